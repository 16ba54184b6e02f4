//! Declarations of C in the tables of a page, as Doxygen has them: `#define` or `enum` is in the first cell, and the
//! row below says what it means.

use std::collections::{HashMap, HashSet};

use codetable::published::{Block, BlockKind, Row};

use super::dom::TextLine;
use super::verbatim::code;

/// Takes the constants that are declared out of the rows of a table, and returns them.
pub(super) fn take_constants(rows: &mut Vec<Row>) -> Vec<Block> {
    let mut lines = Vec::new();
    let mut said = HashMap::new();
    for (row, next) in rows.iter().zip(rows.iter().skip(1).map(Some).chain([None])) {
        let Some(text) = declaration(row) else {
            continue;
        };
        if let (Some(name), Some(text)) = (macro_name(&text), next.and_then(description)) {
            said.insert(name.to_owned(), text);
        }
        let line = |text: &str| TextLine {
            line: row.line,
            text: text.to_owned(),
            is_soft: false,
        };
        lines.extend(text.lines().map(line));
    }
    if lines.is_empty() {
        return Vec::new();
    }
    join_values(rows);
    let mut blocks = code(Some("c"), &lines);
    let mut read = HashSet::new();
    for row in blocks.iter_mut().flat_map(|block| &mut block.rows) {
        read.insert((row.line, row.cells[0].clone()));
        if row.comment.is_none() {
            row.comment = said.remove(&row.cells[0]);
        }
    }
    let mut is_read = false;
    rows.retain(|row| {
        is_read = match declaration(row) {
            Some(text) => {
                let mut names = text.split(|c: char| !c.is_alphanumeric() && c != '_');
                names.any(|name| read.contains(&(row.line, name.to_owned())))
            }
            None => is_read && description(row).is_some(),
        };
        !is_read
    });
    blocks
}

/// Puts what is said about a macro without a value into its row, if that begins with a number: it may be the value.
fn join_values(rows: &mut Vec<Row>) {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        let text = description(&row).filter(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        if let (Some(text), Some(above)) = (text, joined.last_mut())
            && above.cells.first().is_some_and(|cell| cell == "#define")
            && above.cells.len() == 2
            && !above.cells[1].contains(' ')
        {
            above.cells = vec![above.cells[1].clone(), text];
        } else {
            joined.push(row);
        }
    }
    joined.retain(|row| !is_guard(row));
    *rows = joined;
}

/// Whether a row is the macro that says that a header was included.
fn is_guard(row: &Row) -> bool {
    let [first, name] = row.cells.as_slice() else {
        return false;
    };
    let name = name.trim_end_matches('_');
    first == "#define" && (name.ends_with("_H") || name.ends_with("_HPP"))
}

/// Gives the constants of a page the descriptions that it has apart from them, in a table of their names or below a
/// heading with the name. A constant that is declared again by itself is left out.
pub(super) fn describe(blocks: &mut Vec<Block>) {
    let mut known: HashMap<String, (String, Option<String>)> = HashMap::new();
    for block in blocks
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Constants)
    {
        let is_alone = block.rows.len() == 1;
        block.rows.retain(|row| {
            let [name, value] = row.cells.as_slice() else {
                return true;
            };
            match known.get_mut(name) {
                Some((first, comment)) if first == value => {
                    *comment = comment.take().or_else(|| row.comment.clone());
                    !is_alone
                }
                Some(_) => true,
                None => {
                    known.insert(name.clone(), (value.clone(), row.comment.clone()));
                    true
                }
            }
        });
    }
    blocks.retain(|block| !block.rows.is_empty());
    if known.is_empty() {
        return;
    }
    let others = blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Constants);
    for row in others.flat_map(|block| &block.rows) {
        if let [name, text] = row.cells.as_slice()
            && let Some((_, comment @ None)) = known.get_mut(bare(name))
            && !text.is_empty()
        {
            *comment = Some(text.clone());
        }
    }
    let constants = blocks
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Constants);
    for row in constants.flat_map(|block| &mut block.rows) {
        if let Some((value, comment)) = known.get(&row.cells[0])
            && row.cells.get(1) == Some(value)
        {
            row.comment = row.comment.take().or_else(|| comment.clone());
        }
    }
}

/// Returns the declaration that a row is.
fn declaration(row: &Row) -> Option<String> {
    let first = row.cells.first()?;
    let mut words = first.split_whitespace();
    let is_declaration = match words.next()? {
        "#define" => true,
        "enum" => row.cells.iter().any(|cell| cell.contains('{')),
        _ => false,
    };
    is_declaration.then(|| row.cells.join(" "))
}

fn macro_name(text: &str) -> Option<&str> {
    text.strip_prefix("#define")?.split_whitespace().next()
}

/// Returns what a row says about the declaration above it.
fn description(row: &Row) -> Option<String> {
    let [first, text] = row.cells.as_slice() else {
        return None;
    };
    let text = text.strip_suffix("More...").unwrap_or(text).trim_end();
    (first.is_empty() && !text.is_empty()).then(|| text.to_owned())
}

/// A name without the marks around it.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric() && c != '_')
}
