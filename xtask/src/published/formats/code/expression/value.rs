//! The values of expressions.

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Int(Int<'a>),
    /// The text of a string, as it is written between the quotation marks.
    Str(&'a str),
}

/// An integer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Int<'a> {
    pub(super) number: i128,
    /// The bits of an unsigned integer, 0 if they are not known.
    pub(super) unsigned: Option<u32>,
    /// The literal, if the value is one.
    pub(super) literal: Option<&'a str>,
    /// Whether it is a hexadecimal literal with a mark other than `0x`.
    pub(super) hex: bool,
    /// Whether an operator was applied outside of parentheses.
    pub(super) compound: bool,
    /// Whether that happened in a macro, whose text an operator would take apart.
    pub(super) loose: bool,
}

impl PartialEq for Int<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Int<'_> {}

impl Int<'_> {
    pub(super) fn new(number: i128) -> Self {
        Self {
            number,
            unsigned: None,
            literal: None,
            hex: false,
            compound: false,
            loose: false,
        }
    }

    /// The same value as that of an expression in parentheses.
    pub(super) fn tight(self) -> Self {
        Self {
            compound: false,
            loose: false,
            ..self
        }
    }

    /// A value that is kept in the bits of an unsigned integer.
    pub(super) fn unsigned(number: i128, bits: Option<u32>) -> Option<Self> {
        let number = match bits {
            Some(0) if number < 0 || number > i128::from(u32::MAX) => return None,
            None | Some(0) => number,
            Some(bits) => number & ((1 << bits) - 1),
        };
        Some(Self {
            unsigned: bits,
            ..Self::new(number)
        })
    }
}

impl Value<'_> {
    /// The value as a cell shows it: a literal as it is written, and otherwise decimal.
    pub(crate) fn display(&self) -> String {
        match self {
            Self::Str(text) => (*text).to_owned(),
            Self::Int(Int {
                literal: Some(literal),
                number,
                ..
            }) => {
                let text: String = literal
                    .chars()
                    .filter(|c| !matches!(c, '_' | '\''))
                    .collect();
                let is_hex = text.starts_with("0x") || text.starts_with("0X");
                let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
                let keeps = is_hex || (is_plain && text.parse() == Ok(*number));
                if keeps { text } else { number.to_string() }
            }
            Self::Int(int) if int.hex => format!("{:#x}", int.number),
            Self::Int(int) => int.number.to_string(),
        }
    }
}
