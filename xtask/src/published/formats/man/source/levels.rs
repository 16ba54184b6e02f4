//! Levels of indentation, and the rows and sections that text belongs to.

use std::mem::{replace, take};

use codetable::published::{BlockKind, Row};

use super::Reader;
use super::list::List;
use super::text::Next;
use crate::published::formats::dom::TextLine;
use crate::published::formats::fields::{flowing, join, row, some};

/// The longest paragraph that is a term if an indented one follows.
const LONGEST_TERM: usize = 200;

/// A level of indentation.
#[derive(Default)]
pub(super) struct Level {
    pub(super) name: Option<String>,
    pub(super) list: Option<List>,
    /// The row that text of this level belongs to unless a row is open.
    pub(super) base: Option<usize>,
    pub(super) open: Option<usize>,
    definitions: Vec<usize>,
    items: Vec<usize>,
    pub(super) table: Vec<Row>,
    pub(super) lines: Vec<Row>,
    /// The lines of the current paragraph, if it belongs to no open row.
    pub(super) paragraph: Vec<TextLine>,
    /// Whether the next text starts a line of the paragraph.
    pub(super) breaks: bool,
}

impl Reader {
    /// The innermost level.
    pub(super) fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    pub(super) fn start_definition(&mut self, number: usize, term: String) {
        let at = self.open_row(number, vec![term, String::new()]);
        self.level().definitions.push(at);
    }

    pub(super) fn start_item(&mut self, number: usize) {
        let at = self.open_row(number, vec![String::new()]);
        self.level().items.push(at);
    }

    /// Adds a row that the next text belongs to. Returns its index.
    fn open_row(&mut self, number: usize, cells: Vec<String>) -> usize {
        self.end_paragraph();
        self.breaks = false;
        self.rows.push(row(number, cells));
        let at = self.rows.len() - 1;
        self.level().open = Some(at);
        at
    }

    /// Whether a bullet is open that has no text yet.
    pub(super) fn is_item_empty(&self) -> bool {
        let open = self.levels.last().and_then(|level| level.open);
        open.is_some_and(|open| self.rows[open].cells == [""])
    }

    pub(super) fn start_section(&mut self, heading: &str) {
        self.end_section();
        self.level().name = some(join("", heading));
    }

    pub(super) fn end_section(&mut self) {
        self.next = Next::Text;
        self.end_literal();
        while !self.levels.is_empty() {
            self.end_level();
        }
    }

    /// Starts a level. A short paragraph directly above is the term that it defines.
    pub(super) fn start_level(&mut self, list: Option<List>) {
        let level = self.level();
        let mut name = level.name.clone();
        let mut base = level.open.or(level.base);
        let length: usize = level.paragraph.iter().map(|line| line.text.len()).sum();
        let is_term = list.is_none()
            && level.open.is_none()
            && (1..=5).contains(&level.paragraph.len())
            && length <= LONGEST_TERM;
        if is_term {
            let lines = take(&mut level.paragraph);
            let terms: Vec<String> = lines.iter().map(|line| flowing(&line.text)).collect();
            self.start_definition(lines[0].line, terms.join("\n"));
            base = self.level().open.take();
        } else {
            self.end_paragraph();
        }
        if let Some(base) = base {
            name = some(join("", &self.rows[base].cells[0])).or(name);
        }
        self.levels.push(Level {
            name,
            list,
            base,
            ..Level::default()
        });
    }

    /// Ends a level: its definitions are a block, and so are its items, its table and its text.
    pub(super) fn end_level(&mut self) {
        let was_literal = self.is_literal;
        self.end_literal();
        self.is_literal = was_literal;
        self.end_paragraph();
        let Some(level) = self.levels.pop() else {
            return;
        };
        // A bullet that has nothing but a list is followed by its text in the first item of that list.
        if let (Some(base), Some(first)) = (level.base, level.items.first())
            && self.rows[base].cells == [""]
        {
            self.rows.swap(base, *first);
        }
        let definitions = self.take_rows(level.definitions);
        let items = self.take_rows(level.items);
        self.push(BlockKind::Definitions, level.name.clone(), definitions);
        self.push(BlockKind::Items, level.name.clone(), items);
        self.push(BlockKind::Table, level.name.clone(), level.table);
        self.push(BlockKind::Text, level.name, level.lines);
        self.breaks = true;
    }

    /// Takes the rows of a level that have text. The row that the level belongs to is one of the level above, and is
    /// taken later.
    fn take_rows(&mut self, rows: Vec<usize>) -> Vec<Row> {
        let empty = || row(0, vec![String::new()]);
        let rows = rows.into_iter();
        let rows = rows.map(|at| replace(&mut self.rows[at], empty()));
        rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
            .collect()
    }
}
