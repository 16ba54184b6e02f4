//! Functions of the generator that are also part of the generated crates, so that both compute the same hash.
//! Their text is copied into each crate that needs it.

pub(crate) mod fold;
pub(super) mod place;
pub(super) mod two_words;
pub(super) mod whole;
pub(super) mod words;
