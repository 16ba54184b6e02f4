//! What is open, and the paragraph that text is added to.

use std::mem::take;

use crate::published::formats::dom::{
    Cell, Definition, Entry, Flow, Item, Table, TableRow, TextLine, is_invisible, text,
};

/// Something that is open.
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) line: usize,
    pub(super) flow: Flow,
    /// The paragraph that is open, and how its last line continues.
    lines: Vec<TextLine>,
    pub(super) next: Next,
}

/// Where the next text of a paragraph goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    SameLine,
    SoftLine,
    Line,
}

/// What a frame is, and the parts of it that are complete.
pub(super) enum Kind {
    Page,
    Table {
        table: Table,
        row: Option<TableRow>,
        is_head: bool,
    },
    Caption,
    Cell {
        is_head: bool,
        columns: usize,
        rows: usize,
    },
    List(Vec<Entry>),
    Item(Option<u64>),
    Definitions(Vec<Definition>),
    Term,
    Definition,
    Heading(usize),
    Verbatim {
        name: Option<String>,
        language: Option<String>,
        is_first: bool,
    },
}

impl Kind {
    pub(super) fn table() -> Self {
        Self::Table {
            table: Table::default(),
            row: None,
            is_head: false,
        }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self, Self::Table { .. })
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }

    pub(super) fn is_definitions(&self) -> bool {
        matches!(self, Self::Definitions(_))
    }

    /// Whether it is a part of a list of definitions.
    pub(super) fn is_defining(&self) -> bool {
        matches!(self, Self::Term | Self::Definition)
    }

    /// Whether it is a part of a table.
    pub(super) fn is_cell(&self) -> bool {
        matches!(self, Self::Cell { .. } | Self::Caption)
    }

    /// Whether only cells, items or terms are in it.
    pub(super) fn is_container(&self) -> bool {
        self.is_table() || self.is_list() || self.is_definitions()
    }
}

impl Frame {
    pub(super) fn new(kind: Kind, line: usize) -> Self {
        Self {
            kind,
            line,
            flow: Flow::new(),
            lines: Vec::new(),
            next: Next::Line,
        }
    }

    pub(super) fn is_verbatim(&self) -> bool {
        matches!(self.kind, Kind::Verbatim { .. })
    }

    /// Adds a part after the paragraph that is open.
    pub(super) fn push(&mut self, item: Item) {
        self.end_paragraph();
        self.flow.push(item);
    }

    /// Adds text that begins in a line to the paragraph.
    pub(super) fn text(&mut self, mut text: &str, mut line: usize, keeps_spaces: bool) {
        let is_verbatim = self.is_verbatim();
        // A line end directly after the tag is not text.
        if let Kind::Verbatim { is_first, .. } = &mut self.kind
            && take(is_first)
            && let Some(rest) = text.strip_prefix('\n')
        {
            (text, line) = (rest, line + 1);
        }
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if c == '\n' && is_verbatim {
                self.next = Next::Line;
            } else if !c.is_whitespace() || is_verbatim {
                self.line(line).text.push(c);
            } else if let (Next::SameLine, Some(last)) = (self.next, self.lines.last_mut()) {
                if keeps_spaces && c != '\n' {
                    last.text.push(c);
                } else if !last.text.ends_with(' ') {
                    last.text.push(' ');
                }
            }
            line += usize::from(c == '\n');
        }
    }

    /// The line that text goes to.
    fn line(&mut self, line: usize) -> &mut TextLine {
        if self.next != Next::SameLine || self.lines.is_empty() {
            let is_soft = self.next == Next::SoftLine && !self.lines.is_empty();
            self.lines.push(TextLine {
                is_soft,
                ..TextLine::new(line, String::new())
            });
            self.next = Next::SameLine;
        }
        self.lines.last_mut().expect("a line was added")
    }

    pub(super) fn end_paragraph(&mut self) {
        self.next = Next::Line;
        let mut lines = take(&mut self.lines);
        for line in &mut lines {
            line.text.truncate(line.text.trim_end().len());
        }
        lines.retain(|line| !line.text.is_empty());
        if !lines.is_empty() {
            self.flow.push(Item::Paragraph(lines));
        }
    }
}

/// The text of a caption or a heading.
pub(super) fn one_line(flow: &[Item]) -> String {
    text(flow, Cell::OfTable).replace('\n', " ")
}
