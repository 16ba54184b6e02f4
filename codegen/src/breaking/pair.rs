//! Both states of a table, and which of their items are the same.

use super::pairing::Pairing;
use super::state::State;
use super::{aliases, groups, tags};
use crate::model::{Alias, Code, Gap, Group, Retired, Table, Tag};

pub(super) struct TablePair<'t> {
    pub(super) old: State<'t>,
    pub(super) new: State<'t>,
    /// The codes, by value.
    pub(super) codes: Pairing<'t, Code>,
    /// For each code that is in both tables, as in the new one, its aliases.
    pub(super) aliases: Vec<(&'t Code, Pairing<'t, Alias>)>,
    pub(super) groups: Pairing<'t, Group>,
    pub(super) tags: Pairing<'t, Tag>,
    /// The gaps, by first and last value.
    pub(super) gaps: Pairing<'t, Gap>,
    /// The retired entries, by value and label.
    pub(super) retired: Pairing<'t, Retired>,
}

impl<'t> TablePair<'t> {
    pub(super) fn new(old_table: &'t Table, new_table: &'t Table) -> Self {
        let old = State::new(old_table, new_table.repr);
        let new = State::new(new_table, old_table.repr);
        let codes = Pairing::by_key(
            &old_table.codes,
            &new_table.codes,
            |code| old.key(&code.value),
            |code| new.key(&code.value),
        );
        let gaps = Pairing::by_key(
            &old_table.gaps,
            &new_table.gaps,
            |gap| (old.key(&gap.first), old.key(&gap.last)),
            |gap| (new.key(&gap.first), new.key(&gap.last)),
        );
        let retired = Pairing::by_key(
            &old_table.retired,
            &new_table.retired,
            |entry| (old.key(&entry.value), &entry.label),
            |entry| (new.key(&entry.value), &entry.label),
        );
        let mut pair = Self {
            groups: groups::pair(&old, &new, &codes),
            tags: tags::pair(&old, &new, &codes),
            old,
            new,
            codes,
            aliases: Vec::new(),
            gaps,
            retired,
        };
        let kept = pair.codes.kept.iter();
        let aliases = kept.map(|(old, new)| (*new, aliases::pair(&pair, old, new)));
        pair.aliases = aliases.collect();
        pair
    }

    /// Returns the code that a code of the new table was.
    pub(super) fn old_of(&self, new: &Code) -> Option<&'t Code> {
        self.old.code(&self.new.key(&new.value))
    }

    /// Returns the code that a code of the old table is now.
    pub(super) fn new_of(&self, old: &Code) -> Option<&'t Code> {
        self.new.code(&self.old.key(&old.value))
    }

    /// Returns the old code whose label a code of the new table took. `None` if no code had it, or if
    /// all that had it still have it and the code is new: then it repeats the label.
    pub(super) fn taken_from(&self, label: &str, new: &Code) -> Option<&'t Code> {
        let old = self.old_of(new);
        if old.is_some_and(|old| old.bears(label)) {
            return None;
        }
        let owners = self.old.codes_with_label(label);
        let has_lost = |owner: &&&Code| !self.new_of(owner).is_some_and(|now| now.bears(label));
        let first = owners.first().filter(|_| old.is_some());
        owners.iter().find(has_lost).or(first).copied()
    }

    /// Whether another code took a label of an old one.
    pub(super) fn is_taken(&self, label: &str, from: &Code) -> bool {
        let mut owners = self.new.codes_with_label(label).iter();
        owners.any(|new| self.taken_from(label, new) == Some(from))
    }

    /// Returns the aliases with the same label in both tables, and the codes in the new one.
    pub(super) fn kept_aliases(&self) -> impl Iterator<Item = (&'t Code, &'t Alias, &'t Alias)> {
        let aliases = self.aliases.iter();
        let kept = aliases.flat_map(|(code, aliases)| {
            let kept = aliases.kept.iter();
            kept.map(|(old, new)| (*code, *old, *new))
        });
        kept.filter(|(_, old, new)| old.label == new.label)
    }

    /// The rename of a variant or of an alias, for the changelog.
    pub(super) fn renamed(&self, old: &str, new: &str) -> String {
        format!("{} is now {}", self.old.path(old), self.new.path(new))
    }
}
