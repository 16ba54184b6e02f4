//! Eight bytes of a text at a time; like `place.rs`, part of the generated crates that need it.

/// Eight bytes from a place on, or the last eight, or all that there are.
#[inline]
pub(crate) fn word(text: &[u8], at: usize) -> u64 {
    let there = text.get(at..).and_then(<[u8]>::first_chunk);
    match there.or(text.last_chunk()) {
        Some(word) => u64::from_le_bytes(*word),
        None => text
            .iter()
            .fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}
