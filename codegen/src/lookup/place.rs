//! Where a key belongs. The generator places with these functions, and the text of this file
//! below the first blank line is part of each generated crate, which finds with them.

/// Spreads what tells two keys apart in their lower halves over the upper bits.
#[inline]
pub(crate) const fn hash(key: u64, seed: u64) -> u64 {
    key.wrapping_mul(seed)
}

/// A number below a power of two, from the topmost bits.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is below a usize")]
pub(crate) const fn top(hash: u64, range: usize) -> usize {
    ((hash >> 1) >> (63 - range.trailing_zeros())) as usize
}
