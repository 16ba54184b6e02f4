//! How much a block looks like a list of codes in a view.

use std::collections::HashSet;

use super::values::{ValueKind, are_headed, value_kind};
use crate::published::block::{Block, BlockKind, Row, RowKind};
use crate::published::headers::{ColumnRole, header_is, header_text};
use crate::published::shape::is_loose;
use crate::published::value_text::ValueText;
use crate::published::view::{Form, Parts, View, is_constant};

/// The maximum number of rows by which a view is judged.
const SAMPLE: usize = 300;

/// The number of rows from which on most values have to differ.
const MIN_DISTINCT: usize = 4;
/// How much a block looks like a list of codes in a view, and what the values are then.
#[allow(
    clippy::cast_precision_loss,
    reason = "only the order of scores matters"
)]
pub(super) fn judge_view(block: &Block, view: View) -> Option<(f64, ValueKind)> {
    let step = block.rows.len().div_ceil(SAMPLE).max(1);
    let rows: Vec<&Row> = block
        .rows
        .iter()
        .step_by(step)
        .filter(|row| {
            row.kind == RowKind::Data && row.cells.iter().any(|cell| !cell.trim().is_empty())
        })
        .collect();
    let parts: Vec<Parts> = rows
        .iter()
        .filter_map(|row| view.parts(block, row))
        .collect();
    if view.is_own_name() && has_values_elsewhere(block, view) {
        return None;
    }
    let (kind, read) = value_kind(block, view, &parts)?;
    // Where most rows are something else, the others are so by chance.
    let least = match (kind, is_loose(block)) {
        (ValueKind::Strings, _) => 8 * rows.len() / 10,
        (ValueKind::Integers(_), true) => rows.len() / 4,
        (ValueKind::Integers(_), false) => rows.len() / 2,
    };
    if read.len() < least || (read.len() < 2 && rows.len() > 1) {
        return None;
    }
    let count = read.len() as f64;
    let distinct = |strings: HashSet<&str>| strings.len() as f64 / count;
    let values = distinct(read.iter().map(|parts| parts.value.as_str()).collect());
    // What most rows have in common with others is not the value of a code.
    if values < 0.5 && read.len() > MIN_DISTINCT {
        return None;
    }
    let labels: HashSet<&str> = read.iter().map(|parts| parts.label.as_str()).collect();
    // One name for several values, such as that of an option in examples, is not the name of a code.
    if labels.len() < 2 && read.len() > 1 {
        return None;
    }
    let labels = distinct(labels);
    let names: f64 = read
        .iter()
        .map(|parts| name_likeness(view, parts))
        .sum::<f64>()
        / count;
    let has_digits = read.iter().any(|parts| has_digit(parts));
    let strings = match kind {
        ValueKind::Strings if are_headed(block, view) && !has_digits => 0.2,
        ValueKind::Strings => 0.7,
        ValueKind::Integers(_) => 1.0,
    };
    let fits = count / rows.len() as f64;
    let score = step as f64
        * count
        * fits
        * fits
        * values
        * values
        * labels
        * labels
        * names
        * header_factor(block, view)
        * view_factor(block, view, has_digits)
        * strings;
    (score > 0.0).then_some((score, kind))
}

/// How much more likely the columns of a table are meant by their headers.
fn header_factor(block: &Block, view: View) -> f64 {
    let View::Cells { value, label } = view else {
        return 1.0;
    };
    if block.kind != BlockKind::Table {
        return 1.0;
    }
    let says = |column: usize, role: ColumnRole| header_is(block, column, role);
    let of_value = match () {
        () if says(value, ColumnRole::Value) => 1.5,
        () if says(value, ColumnRole::Number) => 1.2,
        () => 1.0,
    };
    let of_label = match () {
        () if says(label, ColumnRole::Other) => 0.1,
        () if says(label, ColumnRole::Label) => 1.3,
        () if says(label, ColumnRole::Description) => 0.6,
        () => 1.0,
    };
    of_value * of_label
}

/// How much more likely a view is meant than others.
fn view_factor(block: &Block, view: View, has_digits: bool) -> f64 {
    match view {
        View::Cells { value, label } if value == label => {
            // The header of a column of words may say that they are the codes.
            let are_codes = header_text(block, value).contains("code")
                && !has_digits
                && !are_keys_numbers(block);
            if are_codes { 1.0 } else { 0.5 }
        }
        View::Mention { .. } => 1.2,
        _ => 1.0,
    }
}

fn has_digit(parts: &Parts) -> bool {
    parts.value.contains(|c: char| c.is_ascii_digit())
}

/// Whether another column than that of a view is headed `value`.
fn has_values_elsewhere(block: &Block, view: View) -> bool {
    let header = block.rows.iter().find(|row| row.kind == RowKind::Header);
    let headers = header
        .into_iter()
        .flat_map(|row| row.cells.iter().enumerate());
    let mut others = headers.filter(|(column, _)| Some(*column) != view.value_cell());
    others.any(|(_, header)| header.trim().eq_ignore_ascii_case("value"))
}

/// Whether the first column is that of the keys of objects, which has no header, and they are numbers.
fn are_keys_numbers(block: &Block) -> bool {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    let has_keys = headers.any(|row| row.cells.first().is_some_and(String::is_empty));
    let mut rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
    has_keys
        && rows.all(|row| {
            let key = row.cells.first();
            key.is_some_and(|key| ValueText::is_numeric(key))
        })
}

/// How much a label looks like the name of a code.
fn name_likeness(view: View, parts: &Parts) -> f64 {
    if is_constant(&parts.label) {
        return 1.5;
    }
    // The first word of a phrase is not a name: one that is followed by others has to be a constant.
    let is_word = matches!(
        view,
        View::Words { .. }
            | View::Within {
                form: Form::ValueWord | Form::WordValue,
                ..
            }
    );
    if is_word && !parts.description.is_empty() {
        return 0.2;
    }
    match parts.label.split_whitespace().count() {
        0 => 0.0,
        1..=5 => 1.0,
        6..=8 => 0.6,
        _ => 0.2,
    }
}
