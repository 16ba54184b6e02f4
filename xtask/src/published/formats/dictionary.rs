//! The dictionaries of `FreeRADIUS`: `VALUE  Error-Cause  Invalid-Request  404`.

use std::collections::HashMap;

use codetable::published::{Block, BlockKind, Page, Row};

use super::fields::{Lines, cell, row, some};
use super::lines::numbered;

/// Whether most of the first lines are those of a dictionary.
pub(super) fn is_dictionary(text: &str) -> bool {
    let code = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let (mut all, mut known) = (0, 0);
    for line in code.take(50) {
        all += 1;
        let mut words = line.split_whitespace();
        let is_known = match words.next() {
            Some("VALUE") => words.count() == 3,
            Some("ATTRIBUTE") => words.count() >= 3,
            _ => false,
        };
        known += usize::from(is_known);
    }
    known > 1 && known * 2 > all
}

/// Reads the values of each attribute, and what is defined with other keywords: a block each.
pub(super) fn read(text: &str) -> Page {
    let lines = Lines::new(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut places: HashMap<(BlockKind, &str), usize> = HashMap::new();
    for (number, line) in numbered(text) {
        let (code, alongside) = line.split_once('#').unwrap_or((line, ""));
        let words: Vec<&str> = code.split_whitespace().collect();
        let (kind, name, cells) = match words.as_slice() {
            [] => continue,
            ["VALUE", attribute, name, value] => {
                (BlockKind::Constants, *attribute, vec![*name, *value])
            }
            [keyword, cells @ ..] => (BlockKind::Table, *keyword, cells.to_vec()),
        };
        let at = *places.entry((kind, name)).or_insert(blocks.len());
        if at == blocks.len() {
            let name = some(name.to_owned());
            let rows = Vec::new();
            blocks.push(Block { kind, name, rows });
        }
        let is_below_comment = !alongside.is_empty() || blocks[at].rows.is_empty();
        let above = || {
            lines
                .comment_above(number, &["#"])
                .filter(|_| !is_below_comment)
        };
        let cells = cells.into_iter().map(cell).collect();
        blocks[at].rows.push(Row {
            comment: some(cell(alongside)).or_else(above),
            ..row(number, cells)
        });
    }
    Page {
        blocks,
        ..Page::default()
    }
}
