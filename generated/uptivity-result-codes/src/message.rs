// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! A message is one root element that contains, in any order:
//!
//! - the request id element, which repeats the id of the request; it may be missing,
//! - the type element, which distinguishes errors from replies,
//! - the code element, which contains the value of a code,
//! - the text element, which contains the server's text; it may be missing,
//! - any other elements, each of which is a [`Node`](message::Node) with data of the request.
//!
//! The vendor chose the names of these elements.
//! [`Message::from_xml`](message::Message::from_xml) reads a message that is available as a whole,
//! [`MessageReader`](message::MessageReader) reads one after another from a stream, and
//! [`Message::into_result`](message::Message::into_result) turns one into a reply or an error.

mod content;
mod error;
mod examples;
mod limits;
mod name;
mod names;
mod node;
mod parser;
mod reader;
mod reply;
mod syntax;
mod value;

pub use content::{Kind, Message};
pub use error::{Problem, ReadError};
pub use limits::Limits;
pub use node::{Node, NodeError};
pub use reader::MessageReader;
pub use reply::{Conflict, ErrorReply, Reply};
