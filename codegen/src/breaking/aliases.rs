//! Other labels of a code that is in both tables. An alias that became the label of its code, or
//! was that, belongs to the change of the label.

use super::change::Change;
use super::names::Names;
use super::pair::{Row, TablePair, shown};
use super::row;
use crate::escape::markdown;
use crate::model::{Alias, Code};

pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let of_row = |row: Row<'_>| {
        let aliases = Aliases::of(pair, row);
        let change = |&new: &usize| {
            let alias = aliases.new[new];
            let (named, path) = (named(pair, row.new, alias), pair.path(&alias.variant));
            Change::minor(
                "alias-added",
                format!("{named} is new"),
                format!("there is {path}"),
            )
            .changelog(format!("Added {path}: {named}."))
            .at(&alias.at)
        };
        aliases.names.fresh.iter().map(change).collect::<Vec<_>>()
    };
    pair.rows().flat_map(of_row).collect()
}

pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let of_row = |row: Row<'_>| {
        let aliases = Aliases::of(pair, row);
        let change = |&old: &usize| {
            let alias = aliases.old[old];
            let named = named(pair, row.old, alias);
            let effect = format!(
                "{}, and the label leads to no code",
                pair.name_now(&alias.variant)
            );
            let path = pair.old_path(&alias.variant);
            Change::major("alias-removed", format!("{named} is gone"), effect)
                .changelog(format!("Removed {path}: {named}."))
                .at(&row.new.at)
        };
        aliases.names.gone.iter().map(change).collect::<Vec<_>>()
    };
    pair.rows().flat_map(of_row).collect()
}

pub(super) fn relabelled(pair: &TablePair<'_>) -> Vec<Change> {
    let of_row = |row: Row<'_>| {
        let aliases = Aliases::of(pair, row);
        let change = |&(old, new): &(usize, usize)| {
            let (old, new) = (aliases.old[old], aliases.new[new]);
            let was = markdown::code(&old.label);
            let what = format!("{} was {was}", named(pair, row.new, new));
            let mut effect = format!("{was} leads to no code");
            if old.variant != new.variant {
                effect += &format!("; {}", pair.name_now(&old.variant));
            }
            Change::major("alias-relabelled", what, effect).at(&new.at)
        };
        aliases.names.renamed.iter().map(change).collect::<Vec<_>>()
    };
    pair.rows().flat_map(of_row).collect()
}

/// An alias that was another code's label, or a retired one.
pub(super) fn changed_hands(pair: &TablePair<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (code, old) in pair.new_codes() {
        let is_new = |alias: &&Alias| !old.is_some_and(|old| old.has_label(&alias.label));
        for alias in code.aliases.iter().filter(is_new) {
            let named = named(pair, code, alias);
            let change = if let Some(from) = pair.taken_from(&alias.label, old) {
                let what = format!("{named} was a label of {}", pair.named_before(from));
                let effect = "`from_label` gives another code than before";
                let help = "take the alias out, or say in `allow` on its code why the label \
                            changed hands";
                Change::refused("label-changed-hands", what, effect, help)
            } else if pair.was_retired_label(&alias.label) {
                let what = format!("{named} uses a retired label again");
                let effect = "who remembers what was retired takes it for that";
                let help = "keep the tombstone and take the alias out, or say in `allow` on its \
                            code why it is used again";
                Change::refused("retired-reused", what, effect, help)
            } else {
                continue;
            };
            changes.push(change.at(&alias.at).unless_allowed(code.allow.as_ref()));
        }
    }
    changes
}

pub(super) fn renamed(pair: &TablePair<'_>) -> Vec<Change> {
    kept(pair, |row, old, new| {
        let named = named(pair, row.new, new);
        let what = format!(
            "the constant of {named} is now `{}`, was `{}`",
            new.variant, old.variant
        );
        let (was, now) = (pair.old_path(&old.variant), pair.path(&new.variant));
        let change = Change::major("alias-renamed", what, pair.name_now(&old.variant));
        (old.variant != new.variant).then(|| change.changelog(format!("{was} is now {now}.")))
    })
}

pub(super) fn deprecated(pair: &TablePair<'_>) -> Vec<Change> {
    kept(pair, |row, old, new| {
        let named = named(pair, row.new, new);
        row::deprecation(&named, old.deprecated.as_ref(), new.deprecated.as_ref())
    })
}

pub(super) fn descriptions(pair: &TablePair<'_>) -> Vec<Change> {
    kept(pair, |row, old, new| {
        let what = format!("the description of {} changed", named(pair, row.new, new));
        let change = Change::patch(
            "description-changed",
            what,
            "another text in the documentation",
        );
        (old.description != new.description).then_some(change)
    })
}

/// What a rule has to say of the aliases that a code had and has.
fn kept(
    pair: &TablePair<'_>,
    rule: impl Fn(Row<'_>, &Alias, &Alias) -> Option<Change>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for row in pair.rows() {
        for new in &row.new.aliases {
            let old = row.old.aliases.iter().find(|old| old.label == new.label);
            let change = old.and_then(|old| rule(row, old, new));
            changes.extend(change.map(|change| change.at(&new.at)));
        }
    }
    changes
}

/// The aliases of one code that are not in both tables, held against one another.
struct Aliases<'t> {
    old: Vec<&'t Alias>,
    new: Vec<&'t Alias>,
    names: Names,
}

impl<'t> Aliases<'t> {
    fn of(pair: &TablePair<'_>, row: Row<'t>) -> Self {
        let is_gone = |alias: &&Alias| {
            !row.new.has_label(&alias.label) && !pair.went_elsewhere(&alias.label, row.old)
        };
        let is_fresh = |alias: &&Alias| {
            !row.old.has_label(&alias.label)
                && pair.taken_from(&alias.label, Some(row.old)).is_none()
                && !pair.was_retired_label(&alias.label)
        };
        let old: Vec<&Alias> = row.old.aliases.iter().filter(is_gone).collect();
        let new: Vec<&Alias> = row.new.aliases.iter().filter(is_fresh).collect();
        let labels = |aliases: &[&'t Alias]| -> Vec<&str> {
            aliases.iter().map(|alias| alias.label.as_str()).collect()
        };
        let alone = old.len() == 1 && new.len() == 1;
        let names = Names::pair(&labels(&old), &labels(&new), |was, now| {
            alone || old[was].variant == new[now].variant
        });
        Self { old, new, names }
    }
}

pub(super) fn named(pair: &TablePair<'_>, code: &Code, alias: &Alias) -> String {
    let of = shown(pair.new, &code.value);
    format!("the alias {} of {of}", markdown::code(&alias.label))
}
