//! All bytes of a string.

use super::short::short_word;

// --- copied into generated crates ---

/// Returns a key from the length of a string and all of its bytes.
#[inline]
pub(crate) fn key_of_all(bytes: &[u8], seed: u64) -> u64 {
    let Some(last) = bytes.last_chunk() else {
        return mixed(short_word(bytes), seed);
    };
    let mut key = 0;
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        key = mixed(key ^ u64::from_le_bytes(*word), seed);
        rest = behind;
    }
    // The last word may repeat bytes of the one before it. The length comes last: at the start, a difference in
    // length could cancel a difference in the first word.
    mixed(key ^ u64::from_le_bytes(*last), seed) ^ bytes.len() as u64
}

/// Multiplies a key by a seed and combines both halves of the product. With most seeds, keys that differ in a
/// few bits have different results.
#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "each half of the product is taken for itself"
)]
pub(crate) fn mixed(key: u64, seed: u64) -> u64 {
    let product = u128::from(key) * u128::from(seed);
    product as u64 ^ (product >> 64) as u64
}
