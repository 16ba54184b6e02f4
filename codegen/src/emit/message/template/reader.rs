//! Reading a message that is there as a whole, or one after the other. Part of each crate with a message: see `mod.rs`.

use std::io::{self, BufRead, Read};
use std::str::FromStr;
use std::string::{String, ToString};
use std::sync::Arc;
use std::vec::Vec;

use quick_xml::errors::SyntaxError;
use quick_xml::events::Event;
use quick_xml::{Error, Reader};

use super::parser::{Parser, Place};
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
        let (parser, end) = parse(xml.as_ref(), Parser::new(limits), limits)?;
        parser.finish(end)
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
    let (parser, end) = parse(xml.as_bytes(), Parser::within(limits), limits)?;
    parser.nodes(end)
}

/// Parses all of it; gives the parser back, and where it ends.
fn parse(xml: &[u8], mut parser: Parser, limits: Limits) -> Result<(Parser, u64), ReadError> {
    if u64::try_from(xml.len()).unwrap_or(u64::MAX) > limits.bytes {
        return Err(parser.failed((Problem::TooLarge, limits.bytes)));
    }
    let mark = mark(xml);
    let mut reader = Reader::from_reader(xml);
    loop {
        let position = mark + reader.buffer_position();
        let taken = match reader.read_event() {
            Ok(Event::Eof) => return Ok((parser, position)),
            Ok(event) => parser.take(&event, position),
            Err(error) => Err((problem(&error), mark + reader.error_position())),
        };
        if let Err(found) = taken {
            return Err(parser.failed(found));
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
        let bytes = self.limits.bytes;
        let mut parser = Parser::new(self.limits);
        let mark = match self.input.fill_buf() {
            Ok(start) => mark(start),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) => return Err(parser.failed((Problem::Io(error), self.position))),
        };
        let mut reader = Reader::from_reader(self.input.by_ref().take(bytes));
        let ended = loop {
            let position = reader.buffer_position();
            self.buffer.clear();
            match reader.read_event_into(&mut self.buffer) {
                Ok(Event::Eof) => break Ok(()),
                Ok(event) => {
                    if let Err(found) = parser.take(&event, position) {
                        break Err(found);
                    }
                }
                // What the stream says has no position in the XML.
                Err(Error::Io(error)) => break Err((io_problem(error), reader.buffer_position())),
                Err(error) => break Err((problem(&error), reader.error_position())),
            }
            if parser.place == Place::After {
                break Ok(());
            }
        };
        let read = bytes - reader.get_ref().limit();
        let start = self.position + mark;
        self.position += read;
        if parser.place != Place::After {
            if read == bytes {
                return Err(parser.failed((Problem::TooLarge, self.position)));
            }
            if let Err((problem, position)) = ended {
                return Err(parser.failed((problem, start + position)));
            }
            if parser.place == Place::Before {
                return Ok(None);
            }
        }
        parser.finish(self.position).map(Some)
    }
}

/// How long the byte order mark is that a text begins with. The reader of XML passes over it and
/// does not count it.
fn mark(text: &[u8]) -> u64 {
    if text.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    }
}

/// What the reader of XML says, in the terms of this module.
fn problem(error: &Error) -> Problem {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => Problem::Xml(error.to_string()),
        // All others say that the text ends within something.
        Error::Syntax(_) => Problem::Truncated,
        _ => Problem::Xml(error.to_string()),
    }
}

/// What the stream says. The reader of XML shares it, but has no more need of it.
fn io_problem(error: Arc<io::Error>) -> Problem {
    let copied = |error: Arc<io::Error>| io::Error::new(error.kind(), error.to_string());
    Problem::Io(Arc::try_unwrap(error).unwrap_or_else(copied))
}
