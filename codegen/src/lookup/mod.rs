//! A minimal perfect hash: each of a set of keys has a slot of its own, and there are as many
//! slots as keys.
//!
//! Keys fall into buckets by their hash. Buckets are settled from the largest to the smallest:
//! each gets the first displacement that sends all its keys to slots that are still free. A
//! lookup hashes once, reads the displacement of the bucket and has the slot; it then compares
//! the one key that can stand there. (Known as hash and displace; Pagh 1999, Belazzougui,
//! Botelho and Dietzfelbinger 2009.)

mod number;
mod place;
mod text;

use place::{bucket, slot};

/// The functions that a generated crate finds any key with.
pub(crate) fn place_source() -> String {
    source(include_str!("place.rs"))
}

/// The function that hashes a text there.
pub(crate) fn text_source() -> String {
    source(include_str!("text.rs"))
}

/// The function that hashes a number there.
pub(crate) fn number_source() -> String {
    source(include_str!("number.rs"))
}

fn source(file: &str) -> String {
    without_head(file).replace("pub(crate) ", "")
}

/// A file that is part of generated crates, without what it says to readers of the generator:
/// everything up to the first blank line.
pub(crate) fn without_head(file: &str) -> String {
    // A checkout may have other line endings.
    let file = file.replace("\r\n", "\n");
    file.split_once("\n\n")
        .map_or("", |(_, rest)| rest)
        .to_owned()
}

/// Keys to a bucket, on average: more make a smaller table and a longer search.
const LOAD: usize = 3;

/// Where each of a set of keys went.
#[derive(Debug)]
pub(crate) struct PerfectHash {
    pub(crate) seed: u64,
    /// One for each bucket.
    pub(crate) displacements: Vec<usize>,
    /// For each slot the position of its key.
    pub(crate) slots: Vec<usize>,
}

impl PerfectHash {
    /// Places texts that differ from one another. The same texts give the same result.
    pub(crate) fn of_texts(texts: &[&str]) -> Self {
        Self::new(|seed| {
            texts
                .iter()
                .map(|text| text::hash_text(text, seed))
                .collect()
        })
    }

    /// Places numbers that differ from one another. The same numbers give the same result.
    pub(crate) fn of_numbers(numbers: &[u64]) -> Self {
        Self::new(|seed| {
            numbers
                .iter()
                .map(|number| number::hash_number(*number, seed))
                .collect()
        })
    }

    /// A seed under which two keys have one hash, or a bucket finds no place, is passed over for
    /// the next; each does with a chance so close to one that the search ends.
    fn new(hashes: impl Fn(u64) -> Vec<u64>) -> Self {
        let mut seed = 0;
        loop {
            if let Some((displacements, slots)) = settle_all(&hashes(seed)) {
                return Self {
                    seed,
                    displacements,
                    slots,
                };
            }
            seed += 1;
        }
    }
}

fn settle_all(hashes: &[u64]) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut buckets = vec![Vec::new(); hashes.len().div_ceil(LOAD)];
    let count = buckets.len();
    for (key, &hash) in hashes.iter().enumerate() {
        buckets[bucket(hash, count)].push(key);
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));

    let mut displacements = vec![0; count];
    let mut slots: Vec<Option<usize>> = vec![None; hashes.len()];
    // The last keys look for the last free slots, so the bound grows with their number.
    let tries = 1000 + 100 * hashes.len();
    for bucket in order {
        let keys = &buckets[bucket];
        displacements[bucket] = (0..tries)
            .find(|&displacement| settle(keys, hashes, displacement as u64, &mut slots))?;
    }
    Some((displacements, slots.into_iter().flatten().collect()))
}

/// Puts the keys of a bucket into free slots, all or none.
fn settle(keys: &[usize], hashes: &[u64], displacement: u64, slots: &mut [Option<usize>]) -> bool {
    let place = |key: usize, slots: &[_]| slot(hashes[key], displacement, slots.len());
    for (settled, &key) in keys.iter().enumerate() {
        let slot = place(key, slots);
        if slots[slot].is_some() {
            for &key in &keys[..settled] {
                slots[place(key, slots)] = None;
            }
            return false;
        }
        slots[slot] = Some(key);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(perfect: &PerfectHash, hash: u64) -> usize {
        let displacement = perfect.displacements[bucket(hash, perfect.displacements.len())];
        perfect.slots[slot(hash, displacement as u64, perfect.slots.len())]
    }

    #[test]
    fn every_key_is_found_where_it_was_put() {
        for count in [1, 2, 3, 7, 59, 1000, 20_000] {
            let numbers: Vec<u64> = (0..count).map(|i| i * 1_000_003).collect();
            let texts: Vec<String> = numbers.iter().map(|i| format!("API_ERROR_{i}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (of_texts, of_numbers) = (
                PerfectHash::of_texts(&texts),
                PerfectHash::of_numbers(&numbers),
            );
            assert_eq!(
                (of_texts.slots.len(), of_numbers.slots.len()),
                (texts.len(), texts.len())
            );
            for (position, (text, number)) in texts.iter().zip(&numbers).enumerate() {
                let hash = text::hash_text(text, of_texts.seed);
                assert_eq!(find(&of_texts, hash), position, "{text} of {count}");
                let hash = number::hash_number(*number, of_numbers.seed);
                assert_eq!(find(&of_numbers, hash), position, "{number} of {count}");
            }
        }
    }

    #[test]
    fn texts_of_any_length_have_hashes_of_their_own() {
        let mut seen = std::collections::HashSet::new();
        for length in 0..64 {
            assert!(
                seen.insert(text::hash_text(&"\0".repeat(length), 0)),
                "{length} zeros"
            );
            assert!(
                seen.insert(text::hash_text(&"a".repeat(length + 1), 0)),
                "{length} letters"
            );
        }
    }
}
