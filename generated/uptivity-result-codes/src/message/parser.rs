// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::mem;
use std::ops::Range;
use std::str;
use std::string::{String, ToString};
use std::vec::Vec;

use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::Read;
use super::{value, Limits, Message, Problem, ReadError, CODE, REQUEST_ID, ROOT, TEXT, TYPE};

/// What has been read of a `RESULT`.
pub(super) struct Parser {
    limits: Limits,
    pub(super) place: Place,
    depth: usize,
    elements: usize,
    /// Where the last event ended.
    end: u64,
    /// What each element of a known meaning holds, and where it begins.
    values: [Option<(String, u64)>; 4],
    /// The first of these that stands there again, and where.
    twice: Option<(&'static str, u64)>,
    /// All other elements, as they were written, and where each of them ends.
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
    /// In any other element, which begins here.
    Node {
        start: u64,
    },
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

/// The part of what has been read that is still at hand.
#[derive(Clone, Copy)]
pub(super) struct Seen<'r> {
    pub(super) bytes: &'r [u8],
    /// Where it begins.
    pub(super) start: u64,
}

impl<'r> Seen<'r> {
    pub(super) const fn all(bytes: &'r [u8]) -> Self {
        Self { bytes, start: 0 }
    }

    fn part(self, span: Range<u64>) -> &'r [u8] {
        let within = |at: u64| usize::try_from(at.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let part = self.bytes.get(within(span.start)..within(span.end));
        part.unwrap_or_default()
    }
}

/// A byte order mark.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

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
            end: 0,
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

    /// Takes the next event, which ends at `end`.
    pub(super) fn take(
        &mut self,
        event: &Event<'_>,
        end: u64,
        read: Seen<'_>,
    ) -> Result<(), Found> {
        let taken = self.judge(event, end, read);
        self.end = end;
        taken
    }

    fn judge(&mut self, event: &Event<'_>, end: u64, read: Seen<'_>) -> Result<(), Found> {
        let taken = match event {
            Event::Start(start) => self.open(start, began(start, 2, end)),
            Event::Empty(start) => match self.open(start, began(start, 3, end)) {
                Ok(()) => return self.close(end, read),
                problem => problem,
            },
            Event::End(_) => return self.close(end, read),
            Event::Text(text) => return self.plain_text(text, began(text, 0, end)),
            Event::CData(text) => return self.text(text, began(text, 3, end)),
            Event::GeneralRef(reference) => {
                return self.reference(reference, began(reference, 2, end));
            }
            Event::Comment(_) => text(event).map(drop),
            Event::PI(instruction) => text(event).and_then(|_| named(instruction.target())),
            Event::Decl(_) if self.place == Place::Before => {
                self.place = Place::Declared;
                text(event).map(drop)
            }
            Event::Decl(_) => {
                let late = "a declaration that comes too late";
                Err(Problem::Xml(late.to_string()))
            }
            Event::DocType(_) => {
                // How much of it is not held is not known, but what stands before it is.
                let written = read.part(self.end..end);
                let rest = written.strip_prefix(MARK).unwrap_or(written);
                let rest = rest.trim_ascii_start();
                return Err((Problem::DocumentType, began(rest, 0, end)));
            }
            Event::Eof => Ok(()),
        };
        taken.map_err(|problem| {
            let (before, behind) = marks(event);
            let start = began(event, before + behind, end);
            match problem {
                Problem::NotUtf8 => not_utf8(event, start + before),
                _ => (problem, start),
            }
        })
    }

    /// Enters an element.
    fn open(&mut self, start: &BytesStart<'_>, position: u64) -> Result<(), Problem> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return Err(Problem::TooDeep);
        }
        if self.elements > self.limits.elements {
            return Err(Problem::TooManyElements);
        }
        let name = start.name().0;
        if name.len() < start.len() {
            text(start)?;
            for attribute in start.attributes() {
                let attribute = attribute.map_err(|error| Problem::Xml(error.to_string()))?;
                quoted(text(&attribute.value)?)?;
            }
        }
        match self.place {
            Place::Before | Place::Declared if name == ROOT.as_bytes() => {
                self.place = Place::Root;
                Ok(())
            }
            Place::Before | Place::Declared => Err(Problem::Root(text(name)?.to_string())),
            Place::Root => self.child(name, position),
            Place::Value { element, .. } => Err(Problem::ElementIn(element.name())),
            Place::Node { .. } => named(name),
            Place::After => Err(Problem::Trailing),
        }
    }

    /// Enters an element of the root.
    fn child(&mut self, name: &[u8], position: u64) -> Result<(), Problem> {
        let mut known = Element::ALL.into_iter();
        let Some(element) = known.find(|element| element.name().as_bytes() == name) else {
            self.place = Place::Node { start: position };
            return named(name);
        };
        let value = &mut self.values[element as usize];
        let again = value.is_some();
        if again {
            self.twice.get_or_insert((element.name(), position));
        } else {
            *value = Some((String::new(), position));
        }
        self.place = Place::Value { element, again };
        Ok(())
    }

    /// Leaves an element, which ends at `end`.
    fn close(&mut self, end: u64, read: Seen<'_>) -> Result<(), Found> {
        // The reader of XML has seen that something is open.
        self.depth = self.depth.saturating_sub(1);
        match (self.place, self.depth) {
            (_, 0) => self.place = Place::After,
            (Place::Node { start }, 1) => {
                let written = read.part(start..end);
                let node = text(written).map_err(|_| not_utf8(written, start))?;
                self.nodes.push_str(node);
                self.ends.push(self.nodes.len());
                self.place = Place::Root;
            }
            (_, 1) => self.place = Place::Root,
            _ => {}
        }
        Ok(())
    }

    /// Takes a text as it was written at `position`, which may not hold what ends a section of characters.
    fn plain_text(&mut self, bytes: &[u8], position: u64) -> Result<(), Found> {
        // Hardly any text has the last of these.
        let ends = |three: &[u8]| three == b"]]>";
        if bytes.contains(&b'>') && bytes.windows(3).any(ends) {
            return Err((Problem::Xml("`]]>` in a text".to_string()), position));
        }
        self.text(bytes, position)
    }

    /// Takes a text, which begins at `position`.
    fn text(&mut self, bytes: &[u8], position: u64) -> Result<(), Found> {
        match self.place {
            Place::Value { again: true, .. } | Place::Node { .. } => Ok(()),
            Place::Value { element, .. } => {
                let text = text(bytes).map_err(|_| not_utf8(bytes, position))?;
                match &mut self.values[element as usize] {
                    // Nearly always there is one piece, and no more room needed than for that.
                    Some((value, _)) if value.is_empty() => *value = text.to_string(),
                    Some((value, _)) => value.push_str(text),
                    None => {}
                }
                Ok(())
            }
            // The reader of XML does not know a byte order mark that comes in pieces.
            Place::Before if position == 0 => match bytes.strip_prefix(MARK) {
                Some(rest) => self.space(rest, 3),
                None => self.space(bytes, 0),
            },
            _ => self.space(bytes, position),
        }
    }

    /// Takes a text that can be nothing but white space.
    fn space(&self, bytes: &[u8], position: u64) -> Result<(), Found> {
        let rest = bytes.trim_ascii_start();
        if rest.is_empty() {
            return Ok(());
        }
        let space = u64::try_from(bytes.len() - rest.len()).unwrap_or(0);
        Err(match (text(rest), self.place) {
            (Err(_), _) => not_utf8(rest, position + space),
            (Ok(_), Place::After) => (Problem::Trailing, position + space),
            (Ok(_), _) => (Problem::StrayText, position + space),
        })
    }

    /// Takes a character or an entity that was written by its number or name at `position`.
    fn reference(&mut self, reference: &BytesRef<'_>, position: u64) -> Result<(), Found> {
        let name = text(reference).map_err(|_| not_utf8(reference, position + 1))?;
        let xml = |why: String| (Problem::Xml(why), position);
        let number = reference.resolve_char_ref();
        let number = number.map_err(|error| xml(error.to_string()))?;
        let mut bytes = [0; 4];
        let text: &str = match number {
            Some(char) => char.encode_utf8(&mut bytes),
            None => resolve_xml_entity(name)
                .ok_or_else(|| xml(["no entity is called ", name].concat()))?,
        };
        self.text(text.as_bytes(), position)
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
        value::read(code.trim_ascii()).map_err(|problem| (problem, *position))
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
    let inner = text.trim_ascii();
    if inner.len() == text.len() {
        text
    } else {
        inner.to_string()
    }
}

/// Refuses what XML does not take for a name, as far as ASCII goes.
fn named(name: &[u8]) -> Result<(), Problem> {
    let starts = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 128..);
    let goes_on = |byte: &u8| starts(byte) || matches!(byte, b'0'..=b'9' | b'-' | b'.');
    if name.first().is_some_and(starts) && name.iter().all(goes_on) {
        Ok(())
    } else {
        Err(Problem::Xml("what has to have a name has none".to_string()))
    }
}

/// Refuses what XML does not take for the value of an attribute.
fn quoted(value: &str) -> Result<(), Problem> {
    if value.contains('<') {
        return Err(Problem::Xml("`<` in an attribute".to_string()));
    }
    let unescaped = unescape(value);
    unescaped
        .map(drop)
        .map_err(|error| Problem::Xml(error.to_string()))
}

fn text(bytes: &[u8]) -> Result<&str, Problem> {
    str::from_utf8(bytes).map_err(|_| Problem::NotUtf8)
}

/// The problem of bytes that begin at `position`: where they are no longer text.
fn not_utf8(bytes: &[u8], position: u64) -> Found {
    let valid = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    (
        Problem::NotUtf8,
        position + u64::try_from(valid).unwrap_or(0),
    )
}

/// Where an event began that ends at `end`, holds these bytes, and has so many marks around them.
fn began(held: &[u8], marks: u64, end: u64) -> u64 {
    let held = u64::try_from(held.len()).unwrap_or(0);
    end.saturating_sub(held + marks)
}

/// How many bytes an event has before and behind what it holds.
const fn marks(event: &Event<'_>) -> (u64, u64) {
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
