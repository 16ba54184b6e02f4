//! Casts: which parentheses are one, and what a type keeps of a value.

use std::ops::Range;

use super::parser::Parser;
use super::value::{Int, Value};
use crate::published::formats::code::lexer::Kind;

/// The names of integer types, with their bits; negative if signed. Types of status codes such as `HRESULT` are not among them:
/// lists show them without a sign.
const TYPES: [(&str, i32); 38] = [
    ("int8_t", -8),
    ("int16_t", -16),
    ("int32_t", -32),
    ("int64_t", -64),
    ("uint8_t", 8),
    ("uint16_t", 16),
    ("uint32_t", 32),
    ("uint64_t", 64),
    ("__u8", 8),
    ("__u16", 16),
    ("__u32", 32),
    ("__u64", 64),
    ("i8", -8),
    ("i16", -16),
    ("i32", -32),
    ("i64", -64),
    ("u8", 8),
    ("u16", 16),
    ("u32", 32),
    ("u64", 64),
    ("int8", -8),
    ("int16", -16),
    ("int32", -32),
    ("int64", -64),
    ("uint8", 8),
    ("uint16", 16),
    ("uint32", 32),
    ("uint64", 64),
    ("BYTE", 8),
    ("WORD", 16),
    ("DWORD", 32),
    ("byte", 8),
    ("sbyte", -8),
    ("ushort", 16),
    ("uint", 32),
    ("ulong", 64),
    ("INT", -32),
    ("UINT", 32),
];

impl<'a> Parser<'a, '_, '_> {
    /// The end of the parenthesis that starts here, if it is a cast: it has names that have no value, and an operand
    /// follows.
    pub(super) fn cast_end(&self) -> Option<usize> {
        let source = self.source();
        let mut end = self.at + 1;
        let mut names = 0;
        while end < self.end && end < self.at + 16 {
            let text = source.token(end);
            if source.is_name(end) {
                let is_value = self.parameters.iter().any(|(name, _)| *name == text)
                    || !self
                        .evaluator
                        .lookup(text, self.definition.scope)
                        .is_empty();
                if is_value && !TYPES.iter().any(|(name, _)| *name == text) {
                    return None;
                }
                names += 1;
            } else if !matches!(text, "*" | "::" | ".") {
                break;
            }
            end += 1;
        }
        if names == 0 || end >= self.end || !source.is(end, ")") {
            return None;
        }
        let next = source.token(end + 1);
        let starts = match source.kind(end + 1)? {
            Kind::Mark => matches!(next, "(" | "-" | "~" | "!" | "+" | "{"),
            _ => true,
        };
        (end + 1 < self.end && starts).then_some(end)
    }

    /// Converts a value to the type that these tokens name. A literal stays as it is written.
    pub(super) fn cast(&self, of: Range<usize>, value: Value<'a>) -> Option<Value<'a>> {
        let Value::Int(int) = value else {
            return Some(value);
        };
        if int.loose {
            return None;
        }
        if int.literal.is_some() {
            return Some(value);
        }
        let source = self.source();
        let mut words = of
            .filter(|token| source.is_name(*token))
            .map(|token| source.token(token));
        let mut bits = None;
        let (mut is_unsigned, mut is_plain) = (false, true);
        for word in &mut words {
            match word {
                "unsigned" => is_unsigned = true,
                "char" => bits = Some(8),
                "short" => bits = Some(16),
                "int" => bits = bits.or(Some(32)),
                "long" => bits = Some(0),
                "signed" | "const" | "std" => {}
                _ => match TYPES.iter().find(|(name, _)| *name == word) {
                    Some((_, known)) => {
                        is_unsigned = *known > 0;
                        bits = Some(known.unsigned_abs());
                    }
                    None => is_plain = false,
                },
            }
        }
        let bits = bits.or(is_unsigned.then_some(32));
        let Some(bits) = bits.filter(|_| is_plain) else {
            return Some(Value::Int(int.tight()));
        };
        if is_unsigned {
            return Int::unsigned(int.number, Some(bits)).map(Value::Int);
        }
        let number = match bits {
            0 => int.number,
            bits => {
                let unused = 128 - bits;
                (int.number << unused) >> unused
            }
        };
        Some(Value::Int(Int::new(number)))
    }

    pub(super) fn static_cast(&mut self, depth: usize) -> Option<Value<'a>> {
        let start = self.at + 2;
        while self.at < self.end && !self.is("(") {
            self.at += 1;
        }
        let of = start..self.at.saturating_sub(1).max(start);
        let value = self.parenthesized("(", depth)?;
        self.cast(of, value)
    }
}
