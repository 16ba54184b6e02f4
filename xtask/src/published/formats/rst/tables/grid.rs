//! Grid tables: cells between borders, `+---+---+`. A cell that a border does not cross spans rows, and one without a
//! side spans columns.

use std::mem::take;
use std::ops::Range;

use super::super::source::dedent;
use super::super::{Reader, Source, verbatim};
use super::{is_wide, mark_header};
use crate::published::formats::dom::{Item, Table, TableCell, TableRow};

/// Whether a grid table begins.
pub(super) fn begins(lines: &[Source]) -> bool {
    let text = lines[0].text;
    text.len() > 2
        && text.starts_with("+-")
        && text.ends_with('+')
        && text.bytes().all(|byte| matches!(byte, b'+' | b'-'))
        && lines
            .get(1)
            .is_some_and(|line| line.text.starts_with(['|', '+']))
}

/// Reads a grid table. Returns the number of its lines.
pub(super) fn read(reader: &mut Reader, lines: &[Source], depth: usize) -> (Item, usize) {
    let is_part = |line: &&Source| line.text.starts_with(['+', '|']);
    let count = lines.iter().take_while(is_part).count();
    let lines = &lines[..count];
    let Some(grid) = Grid::new(lines) else {
        return (verbatim(lines, None, None), count);
    };
    let mut cells = Cells::default();
    let mut heads = 0;
    let mut start = 0;
    for at in (0..count).filter(|at| grid.has_border(*at)) {
        if at > start {
            cells.add_row(&grid, start..at);
        }
        cells.end_at_border(&grid, at);
        if heads == 0 && lines[at].text.starts_with("+=") {
            heads = cells.rows.len();
        }
        start = at + 1;
    }
    let mut table = cells.table(reader, &grid, lines, depth);
    mark_header(&mut table, heads);
    (Item::Table(table), count)
}

/// The cells of a grid table, as far as it is read.
#[derive(Default)]
struct Cells {
    /// The first line of each row.
    rows: Vec<usize>,
    /// The cells that may go on below, and those that do not.
    open: Vec<Span>,
    ended: Vec<Span>,
}

/// The lines and columns of a cell.
struct Span {
    columns: Range<usize>,
    lines: Range<usize>,
    /// The row that the cell begins in, and its place among the cells of it.
    row: usize,
    place: usize,
    /// The number of rows.
    rows: usize,
}

impl Cells {
    /// Adds the cells of lines between two borders, or the next lines of the cells above.
    fn add_row(&mut self, grid: &Grid, lines: Range<usize>) {
        let mut above = take(&mut self.open).into_iter().peekable();
        for (place, columns) in grid.groups(lines.clone()).into_iter().enumerate() {
            while let Some(before) = above.next_if(|span| span.columns.start < columns.start) {
                self.ended.push(before);
            }
            let continued = above.next_if(|span| span.columns == columns);
            let mut span = continued.unwrap_or_else(|| Span {
                columns,
                lines: lines.clone(),
                row: self.rows.len(),
                place,
                rows: 0,
            });
            span.rows += 1;
            span.lines.end = lines.end;
            self.open.push(span);
        }
        self.ended.extend(above);
        self.rows.push(lines.start);
    }

    /// Ends the cells that a line is a border of.
    fn end_at_border(&mut self, grid: &Grid, line: usize) {
        for mut span in take(&mut self.open) {
            if grid.is_border(line, &span.columns) {
                self.ended.push(span);
            } else {
                span.lines.end = line + 1;
                self.open.push(span);
            }
        }
    }

    /// Reads the text of all cells.
    fn table(mut self, reader: &mut Reader, grid: &Grid, lines: &[Source], depth: usize) -> Table {
        let rows = self.rows.iter().map(|at| TableRow {
            line: lines[*at].line,
            ..TableRow::default()
        });
        let mut table = Table {
            caption: None,
            rows: rows.collect(),
        };
        self.ended.extend(self.open);
        self.ended.sort_by_key(|span| (span.row, span.place));
        for span in self.ended {
            let texts = span.lines.clone().map(|at| grid.text(at, &span.columns));
            let texts: Vec<String> = texts.collect();
            let sources = lines[span.lines].iter().zip(&texts);
            let sources = sources.map(|(source, text)| Source {
                line: source.line,
                text: text.trim_end(),
            });
            let body = dedent(&sources.collect::<Vec<_>>());
            table.rows[span.row].cells.push(TableCell {
                columns: span.columns.len(),
                rows: span.rows,
                ..TableCell::new(reader.body(&body, depth + 1))
            });
        }
        table
    }
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
    let mut columns = Vec::with_capacity(text.len());
    for c in text.chars() {
        columns.push(c);
        if is_wide(c) {
            columns.push('\0');
        }
    }
    columns
}
