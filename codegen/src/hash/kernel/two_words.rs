//! Two words of a string. Part of the generated crates that need it.
use super::fold::folded;
use super::words::word;

/// Returns a key from the length of a string, its last eight bytes, and the eight at a position.
#[inline]
pub(crate) fn key_of_words(bytes: &[u8], at: usize) -> u64 {
    let first = bytes.len() as u64 ^ word(bytes, at);
    folded(first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word(bytes, bytes.len()))
}
