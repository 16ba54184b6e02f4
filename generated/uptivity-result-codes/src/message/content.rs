// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::fmt;
use std::string::{String, ToString};
use std::vec::Vec;

use quick_xml::escape::partial_escape;
use serde::Serialize;

use super::{
    reader, value, Conflict, ErrorReply, Node, NodeError, ReadError, Reply, CODE, ERROR_TYPE,
    REQUEST_ID, ROOT, TEXT, TYPE,
};
use crate::code::ResultCode;
use crate::raw::RawResultCode;

/// A message as it arrived, or as it is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub(super) request_id: Option<String>,
    pub(super) kind: String,
    pub(super) code: value::Held,
    pub(super) text: String,
    /// The XML of all other elements, one after the other.
    pub(super) nodes: String,
    /// Where each of them ends.
    pub(super) ends: Vec<usize>,
}

/// What `RESULTTYPE` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'m> {
    /// The message is an error.
    Error,
    /// The label of a code, the first one of its label.
    Label(ResultCode),
    /// Neither of these: what `RESULTTYPE` says, as it arrived.
    Other(&'m str),
}

impl Message {
    /// What `REQUESTID` says, without white space around it; `None` if it is missing.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What `RESULTTYPE` says. It alone decides whether the message is an error; the table is only asked
    /// for names.
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        if self.is_error() {
            return Kind::Error;
        }
        ResultCode::from_label(&self.kind).map_or(Kind::Other(&self.kind), Kind::Label)
    }

    /// Whether the message says that it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.kind == ERROR_TYPE
    }

    /// What `RESULTCODE` says: any value that its type holds, known or not.
    #[must_use]
    pub fn code(&self) -> RawResultCode {
        value::raw(&self.code)
    }

    /// What `RESULTMSG` says, byte for byte; empty if it is missing.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first element that is none of those above: the data of the request. What it is
    /// called depends on the request.
    #[must_use]
    pub fn node(&self) -> Option<Node<'_>> {
        self.nodes().next()
    }

    /// Every element that is none of those above, in the order of the message.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| Node::new(&self.nodes[start..end]))
    }

    /// The code that `RESULTMSG` or `RESULTTYPE` names by its label, and by nothing else, if that is another
    /// than `RESULTCODE` says. The message stays as it is: whom to believe is for the caller to say.
    #[must_use]
    pub fn conflict(&self) -> Option<Conflict> {
        let kind = if self.is_error() {
            ""
        } else {
            self.kind.as_str()
        };
        let named = [(TEXT, self.text.trim_ascii()), (TYPE, kind)];
        named.into_iter().find_map(|(element, label)| {
            let codes = ResultCode::all_with_label(label);
            let agrees = codes.iter().any(|code| *code == self.code());
            let code = *codes.first().filter(|_| !agrees)?;
            Some(Conflict::new(element, code))
        })
    }

    /// Takes the message apart by what it says of itself.
    ///
    /// # Errors
    ///
    /// The message, if it says that it is an error.
    pub fn into_result(self) -> Result<Reply, ErrorReply> {
        if self.is_error() {
            Err(ErrorReply::new(self))
        } else {
            Ok(Reply::new(self))
        }
    }

    /// A reply that is no error, for a server or a test that plays one. `kind` is what `RESULTTYPE` is
    /// to say, such as the label of the code.
    #[must_use]
    pub fn reply(kind: &str, code: impl Into<RawResultCode>) -> Self {
        Self {
            request_id: None,
            kind: kind.trim_ascii().to_string(),
            code: value::held(code.into()),
            text: String::new(),
            nodes: String::new(),
            ends: Vec::new(),
        }
    }

    /// The same as an error: `RESULTTYPE` says so.
    #[must_use]
    pub fn error(code: impl Into<RawResultCode>) -> Self {
        Self::reply(ERROR_TYPE, code)
    }

    /// The same with a `REQUESTID`.
    #[must_use]
    pub fn with_request_id(mut self, id: &str) -> Self {
        self.request_id = Some(id.trim_ascii().to_string());
        self
    }

    /// The same with a `RESULTMSG`.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The same with one more element, which holds a value.
    ///
    /// # Errors
    ///
    /// When the value cannot be written as XML, or not in an element of this name.
    pub fn with_node(self, name: &str, value: &impl Serialize) -> Result<Self, NodeError> {
        let xml = quick_xml::se::to_string_with_root(name, value).map_err(NodeError::new)?;
        self.with_node_xml(&xml).map_err(NodeError::new)
    }

    /// The same with more elements, as XML.
    ///
    /// # Errors
    ///
    /// When the XML is not well-formed, or an element has a name that the message itself
    /// gives to something else.
    pub fn with_node_xml(mut self, xml: &str) -> Result<Self, ReadError> {
        let (nodes, ends) = reader::nodes(xml)?;
        let start = self.nodes.len();
        self.nodes += &nodes;
        self.ends.extend(ends.iter().map(|end| start + end));
        Ok(self)
    }

    /// The message as XML. Reading it gives the same message back. What XML has no
    /// characters for is written as it is.
    #[must_use]
    pub fn to_xml(&self) -> String {
        self.to_string()
    }
}

/// The message as XML, an element to a line.
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

/// Writes an element that holds a text.
fn element(f: &mut fmt::Formatter<'_>, name: &str, text: &dyn fmt::Display) -> fmt::Result {
    // A reader of XML takes a bare carriage return for the end of a line.
    let text = partial_escape(text.to_string()).replace('\r', "&#13;");
    writeln!(f, "<{name}>{text}</{name}>")
}
