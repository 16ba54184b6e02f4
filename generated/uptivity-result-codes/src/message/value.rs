// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! The value in a message.

use std::fmt;
use std::num::IntErrorKind::{NegOverflow, PosOverflow};
use std::num::ParseIntError;
use std::string::{String, ToString};

use super::Problem;

/// A type of values: an integer type or `String`.
pub(super) trait Value: Sized {
    /// The type of the value in a raw value: the same integer type, or `&str`.
    type Borrowed<'v>;

    fn borrowed(&self) -> Self::Borrowed<'_>;

    fn from_borrowed(value: Self::Borrowed<'_>) -> Self;

    /// Reads the content of the code element, without white space around it.
    fn read(text: &str, is_hex: bool) -> Result<Self, Problem>;

    /// Writes the value for people: in decimal, in hexadecimal at the width of its type, or as a string
    /// in quotes.
    fn show(&self, is_hex: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

macro_rules! impl_value {
    ($($int:ident from the bits of $bits:ident,)*) => {$(
        impl Value for $int {
            type Borrowed<'v> = Self;

            fn borrowed(&self) -> Self {
                *self
            }

            fn from_borrowed(value: Self) -> Self {
                value
            }

            fn read(text: &str, is_hex: bool) -> Result<Self, Problem> {
                let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
                let value = match digits.filter(|_| is_hex) {
                    // `from_str_radix` accepts a sign, which must not follow `0x`.
                    Some(digits) if digits.starts_with('+') => {
                        return Err(Problem::NotANumber(text.to_string()));
                    }
                    Some(digits) => $bits::from_str_radix(digits, 16)
                        .map(|bits| Self::from_ne_bytes(bits.to_ne_bytes())),
                    None => text.parse(),
                };
                value.map_err(|error| problem(text, &error))
            }

            fn show(&self, is_hex: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if is_hex {
                    write!(f, "{self:#0width$X}", width = 2 + 2 * size_of::<Self>())
                } else {
                    write!(f, "{self}")
                }
            }
        }
    )*};
}

impl_value! {
    u8 from the bits of u8,
    u16 from the bits of u16,
    u32 from the bits of u32,
    u64 from the bits of u64,
    i8 from the bits of u8,
    i16 from the bits of u16,
    i32 from the bits of u32,
    i64 from the bits of u64,
}

impl Value for String {
    type Borrowed<'v> = &'v str;

    fn borrowed(&self) -> &str {
        self
    }

    fn from_borrowed(value: &str) -> Self {
        value.to_string()
    }

    fn read(text: &str, _is_hex: bool) -> Result<Self, Problem> {
        Ok(text.to_string())
    }

    fn show(&self, _is_hex: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// The problem of an integer that does not parse. Unsigned types do not accept a minus sign, so a
/// negative number is out of range too.
fn problem(text: &str, error: &ParseIntError) -> Problem {
    let is_number = text.parse::<i128>().is_ok();
    if is_number || [NegOverflow, PosOverflow].contains(error.kind()) {
        Problem::OutOfRange(text.to_string())
    } else {
        Problem::NotANumber(text.to_string())
    }
}
