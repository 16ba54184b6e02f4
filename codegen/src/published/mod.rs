//! A vendor's list of codes, held against a table of ours.
//!
//! Of the tables that stand in a page, [`find`] takes the one that lists codes, [`compare`] says how
//! it differs from ours, [`unread`] what may be a code beside, and [`insert`] adds what is new to the text of ours.

mod difference;
mod find;
mod insert;
mod unread;

use crate::model::value::Value;
pub use difference::{Difference, Obstacle, compare};
pub use find::find;
pub use insert::{New, insert};
pub use unread::unread;

/// The rows of one table in a page, of any meaning.
pub type Grid = Vec<Row>;

/// One row of a table in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the page, counted from 1.
    pub line: usize,
    /// What stands in it.
    pub cells: Vec<String>,
    /// Whether only a blank parts the cells, so that it may be a line of prose.
    pub is_loose: bool,
}

/// One code as the vendor lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands in the page.
    pub line: usize,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: String,
}
