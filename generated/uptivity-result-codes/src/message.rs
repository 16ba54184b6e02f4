// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

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
