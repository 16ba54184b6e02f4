//! Lines of text: what they are after a request, and which row, paragraph or verbatim text they belong to.

use std::mem::take;

use codetable::published::BlockKind;

use super::Reader;
use crate::published::formats::dom::{TextLine, Verbatim};
use crate::published::formats::fields::flowing;
use crate::published::formats::verbatim;
use crate::published::formats::wrapped::Wrapped;

/// What the next line of text is.
#[derive(Default, PartialEq, Eq, Clone, Copy)]
pub(super) enum Next {
    #[default]
    Text,
    Heading,
    /// A term, after `.TP`.
    Term,
    /// Another term for the same definition, after `.TQ`.
    OtherTerm,
    /// The rest of a term, between `.It Xo` and `.Xc`.
    RestOfTerm,
}

impl Reader {
    /// Reads a line of the file that is not a request.
    pub(super) fn text_line(&mut self, number: usize, line: &str) {
        if !self.is_literal && line.trim().is_empty() {
            self.space();
        } else {
            let text = self.strings.decode(line);
            self.text(number, &text);
        }
    }

    /// Adds text, without its escapes.
    pub(super) fn text(&mut self, number: usize, text: &str) {
        if self.is_literal {
            if !text.trim().is_empty() {
                self.literal.push(TextLine::new(number, text.to_owned()));
            }
            return;
        }
        let flowing = flowing(text);
        match take(&mut self.next) {
            Next::Text => {}
            Next::Heading => return self.start_section(&flowing),
            Next::Term => return self.start_definition(number, flowing),
            Next::OtherTerm => {
                if let Some(open) = self.level().open {
                    let term = &mut self.rows[open].cells[0];
                    term.push('\n');
                    term.push_str(&flowing);
                    return;
                }
            }
            Next::RestOfTerm => {
                self.next = Next::RestOfTerm;
                if let Some(open) = self.level().open {
                    append(&mut self.rows[open].cells[0], &flowing, ' ');
                    return;
                }
            }
        }
        let level = self.level();
        if let Some(open) = level.open {
            let joint = if take(&mut self.breaks) { '\n' } else { ' ' };
            if let Some(cell) = self.rows[open].cells.last_mut() {
                append(cell, &flowing, joint);
            }
        } else if let Some(line) = level.paragraph.last_mut().filter(|_| !level.breaks) {
            append(&mut line.text, &flowing, ' ');
        } else if !flowing.is_empty() {
            level.breaks = false;
            let line = TextLine::new(number, text.trim_end().to_owned());
            level.paragraph.push(line);
        }
    }

    /// Ends verbatim text. What is not code is part of the text around it.
    pub(super) fn end_literal(&mut self) {
        self.is_literal = false;
        let verbatim = Verbatim {
            name: self.level().name.clone(),
            language: None,
            lines: take(&mut self.literal),
        };
        for block in verbatim::blocks(verbatim) {
            if block.kind == BlockKind::Text {
                self.level().lines.extend(block.rows);
            } else {
                self.blocks.push(block);
            }
        }
    }

    /// Starts a paragraph of the same row, if there is one.
    pub(super) fn space(&mut self) {
        if self.level().open.is_some() {
            self.breaks = true;
        } else {
            self.end_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let level = self.level();
        let lines = take(&mut level.paragraph);
        if let Some(base) = level.base {
            for line in lines {
                if let Some(cell) = self.rows[base].cells.last_mut() {
                    append(cell, &flowing(&line.text), '\n');
                }
            }
            return;
        }
        let numbers: Vec<usize> = lines.iter().map(|line| line.line).collect();
        let mut wrapped = Wrapped::default();
        // Requests are between the lines.
        for (index, line) in lines.into_iter().enumerate() {
            wrapped.push(index, line.text);
        }
        for row in &mut wrapped.rows {
            row.line = numbers[row.line];
            row.cells[0] = flowing(&row.cells[0]);
        }
        level.lines.extend(wrapped.rows);
    }
}

fn append(cell: &mut String, text: &str, joint: char) {
    if !cell.is_empty() && !text.is_empty() {
        cell.push(joint);
    }
    cell.push_str(text);
}
