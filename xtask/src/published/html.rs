//! HTML, as browsers read it: the cells of its tables, whichever tags were omitted.

use codetable::published::{PageRow as Row, PageTable as Grid};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::cell::cell;
use super::text;

/// Returns every table. A page without tables is read as text.
pub(crate) fn read(page: &str) -> Vec<Grid> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(page);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let span = |name: &[u8]| {
                    let value = tag.attributes.get(name).map(|value| &value.value);
                    let text = value.map(|value| String::from_utf8_lossy(value).into_owned());
                    text.and_then(|text| text.trim().parse().ok()).unwrap_or(1)
                };
                let spans = (span(b"colspan"), span(b"rowspan"));
                reader.start(&tag.name, tag.span.start, spans);
            }
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(text) => {
                reader.text(&String::from_utf8_lossy(&text.value), text.span.start);
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

struct Reader {
    /// Where each line begins.
    lines: Vec<usize>,
    open: Vec<Table>,
    grids: Vec<Grid>,
    /// The text outside of tables, by lines.
    outside: Vec<(usize, String)>,
    /// The number of open tags whose text is not shown, or belongs to a footnote.
    hidden: usize,
    /// How many bytes may still be repeated by cells that span several rows or columns.
    left: usize,
}

/// A table that is not closed yet.
#[derive(Default)]
struct Table {
    rows: Grid,
    row: Option<Row>,
    cell: Option<Cell>,
    /// For each column, the cell that spans the next rows, and how many of them.
    down: Vec<(String, usize)>,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// The limits of `colspan` and `rowspan`, whatever the page says.
const MOST_COLUMNS: usize = 16;
const MOST_ROWS: usize = 100;

const HIDDEN: [&[u8]; 5] = [b"script", b"style", b"title", b"sup", b"template"];
const INLINE: [&[u8]; 10] = [
    b"a", b"abbr", b"b", b"code", b"em", b"i", b"span", b"strong", b"tt", b"wbr",
];

impl Reader {
    fn new(page: &str) -> Self {
        let breaks = page.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            lines: std::iter::once(0).chain(breaks).collect(),
            open: Vec::new(),
            grids: Vec::new(),
            outside: vec![(1, String::new())],
            hidden: 0,
            // Enough for each cell to span all columns.
            left: MOST_COLUMNS * page.len(),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    fn start(&mut self, name: &[u8], at: usize, (columns, rows): (usize, usize)) {
        let line = self.line(at);
        if HIDDEN.contains(&name) {
            self.hidden += 1;
        }
        match (name, self.open.last_mut()) {
            (b"table", _) => self.open.push(Table::default()),
            (b"tr", Some(table)) => {
                table.end_row(&mut self.left);
                table.start_row(line);
            }
            (b"td" | b"th", Some(table)) => {
                table.end_cell(&mut self.left);
                table.start_row(line);
                table.cell = Some(Cell {
                    columns: columns.clamp(1, MOST_COLUMNS),
                    rows: rows.clamp(1, MOST_ROWS),
                    ..Cell::default()
                });
            }
            _ if INLINE.contains(&name) => {}
            (_, Some(table)) => table.text(" "),
            (_, None) => self.outside.push((line, String::new())),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if HIDDEN.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        match (name, self.open.last_mut()) {
            (b"table", Some(_)) => self.close(),
            (b"tr", Some(table)) => table.end_row(&mut self.left),
            (b"td" | b"th", Some(table)) => table.end_cell(&mut self.left),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if self.hidden > 0 {
            return;
        }
        if let Some(table) = self.open.last_mut() {
            table.text(text);
            return;
        }
        let first = self.line(at);
        for (index, part) in text.split('\n').enumerate() {
            match self.outside.last_mut() {
                Some((_, last)) if index == 0 && !last.is_empty() => last.push_str(part),
                _ => self.outside.push((first + index, part.to_owned())),
            }
        }
    }

    fn close(&mut self) {
        if let Some(mut table) = self.open.pop() {
            table.end_row(&mut self.left);
            self.grids.push(table.rows);
        }
    }

    fn finish(mut self) -> Vec<Grid> {
        while !self.open.is_empty() {
            self.close();
        }
        if self.grids.is_empty() {
            let lines = self.outside.iter();
            return text::tables(lines.map(|(line, text)| (*line, text.as_str())));
        }
        self.grids
    }
}

impl Table {
    fn start_row(&mut self, line: usize) {
        self.row.get_or_insert(Row {
            line,
            cells: Vec::new(),
            is_loose: false,
        });
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self, left: &mut usize) {
        let Some(ended) = self.cell.take() else {
            return;
        };
        self.fill(left);
        let Some(row) = &mut self.row else {
            return;
        };
        let text = cell(&ended.text);
        for _ in 0..ended.columns {
            let text = copy(&text, left);
            if ended.rows > 1 {
                let column = row.cells.len();
                self.down
                    .resize(self.down.len().max(column + 1), Default::default());
                self.down[column] = (text.clone(), ended.rows - 1);
            }
            row.cells.push(text);
        }
    }

    /// Adds the cells that span this row from above.
    fn fill(&mut self, left: &mut usize) {
        let Some(row) = &mut self.row else {
            return;
        };
        while let Some((text, rows)) = self.down.get_mut(row.cells.len()) {
            if *rows == 0 {
                break;
            }
            *rows -= 1;
            row.cells.push(copy(text, left));
        }
    }

    fn end_row(&mut self, left: &mut usize) {
        self.end_cell(left);
        self.fill(left);
        self.rows.extend(self.row.take());
    }
}

/// Repeats a text, or returns an empty one if the page has repeated too much: a few bytes could otherwise
/// fill any memory.
fn copy(text: &str, left: &mut usize) -> String {
    let Some(rest) = left.checked_sub(text.len()) else {
        return String::new();
    };
    *left = rest;
    text.to_owned()
}
