//! Finds rows of a page that look like codes but were not read, such as one with an empty cell or with a value
//! of another type. Without them a comparison could say that two lists agree although they differ.

use std::collections::{HashMap, HashSet};

use super::listed::{Grid, Listed, Row};
use crate::model::value::{Repr, Value};
use crate::model::{Code, Table};

/// The values that were read with each label.
type Read<'l> = HashMap<&'l str, Vec<&'l Value>>;

/// Returns the rows that may be codes but were not read, in the order of the page.
#[must_use]
pub fn unread<'g>(table: &Table, grids: &'g [Grid], listed: &[Listed]) -> Vec<&'g Row> {
    let mut read = Read::new();
    for row in listed {
        read.entry(&row.label).or_default().push(&row.value);
    }
    let labels: HashSet<&str> = table.codes.iter().flat_map(Code::labels).collect();
    let first_words: HashSet<&str> = labels
        .iter()
        .filter_map(|label| first_word(label))
        .collect();
    let is_new_label = |cell: &String| {
        let has_known_start = first_word(cell).is_some_and(|word| first_words.contains(word));
        has_known_start && !labels.contains(cell.as_str()) && !cell.contains(char::is_whitespace)
    };
    let may_be_value = |cell: &String| table.repr == Repr::Str || starts_like_number(cell);

    let mut unread = Vec::new();
    for grid in grids {
        let column = grid
            .iter()
            .find_map(|row| column_of_value(table, row, &read));
        unread.extend(grid.iter().filter(|row| {
            let value = column.filter(|_| !row.is_loose);
            let value = value.and_then(|column| row.cells.get(column));
            let has_number = value.is_some_and(|cell| starts_like_number(cell));
            let has_value = value.is_some() || row.cells.iter().any(may_be_value);
            let looks_like_code = has_number || (has_value && row.cells.iter().any(is_new_label));
            looks_like_code && column_of_value(table, row, &read).is_none()
        }));
    }
    unread.sort_by_key(|row| row.line);
    unread
}

/// The first word of a label of several words: `API` of `API_OK`.
fn first_word(label: &str) -> Option<&str> {
    let (word, rest) = label.split_once(|c: char| !c.is_alphanumeric())?;
    (!word.is_empty() && !rest.is_empty()).then_some(word)
}

fn starts_like_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

/// The column of the value in a row that was read; `None` if it was not.
fn column_of_value(table: &Table, row: &Row, read: &Read<'_>) -> Option<usize> {
    // The label alone is not enough: it may have been read with another value.
    let mut values = row.cells.iter().filter_map(|cell| read.get(cell.as_str()));
    values.find_map(|values| {
        let is_read = |value: Value| values.contains(&&value);
        let mut cells = row.cells.iter();
        cells.position(|cell| table.repr.parse(cell).is_some_and(is_read))
    })
}
