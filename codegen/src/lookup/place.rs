//! Where a hash belongs. The generator places with these functions, and the text of this file
//! below the first blank line is part of each generated crate, which finds with them.

/// The bucket, of so many, that a hash falls into.
pub(crate) const fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash, buckets)
}

/// The slot, of so many, that a hash falls into when its bucket is displaced by so much.
pub(crate) const fn slot(hash: u64, displacement: u64, slots: usize) -> usize {
    let displaced = hash ^ displacement.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    scaled(mix(displaced), slots)
}

/// The upper half of a hash, scaled to a range.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is below a usize"
)]
const fn scaled(hash: u64, range: usize) -> usize {
    (((hash >> 32) * range as u64) >> 32) as usize
}

/// Spreads what tells two words apart over all bits; two words never become one.
pub(crate) const fn mix(word: u64) -> u64 {
    let product = (word ^ (word >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (product ^ (product >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
