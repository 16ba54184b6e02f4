//! The source of a manual page, in the macros of `man` or `mdoc`.
//!
//! A line that begins with a dot is a request; any other is text. Requests say what the next text is, open and close
//! levels of indentation, and start terms and items. Text goes to the row that is open, or to a paragraph. A level
//! becomes blocks when it ends: its definitions, its items, its table and its other lines.

mod levels;
mod list;
mod request;
mod requests;
mod text;

use codetable::published::{Block, BlockKind, Page, Row};

use super::super::dom::TextLine;
use super::super::lines::numbered;
use super::arguments::arguments;
use super::escape::Strings;
use levels::Level;
use text::Next;

pub(super) fn read(text: &str) -> Page {
    let mut reader = Reader::default();
    let mut lines = numbered(text);
    while let Some((number, line)) = lines.next() {
        reader.line(number, line, &mut lines);
    }
    reader.end_section();
    reader
        .blocks
        .sort_by_key(|block| block.rows.first().map(|row| row.line));
    Page {
        title: reader.title,
        blocks: reader.blocks,
        ..Page::default()
    }
}

#[derive(Default)]
struct Reader {
    title: Option<String>,
    /// What `.Nm` without an argument stands for.
    name: String,
    blocks: Vec<Block>,
    strings: Strings,
    /// Every row with a term or an item; levels refer to them.
    rows: Vec<Row>,
    /// Whether the next text starts a paragraph of a row.
    breaks: bool,
    /// The levels that are open, the outermost first.
    levels: Vec<Level>,
    next: Next,
    is_literal: bool,
    /// The lines of the verbatim text.
    literal: Vec<TextLine>,
    /// Whether the page uses `mdoc`.
    is_mdoc: bool,
}

impl Reader {
    fn arguments(&self, text: &str) -> Vec<String> {
        arguments(text, &self.strings)
    }

    fn push(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.blocks.push(Block { kind, name, rows });
        }
    }
}
