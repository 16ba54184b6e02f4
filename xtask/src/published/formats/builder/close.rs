//! What is closed, and how its content becomes a part of what is around it.

use super::Builder;
use super::frame::{Frame, Kind, one_line};
use crate::published::formats::dom::{
    Cell, Definition, Entry, Flow, Heading, Item, TableCell, TextLine, Verbatim, text,
};
use crate::published::formats::fields::some;

impl Builder {
    pub(super) fn end_row(&mut self) {
        if self.close_to(Kind::is_table, |_| false)
            && let Kind::Table { table, row, .. } = &mut self.top().kind
            && let Some(row) = row.take()
        {
            table.push(row);
        }
    }

    /// Closes a heading or verbatim text: nothing else is in it.
    pub(super) fn end_leaf(&mut self) {
        if matches!(self.top().kind, Kind::Heading(_) | Kind::Verbatim { .. }) {
            self.close();
        }
    }

    /// Closes the innermost frame of a kind, and all in it.
    pub(super) fn close_with(&mut self, is_target: fn(&Kind) -> bool, is_limit: fn(&Kind) -> bool) {
        if self.close_to(is_target, is_limit) {
            self.close();
        }
    }

    /// Closes all in the innermost frame of a kind, unless a frame in it is a limit. Returns whether there is
    /// such a frame.
    pub(super) fn close_to(
        &mut self,
        is_target: fn(&Kind) -> bool,
        is_limit: fn(&Kind) -> bool,
    ) -> bool {
        self.end_paragraph();
        let frames = self.frames.iter().rev();
        let mut above = frames.take_while(|frame| is_target(&frame.kind) || !is_limit(&frame.kind));
        let Some(count) = above.position(|frame| is_target(&frame.kind)) else {
            return false;
        };
        for _ in 0..count {
            self.close();
        }
        true
    }

    /// Closes the innermost frame.
    pub(super) fn close(&mut self) {
        self.end_paragraph();
        if self.frames.len() < 2 {
            return;
        }
        let Some(Frame {
            kind, line, flow, ..
        }) = self.frames.pop()
        else {
            return;
        };
        let parent = self.top();
        match kind {
            Kind::Page => {}
            Kind::Table { mut table, row, .. } => {
                if let Some(row) = row {
                    table.push(row);
                }
                parent.push(Item::Table(table));
            }
            Kind::Caption => {
                if let Kind::Table { table, .. } = &mut parent.kind {
                    table.caption = some(one_line(&flow));
                }
            }
            Kind::Cell {
                is_head,
                columns,
                rows,
            } => {
                if let Kind::Table { row: Some(row), .. } = &mut parent.kind {
                    row.cells.push(TableCell {
                        is_head,
                        columns,
                        rows,
                        ..TableCell::new(flow)
                    });
                }
            }
            Kind::List(entries) => parent.push(Item::List(entries)),
            Kind::Item(ordinal) => {
                if let Kind::List(entries) = &mut parent.kind {
                    entries.push(Entry {
                        line,
                        ordinal,
                        flow,
                    });
                }
            }
            Kind::Definitions(definitions) => push_definitions(parent, definitions),
            Kind::Term => {
                if let Kind::Definitions(definitions) = &mut parent.kind {
                    push_term(definitions, line, flow);
                }
            }
            Kind::Definition => {
                if let Kind::Definitions(definitions) = &mut parent.kind {
                    push_definition(definitions, line, flow);
                }
            }
            Kind::Heading(level) => {
                let text = one_line(&flow);
                if !text.is_empty() {
                    parent.push(Item::Heading(Heading { level, line, text }));
                }
            }
            Kind::Verbatim { name, language, .. } => {
                let paragraphs = flow.into_iter().filter_map(|item| match item {
                    Item::Paragraph(lines) => Some(lines),
                    _ => None,
                });
                parent.push(Item::Verbatim(Verbatim {
                    name,
                    language,
                    lines: paragraphs.flatten().collect(),
                }));
            }
        }
    }
}

/// Adds definitions to those directly above: Sphinx writes a list for each term.
fn push_definitions(parent: &mut Frame, definitions: Vec<Definition>) {
    parent.end_paragraph();
    match parent.flow.last_mut() {
        Some(Item::Definitions(above)) => above.extend(definitions),
        _ => parent.flow.push(Item::Definitions(definitions)),
    }
}

/// Adds a term to those that the next definition defines.
fn push_term(definitions: &mut Vec<Definition>, line: usize, flow: Flow) {
    if definitions.last().is_none_or(|last| last.is_defined) {
        definitions.push(Definition {
            line,
            ..Definition::default()
        });
    }
    let text = text(&flow, Cell::OfList);
    if let Some(last) = definitions.last_mut() {
        last.terms.push(TextLine::new(line, text));
        let is_container = |item: &Item| !matches!(item, Item::Paragraph(_) | Item::Heading(_));
        last.flow.extend(flow.into_iter().filter(is_container));
    }
}

/// Adds what defines the last terms.
fn push_definition(definitions: &mut Vec<Definition>, line: usize, flow: Flow) {
    if definitions.is_empty() {
        definitions.push(Definition {
            line,
            ..Definition::default()
        });
    }
    if let Some(last) = definitions.last_mut() {
        last.is_defined = true;
        last.flow.extend(flow);
    }
}
