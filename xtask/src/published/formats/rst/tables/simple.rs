//! Simple tables: columns below rules, `====  ====`.

use std::mem::take;
use std::ops::Range;

use super::super::source::dedent;
use super::super::{Reader, Source, paragraph_lines, verbatim};
use super::{is_wide, mark_header};
use crate::published::formats::dom::{Item, Table, TableCell, TableRow};

/// The most columns that a short row is filled up to.
const MOST_FILLED: usize = 16;

/// Whether a simple table begins.
pub(super) fn begins(lines: &[Source]) -> bool {
    is_rule(lines[0].text, '=')
}

/// Reads a simple table. Returns the number of its lines.
pub(super) fn read(reader: &mut Reader, lines: &[Source], depth: usize) -> (Item, usize) {
    let Some(end) = last_rule(reader, lines) else {
        let count = paragraph_lines(lines);
        return (verbatim(&lines[..count], None, None), count);
    };
    let mut rows = Rows {
        reader,
        depth,
        starts: ranges(lines[0].text).map(|range| range.start).collect(),
        table: Table::default(),
        row: Vec::new(),
        line: 0,
    };
    let mut heads = 0;
    for line in &lines[1..end] {
        if is_rule(line.text, '=') {
            rows.end_row(None);
            heads = if heads == 0 {
                rows.table.rows.len()
            } else {
                heads
            };
        } else if is_rule(line.text, '-') || is_span(line.text, &rows.starts) {
            rows.end_row(Some(line.text));
        } else {
            rows.add_line(*line);
        }
    }
    rows.end_row(None);
    let mut table = rows.table;
    mark_header(&mut table, heads);
    (Item::Table(table), end + 1)
}

/// Finds the rule that ends a table: one before an empty line. The first rule and one below the header do not.
fn last_rule(reader: &mut Reader, lines: &[Source]) -> Option<usize> {
    let from = lines[0].line;
    let to = lines[lines.len() - 1].line + 1;
    let without = &reader.without_rule;
    if without.start <= from && to <= without.end {
        return None;
    }
    let is_end = |index: &usize| {
        is_rule(lines[*index].text, '=') && lines.get(index + 1).is_none_or(Source::is_blank)
    };
    let end = (1..lines.len()).find(is_end);
    if end.is_none() {
        reader.without_rule = from..to;
    }
    end
}

/// The rows of a simple table, as far as it is read.
struct Rows<'r, 't> {
    reader: &'r mut Reader,
    depth: usize,
    /// Where the columns start.
    starts: Vec<usize>,
    table: Table,
    /// The lines of each cell of the row that is open.
    row: Vec<Vec<Source<'t>>>,
    /// The first line of that row.
    line: usize,
}

impl<'t> Rows<'_, 't> {
    /// Adds a line to the row that is open. One with text in the first column opens another.
    fn add_line(&mut self, line: Source<'t>) {
        if line.is_blank() {
            for cell in &mut self.row {
                cell.push(line);
            }
            return;
        }
        let cells = cells(line, &self.starts);
        if !cells[0].is_blank() || self.row.is_empty() {
            self.end_row(None);
            self.line = line.line;
        }
        for (index, cell) in cells.into_iter().enumerate() {
            if index == self.row.len() {
                self.row.push(Vec::new());
            }
            self.row[index].push(cell);
        }
    }

    /// Ends the row that is open. `spans` is the line below that says which columns are one cell.
    fn end_row(&mut self, spans: Option<&str>) {
        let row = take(&mut self.row);
        if row.is_empty() {
            return;
        }
        let mut cells: Vec<TableCell> = Vec::new();
        if let Some(spans) = spans {
            let mut columns = row.into_iter().zip(&self.starts).peekable();
            for span in ranges(spans) {
                let mut joined: Vec<Source> = Vec::new();
                let mut count = 0;
                while let Some((cell, _)) = columns.next_if(|(_, start)| **start < span.end) {
                    joined.extend(cell);
                    count += 1;
                }
                if count > 0 {
                    let flow = self.reader.body(&dedent(&joined), self.depth + 1);
                    cells.push(TableCell {
                        columns: count,
                        ..TableCell::new(flow)
                    });
                }
            }
        } else {
            for cell in row {
                let flow = self.reader.body(&dedent(&cell), self.depth + 1);
                cells.push(TableCell::new(flow));
            }
            while cells.len() < self.starts.len().min(MOST_FILLED) {
                cells.push(TableCell::new(Vec::new()));
            }
        }
        self.table.rows.push(TableRow {
            line: self.line,
            is_head: false,
            cells,
        });
    }
}

/// Whether a line has marks and spaces between them, and nothing else.
fn is_rule(text: &str, mark: char) -> bool {
    text.starts_with(mark) && text.contains(' ') && text.chars().all(|c| c == mark || c == ' ')
}

/// Whether a line of dashes says that the cell above spans all columns.
fn is_span(text: &str, starts: &[usize]) -> bool {
    text.len() > 3
        && text.bytes().all(|byte| byte == b'-')
        && starts.len() > 1
        && starts.last().is_some_and(|last| text.len() > *last)
}

/// The words of a line.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|c| c != ' ')?;
        let end = text[at..].find(' ').map_or(text.len(), |end| at + end);
        let range = at..end;
        at = end;
        Some(range)
    })
}

/// Separates a line where columns start, counted in characters. The last column has no end, and text that
/// crosses the start of a column stays in the cell that it begins in.
fn cells<'t>(line: Source<'t>, starts: &[usize]) -> Vec<Source<'t>> {
    let cell = |range: Range<usize>| Source {
        line: line.line,
        text: line.text[range].trim_end(),
    };
    let mut cells = Vec::new();
    let mut from = 0;
    let mut column = 0;
    let mut next = starts[1..].iter().peekable();
    let mut was_space = true;
    for (at, c) in line.text.char_indices() {
        while next.next_if(|start| **start <= column).is_some() {
            // Without a space, the text goes on, and the cell is empty.
            let to = if was_space { at } else { from };
            cells.push(cell(from..to));
            from = to;
        }
        was_space = c == ' ';
        column += if is_wide(c) { 2 } else { 1 };
    }
    cells.push(cell(from..line.text.len()));
    cells
}
