//! Two words of a string.

use super::fold::folded;
use super::short::short_word;

// --- copied into generated crates ---

/// Returns a key from the length of a string, the eight bytes at a position, and the last eight. If fewer than
/// eight bytes are left at the position, the last eight are used twice.
#[inline]
pub(crate) fn key_of_words(bytes: &[u8], at: usize) -> u64 {
    let Some(last) = bytes.last_chunk() else {
        return folded(short_word(bytes));
    };
    let first = bytes.get(at..).and_then(<[u8]>::first_chunk);
    let first = u64::from_le_bytes(*first.unwrap_or(last)) ^ bytes.len() as u64;
    folded(first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from_le_bytes(*last))
}
