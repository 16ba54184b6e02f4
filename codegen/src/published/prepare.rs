//! Blocks whose rows are spread over several lines, put together.

use super::block::{BlockKind, Page, Row, RowKind};
use super::value_text::ValueText;

/// The minimum number of pairs of lines by which a block is recognized.
const MIN_PAIRS: usize = 2;

/// Joins the lines of text that have values and labels by turns, as a page does that was pasted cell by cell.
#[must_use]
pub fn prepare(mut page: Page) -> Page {
    for block in &mut page.blocks {
        let is_text = matches!(block.kind, BlockKind::Text);
        if is_text && let Some(rows) = by_turns(&block.rows) {
            block.rows = rows;
        }
    }
    page
}

/// The pairs of rows, if every other one is a value and nothing else, in the order of the first.
fn by_turns(rows: &[Row]) -> Option<Vec<Row>> {
    let is_value = |row: &Row| {
        let cell = row.cells.first();
        row.kind == RowKind::Data && cell.is_some_and(|cell| ValueText::parse(cell).is_some())
    };
    let first = rows.iter().position(is_value)?;
    let values = rows.iter().filter(|row| is_value(row)).count();
    // The line before the first value may be its label, or a heading.
    let even = rows
        .iter()
        .skip(first)
        .step_by(2)
        .filter(|row| is_value(row))
        .count();
    if values < MIN_PAIRS || even != values || rows.len() < 2 * values - 1 {
        return None;
    }
    let value_first =
        first + 2 * values <= rows.len() && (first == 0 || rows.len() - first == 2 * values);
    let start = if value_first {
        first
    } else {
        first.checked_sub(1)?
    };
    let mut joined: Vec<Row> = rows[..start].to_vec();
    for pair in rows[start..].chunks(2) {
        match pair {
            [one, other] if is_value(one) != is_value(other) => {
                let cells =
                    [one, other].map(|row| row.cells.first().map_or("", |cell| cell.trim()));
                joined.push(Row {
                    cells: vec![cells.join("\t")],
                    ..one.clone()
                });
            }
            others => joined.extend_from_slice(others),
        }
    }
    Some(joined)
}
