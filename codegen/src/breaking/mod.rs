//! Two states of the tables, compared by meaning: what changed, how that affects users of the crates, and
//! which versions the changes need.
//!
//! [`compare`] is a pure function of valid tables. `RULES` lists the rules: each compares both states of
//! a table and adds the changes that it finds. The bump that a change needs follows from its effect on the
//! API of the generated crate. Where cargo-semver-checks has a lint for the change, both agree, which
//! `xtask/tests/semver.rs` tests. Casts of codes whose discriminants are positions are the exception: what
//! they return is not part of the API.

mod aliases;
mod attributes;
mod base_set;
mod bases;
mod change;
mod codes;
mod columns;
mod effect;
mod groups;
mod line;
mod links;
mod metadata;
mod pair;
mod pairing;
mod state;
mod tags;
mod unassigned;
mod unknown;
mod version;

use semver::Version;

use crate::model::Table;
use change::Changes;
pub use change::{Bump, Change};
use pair::TablePair;

/// A table of either state, and whether the other state has it.
#[derive(Debug)]
pub enum TableStatus<'t> {
    /// Only the new state has the table.
    New(&'t Table),
    /// Only the old state has the table.
    Gone(&'t Table),
    /// Both states have the table, changed or not.
    Kept(Comparison<'t>),
}

/// A table in both states, and its changes.
#[derive(Debug)]
pub struct Comparison<'t> {
    /// The table in the old state.
    pub old: &'t Table,
    /// The table in the new state.
    pub new: &'t Table,
    /// The changes: those with the greatest bump first, then in table order.
    pub changes: Vec<Change>,
}

/// Every rule.
const RULES: &[fn(&TablePair<'_>, &mut Changes)] = &[
    metadata::table,
    metadata::discriminant,
    metadata::exhaustive,
    metadata::base_mask,
    metadata::target,
    metadata::module,
    metadata::strings,
    metadata::message,
    groups::names,
    groups::titles,
    groups::descriptions,
    groups::order,
    tags::names,
    tags::descriptions,
    columns::names,
    columns::types,
    columns::descriptions,
    columns::values,
    links::method,
    links::addresses,
    codes::added,
    codes::removed,
    codes::reassigned,
    codes::reused,
    codes::first_of_label,
    attributes::label,
    attributes::variant,
    attributes::outcome,
    attributes::group,
    tags::uses,
    attributes::notes,
    codes::order,
    aliases::names,
    aliases::reassigned,
    aliases::order,
    unknown::ranges,
    unknown::label,
    unknown::outcome,
    unknown::group,
    unknown::tags,
    unknown::fallback,
    unknown::description,
    unknown::became_codes,
    bases::answers,
    unknown::restated,
    unassigned::gaps,
    unassigned::retired,
];

/// Compares all tables: first those of the new state, in the given order, then those that are gone. A
/// table is identified by its package or its module, or by its file if that was renamed.
#[must_use]
pub fn compare<'t>(old: &'t [Table], new: &'t [Table]) -> Vec<TableStatus<'t>> {
    let identities: [fn(&Table, &Table) -> bool; 2] = [
        |old, new| old.name() == new.name(),
        |old, new| old.file == new.file,
    ];
    let mut statuses: Vec<_> = new.iter().map(TableStatus::New).collect();
    let mut gone: Vec<&Table> = old.iter().collect();
    for is_same in identities {
        for status in &mut statuses {
            if let TableStatus::New(new) = *status
                && let Some(index) = gone.iter().position(|old| is_same(old, new))
            {
                *status = TableStatus::Kept(Comparison::new(gone.remove(index), new));
            }
        }
    }
    statuses.extend(gone.into_iter().map(TableStatus::Gone));
    statuses
}

impl<'t> Comparison<'t> {
    /// Compares two states of a table by every rule.
    #[must_use]
    pub fn new(old: &'t Table, new: &'t Table) -> Self {
        let pair = TablePair::new(old, new);
        let mut changes = Changes::default();
        for rule in RULES {
            rule(&pair, &mut changes);
        }
        let changes = changes.into_sorted();
        Self { old, new, changes }
    }

    /// Returns the smallest bump that all changes need together; `None` if nothing changed.
    #[must_use]
    pub fn needs(&self) -> Option<Bump> {
        self.changes.iter().map(|change| change.needs).max()
    }

    /// The versions of both states; `None` if a module states none. Then no version has to be raised.
    fn versions(&self) -> Option<(&Version, &Version)> {
        self.old.version().zip(self.new.version())
    }

    /// Whether the new version is lower than the old one.
    #[must_use]
    pub fn is_lower(&self) -> bool {
        self.versions()
            .is_some_and(|(old, new)| new.cmp_precedence(old).is_lt())
    }

    /// Whether the new version is sufficient for a change. No version is sufficient for a refused one. Where there
    /// are no versions, every other change is accepted.
    #[must_use]
    pub fn is_sufficient_for(&self, change: &Change) -> bool {
        match self.versions() {
            Some((old, new)) => version::is_sufficient(old, new, change.needs),
            None => change.needs != Bump::Refused,
        }
    }

    /// Whether the new version is sufficient for all changes, and not lower than the old one.
    #[must_use]
    pub fn is_sufficient(&self) -> bool {
        let mut changes = self.changes.iter();
        !self.is_lower() && changes.all(|change| self.is_sufficient_for(change))
    }

    /// Returns the lowest version that is sufficient for all changes, if both states have a version. A refused
    /// change counts as a major one.
    #[must_use]
    pub fn least_version(&self) -> Option<Version> {
        let (old, _) = self.versions()?;
        let needs = self.needs().unwrap_or(Bump::Patch);
        Some(version::least(old, needs))
    }
}
