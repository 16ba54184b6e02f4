//! Sets of bases, in a table with a base mask: which values have a base of a set, and how many.
//!
//! A value is counted from the lowest of its type, so that it is never negative. Two values have the same base if
//! the bits of the mask are equal; these bits are the key of the base. The values of a part of the line make few
//! blocks whose size is a power of two. In a block the higher bits are fixed and the lower ones free, so that the
//! keys in it are neighbors in a sorted list.

use super::line::Part;
use crate::model::value::{IntRepr, Repr};
use crate::model::{Code, Table};

/// A set of bases that are codes.
pub(super) struct BaseSet<'t, T> {
    repr: IntRepr,
    /// The bits of the mask, as a number that is not negative.
    mask: i128,
    /// The key of each base, ascending, with the code or what else belongs to it.
    bases: Vec<(i128, &'t Code, T)>,
}

/// The values that share their higher bits.
struct Block {
    start: i128,
    /// The size, minus one: the bits that differ.
    free: i128,
}

impl<'t, T> BaseSet<'t, T> {
    /// Collects the codes that are bases and have an item. Returns `None` if the table has no mask.
    pub(super) fn new(table: &Table, items: impl Iterator<Item = (&'t Code, T)>) -> Option<Self> {
        let (Repr::Integer(repr), Some(mask)) = (table.repr, table.base_mask) else {
            return None;
        };
        let mut set = Self {
            repr,
            mask: mask & ((1 << repr.bits()) - 1),
            bases: Vec::new(),
        };
        for (code, item) in items {
            if table.base_of(&code.value).as_ref() == Some(&code.value)
                && let Some(number) = code.value.as_integer()
            {
                set.bases.push((set.key(number), code, item));
            }
        }
        set.bases.sort_by_key(|(key, ..)| *key);
        set.bases.dedup_by_key(|(key, ..)| *key);
        Some(set)
    }

    /// Returns the key of the base of a number.
    pub(super) fn key(&self, number: i128) -> i128 {
        (number - self.repr.min()) & self.mask
    }

    /// Whether the base of a number is in the set.
    pub(super) fn has_base_of(&self, number: i128) -> bool {
        let key = self.key(number);
        self.bases
            .binary_search_by_key(&key, |(key, ..)| *key)
            .is_ok()
    }

    /// Returns the bases in the order of their keys.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, (i128, &'t Code, T)> {
        self.bases.iter()
    }

    /// Returns how many numbers from the first to the last have a base in the set.
    pub(super) fn count(&self, first: i128, last: i128) -> i128 {
        let blocks = self.blocks(first, last);
        let counts = blocks.map(|block| self.bases_in(&block).len() as i128 * self.share(&block));
        counts.sum()
    }

    /// Returns the bases of the numbers from the first to the last, each with how many of them have it. A base may
    /// come several times.
    pub(super) fn shares(
        &self,
        first: i128,
        last: i128,
    ) -> impl Iterator<Item = (&(i128, &'t Code, T), i128)> {
        let blocks = self.blocks(first, last);
        blocks.flat_map(|block| {
            let share = self.share(&block);
            self.bases_in(&block).iter().map(move |base| (base, share))
        })
    }

    fn blocks(&self, first: i128, last: i128) -> impl Iterator<Item = Block> + use<'t, T> {
        let mut start = first - self.repr.min();
        let end = last + 1 - self.repr.min();
        std::iter::from_fn(move || {
            let size = 1 << start.trailing_zeros().min((end - start).checked_ilog2()?);
            let block = Block {
                start,
                free: size - 1,
            };
            start += size;
            Some(block)
        })
    }

    /// The bases that values in a block have.
    fn bases_in(&self, block: &Block) -> &[(i128, &'t Code, T)] {
        let first = block.start & self.mask;
        let below = |limit: i128| self.bases.partition_point(|(key, ..)| *key < limit);
        &self.bases[below(first)..below(first + block.free + 1)]
    }

    /// How many values in a block have the same base.
    fn share(&self, block: &Block) -> i128 {
        1 << (block.free & !self.mask).count_ones()
    }
}

/// The values without a code whose bases do not answer, in either state.
pub(super) struct Unanswered<'t> {
    /// The bases that answer; `None` if values have no bases.
    answering: Option<BaseSet<'t, ()>>,
    /// The values of the other codes, ascending.
    known: Vec<i128>,
}

impl<'t> Unanswered<'t> {
    /// `old_answers` and `new_answers` say whether a code of each state answers.
    pub(super) fn new(
        (old, new): (&'t Table, &'t Table),
        old_answers: impl Fn(&Code) -> bool,
        new_answers: impl Fn(&Code) -> bool,
    ) -> Self {
        let is_comparable = (old.repr, old.base_mask) == (new.repr, new.base_mask);
        let old_bases = old.codes.iter().filter(|code| old_answers(code));
        let new_bases = new.codes.iter().filter(|code| new_answers(code));
        let bases = old_bases.chain(new_bases).map(|code| (code, ()));
        let answering = BaseSet::new(new, bases).filter(|_| is_comparable);
        let codes = old.codes.iter().chain(&new.codes);
        let numbers = codes.filter_map(|code| code.value.as_integer());
        let mut known: Vec<i128> = match &answering {
            Some(set) => numbers.filter(|number| !set.has_base_of(*number)).collect(),
            None => Vec::new(),
        };
        known.sort_unstable();
        known.dedup();
        Self { answering, known }
    }

    /// Whether a part of the line has such a value.
    pub(super) fn is_in(&self, part: &Part<'_>) -> bool {
        let (Some(set), Some((first, last))) = (&self.answering, part.integers()) else {
            // Every part has a value without a code.
            return true;
        };
        let below = |limit: i128| self.known.partition_point(|number| *number < limit);
        let known = below(last + 1) - below(first);
        last - first + 1 - set.count(first, last) > known as i128
    }
}
