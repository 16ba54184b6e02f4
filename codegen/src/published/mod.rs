//! Lists of codes that vendors publish, compared with tables.
//!
//! [`find`] chooses the list of codes among the tables of a page, [`compare`] compares it with a table,
//! [`unread`] returns the rows that may be codes but were not read, and [`insert`] adds new codes to the
//! text of the table.

mod difference;
mod find;
mod insert;
mod unread;

use crate::model::value::Value;
pub use difference::{Difference, Obstacle, compare};
pub use find::{FindError, find};
pub use insert::{NewCode, insert};
pub use unread::unread;

/// The rows of a table in a page.
pub type Grid = Vec<Row>;

/// A row of a table in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
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
    /// The line of the page.
    pub line: usize,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: String,
}
