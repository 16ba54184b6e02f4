//! Columns: facts of a declared type that codes state.

use super::keyword::Keyword;
use super::value::IntRepr;
use crate::diagnostic::Span;

/// A fact that codes may state.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The span of the id.
    pub at: Span,
    /// The name in the table.
    pub id: String,
    /// The method of the enum that returns it, such as `http_status`.
    pub method: String,
    /// The type.
    pub column_type: ColumnType,
    /// What it says.
    pub description: String,
    /// Whether every code states it.
    pub is_required: bool,
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// `true` or `false`.
    Bool,
    /// An integer.
    Integer(IntRepr),
    /// A string.
    Str,
}

/// What a code states in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnValue {
    /// In a column of type [`ColumnType::Bool`].
    Bool(bool),
    /// In a column of type [`ColumnType::Integer`].
    Integer(i128),
    /// In a column of type [`ColumnType::Str`].
    Str(String),
}

impl ColumnType {
    /// Returns its name, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Integer(repr) => repr.name(),
            Self::Str => "str",
        }
    }
}

impl Keyword for ColumnType {
    const KEYWORDS: &'static [&'static str] = &[
        "bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "str",
    ];

    fn from_keyword(keyword: &str) -> Option<Self> {
        match keyword {
            "bool" => Some(Self::Bool),
            "str" => Some(Self::Str),
            _ => IntRepr::from_keyword(keyword).map(Self::Integer),
        }
    }
}

impl std::fmt::Display for ColumnValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Integer(number) => number.fmt(f),
            // Otherwise nobody would see that the code states it.
            Self::Str(string) if string.is_empty() => "\"\"".fmt(f),
            Self::Str(string) => string.fmt(f),
        }
    }
}
