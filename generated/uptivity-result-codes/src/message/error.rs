// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! The error for a message that cannot be read.

use std::boxed::Box;
use std::error::Error;
use std::fmt;
use std::io;
use std::string::String;
use std::sync::Arc;

use super::examples::example;
use super::names::{CODE, Held, ROOT, Raw};
use super::value::Value;

/// The error for a message that cannot be read: the problem, its position, and what was read of the
/// message.
#[derive(Debug)]
pub struct ReadError {
    problem: Problem,
    position: u64,
    /// Whether the message was read to its end.
    is_whole: bool,
    partial: Box<Partial>,
}

/// The parts of a message that were read before the problem.
#[derive(Debug, Default)]
pub(super) struct Partial {
    pub(super) request_id: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) code: Option<Held>,
    pub(super) text: Option<String>,
}

/// What is wrong with a message.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The stream cannot be read.
    Io(Arc<io::Error>),
    /// It is not well-formed XML, for this reason.
    Xml(String),
    /// It is not UTF-8. A message in another charset has to be decoded before it is read.
    NotUtf8,
    /// It declares this encoding, which is not UTF-8. Its bytes have to be decoded to a string, which
    /// [`str::parse`] reads whatever it declares.
    Encoding(String),
    /// It ends too early.
    Truncated,
    /// Something follows it.
    Trailing,
    /// It declares a document type, which no message needs and which can be used for attacks.
    DocumentType,
    /// Its root element has this name, which is not that of a message.
    Root(String),
    /// It has text where only elements are allowed.
    StrayText,
    /// This element contains an element, where only text is allowed.
    ElementIn(&'static str),
    /// It has more bytes than the limits allow.
    TooLarge,
    /// Its elements are nested deeper than the limits allow.
    TooDeep,
    /// It has more elements than the limits allow.
    TooManyElements,
    /// It does not have this element.
    Missing(&'static str),
    /// It has this element more than once.
    Duplicate(&'static str),
    /// A node has this name, which is reserved: that of an element with another meaning.
    Reserved(&'static str),
    /// Its code element contains this, which is not a number.
    NotANumber(String),
    /// Its code element contains this number, which the type of the values cannot represent.
    OutOfRange(String),
}

impl ReadError {
    pub(super) fn new(problem: Problem, position: u64, is_whole: bool, partial: Partial) -> Self {
        Self {
            problem,
            position,
            is_whole,
            partial: Box::new(partial),
        }
    }

    /// Adds the bytes that precede the message to the position.
    pub(super) const fn after(mut self, bytes: u64) -> Self {
        self.position += bytes;
        self
    }

    /// Returns what is wrong.
    ///
    #[doc = example!(read_error_problem)]
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Returns the byte offset of the problem, from the start of the message or of the stream.
    ///
    #[doc = example!(read_error_position)]
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// Whether the message was read to its end. If so, the problem is in its content, and the stream
    /// is at the start of the next message, which can be read.
    ///
    #[doc = example!(read_error_is_whole)]
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Returns the id of the request, if all of its element was read.
    ///
    #[doc = example!(read_error_request_id)]
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.partial.request_id.as_deref()
    }

    /// Returns the content of the type element, if all of it was read.
    ///
    #[doc = example!(read_error_kind)]
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.partial.kind.as_deref()
    }

    /// Returns the value, if all of its element was read and it contains one. If there are several such
    /// elements, this is the value of the first.
    ///
    #[doc = example!(read_error_code)]
    #[must_use]
    pub fn code(&self) -> Option<Raw<'_>> {
        let code = self.partial.code.as_ref()?;
        Some(Raw::new(code.borrowed()))
    }

    /// Returns the server's text as far as it was read, which may be only the start of it.
    ///
    #[doc = example!(read_error_text)]
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.partial.text.as_deref()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.position)?;
        match self.problem {
            Problem::NotUtf8 => {
                f.write_str("; a message in another charset has to be decoded to a string first")
            }
            Problem::Encoding(_) => {
                f.write_str("; decode the message to a string and read that with `parse`")
            }
            _ => Ok(()),
        }
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
            // The cause is the source of the error.
            Self::Io(_) => f.write_str("the stream cannot be read"),
            Self::Xml(why) => write!(f, "malformed XML: {}", Excerpt(why)),
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::Encoding(name) => write!(f, "the encoding {} is not UTF-8", Excerpt(name)),
            Self::Truncated => f.write_str("the message ends too early"),
            Self::Trailing => write!(f, "unexpected content after {ROOT}"),
            Self::DocumentType => f.write_str("document type declarations are not supported"),
            Self::Root(name) => write!(f, "{} in place of {ROOT}", Excerpt(name)),
            Self::StrayText => f.write_str("text where only elements are allowed"),
            Self::ElementIn(name) => write!(f, "{name} contains an element"),
            Self::TooLarge => f.write_str("the message is too large"),
            Self::TooDeep => f.write_str("elements are nested too deeply"),
            Self::TooManyElements => f.write_str("too many elements"),
            Self::Missing(name) => write!(f, "{name} is missing"),
            Self::Duplicate(name) => write!(f, "duplicate element {name}"),
            Self::Reserved(name) => write!(f, "{name} cannot be the name of a node"),
            Self::NotANumber(text) => {
                write!(f, "{CODE} is {}, which is not a number", Excerpt(text))
            }
            Self::OutOfRange(text) => {
                write!(f, "{CODE} is {}, which is out of range", Excerpt(text))
            }
        }
    }
}

/// The maximum number of characters of an excerpt.
const MAX_EXCERPT: usize = 120;

/// The start of a string in quotes, so that every error is one line. It ends with a whole word, if it has a
/// space in its second half.
struct Excerpt<'t>(&'t str);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((end, _)) = self.0.char_indices().nth(MAX_EXCERPT) else {
            return write!(f, "{:?}", self.0);
        };
        let start = &self.0[..end];
        let word = start.rfind(' ').filter(|space| *space > end / 2);
        write!(f, "{:?}…", &start[..word.unwrap_or(end)])
    }
}
