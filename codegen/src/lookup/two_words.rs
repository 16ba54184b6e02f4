//! Two words of a text; like `place.rs`, part of the generated crates that need it.
use super::fold::folded;
use super::words::{mixed, word};

/// What tells a text from others: its length, its last eight bytes, and those from a place on.
#[inline]
pub(crate) fn key_of_words(text: &[u8], at: usize) -> u64 {
    folded(mixed(text.len() as u64, word(text, at)) ^ word(text, text.len()))
}
