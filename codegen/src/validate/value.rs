//! From a value as written to a value of the table's type.

use crate::model::value::{NumberError, Repr, Value, parse_number};
use crate::read::raw::RawValue;

/// Why something that was written is not a value of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueError {
    /// An integer where `repr` is `str`.
    NotAString,
    /// A string that is not a number where `repr` is an integer.
    NotANumber,
    /// A number outside of `repr`.
    OutOfRange,
    /// A TOML integer of more than 64 bits with sign, which other readers of TOML refuse.
    TooLargeForToml,
    /// An empty string.
    Empty,
}

/// Reads the value of a code.
pub(super) fn read(repr: Repr, raw: &RawValue) -> Result<Value, ValueError> {
    let value = read_any(repr, raw)?;
    match (repr, &value) {
        (Repr::Integer(repr), Value::Integer(number)) if !repr.holds(*number) => {
            Err(ValueError::OutOfRange)
        }
        _ => Ok(value),
    }
}

/// Reads a value that may lie outside of `repr`, as those of gaps and retired codes may.
pub(super) fn read_any(repr: Repr, raw: &RawValue) -> Result<Value, ValueError> {
    match (repr, raw) {
        (Repr::Str, RawValue::Integer { .. }) => Err(ValueError::NotAString),
        (Repr::Str, RawValue::Str(text)) if text.is_empty() => Err(ValueError::Empty),
        (Repr::Str, RawValue::Str(text)) => Ok(Value::Text(text.clone())),
        (Repr::Integer(repr), RawValue::Integer { digits, radix }) => {
            match i128::from_str_radix(digits, *radix) {
                Ok(number) if i64::try_from(number).is_ok() => {
                    Ok(Value::Integer(repr.wrap(number, *radix == 16)))
                }
                _ => Err(ValueError::TooLargeForToml),
            }
        }
        (Repr::Integer(repr), RawValue::Str(text)) => match parse_number(text) {
            Ok((number, is_hex)) => Ok(Value::Integer(repr.wrap(number, is_hex))),
            Err(NumberError::NotANumber) => Err(ValueError::NotANumber),
            Err(NumberError::TooLarge) => Err(ValueError::OutOfRange),
        },
    }
}
