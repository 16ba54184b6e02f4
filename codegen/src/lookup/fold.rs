//! Keys of 64 bits; like `place.rs`, part of the generated crates that need it.

/// Brings what tells two keys apart into their lower halves; two keys never become one.
#[inline]
pub(crate) const fn folded(key: u64) -> u64 {
    key ^ (key >> 32)
}
