//! Which parts of a document are blocks, and under which headings they are.
//!
//! The tree of a document becomes a list of headings, prose and blocks: a list, a table or verbatim text is a block
//! wherever it is, and what it contains is a block of its own after it. Then each block is named after the heading above,
//! and headings that follow each other with nothing but prose below them are definitions.

mod arrange;
mod list;
mod prose;
mod sections;
mod table;

use codetable::published::{Block, BlockKind, Row};

use super::dom::{Cell, Flow, Heading, Item, TextLine};
use super::{declarations, verbatim};
use arrange::arrange;

/// How much may be repeated for each byte of the file, and what a repeated cell counts in addition to its text.
const MOST_REPEATED: usize = 8;
const REPEATED_CELL: usize = 24;

/// Returns the blocks of a document of this many bytes.
pub(super) fn blocks(flow: Flow, bytes: usize) -> Vec<Block> {
    let mut outline = Outline {
        parts: Vec::new(),
        has_heading: false,
        has_declarations: false,
        left: bytes.saturating_mul(MOST_REPEATED),
    };
    outline.flow(flow);
    let mut blocks = arrange(outline.parts);
    if outline.has_declarations {
        declarations::describe(&mut blocks);
    }
    blocks
}

struct Outline {
    parts: Vec<Part>,
    has_heading: bool,
    /// Whether a table has declarations of constants.
    has_declarations: bool,
    /// How much may still be repeated.
    left: usize,
}

/// A part of a document, none within another.
enum Part {
    Heading(Heading),
    Prose(Vec<TextLine>),
    Block(Block),
}

impl Outline {
    fn flow(&mut self, flow: Flow) {
        for item in flow {
            match item {
                Item::Paragraph(lines) if lines.is_empty() => {}
                Item::Paragraph(lines) => self.parts.push(Part::Prose(lines)),
                Item::Heading(heading) => {
                    self.has_heading = true;
                    self.parts.push(Part::Heading(heading));
                }
                other => self.container(other),
            }
        }
    }

    fn container(&mut self, item: Item) {
        match item {
            Item::Paragraph(_) | Item::Heading(_) => {}
            Item::Verbatim(mut verbatim) => {
                let language = verbatim.language.clone();
                let language = language.filter(|_| !self.has_heading);
                verbatim.name = verbatim.name.or(language);
                let blocks = verbatim::blocks(verbatim);
                self.parts.extend(blocks.into_iter().map(Part::Block));
            }
            Item::Table(table) => self.table(table),
            Item::List(entries) => self.list(entries),
            Item::Definitions(definitions) => self.definitions(definitions),
        }
    }

    /// Adds the blocks within a cell.
    fn nested(&mut self, flow: Flow, cell: Cell) {
        for item in flow {
            match item {
                Item::List(entries) if cell == Cell::OfTable => {
                    for entry in entries {
                        self.nested(entry.flow, cell);
                    }
                }
                Item::Verbatim(_) if cell == Cell::OfTable => {}
                other => self.container(other),
            }
        }
    }

    fn block(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.parts.push(Part::Block(Block { kind, name, rows }));
        }
    }

    /// Repeats a text, unless the file has repeated too much: a few bytes could otherwise fill any memory.
    fn copy(&mut self, text: &str) -> Option<String> {
        self.left = self.left.checked_sub(text.len() + REPEATED_CELL)?;
        Some(text.to_owned())
    }
}
