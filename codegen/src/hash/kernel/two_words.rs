//! Two words of a string.

use super::fold::folded;
use super::words::word;

// --- copied into generated crates ---

/// Returns a key from the length of a string, the eight bytes at a position, and the last eight.
#[inline]
pub(crate) fn key_of_words(bytes: &[u8], at: usize) -> u64 {
    let first = bytes.len() as u64 ^ word(bytes, at);
    folded(first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word(bytes, bytes.len()))
}
