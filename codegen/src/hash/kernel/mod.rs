//! Functions of the generator that are also part of the generated crates, so that both compute the same hash.
//!
//! The text of each file below its marker is copied into each crate that needs it: see `hash/copied.rs`.

pub(crate) mod fold;
pub(super) mod short;
pub(super) mod slot;
pub(super) mod two_words;
pub(super) mod whole;
