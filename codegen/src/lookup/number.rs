//! The hash of a number; like `place.rs`, part of the generated crates that need it.
use super::place::mix;

/// Mixes the bits of a number.
pub(crate) const fn hash_number(number: u64, seed: u64) -> u64 {
    mix(number ^ seed)
}
