//! The items of two lists, paired: an item that was renamed is one change, not a removal and an addition.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::ptr;

use crate::diagnostic::Span;

/// The items of an old and of a new list. Each is in exactly one of the four lists.
pub(super) struct Pairing<'t, T> {
    /// The items with equal keys, old and new, in the order of the new list.
    pub(super) kept: Vec<(&'t T, &'t T)>,
    /// The items that `with_renamed` has paired, old and new.
    pub(super) renamed: Vec<(&'t T, &'t T)>,
    /// The old items without a new one, in the order of the old list.
    pub(super) removed: Vec<&'t T>,
    /// The new items without an old one, in the order of the new list.
    pub(super) added: Vec<&'t T>,
    /// The new item of each old one in a pair, by its place in memory.
    new_of: HashMap<*const T, &'t T>,
}

impl<'t, T> Pairing<'t, T> {
    /// Pairs the items with equal keys. In each list every key is unique.
    pub(super) fn by_key<K: Eq + Hash>(
        old: &'t [T],
        new: &'t [T],
        old_key: impl Fn(&'t T) -> K,
        new_key: impl Fn(&'t T) -> K,
    ) -> Self {
        let by_key: HashMap<K, &T> = old.iter().map(|item| (old_key(item), item)).collect();
        let keys: HashSet<K> = new.iter().map(&new_key).collect();
        let is_removed = |item: &&'t T| !keys.contains(&old_key(item));
        let mut pairing = Self {
            kept: Vec::new(),
            renamed: Vec::new(),
            removed: old.iter().filter(is_removed).collect(),
            added: Vec::new(),
            new_of: HashMap::new(),
        };
        for item in new {
            match by_key.get(&new_key(item)) {
                Some(old) => {
                    pairing.new_of.insert(ptr::from_ref(*old), item);
                    pairing.kept.push((*old, item));
                }
                None => pairing.added.push(item),
            }
        }
        pairing
    }

    /// Pairs each removed item with the first added one that shares a key with it: what it may have been renamed to.
    pub(super) fn with_renamed<K: Eq + Hash>(
        mut self,
        old_keys: impl Fn(&'t T) -> Vec<K>,
        new_keys: impl Fn(&'t T) -> Vec<K>,
    ) -> Self {
        let mut by_key: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, new) in self.added.iter().enumerate() {
            for key in new_keys(new) {
                by_key.entry(key).or_default().push_back(index);
            }
        }
        let mut is_taken = vec![false; self.added.len()];
        for old in std::mem::take(&mut self.removed) {
            let free = old_keys(old).into_iter().filter_map(|key| {
                let indexes = by_key.get_mut(&key)?;
                while indexes.front().is_some_and(|index| is_taken[*index]) {
                    indexes.pop_front();
                }
                indexes.front().copied()
            });
            match free.min() {
                Some(index) => {
                    is_taken[index] = true;
                    self.new_of.insert(ptr::from_ref(old), self.added[index]);
                    self.renamed.push((old, self.added[index]));
                }
                None => self.removed.push(old),
            }
        }
        let mut is_taken = is_taken.into_iter();
        self.added.retain(|_| is_taken.next() == Some(false));
        self
    }

    /// Returns the pairs of an old and a new item, renamed or not.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'t T, &'t T)> {
        self.kept.iter().chain(&self.renamed).copied()
    }

    /// Returns the new item that an old one, of the table itself, is paired with.
    pub(super) fn new_of(&self, old: &T) -> Option<&'t T> {
        self.new_of.get(&ptr::from_ref(old)).copied()
    }

    /// Returns the first new item that moved up: the item that precedes it now followed it in the old
    /// file.
    pub(super) fn first_moved(&self, at: impl Fn(&T) -> &Span) -> Option<&'t T> {
        let mut neighbors = self.kept.windows(2);
        let moved = neighbors.find(|pairs| at(pairs[1].0).start < at(pairs[0].0).start);
        moved.map(|pairs| pairs[1].1)
    }
}
