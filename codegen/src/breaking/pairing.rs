//! The items of two lists, paired: an item that was renamed is one change, not a removal and an addition.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

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
        };
        for item in new {
            match by_key.get(&new_key(item)) {
                Some(old) => pairing.kept.push((*old, item)),
                None => pairing.added.push(item),
            }
        }
        pairing
    }

    /// Pairs each removed item with the first added one that it may have been renamed to.
    pub(super) fn with_renamed(mut self, is_renamed: impl Fn(&T, &T) -> bool) -> Self {
        for old in std::mem::take(&mut self.removed) {
            match self.added.iter().position(|new| is_renamed(old, new)) {
                Some(index) => self.renamed.push((old, self.added.remove(index))),
                None => self.removed.push(old),
            }
        }
        self
    }

    /// Returns the pairs of an old and a new item, renamed or not.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'t T, &'t T)> {
        self.kept.iter().chain(&self.renamed).copied()
    }

    /// Returns the new item that an old one is paired with.
    pub(super) fn new_of(&self, old: &T) -> Option<&'t T>
    where
        T: PartialEq,
    {
        let mut pairs = self.pairs();
        pairs.find(|(other, _)| *other == old).map(|(_, new)| new)
    }

    /// Returns the first new item that moved up: the item that precedes it now followed it in the old
    /// file.
    pub(super) fn first_moved(&self, at: impl Fn(&T) -> &Span) -> Option<&'t T> {
        let mut neighbors = self.kept.windows(2);
        let moved = neighbors.find(|pairs| at(pairs[1].0).start < at(pairs[0].0).start);
        moved.map(|pairs| pairs[1].1)
    }
}
