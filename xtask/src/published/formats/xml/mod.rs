//! XML: elements that are records, and the tables and lists of `DocBook`.
//!
//! The children of an element that have attributes or simple children of their own are rows of a table, one table for
//! each name of them. Within text, only what `DocBook` and XHTML call tables and lists are blocks.
//!
//! A document type is skipped, and a reference to an entity that it declares stays as it is written: nothing is
//! expanded.

mod comment;
mod docbook;
mod entities;
mod node;
mod records;

use codetable::published::{Block, BlockKind, Page, Row};
use roxmltree::{Document, Node};

use super::FormatError;
use super::fields::{Lines, flowing, some};
use entities::without_entities;
use node::{has_text, is_documented, tag, text_of};

/// How many cells a table may have more than its file has bytes, because of cells that span others.
const REPEATED: usize = 10_000;

/// Reads each element that contains records, which are elements with attributes or simple children: a table for each
/// name of its children. The name of the block is the `name` of the containing element, or its tag.
///
/// # Errors
///
/// If the document is not well-formed.
pub fn read(text: &str) -> Result<Page, FormatError> {
    let text = &without_entities(text);
    let lines = &Lines::new(text);
    let document = Document::parse(text).map_err(|error| FormatError {
        line: usize::try_from(error.pos().row).unwrap_or(1).max(1),
        reason: error.to_string(),
    })?;
    let mut reader = Reader {
        lines,
        page: Page::default(),
        repeated: text.len() + REPEATED,
    };
    let mut open = vec![Element {
        node: document.root_element(),
        is_in_prose: false,
    }];
    while let Some(Element { node, is_in_prose }) = open.pop() {
        let is_in_prose = is_in_prose || is_documented(node) || has_text(node);
        if is_documented(node) {
            reader.documented(node);
        } else if !is_in_prose {
            reader.records(node);
        }
        let children = node.children().filter(Node::is_element);
        open.extend(children.map(|node| Element { node, is_in_prose }));
    }
    reader.page.title = title(&document);
    reader
        .page
        .blocks
        .sort_by_key(|block| block.rows.first().map(|row| row.line));
    Ok(reader.page)
}

/// An element that is still to be read.
struct Element<'a, 'd> {
    node: Node<'a, 'd>,
    /// Whether it is part of a text, a table or a list.
    is_in_prose: bool,
}

fn title(document: &Document<'_>) -> Option<String> {
    let root = document.root_element();
    let is_title = |node: &Node<'_, '_>| node.is_element() && tag(*node) == "title";
    let title = root.children().find(is_title)?;
    some(flowing(&text_of(title)))
}

struct Reader<'t> {
    lines: &'t Lines<'t>,
    page: Page,
    /// How many bytes may still be repeated by cells that span others.
    repeated: usize,
}

impl Reader<'_> {
    fn line(&self, node: Node<'_, '_>) -> usize {
        self.lines.at(node.range().start)
    }

    fn push(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.page.blocks.push(Block { kind, name, rows });
        }
    }
}
