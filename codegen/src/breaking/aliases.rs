//! Aliases of a code that is in both tables. One that became the label of its code, or was the label,
//! is part of the change of the label.

use super::change::Bump::{Major, Minor, Patch, Refused};
use super::change::Changes;
use super::pair::TablePair;
use super::pairing::Pairing;
use crate::escape::markdown;
use crate::model::{Alias, Code};

/// Pairs the aliases of a code by label.
pub(super) fn by_label<'t>(old: &'t Code, new: &'t Code) -> Pairing<'t, Alias> {
    let label = |alias: &'t Alias| &alias.label;
    Pairing::by_key(&old.aliases, &new.aliases, label, label)
}

/// Pairs the aliases of a code by label, then those that have another label now: with the same variant,
/// or the only one that is gone and the only one that is new.
///
/// Leaves out what other rules report: labels that became or were that of the code itself, that belonged
/// to another code or belong to one now, or that were retired.
fn with_relabelled<'t>(pair: &TablePair<'_>, old: &'t Code, new: &'t Code) -> Pairing<'t, Alias> {
    let mut aliases = by_label(old, new);
    let is_gone = |label: &String| *label != new.label && !pair.is_taken(label, old);
    aliases.removed.retain(|alias| is_gone(&alias.label));
    aliases.added.retain(|alias| {
        alias.label != old.label
            && pair.taken_from(&alias.label, new).is_none()
            && !pair.old.is_retired_label(&alias.label)
    });
    let is_single = aliases.removed.len() == 1 && aliases.added.len() == 1;
    let key = |alias: &'t Alias| {
        let variant = (!is_single).then_some(&alias.variant);
        vec![variant]
    };
    aliases.with_renamed(key, key)
}

/// Reports `alias-added`, `alias-removed`, `alias-label-changed` and `alias-renamed`.
pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old_code, code) in &pair.codes.kept {
        let aliases = with_relabelled(pair, old_code, code);
        let show = |alias: &Alias| pair.new.show_alias(code, alias);
        for alias in &aliases.added {
            let path = pair.new.path(&alias.variant);
            changes.add_item("alias-added", &show(alias), &path, &alias.at);
        }
        for alias in &aliases.removed {
            let (named, path) = (show(alias), pair.old.path(&alias.variant));
            let what = format!("{named} is gone");
            let effect = pair.new.effect_on_uses(&alias.variant)
                + ", and `from_label` no longer accepts the label";
            let change = changes.add(Major, "alias-removed", what, effect, &code.at);
            change.changelog = format!("Removed {path}: {named}.");
        }
        for (old, new) in &aliases.renamed {
            let what = format!("{} is now {}", show(old), markdown::code(&new.label));
            let label = markdown::code(&old.label);
            let mut effect = format!("`from_label` no longer accepts {label}");
            if old.variant != new.variant {
                effect += &format!("; {}", pair.new.effect_on_uses(&old.variant));
            }
            changes.add(Major, "alias-label-changed", what, effect, &new.at);
        }
        for (old, new) in &aliases.kept {
            if old.variant != new.variant {
                let what = pair.renamed(&old.variant, &new.variant);
                let effect = pair.new.effect_on_uses(&old.variant);
                changes.add(Major, "alias-renamed", what, effect, &new.at);
            }
        }
    }
}

/// Reports `label-reassigned` and `retired-reused`: the label of an alias was another code's, or was
/// retired.
pub(super) fn reassigned(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.new.table.codes {
        let old = pair.old_of(code);
        let had = |alias: &Alias| old.is_some_and(|old| pair.old.has(old, &alias.label));
        for alias in code.aliases.iter().filter(|alias| !had(alias)) {
            let named = pair.new.show_alias(code, alias);
            if let Some(from) = pair.taken_from(&alias.label, code) {
                let what = format!("{named} was a label of {}", pair.old.show_code(from));
                let effect = "`from_label` returns another code";
                let change = changes.add(Refused, "label-reassigned", what, effect, &alias.at);
                change.unless_allowed(pair, code, "remove the alias");
            } else if pair.old.is_retired_label(&alias.label) {
                let what = format!("{named} uses a retired label again");
                let effect = "old programs interpret it as the retired code";
                let change = changes.add(Refused, "retired-reused", what, effect, &alias.at);
                change.unless_allowed(
                    pair,
                    code,
                    "remove the alias and restore the `[[retired]]` entry",
                );
            }
        }
    }
}

/// Reports `aliases-reordered`. Aliases with the same name are one constant, and the first of them decides
/// whether it is deprecated.
pub(super) fn order(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let aliases = by_label(old, new);
        let Some(moved) = aliases.first_moved(|alias| &alias.at) else {
            continue;
        };
        let what = format!("the row of {} moved", pair.new.show_alias(new, moved));
        let mut names = new.aliases.iter().map(|alias| &alias.variant);
        let is_newly_deprecated = |name: &&String| {
            is_deprecated(old, name) == Some(false) && is_deprecated(new, name) == Some(true)
        };
        let (needs, effect) = match names.find(is_newly_deprecated) {
            Some(name) => (Minor, format!("code that uses `{name}` gets a warning")),
            None => (
                Patch,
                "the documentation lists the aliases in another order".to_owned(),
            ),
        };
        changes.add(needs, "aliases-reordered", what, effect, &moved.at);
    }
}

/// Whether the constant of this name is deprecated; `None` if no alias of the code has the name.
fn is_deprecated(code: &Code, name: &str) -> Option<bool> {
    let first = code.aliases.iter().find(|alias| alias.variant == name)?;
    Some(first.deprecated.is_some() || code.deprecated.is_some())
}
