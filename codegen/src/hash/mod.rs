//! A perfect hash: each key of a set has a slot of its own.
//!
//! The algorithm is hash and displace (Pagh 1999; Belazzougui, Botelho and Dietzfelbinger 2009). Keys are put
//! into buckets by their hash. From the largest bucket to the smallest, each gets the first displacement with
//! which all its keys have free slots. A lookup multiplies once, reads the displacement of the bucket and the
//! content of the slot, and compares the only key that can be there.

mod copied;
pub(crate) mod kernel;
mod key;
mod seed;

use std::cmp::Reverse;

use kernel::slot::{hash, slot, top};

pub(crate) use copied::functions;
pub(crate) use key::StrKey;

/// The average number of keys in a bucket, before the number of buckets is rounded up to a power of two. A higher
/// number means a smaller table, a longer search, and more slots that change if a key is added.
const LOAD: usize = 2;
/// The number of seeds that are tried before the number of slots is doubled.
const TRIES: usize = 32;

/// The slots of a set of keys.
#[derive(Debug)]
pub(crate) struct PerfectHash {
    /// The factor that keys are multiplied by.
    pub(crate) seed: u64,
    /// The displacement of each bucket. The number of buckets is a power of two.
    pub(crate) displacements: Vec<usize>,
    /// The position of the key in each slot, if it has one. The number of slots is a power of two.
    pub(crate) slots: Vec<Option<usize>>,
}

impl PerfectHash {
    /// Finds a hash for distinct keys. The result depends only on the keys.
    pub(crate) fn new(keys: &[u64]) -> Self {
        let mut slot_count = (keys.len() + keys.len() / 4).next_power_of_two();
        let mut seeds = seeds(keys);
        loop {
            let mut seeds_to_try = seeds.by_ref().take(TRIES);
            if let Some(found) = seeds_to_try.find_map(|seed| try_seed(keys, seed, slot_count)) {
                return found;
            }
            slot_count *= 2;
        }
    }
}

/// The seeds to try. The first ones do not depend on the keys, so that a small change of a table is a small
/// change of its crate.
fn seeds(keys: &[u64]) -> impl Iterator<Item = u64> {
    let odd = (1..).step_by(2).take(TRIES);
    odd.map(|factor| seed::FIRST.wrapping_mul(factor))
        .chain(seed::from_keys(keys.iter().map(|key| key.to_le_bytes())))
}

/// Finds a displacement for each bucket. Returns `None` if the seed is not suitable for this number of slots.
fn try_seed(keys: &[u64], seed: u64, slot_count: usize) -> Option<PerfectHash> {
    let hashes: Vec<u64> = keys.iter().map(|&key| hash(key, seed)).collect();
    let bucket_count = (keys.len() / LOAD).next_power_of_two();
    // The positions of the keys in each bucket.
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); bucket_count];
    for (key, &hash) in hashes.iter().enumerate() {
        buckets[top(hash, bucket_count)].push(key);
    }

    let slot_of =
        |key: usize, displacement| slot(hashes[key], bucket_count, displacement, slot_count);
    // Two keys of a bucket that have the same slot do so with every displacement.
    let has_collision = |bucket: &Vec<usize>| {
        let mut slots: Vec<usize> = bucket.iter().map(|&key| slot_of(key, 0)).collect();
        slots.sort_unstable();
        slots.windows(2).any(|pair| pair[0] == pair[1])
    };
    if buckets.iter().any(has_collision) {
        return None;
    }

    let mut largest_first: Vec<usize> = (0..bucket_count).collect();
    largest_first.sort_by_key(|&bucket| Reverse(buckets[bucket].len()));
    let mut displacements = vec![0; bucket_count];
    let mut slots = vec![None; slot_count];
    for bucket in largest_first {
        let keys = &buckets[bucket];
        let is_free = |key: usize, displacement| slots[slot_of(key, displacement)].is_none();
        let displacement = (0..slot_count)
            .find(|&displacement| keys.iter().all(|&key| is_free(key, displacement)))?;
        displacements[bucket] = displacement;
        for &key in keys {
            slots[slot_of(key, displacement)] = Some(key);
        }
    }
    Some(PerfectHash {
        seed,
        displacements,
        slots,
    })
}

#[cfg(test)]
mod tests {
    use super::kernel::fold::folded;
    use super::*;

    #[test]
    fn every_key_is_found_in_its_slot() {
        let far_apart = |i: u64| i * 1_000_003;
        let upper_half = |i: u64| folded(i << 40);
        let close = |i: u64| 0xC000_0000 + i;
        let below_zero = |i: u64| u64::MAX - 7 * i;
        for count in [0, 1, 2, 3, 7, 59, 1000, 20_000] {
            for spread in [far_apart, upper_half, close, below_zero] {
                let keys: Vec<u64> = (0..count).map(spread).collect();
                let perfect = PerfectHash::new(&keys);
                for (position, &key) in keys.iter().enumerate() {
                    let (buckets, slots) = (perfect.displacements.len(), perfect.slots.len());
                    let hash = hash(key, perfect.seed);
                    let displacement = perfect.displacements[top(hash, buckets)];
                    let slot = slot(hash, buckets, displacement, slots);
                    assert_eq!(perfect.slots[slot], Some(position), "{key} of {count}");
                }
                let full = perfect.slots.iter().flatten().count();
                assert_eq!(full, keys.len());
            }
        }
    }

    /// An even seed would lose the topmost bit of each key.
    #[test]
    fn every_seed_is_odd() {
        for seed in seeds(&[1, 2, 3]).take(300) {
            assert_eq!(seed % 2, 1, "{seed}");
        }
    }

    /// All of the first seeds send these keys to one slot, whatever the number of slots.
    #[test]
    fn keys_that_were_chosen_to_collide_are_placed() {
        // Its product with the seed is one, and that of a small multiple is small.
        let inverse = (0..6).fold(1_u64, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(seed::FIRST.wrapping_mul(inverse)))
        });
        assert_eq!(seed::FIRST.wrapping_mul(inverse), 1);
        for count in [2, 1000] {
            let keys: Vec<u64> = (0..count).map(|i| inverse.wrapping_mul(i)).collect();
            let perfect = PerfectHash::new(&keys);
            assert!(perfect.slots.len() <= 8 * keys.len());
            assert_eq!(perfect.slots.iter().flatten().count(), keys.len());
        }
    }

    /// Most slots stay as they are, so that a diff of the crate is short.
    #[test]
    fn one_more_key_changes_few_slots() {
        let keys: Vec<u64> = (0..210).map(|i: u64| i * 1_000_003).collect();
        for counts in [40..50, 150..200] {
            let (mut changed, mut all) = (0, 0);
            for count in counts {
                let [before, after] = [count, count + 1].map(|n| PerfectHash::new(&keys[..n]));
                assert_eq!(before.seed, after.seed);
                assert_eq!(before.slots.len(), after.slots.len());
                let slots = before.slots.iter().zip(&after.slots);
                changed += slots.filter(|(before, after)| before != after).count();
                all += after.slots.len();
            }
            assert!(changed * 6 < all, "{changed} of {all} slots");
        }
    }
}
