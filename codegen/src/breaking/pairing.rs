//! Which items of one list are which in another, so that a rename is one change.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The items of an old and of a new list, paired.
pub(super) struct Pairing<'t, T> {
    /// The items in both lists, as old and new, renamed or not.
    pub(super) kept: Vec<(&'t T, &'t T)>,
    pub(super) removed: Vec<&'t T>,
    pub(super) added: Vec<&'t T>,
}

impl<'t, T> Pairing<'t, T> {
    /// Pairs the items with equal keys, in the order of the new list.
    pub(super) fn by_key<K: Eq + Hash>(
        old: &'t [T],
        new: &'t [T],
        old_key: impl Fn(&'t T) -> K,
        new_key: impl Fn(&'t T) -> K,
    ) -> Self {
        let by_key: HashMap<K, &T> = old.iter().map(|item| (old_key(item), item)).collect();
        let keys: HashSet<K> = new.iter().map(&new_key).collect();
        let is_removed = |item: &&'t T| !keys.contains(&old_key(item));
        let removed = old.iter().filter(is_removed).collect();
        let (mut kept, mut added) = (Vec::new(), Vec::new());
        for item in new {
            match by_key.get(&new_key(item)) {
                Some(old) => kept.push((*old, item)),
                None => added.push(item),
            }
        }
        Self {
            kept,
            removed,
            added,
        }
    }

    /// Pairs each removed item with the first added one that it may have been renamed to.
    pub(super) fn with_renamed(mut self, is_renamed: impl Fn(&T, &T) -> bool) -> Self {
        for old in std::mem::take(&mut self.removed) {
            match self.added.iter().position(|new| is_renamed(old, new)) {
                Some(index) => self.kept.push((old, self.added.remove(index))),
                None => self.removed.push(old),
            }
        }
        self
    }

    /// Returns the new item that an old one is paired with.
    pub(super) fn new_of(&self, old: &T) -> Option<&'t T>
    where
        T: PartialEq,
    {
        let mut kept = self.kept.iter();
        kept.find(|(kept, _)| *kept == old).map(|(_, new)| *new)
    }
}
