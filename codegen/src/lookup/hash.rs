//! The hash behind [`lookup`](super), used twice: the generator places each label with it, and
//! this file becomes part of the generated crate, which finds it again.

/// Mixes the bytes of a text into 64 bits, eight at a time.
pub(crate) fn hash(text: &[u8], seed: u64) -> u64 {
    let mut hash = mix(seed ^ text.len() as u64);
    if let Some(last) = text.last_chunk() {
        for chunk in text.chunks_exact(8) {
            let word = chunk
                .iter()
                .rev()
                .fold(0, |word, &byte| word << 8 | u64::from(byte));
            hash = mix(hash ^ word);
        }
        // What is left over, with some bytes once more.
        mix(hash ^ u64::from_le_bytes(*last))
    } else {
        let word = text
            .iter()
            .fold(0, |word, &byte| word << 8 | u64::from(byte));
        mix(hash ^ word)
    }
}

/// The bucket, of so many, that a hash falls into.
pub(crate) const fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash, buckets)
}

/// The slot, of so many, that a hash falls into when its bucket is displaced by so much.
pub(crate) const fn slot(hash: u64, displacement: u64, slots: usize) -> usize {
    scaled(
        mix(hash ^ displacement.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        slots,
    )
}

/// The upper half of a hash, scaled to a range.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is below `range`, a usize"
)]
const fn scaled(hash: u64, range: usize) -> usize {
    (((hash >> 32) * range as u64) >> 32) as usize
}

const fn mix(word: u64) -> u64 {
    let product = word.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (product ^ (product >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
