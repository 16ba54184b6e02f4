//! Both states of a table, and which of their items are the same.

use std::collections::{HashMap, HashSet};

use super::line::Line;
use super::pairing::Pairing;
use super::state::State;
use crate::model::column::Column;
use crate::model::range::Range;
use crate::model::{Code, Gap, Group, Retired, Table, Tag};

/// Both states of a table. Every rule looks up here which items of one state are which in the other.
pub(super) struct TablePair<'t> {
    pub(super) old: State<'t>,
    pub(super) new: State<'t>,
    /// The codes, by value.
    pub(super) codes: Pairing<'t, Code>,
    /// The groups, by variant.
    pub(super) groups: Pairing<'t, Group>,
    /// The tags, by method.
    pub(super) tags: Pairing<'t, Tag>,
    /// The columns, by method.
    pub(super) columns: Pairing<'t, Column>,
    /// The ranges, by bounds.
    pub(super) ranges: Pairing<'t, Range>,
    /// The values without a code.
    pub(super) line: Line<'t>,
    /// The gaps, by first and last value.
    pub(super) gaps: Pairing<'t, Gap>,
    /// The retired entries, by value and label.
    pub(super) retired: Pairing<'t, Retired>,
    /// For each label of the old state, the first code that had it and lost it.
    losers: HashMap<&'t str, &'t Code>,
    /// Each label that a new code took, with the place of the old code that it took it from.
    taken: HashSet<(&'t str, usize)>,
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
        let method = |column: &'t Column| &column.method;
        let bounds = |range: &'t Range| &range.bounds;
        let ranges = Pairing::by_key(&old_table.ranges, &new_table.ranges, bounds, bounds);
        let mut pair = Self {
            losers: losers(&old, &new),
            taken: HashSet::new(),
            columns: Pairing::by_key(&old_table.columns, &new_table.columns, method, method),
            line: Line::new(old_table, new_table),
            groups: groups(&old, &new, &codes),
            tags: tags(&old, &new, &codes, &ranges),
            ranges,
            old,
            new,
            codes,
            gaps,
            retired,
        };
        let labels = new_table.codes.iter();
        let labels = labels.flat_map(|code| code.labels().map(move |label| (label, code)));
        let taken = labels.filter_map(|(label, new)| {
            let from = pair.taken_from(label, new)?;
            Some((label, from.at.start))
        });
        pair.taken = taken.collect();
        pair
    }

    /// Returns both tables, the old one first.
    pub(super) fn tables(&self) -> (&'t Table, &'t Table) {
        (self.old.table, self.new.table)
    }

    /// Returns the old code with the value of a new one.
    pub(super) fn old_of(&self, new: &Code) -> Option<&'t Code> {
        self.old.code(&self.new.key(&new.value))
    }

    /// Returns the old code that a new one took a label from: the first one that had the label and lost
    /// it, or else the first one that had it.
    ///
    /// Returns `None` if the old code with the same value had the label too, or if no old code had it. A
    /// code with a new value may also repeat a label, if every old code keeps it.
    pub(super) fn taken_from(&self, label: &str, new: &Code) -> Option<&'t Code> {
        let old = self.old_of(new);
        if old.is_some_and(|old| self.old.has(old, label)) {
            return None;
        }
        match self.losers.get(label) {
            Some(loser) => Some(*loser),
            // Every owner keeps the label, which a code with a new value only repeats.
            None if old.is_none() => None,
            // The value had another label. Now it means what the value of the owner means.
            None => self.old.codes_with_label(label).first().copied(),
        }
    }

    /// Whether a reason in `allow` is about this change: no old code with the value or a label of the new code has it.
    pub(super) fn is_new_reason(&self, new: &Code, reason: &str) -> bool {
        let old = self.old_of(new).and_then(|old| old.allow.as_deref());
        let mut labels = new.labels();
        old != Some(reason) && !labels.any(|label| self.old.has_reason(label, reason))
    }

    /// Whether another code took a label from an old one.
    pub(super) fn is_taken(&self, label: &str, from: &Code) -> bool {
        self.taken.contains(&(label, from.at.start))
    }

    /// Whether a group of each state is the same one, renamed or not.
    pub(super) fn is_same_group(&self, old: Option<&Group>, new: Option<&Group>) -> bool {
        old.map(|old| self.groups.new_of(old)) == new.map(Some)
    }

    /// Returns a sentence that says that an item of the enum was renamed.
    pub(super) fn renamed(&self, old: &str, new: &str) -> String {
        format!("{} is now {}", self.old.path(old), self.new.path(new))
    }
}

/// Returns, for each label of the old state, the first code that had it and no longer has it.
fn losers<'t>(old: &State<'t>, new: &State<'t>) -> HashMap<&'t str, &'t Code> {
    let mut losers = HashMap::new();
    for code in &old.table.codes {
        let now = new.code(&old.key(&code.value));
        for label in code.labels() {
            if !now.is_some_and(|now| new.has(now, label)) {
                losers.entry(label).or_insert(code);
            }
        }
    }
    losers
}

/// What a group that was renamed has in common with the old one.
#[derive(PartialEq, Eq, Hash)]
enum GroupKey<'t> {
    Title(&'t str),
    /// The method of the new group that all codes of the old one are in.
    Members(&'t str),
}

/// Pairs the groups by variant. A group was renamed if its title stayed, or if all its codes are in one new
/// group.
fn groups<'t>(old: &State<'t>, new: &State<'t>, codes: &Pairing<'t, Code>) -> Pairing<'t, Group> {
    let variant = |group: &'t Group| group.variant.as_str();
    let groups = Pairing::by_key(&old.table.groups, &new.table.groups, variant, variant);
    // The new groups that the codes of each old one are in.
    let mut members: HashMap<&str, HashSet<Option<&str>>> = HashMap::new();
    for (was, now) in &codes.kept {
        if let Some(group) = old.group_of(&was.facts) {
            let now = new.group_of(&now.facts).map(variant);
            members.entry(&group.variant).or_default().insert(now);
        }
    }
    groups.with_renamed(
        |was| {
            let now = members.get(was.variant.as_str());
            let now = now.filter(|now| now.len() == 1).into_iter().flatten();
            let now = now.filter_map(|now| now.map(GroupKey::Members));
            now.chain([GroupKey::Title(&was.title)]).collect()
        },
        |now| vec![GroupKey::Members(&now.variant), GroupKey::Title(&now.title)],
    )
}

/// Pairs the tags by method. A tag was renamed if exactly its codes and its ranges have one new tag.
fn tags<'t>(
    old: &State<'t>,
    new: &State<'t>,
    codes: &Pairing<'t, Code>,
    ranges: &Pairing<'t, Range>,
) -> Pairing<'t, Tag> {
    let method = |tag: &'t Tag| &tag.predicate;
    let tags = Pairing::by_key(&old.table.tags, &new.table.tags, method, method);
    let of_codes = codes.kept.iter().map(|(was, now)| (&was.facts, &now.facts));
    let of_ranges = ranges.kept.iter();
    let of_ranges = of_ranges.map(|(was, now)| (&was.facts, &now.facts));
    // The codes and the ranges that have each tag.
    let (mut had, mut has) = (Uses::default(), Uses::default());
    for (position, (was, now)) in of_codes.chain(of_ranges).enumerate() {
        for tag in was.tags() {
            had.entry(&old.table.tags[tag].predicate)
                .or_default()
                .push(position);
        }
        for tag in now.tags() {
            has.entry(&new.table.tags[tag].predicate)
                .or_default()
                .push(position);
        }
    }
    let uses = |uses: &Uses<'_>, tag: &Tag| uses.get(tag.predicate.as_str()).cloned();
    tags.with_renamed(
        |was| uses(&had, was).into_iter().collect(),
        |now| uses(&has, now).into_iter().collect(),
    )
}

/// The positions of what has each tag.
type Uses<'t> = HashMap<&'t str, Vec<usize>>;
