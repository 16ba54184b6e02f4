//! The columns of a table or of lines that have further codes.

use std::ops::Range;

use crate::model::value::Value;
use crate::published::block::{Block, BlockKind, Row, RowKind};
use crate::published::known::{CellValue, Known};
use crate::published::value_text::{Base, ValueText};
use crate::published::view::{Form, MAX_COLUMNS, View, style, wide_columns};

/// The other columns of values, if a row has several codes with one label: those that have the values of most known
/// codes with their labels.
pub(super) fn other_values(known: &Known<'_>, block: &Block, view: View) -> Vec<View> {
    let View::Cells { value, label } = view else {
        return Vec::new();
    };
    let number = |view: View, row: &Row| {
        let parts = view.parts(block, row)?;
        match known.value(&parts.value, Base::Ten) {
            CellValue::One(value) => Some((value, parts.label)),
            _ => None,
        }
    };
    let rows = || block.rows.iter().filter(|row| row.kind == RowKind::Data);
    let is_pair = |(value, label): &(Value, String)| known.has(value, label);
    let has_codes = |other: &View| {
        let is_known = |row: &Row| {
            let label = other.parts(block, row).map(|parts| parts.label);
            label.is_some_and(|label| known.code_of_label(&label).is_some())
        };
        let known_rows = rows().filter(|row| is_known(row));
        if !known_rows
            .filter_map(|row| number(*other, row))
            .any(|pair| is_pair(&pair))
        {
            return false;
        }
        let (mut all, mut pairs) = (0, 0);
        for row in rows() {
            let own = number(view, row);
            let Some(pair) = number(*other, row).filter(|other| Some(other) != own.as_ref()) else {
                continue;
            };
            all += 1;
            pairs += usize::from(is_pair(&pair));
        }
        pairs > 0 && 2 * pairs >= all
    };
    let columns = block.rows.iter().map(|row| row.cells.len()).max();
    (0..columns.unwrap_or(0).min(MAX_COLUMNS))
        .filter(|column| block.kind == BlockKind::Table && *column != value && *column != label)
        .map(|value| View::Cells { value, label })
        .filter(has_codes)
        .collect()
}

/// The same columns further to the right, if each row has several codes next to each other.
pub(super) fn repeated_columns(known: &Known<'_>, block: &Block, view: View) -> Vec<View> {
    let (value, label, view_of): (_, _, fn(usize, usize) -> View) = match view {
        View::Cells { value, label } if block.kind == BlockKind::Table => {
            (value, label, |value, label| View::Cells { value, label })
        }
        View::Columns { value, label } => {
            (value, label, |value, label| View::Columns { value, label })
        }
        View::Within {
            form: Form::ValueText,
            ..
        } if block.kind == BlockKind::Text => (0, 1, |value, label| View::Columns { value, label }),
        _ => return Vec::new(),
    };
    let count = |row: &Row| match view {
        View::Cells { .. } => row.cells.len(),
        _ => row
            .cells
            .first()
            .map_or(0, |line| wide_columns(line).len().min(MAX_COLUMNS)),
    };
    let columns = block.rows.iter().map(count).max().unwrap_or(0);
    let width = value.abs_diff(label) + 1;
    if width < 2 {
        return Vec::new();
    }
    let first = value.min(label);
    let others = (first + width..columns)
        .step_by(width)
        .take_while(|start| start + width <= columns);
    others
        .map(|start| {
            (
                start - first,
                view_of(value - first + start, label - first + start),
            )
        })
        .filter(|(distance, _)| repeats_header(block, first..first + width, *distance))
        .map(|(_, view)| view)
        .filter(|view| {
            let rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
            let filled = rows.filter_map(|row| view.parts(block, row));
            let (mut all, mut read) = (0, 0);
            let own = block
                .rows
                .iter()
                .find_map(|row| view_of(value, label).parts(block, row));
            let own = own.map_or([false; 2], |parts| style(&parts.label));
            for parts in filled {
                all += 1;
                if style(&parts.label) != own {
                    continue;
                }
                let is_value = known.value(&parts.value, Base::Sixteen) != CellValue::None;
                let is_text = !ValueText::is_numeric(&parts.label);
                read += usize::from(is_value && is_text);
            }
            read > 0 && 10 * read >= 9 * all
        })
        .collect()
}

/// Whether the headers of columns are those of other columns further to the right, if there is a header.
fn repeats_header(block: &Block, columns: Range<usize>, distance: usize) -> bool {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    headers.all(|header| {
        columns.clone().all(|column| {
            let cell = header.cells.get(column).map(|cell| cell.to_lowercase());
            let other = header
                .cells
                .get(column + distance)
                .map(|cell| cell.to_lowercase());
            cell == other
        })
    })
}
