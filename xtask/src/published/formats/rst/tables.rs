//! Grid tables, simple tables and tables of values separated by commas.

use std::mem::take;
use std::ops::Range;

use csv::ReaderBuilder;

use super::{Reader, Source, number, paragraph_lines, verbatim};
use crate::published::formats::dom::{Item, Table, TableCell, TableRow, TextLine};

/// Whether a grid table begins: `+---+---+`.
pub(super) fn is_grid(lines: &[Source]) -> bool {
    let text = lines[0].text;
    text.len() > 2
        && text.starts_with("+-")
        && text.ends_with('+')
        && text.bytes().all(|byte| matches!(byte, b'+' | b'-'))
        && lines
            .get(1)
            .is_some_and(|line| line.text.starts_with(['|', '+']))
}

/// A cell of a grid that may go on.
struct Open {
    columns: Range<usize>,
    row: usize,
    cell: usize,
    rows: usize,
    lines: Vec<(usize, String)>,
}

/// Reads a grid table. Returns the number of its lines.
pub(super) fn grid(reader: &mut Reader, lines: &[Source], depth: usize) -> (Item, usize) {
    let is_part = |line: &&Source| line.text.starts_with(['+', '|']);
    let count = lines.iter().take_while(is_part).count();
    let lines = &lines[..count];
    let Some(grid) = Grid::new(lines) else {
        return (verbatim(lines, None, None), count);
    };
    let mut table = Table::default();
    // The cells that may go on below, and those that do not.
    let mut open: Vec<Open> = Vec::new();
    let mut ended: Vec<Open> = Vec::new();
    let mut heads = 0;
    let mut start = 0;
    for at in (0..count).filter(|at| grid.has_border(*at)) {
        if at > start {
            let mut above = take(&mut open).into_iter().peekable();
            for (cell, columns) in grid.groups(start..at).into_iter().enumerate() {
                while let Some(before) = above.next_if(|open| open.columns.start < columns.start) {
                    ended.push(before);
                }
                let above = above.next_if(|open| open.columns == columns);
                let mut cell = above.unwrap_or_else(|| Open {
                    columns,
                    row: table.rows.len(),
                    cell,
                    rows: 0,
                    lines: Vec::new(),
                });
                cell.rows += 1;
                for (source, index) in lines[start..at].iter().zip(start..) {
                    let text = grid.text(index, &cell.columns);
                    cell.lines.push((source.line, text));
                }
                open.push(cell);
            }
            ended.extend(above);
            table.rows.push(TableRow {
                line: lines[start].line,
                ..TableRow::default()
            });
        }
        for mut cell in take(&mut open) {
            if grid.is_border(at, &cell.columns) {
                ended.push(cell);
            } else {
                let text = grid.text(at, &cell.columns);
                cell.lines.push((lines[at].line, text));
                open.push(cell);
            }
        }
        if heads == 0 && lines[at].text.starts_with("+=") {
            heads = table.rows.len();
        }
        start = at + 1;
    }
    ended.extend(open);
    ended.sort_by_key(|cell| (cell.row, cell.cell));
    for cell in ended {
        let lines = cell.lines.iter().map(|(line, text)| Source {
            line: *line,
            text: text.trim_end(),
        });
        let lines = super::dedent(&lines.collect::<Vec<_>>());
        table.rows[cell.row].cells.push(TableCell {
            columns: cell.columns.len(),
            rows: cell.rows,
            ..TableCell::new(reader.body(&lines, depth + 1))
        });
    }
    let rows = table.rows.iter_mut().take(heads);
    rows.for_each(|row| row.is_head = true);
    (Item::Table(table), count)
}

/// The characters of a grid table.
struct Grid {
    lines: Vec<Vec<char>>,
    /// Where borders have corners: where columns may begin and end.
    corners: Vec<usize>,
}

impl Grid {
    /// Returns nothing if the lines have not the same width.
    fn new(lines: &[Source]) -> Option<Self> {
        let lines: Vec<Vec<char>> = lines.iter().map(|line| columns(line.text)).collect();
        let width = lines[0].len();
        if lines.iter().any(|line| line.len() != width) {
            return None;
        }
        let mut corners = vec![false; width];
        for line in lines.iter().filter(|line| line[0] == '+') {
            for (corner, c) in corners.iter_mut().zip(line) {
                *corner |= *c == '+';
            }
        }
        let corners = (0..width).filter(|at| corners[*at]).collect();
        Some(Self { lines, corners })
    }

    /// The characters of some columns, without the borders at their sides.
    fn inner(&self, line: usize, columns: &Range<usize>) -> &[char] {
        &self.lines[line][self.corners[columns.start] + 1..self.corners[columns.end]]
    }

    fn text(&self, line: usize, columns: &Range<usize>) -> String {
        let inner = self.inner(line, columns).iter();
        inner.filter(|c| **c != '\0').collect()
    }

    /// Whether a line is a border of these columns.
    fn is_border(&self, line: usize, columns: &Range<usize>) -> bool {
        let inner = self.inner(line, columns);
        !inner.is_empty() && inner.iter().all(|c| matches!(c, '-' | '=' | '+'))
    }

    /// Whether a line is a border of any column.
    fn has_border(&self, line: usize) -> bool {
        let is_corner = |corner: usize| self.lines[line][self.corners[corner]] == '+';
        (1..self.corners.len())
            .any(|to| is_corner(to - 1) && is_corner(to) && self.is_border(line, &(to - 1..to)))
    }

    /// The columns that are one cell in all of these lines.
    fn groups(&self, lines: Range<usize>) -> Vec<Range<usize>> {
        let mut groups = Vec::new();
        let mut from = 0;
        for to in 1..self.corners.len() {
            let mut sides = self.lines[lines.clone()]
                .iter()
                .map(|line| line[self.corners[to]]);
            if sides.all(|side| matches!(side, '|' | '+')) {
                groups.push(from..to);
                from = to;
            }
        }
        groups
    }
}

/// The characters of a line by columns. A wide character has two, and the second is NUL.
fn columns(text: &str) -> Vec<char> {
    let is_wide = |c: char| {
        matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}'
            | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}')
    };
    let mut columns = Vec::with_capacity(text.len());
    for c in text.chars() {
        columns.push(c);
        if is_wide(c) {
            columns.push('\0');
        }
    }
    columns
}

/// Whether a simple table begins: `====  ====`.
pub(super) fn is_simple(lines: &[Source]) -> bool {
    is_rule(lines[0].text, '=')
}

fn is_rule(text: &str, mark: char) -> bool {
    text.starts_with(mark) && text.contains(' ') && text.chars().all(|c| c == mark || c == ' ')
}

/// The most columns that a short row is filled up to.
const MOST_FILLED: usize = 16;

/// Reads a simple table. Returns the number of its lines.
pub(super) fn simple(reader: &mut Reader, lines: &[Source], depth: usize) -> (Item, usize) {
    // The table ends with a rule before an empty line; the first rule and one below the header do not.
    let is_end = |index: &usize| {
        is_rule(lines[*index].text, '=') && lines.get(index + 1).is_none_or(Source::is_blank)
    };
    let from = lines[0].line;
    let to = lines[lines.len() - 1].line + 1;
    let without = &reader.without_rule;
    let is_without = without.start <= from && to <= without.end;
    let Some(end) = (1..lines.len()).take_while(|_| !is_without).find(is_end) else {
        if !is_without {
            reader.without_rule = from..to;
        }
        let count = paragraph_lines(lines);
        return (verbatim(&lines[..count], None, None), count);
    };
    let starts: Vec<usize> = ranges(lines[0].text).map(|range| range.start).collect();
    let mut table = Table::default();
    // The lines of each cell of the row, with the columns where the cells start.
    let mut row: Vec<Vec<Source>> = Vec::new();
    let mut row_line = 0;
    let mut flush = |row: &mut Vec<Vec<Source>>, line: usize, spans: Option<&str>| {
        if row.is_empty() {
            return;
        }
        let mut cells = Vec::new();
        match spans {
            None => {
                for cell in take(row) {
                    cells.push(TableCell::new(
                        reader.body(&super::dedent(&cell), depth + 1),
                    ));
                }
                while cells.len() < starts.len().min(MOST_FILLED) {
                    cells.push(TableCell::new(Vec::new()));
                }
            }
            Some(spans) => {
                let mut columns = take(row).into_iter().zip(&starts).peekable();
                for span in ranges(spans) {
                    let mut joined: Vec<Source> = Vec::new();
                    let mut count = 0;
                    while let Some((cell, _)) = columns.next_if(|(_, start)| **start < span.end) {
                        joined.extend(cell);
                        count += 1;
                    }
                    if count > 0 {
                        let flow = reader.body(&super::dedent(&joined), depth + 1);
                        cells.push(TableCell {
                            columns: count,
                            ..TableCell::new(flow)
                        });
                    }
                }
            }
        }
        table.rows.push(TableRow {
            line,
            is_head: false,
            cells,
        });
    };
    let mut heads = 0;
    let mut rows = 0;
    for line in &lines[1..end] {
        if is_rule(line.text, '=') {
            rows += usize::from(!row.is_empty());
            flush(&mut row, row_line, None);
            heads = if heads == 0 { rows } else { heads };
        } else if is_rule(line.text, '-') || is_span(line.text, &starts) {
            rows += usize::from(!row.is_empty());
            flush(&mut row, row_line, Some(line.text));
        } else if line.is_blank() {
            for cell in &mut row {
                cell.push(*line);
            }
        } else {
            let cells = cells(*line, &starts);
            if !cells[0].is_blank() || row.is_empty() {
                rows += usize::from(!row.is_empty());
                flush(&mut row, row_line, None);
                row_line = line.line;
            }
            for (index, cell) in cells.into_iter().enumerate() {
                if index == row.len() {
                    row.push(Vec::new());
                }
                row[index].push(cell);
            }
        }
    }
    flush(&mut row, row_line, None);
    let rows = table.rows.iter_mut().take(heads);
    rows.for_each(|row| row.is_head = true);
    (Item::Table(table), end + 1)
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
    let mut cells = Vec::new();
    let mut from = 0;
    let mut column = 0;
    let mut next = starts[1..].iter().peekable();
    let mut was_space = true;
    for (at, c) in line.text.char_indices() {
        while next.next_if(|start| **start <= column).is_some() {
            // Without a space, the text goes on, and the cell is empty.
            let to = if was_space { at } else { from };
            let (text, rest) = if was_space {
                (&line.text[from..to], at)
            } else {
                ("", from)
            };
            cells.push(Source {
                line: line.line,
                text: text.trim_end(),
            });
            from = rest;
        }
        was_space = c == ' ';
        column += if columns(c.encode_utf8(&mut [0; 4])).len() > 1 {
            2
        } else {
            1
        };
    }
    cells.push(Source {
        line: line.line,
        text: line.text[from..].trim_end(),
    });
    cells
}

/// Reads a table of values separated by commas.
pub(super) fn csv(
    reader: &Reader,
    caption: &str,
    options: &[(&str, &str)],
    body: &[Source],
    line: usize,
) -> Item {
    let option = |name: &str| {
        let option = options.iter().find(|(key, _)| *key == name);
        option.map(|(_, value)| value.trim())
    };
    let separator = match option("delim") {
        Some("tab") => b'\t',
        Some("space") => b' ',
        Some(other) => other.bytes().next().unwrap_or(b','),
        None => b',',
    };
    let mut table = Table {
        caption: Some(reader.plain(caption)).filter(|caption| !caption.is_empty()),
        rows: Vec::new(),
    };
    let mut heads = number(options, "header-rows");
    if let Some(header) = option("header") {
        heads += 1;
        records(reader, header, separator, line, &mut table);
    }
    let filled = body.iter().position(|line| !line.is_blank()).unwrap_or(0);
    if let Some(first) = body.get(filled) {
        let lines: Vec<&str> = body[filled..].iter().map(|line| line.text).collect();
        records(reader, &lines.join("\n"), separator, first.line, &mut table);
    }
    let rows = table.rows.iter_mut().take(heads);
    rows.for_each(|row| row.is_head = true);
    Item::Table(table)
}

/// Removes the spaces that Docutils skips: those after a separator.
fn without_spaces(text: &str, separator: u8) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_quoted = false;
    let mut is_start = true;
    for c in text.chars() {
        if c == ' ' && is_start && separator != b' ' {
            continue;
        }
        is_quoted ^= c == '"';
        is_start = !is_quoted && (c == '\n' || c == char::from(separator));
        kept.push(c);
    }
    kept
}

fn records(reader: &Reader, text: &str, separator: u8, first_line: usize, table: &mut Table) {
    let text = without_spaces(text, separator);
    let mut records = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    for record in records.records().filter_map(Result::ok) {
        let position = record.position().map_or(1, csv::Position::line);
        let line = first_line + usize::try_from(position).unwrap_or(1) - 1;
        let cells = record.iter().map(|cell| {
            let lines = cell.lines().map(|text| TextLine {
                line,
                text: reader.plain(text),
                is_soft: false,
            });
            TableCell::new(vec![Item::Paragraph(lines.collect())])
        });
        table.rows.push(TableRow {
            line,
            is_head: false,
            cells: cells.collect(),
        });
    }
}
