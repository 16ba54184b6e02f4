//! Two states of the tables, held against one another by meaning: what changed, what that does to
//! those who use the crate, and which version it needs.
//!
//! [`compare`] is a pure function of proven tables. `RULES` lists the rules; each is a small
//! function that sees both tables and says what it found. What a change needs follows what it does
//! to the API of the generated crate, and agrees with cargo-semver-checks where that has a lint, as
//! `xtask/tests/semver.rs` finds out.

mod aliases;
mod attributes;
mod change;
mod codes;
mod gaps;
mod groups;
mod metadata;
mod order;
mod pair;
mod pairing;
mod retired;
mod state;
mod tags;
mod version;

use semver::Version;

use crate::model::Table;
use change::Changes;
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
const RULES: &[fn(&TablePair<'_>, &mut Changes)] = &[
    metadata::file,
    metadata::package,
    metadata::type_name,
    metadata::repr,
    metadata::radix,
    metadata::strings,
    metadata::message,
    groups::added,
    groups::removed,
    groups::renamed,
    groups::titles,
    groups::order,
    tags::added,
    tags::removed,
    tags::renamed,
    codes::added,
    codes::removed,
    codes::moved,
    codes::reassigned,
    codes::retired,
    codes::first_of_label,
    attributes::label,
    attributes::variant,
    attributes::outcome,
    attributes::group,
    attributes::tags,
    attributes::deprecated,
    attributes::descriptions,
    attributes::since,
    aliases::added,
    aliases::removed,
    aliases::renamed,
    aliases::reassigned,
    order::codes,
    order::aliases,
    gaps::added,
    gaps::removed,
    gaps::reasons,
    retired::removed,
    retired::added,
    retired::strings,
];

/// Finds out what became of each table: those that are there, in the order given, then those that
/// are gone. A table is known by its package, or by its file if the package was renamed.
#[must_use]
pub fn compare<'t>(old: &'t [Table], new: &'t [Table]) -> Vec<TableStatus<'t>> {
    let mut rest: Vec<&Table> = old.iter().collect();
    let mut take = |is_same: &dyn Fn(&Table) -> bool| {
        let index = rest.iter().position(|old| is_same(old))?;
        Some(rest.remove(index))
    };
    let by_package: Vec<Option<&Table>> = new
        .iter()
        .map(|new| take(&|old| old.package.name == new.package.name))
        .collect();
    let mut statuses = Vec::new();
    for (new, old) in new.iter().zip(by_package) {
        let old = old.or_else(|| take(&|old| old.file == new.file));
        statuses.push(match old {
            Some(old) => TableStatus::Kept(Comparison::new(old, new)),
            None => TableStatus::New(new),
        });
    }
    statuses.extend(rest.into_iter().map(TableStatus::Gone));
    statuses
}

impl<'t> Comparison<'t> {
    /// Applies every rule.
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
