//! The message: its content, its conversion to a reply or an error, and how it is written.

use std::fmt;
use std::iter;
use std::string::{String, ToString};
use std::vec::Vec;

use serde::Serialize;

use super::examples::example;
use super::names::{CODE, Code, ERROR_TYPE, Held, Outcome, REQUEST_ID, ROOT, Raw, TEXT, TYPE};
use super::syntax;
use super::value::Value;
use super::{Conflict, ErrorReply, Node, NodeError, ReadError, Reply, reader};

/// A message that was received or is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub(super) request_id: Option<String>,
    pub(super) kind: String,
    pub(super) code: Held,
    pub(super) text: String,
    /// The XML of all nodes, one after another.
    pub(super) nodes: String,
    /// The end of each node in `nodes`.
    pub(super) ends: Vec<usize>,
}

/// What the type element says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'m> {
    /// The message is an error.
    Error,
    /// The message is not an error, and names the label of a code. If several codes have the label,
    /// this is the first of them.
    Label(Code),
    /// The message is not an error, and has this type instead of a label.
    Other(&'m str),
}

impl Message {
    /// Returns the id of the request without white space around it; `None` if it is missing.
    ///
    #[doc = example!(message_request_id)]
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns what the type element says. It alone decides whether the message is an error; the
    /// outcome of the code does not matter.
    ///
    #[doc = example!(message_kind)]
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        if self.is_error() {
            return Kind::Error;
        }
        Code::from_label(&self.kind).map_or(Kind::Other(&self.kind), Kind::Label)
    }

    /// Whether the type element says that the message is an error.
    ///
    #[doc = example!(message_is_error)]
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.kind == ERROR_TYPE
    }

    /// Returns the value, known or not.
    ///
    #[doc = example!(message_code)]
    #[must_use]
    pub fn code(&self) -> Raw<'_> {
        Raw::new(self.code.borrowed())
    }

    /// Returns the server's text, byte for byte; it is empty if the element is missing.
    ///
    #[doc = example!(message_text)]
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the first node, or `None` if there are no nodes.
    ///
    #[doc = example!(message_node)]
    #[must_use]
    pub fn node(&self) -> Option<Node<'_>> {
        self.nodes().next()
    }

    /// Returns all nodes in the order of the message.
    ///
    #[doc = example!(message_nodes)]
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let starts = iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| Node::new(&self.nodes[start..end]))
    }

    /// Returns a contradiction, if there is one. The caller decides what to believe. Either
    ///
    /// - the text or the type element contains the label of a code, and nothing else, and no code with
    ///   that label has the value of the message, or
    /// - the type element says that the message is an error, and the outcome of the value is a success
    ///   or a warning, or the other way round.
    ///
    #[doc = example!(message_conflict)]
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict<'_>> {
        let kind = (!self.is_error()).then_some(self.kind.as_str());
        let labels = [(TEXT, Some(syntax::trim(&self.text))), (TYPE, kind)];
        let of_label = labels.into_iter().find_map(|(element, label)| {
            let codes = Code::all_with_label(label?);
            let agrees = codes.iter().any(|code| *code == self.code());
            let code = *codes.first().filter(|_| !agrees)?;
            Some(Conflict::of_label(element, code))
        });
        of_label.or_else(|| {
            let outcome = self.code().outcome()?;
            let contradicts = (outcome == Outcome::Error) != self.is_error();
            contradicts.then(|| Conflict::of_outcome(TYPE, self.code(), outcome))
        })
    }

    /// Converts the message into a reply.
    ///
    /// # Errors
    ///
    /// Returns the message as an error if it says that it is one.
    ///
    #[doc = example!(message_into_result)]
    pub fn into_result(self) -> Result<Reply, ErrorReply> {
        if self.is_error() {
            Err(ErrorReply::new(self))
        } else {
            Ok(Reply::new(self))
        }
    }

    /// Creates a message, for a server or a mock server. `kind` is the content of the type element,
    /// such as the label of the code. If it is the type of errors, the message is an error.
    ///
    #[doc = example!(message_reply)]
    #[must_use]
    pub fn reply<'v>(kind: &str, code: impl Into<Raw<'v>>) -> Self {
        Self::new(kind, code.into())
    }

    /// Creates a message that is an error, for a server or a mock server.
    ///
    #[doc = example!(message_error)]
    #[must_use]
    pub fn error<'v>(code: impl Into<Raw<'v>>) -> Self {
        Self::new(ERROR_TYPE, code.into())
    }

    fn new(kind: &str, code: Raw<'_>) -> Self {
        Self {
            request_id: None,
            kind: syntax::trim(kind).to_string(),
            code: Held::from_borrowed(code.value()),
            text: String::new(),
            nodes: String::new(),
            ends: Vec::new(),
        }
    }

    /// Sets the request id.
    ///
    #[doc = example!(message_request_id)]
    #[must_use]
    pub fn with_request_id(mut self, id: &str) -> Self {
        self.request_id = Some(syntax::trim(id).to_string());
        self
    }

    /// Sets the text.
    ///
    #[doc = example!(message_text)]
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Adds a node of this name that contains a value.
    ///
    /// # Errors
    ///
    /// Fails if the value cannot be serialized as XML, if the name is not that of a node, or if the
    /// node exceeds the default [`Limits`](super::Limits).
    ///
    #[doc = example!(with_node)]
    pub fn with_node(self, name: &str, value: &impl Serialize) -> Result<Self, NodeError> {
        let xml = quick_xml::se::to_string_with_root(name, value);
        let xml = xml.map_err(|error| NodeError::new("serialize", name, error))?;
        self.with_node_xml(&xml)
            .map_err(|error| NodeError::new("serialize", name, error))
    }

    /// Adds nodes that are written as XML.
    ///
    /// # Errors
    ///
    /// Fails if the XML is not well-formed, if a node has a reserved name, or if the XML exceeds the default
    /// [`Limits`](super::Limits).
    ///
    #[doc = example!(with_node_xml)]
    pub fn with_node_xml(mut self, xml: &str) -> Result<Self, ReadError> {
        let (nodes, ends) = reader::parse_nodes(xml)?;
        let start = self.nodes.len();
        self.nodes += &nodes;
        self.ends.extend(ends.iter().map(|end| start + end));
        Ok(self)
    }

    /// Returns the message as XML. [`Message::from_xml`] reads it back as an equal message if it is
    /// within the default [`Limits`](super::Limits) and its value does not start or end with white space.
    /// A character that XML cannot represent, such as U+0001, is written as the processing instruction
    /// `<?character U+0001?>`, which other readers ignore.
    ///
    #[doc = example!(message_reply)]
    #[must_use]
    pub fn to_xml(&self) -> String {
        self.to_string()
    }
}

/// Writes the message as XML, with one element per line.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "<{ROOT}>")?;
        if let Some(id) = &self.request_id {
            element(f, REQUEST_ID, id)?;
        }
        element(f, TYPE, &self.kind)?;
        element(f, CODE, &self.code)?;
        element(f, TEXT, &self.text)?;
        for node in self.nodes() {
            writeln!(f, "{}", node.xml())?;
        }
        write!(f, "</{ROOT}>")
    }
}

/// Writes an element that contains text.
fn element(f: &mut fmt::Formatter<'_>, name: &str, text: &dyn fmt::Display) -> fmt::Result {
    let text = syntax::escape(&text.to_string());
    writeln!(f, "<{name}>{text}</{name}>")
}
