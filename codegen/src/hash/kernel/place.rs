//! The bucket and the slot of a key. The text below the first blank line is part of every generated crate.

/// Hashes a key, so that its lower half affects the upper bits.
#[inline]
pub(crate) const fn hash(key: u64, seed: u64) -> u64 {
    key.wrapping_mul(seed)
}

/// Returns a number below a power of two, from the topmost bits of a hash.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is below a usize")]
pub(crate) const fn top(hash: u64, range: usize) -> usize {
    ((hash >> 1) >> (63 - range.trailing_zeros())) as usize
}

/// Returns the slot of a hash: the bits below those of its bucket, changed by the bucket's displacement.
#[inline]
pub(crate) const fn slot(hash: u64, buckets: usize, displacement: usize, slots: usize) -> usize {
    (top(hash << buckets.trailing_zeros(), slots) ^ displacement) & (slots - 1)
}
