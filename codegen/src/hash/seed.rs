//! The factors that keys are multiplied by: odd numbers, which lose no bit of a key.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// The first seed. Who knows it can choose keys that it sends to one slot.
pub(super) const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;

/// Returns seeds that depend on all of the keys, so that no keys can be chosen that every seed fails for.
pub(super) fn from_keys<K: AsRef<[u8]>>(
    keys: impl Iterator<Item = K>,
) -> impl Iterator<Item = u64> {
    let mut hasher = SipHasher13::new();
    for key in keys {
        let key = key.as_ref();
        // As bytes, which are the same on every machine.
        hasher.write(&(key.len() as u64).to_le_bytes());
        hasher.write(key);
    }
    (0_u64..).map(move |attempt| {
        let mut hasher = hasher;
        hasher.write(&attempt.to_le_bytes());
        hasher.finish() | 1
    })
}
