// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::boxed::Box;
use std::error::Error;
use std::fmt;

use super::{value, Kind, Message, Node};
use crate::code::ResultCode;
use crate::raw::RawResultCode;

/// A message that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply(Message);

impl Reply {
    pub(super) const fn new(message: Message) -> Self {
        Self(message)
    }

    /// What the message says that it is.
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        self.0.kind()
    }

    /// The data of the request: the first element that has no other meaning.
    #[must_use]
    pub fn node(&self) -> Option<Node<'_>> {
        self.0.node()
    }

    /// Every element that has no other meaning, in the order of the message.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.0.nodes()
    }

    /// The value: known or not.
    #[must_use]
    pub fn code(&self) -> RawResultCode {
        self.0.code()
    }

    /// The id of the request that this answers, if the message has it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// What the server says, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// The code that the server names beside the one that it sent, if that is another.
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict> {
        self.0.conflict()
    }

    /// Everything that arrived.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.0
    }
}

/// A message that says that it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReply(Box<Message>);

impl ErrorReply {
    pub(super) fn new(message: Message) -> Self {
        Self(Box::new(message))
    }

    /// The value: known or not.
    #[must_use]
    pub fn code(&self) -> RawResultCode {
        self.0.code()
    }

    /// The id of the request that this answers, if the message has it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// What the server says, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// The code that the server names beside the one that it sent, if that is another.
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict> {
        self.0.conflict()
    }

    /// Everything that arrived.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.0
    }
}

/// Value, label, the server's text, the id of the request and a conflict, in one line.
impl fmt::Display for ErrorReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error ")?;
        value::show(self.code(), f)?;
        match self.code().known() {
            Some(code) => write!(f, " ({code})")?,
            None => f.write_str(" (not in the table)")?,
        }
        match self.text().trim_ascii() {
            "" => {}
            // In quotes, so that it stays within the line.
            text => write!(f, ": {text:?}")?,
        }
        if let Some(id) = self.request_id() {
            write!(f, ", request {id:?}")?;
        }
        if let Some(conflict) = self.conflict() {
            write!(f, "; but {conflict}")?;
        }
        Ok(())
    }
}

impl Error for ErrorReply {}

/// A message that names another code than it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    element: &'static str,
    code: ResultCode,
}

impl Conflict {
    pub(super) const fn new(element: &'static str, code: ResultCode) -> Self {
        Self { element, code }
    }

    /// The element that names the other code.
    #[must_use]
    pub const fn element(self) -> &'static str {
        self.element
    }

    /// The code that it names: the first one of the label.
    #[must_use]
    pub const fn code(self) -> ResultCode {
        self.code
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names ", self.element)?;
        value::show(self.code.into(), f)?;
        write!(f, " ({})", self.code)
    }
}
