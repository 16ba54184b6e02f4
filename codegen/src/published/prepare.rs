//! Blocks whose rows are spread over several lines or tables, put together, and enums that are several lists, taken apart.

use std::collections::HashSet;

use super::block::{Block, BlockKind, Page, Row, RowKind};
use super::flags::remove_letters;
use super::grouped;
use super::headers::is_header;
use super::records;
use super::value_text::ValueText;

/// The minimum number of pairs of lines by which a block is recognized.
const MIN_PAIRS: usize = 2;

/// What the heading above other names of codes says.
const OTHER_NAMES: [&str; 8] = [
    "alias",
    "compat",
    "deprecated",
    "former",
    "legacy",
    "obsolete",
    "old",
    "synonym",
];

/// Writes numbers without the commas between groups of digits, removes letters between value and label, and joins what is one
/// list: tables that are a record each, and lines of text that have values and labels by turns, as a page does that was
/// pasted cell by cell. Where the values of constants start again below a heading, another block starts.
#[must_use]
pub fn prepare(mut page: Page) -> Page {
    let mut blocks = Vec::with_capacity(page.blocks.len());
    for mut block in page.blocks {
        grouped::join(&mut block);
        match block.kind {
            BlockKind::Text => {
                if let Some(rows) = by_turns(&block.rows) {
                    block.rows = rows;
                }
                remove_letters(&mut block);
                blocks.push(block);
            }
            BlockKind::Constants => blocks.extend(lists(block)),
            BlockKind::Table => {
                mark_header(&mut block);
                blocks.push(block);
            }
            _ => blocks.push(block),
        }
    }
    records::join(&mut blocks);
    page.blocks = blocks;
    page
}

/// Makes the first row of a table the header if it has none and the cells are what headers say.
fn mark_header(block: &mut Block) {
    let first = match block.rows.as_mut_slice() {
        [first, second, ..] if first.kind == RowKind::Data && second.kind == RowKind::Data => first,
        _ => return,
    };
    let known = first.cells.iter().filter(|cell| is_header(cell)).count();
    let is_number = first
        .cells
        .iter()
        .any(|cell| ValueText::parse(cell).is_some());
    if known > 1 && !is_number {
        first.kind = RowKind::Header;
    }
}

/// Whether rows are another list than those before: many values are taken.
#[must_use]
pub fn are_another_list(taken: usize, rows: usize, before: usize) -> bool {
    taken == rows || (taken > 1 && 3 * taken >= rows.min(before))
}

/// The lists that an enum or the like contains below headings.
fn lists(block: Block) -> Vec<Block> {
    if block.rows.iter().all(|row| row.kind != RowKind::Heading) {
        return vec![block];
    }
    let Block { kind, name, rows } = block;
    let mut blocks = vec![Block {
        kind,
        name,
        rows: Vec::new(),
    }];
    let mut values: HashSet<String> = HashSet::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut section = vec![first];
        while let Some(row) = rows.next_if(|row| row.kind != RowKind::Heading) {
            section.push(row);
        }
        let of_section: Vec<&String> = section
            .iter()
            .filter(|row| row.kind == RowKind::Data)
            .filter_map(|row| row.cells.last())
            .collect();
        let taken = of_section.iter().filter(|value| values.contains(**value));
        let starts = of_section.len() > 1
            && section[0].kind == RowKind::Heading
            && are_another_list(taken.count(), of_section.len(), values.len())
            && !names_others(&section[0]);
        if starts {
            values.clear();
        }
        values.extend(of_section.into_iter().cloned());
        match blocks.last_mut() {
            Some(block) if !starts => block.rows.append(&mut section),
            _ => blocks.push(Block {
                kind,
                name: section.remove(0).cells.into_iter().next(),
                rows: section,
            }),
        }
    }
    blocks
}

/// Whether a heading is above other names of codes.
fn names_others(heading: &Row) -> bool {
    let text = heading.cells.concat().to_lowercase();
    OTHER_NAMES.iter().any(|word| text.contains(word))
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
