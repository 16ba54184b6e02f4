// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! From the events of an XML reader to a message.
//!
//! No input may cause a panic, so lookups that cannot fail have a harmless default.

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

/// A parser of a message, with what it has read so far.
pub(super) struct Parser {
    limits: Limits,
    pub(super) state: State,
    /// The number of elements that are open.
    depth: usize,
    /// The number of elements that have begun.
    elements: usize,
    /// Where the last event ended.
    end: u64,
    fields: Fields,
    /// The first fault of a field. The rest of the message is read all the same.
    fault: Option<Fault>,
    /// The XML of all nodes, one after another.
    nodes: String,
    /// The end of each node in `nodes`.
    ends: Vec<usize>,
}

/// Where in the message the parser is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    BeforeRoot,
    /// Before the root, and after the XML declaration.
    AfterDeclaration,
    /// In the root, and not in an element of it.
    Root,
    Field {
        element: Element,
        is_duplicate: bool,
    },
    /// In a node that begins here.
    Node {
        start: u64,
    },
    AfterRoot,
}

/// An element of the root that is not a node.
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

/// The fields of a message: the elements of the root that are not nodes.
#[derive(Default)]
struct Fields {
    request_id: Option<Field>,
    kind: Option<Field>,
    code: Option<Field>,
    text: Option<Field>,
}

struct Field {
    text: String,
    /// Where the element begins.
    position: u64,
    /// Whether the element has ended.
    is_complete: bool,
    /// Whether all of the content so far can be read.
    is_sound: bool,
}

impl Fields {
    const fn get(&self, element: Element) -> Option<&Field> {
        match element {
            Element::RequestId => self.request_id.as_ref(),
            Element::Type => self.kind.as_ref(),
            Element::Code => self.code.as_ref(),
            Element::Text => self.text.as_ref(),
        }
    }

    const fn get_mut(&mut self, element: Element) -> &mut Option<Field> {
        match element {
            Element::RequestId => &mut self.request_id,
            Element::Type => &mut self.kind,
            Element::Code => &mut self.code,
            Element::Text => &mut self.text,
        }
    }
}

/// A part of the input, which ends at or after the current event.
#[derive(Clone, Copy)]
pub(super) struct Window<'r> {
    pub(super) bytes: &'r [u8],
    /// The position of the first byte.
    pub(super) start: u64,
}

impl<'r> Window<'r> {
    /// The bytes at these positions.
    fn part(self, span: Range<u64>) -> &'r [u8] {
        let index = |at: u64| usize::try_from(at.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let part = self.bytes.get(index(span.start)..index(span.end));
        part.unwrap_or_default()
    }
}

/// A byte order mark.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A problem and its position.
pub(super) struct Fault {
    problem: Problem,
    position: u64,
}

impl Fault {
    pub(super) const fn new(problem: Problem, position: u64) -> Self {
        Self { problem, position }
    }
}

impl Parser {
    /// Creates a parser of a message.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            state: State::BeforeRoot,
            depth: 0,
            elements: 0,
            end: 0,
            fields: Fields::default(),
            fault: None,
            nodes: String::new(),
            ends: Vec::new(),
        }
    }

    /// Creates a parser of nodes without a root.
    pub(super) fn in_root(limits: Limits) -> Self {
        Self {
            state: State::Root,
            depth: 1,
            ..Self::new(limits)
        }
    }

    /// Handles the next event, which ends at `end`.
    pub(super) fn handle(
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
            Event::Comment(text) => utf8(text, content)
                .map(drop)
                .or_else(|fault| self.keep(fault)),
            Event::PI(instruction) => {
                utf8(instruction, content)?;
                check_name(instruction.target(), start)
            }
            Event::Decl(declaration) if self.state == State::BeforeRoot => {
                self.state = State::AfterDeclaration;
                utf8(declaration, content).map(drop)
            }
            Event::Decl(_) => Err(xml("the XML declaration is not at the start", start)),
            Event::DocType(_) => {
                // The event lacks white space after the keyword, so its length does not tell where it
                // starts: at the end of the white space after the last event.
                let written = window.part(last_end..end);
                let written = written.strip_prefix(BOM).unwrap_or(written);
                let length = written.trim_ascii_start().len() as u64;
                let start = end.saturating_sub(length);
                Err(Fault::new(Problem::DocumentType, start))
            }
            Event::Eof => Ok(()),
        }
    }

    /// Enters the element that begins at `position`.
    fn open(&mut self, tag: &BytesStart<'_>, position: u64) -> Result<(), Fault> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return Err(Fault::new(Problem::TooDeep, position));
        }
        if self.elements > self.limits.elements {
            return Err(Fault::new(Problem::TooManyElements, position));
        }
        let name = tag.name().0;
        if name.len() < tag.len() {
            utf8(tag, position + 1)?;
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| xml(error, position))?;
                check_attribute(utf8(&attribute.value, position)?, position)?;
            }
        }
        match self.state {
            State::BeforeRoot | State::AfterDeclaration if name == ROOT.as_bytes() => {
                self.state = State::Root;
                Ok(())
            }
            State::BeforeRoot | State::AfterDeclaration => {
                let name = utf8(name, position + 1)?;
                Err(Fault::new(Problem::Root(name.to_string()), position))
            }
            State::Root => self.open_child(name, position),
            State::Field { element, .. } => {
                Err(Fault::new(Problem::ElementIn(element.name()), position))
            }
            State::Node { .. } => check_name(name, position),
            State::AfterRoot => Err(Fault::new(Problem::Trailing, position)),
        }
    }

    /// Enters an element of the root.
    fn open_child(&mut self, name: &[u8], position: u64) -> Result<(), Fault> {
        let mut elements = Element::ALL.into_iter();
        let Some(element) = elements.find(|element| element.name().as_bytes() == name) else {
            self.state = State::Node { start: position };
            return check_name(name, position);
        };
        let field = self.fields.get_mut(element);
        let is_duplicate = field.is_some();
        if is_duplicate {
            let problem = Problem::Duplicate(element.name());
            self.fault
                .get_or_insert_with(|| Fault::new(problem, position));
        } else {
            let text = String::new();
            *field = Some(Field {
                text,
                position,
                is_complete: false,
                is_sound: true,
            });
        }
        self.state = State::Field {
            element,
            is_duplicate,
        };
        Ok(())
    }

    /// Leaves an element, which ends at `end`.
    fn close(&mut self, end: u64, window: Window<'_>) -> Result<(), Fault> {
        // The XML reader checks that an element is open.
        self.depth = self.depth.saturating_sub(1);
        let field = match self.state {
            State::Field { element, .. } => self.fields.get_mut(element).as_mut(),
            _ => None,
        };
        if let Some(field) = field {
            field.is_complete = true;
        }
        match (self.state, self.depth) {
            (_, 0) => self.state = State::AfterRoot,
            (State::Node { start }, 1) => {
                self.nodes.push_str(utf8(window.part(start..end), start)?);
                self.ends.push(self.nodes.len());
                self.state = State::Root;
            }
            (_, 1) => self.state = State::Root,
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
        if self.is_ignored() {
            return Ok(());
        }
        match self.state {
            // The whole node is copied at its end.
            State::Node { .. } => Ok(()),
            State::Field { element, .. } => {
                let (text, fault) = match utf8(bytes, position) {
                    Ok(text) => (text, None),
                    Err(fault) => (valid_start(bytes), Some(fault)),
                };
                match self.fields.get_mut(element) {
                    // The first piece, mostly the only one, needs no spare capacity.
                    Some(field) if field.text.is_empty() => field.text = text.to_string(),
                    Some(field) => field.text.push_str(text),
                    None => {}
                }
                fault.map_or(Ok(()), |fault| self.keep(fault))
            }
            // The XML reader does not recognize a byte order mark that arrives in pieces.
            State::BeforeRoot if position == 0 => {
                let rest = bytes.strip_prefix(BOM).unwrap_or(bytes);
                self.space(rest, (bytes.len() - rest.len()) as u64)
            }
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
        let problem = if self.state == State::AfterRoot {
            Problem::Trailing
        } else {
            Problem::StrayText
        };
        Err(Fault::new(problem, position))
    }

    /// Reads a reference to a character or an entity.
    fn reference(&mut self, reference: &BytesRef<'_>, position: u64) -> Result<(), Fault> {
        if self.is_ignored() {
            return Ok(());
        }
        let mut bytes = [0; 4];
        match resolve(reference, &mut bytes, position) {
            Ok(text) => self.text(text.as_bytes(), position),
            Err(fault) => self.keep(fault),
        }
    }

    /// Handles a reference without an end, which the XML reader has skipped. The reader is now at `end`.
    pub(super) fn unclosed_reference(
        &mut self,
        fault: impl FnOnce() -> Fault,
        end: u64,
    ) -> Result<(), Fault> {
        self.end = end;
        if self.is_ignored() {
            return Ok(());
        }
        self.keep(fault())
    }

    /// Whether the parser is in a field whose text is not kept: a duplicate, or one with a fault.
    const fn is_ignored(&self) -> bool {
        match self.state {
            State::Field {
                element,
                is_duplicate,
            } => {
                is_duplicate
                    || match self.fields.get(element) {
                        Some(field) => !field.is_sound,
                        None => false,
                    }
            }
            _ => false,
        }
    }

    /// Keeps a fault in the content of a field, so that the rest of the message can be read. Returns any
    /// other fault.
    fn keep(&mut self, fault: Fault) -> Result<(), Fault> {
        let State::Field {
            element,
            is_duplicate,
        } = self.state
        else {
            return Err(fault);
        };
        if let Some(field) = self.fields.get_mut(element) {
            field.is_sound &= is_duplicate;
        }
        self.fault.get_or_insert(fault);
        Ok(())
    }

    /// Returns the message, whose input ends at `end`.
    pub(super) fn finish(mut self, end: u64) -> Result<Message, ReadError> {
        let code = match self.value(end) {
            Ok(code) => code,
            Err(fault) => {
                let is_whole = self.state == State::AfterRoot;
                return Err(self.error(fault, is_whole));
            }
        };
        let Partial {
            request_id,
            kind,
            text,
            ..
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

    /// Returns the XML of the nodes of an input without a root, which ends at `end`, and the end of each
    /// node.
    pub(super) fn finish_nodes(self, end: u64) -> Result<(String, Vec<usize>), ReadError> {
        if self.state != State::Root {
            return Err(self.fail(Fault::new(Problem::Truncated, end)));
        }
        let fields = Element::ALL.into_iter();
        let fields = fields.filter_map(|element| Some((element, self.fields.get(element)?)));
        match fields.min_by_key(|(_, field)| field.position) {
            Some((element, field)) => {
                let fault = Fault::new(Problem::Reserved(element.name()), field.position);
                Err(self.error(fault, true))
            }
            None => Ok((self.nodes, self.ends)),
        }
    }

    /// Returns the error for a fault after which nothing can be read, with what was read before it.
    pub(super) fn fail(self, fault: Fault) -> ReadError {
        self.error(fault, false)
    }

    /// Returns the error for a fault, with what was read of the message.
    fn error(mut self, fault: Fault, is_whole: bool) -> ReadError {
        ReadError::new(fault.problem, fault.position, is_whole, self.partial())
    }

    /// Returns the value, if the message is complete.
    fn value(&mut self, end: u64) -> Result<Held, Fault> {
        if self.state != State::AfterRoot {
            return Err(Fault::new(Problem::Truncated, end));
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        let Some(code) = &self.fields.code else {
            return Err(Fault::new(Problem::Missing(CODE), end));
        };
        if self.fields.kind.is_none() {
            return Err(Fault::new(Problem::Missing(TYPE), end));
        }
        let value = Held::read(code.text.trim_ascii(), IS_HEX);
        value.map_err(|problem| Fault::new(problem, code.position))
    }

    fn partial(&mut self) -> Partial {
        let fields = mem::take(&mut self.fields);
        // A value, an id or a type that is cut short may be another one.
        let all = |field: Option<Field>| field.filter(|field| field.is_complete && field.is_sound);
        let code = all(fields.code);
        Partial {
            code: code.and_then(|field| Held::read(field.text.trim_ascii(), IS_HEX).ok()),
            request_id: all(fields.request_id).map(|field| trimmed(field.text)),
            kind: all(fields.kind).map(|field| trimmed(field.text)),
            text: fields.text.map(|field| field.text),
        }
    }
}

/// Returns what a reference stands for: a character, encoded in `bytes`, or the text of an entity.
fn resolve<'t>(
    reference: &BytesRef<'_>,
    bytes: &'t mut [u8; 4],
    position: u64,
) -> Result<&'t str, Fault> {
    let name = utf8(reference, position + 1)?;
    let char = reference.resolve_char_ref();
    if let Some(char) = char.map_err(|error| xml(error, position))? {
        return Ok(char.encode_utf8(bytes));
    }
    resolve_xml_entity(name).ok_or_else(|| xml(format_args!("unknown entity {name}"), position))
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
    Fault::new(Problem::Xml(why.to_string()), position)
}

/// Returns bytes that begin at `position` as a string.
fn utf8(bytes: &[u8], position: u64) -> Result<&str, Fault> {
    str::from_utf8(bytes).map_err(|error| {
        let position = position + error.valid_up_to() as u64;
        Fault::new(Problem::NotUtf8, position)
    })
}

/// Returns the start of the bytes that is UTF-8.
fn valid_start(bytes: &[u8]) -> &str {
    let first = bytes.utf8_chunks().next();
    first.map_or("", |chunk| chunk.valid())
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
