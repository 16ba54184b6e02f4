//! The tables of a page, and a code as a page lists it.

use crate::model::value::Value;

/// A table in a page: its rows. It may list codes, or anything else.
pub type PageTable = Vec<PageRow>;

/// A row of a table in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// The line of the page that it starts in, counted from 1.
    pub line: usize,
    /// The content of its cells.
    pub cells: Vec<String>,
    /// Whether only spaces separate the cells, so that it may be a line of prose.
    pub is_loose: bool,
}

/// A code as the vendor lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The line of the page, counted from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: String,
}
