//! Values: of the type that the table declares.

use super::Context;
use crate::diagnostic::Span;
use crate::model::value::{IntRepr, NumberError, Repr, Value, parse_number};
use crate::read::spanned::{RawValue, Spanned};

impl Context<'_, '_> {
    /// The value of a code.
    pub(super) fn value(&mut self, raw: &Spanned<RawValue>) -> Option<Value> {
        let value = self.any_value(raw)?;
        if let (Repr::Integer(repr), Value::Integer(number)) = (self.repr, &value)
            && !repr.holds(*number)
        {
            self.out_of_range(&raw.span, repr);
            return None;
        }
        Some(value)
    }

    /// A value that may be outside of `repr`, as those of gaps and retired codes may.
    pub(super) fn any_value(&mut self, raw: &Spanned<RawValue>) -> Option<Value> {
        let (title, help) = match (self.repr, &raw.value) {
            (Repr::Str, RawValue::Str(text)) if text.is_empty() => (
                "an empty value",
                "write the string that travels on the wire",
            ),
            (Repr::Str, RawValue::Str(text)) => return Some(Value::Str(text.clone())),
            (Repr::Str, RawValue::Integer { .. }) => (
                "an integer in a table of strings",
                "put the value in quotes, or change `repr`",
            ),
            (Repr::Integer(repr), RawValue::Integer { digits, radix }) => {
                match i128::from_str_radix(digits, *radix) {
                    Ok(number) if i64::try_from(number).is_ok() => {
                        return Some(Value::Integer(repr.wrap(number, *radix == 16)));
                    }
                    _ => (
                        "an integer that TOML cannot represent",
                        "put the value in quotes, which every TOML parser accepts",
                    ),
                }
            }
            (Repr::Integer(repr), RawValue::Str(text)) => match parse_number(text) {
                Ok((number, is_hex)) => return Some(Value::Integer(repr.wrap(number, is_hex))),
                Err(NumberError::TooLarge) => {
                    self.out_of_range(&raw.span, repr);
                    return None;
                }
                Err(NumberError::NotANumber) => (
                    "a string that is not a number",
                    "write decimal digits, or hexadecimal ones after `0x`; for strings use `repr = \"str\"`",
                ),
            },
        };
        self.error(&raw.span, title, help);
        None
    }

    fn out_of_range(&mut self, span: &Span, repr: IntRepr) {
        let (name, min, max) = (repr.name(), repr.min(), repr.max());
        let title = format!("value out of range for `{name}`");
        let help =
            format!("`{name}` holds {min} to {max}: fix the value, or choose a wider `repr`");
        self.error(span, title, help);
    }
}
