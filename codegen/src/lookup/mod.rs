//! A minimal perfect hash over texts: each text has a slot of its own, and there are as many
//! slots as texts.
//!
//! Texts fall into buckets by their hash. Buckets are settled from the largest to the smallest:
//! each gets the first displacement that sends all its texts to slots that are still free. A
//! lookup hashes once, reads the displacement of the bucket and has the slot; it then compares
//! the one text that can stand there. (Known as hash and displace; Pagh 1999, Belazzougui,
//! Botelho and Dietzfelbinger 2009.)

mod hash;

use hash::{bucket, slot};

/// The source of the hash, for the generated crate.
pub(crate) const HASH_SOURCE: &str = include_str!("hash.rs");

/// Texts to a bucket, on average: more make a smaller table and a longer search.
const LOAD: usize = 3;

/// Where each of a set of texts went.
#[derive(Debug)]
pub(crate) struct PerfectHash {
    pub(crate) seed: u64,
    /// One for each bucket.
    pub(crate) displacements: Vec<usize>,
    /// For each slot the position of its text.
    pub(crate) slots: Vec<usize>,
}

impl PerfectHash {
    /// Places texts that differ from one another. The same texts give the same result.
    ///
    /// A seed under which two texts have one hash, or a bucket finds no place, is passed over for
    /// the next; each does with a chance so close to one that the search ends.
    pub(crate) fn new(texts: &[&str]) -> Self {
        let mut seed = 0;
        loop {
            if let Some(found) = Self::with_seed(texts, seed) {
                return found;
            }
            seed += 1;
        }
    }

    fn with_seed(texts: &[&str], seed: u64) -> Option<Self> {
        let hashes: Vec<u64> = texts
            .iter()
            .map(|text| hash::hash(text.as_bytes(), seed))
            .collect();
        let mut buckets = vec![Vec::new(); texts.len().div_ceil(LOAD)];
        for (text, &hash) in hashes.iter().enumerate() {
            buckets[bucket(hash, texts.len().div_ceil(LOAD))].push(text);
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));

        let mut displacements = vec![0; buckets.len()];
        let mut slots: Vec<Option<usize>> = vec![None; texts.len()];
        // The last texts look for the last free slots, so the bound grows with their number.
        let tries = 1000 + 100 * texts.len();
        for bucket in order {
            let texts = &buckets[bucket];
            let displacement = (0..tries)
                .find(|&displacement| settle(texts, &hashes, displacement as u64, &mut slots))?;
            displacements[bucket] = displacement;
        }
        Some(Self {
            seed,
            displacements,
            slots: slots.into_iter().flatten().collect(),
        })
    }
}

/// Puts the texts of a bucket into free slots, all or none.
fn settle(texts: &[usize], hashes: &[u64], displacement: u64, slots: &mut [Option<usize>]) -> bool {
    for (settled, &text) in texts.iter().enumerate() {
        let slot = slot(hashes[text], displacement, slots.len());
        if slots[slot].is_some() {
            for &text in &texts[..settled] {
                slots[self::slot(hashes[text], displacement, slots.len())] = None;
            }
            return false;
        }
        slots[slot] = Some(text);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(hash: &PerfectHash, text: &str) -> usize {
        let key = hash::hash(text.as_bytes(), hash.seed);
        let displacement = hash.displacements[bucket(key, hash.displacements.len())];
        hash.slots[slot(key, displacement as u64, hash.slots.len())]
    }

    #[test]
    fn every_text_is_found_where_it_was_put() {
        for count in [1, 2, 3, 7, 59, 1000, 20_000] {
            let texts: Vec<String> = (0..count).map(|i| format!("API_ERROR_{i}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let hash = PerfectHash::new(&texts);
            assert_eq!(hash.slots.len(), texts.len());
            for (position, text) in texts.iter().enumerate() {
                assert_eq!(find(&hash, text), position, "{text} of {count}");
            }
        }
    }

    #[test]
    fn texts_of_any_length_have_hashes_of_their_own() {
        let mut seen = std::collections::HashSet::new();
        for length in 0..64 {
            assert!(
                seen.insert(hash::hash(&vec![0; length], 0)),
                "{length} zeros"
            );
            assert!(
                seen.insert(hash::hash(&vec![b'a'; length + 1], 0)),
                "{length} letters"
            );
        }
    }
}
