//! Two states of the tables, held against one another by meaning: what changed, what that does to
//! those who use the crate, and which version it needs.
//!
//! [`compare`] is a pure function of proven tables. `RULES` lists the rules; each is a small
//! function that sees both tables and says what it found. What a change needs follows what it does
//! to the API of the generated crate, and agrees with cargo-semver-checks where that has a lint, as
//! `xtask/tests/semver.rs` finds out.

mod aliases;
mod change;
mod codes;
mod gaps;
mod groups;
mod head;
mod identity;
mod names;
mod order;
mod pair;
mod retired;
mod row;
mod tags;
mod version;

use std::collections::HashMap;

use semver::Version;

use crate::model::Table;
pub use change::{Change, Needs};
use pair::TablePair;

/// What became of a table.
#[derive(Debug)]
pub enum TableStatus<'t> {
    /// It was not there before.
    New(&'t Table),
    /// It is not there any more.
    Gone(&'t Table),
    /// It was and is there, changed or not.
    Kept(Comparison<'t>),
}

/// One table before and after.
#[derive(Debug)]
pub struct Comparison<'t> {
    /// As it was.
    pub old: &'t Table,
    /// As it is.
    pub new: &'t Table,
    /// What changed: what needs most first, then in table order.
    pub changes: Vec<Change>,
}

/// Everything that is looked for.
const RULES: &[fn(&TablePair<'_>) -> Vec<Change>] = &[
    head::file,
    head::package,
    head::type_name,
    head::repr,
    head::radix,
    head::texts,
    head::message,
    groups::added,
    groups::removed,
    groups::renamed,
    groups::respelled,
    groups::titles,
    groups::order,
    tags::added,
    tags::removed,
    tags::renamed,
    tags::respelled,
    codes::added,
    codes::removed,
    codes::moved,
    codes::changed_hands,
    codes::retired,
    codes::first_of_label,
    row::label,
    row::variant,
    row::outcome,
    row::group,
    row::tags,
    row::deprecated,
    row::texts,
    aliases::added,
    aliases::removed,
    aliases::relabelled,
    aliases::changed_hands,
    aliases::renamed,
    aliases::deprecated,
    aliases::descriptions,
    order::codes,
    order::aliases,
    gaps::added,
    gaps::removed,
    gaps::reasons,
    retired::removed,
    retired::added,
    retired::texts,
];

/// Finds out what became of each table: those that are there, in the order given, then those that
/// are gone. A table is known by its package, or by its file if the package was renamed.
#[must_use]
pub fn compare<'t>(old: &'t [Table], new: &'t [Table]) -> Vec<TableStatus<'t>> {
    let by_package: HashMap<&str, &Table> = old
        .iter()
        .map(|table| (table.package.name.as_str(), table))
        .collect();
    let kept: Vec<&str> = new
        .iter()
        .map(|table| table.package.name.as_str())
        .filter(|name| by_package.contains_key(name))
        .collect();
    let by_file: HashMap<&str, &Table> = old
        .iter()
        .filter(|table| !kept.contains(&table.package.name.as_str()))
        .map(|table| (table.file.as_str(), table))
        .collect();
    let mut statuses = Vec::new();
    let mut found = Vec::new();
    for table in new {
        let before = by_package.get(table.package.name.as_str());
        statuses.push(match before.or(by_file.get(table.file.as_str())) {
            Some(before) => {
                found.push(before.package.name.as_str());
                TableStatus::Kept(Comparison::new(before, table))
            }
            None => TableStatus::New(table),
        });
    }
    let is_gone = |table: &&Table| !found.contains(&table.package.name.as_str());
    statuses.extend(old.iter().filter(is_gone).map(TableStatus::Gone));
    statuses
}

impl<'t> Comparison<'t> {
    /// Applies every rule.
    #[must_use]
    pub fn new(old: &'t Table, new: &'t Table) -> Self {
        let pair = TablePair::new(old, new);
        let mut changes: Vec<Change> = RULES.iter().flat_map(|rule| rule(&pair)).collect();
        let place = |change: &Change| change.at.as_ref().map(|at| at.start);
        changes.sort_by_key(|change| (std::cmp::Reverse(change.needs), place(change)));
        Self { old, new, changes }
    }

    /// What all changes together need; `None` if there are none.
    #[must_use]
    pub fn needs(&self) -> Option<Needs> {
        self.changes.iter().map(|change| change.needs).max()
    }

    /// Whether the version went down.
    #[must_use]
    pub fn is_lower(&self) -> bool {
        let (old, new) = (&self.old.package.version, &self.new.package.version);
        new.cmp_precedence(old).is_lt()
    }

    /// Whether a change asks for more than the version says.
    #[must_use]
    pub fn fails(&self, change: &Change) -> bool {
        let announced = version::announced(&self.old.package.version, &self.new.package.version);
        change.needs > announced
    }

    /// Whether the version says as much as the changes need, and none of them is refused.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        !self.is_lower() && !self.changes.iter().any(|change| self.fails(change))
    }

    /// The lowest version that is enough, refused changes aside.
    #[must_use]
    pub fn least(&self) -> Version {
        let needs = self.needs().unwrap_or(Needs::Patch);
        version::least(&self.old.package.version, needs)
    }
}
