//! What a document contains, before it is decided which of it is a block: a tree, since a cell of a table may
//! contain another table.

/// What the page, a cell or an item contains, in the order of the file.
pub(super) type Flow = Vec<Item>;

/// How deep containers may be in each other. More are not opened, so that no file overflows the stack.
pub(super) const MOST_NESTED: usize = 100;

/// A part of a document.
pub(super) enum Item {
    Paragraph(Vec<TextLine>),
    Heading(Heading),
    Verbatim(Verbatim),
    Table(Table),
    List(Vec<Entry>),
    Definitions(Vec<Definition>),
}

/// A line of a paragraph.
pub(super) struct TextLine {
    pub(super) line: usize,
    pub(super) text: String,
    /// Whether the format does not end the line here: in a cell, a space precedes it.
    pub(super) is_soft: bool,
}

impl TextLine {
    /// A line that the format ends.
    pub(super) fn new(line: usize, text: String) -> Self {
        Self {
            line,
            text,
            is_soft: false,
        }
    }
}

pub(super) struct Heading {
    /// 1 is the highest.
    pub(super) level: usize,
    pub(super) line: usize,
    pub(super) text: String,
}

/// Text whose spaces and line ends count.
pub(super) struct Verbatim {
    pub(super) name: Option<String>,
    /// The name if there is no heading either.
    pub(super) language: Option<String>,
    pub(super) lines: Vec<TextLine>,
}

#[derive(Default)]
pub(super) struct Table {
    pub(super) caption: Option<String>,
    pub(super) rows: Vec<TableRow>,
}

#[derive(Default)]
pub(super) struct TableRow {
    pub(super) line: usize,
    /// Whether the row is in the head of the table.
    pub(super) is_head: bool,
    pub(super) cells: Vec<TableCell>,
}

pub(super) struct TableCell {
    pub(super) is_head: bool,
    /// How many columns and rows the cell spans, at least one each.
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) text: String,
    /// What the cell contains. Without what is in the text alone, unless the table may only arrange the page.
    pub(super) flow: Flow,
}

impl TableCell {
    pub(super) fn new(flow: Flow) -> Self {
        Self {
            is_head: false,
            columns: 1,
            rows: 1,
            text: text(&flow, Cell::OfTable),
            flow,
        }
    }
}

impl Table {
    /// Adds a row. A page may be one long table, so that the cells keep only what is needed.
    pub(super) fn push(&mut self, mut row: TableRow) {
        if !self.rows.is_empty() && row.cells.len() > 1 {
            for cell in &mut row.cells {
                let is_block = |item: &Item| !matches!(item, Item::Paragraph(_) | Item::Heading(_));
                cell.flow.retain(is_block);
                cell.flow.shrink_to_fit();
            }
        }
        row.cells.shrink_to_fit();
        self.rows.push(row);
    }
}

/// An item of a list.
pub(super) struct Entry {
    pub(super) line: usize,
    /// The number that the file states.
    pub(super) ordinal: Option<u64>,
    pub(super) flow: Flow,
}

/// Terms that share a definition.
#[derive(Default)]
pub(super) struct Definition {
    pub(super) line: usize,
    pub(super) terms: Vec<TextLine>,
    pub(super) is_defined: bool,
    pub(super) flow: Flow,
}

/// What the text of a cell includes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// The cell of a table: lists and verbatim text are part of its text.
    OfTable,
    /// An item, a term or a definition: they are blocks of their own.
    OfList,
}

/// Returns the text of a cell: a line for each that the format ends, each run of white space a space.
pub(super) fn text(flow: &[Item], cell: Cell) -> String {
    let mut text = String::new();
    push_text(flow, cell, &mut text);
    text
}

fn push_text(flow: &[Item], cell: Cell, text: &mut String) {
    for item in flow {
        match item {
            Item::Paragraph(lines) => lines.iter().for_each(|line| push_line(line, text)),
            Item::Heading(heading) => push(&heading.text, '\n', text),
            Item::Verbatim(verbatim) if cell == Cell::OfTable => {
                verbatim.lines.iter().for_each(|line| push_line(line, text));
            }
            Item::List(entries) if cell == Cell::OfTable => {
                for entry in entries {
                    push_text(&entry.flow, cell, text);
                }
            }
            Item::Verbatim(_) | Item::List(_) | Item::Table(_) | Item::Definitions(_) => {}
        }
    }
}

/// Adds a line of a paragraph to the text of a cell.
pub(super) fn push_line(line: &TextLine, text: &mut String) {
    push(&line.text, if line.is_soft { ' ' } else { '\n' }, text);
}

fn push(line: &str, mut separator: char, text: &mut String) {
    for word in line.split_whitespace() {
        if !text.is_empty() {
            text.push(separator);
        }
        separator = ' ';
        text.push_str(word);
    }
}

/// Whether nobody sees a character, and it is not white space. No table may have one.
pub(super) fn is_invisible(c: char) -> bool {
    codetable::is_invisible(c) && !c.is_whitespace()
}

/// Whether a raised text refers to a footnote: a number, a letter, a mark, or several of them.
pub(super) fn is_mark(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let mut marks = text.split([',', ' ', '[', ']', '(', ')']);
    inner.is_some()
        || marks.all(|mark| {
            let is_letter = mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_lowercase());
            is_letter
                || mark
                    .chars()
                    .all(|c| c.is_ascii_digit() || "*†‡§¶#🔗\u{FE0F}\u{F0C1}".contains(c))
        })
}
