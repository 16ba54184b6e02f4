// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! Reads a message that is available as a whole, or messages from a stream.

use std::io::{self, BufRead, Read};
use std::str::FromStr;
use std::string::{String, ToString};
use std::sync::Arc;
use std::vec::Vec;

use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::Event;
use quick_xml::{Error, Reader};

use super::examples::example;
use super::parser::{BOM, Fault, Mode, Parser, State, Window};
use super::syntax;
use super::{Limits, Message, Problem, ReadError};

impl Message {
    /// Reads a message that is available as a whole, as a string or as bytes.
    ///
    /// It has to be UTF-8, and to declare no other encoding. A message in another charset has to be decoded
    /// to a string first, which [`str::parse`] reads whatever encoding it declares.
    ///
    /// # Errors
    ///
    /// Fails if the XML is not a message, if something follows the message, or if it exceeds the
    /// default [`Limits`].
    ///
    #[doc = example!(from_xml)]
    pub fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        Self::from_xml_within(xml, Limits::DEFAULT)
    }

    /// Reads a message that is available as a whole, within these limits.
    ///
    /// # Errors
    ///
    /// Fails if the XML is not a message, if something follows the message, or if it exceeds the
    /// limits.
    ///
    #[doc = example!(from_xml_within)]
    pub fn from_xml_within(xml: impl AsRef<[u8]>, limits: Limits) -> Result<Self, ReadError> {
        read(xml.as_ref(), limits, Mode::Bytes)
    }
}

impl FromStr for Message {
    type Err = ReadError;

    /// Reads a message that is available as a whole, like [`Message::from_xml`], but ignores the encoding that
    /// it declares.
    ///
    /// # Errors
    ///
    /// Fails if the XML is not a message, if something follows the message, or if it exceeds the
    /// default [`Limits`].
    fn from_str(xml: &str) -> Result<Self, ReadError> {
        read(xml.as_bytes(), Limits::DEFAULT, Mode::Str)
    }
}

/// Reads a message.
fn read(xml: &[u8], limits: Limits, mode: Mode) -> Result<Message, ReadError> {
    let mut parser = Parser::new(limits, mode);
    match parse(xml, limits, &mut parser) {
        Ok(end) => parser.finish(end),
        Err(fault) => Err(parser.fail(fault)),
    }
}

/// Parses nodes without a root. Returns their XML, and the end of each node in it.
pub(super) fn parse_nodes(xml: &str) -> Result<(String, Vec<usize>), ReadError> {
    let limits = Limits::DEFAULT;
    let mut parser = Parser::in_root(limits);
    match parse(xml.as_bytes(), limits, &mut parser) {
        Ok(end) => parser.finish_nodes(end),
        Err(fault) => Err(parser.fail(fault)),
    }
}

/// Parses all of the input, and returns where it ends.
fn parse(xml: &[u8], limits: Limits, parser: &mut Parser) -> Result<u64, Fault> {
    if xml.len() as u64 > limits.bytes {
        return Err(Fault::new(Problem::TooLarge, limits.bytes));
    }
    let bom = bom_len(xml);
    let window = Window {
        bytes: xml,
        start: 0,
    };
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_comments = true;
    loop {
        // White space between elements has no meaning.
        reader.config_mut().trim_text_start = parser.state == State::Root;
        // Borrowed: a move of the event would take half as long as all of its handling.
        match &reader.read_event() {
            Ok(Event::Eof) => return Ok(bom + reader.buffer_position()),
            Ok(event) => parser.handle(event, bom + reader.buffer_position(), window)?,
            Err(error) => {
                let fault = || Fault::new(problem(error), bom + reader.error_position());
                if !is_skipped(error) {
                    return Err(fault());
                }
                parser.unclosed_reference(fault, bom + reader.buffer_position())?;
            }
        }
    }
}

/// Reads messages one after another from a stream, such as a connection. What follows a message stays
/// in the stream.
///
/// The iterator yields one `Result` per message. It ends with the stream, or after an error that left the
/// stream in the middle of a message: see [`MessageReader::read`].
#[derive(Debug)]
pub struct MessageReader<R> {
    input: R,
    limits: Limits,
    position: u64,
    /// The bytes read since the start of the current node, or since the last event outside of a node.
    recorded: Vec<u8>,
    /// The bytes of the current event.
    buffer: Vec<u8>,
    /// Whether the stream is in the middle of a message that cannot be read.
    is_lost: bool,
}

impl<R> MessageReader<R> {
    /// Creates a reader of a stream whose `read` blocks until there is something to read.
    ///
    #[doc = example!(reader_new)]
    #[must_use]
    pub const fn new(input: R) -> Self {
        Self {
            input,
            limits: Limits::DEFAULT,
            position: 0,
            recorded: Vec::new(),
            buffer: Vec::new(),
            is_lost: false,
        }
    }

    /// Sets the limits of each message.
    ///
    #[doc = example!(reader_with_limits)]
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Returns the number of bytes that have been read.
    ///
    #[doc = example!(reader_position)]
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// Returns the stream, at the end of the last message.
    ///
    #[doc = example!(reader_into_inner)]
    #[must_use]
    pub fn into_inner(self) -> R {
        self.input
    }
}

impl<R: BufRead> Iterator for MessageReader<R> {
    type Item = Result<Message, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_lost {
            return None;
        }
        self.read().transpose()
    }
}

impl<R: BufRead> MessageReader<R> {
    /// Reads the next message; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// Fails if the stream cannot be read, if what comes next is not a message, or if it exceeds the
    /// limits. The message after it can be read only if [`ReadError::is_whole`]. After
    /// [`WouldBlock`](io::ErrorKind::WouldBlock) or [`TimedOut`](io::ErrorKind::TimedOut) before the first
    /// byte of a message, that message can be read later.
    ///
    #[doc = example!(reader_read)]
    pub fn read(&mut self) -> Result<Option<Message>, ReadError> {
        let mut parser = Parser::new(self.limits, Mode::Stream);
        let bom = loop {
            match self.input.fill_buf() {
                Ok(start) => break bom_len(start),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let problem = Problem::Io(Arc::new(error));
                    self.is_lost |= !is_temporary(&problem);
                    return Err(parser.fail(Fault::new(problem, self.position)));
                }
            }
        };
        let (parsed, left) = self.parse(&mut parser, bom);
        let is_before =
            parser.state == State::BeforeRoot && syntax::trim_start(&self.recorded).is_empty();
        let start = self.position;
        let read = self.limits.bytes - left;
        self.position += read;
        let message = if parser.state == State::AfterRoot {
            parser.finish(read)
        } else if left == 0 {
            // The input ended at the limit. Any other problem may be a consequence of that.
            Err(parser.fail(Fault::new(Problem::TooLarge, read)))
        } else {
            match parsed {
                Err(fault) => Err(parser.fail(fault)),
                Ok(()) if parser.state == State::BeforeRoot => return Ok(None),
                Ok(()) => parser.finish(read),
            }
        };
        message.map(Some).map_err(|error| {
            let can_go_on = is_before && is_temporary(error.problem());
            self.is_lost |= !error.is_whole() && !can_go_on;
            // Positions so far count from the start of the message.
            error.after(start)
        })
    }

    /// Parses up to the end of a message. Also returns how many more bytes the limit allows.
    fn parse(&mut self, parser: &mut Parser, bom: u64) -> (Result<(), Fault>, u64) {
        self.recorded.clear();
        let mut reader = Reader::from_reader(LimitedInput {
            input: &mut self.input,
            recorded: &mut self.recorded,
            left: self.limits.bytes,
        });
        reader.config_mut().check_comments = true;
        // The position of the first byte in `recorded`.
        let mut start = 0;
        let parsed = loop {
            self.buffer.clear();
            reader.config_mut().trim_text_start = parser.state == State::Root;
            let event = &reader.read_event_into(&mut self.buffer);
            let end = bom + reader.buffer_position();
            let handled = match event {
                Ok(Event::Eof) => break Ok(()),
                Ok(event) => {
                    let bytes = &*reader.get_ref().recorded;
                    parser.handle(event, end, Window { bytes, start })
                }
                // An error of the stream has no position in the XML.
                Err(Error::Io(error)) => Err(Fault::new(Problem::Io(Arc::clone(error)), end)),
                Err(error) => {
                    let fault = || Fault::new(problem(error), bom + reader.error_position());
                    if is_skipped(error) {
                        parser.unclosed_reference(fault, end)
                    } else {
                        Err(fault())
                    }
                }
            };
            if handled.is_err() {
                break handled;
            }
            if !matches!(parser.state, State::Node { .. }) {
                reader.get_mut().recorded.clear();
                start = end;
            }
            if parser.state == State::AfterRoot {
                break Ok(());
            }
        };
        (parsed, reader.get_ref().left)
    }
}

/// A stream that ends at the limit, and records what is read from it.
struct LimitedInput<'r, R> {
    input: &'r mut R,
    recorded: &'r mut Vec<u8>,
    /// How many more bytes may be read.
    left: u64,
}

impl<R: BufRead> Read for LimitedInput<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for LimitedInput<'_, R> {
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
        // What is consumed is in the buffer, so this reads nothing and cannot fail.
        if let Ok(available) = self.input.fill_buf() {
            let consumed = available.get(..count).unwrap_or(available);
            self.recorded.extend_from_slice(consumed);
        }
        self.input.consume(count);
        self.left = self.left.saturating_sub(count as u64);
    }
}

/// The length of the byte order mark at the start of the input. The XML reader skips it and does not
/// count it.
fn bom_len(input: &[u8]) -> u64 {
    if input.starts_with(BOM) { 3 } else { 0 }
}

/// Whether the XML reader goes on after this error, having skipped what is wrong: a reference without an end.
const fn is_skipped(error: &Error) -> bool {
    matches!(error, Error::IllFormed(IllFormedError::UnclosedReference))
}

/// Whether the problem is only that the stream has nothing to read yet.
fn is_temporary(problem: &Problem) -> bool {
    use io::ErrorKind::{TimedOut, WouldBlock};
    matches!(problem, Problem::Io(error) if matches!(error.kind(), WouldBlock | TimedOut))
}

/// Converts an error of the XML reader.
fn problem(error: &Error) -> Problem {
    match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => Problem::Xml(error.to_string()),
        // Refused whether or not it is complete.
        Error::Syntax(SyntaxError::UnclosedDoctype)
        | Error::IllFormed(IllFormedError::MissingDoctypeName) => Problem::DocumentType,
        // All other syntax errors mean that the input ends in the middle of something.
        Error::Syntax(_) => Problem::Truncated,
        _ => Problem::Xml(error.to_string()),
    }
}
