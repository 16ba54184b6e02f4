//! How messages quote rows and blocks.

use crate::published::block::{Block, Row};

/// The maximum number of characters of a row that are quoted.
const MAX_QUOTED: usize = 80;

/// A block as messages name it.
pub(super) fn other(block: &Block) -> String {
    let (first, last) = (block.rows.first(), block.rows.last());
    let name = block
        .name
        .as_deref()
        .map_or(String::new(), |name| format!("“{}”, ", shortened(name)));
    match (first, last) {
        (Some(first), Some(_)) if block.rows.len() == 1 => format!("{name}“{}”", quoted(first)),
        (Some(first), Some(last)) => format!(
            "{name}lines {} to {}, from “{}” to “{}”",
            first.line,
            last.line,
            quoted(first),
            quoted(last)
        ),
        _ => name,
    }
}

/// A row as messages quote it.
pub(in crate::published) fn quoted(row: &Row) -> String {
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.dedup();
    shortened(&cells.join(" | "))
}

/// The start of a text.
pub(in crate::published) fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_QUOTED {
        return text.to_owned();
    }
    let start: String = text.chars().take(MAX_QUOTED - 1).collect();
    format!("{}…", start.trim_end())
}
