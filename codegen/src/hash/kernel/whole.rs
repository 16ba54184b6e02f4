//! All bytes of a string. Part of the generated crates that need it.
use super::words::word;

/// Returns a key from the length of a string and all of its bytes.
#[inline]
pub(crate) fn key_of_all(bytes: &[u8], seed: u64) -> u64 {
    let mut key = 0;
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        key = mixed(key ^ u64::from_le_bytes(*word), seed);
        rest = behind;
    }
    // The last word may repeat some bytes. The length is added at the end: at the start it could compensate
    // for a difference in the first word.
    mixed(key ^ word(bytes, bytes.len()), seed) ^ bytes.len() as u64
}

/// Combines both halves of a product. A change of a few bits changes the result with most seeds.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the lower half is meant")]
pub(crate) fn mixed(key: u64, seed: u64) -> u64 {
    let product = u128::from(key) * u128::from(seed);
    product as u64 ^ (product >> 64) as u64
}
