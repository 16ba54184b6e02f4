//! Tables that a page builds of `<div>` elements, as Javadoc does: each cell is one, and the class of the first cell of
//! a row says that it is.

use super::builder::{Attributes, Builder};

/// The open `<div>` elements.
#[derive(Default)]
pub(super) struct Divs {
    open: Vec<Div>,
    /// Whether the last thing on the page is a caption.
    has_caption: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Div {
    Other,
    Caption,
    Table,
    Head,
    Cell,
}

impl Divs {
    pub(super) fn start(&mut self, class: &str, builder: &mut Builder, line: usize) {
        let has = |names: &[&str]| class.split_whitespace().any(|word| names.contains(&word));
        let is_in_table = self.open.last() == Some(&Div::Table);
        let is_cell = is_in_table
            && class
                .split_whitespace()
                .any(|word| word.starts_with("col-"));
        let mut start = |name: &[u8]| builder.start(name, line, &Attributes::default());
        let div = if is_cell {
            if has(&["col-first"]) {
                start(b"tr");
            }
            let is_head = has(&["table-header"]);
            start(if is_head { b"th" } else { b"td" });
            if is_head { Div::Head } else { Div::Cell }
        } else if has(&["summary-table", "details-table"]) {
            builder.start_table(line, self.has_caption);
            Div::Table
        } else {
            start(b"div");
            if has(&["caption"]) {
                Div::Caption
            } else {
                Div::Other
            }
        };
        self.has_caption = false;
        self.open.push(div);
    }

    pub(super) fn end(&mut self, builder: &mut Builder) {
        let div = self.open.pop().unwrap_or(Div::Other);
        builder.end(match div {
            Div::Other | Div::Caption => b"div",
            Div::Table => b"table",
            Div::Head => b"th",
            Div::Cell => b"td",
        });
        self.has_caption = div == Div::Caption;
    }

    /// Forgets the caption: something else is below it.
    pub(super) fn other(&mut self) {
        self.has_caption = false;
    }
}
