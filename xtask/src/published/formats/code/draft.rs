//! A row of code before its comments are known.

use std::ops::Range;

/// A row of a block whose comments are not known yet.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The first token of what belongs to the row, such as an attribute or `#ifndef` above it.
    pub(crate) lead: usize,
    /// The tokens of the row.
    pub(crate) tokens: Range<usize>,
    /// The cells.
    pub(crate) cells: Vec<String>,
    /// What is said about the row in the code itself, such as a string alongside.
    pub(crate) said: Option<String>,
    /// Differs from that of the row before if other code is between them.
    pub(crate) epoch: usize,
}

impl Draft {
    pub(super) fn value(&self) -> &str {
        self.cells.last().map_or("", String::as_str)
    }
}

/// From how many rows on a comment above them heads them although empty lines are between them.
pub(super) const SEVERAL: usize = 3;
