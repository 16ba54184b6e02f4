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

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::Partial;
use super::names::{CODE, Held, IS_HEX, REQUEST_ID, ROOT, TEXT, TYPE};
use super::syntax;
use super::value::Value;
use super::{Limits, Message, Problem, ReadError};

/// A parser of a message, with what it has read so far.
pub(super) struct Parser {
    limits: Limits,
    mode: Mode,
    pub(super) state: State,
    /// Whether nothing has been read that an XML declaration must precede.
    may_declare: bool,
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

/// Where the input comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The bytes of one message.
    Bytes,
    /// A string, whose characters are known whatever encoding it declares.
    Str,
    /// A stream, in which white space may precede a message.
    Stream,
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
    pub(super) fn new(limits: Limits, mode: Mode) -> Self {
        Self {
            limits,
            mode,
            state: State::BeforeRoot,
            may_declare: true,
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
            may_declare: false,
            ..Self::new(limits, Mode::Str)
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
        let may_declare = mem::take(&mut self.may_declare);
        match event {
            Event::Start(tag) => self.open(tag, start),
            Event::Empty(tag) => {
                self.open(tag, start)?;
                self.close(end, window)
            }
            Event::End(_) => self.close(end, window),
            Event::Text(text) => {
                self.plain_text(text, start)?;
                // In a stream, white space separates messages.
                self.may_declare = may_declare && self.mode == Mode::Stream;
                Ok(())
            }
            Event::CData(_) if !self.is_in_root() => Err(self.outside(start)),
            Event::CData(text) => self.text(text, content),
            Event::GeneralRef(reference) => self.reference(reference, start),
            Event::Comment(text) => characters(text, content)
                .map(drop)
                .or_else(|fault| self.keep(fault)),
            Event::PI(instruction) => {
                let target = utf8(instruction.target(), content)?;
                syntax::check_target(target).map_err(|reason| xml(reason, start))?;
                self.instruction(characters(instruction, content)?);
                Ok(())
            }
            Event::Decl(declaration) if may_declare => {
                self.state = State::AfterDeclaration;
                self.declaration(utf8(declaration, content)?, start)
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
        let tag_text = characters(tag, position + 1)?;
        let (name, attributes) = tag_text
            .split_at_checked(tag.name().0.len())
            .unwrap_or((tag_text, ""));
        let checked = syntax::check_name(name).and_then(|()| syntax::check_attributes(attributes));
        checked.map_err(|reason| xml(reason, position))?;
        match self.state {
            State::BeforeRoot | State::AfterDeclaration if name == ROOT => {
                self.state = State::Root;
                Ok(())
            }
            State::BeforeRoot | State::AfterDeclaration => {
                Err(Fault::new(Problem::Root(name.to_string()), position))
            }
            State::Root => {
                self.open_child(name, position);
                Ok(())
            }
            State::Field { element, .. } => {
                Err(Fault::new(Problem::ElementIn(element.name()), position))
            }
            State::Node { .. } => Ok(()),
            State::AfterRoot => Err(Fault::new(Problem::Trailing, position)),
        }
    }

    /// Enters an element of the root.
    fn open_child(&mut self, name: &str, position: u64) {
        let mut elements = Element::ALL.into_iter();
        let Some(element) = elements.find(|element| element.name() == name) else {
            self.state = State::Node { start: position };
            return;
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
                self.nodes
                    .push_str(characters(window.part(start..end), start)?);
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
        let found = if bytes.contains(&b'>') {
            bytes.windows(3).position(|three| three == b"]]>")
        } else {
            None
        };
        if let Some(at) = found {
            return Err(xml("`]]>` in text", position + at as u64));
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
                let (text, fault) = match characters(bytes, position) {
                    Ok(text) => (text, None),
                    Err(fault) => (sound_start(bytes), Some(fault)),
                };
                self.append(element, text);
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

    /// Adds text to a field.
    fn append(&mut self, element: Element, text: &str) {
        match self.fields.get_mut(element) {
            // The first piece, mostly the only one, needs no spare capacity.
            Some(field) if field.text.is_empty() => field.text = text.to_string(),
            Some(field) => field.text.push_str(text),
            None => {}
        }
    }

    /// Reads text where only white space is allowed.
    fn space(&self, bytes: &[u8], position: u64) -> Result<(), Fault> {
        let rest = syntax::trim_start(bytes);
        if rest.is_empty() {
            return Ok(());
        }
        let position = position + (bytes.len() - rest.len()) as u64;
        characters(rest, position)?;
        Err(self.outside(position))
    }

    /// Returns the fault of text, or of what stands for it, where only elements are allowed.
    fn outside(&self, position: u64) -> Fault {
        let problem = if self.state == State::AfterRoot {
            Problem::Trailing
        } else {
            Problem::StrayText
        };
        Fault::new(problem, position)
    }

    /// Whether the parser is within the root.
    const fn is_in_root(&self) -> bool {
        match self.state {
            State::BeforeRoot | State::AfterDeclaration | State::AfterRoot => false,
            State::Root | State::Field { .. } | State::Node { .. } => true,
        }
    }

    /// Reads the XML declaration at `position`.
    fn declaration(&self, text: &str, position: u64) -> Result<(), Fault> {
        let content = text.strip_prefix("xml").unwrap_or(text);
        let encoding = syntax::declaration(content).map_err(|reason| xml(reason, position))?;
        let is_utf8 = |name: &&str| {
            let names = ["UTF-8", "US-ASCII"];
            names
                .into_iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        match encoding.filter(|name| !is_utf8(name)) {
            Some(name) if self.mode != Mode::Str => {
                Err(Fault::new(Problem::Encoding(name.to_string()), position))
            }
            _ => Ok(()),
        }
    }

    /// Reads a processing instruction, which may stand for a character of a field.
    fn instruction(&mut self, text: &str) {
        let State::Field { element, .. } = self.state else {
            return;
        };
        if let Some(c) = syntax::character(text).filter(|_| !self.is_ignored()) {
            self.append(element, c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Reads a reference to a character or an entity.
    fn reference(&mut self, reference: &BytesRef<'_>, position: u64) -> Result<(), Fault> {
        if self.is_ignored() {
            return Ok(());
        }
        if !self.is_in_root() {
            return Err(self.outside(position));
        }
        let name = utf8(reference, position + 1);
        let c = name.and_then(|name| syntax::resolve(name).map_err(|reason| xml(reason, position)));
        match c {
            Ok(c) => self.text(c.encode_utf8(&mut [0; 4]).as_bytes(), position),
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
        let value = Held::read(syntax::trim(&code.text), IS_HEX);
        value.map_err(|problem| Fault::new(problem, code.position))
    }

    fn partial(&mut self) -> Partial {
        let fields = mem::take(&mut self.fields);
        // A value, an id or a type that is cut short may be another one.
        let all = |field: Option<Field>| field.filter(|field| field.is_complete && field.is_sound);
        let code = all(fields.code);
        Partial {
            code: code.and_then(|field| Held::read(syntax::trim(&field.text), IS_HEX).ok()),
            request_id: all(fields.request_id).map(|field| trimmed(field.text)),
            kind: all(fields.kind).map(|field| trimmed(field.text)),
            text: fields.text.map(|field| field.text),
        }
    }
}

/// Removes white space around a string, without a copy if there is none.
fn trimmed(text: String) -> String {
    let inner = syntax::trim(&text);
    if inner.len() == text.len() {
        text
    } else {
        inner.to_string()
    }
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

/// Returns bytes that begin at `position` as a string of characters that XML can represent.
fn characters(bytes: &[u8], position: u64) -> Result<&str, Fault> {
    let text = utf8(bytes, position)?;
    match syntax::unrepresentable(text) {
        None => Ok(text),
        Some((at, c)) => {
            let why = format_args!("the character U+{:04X}", u32::from(c));
            Err(xml(why, position + at as u64))
        }
    }
}

/// Returns the start of the bytes that is UTF-8 and has only characters that XML can represent.
fn sound_start(bytes: &[u8]) -> &str {
    let first = bytes.utf8_chunks().next();
    let text = first.map_or("", |chunk| chunk.valid());
    let end = syntax::unrepresentable(text).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
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
