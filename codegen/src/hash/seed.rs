//! Seeds: the factors that keys are multiplied by. They are odd, so that no bit of a key is lost.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// The first seed. Keys can be chosen so that they all have the same slot with it.
pub(super) const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;

/// Returns seeds that depend on all keys, so that keys cannot be chosen to collide with every seed.
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
