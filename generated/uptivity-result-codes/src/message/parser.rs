// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! From the events of an XML reader to a message.

use std::fmt::Display;
use std::mem;
use std::ops::Range;
use std::str;
use std::string::{String, ToString};
use std::vec::Vec;

use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::Partial;
use super::names::{CODE, Held, IS_HEX, REQUEST_ID, ROOT, TEXT, TYPE};
use super::value::Value;
use super::{Limits, Message, Problem, ReadError};

/// What has been read of a message.
pub(super) struct Parser {
    limits: Limits,
    pub(super) place: Place,
    depth: usize,
    elements: usize,
    /// Where the last event ended.
    end: u64,
    /// The content of each [`Element`], and where the element begins.
    values: [Option<(String, u64)>; 4],
    /// The first of them that is a duplicate, and where it begins.
    duplicate: Option<(&'static str, u64)>,
    /// The XML of all nodes, one after another.
    nodes: String,
    /// The end of each node in `nodes`.
    ends: Vec<usize>,
}

/// Where in the message the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    /// After the XML declaration.
    Declared,
    Root,
    Value {
        element: Element,
        is_duplicate: bool,
    },
    /// In a node that begins here.
    Node {
        start: u64,
    },
    After,
}

/// An element that is not a node.
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

/// The part of the input that is still in memory.
#[derive(Clone, Copy)]
pub(super) struct Window<'r> {
    pub(super) bytes: &'r [u8],
    /// The position of the first byte.
    pub(super) start: u64,
}

impl<'r> Window<'r> {
    fn part(self, span: Range<u64>) -> &'r [u8] {
        let index = |at: u64| usize::try_from(at.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let part = self.bytes.get(index(span.start)..index(span.end));
        part.unwrap_or_default()
    }
}

/// A byte order mark.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A problem and its position.
pub(super) type Fault = (Problem, u64);

impl Parser {
    /// Creates a parser of a message.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            place: Place::Before,
            depth: 0,
            elements: 0,
            end: 0,
            values: Default::default(),
            duplicate: None,
            nodes: String::new(),
            ends: Vec::new(),
        }
    }

    /// Creates a parser of nodes alone.
    pub(super) fn in_root(limits: Limits) -> Self {
        Self {
            place: Place::Root,
            depth: 1,
            ..Self::new(limits)
        }
    }

    /// Reads the next event, which ends at `end`.
    pub(super) fn take(
        &mut self,
        event: &Event<'_>,
        end: u64,
        window: Window<'_>,
    ) -> Result<(), Fault> {
        let (before, after) = delimiters(event);
        let start = end.saturating_sub(before + event.len() as u64 + after);
        let content = start + before;
        let last_end = mem::replace(&mut self.end, end);
        match event {
            Event::Start(tag) => self.open(tag, start),
            Event::Empty(tag) => {
                self.open(tag, start)?;
                self.close(end, window)
            }
            Event::End(_) => self.close(end, window),
            Event::Text(text) => self.plain_text(text, start),
            Event::CData(text) => self.text(text, content),
            Event::GeneralRef(reference) => self.reference(reference, start),
            Event::Comment(text) => utf8(text, content).map(drop),
            Event::PI(instruction) => {
                utf8(instruction, content)?;
                check_name(instruction.target(), start)
            }
            Event::Decl(declaration) if self.place == Place::Before => {
                self.place = Place::Declared;
                utf8(declaration, content).map(drop)
            }
            Event::Decl(_) => Err(xml("the XML declaration is not at the start", start)),
            Event::DocType(_) => {
                // The event lacks white space after the keyword, so that its start is not known from
                // its length. It is where the white space after the last event ends.
                let written = window.part(last_end..end);
                let written = written.strip_prefix(BOM).unwrap_or(written);
                let length = written.trim_ascii_start().len() as u64;
                Err((Problem::DocumentType, end.saturating_sub(length)))
            }
            Event::Eof => Ok(()),
        }
    }

    /// Enters the element that begins at `position`.
    fn open(&mut self, tag: &BytesStart<'_>, position: u64) -> Result<(), Fault> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return Err((Problem::TooDeep, position));
        }
        if self.elements > self.limits.elements {
            return Err((Problem::TooManyElements, position));
        }
        let name = tag.name().0;
        if name.len() < tag.len() {
            utf8(tag, position + 1)?;
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| xml(error, position))?;
                check_attribute(utf8(&attribute.value, position)?, position)?;
            }
        }
        match self.place {
            Place::Before | Place::Declared if name == ROOT.as_bytes() => {
                self.place = Place::Root;
                Ok(())
            }
            Place::Before | Place::Declared => {
                let name = utf8(name, position + 1)?;
                Err((Problem::Root(name.to_string()), position))
            }
            Place::Root => self.open_child(name, position),
            Place::Value { element, .. } => Err((Problem::ElementIn(element.name()), position)),
            Place::Node { .. } => check_name(name, position),
            Place::After => Err((Problem::Trailing, position)),
        }
    }

    /// Enters an element of the root.
    fn open_child(&mut self, name: &[u8], position: u64) -> Result<(), Fault> {
        let mut elements = Element::ALL.into_iter();
        let Some(element) = elements.find(|element| element.name().as_bytes() == name) else {
            self.place = Place::Node { start: position };
            return check_name(name, position);
        };
        let value = &mut self.values[element as usize];
        let is_duplicate = value.is_some();
        if is_duplicate {
            self.duplicate.get_or_insert((element.name(), position));
        } else {
            *value = Some((String::new(), position));
        }
        self.place = Place::Value {
            element,
            is_duplicate,
        };
        Ok(())
    }

    /// Leaves an element, which ends at `end`.
    fn close(&mut self, end: u64, window: Window<'_>) -> Result<(), Fault> {
        // The XML reader has seen that an element is open.
        self.depth = self.depth.saturating_sub(1);
        match (self.place, self.depth) {
            (_, 0) => self.place = Place::After,
            (Place::Node { start }, 1) => {
                self.nodes.push_str(utf8(window.part(start..end), start)?);
                self.ends.push(self.nodes.len());
                self.place = Place::Root;
            }
            (_, 1) => self.place = Place::Root,
            _ => {}
        }
        Ok(())
    }

    /// Reads text outside of a CDATA section, which may not contain the end of one.
    fn plain_text(&mut self, bytes: &[u8], position: u64) -> Result<(), Fault> {
        // Most text has no `>` and need not be searched for all three.
        if bytes.contains(&b'>') && bytes.windows(3).any(|three| three == b"]]>") {
            return Err(xml("`]]>` in text", position));
        }
        self.text(bytes, position)
    }

    /// Reads text that begins at `position`.
    fn text(&mut self, bytes: &[u8], position: u64) -> Result<(), Fault> {
        match self.place {
            Place::Node { .. }
            | Place::Value {
                is_duplicate: true, ..
            } => Ok(()),
            Place::Value { element, .. } => {
                let text = utf8(bytes, position)?;
                match &mut self.values[element as usize] {
                    // The first piece, mostly the only one, needs no spare capacity.
                    Some((value, _)) if value.is_empty() => *value = text.to_string(),
                    Some((value, _)) => value.push_str(text),
                    None => {}
                }
                Ok(())
            }
            // The XML reader does not recognize a byte order mark that arrives in pieces.
            Place::Before if position == 0 => match bytes.strip_prefix(BOM) {
                Some(rest) => self.space(rest, 3),
                None => self.space(bytes, 0),
            },
            _ => self.space(bytes, position),
        }
    }

    /// Reads text where only white space is allowed.
    fn space(&self, bytes: &[u8], position: u64) -> Result<(), Fault> {
        let rest = bytes.trim_ascii_start();
        if rest.is_empty() {
            return Ok(());
        }
        let position = position + (bytes.len() - rest.len()) as u64;
        utf8(rest, position)?;
        let is_after = self.place == Place::After;
        let problem = if is_after {
            Problem::Trailing
        } else {
            Problem::StrayText
        };
        Err((problem, position))
    }

    /// Reads a reference to a character or an entity.
    fn reference(&mut self, reference: &BytesRef<'_>, position: u64) -> Result<(), Fault> {
        let name = utf8(reference, position + 1)?;
        let char = reference.resolve_char_ref();
        let char = char.map_err(|error| xml(error, position))?;
        let mut bytes = [0; 4];
        let text: &str = match char {
            Some(char) => char.encode_utf8(&mut bytes),
            None => resolve_xml_entity(name)
                .ok_or_else(|| xml(format_args!("unknown entity {name}"), position))?,
        };
        self.text(text.as_bytes(), position)
    }

    /// Returns the message, whose input ends at `end`.
    pub(super) fn finish(mut self, end: u64) -> Result<Message, ReadError> {
        let code = match self.value(end) {
            Ok(code) => code,
            Err(fault) => return Err(self.failed(fault)),
        };
        let Partial {
            request_id,
            kind,
            text,
        } = self.partial();
        Ok(Message {
            request_id,
            kind: kind.unwrap_or_default(),
            code,
            text: text.unwrap_or_default(),
            nodes: self.nodes,
            ends: self.ends,
        })
    }

    /// Returns the nodes of an input without a root, which ends at `end`, and the end of each node.
    pub(super) fn nodes(self, end: u64) -> Result<(String, Vec<usize>), ReadError> {
        if self.place != Place::Root {
            return Err(self.failed((Problem::Truncated, end)));
        }
        let values = Element::ALL.into_iter().zip(&self.values);
        let values = values.filter_map(|(element, value)| Some((element, value.as_ref()?.1)));
        match values.min_by_key(|(_, position)| *position) {
            Some((element, position)) => {
                Err(self.failed((Problem::Twice(element.name()), position)))
            }
            None => Ok((self.nodes, self.ends)),
        }
    }

    /// Returns the error for a fault, with what was read before it.
    pub(super) fn failed(mut self, (problem, position): Fault) -> ReadError {
        ReadError::new(problem, position, self.partial())
    }

    /// Returns the value, if the message is complete.
    fn value(&self, end: u64) -> Result<Held, Fault> {
        if self.place != Place::After {
            return Err((Problem::Truncated, end));
        }
        if let Some((name, position)) = self.duplicate {
            return Err((Problem::Twice(name), position));
        }
        let Some((code, position)) = &self.values[Element::Code as usize] else {
            return Err((Problem::Missing(CODE), end));
        };
        if self.values[Element::Type as usize].is_none() {
            return Err((Problem::Missing(TYPE), end));
        }
        Held::read(code.trim_ascii(), IS_HEX).map_err(|problem| (problem, *position))
    }

    fn partial(&mut self) -> Partial {
        let [request_id, kind, _, text] = mem::take(&mut self.values);
        Partial {
            request_id: request_id.map(|(id, _)| trimmed(id)),
            kind: kind.map(|(kind, _)| trimmed(kind)),
            text: text.map(|(text, _)| text),
        }
    }
}

/// Removes white space around a string, without a copy if there is none.
fn trimmed(text: String) -> String {
    let inner = text.trim_ascii();
    if inner.len() == text.len() {
        text
    } else {
        inner.to_string()
    }
}

/// Checks the name of an element or a processing instruction, as far as ASCII is concerned.
fn check_name(name: &[u8], position: u64) -> Result<(), Fault> {
    let starts = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 128..);
    let continues = |byte: &u8| starts(byte) || matches!(byte, b'0'..=b'9' | b'-' | b'.');
    if name.first().is_some_and(starts) && name.iter().all(continues) {
        Ok(())
    } else {
        Err(xml("invalid or missing name", position))
    }
}

/// Checks the value of an attribute.
fn check_attribute(value: &str, position: u64) -> Result<(), Fault> {
    if value.contains('<') {
        return Err(xml("`<` in an attribute", position));
    }
    let unescaped = unescape(value);
    unescaped.map(drop).map_err(|error| xml(error, position))
}

fn xml(why: impl Display, position: u64) -> Fault {
    (Problem::Xml(why.to_string()), position)
}

/// Returns bytes that begin at `position` as a string.
fn utf8(bytes: &[u8], position: u64) -> Result<&str, Fault> {
    let at = |error: str::Utf8Error| position + error.valid_up_to() as u64;
    str::from_utf8(bytes).map_err(|error| (Problem::NotUtf8, at(error)))
}

/// The number of bytes before and after the content of an event.
const fn delimiters(event: &Event<'_>) -> (u64, u64) {
    match event {
        Event::Text(_) | Event::Eof => (0, 0),
        Event::Start(_) | Event::GeneralRef(_) => (1, 1),
        Event::Empty(_) => (1, 2),
        Event::End(_) => (2, 1),
        Event::PI(_) | Event::Decl(_) => (2, 2),
        Event::Comment(_) => (4, 3),
        Event::CData(_) | Event::DocType(_) => (9, 3),
    }
}
