//! A perfect hash: each of a set of keys has a slot of its own.
//!
//! Keys fall into buckets by their hash, and buckets are settled from the largest to the smallest:
//! each gets the first displacement that sends all its keys to slots that are still free. A lookup
//! multiplies once, reads the displacement of the bucket and what stands in the slot, and compares
//! the one key that can stand there. (Known as hash and displace; Pagh 1999, Belazzougui, Botelho
//! and Dietzfelbinger 2009.)

mod bucket;
mod fold;
mod key;
mod place;
mod seeds;
mod two_words;
mod whole;
mod words;

use crate::artifact::unix_lines;
use bucket::place;
pub(crate) use fold::folded;
use place::{hash, top};

pub(crate) use key::{Place, TextKey};

/// The functions that a generated crate finds any key with.
pub(crate) fn place_source(has_buckets: bool) -> Vec<String> {
    let bucket = has_buckets.then(|| source(include_str!("bucket.rs")));
    bucket
        .into_iter()
        .chain([source(include_str!("place.rs"))])
        .collect()
}

/// The functions that read texts there as these keys say, and the one that folds keys, if any are
/// needed.
pub(crate) fn keys_source(keys: &[&TextKey], fold: bool) -> Vec<String> {
    let two = keys.iter().any(|key| matches!(key, TextKey::Words(_)));
    let whole = keys.iter().any(|key| matches!(key, TextKey::Whole(_)));
    let parts = [
        (two || whole, include_str!("words.rs")),
        (two, include_str!("two_words.rs")),
        (whole, include_str!("whole.rs")),
        (two || fold, include_str!("fold.rs")),
    ];
    let needed = parts.into_iter().filter(|(needed, _)| *needed);
    needed.map(|(_, file)| source(file)).collect()
}

fn source(file: &str) -> String {
    without_head(file).replace("pub(crate) ", "")
}

/// A file that is part of generated crates, without what it says to readers of the generator:
/// everything up to the first blank line.
pub(crate) fn without_head(file: &str) -> String {
    // A checkout may have other line endings.
    let file = unix_lines(file);
    file.split_once("\n\n")
        .map_or("", |(_, rest)| rest)
        .to_owned()
}

/// Up to so many keys have one bucket, which moves nothing: then there is a seed that sends each to
/// a slot of its own, and a lookup reads one table less.
const FEW: usize = 64;
/// Slots for each of a few keys, to begin with.
const ROOM: usize = 4;
/// Keys to a bucket: more make a smaller table and a longer search.
const LOAD: usize = 4;
/// After so many seeds in vain there are twice as many slots: for a few keys, and for more.
const PATIENCE: [usize; 2] = [4096, 32];

/// Where each of a set of keys went.
#[derive(Debug)]
pub(crate) struct PerfectHash {
    /// What keys are multiplied with.
    pub(crate) seed: u64,
    /// One for each bucket; there are a power of two of them.
    pub(crate) displacements: Vec<usize>,
    /// For each slot the position of its key, if it has one; there are a power of two of them.
    pub(crate) slots: Vec<Option<usize>>,
}

impl PerfectHash {
    /// Places keys that differ from one another. The same keys give the same result.
    pub(crate) fn of(keys: &[u64]) -> Self {
        let are_few = keys.len() <= FEW;
        let (room, patience) = if are_few {
            (ROOM * keys.len(), PATIENCE[0])
        } else {
            (keys.len() + keys.len() / 4, PATIENCE[1])
        };
        let mut slots = room.next_power_of_two();
        let mut seeds = seeds(keys, patience);
        loop {
            let some = seeds.by_ref().take(patience);
            let found = if are_few {
                alone(keys, slots, some)
            } else {
                in_buckets(keys, slots, some)
            };
            if let Some(found) = found {
                return found;
            }
            slots *= 2;
        }
    }

    /// Whether a lookup has to ask for the displacement of a bucket.
    pub(crate) fn has_buckets(&self) -> bool {
        self.displacements.len() > 1
    }
}

/// What keys may be multiplied with. The first so many are the same for all keys: a table that has
/// changed a little then leads to a crate that has.
fn seeds(keys: &[u64], first: usize) -> impl Iterator<Item = u64> {
    let odd = (1..).step_by(2).take(first);
    odd.map(|factor| seeds::FIRST.wrapping_mul(factor))
        .chain(seeds::drawn(keys.iter().map(|key| key.to_le_bytes())))
}

/// Looks for a seed that sends each key to a slot of its own.
fn alone(keys: &[u64], slots: usize, seeds: impl Iterator<Item = u64>) -> Option<PerfectHash> {
    // Which seed has last sent a key there, counted from one.
    let mut taken = vec![0; slots];
    let (_, seed) = (1..).zip(seeds).find(|&(count, seed)| {
        keys.iter().all(|&key| {
            let slot = &mut taken[top(hash(key, seed), slots)];
            std::mem::replace(slot, count) != count
        })
    })?;
    let mut settled = vec![None; slots];
    for (position, &key) in keys.iter().enumerate() {
        settled[top(hash(key, seed), slots)] = Some(position);
    }
    Some(PerfectHash {
        seed,
        displacements: vec![0],
        slots: settled,
    })
}

/// Looks for a seed under which all buckets can be settled.
fn in_buckets(
    keys: &[u64],
    slots: usize,
    mut seeds: impl Iterator<Item = u64>,
) -> Option<PerfectHash> {
    let buckets = (keys.len() / LOAD).next_power_of_two();
    seeds.find_map(|seed| {
        let hashes: Vec<u64> = keys.iter().map(|&key| hash(key, seed)).collect();
        let (displacements, slots) = settle_all(&hashes, buckets, slots)?;
        Some(PerfectHash {
            seed,
            displacements,
            slots,
        })
    })
}

type Settled = (Vec<usize>, Vec<Option<usize>>);

fn settle_all(hashes: &[u64], buckets: usize, slots: usize) -> Option<Settled> {
    let place_of = |key: usize, displacement| place(hashes[key], buckets, displacement, slots);
    let (keys, starts) = by_bucket(hashes, buckets);
    let keys_of = |bucket: usize| &keys[starts[bucket]..starts[bucket + 1]];
    // Keys that fall into one slot do so whatever the displacement.
    let meet = |bucket: usize| {
        let mut places: Vec<usize> = keys_of(bucket)
            .iter()
            .map(|&key| place_of(key, 0))
            .collect();
        places.sort_unstable();
        places.windows(2).any(|pair| pair[0] == pair[1])
    };
    if (0..buckets).any(meet) {
        return None;
    }

    let mut largest_first: Vec<usize> = (0..buckets).collect();
    largest_first.sort_by_key(|&bucket| std::cmp::Reverse(keys_of(bucket).len()));
    let mut displacements = vec![0; buckets];
    let mut settled = vec![None; slots];
    for bucket in largest_first {
        let free = |displacement: &usize| {
            let free = |&key: &usize| settled[place_of(key, *displacement)].is_none();
            keys_of(bucket).iter().all(free)
        };
        let displacement = (0..slots).find(free)?;
        displacements[bucket] = displacement;
        for &key in keys_of(bucket) {
            settled[place_of(key, displacement)] = Some(key);
        }
    }
    Some((displacements, settled))
}

/// All keys, those of a bucket together, and where those of each bucket start: one start more than
/// there are buckets.
fn by_bucket(hashes: &[u64], buckets: usize) -> (Vec<usize>, Vec<usize>) {
    let bucket_of = |hash: u64| top(hash, buckets);
    let mut starts = vec![0; buckets + 1];
    for &hash in hashes {
        starts[bucket_of(hash) + 1] += 1;
    }
    for bucket in 0..buckets {
        starts[bucket + 1] += starts[bucket];
    }
    let mut next = starts.clone();
    let mut keys = vec![0; hashes.len()];
    for (key, &hash) in hashes.iter().enumerate() {
        let next = &mut next[bucket_of(hash)];
        keys[*next] = key;
        *next += 1;
    }
    (keys, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_where_it_was_put() {
        let far_apart = |i: u64| i * 1_000_003;
        let upper_half = |i: u64| folded(i << 40);
        let close = |i: u64| 0xC000_0000 + i;
        let below_zero = |i: u64| u64::MAX - 7 * i;
        for count in [0, 1, 2, 3, 7, 59, 1000, 20_000] {
            for spread in [far_apart, upper_half, close, below_zero] {
                let keys: Vec<u64> = (0..count).map(spread).collect();
                let perfect = PerfectHash::of(&keys);
                for (position, &key) in keys.iter().enumerate() {
                    let (buckets, slots) = (perfect.displacements.len(), perfect.slots.len());
                    let hash = hash(key, perfect.seed);
                    let displacement = perfect.displacements[top(hash, buckets)];
                    let slot = place(hash, buckets, displacement, slots);
                    assert_eq!(perfect.slots[slot], Some(position), "{key} of {count}");
                }
                let full = perfect.slots.iter().flatten().count();
                assert_eq!(full, keys.len());
            }
        }
    }
    /// An even one would lose the topmost bit of each key.
    #[test]
    fn every_seed_is_odd() {
        for seed in seeds(&[1, 2, 3], 100).take(300) {
            assert_eq!(seed % 2, 1, "{seed}");
        }
    }

    /// Keys that all of the first seeds send to one place, whatever the number of slots.
    #[test]
    fn keys_that_were_written_to_meet_are_placed() {
        // Times the seed it is one, and so a small number times each of its small multiples.
        let inverse = (0..6).fold(1_u64, |inverse, _| {
            inverse.wrapping_mul(2_u64.wrapping_sub(seeds::FIRST.wrapping_mul(inverse)))
        });
        assert_eq!(seeds::FIRST.wrapping_mul(inverse), 1);
        for count in [2, 1000] {
            let keys: Vec<u64> = (0..count).map(|i| inverse.wrapping_mul(i)).collect();
            let perfect = PerfectHash::of(&keys);
            assert!(perfect.slots.len() <= 8 * keys.len());
            assert_eq!(perfect.slots.iter().flatten().count(), keys.len());
        }
    }
    /// So many keys have a seed of their own by luck only.
    #[test]
    fn keys_that_no_seed_suits_have_more_room() {
        let base = ROOM * FEW;
        let mut numbers = std::iter::successors(Some(1_u64), |number| {
            Some(
                number
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1),
            )
        })
        .map(|number| number >> 16);
        let grown = (0..100)
            .map(|_| PerfectHash::of(&numbers.by_ref().take(FEW).collect::<Vec<u64>>()))
            .find(|perfect| perfect.slots.len() > base)
            .unwrap();
        assert_eq!(grown.slots.len(), 2 * base);
        assert_eq!(grown.slots.iter().flatten().count(), FEW);
    }
}
