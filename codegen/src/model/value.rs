//! Values: what a code is on the wire, and the Rust type that holds it.

use std::fmt;

use super::Words;

/// The Rust type of a table's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repr {
    /// One of Rust's integers.
    Integer(IntRepr),
    /// Text, compared byte by byte.
    Str,
}

/// A Rust integer type of 8 to 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the type of its name")]
pub enum IntRepr {
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
}

/// How integer values are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Radix {
    /// As `17`.
    #[default]
    Decimal,
    /// As `0xC0000005`, at the width of the type.
    Hex,
}

/// The value of one code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Of a table whose [`Repr`] is an integer.
    Integer(i128),
    /// Of a table whose [`Repr`] is `str`.
    Text(String),
}

impl Words for Repr {
    const WORDS: &'static [&'static str] =
        &["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "str"];
}

impl Words for Radix {
    const WORDS: &'static [&'static str] = &["decimal", "hex"];
}

impl Repr {
    /// Its name in a table, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer(repr) => repr.name(),
            Self::Str => "str",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        if name == "str" {
            return Some(Self::Str);
        }
        let mut integers = IntRepr::ALL.into_iter();
        let found = integers.find(|repr| repr.name() == name);
        found.map(Self::Integer)
    }

    /// Parses a value as people write it. Returns `None` if no code can have it.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Value> {
        match self {
            Self::Str => (!text.is_empty()).then(|| Value::Text(text.to_owned())),
            Self::Integer(repr) => {
                let (number, is_hex) = parse_number(text).ok()?;
                let number = repr.wrap(number, is_hex);
                repr.holds(number).then_some(Value::Integer(number))
            }
        }
    }

    /// The values that a text may mean to somebody who met it in a log, the likeliest first: the
    /// number as it stands, the one that has the same bits in this type, and, where values are
    /// shown in hexadecimal, digits without `0x`.
    pub(crate) fn meanings(self, radix: Radix, text: &str) -> Vec<Value> {
        let Self::Integer(repr) = self else {
            return vec![Value::Text(text.to_owned())];
        };
        let bare = (radix == Radix::Hex).then(|| format!("0x{text}"));
        let spellings = std::iter::once(text).chain(bare.as_deref());
        let numbers = spellings.filter_map(|text| Some(parse_number(text).ok()?.0));
        let meanings = numbers.flat_map(|number| [Some(number), repr.same_bits(number)]);
        meanings.flatten().map(Value::Integer).collect()
    }
}

/// Why a text is not an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberError {
    /// It has something other than digits.
    NotANumber,
    /// It has too many digits.
    TooLarge,
}

/// Parses a decimal or hexadecimal number with an optional minus. Returns the number, and whether it
/// was hexadecimal.
pub(crate) fn parse_number(text: &str) -> Result<(i128, bool), NumberError> {
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let hex = magnitude
        .strip_prefix("0x")
        .or(magnitude.strip_prefix("0X"));
    let (digits, radix) = match hex {
        Some(digits) => (digits, 16),
        None => (magnitude, 10),
    };
    // `from_str_radix` accepts a sign, which must not follow another one or `0x`.
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err(NumberError::NotANumber);
    }
    let number = i128::from_str_radix(digits, radix).map_err(|_| NumberError::TooLarge)?;
    Ok((if negative { -number } else { number }, hex.is_some()))
}

impl IntRepr {
    const ALL: [Self; 8] = [
        Self::U8,
        Self::U16,
        Self::U32,
        Self::U64,
        Self::I8,
        Self::I16,
        Self::I32,
        Self::I64,
    ];

    /// The Rust name, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
        }
    }

    /// Whether values may be below zero.
    #[must_use]
    pub fn is_signed(self) -> bool {
        matches!(self, Self::I8 | Self::I16 | Self::I32 | Self::I64)
    }

    /// The width in bits: 8, 16, 32 or 64.
    #[must_use]
    pub fn bits(self) -> u32 {
        8 * self.bytes()
    }

    /// The width in bytes: 1, 2, 4 or 8.
    #[must_use]
    pub fn bytes(self) -> u32 {
        match self {
            Self::U8 | Self::I8 => 1,
            Self::U16 | Self::I16 => 2,
            Self::U32 | Self::I32 => 4,
            Self::U64 | Self::I64 => 8,
        }
    }

    /// The smallest value.
    #[must_use]
    pub fn min(self) -> i128 {
        if self.is_signed() {
            -(1 << (self.bits() - 1))
        } else {
            0
        }
    }

    /// The largest value.
    #[must_use]
    pub fn max(self) -> i128 {
        let bits = if self.is_signed() {
            self.bits() - 1
        } else {
            self.bits()
        };
        (1 << bits) - 1
    }

    pub(crate) fn holds(self, number: i128) -> bool {
        (self.min()..=self.max()).contains(&number)
    }

    /// The number of this type that has the same bits, where the sign makes it another.
    fn same_bits(self, number: i128) -> Option<i128> {
        let range = 1 << self.bits();
        let other = match number {
            _ if number >= range || number < -range / 2 => return None,
            _ if number.is_negative() => number + range,
            _ => number - range,
        };
        self.holds(other).then_some(other)
    }

    /// A number written in hexadecimal is the bit pattern of a signed type, as the tables that
    /// write it so have it: 0xC0000005 in an `i32` is below zero.
    pub(crate) fn wrap(self, number: i128, hex: bool) -> i128 {
        let wraps = hex && self.is_signed() && number > self.max() && number < 1 << self.bits();
        if wraps {
            number - (1 << self.bits())
        } else {
            number
        }
    }
}

impl Radix {
    /// Its name in a table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Hex => "hex",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let mut all = [Self::Decimal, Self::Hex].into_iter();
        all.find(|radix| radix.name() == name)
    }
}

impl Value {
    /// The number; `None` if the value is a string.
    #[must_use]
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Text(_) => None,
        }
    }

    /// The string; `None` if the value is an integer.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Integer(_) => None,
            Self::Text(text) => Some(text),
        }
    }

    /// The value as people of the table write it. A value outside `repr` keeps its sign.
    #[must_use]
    pub fn show(&self, repr: Repr, radix: Radix) -> String {
        match (self, repr, radix) {
            (Self::Integer(number), Repr::Integer(repr), Radix::Hex) => {
                let width = usize::try_from(repr.bits() / 4).unwrap_or(0);
                if repr.holds(*number) {
                    // At most 64 bits, which are written faster.
                    let pattern = u64::try_from(number & ((1 << repr.bits()) - 1)).unwrap_or(0);
                    let digits = format!("{pattern:X}");
                    let zeros = "0".repeat(width.saturating_sub(digits.len()));
                    ["0x", &zeros, &digits].concat()
                } else {
                    let sign = if number.is_negative() { "-" } else { "" };
                    format!("{sign}0x{:0width$X}", number.unsigned_abs())
                }
            }
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
