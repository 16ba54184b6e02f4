//! The documentation within a file of Perl: items, and what is said about them.

use codetable::published::{Block, BlockKind, Row};

use crate::published::formats::fields::row;
use crate::published::formats::lines::{Prose, numbered};

/// Separates documentation and code: returns the blocks of items, and the code with empty lines for the documentation.
pub(super) fn split(text: &str) -> (Vec<Block>, String) {
    let mut blocks = Vec::new();
    let mut code = String::with_capacity(text.len());
    let mut rows = Vec::new();
    let mut heading = None;
    let mut prose = Prose::default();
    let mut is_pod = false;
    for (number, line) in numbered(text) {
        let command = line
            .strip_prefix('=')
            .filter(|rest| rest.starts_with(char::is_alphabetic));
        is_pod |= command.is_some();
        if !is_pod {
            code.push_str(line);
        }
        code.push('\n');
        let Some(command) = command else {
            if is_pod && line.trim().is_empty() {
                prose.end_paragraph();
            } else if is_pod {
                prose.add(&plain(line), false);
            }
            continue;
        };
        let (word, rest) = command
            .split_once(char::is_whitespace)
            .unwrap_or((command, ""));
        let is_bullet = word == "item" && matches!(rest.trim(), "" | "*");
        if is_bullet || matches!(word, "over" | "back") {
            // A list within what is said of an item.
            prose.end_paragraph();
            continue;
        }
        is_pod = word != "cut";
        let said = std::mem::take(&mut prose).text;
        if let Some(last) = rows
            .last_mut()
            .filter(|last: &&mut Row| last.cells.len() == 1)
        {
            last.cells.push(said);
        }
        if word == "item" {
            rows.push(row(number, vec![plain(rest)]));
        } else if word.starts_with("head") || !is_pod {
            push(&mut blocks, std::mem::take(&mut rows), heading.take());
            heading = Some(plain(rest)).filter(|text| !text.is_empty());
        }
    }
    if let Some(last) = rows.last_mut().filter(|last| last.cells.len() == 1) {
        last.cells.push(prose.text);
    }
    push(&mut blocks, rows, heading);
    (blocks, code)
}

fn push(blocks: &mut Vec<Block>, rows: Vec<Row>, name: Option<String>) {
    if rows.len() > 1 {
        let kind = BlockKind::Definitions;
        blocks.push(Block { kind, name, rows });
    }
}

/// A line without the codes of its format: `C<name>` is `name`.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut open = 0_usize;
    let mut chars = line.trim().chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_uppercase()
            && chars.peek() == Some(&'<')
            && !text.ends_with(char::is_alphanumeric)
        {
            chars.next();
            open += 1;
        } else if c == '>' && open > 0 {
            open -= 1;
        } else {
            text.push(c);
        }
    }
    text
}
