//! Values: of the type that the table declares.

use super::Context;
use crate::model::value::{IntRepr, Number, NumberError, Repr, Value, parse_number};
use crate::read::spanned::{RawValue, Spanned};

impl Context<'_, '_> {
    /// Parses the value of a code, which has to be in the range of `repr`.
    pub(super) fn value_in_range(&mut self, raw: &Spanned<RawValue>) -> Option<Value> {
        self.value_or_report(in_range(&raw.value, self.repr), raw)
    }

    /// Parses a value that may be outside the range of `repr`, such as that of a gap or of a retired code.
    pub(super) fn parse_value(&mut self, raw: &Spanned<RawValue>) -> Option<Value> {
        self.value_or_report(parse(&raw.value, self.repr), raw)
    }

    fn value_or_report(
        &mut self,
        result: Result<Value, ValueError>,
        raw: &Spanned<RawValue>,
    ) -> Option<Value> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(&raw.span, error.title(), error.help());
                None
            }
        }
    }
}

/// Why a value is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum ValueError {
    /// An empty string.
    Empty,
    /// An integer in a table of strings.
    NotAString,
    /// A string in a table of integers that is not a number.
    NotANumber,
    /// A TOML integer of more than 64 bits.
    TooLargeForToml,
    /// A number that the type does not hold.
    OutOfRange(IntRepr),
}

/// Parses a value that the type has to hold.
pub(super) fn in_range(raw: &RawValue, repr: Repr) -> Result<Value, ValueError> {
    let value = parse(raw, repr)?;
    match (repr, &value) {
        (Repr::Integer(repr), Value::Integer(number)) if !repr.holds(*number) => {
            Err(ValueError::OutOfRange(repr))
        }
        _ => Ok(value),
    }
}

/// Parses a value, without a check of its range.
fn parse(raw: &RawValue, repr: Repr) -> Result<Value, ValueError> {
    match (repr, raw) {
        (Repr::Str, RawValue::Str(string)) if string.is_empty() => Err(ValueError::Empty),
        (Repr::Str, RawValue::Str(string)) => Ok(Value::Str(string.clone())),
        (Repr::Str, RawValue::Integer { .. }) => Err(ValueError::NotAString),
        (Repr::Integer(repr), RawValue::Integer { digits, radix }) => {
            let value = i64::from_str_radix(digits, *radix)
                .map_err(|_| ValueError::TooLargeForToml)?
                .into();
            let is_hex = *radix == 16;
            Ok(Value::Integer(repr.interpret(Number { value, is_hex })))
        }
        (Repr::Integer(repr), RawValue::Str(string)) => match parse_number(string) {
            Ok(number) => Ok(Value::Integer(repr.interpret(number))),
            Err(NumberError::TooLarge) => Err(ValueError::OutOfRange(repr)),
            Err(NumberError::NotANumber) => Err(ValueError::NotANumber),
        },
    }
}

impl ValueError {
    fn title(self) -> String {
        match self {
            Self::Empty => "an empty value".to_owned(),
            Self::NotAString => "an integer in a table of strings".to_owned(),
            Self::NotANumber => "a string that is not a number".to_owned(),
            Self::TooLargeForToml => "an integer that TOML cannot represent".to_owned(),
            Self::OutOfRange(repr) => format!("value out of range for `{}`", repr.name()),
        }
    }

    fn help(self) -> String {
        match self {
            Self::Empty => "write the string that travels on the wire".to_owned(),
            Self::NotAString => "put the value in quotes, or change `repr`".to_owned(),
            Self::NotANumber => "write decimal digits, or hexadecimal ones after `0x`; \
                                 for strings use `repr = \"str\"`"
                .to_owned(),
            Self::TooLargeForToml => {
                "put the value in quotes, which every TOML parser accepts".to_owned()
            }
            Self::OutOfRange(repr) => {
                let (name, min, max) = (repr.name(), repr.min(), repr.max());
                format!("`{name}` holds {min} to {max}: fix the value, or choose a wider `repr`")
            }
        }
    }
}
