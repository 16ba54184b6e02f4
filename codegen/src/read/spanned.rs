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
