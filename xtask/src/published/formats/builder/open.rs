//! What is opened: the frame of a tag, and those that it needs around it.

use super::frame::{Frame, Kind};
use super::{Attributes, Builder};
use crate::published::formats::dom::{MOST_NESTED, TableRow};

impl Builder {
    pub(super) fn push(&mut self, kind: Kind, line: usize) {
        self.end_paragraph();
        self.frames.push(Frame::new(kind, line));
    }

    pub(super) fn open_container(&mut self, kind: Kind, line: usize) {
        self.end_leaf();
        // Each container is in a cell of another.
        if self.frames.len() < 2 * MOST_NESTED {
            self.make_room(line);
            self.push(kind, line);
        } else {
            self.end_paragraph();
        }
    }

    /// Opens what is missing around content that a container does not contain itself.
    pub(super) fn make_room(&mut self, line: usize) {
        match self.top().kind {
            Kind::Table { .. } => self.start_cell(false, line, &Attributes::default()),
            Kind::List(_) => self.continue_item(line),
            Kind::Definitions(_) => self.push(Kind::Definition, line),
            _ => {}
        }
    }

    /// Opens the last item of a list again: what is between two items is seen as more of the first.
    pub(super) fn continue_item(&mut self, line: usize) {
        let Kind::List(entries) = &mut self.top().kind else {
            return;
        };
        let Some(last) = entries.pop() else {
            return self.push(Kind::Item(None), line);
        };
        self.push(Kind::Item(last.ordinal), last.line);
        self.top().flow = last.flow;
    }

    pub(super) fn start_row(&mut self, line: usize) {
        if let Kind::Table { row, is_head, .. } = &mut self.top().kind {
            row.get_or_insert(TableRow {
                line,
                is_head: *is_head,
                cells: Vec::new(),
            });
        }
    }

    pub(super) fn start_cell(&mut self, is_head: bool, line: usize, attributes: &Attributes) {
        if !self.close_to(Kind::is_table, |_| false) {
            return self.end_paragraph();
        }
        self.start_row(line);
        let kind = Kind::Cell {
            is_head,
            columns: attributes.columns.unwrap_or(1).max(1),
            // No rows are all that follow.
            rows: match attributes.rows.unwrap_or(1) {
                0 => usize::MAX,
                rows => rows,
            },
        };
        self.push(kind, line);
    }

    pub(super) fn start_item(&mut self, line: usize, ordinal: Option<u64>) {
        self.end_leaf();
        let is_limit = |kind: &Kind| {
            let is_other = kind.is_defining() || kind.is_definitions();
            is_other || kind.is_table() || kind.is_cell()
        };
        if !self.close_to(Kind::is_list, is_limit) {
            self.open_container(Kind::List(Vec::new()), line);
        }
        if self.top().kind.is_list() {
            self.push(Kind::Item(ordinal), line);
        }
    }

    pub(super) fn start_definition(&mut self, kind: Kind, line: usize) {
        self.end_leaf();
        let is_limit = |kind: &Kind| {
            let is_other = matches!(kind, Kind::Item(_) | Kind::List(_));
            is_other || kind.is_table() || kind.is_cell()
        };
        if !self.close_to(Kind::is_definitions, is_limit) {
            self.open_container(Kind::Definitions(Vec::new()), line);
        }
        if self.top().kind.is_definitions() {
            self.push(kind, line);
        }
    }
}
