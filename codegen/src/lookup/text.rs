//! The hash of a text; like `place.rs`, part of each generated crate.
use super::place::mix;

/// Mixes the bytes of a text into 64 bits, eight at a time.
pub(crate) fn hash_text(text: &str, seed: u64) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = mix(seed ^ bytes.len() as u64);
    if let Some(last) = bytes.last_chunk() {
        for chunk in bytes.chunks_exact(8) {
            let join = |word, &byte| word << 8 | u64::from(byte);
            hash = mix(hash ^ chunk.iter().rev().fold(0, join));
        }
        // What is left over, with some bytes once more.
        mix(hash ^ u64::from_le_bytes(*last))
    } else {
        let join = |word, &byte| word << 8 | u64::from(byte);
        mix(hash ^ bytes.iter().fold(0, join))
    }
}
