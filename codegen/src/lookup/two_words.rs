//! Two words of a text; like `place.rs`, part of the generated crates that need it.
use super::fold::folded;
use super::words::word;

/// What tells a text from others: its length, its last eight bytes, and those from a place on.
#[inline]
pub(crate) fn key_of_words(text: &[u8], at: usize) -> u64 {
    let first = text.len() as u64 ^ word(text, at);
    folded(first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word(text, text.len()))
}
