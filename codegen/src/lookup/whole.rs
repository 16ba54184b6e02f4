//! All bytes of a text; like `place.rs`, part of the generated crates that need it.
use super::words::{mixed, word};

/// What tells a text from others: its length and all of its bytes.
#[inline]
pub(crate) fn key_of_text(text: &[u8]) -> u64 {
    let mut key = text.len() as u64;
    let mut left = text;
    while let Some((word, rest)) = left.split_first_chunk() {
        key = mixed(key, u64::from_le_bytes(*word));
        left = rest;
    }
    // What is left over, with some bytes once more.
    mixed(key, word(text, text.len()))
}
