//! Rows of a page that look like codes and were not read: with an empty cell, with one more than the
//! others have, or of a value that is none. Who passes over them in silence says that lists agree which
//! do not.

use std::collections::{HashMap, HashSet};

use super::{Grid, Listed, Row};
use crate::model::value::{Repr, Value};
use crate::model::{Code, Table};

/// The rows that may be codes and are not among those that were read, in the order of the page.
#[must_use]
pub fn unread<'g>(table: &Table, grids: &'g [Grid], listed: &[Listed]) -> Vec<&'g Row> {
    let mut read: HashMap<&str, Vec<&Value>> = HashMap::new();
    for row in listed {
        read.entry(&row.label).or_default().push(&row.value);
    }
    let is_read = |row: &Row| read_value(table, row, &read).is_some();
    let labels: HashSet<&str> = table.codes.iter().flat_map(Code::labels).collect();
    let starts: HashSet<&str> = labels.iter().filter_map(|label| start(label)).collect();
    let is_new_label = |cell: &String| {
        let is_like_ours = start(cell).is_some_and(|start| starts.contains(start));
        is_like_ours && !labels.contains(cell.as_str()) && !cell.contains(char::is_whitespace)
    };
    let is_value = |cell: &String| table.repr == Repr::Str || starts_like_a_number(cell);

    let mut unread = Vec::new();
    for grid in grids {
        let values = value_column(table, grid, &read);
        unread.extend(grid.iter().filter(|row| {
            let value = values.and_then(|column| row.cells.get(column));
            let value = value.filter(|_| !row.is_loose);
            let stands_among_codes = value.is_some_and(|cell| starts_like_a_number(cell));
            let has_value = value.is_some() || row.cells.iter().any(is_value);
            let names_one = has_value && row.cells.iter().any(is_new_label);
            !is_read(row) && (stands_among_codes || names_one)
        }));
    }
    unread.sort_by_key(|row| row.line);
    unread
}

/// The first word of a label of several: `API` of `API_OK`.
fn start(label: &str) -> Option<&str> {
    let (start, rest) = label.split_once(|c: char| !c.is_alphanumeric())?;
    (!start.is_empty() && !rest.is_empty()).then_some(start)
}

fn starts_like_a_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

/// Where the values stand in a table of the page; `None` if nothing of it was read.
fn value_column(table: &Table, grid: &Grid, read: &HashMap<&str, Vec<&Value>>) -> Option<usize> {
    grid.iter().find_map(|row| read_value(table, row, read))
}

/// Where the value stands in a row that was read: a label may have been read with another value.
fn read_value(table: &Table, row: &Row, read: &HashMap<&str, Vec<&Value>>) -> Option<usize> {
    let mut labels = row.cells.iter().filter_map(|cell| read.get(cell.as_str()));
    labels.find_map(|values| {
        let is_it = |value: Value| values.contains(&&value);
        let mut cells = row.cells.iter();
        cells.position(|cell| table.repr.parse(cell).is_some_and(is_it))
    })
}
