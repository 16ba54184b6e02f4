//! When two values of two tables are the same on the wire, even if `repr` changed between them.

use crate::model::Table;
use crate::model::value::{Repr, Value};

/// How values of both tables are made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// As they are.
    Value,
    /// By their bits: the type is as wide as before, whatever became of its sign.
    Bits(u32),
    /// By how they are shown: one table has integers, the other one texts.
    Text,
}

impl Identity {
    pub(super) fn of(old: &Table, new: &Table) -> Self {
        match (old.repr, new.repr) {
            (Repr::Integer(old), Repr::Integer(new)) if old.bits() == new.bits() => {
                Self::Bits(old.bits())
            }
            (Repr::Integer(_), Repr::Str) | (Repr::Str, Repr::Integer(_)) => Self::Text,
            _ => Self::Value,
        }
    }

    /// What is equal for values that are the same.
    pub(super) fn key(self, table: &Table, value: &Value) -> Value {
        match (self, value) {
            (Self::Bits(bits), Value::Integer(number)) => {
                Value::Integer(number & ((1 << bits) - 1))
            }
            (Self::Text, Value::Integer(_)) => Value::Text(table.show(value)),
            _ => value.clone(),
        }
    }
}
