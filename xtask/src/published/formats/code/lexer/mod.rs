//! The tokens and comments of a file in a programming language.
//!
//! The lexer never fails: an unclosed string ends with its line, an unclosed comment with the file, and a character
//! that it does not know is a mark of its own.

mod literal;
mod scan;
mod source;
mod syntax;

pub(crate) use self::source::{Comment, Kind, Source, unquoted};
pub(crate) use self::syntax::Syntax;
