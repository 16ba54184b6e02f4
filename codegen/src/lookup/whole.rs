//! All bytes of a text; like `place.rs`, part of the generated crates that need it.
use super::words::word;

/// What tells a text from others: its length and all of its bytes, mixed as the seed says.
#[inline]
pub(crate) fn key_of_text(text: &[u8], seed: u64) -> u64 {
    let mut key = 0;
    let mut left = text;
    while let Some((word, rest)) = left.split_first_chunk() {
        key = mixed(key ^ u64::from_le_bytes(*word), seed);
        left = rest;
    }
    // What is left over, with some bytes once more. A length beside the first word could make up for it.
    mixed(key ^ word(text, text.len()), seed) ^ text.len() as u64
}

/// Both halves of a product, which no change of a few bits leaves alike under many seeds.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the lower half is meant")]
pub(crate) fn mixed(key: u64, seed: u64) -> u64 {
    let product = u128::from(key) * u128::from(seed);
    product as u64 ^ (product >> 64) as u64
}
