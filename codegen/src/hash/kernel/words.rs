//! Eight bytes of a string at a time.

// --- copied into generated crates ---

/// Returns eight bytes of a string: those from a position on, or the last eight if fewer are left there. A
/// shorter string is returned whole.
#[inline]
pub(crate) fn word(bytes: &[u8], at: usize) -> u64 {
    let there = bytes.get(at..).and_then(<[u8]>::first_chunk);
    let word = there.or_else(|| bytes.last_chunk());
    word.map_or_else(
        || {
            bytes
                .iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte))
        },
        |word| u64::from_le_bytes(*word),
    )
}
