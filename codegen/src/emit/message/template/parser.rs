//! From the events of an XML reader to a message. Part of each crate with a message: see `mod.rs`.

use std::mem;
use std::str;
use std::string::{String, ToString};
use std::vec::Vec;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::Read;
use super::{
    trimmed, value, Limits, Message, Problem, ReadError, CODE, REQUEST_ID, ROOT, TEXT, TYPE,
};

/// What has been read of a «root».
pub(super) struct Parser {
    limits: Limits,
    pub(super) place: Place,
    depth: usize,
    elements: usize,
    /// What each element of a known meaning holds, and where it begins.
    values: [Option<(String, u64)>; 4],
    /// The first of these that stands there again, and where.
    twice: Option<(&'static str, u64)>,
    nodes: String,
    ends: Vec<usize>,
}

/// Where in the message the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    /// Behind the declaration of XML.
    Declared,
    Root,
    /// In an element of a known meaning.
    Value {
        element: Element,
        again: bool,
    },
    /// In any other element.
    Node,
    After,
}

/// The elements of a known meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    RequestId,
    Type,
    Code,
    Text,
}

impl Element {
    const ALL: [Self; 4] = [Self::RequestId, Self::Type, Self::Code, Self::Text];

    const fn name(self) -> &'static str {
        match self {
            Self::RequestId => REQUEST_ID,
            Self::Type => TYPE,
            Self::Code => CODE,
            Self::Text => TEXT,
        }
    }
}

/// A problem, and where it shows.
pub(super) type Found = (Problem, u64);

impl Parser {
    /// Before the message.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            place: Place::Before,
            depth: 0,
            elements: 0,
            values: Default::default(),
            twice: None,
            nodes: String::new(),
            ends: Vec::new(),
        }
    }

    /// In a root that was opened elsewhere.
    pub(super) fn within(limits: Limits) -> Self {
        Self {
            place: Place::Root,
            depth: 1,
            ..Self::new(limits)
        }
    }

    /// Takes the next event, which begins at `position`.
    pub(super) fn take(&mut self, event: &Event<'_>, position: u64) -> Result<(), Found> {
        let text = str::from_utf8(event).map_err(|error| {
            let valid = u64::try_from(error.valid_up_to()).unwrap_or(0);
            (Problem::NotUtf8, position + lead(event) + valid)
        })?;
        self.judge(event, text, position)
            .map_err(|problem| (problem, position))
    }

    fn judge(&mut self, event: &Event<'_>, text: &str, position: u64) -> Result<(), Problem> {
        match event {
            Event::Start(start) => self.open(start, [text, ">"], position),
            Event::Empty(start) => {
                self.open(start, [text, "/>"], position)?;
                self.close();
                Ok(())
            }
            Event::End(_) => {
                self.keep(["</", text, ">"]);
                self.close();
                Ok(())
            }
            Event::Text(_) => self.text(text, ["", text, ""]),
            Event::CData(_) => self.text(text, ["<![CDATA[", text, "]]>"]),
            Event::GeneralRef(reference) => self.reference(reference, text),
            Event::Comment(_) => {
                self.keep(["<!--", text, "-->"]);
                Ok(())
            }
            Event::PI(_) => {
                self.keep(["<?", text, "?>"]);
                Ok(())
            }
            Event::Decl(_) if self.place == Place::Before => {
                self.place = Place::Declared;
                Ok(())
            }
            Event::Decl(_) => Err(Problem::Xml(
                "a declaration that comes too late".to_string(),
            )),
            Event::DocType(_) => Err(Problem::DocumentType),
            Event::Eof => Ok(()),
        }
    }

    /// Enters an element, which was written as these parts behind a `<`.
    fn open(
        &mut self,
        start: &BytesStart<'_>,
        [text, end]: [&str; 2],
        position: u64,
    ) -> Result<(), Problem> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return Err(Problem::TooDeep);
        }
        if self.elements > self.limits.elements {
            return Err(Problem::TooManyElements);
        }
        for attribute in start.attributes().with_checks(false) {
            attribute.map_err(|error| Problem::Xml(error.to_string()))?;
        }
        let name = text.split([' ', '\t', '\r', '\n']).next().unwrap_or(text);
        if !is_name(name) {
            return Err(Problem::Xml("an element without a name".to_string()));
        }
        match self.place {
            Place::Before | Place::Declared if name == ROOT => self.place = Place::Root,
            Place::Before | Place::Declared => {
                return Err(Problem::Root(name.to_string()));
            }
            Place::Root => self.child(name, position),
            Place::Value { element, .. } => {
                return Err(Problem::ElementIn(element.name()));
            }
            Place::Node => {}
            Place::After => return Err(Problem::Trailing),
        }
        self.keep(["<", text, end]);
        Ok(())
    }

    /// Enters an element of the root.
    fn child(&mut self, name: &str, position: u64) {
        let Some(element) = Element::ALL
            .into_iter()
            .find(|element| element.name() == name)
        else {
            self.place = Place::Node;
            return;
        };
        let value = &mut self.values[element as usize];
        let again = value.is_some();
        if again {
            self.twice.get_or_insert((element.name(), position));
        } else {
            *value = Some((String::new(), position));
        }
        self.place = Place::Value { element, again };
    }

    /// Leaves an element.
    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.place == Place::Node && self.depth == 1 {
            self.ends.push(self.nodes.len());
        }
        self.place = match self.depth {
            0 => Place::After,
            1 => Place::Root,
            _ => self.place,
        };
    }

    /// Takes a text; `written` are the parts that it was written as.
    fn text(&mut self, text: &str, written: [&str; 3]) -> Result<(), Problem> {
        let text = match self.place {
            Place::Node => {
                self.keep(written);
                return Ok(());
            }
            Place::Value { again: true, .. } => return Ok(()),
            Place::Value { element, .. } => {
                if let Some((value, _)) = &mut self.values[element as usize] {
                    value.push_str(text);
                }
                return Ok(());
            }
            // A byte order mark that came in pieces.
            Place::Before => text.trim_start_matches('\u{FEFF}'),
            Place::Declared | Place::Root | Place::After => text,
        };
        if trimmed(text).is_empty() {
            return Ok(());
        }
        Err(match self.place {
            Place::After => Problem::Trailing,
            _ => Problem::StrayText,
        })
    }

    /// Takes a character or an entity that was written by its number or name.
    fn reference(&mut self, reference: &BytesRef<'_>, name: &str) -> Result<(), Problem> {
        let number = reference.resolve_char_ref();
        let number = number.map_err(|error| Problem::Xml(error.to_string()))?;
        let mut bytes = [0; 4];
        let text: &str = match number {
            Some(char) => char.encode_utf8(&mut bytes),
            None => resolve_xml_entity(name)
                .ok_or_else(|| Problem::Xml(["no entity is called ", name].concat()))?,
        };
        self.text(text, ["&", name, ";"])
    }

    /// Keeps what was written as these parts, if it belongs to an element that is kept.
    fn keep(&mut self, written: [&str; 3]) {
        if self.place == Place::Node {
            for part in written {
                self.nodes.push_str(part);
            }
        }
    }

    /// The message, if that is what was read up to `end`.
    pub(super) fn finish(mut self, end: u64) -> Result<Message, ReadError> {
        let code = match self.value(end) {
            Ok(code) => code,
            Err(found) => return Err(self.failed(found)),
        };
        let Read {
            request_id,
            kind,
            text,
        } = self.read();
        Ok(Message {
            request_id,
            kind: kind.unwrap_or_default(),
            code,
            text: text.unwrap_or_default(),
            nodes: self.nodes,
            ends: self.ends,
        })
    }

    /// The elements of a root that was opened elsewhere, and where each ends.
    pub(super) fn nodes(self, end: u64) -> Result<(String, Vec<usize>), ReadError> {
        if self.place != Place::Root {
            return Err(self.failed((Problem::Truncated, end)));
        }
        let known = Element::ALL.into_iter().zip(&self.values);
        let known = known.filter_map(|(element, value)| Some((element, value.as_ref()?.1)));
        match known.min_by_key(|(_, position)| *position) {
            Some((element, position)) => {
                Err(self.failed((Problem::Twice(element.name()), position)))
            }
            None => Ok((self.nodes, self.ends)),
        }
    }

    /// What went wrong, with what was read all the same.
    pub(super) fn failed(mut self, (problem, position): Found) -> ReadError {
        ReadError::new(problem, position, self.read())
    }

    /// The value, if all is there that makes a message.
    fn value(&self, end: u64) -> Result<value::Held, Found> {
        if self.place != Place::After {
            return Err((Problem::Truncated, end));
        }
        if let Some((name, position)) = self.twice {
            return Err((Problem::Twice(name), position));
        }
        let Some((code, position)) = &self.values[Element::Code as usize] else {
            return Err((Problem::Missing(CODE), end));
        };
        if self.values[Element::Type as usize].is_none() {
            return Err((Problem::Missing(TYPE), end));
        }
        value::read(trimmed(code)).map_err(|problem| (problem, *position))
    }

    fn read(&mut self) -> Read {
        let [request_id, kind, _, text] = mem::take(&mut self.values);
        Read {
            request_id: request_id.map(|(id, _)| without_space(id)),
            kind: kind.map(|(kind, _)| without_space(kind)),
            text: text.map(|(text, _)| text),
        }
    }
}

fn without_space(text: String) -> String {
    let inner = trimmed(&text);
    if inner.len() == text.len() {
        text
    } else {
        inner.to_string()
    }
}

/// Whether XML takes a text for a name, as far as ASCII goes.
fn is_name(text: &str) -> bool {
    let goes_on = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-_.:".contains(c);
    let starts = |c: char| goes_on(c) && !c.is_ascii_digit() && c != '-' && c != '.';
    text.starts_with(starts) && text.chars().all(goes_on)
}

/// How many bytes an event has before what it holds.
const fn lead(event: &Event<'_>) -> u64 {
    match event {
        Event::Text(_) | Event::Eof => 0,
        Event::Start(_) | Event::Empty(_) | Event::GeneralRef(_) => 1,
        Event::End(_) | Event::PI(_) | Event::Decl(_) => 2,
        Event::Comment(_) => 4,
        Event::CData(_) | Event::DocType(_) => 9,
    }
}
