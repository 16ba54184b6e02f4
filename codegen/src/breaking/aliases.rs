//! Other labels of a code that is in both tables. An alias that became the label of its code, or was
//! that, belongs to the change of the label.

use super::change::Changes;
use super::pair::TablePair;
use super::pairing::Pairing;
use crate::escape::markdown;
use crate::model::{Alias, Code};

/// Pairs the aliases of one code. One was renamed if its variant stayed, or if it is the only one that
/// was removed and another is the only one that was added.
pub(super) fn pair<'t>(pair: &TablePair<'_>, old: &'t Code, new: &'t Code) -> Pairing<'t, Alias> {
    fn label(alias: &Alias) -> &str {
        &alias.label
    }
    let mut aliases = Pairing::by_key(&old.aliases, &new.aliases, label, label);
    let is_removed = |label: &str| label != new.label && !pair.is_taken(label, old);
    let is_added = |label: &str| {
        label != old.label
            && pair.taken_from(label, new).is_none()
            && !pair.old.is_retired_label(label)
    };
    aliases.removed.retain(|alias| is_removed(&alias.label));
    aliases.added.retain(|alias| is_added(&alias.label));
    let is_single = aliases.removed.len() == 1 && aliases.added.len() == 1;
    aliases.with_renamed(|was, now| is_single || was.variant == now.variant)
}

pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for (code, aliases) in &pair.aliases {
        for alias in &aliases.added {
            let named = pair.new.show_alias(code, alias);
            let path = pair.new.path(&alias.variant);
            let (what, effect) = (format!("{named} is new"), format!("there is {path}"));
            changes
                .minor("alias-added", what, effect)
                .changelog(format!("Added {path}: {named}."))
                .at(&alias.at);
        }
    }
}

pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for (code, aliases) in &pair.aliases {
        for alias in &aliases.removed {
            let named = pair.new.show_alias(code, alias);
            let path = pair.old.path(&alias.variant);
            let effect = pair.new.effect_on(&alias.variant) + ", and the label leads to no code";
            changes
                .major("alias-removed", format!("{named} is gone"), effect)
                .changelog(format!("Removed {path}: {named}."))
                .at(&code.at);
        }
    }
}

pub(super) fn renamed(pair: &TablePair<'_>, changes: &mut Changes) {
    for (code, aliases) in &pair.aliases {
        for (old, new) in &aliases.kept {
            let named = pair.new.show_alias(code, new);
            let (was, now) = (&old.variant, &new.variant);
            let effect = pair.new.effect_on(was);
            if old.label != new.label {
                let label = markdown::code(&old.label);
                let what = format!("{named} was {label}");
                let mut effects = format!("{label} leads to no code");
                if was != now {
                    effects += &format!("; {effect}");
                }
                changes.major("alias-relabelled", what, effects).at(&new.at);
            } else if was != now {
                let what = format!("the constant of {named} is now `{now}`, was `{was}`");
                changes
                    .major("alias-renamed", what, effect)
                    .changelog(pair.renamed(was, now) + ".")
                    .at(&new.at);
            }
        }
    }
}

/// An alias that was another code's label, or a retired one.
pub(super) fn reassigned(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.new.table.codes {
        let old = pair.old_of(code);
        for alias in &code.aliases {
            if old.is_some_and(|old| old.bears(&alias.label)) {
                continue;
            }
            let named = pair.new.show_alias(code, alias);
            let change = if let Some(from) = pair.taken_from(&alias.label, code) {
                let what = format!("{named} was a label of {}", pair.old.show_code(from));
                let effect = "`from_label` gives another code than before";
                let help = "take the alias out, or say in `allow` on its code why the label \
                            changed hands";
                changes.refused("label-changed-hands", what, effect, help)
            } else if pair.old.is_retired_label(&alias.label) {
                let what = format!("{named} uses a retired label again");
                let effect = "who remembers what was retired takes it for that";
                let help = "keep the tombstone and take the alias out, or say in `allow` on its \
                            code why it is used again";
                changes.refused("retired-reused", what, effect, help)
            } else {
                continue;
            };
            change.at(&alias.at).unless_allowed(code.allow.as_ref());
        }
    }
}
