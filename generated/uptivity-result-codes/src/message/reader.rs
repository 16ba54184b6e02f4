// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::io::{self, BufRead, Read};
use std::str::FromStr;
use std::string::{String, ToString};
use std::sync::Arc;
use std::vec::Vec;

use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::Event;
use quick_xml::{Error, Reader};

use super::parser::{Found, Parser, Place, Seen, MARK};
use super::{Limits, Message, Problem, ReadError};

impl Message {
    /// Reads a message that is there as a whole, as text or as bytes.
    ///
    /// # Errors
    ///
    /// When it is not a message, or something follows it.
    pub fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        Self::from_xml_within(xml, Limits::DEFAULT)
    }

    /// The same within other limits.
    ///
    /// # Errors
    ///
    /// When it is not a message, or something follows it.
    pub fn from_xml_within(xml: impl AsRef<[u8]>, limits: Limits) -> Result<Self, ReadError> {
        let mut parser = Parser::new(limits);
        match parse(xml.as_ref(), limits, &mut parser) {
            Ok(end) => parser.finish(end),
            Err(found) => Err(parser.failed(found)),
        }
    }
}

impl FromStr for Message {
    type Err = ReadError;

    fn from_str(xml: &str) -> Result<Self, ReadError> {
        Self::from_xml(xml)
    }
}

/// Reads elements that are to stand in a message.
pub(super) fn nodes(xml: &str) -> Result<(String, Vec<usize>), ReadError> {
    let limits = Limits::DEFAULT;
    let mut parser = Parser::within(limits);
    match parse(xml.as_bytes(), limits, &mut parser) {
        Ok(end) => parser.nodes(end),
        Err(found) => Err(parser.failed(found)),
    }
}

/// Parses all of it, and gives where it ends.
fn parse(xml: &[u8], limits: Limits, parser: &mut Parser) -> Result<u64, Found> {
    if u64::try_from(xml.len()).unwrap_or(u64::MAX) > limits.bytes {
        return Err((Problem::TooLarge, limits.bytes));
    }
    let mark = mark(xml);
    let read = Seen::all(xml);
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_comments = true;
    loop {
        // White space between elements says nothing.
        reader.config_mut().trim_text_start = parser.place == Place::Root;
        // Looked at where it is: moving an event takes as long as half of its handling.
        match &reader.read_event() {
            Ok(Event::Eof) => return Ok(mark + reader.buffer_position()),
            Ok(event) => parser.take(event, mark + reader.buffer_position(), read)?,
            Err(error) => return Err((problem(error), mark + reader.error_position())),
        }
    }
}

/// Reads messages that come one after the other, such as over a connection. What follows a
/// message stays in the stream.
#[derive(Debug)]
pub struct MessageReader<R> {
    input: R,
    limits: Limits,
    position: u64,
    /// What was read of the element that is not yet at its end.
    kept: Vec<u8>,
    /// A single event.
    buffer: Vec<u8>,
}

impl<R> MessageReader<R> {
    /// Reads from a stream that blocks until there is something to read.
    #[must_use]
    pub const fn new(input: R) -> Self {
        Self {
            input,
            limits: Limits::DEFAULT,
            position: 0,
            kept: Vec::new(),
            buffer: Vec::new(),
        }
    }

    /// The same with limits for each message.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How many bytes have been read.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// The stream, at the end of the last message.
    #[must_use]
    pub fn into_inner(self) -> R {
        self.input
    }
}

impl<R: BufRead> MessageReader<R> {
    /// Reads the next message; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// When what comes next is not a message. Only if the error
    /// [is about a whole message](ReadError::is_whole) can the next one be read.
    pub fn read(&mut self) -> Result<Option<Message>, ReadError> {
        let mut parser = Parser::new(self.limits);
        let mark = match self.input.fill_buf() {
            Ok(start) => mark(start),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) => {
                return Err(parser.failed((Problem::Io(Arc::new(error)), self.position)));
            }
        };
        self.kept.clear();
        let mut reader = Reader::from_reader(Kept {
            input: &mut self.input,
            bytes: &mut self.kept,
            left: self.limits.bytes,
        });
        reader.config_mut().check_comments = true;
        // Where what is kept begins.
        let mut kept = 0;
        let ended = loop {
            self.buffer.clear();
            reader.config_mut().trim_text_start = parser.place == Place::Root;
            match &reader.read_event_into(&mut self.buffer) {
                Ok(Event::Eof) => break Ok(()),
                Ok(event) => {
                    let end = mark + reader.buffer_position();
                    let read = Seen {
                        bytes: reader.get_ref().bytes,
                        start: kept,
                    };
                    if let Err(found) = parser.take(event, end, read) {
                        break Err(found);
                    }
                    if !matches!(parser.place, Place::Node { .. }) {
                        reader.get_mut().bytes.clear();
                        kept = end;
                    }
                }
                // What the stream says has no position in the XML.
                Err(Error::Io(error)) => {
                    let position = mark + reader.buffer_position();
                    break Err((Problem::Io(Arc::clone(error)), position));
                }
                Err(error) => break Err((problem(error), mark + reader.error_position())),
            }
            if parser.place == Place::After {
                break Ok(());
            }
        };
        let left = reader.get_ref().left;
        let start = self.position;
        let read = self.limits.bytes - left;
        self.position += read;
        let message = match ended {
            _ if parser.place == Place::After => parser.finish(read),
            _ if left == 0 => Err(parser.failed((Problem::TooLarge, read))),
            Err(found) => Err(parser.failed(found)),
            Ok(()) if parser.place == Place::Before => return Ok(None),
            Ok(()) => parser.finish(read),
        };
        // What was said so far counts from the start of the message.
        message.map(Some).map_err(|error| error.behind(start))
    }
}

/// A stream that ends after so many bytes, and keeps those that were read.
struct Kept<'r, R> {
    input: &'r mut R,
    bytes: &'r mut Vec<u8>,
    left: u64,
}

impl<R: BufRead> Read for Kept<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Kept<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Ok(&[]);
        }
        let available = self.input.fill_buf()?;
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        Ok(&available[..available.len().min(left)])
    }

    fn consume(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        // What is consumed is there already, so that this reads nothing and cannot fail.
        if let Ok(available) = self.input.fill_buf() {
            let consumed = available.get(..count).unwrap_or(available);
            self.bytes.extend_from_slice(consumed);
        }
        self.input.consume(count);
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(count);
    }
}

/// How long the byte order mark is that a text begins with. The reader of XML passes over it and
/// does not count it.
fn mark(text: &[u8]) -> u64 {
    if text.starts_with(MARK) {
        3
    } else {
        0
    }
}

/// What the reader of XML says, in the terms of this module.
fn problem(error: &Error) -> Problem {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => Problem::Xml(error.to_string()),
        // It is refused however it goes on.
        Error::Syntax(SyntaxError::UnclosedDoctype)
        | Error::IllFormed(IllFormedError::MissingDoctypeName) => Problem::DocumentType,
        // All others say that the text ends within something.
        Error::Syntax(_) => Problem::Truncated,
        _ => Problem::Xml(error.to_string()),
    }
}
