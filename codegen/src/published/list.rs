//! The list of codes that a file contains.

use crate::model::value::{Notation, Value};

/// Why a constant is unread whose value the files do not tell.
pub(super) const NOT_COMPUTED: &str = "its value cannot be computed";

/// A published list, as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct List {
    /// The codes, in the order of the file.
    pub codes: Vec<Listed>,
    /// The ranges, in the order of the file.
    pub ranges: Vec<ListedRange>,
    /// The rows that may be codes and could not be read.
    pub unread: Vec<Unread>,
    /// What assigns no code, and what may be part of the list and was not read.
    pub left_out: Vec<LeftOut>,
}

/// A code as the vendor lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: String,
    /// What the list says about the code; paragraphs are separated by `\n`.
    pub description: String,
    /// The heading that the code is listed under.
    pub group: Option<String>,
}

/// A range of values as the vendor lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRange {
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The first value.
    pub first: Value,
    /// The last value.
    pub last: Value,
    /// What the list calls the values.
    pub label: String,
}

/// A row that may be a code and could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The row.
    pub text: String,
    /// The label, if the row seems to have one.
    pub label: Option<String>,
    /// Why it could not be read, in a few words.
    pub reason: &'static str,
}

impl Unread {
    /// Whether the value needs a constant that the files do not define.
    #[must_use]
    pub fn needs_definition(&self) -> bool {
        self.reason == NOT_COMPUTED
    }
}

/// Something that was seen and is no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The first line, counted from 1.
    pub line: usize,
    /// What it is, in a few words, without the values of a gap.
    pub what: String,
    /// The values that the list says are not assigned.
    pub gap: Option<ListedRange>,
}

impl LeftOut {
    /// What it is, in a few words, with the values of a gap as a table with this notation shows them.
    #[must_use]
    pub fn describe(&self, notation: Notation) -> String {
        let Self { what, gap, .. } = self;
        match gap {
            None => what.clone(),
            Some(ListedRange { first, last, .. }) if first == last => {
                format!("{}, {what}", first.show(notation))
            }
            Some(ListedRange { first, last, .. }) => {
                format!(
                    "{} to {}, {what}",
                    first.show(notation),
                    last.show(notation)
                )
            }
        }
    }
}
