//! The value of a code, and its Rust type.

use std::fmt;

use super::keyword::{Keyword, keywords};

/// The Rust type of a table's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repr {
    /// An integer type.
    Integer(IntRepr),
    /// Strings, compared byte by byte.
    Str,
}

keywords! {
    /// A Rust integer type of 8 to 64 bits.
    #[allow(missing_docs, reason = "each variant is the type of its name")]
    IntRepr {
        U8 = "u8",
        U16 = "u16",
        U32 = "u32",
        U64 = "u64",
        I8 = "i8",
        I16 = "i16",
        I32 = "i32",
        I64 = "i64",
    }
}

keywords! {
    /// How integer values are shown.
    #[derive(Default)]
    Radix {
        /// As `17`.
        #[default]
        Decimal = "decimal",
        /// As `0xC0000005`, at the width of the type.
        Hex = "hex",
    }
}

/// How the values of a table are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    /// Their type.
    pub repr: Repr,
    /// The radix of integers.
    pub radix: Radix,
    /// The digits that a decimal integer is shown with at least.
    pub width: usize,
}

/// The value of a code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A value of a table whose [`Repr`] is an integer type.
    Integer(i128),
    /// A value of a table whose [`Repr`] is `str`.
    Str(String),
}

impl Keyword for Repr {
    const KEYWORDS: &'static [&'static str] =
        &["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "str"];

    fn from_keyword(keyword: &str) -> Option<Self> {
        match keyword {
            "str" => Some(Self::Str),
            _ => IntRepr::from_keyword(keyword).map(Self::Integer),
        }
    }
}

// The keywords of `Repr` are those of `IntRepr`, and `str`.
const _: () = assert!(Repr::KEYWORDS.len() == IntRepr::KEYWORDS.len() + 1);

impl Repr {
    /// Returns the type of this name, or `None` if there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::from_keyword(name)
    }

    /// Returns its name, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer(repr) => repr.name(),
            Self::Str => "str",
        }
    }

    /// Parses a value as a table or a document may write it. Returns `None` if no code can have it.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Value> {
        match self {
            Self::Str => (!text.is_empty()).then(|| Value::Str(text.to_owned())),
            Self::Integer(repr) => {
                let value = repr.interpret(parse_number(text).ok()?);
                repr.holds(value).then_some(Value::Integer(value))
            }
        }
    }

    /// The values that a string in a log may mean, the likeliest first: the number itself, the number of
    /// this type with the same bits, and, if values are shown in hexadecimal, digits without `0x`.
    pub(crate) fn candidates(self, radix: Radix, text: &str) -> Vec<Value> {
        let Self::Integer(repr) = self else {
            return vec![Value::Str(text.to_owned())];
        };
        let with_0x = (radix == Radix::Hex).then(|| format!("0x{text}"));
        std::iter::once(text)
            .chain(with_0x.as_deref())
            .filter_map(|text| parse_number(text).ok())
            .flat_map(|number| [Some(number.value), repr.same_bits(number.value)])
            .flatten()
            .map(Value::Integer)
            .collect()
    }
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: i128,
    /// Whether it was written in hexadecimal.
    pub(crate) is_hex: bool,
}

/// Why a string is not an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberError {
    /// It has a character that is not a digit.
    NotANumber,
    /// It has too many digits.
    TooLarge,
}

/// Parses a decimal number, or a hexadecimal one after `0x`, with an optional minus sign.
pub(crate) fn parse_number(text: &str) -> Result<Number, NumberError> {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
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
    let value = i128::from_str_radix(digits, radix).map_err(|_| NumberError::TooLarge)?;
    let is_negative = text.starts_with('-');
    Ok(Number {
        value: if is_negative { -value } else { value },
        is_hex: hex.is_some(),
    })
}

impl IntRepr {
    /// Whether values may be negative.
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
        (1 << (self.bits() - u32::from(self.is_signed()))) - 1
    }

    pub(crate) fn holds(self, number: i128) -> bool {
        (self.min()..=self.max()).contains(&number)
    }

    /// The number that this type holds and whose bits, at the width of the type, are those of `number` read with
    /// the other signedness: -1 for 255 and `i8`, 255 for -1 and `u8`. `None` if there is no such number.
    fn same_bits(self, number: i128) -> Option<i128> {
        let range = 1 << self.bits();
        let other = match number {
            _ if number >= range || number < -range / 2 => return None,
            _ if number.is_negative() => number + range,
            _ => number - range,
        };
        self.holds(other).then_some(other)
    }

    /// Reads a number as the raw type of a generated crate does: a decimal one with an optional sign, or the bits in
    /// hexadecimal after `0x`. Returns `None` if the string is neither, or if the type does not hold the number.
    pub(crate) fn parse(self, text: &str) -> Option<i128> {
        let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
        let number = match hex {
            Some(digits) if digits.starts_with('+') => None,
            Some(digits) => u64::from_str_radix(digits, 16).ok().map(|bits| {
                self.interpret(Number {
                    value: bits.into(),
                    is_hex: true,
                })
            }),
            None if text.starts_with('-') && !self.is_signed() => None,
            None => text.parse().ok(),
        };
        number.filter(|number| self.holds(*number))
    }

    /// Returns the value that a number means for this type: a hexadecimal number above the maximum is a bit
    /// pattern, so that 0xC0000005 is a negative `i32`. The type may not hold the result.
    pub(crate) fn interpret(self, number: Number) -> i128 {
        let Number { value, is_hex } = number;
        if is_hex && value > self.max() {
            self.same_bits(value).unwrap_or(value)
        } else {
            value
        }
    }
}

impl Value {
    /// Returns the number, or `None` if the value is a string.
    #[must_use]
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Str(_) => None,
        }
    }

    /// Returns the string, or `None` if the value is an integer.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Integer(_) => None,
            Self::Str(text) => Some(text),
        }
    }

    /// Returns the value as a table shows it: in hexadecimal as a bit pattern, or with a sign if the type does
    /// not hold it.
    #[must_use]
    pub fn show(&self, notation: Notation) -> String {
        match (self, notation.repr, notation.radix) {
            (Self::Integer(number), Repr::Integer(repr), Radix::Hex) => {
                let (sign, digits) = if repr.holds(*number) {
                    ("", number & ((1 << repr.bits()) - 1))
                } else {
                    (sign(*number), *number)
                };
                let width = 2 * repr.bytes() as usize;
                format!("{sign}0x{:0width$X}", digits.unsigned_abs())
            }
            (Self::Integer(number), _, Radix::Decimal) => {
                let (sign, width) = (sign(*number), notation.width);
                format!("{sign}{:0width$}", number.unsigned_abs())
            }
            _ => self.to_string(),
        }
    }
}

fn sign(number: i128) -> &'static str {
    if number.is_negative() { "-" } else { "" }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Str(text) => text.fmt(f),
        }
    }
}
