//! What is written in a table, with its span.

use crate::diagnostic::Span;

/// Something written in a table, with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A value as written, before it is checked against `repr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawValue {
    /// A TOML integer: its digits, sign included, and their radix.
    Integer {
        digits: String,
        radix: u32,
    },
    Str(String),
}

/// What a code states in a column, before it is checked against the type of the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawFact {
    Bool(bool),
    Value(RawValue),
}
