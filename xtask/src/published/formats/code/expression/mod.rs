//! Values of constant expressions.
//!
//! The parser is our own: the tokens are already there, the crate `cexpr` neither keeps the way a literal is written nor
//! knows macros with parameters, casts to unknown types or names that are defined later, and it recurses as deep as its
//! input.

mod cast;
mod evaluator;
mod name;
mod number;
mod parser;
mod value;

pub(crate) use evaluator::{Definition, Evaluator, Shape};
pub(crate) use value::Value;
