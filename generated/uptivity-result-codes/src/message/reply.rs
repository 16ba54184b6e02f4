// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! A message that is a reply, one that is an error, and a contradiction in either.

use std::boxed::Box;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use super::examples::example;
use super::names::{Code, ERROR_TYPE, Held, IS_HEX, Outcome, Raw};
use super::value::Value as _;
use super::{Kind, Message, Node};

/// A message that is not an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply(Message);

impl Reply {
    pub(super) const fn new(message: Message) -> Self {
        Self(message)
    }

    /// Returns what the type element says.
    ///
    #[doc = example!(reply_kind)]
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        self.0.kind()
    }

    /// Returns the first node, or `None` if there are no nodes.
    ///
    #[doc = example!(reply_node)]
    #[must_use]
    pub fn node(&self) -> Option<Node<'_>> {
        self.0.node()
    }

    /// Returns all nodes in the order of the message.
    ///
    #[doc = example!(reply_nodes)]
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.0.nodes()
    }

    /// Returns the value, known or not.
    ///
    #[doc = example!(reply_code)]
    #[must_use]
    pub fn code(&self) -> Raw<'_> {
        self.0.code()
    }

    /// Returns the id of the request, or `None` if it is missing.
    ///
    #[doc = example!(reply_request_id)]
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// Returns the server's text, byte for byte; it is empty if the element is missing.
    ///
    #[doc = example!(reply_text)]
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// Returns a contradiction in the message, if there is one: see [`Message::conflict`].
    ///
    #[doc = example!(reply_conflict)]
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        self.0.conflict()
    }

    /// Returns the whole message.
    ///
    #[doc = example!(reply_message)]
    #[must_use]
    pub const fn message(&self) -> &Message {
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

    /// Returns the value, known or not.
    ///
    #[doc = example!(error_code)]
    #[must_use]
    pub fn code(&self) -> Raw<'_> {
        self.0.code()
    }

    /// Returns the id of the request, or `None` if it is missing.
    ///
    #[doc = example!(error_request_id)]
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// Returns the server's text, byte for byte; it is empty if the element is missing.
    ///
    #[doc = example!(error_text)]
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// Returns a contradiction in the message, if there is one: see [`Message::conflict`].
    ///
    #[doc = example!(error_conflict)]
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        self.0.conflict()
    }

    /// Returns the whole message.
    ///
    #[doc = example!(error_message)]
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.0
    }
}

/// Writes the value, the label, the server's text, the id of the request and a contradiction, in one
/// line.
impl fmt::Display for ErrorReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error ")?;
        self.0.code.show(IS_HEX, f)?;
        match self.code().known() {
            Some(code) => write!(f, " ({code})")?,
            None => f.write_str(" (unknown)")?,
        }
        match self.text().trim_ascii() {
            "" => {}
            // In quotes, which escape the end of a line.
            text => write!(f, ": {text:?}")?,
        }
        if let Some(id) = self.request_id() {
            write!(f, ", request {id:?}")?;
        }
        if let Some(conflict) = self.conflict() {
            f.write_str("; but ")?;
            conflict.fmt_fact(f)?;
        }
        Ok(())
    }
}

impl Error for ErrorReply {}

/// A contradiction in a message: an element contains the label of another code, or the type element
/// contradicts the outcome of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict<'m> {
    element: &'static str,
    value: Value<'m>,
    outcome: Option<Outcome>,
}

/// A value, with a lifetime whether or not it borrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Value<'m>(Raw<'m>, PhantomData<&'m ()>);

impl<'m> Conflict<'m> {
    pub(super) fn of_label(element: &'static str, code: Code) -> Self {
        Self {
            element,
            value: Value(Raw::from(code), PhantomData),
            outcome: None,
        }
    }

    pub(super) const fn of_outcome(
        element: &'static str,
        value: Raw<'m>,
        outcome: Outcome,
    ) -> Self {
        Self {
            element,
            value: Value(value, PhantomData),
            outcome: Some(outcome),
        }
    }

    /// Returns the name of the element that contains the label, or that contradicts the outcome.
    ///
    #[doc = example!(conflict_element)]
    #[must_use]
    pub const fn element(self) -> &'static str {
        self.element
    }

    /// Returns the code with the label, or the first of them if several codes have it. If the outcome is
    /// contradicted, returns the value of the message.
    ///
    #[doc = example!(conflict_code)]
    #[must_use]
    pub const fn code(self) -> Raw<'m> {
        self.value.0
    }

    /// Writes what contradicts the message: the code that an element names, or the outcome of the value.
    fn fmt_fact(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.code().known();
        let value = Held::from_borrowed(self.code().value());
        let Some(outcome) = self.outcome else {
            write!(f, "{} names ", self.element)?;
            value.show(IS_HEX, f)?;
            return known.map_or(Ok(()), |code| write!(f, " ({code})"));
        };
        match known {
            Some(code) => write!(f, "{code}")?,
            None => value.show(IS_HEX, f)?,
        }
        let article = if outcome == Outcome::Error { "an" } else { "a" };
        write!(f, " is {article} {outcome}")
    }

    /// Returns the outcome that is contradicted, or `None` if it is the label.
    ///
    #[doc = example!(conflict_outcome)]
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        self.outcome
    }
}

impl fmt::Display for Conflict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.outcome {
            None => {}
            Some(Outcome::Error) => write!(f, "{} is not {ERROR_TYPE}, but ", self.element)?,
            Some(_) => write!(f, "{} is {ERROR_TYPE}, but ", self.element)?,
        }
        self.fmt_fact(f)
    }
}
