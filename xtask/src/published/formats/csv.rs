//! Cells separated by commas, semicolons, tabs or bars.
//!
//! It is not the crate `csv` that reads them: what vendors publish has quotes that are not closed, comments, and
//! line ends of which a position has to be known.

use std::collections::HashMap;

use codetable::published::{Block, BlockKind, Page, Row, RowKind};

use super::fields::{Lines, cell, mark_header, row, some};

/// The separators, the least likely in a cell first.
const SEPARATORS: [char; 4] = ['\t', '|', ';', ','];

/// How many bytes the separator is chosen by.
const SAMPLE: usize = 100_000;

/// Reads one table, whose separator is the one that makes its rows most alike. A line that starts with `#` is a
/// comment on the row below, unless it is the header.
#[must_use]
pub fn read(text: &str) -> Page {
    let mut rows = rows(text, separator(text));
    if rows.first().is_some_and(|row| row.kind == RowKind::Data) {
        mark_header(&mut rows);
    }
    let block = Block {
        kind: BlockKind::Table,
        name: None,
        rows,
    };
    Page {
        blocks: [block]
            .into_iter()
            .filter(|block| !block.rows.is_empty())
            .collect(),
        ..Page::default()
    }
}

fn separator(text: &str) -> char {
    let end = (SAMPLE..text.len()).find(|at| text.is_char_boundary(*at));
    let sample = &text[..end.unwrap_or(text.len())];
    let likeness = |separator: char| {
        let rows = rows(sample, separator);
        let mut widths: HashMap<usize, usize> = HashMap::new();
        for row in &rows {
            *widths.entry(row.cells.len()).or_default() += 1;
        }
        let alike = widths.iter().filter(|(width, _)| **width > 1);
        let most = alike.map(|(_, count)| *count).max().unwrap_or(0);
        most * 1_000 / rows.len().max(1)
    };
    let mut best = (',', 0);
    for separator in SEPARATORS {
        let likeness = likeness(separator);
        if likeness > best.1 {
            best = (separator, likeness);
        }
    }
    best.0
}

fn rows(text: &str, separator: char) -> Vec<Row> {
    let lines = Lines::new(text);
    let mut reader = Reader {
        text,
        at: 0,
        separator,
        quotes_span_lines: true,
        no_quotes_before: 0,
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut comments: Vec<&str> = Vec::new();
    while reader.at < text.len() {
        let start = reader.at;
        let line = lines.at(start);
        if let Some(comment) = reader.comment() {
            comments.push(comment);
            continue;
        }
        let cells = reader.row();
        if cells.iter().all(String::is_empty) {
            comments.clear();
            continue;
        }
        if rows.is_empty() {
            // `#code,name` above the first row.
            let header = comments.last().map(|text| split(text, separator));
            if let Some(header) =
                header.filter(|names| names.len() > 1 && names.len() == cells.len())
            {
                comments.clear();
                rows.push(Row {
                    kind: RowKind::Header,
                    ..row(line - 1, header)
                });
            }
        }
        rows.push(Row {
            comment: some(cell(&comments.join("\n"))),
            ..row(line, cells)
        });
        comments.clear();
    }
    rows
}

/// The cells of one line.
fn split(line: &str, separator: char) -> Vec<String> {
    line.split(separator).map(cell).collect()
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    separator: char,
    /// Whether no quote has been found so far that is never closed. After one, a cell ends with its line.
    quotes_span_lines: bool,
    /// Up to where a quote is known not to be closed on its line.
    no_quotes_before: usize,
}

impl<'t> Reader<'t> {
    /// Reads a line that is a comment. `#` alone in its cell is the name of a column.
    fn comment(&mut self) -> Option<&'t str> {
        let line = self.line();
        let comment = line.strip_prefix('#')?;
        if comment.trim_start().starts_with(self.separator) {
            return None;
        }
        self.at += line.len();
        self.end_line();
        Some(comment.trim_start_matches('#'))
    }

    /// The rest of the line, without its end.
    fn line(&self) -> &'t str {
        let rest = &self.text[self.at..];
        let end = rest.find('\n').unwrap_or(rest.len());
        rest[..end].trim_end_matches('\r')
    }

    fn end_line(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }

    fn row(&mut self) -> Vec<String> {
        let mut cells = Vec::new();
        loop {
            let quoted = self.quoted();
            let rest = &self.text[self.at..];
            let end = rest.find([self.separator, '\n']).unwrap_or(rest.len());
            cells.push(quoted.unwrap_or_else(|| cell(&rest[..end])));
            self.at += end;
            let Some(end) = rest[end..].chars().next() else {
                return cells;
            };
            self.at += end.len_utf8();
            if end == '\n' {
                return cells;
            }
        }
    }

    /// Reads a cell in quotes, if there is one and it is closed: by a quote before a separator or the end of a line.
    fn quoted(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let start = self.at + spaces;
        if start < self.no_quotes_before || !self.text[start..].starts_with('"') {
            return None;
        }
        let mut text = String::new();
        let mut from = start + 1;
        let mut has_break = false;
        loop {
            let rest = &self.text[from..];
            let end = if self.quotes_span_lines {
                rest.find('"')
            } else {
                rest.find(['"', '\n'])
                    .filter(|end| rest[*end..].starts_with('"'))
            };
            let Some(end) = end else {
                if self.quotes_span_lines {
                    self.quotes_span_lines = false;
                } else {
                    self.no_quotes_before = from + rest.find('\n').unwrap_or(rest.len());
                }
                return None;
            };
            text.push_str(&rest[..end]);
            has_break = has_break || rest[..end].contains('\n');
            from += end + 1;
            let after = &self.text[from..];
            let next = after.trim_start_matches([' ', '\r']);
            if after.starts_with('"') {
                text.push('"');
                from += 1;
            } else if next.is_empty() || next.starts_with([self.separator, '\n']) {
                self.at = from;
                return Some(cell(&text));
            } else if has_break {
                // More likely the first quote is not closed.
                self.quotes_span_lines = false;
                return None;
            } else {
                text.push('"');
            }
        }
    }
}
