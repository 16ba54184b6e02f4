//! Keys of 64 bits. Part of the generated crates that need it.

/// Folds what distinguishes two keys into their lower halves. Different keys stay different.
#[inline]
pub(crate) const fn folded(key: u64) -> u64 {
    key ^ (key >> 32)
}
