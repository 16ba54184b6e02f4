//! Keys of 64 bits.

// --- copied into generated crates ---

/// Folds the upper half of a key into its lower half. Distinct keys stay distinct.
#[inline]
pub(crate) const fn folded(key: u64) -> u64 {
    key ^ (key >> 32)
}
