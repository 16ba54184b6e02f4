//! The place of a key that has a bucket; like `place.rs`, part of the generated crates that need it.
use super::place::top;

/// The place that a hash falls into: the bits below those of its bucket, changed by what that says.
#[inline]
pub(crate) const fn place(hash: u64, buckets: usize, displacement: usize, places: usize) -> usize {
    (top(hash << buckets.trailing_zeros(), places) ^ displacement) & (places - 1)
}
