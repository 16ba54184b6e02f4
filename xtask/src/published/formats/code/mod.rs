//! What the readers of programming languages share: tokens, comments, expressions, and how rows become blocks.

pub(crate) mod assemble;
pub(crate) mod comment;
pub(crate) mod draft;
pub(crate) mod expression;
pub(crate) mod lexer;
mod said;
mod values;
