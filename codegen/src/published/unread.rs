//! Finds rows of a page that look like codes but were not read, such as one with an empty cell or with a value
//! of another type. Without them a comparison could say that two lists agree although they differ.

use std::collections::{HashMap, HashSet};

use super::page::{Listed, PageRow, PageTable};
use crate::model::value::{Repr, Value};
use crate::model::{Code, Table};

/// The values that were read with each label.
type Read<'l> = HashMap<&'l str, Vec<&'l Value>>;

/// What is known about the labels of a table.
struct Labels<'t> {
    all: HashSet<&'t str>,
    /// The first words of labels of several words.
    first_words: HashSet<&'t str>,
}

/// Returns the rows that may be codes but were not read, in the order of the page.
#[must_use]
pub fn unread<'g>(table: &Table, page: &'g [PageTable], listed: &[Listed]) -> Vec<&'g PageRow> {
    let mut read = Read::new();
    for row in listed {
        read.entry(&row.label).or_default().push(&row.value);
    }
    let all: HashSet<&str> = table.codes.iter().flat_map(Code::labels).collect();
    let first_words = all.iter().filter_map(|label| first_word(label)).collect();
    let labels = Labels { all, first_words };

    let mut unread = Vec::new();
    for page_table in page {
        let mut rows = page_table.iter();
        let column = rows.find_map(|row| column_of_value(table, row, &read));
        unread.extend(page_table.iter().filter(|row| {
            looks_like_code(table, &labels, column, row)
                && column_of_value(table, row, &read).is_none()
        }));
    }
    unread.sort_by_key(|row| row.line);
    unread
}

/// Whether a row looks like a code. It does if there is a number in `column`, that of the values in rows of
/// the same table that were read, or if it has a label like the known ones and something that may be a value.
fn looks_like_code(
    table: &Table,
    labels: &Labels<'_>,
    column: Option<usize>,
    row: &PageRow,
) -> bool {
    // The columns of a loose row are words.
    let column = column.filter(|_| !row.is_loose);
    let value = column.and_then(|column| row.cells.get(column));
    if value.is_some_and(|cell| starts_like_number(cell)) {
        return true;
    }
    let may_be_value = |cell: &String| table.repr == Repr::Str || starts_like_number(cell);
    let has_value = value.is_some() || row.cells.iter().any(may_be_value);
    has_value && row.cells.iter().any(|cell| labels.may_have(cell))
}

impl Labels<'_> {
    /// Whether a cell may be a label that is not in the table: it starts with the word of a known one.
    fn may_have(&self, cell: &str) -> bool {
        let has_known_start = first_word(cell).is_some_and(|word| self.first_words.contains(word));
        has_known_start && !self.all.contains(cell) && !cell.contains(char::is_whitespace)
    }
}

/// Returns the first word of a label of several words: `API` of `API_OK`.
fn first_word(label: &str) -> Option<&str> {
    let (word, rest) = label.split_once(|c: char| !c.is_alphanumeric())?;
    (!word.is_empty() && !rest.is_empty()).then_some(word)
}

fn starts_like_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the column of the value in a row that was read; `None` if it was not.
fn column_of_value(table: &Table, row: &PageRow, read: &Read<'_>) -> Option<usize> {
    // The label alone is not enough: it may have been read with another value.
    let mut values = row.cells.iter().filter_map(|cell| read.get(cell.as_str()));
    values.find_map(|values| {
        let is_read = |value: Value| values.contains(&&value);
        let mut cells = row.cells.iter();
        cells.position(|cell| table.repr.parse(cell).is_some_and(is_read))
    })
}
