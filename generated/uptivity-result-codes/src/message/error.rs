// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::boxed::Box;
use std::error::Error;
use std::fmt;
use std::io;
use std::string::String;
use std::sync::Arc;

use super::{CODE, ROOT};

/// Why there is no message to be had, where that shows, and what else the message says.
#[derive(Debug)]
pub struct ReadError {
    problem: Problem,
    position: u64,
    pub(super) read: Box<Read>,
}

/// What was read all the same.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) request_id: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) text: Option<String>,
}

/// What is wrong with a message.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The stream cannot be read.
    Io(Arc<io::Error>),
    /// It is no XML; the text says why.
    Xml(String),
    /// It is not UTF-8.
    NotUtf8,
    /// It ends too early.
    Truncated,
    /// Something follows it.
    Trailing,
    /// It declares a document type, which no message needs and which can do harm.
    DocumentType,
    /// Its root is another element, of this name.
    Root(String),
    /// There is text where only elements belong.
    StrayText,
    /// An element that should hold a text holds an element.
    ElementIn(&'static str),
    /// It has more bytes than the limits let pass.
    TooLarge,
    /// Its elements lie deeper than the limits let pass.
    TooDeep,
    /// It has more elements than the limits let pass.
    TooManyElements,
    /// It does not have this element.
    Missing(&'static str),
    /// It has this element more than once.
    Twice(&'static str),
    /// What should be the value is no number.
    NotANumber(String),
    /// The value is a number that the type of the values cannot hold.
    OutOfRange(String),
}

impl ReadError {
    pub(super) fn new(problem: Problem, position: u64, read: Read) -> Self {
        Self {
            problem,
            position,
            read: Box::new(read),
        }
    }

    /// The same with so many bytes before all that was read.
    pub(super) fn behind(mut self, bytes: u64) -> Self {
        self.position += bytes;
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Where that shows: bytes from the start of what is read, or of the whole stream.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// Whether the message is well-formed to its end, so that the next one can be read from
    /// the same stream.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(
            self.problem,
            Problem::Missing(_)
                | Problem::Twice(_)
                | Problem::NotANumber(_)
                | Problem::OutOfRange(_)
        )
    }

    /// The id of the request, if it was read.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.read.request_id.as_deref()
    }

    /// What the message says that it is, if that was read.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.read.kind.as_deref()
    }

    /// The server's text, if it was read.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.read.text.as_deref()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.position)
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Io(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the stream cannot be read: {error}"),
            Self::Xml(why) => write!(f, "no XML: {}", Short(why)),
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::Truncated => f.write_str("the message ends too early"),
            Self::Trailing => write!(f, "something follows {ROOT}"),
            Self::DocumentType => f.write_str("a document type is not taken"),
            Self::Root(name) => write!(f, "{} in place of {ROOT}", Short(name)),
            Self::StrayText => f.write_str("text where only elements belong"),
            Self::ElementIn(name) => write!(f, "{name} holds an element"),
            Self::TooLarge => f.write_str("the message is too large"),
            Self::TooDeep => f.write_str("the elements lie too deep"),
            Self::TooManyElements => f.write_str("too many elements"),
            Self::Missing(name) => write!(f, "{name} is missing"),
            Self::Twice(name) => write!(f, "{name} stands there more than once"),
            Self::NotANumber(text) => {
                write!(f, "{CODE} holds {}, which is no number", Short(text))
            }
            Self::OutOfRange(text) => {
                write!(f, "{CODE} holds {}, which is out of range", Short(text))
            }
        }
    }
}

/// The start of a text in quotes, so that no message makes an error of many lines.
struct Short<'t>(&'t str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.chars();
        let start: String = chars.by_ref().take(64).collect();
        let more = if chars.next().is_some() { "…" } else { "" };
        write!(f, "{start:?}{more}")
    }
}
