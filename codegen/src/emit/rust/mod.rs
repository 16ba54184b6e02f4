//! The source of a generated crate, with an emitter for each file.
//!
//! Short functions are `#[inline]`: rustc compiles them where they are called and not with the crate, which
//! saves a fifth of its time. Generated code never panics: where a call cannot fail, it has a harmless default
//! such as `unwrap_or_default`.

mod answers;
mod attribute;
pub(super) mod buf;
pub(super) mod code;
mod code_error;
mod column;
pub(super) mod doc;
mod doctest;
pub(super) mod errors;
pub(super) mod group;
mod int_table;
pub(super) mod lib_rs;
pub(super) mod lints;
pub(super) mod lookup;
mod match_self;
mod number;
pub(super) mod outcome;
pub(super) mod packed;
mod parse;
mod question;
pub(super) mod ranges;
pub(super) mod raw;
pub(super) mod rustfmt;
pub(super) mod serde;
pub(super) mod serde_label;
mod str_table;
pub(super) mod tables;
