//! The messages of `MySQL` and `MariaDB`, whose numbers count from `start-error-number`.

use codetable::published::{Block, BlockKind, Page, Row};

use super::fields::{cell, row, some};
use super::lines::numbered;

/// Whether a text says where its numbers start.
pub(super) fn is_errmsg(text: &str) -> bool {
    let mut lines = text.lines().take(200);
    lines.any(|line| number_from(line).is_some())
}

/// Reads the names: each is a constant with the next number, and its English text.
pub(super) fn read(text: &str) -> Page {
    let mut rows: Vec<Row> = Vec::new();
    let mut next = 0_u64;
    for (number, line) in numbered(text) {
        if let Some(start) = number_from(line) {
            next = start;
        } else if line.starts_with(char::is_uppercase) {
            let name = line.split_whitespace().next().unwrap_or(line);
            rows.push(row(number, vec![name.to_owned(), next.to_string()]));
            next = next.saturating_add(1);
        } else if let Some(message) = line.trim_start().strip_prefix("eng ")
            && let Some(row) = rows.last_mut()
        {
            row.comment = some(cell(unquoted(message)));
        }
    }
    let block = Block {
        kind: BlockKind::Constants,
        name: None,
        rows,
    };
    Page {
        blocks: Some(block)
            .filter(|block| !block.rows.is_empty())
            .into_iter()
            .collect(),
        ..Page::default()
    }
}

fn number_from(line: &str) -> Option<u64> {
    let number = line.strip_prefix("start-error-number ")?;
    number.trim().parse().ok()
}

fn unquoted(message: &str) -> &str {
    let message = message.trim();
    let inner = message
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(message)
}
