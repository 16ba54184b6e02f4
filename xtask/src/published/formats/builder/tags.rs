//! What each tag opens and closes.

use super::frame::Kind;
use super::{Attributes, Builder};
use crate::published::formats::dom::TextLine;

/// The elements whose text the tokenizer returns as it is, and nobody sees.
const HIDDEN: [&[u8]; 7] = [
    b"script",
    b"style",
    b"title",
    b"noframes",
    b"noembed",
    b"iframe",
    b"textarea",
];

/// The elements that end a paragraph, and contain nothing but what is in them.
const BOUNDARIES: [&[u8]; 32] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"center",
    b"col",
    b"colgroup",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"head",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"legend",
    b"main",
    b"menu",
    b"nav",
    b"optgroup",
    b"option",
    b"p",
    b"section",
    b"select",
    b"summary",
];

/// Whether the text of an element is not shown.
pub(super) fn is_hidden(name: &[u8]) -> bool {
    HIDDEN.contains(&name)
}

impl Builder {
    /// Opens an element that is shown.
    pub(super) fn start_visible(&mut self, name: &[u8], line: usize, attributes: &Attributes) {
        match name {
            b"a" if !attributes.is_permalink => {}
            b"sup" | b"a" => {
                self.sup
                    .get_or_insert_with(|| TextLine::new(line, String::new()));
            }
            b"br" => self.break_line(false),
            b"table" => self.start_table(line, false),
            b"caption" => {
                let is_in_table = self.close_to(Kind::is_table, |_| false);
                if is_in_table {
                    self.push(Kind::Caption, line);
                }
            }
            b"thead" | b"tbody" | b"tfoot" => {
                self.end_row();
                if let Kind::Table { is_head, .. } = &mut self.top().kind {
                    *is_head = name == b"thead";
                }
            }
            b"tr" => {
                self.end_row();
                self.start_row(line);
            }
            b"td" | b"th" => self.start_cell(name == b"th", line, attributes),
            b"ul" | b"ol" => self.open_container(Kind::List(Vec::new()), line),
            b"li" => self.start_item(line, attributes.value),
            b"dl" => self.open_container(Kind::Definitions(Vec::new()), line),
            b"dt" => self.start_definition(Kind::Term, line),
            b"dd" => self.start_definition(Kind::Definition, line),
            b"pre" | b"listing" | b"xmp" | b"plaintext" => {
                let language = self.language.take();
                self.start_verbatim(None, language, line);
            }
            [b'h', level @ b'1'..=b'6'] if !self.top().is_verbatim() => {
                self.end_leaf();
                self.make_room(line);
                self.push(Kind::Heading(usize::from(level - b'0')), line);
            }
            [b'h', b'1'..=b'6'] => self.end_paragraph(),
            _ if BOUNDARIES.contains(&name) => self.end_paragraph(),
            _ => {}
        }
    }

    /// Closes an element that is shown.
    pub(super) fn end_visible(&mut self, name: &[u8]) {
        match name {
            b"sup" | b"a" => self.end_sup(),
            b"table" => self.close_with(Kind::is_table, |_| false),
            b"thead" | b"tbody" | b"tfoot" | b"tr" => {
                self.end_row();
                if let (Kind::Table { is_head, .. }, true) = (&mut self.top().kind, name != b"tr") {
                    *is_head = false;
                }
            }
            b"td" | b"th" | b"caption" => self.close_with(Kind::is_cell, Kind::is_table),
            b"ul" | b"ol" => self.close_with(Kind::is_list, Kind::is_cell),
            b"dl" => self.close_with(Kind::is_definitions, Kind::is_cell),
            b"li" => self.close_with(
                |kind| matches!(kind, Kind::Item(_)),
                |kind| kind.is_cell() || kind.is_list(),
            ),
            b"dt" | b"dd" => self.close_with(Kind::is_defining, |kind| {
                kind.is_cell() || kind.is_definitions()
            }),
            b"pre" | b"listing" | b"xmp" if self.top().is_verbatim() => self.close(),
            [b'h', b'1'..=b'6'] if matches!(self.top().kind, Kind::Heading(_)) => self.close(),
            b"br" => self.break_line(false),
            _ if BOUNDARIES.contains(&name) => self.end_paragraph(),
            _ => {}
        }
    }
}
