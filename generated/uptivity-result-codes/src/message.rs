// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body 9b7b3980cb92a701, generator 0.7.3

//! The message `RESULT` that carries a code: read, judged and written.
//!
//! [`Message::from_xml`] reads one that is there as a whole, [`MessageReader`] one after
//! the other from a stream. [`Message::into_result`] tells replies from errors.
mod content;
mod error;
mod limits;
mod node;
mod parser;
mod reader;
mod reply;
mod value;

pub use content::{Kind, Message};
pub use error::{Problem, ReadError};
pub use limits::Limits;
pub use node::{Node, NodeError};
pub use reader::MessageReader;
pub use reply::{Conflict, ErrorReply, Reply};

/// The root element.
const ROOT: &str = "RESULT";

/// The element that repeats the id of the request.
const REQUEST_ID: &str = "REQUESTID";

/// The element that tells replies from errors.
const TYPE: &str = "RESULTTYPE";

/// The element that holds the value.
const CODE: &str = "RESULTCODE";

/// The element that holds the server's text.
const TEXT: &str = "RESULTMSG";

/// What the type says on an error.
const ERROR_TYPE: &str = "ERROR";
