//! The bucket and the slot of a key.

// --- copied into generated crates ---

/// Hashes a key, so that all its bits affect the topmost bits of the hash.
#[inline]
pub(crate) const fn hash(key: u64, seed: u64) -> u64 {
    key.wrapping_mul(seed)
}

/// Returns the topmost bits of a hash, as a number below `range`, which is a power of two.
#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is less than `range`, which is a `usize`"
)]
pub(crate) const fn top(hash: u64, range: usize) -> usize {
    // Two shifts, since `hash >> 64` would overflow if `range` is 1.
    ((hash >> 1) >> (63 - range.trailing_zeros())) as usize
}

/// Returns the slot of a hash: the bits below those of its bucket, combined with the displacement of the bucket.
#[inline]
pub(crate) const fn slot(hash: u64, buckets: usize, displacement: usize, slots: usize) -> usize {
    // The shift drops the bits that chose the bucket. A displacement is less than `slots`, so the mask changes
    // nothing: it shows the compiler that the slot is in bounds.
    (top(hash << buckets.trailing_zeros(), slots) ^ displacement) & (slots - 1)
}
