//! Builds the tree of a document from tags and text, as browsers do, whichever tags were omitted.
//!
//! What is open is a stack of frames, the page first. A tag opens a frame, after it has closed those that it ends and
//! opened those that it needs around it. What a frame contains goes to the frame below when it is closed.

mod close;
mod frame;
mod open;
mod tags;
mod text;

use std::mem::take;

use super::dom::{Flow, Item, TextLine};
use super::fields::some;
use frame::{Frame, Kind, Next, one_line};

/// A tree that is not complete yet.
pub(super) struct Builder {
    /// The open containers and cells, the page first.
    frames: Vec<Frame>,
    /// Whether runs of spaces are kept outside of verbatim text.
    keeps_spaces: bool,
    title: Option<String>,
    /// The element whose text is not shown, which the tokenizer ends.
    hidden: Option<Hidden>,
    /// The number of open templates.
    templates: usize,
    /// The text of a `<sup>` or a permalink that is open.
    sup: Option<TextLine>,
    /// The language that an element around states for verbatim text.
    language: Option<String>,
}

/// An element whose text is not shown.
struct Hidden {
    name: Vec<u8>,
    text: String,
}

/// The attributes of a tag that matter.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) columns: Option<usize>,
    pub(super) rows: Option<usize>,
    /// The number of an item.
    pub(super) value: Option<u64>,
    /// Whether it is a link to where it is.
    pub(super) is_permalink: bool,
    /// The language of the code in it.
    pub(super) language: Option<String>,
}

impl Builder {
    pub(super) fn new(keeps_spaces: bool) -> Self {
        Self {
            frames: vec![Frame::new(Kind::Page, 1)],
            keeps_spaces,
            title: None,
            hidden: None,
            templates: 0,
            sup: None,
            language: None,
        }
    }

    /// Opens an element that begins in a line.
    pub(super) fn start(&mut self, name: &[u8], line: usize, attributes: &Attributes) {
        if name == b"template" {
            self.templates += 1;
        }
        if self.templates > 0 || self.hidden.is_some() {
            return;
        }
        if tags::is_hidden(name) {
            self.hidden = Some(Hidden {
                name: name.to_owned(),
                text: String::new(),
            });
            return;
        }
        self.state_language(attributes.language.clone());
        self.start_visible(name, line, attributes);
    }

    /// Closes an element, and those in it.
    pub(super) fn end(&mut self, name: &[u8]) {
        if name == b"template" {
            self.templates = self.templates.saturating_sub(1);
        }
        if let Some(hidden) = self.hidden.take_if(|hidden| hidden.name == name)
            && name == b"title"
            && self.title.is_none()
        {
            let words: Vec<&str> = hidden.text.split_whitespace().collect();
            self.title = some(words.join(" "));
        }
        if self.templates == 0 && self.hidden.is_none() {
            self.end_visible(name);
        }
    }

    /// Adds text that begins in a line.
    pub(super) fn text(&mut self, text: &str, line: usize) {
        if let Some(hidden) = &mut self.hidden {
            hidden.text.push_str(text);
        } else if self.templates > 0 {
            // A template is not shown.
        } else if let Some(sup) = &mut self.sup {
            sup.text.push_str(text);
        } else {
            self.show(text, line);
        }
    }

    /// Starts another line of the paragraph. In a cell, a soft line is separated by a space.
    pub(super) fn break_line(&mut self, is_soft: bool) {
        self.end_sup();
        self.top().next = if is_soft { Next::SoftLine } else { Next::Line };
    }

    /// Opens a table, whose caption may be the paragraph above it.
    pub(super) fn start_table(&mut self, line: usize, has_caption: bool) {
        if self.top().kind.is_table() {
            self.close();
        }
        self.end_paragraph();
        let caption = self.top().flow.pop_if(|item| {
            let is_paragraph = matches!(item, Item::Paragraph(_));
            is_paragraph && has_caption
        });
        self.open_container(Kind::table(), line);
        if let (Kind::Table { table, .. }, Some(caption)) = (&mut self.top().kind, caption) {
            table.caption = Some(one_line(&[caption]));
        }
    }

    /// States the language of the verbatim text that is open, or else of the next.
    pub(super) fn state_language(&mut self, stated: Option<String>) {
        if stated.is_some() {
            match &mut self.top().kind {
                Kind::Verbatim { language, .. } => *language = stated,
                _ => self.language = stated,
            }
        }
    }

    /// Opens verbatim text.
    pub(super) fn start_verbatim(
        &mut self,
        name: Option<String>,
        language: Option<String>,
        line: usize,
    ) {
        self.end_leaf();
        self.make_room(line);
        let kind = Kind::Verbatim {
            name,
            language,
            is_first: true,
        };
        self.push(kind, line);
    }

    /// Closes everything. Returns the title and the tree.
    pub(super) fn finish(mut self) -> (Option<String>, Flow) {
        self.end_sup();
        while self.frames.len() > 1 {
            self.close();
        }
        self.top().end_paragraph();
        (self.title.take(), take(&mut self.top().flow))
    }

    /// The innermost frame.
    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the page is never closed")
    }
}
