//! Text and Markdown: cells separated by bars or tabs, or words. It is decided later whether a label
//! ends with the second word or with the line.

use std::collections::BTreeMap;

use codetable::published::{PageRow as Row, PageTable as Grid};

use super::cell::cell;

/// Returns the rows of each width as one table, whatever is between them: a pasted page has headings,
/// empty lines and repeated headers.
pub(crate) fn read(page: &str) -> Vec<Grid> {
    let lines = page.lines().zip(1..);
    tables(lines.map(|(text, line)| (line, text)))
}

/// Returns the tables among numbered lines.
pub(crate) fn tables<'t>(lines: impl Iterator<Item = (usize, &'t str)>) -> Vec<Grid> {
    let mut grids: BTreeMap<(bool, usize), Grid> = BTreeMap::new();
    for (line, text) in lines {
        if let Some(row) = row(line, text.trim()) {
            let key = (row.is_loose, row.cells.len());
            grids.entry(key).or_default().push(row);
        }
    }
    grids.into_values().collect()
}

fn row(line: usize, text: &str) -> Option<Row> {
    let (is_loose, cells) = if text.contains('|') {
        (false, bars(text))
    } else if text.contains('\t') {
        (false, text.split('\t').map(cell).collect())
    } else {
        let (first, rest) = text.split_once(char::is_whitespace)?;
        let second = rest.split_whitespace().next()?;
        (true, vec![plain(first), plain(rest), plain(second)])
    };
    Some(Row {
        line,
        cells,
        is_loose,
    })
}

/// The bars at both ends are optional.
fn bars(text: &str) -> Vec<String> {
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').unwrap_or(text);
    let mut cells = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| c == '\\' && next.is_ascii_punctuation());
        match (c, escaped, cells.last_mut()) {
            ('|', _, _) => cells.push(String::new()),
            (_, escaped, Some(cell)) => cell.push(escaped.unwrap_or(c)),
            (_, _, None) => {}
        }
    }
    cells.iter().map(|cell| plain(cell)).collect()
}

/// Removes the marks that Markdown puts around a whole cell.
fn plain(text: &str) -> String {
    let mut text = cell(text);
    for mark in ["**", "__", "`"] {
        let inner = text
            .strip_prefix(mark)
            .and_then(|text| text.strip_suffix(mark));
        if let Some(inner) = inner {
            text = inner.to_owned();
        }
    }
    text
}
