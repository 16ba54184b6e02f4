//! Strings of less than eight bytes.

// --- copied into generated crates ---

/// Returns a string of less than eight bytes as a number. Distinct strings have distinct numbers.
///
/// It is not inlined, so that the path of longer strings is short.
#[inline(never)]
pub(crate) fn short_word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(bytes.len() as u64, |word, &byte| {
        word << 8 | u64::from(byte)
    })
}
