//! Codes that were added or removed, and labels and values that went to another code. A code is known
//! by its value and by its label.

use super::change::{Changes, sentence};
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::{Code, Retired};

pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.codes.added {
        if pair.taken_from(&code.label, code).is_none() && !is_retired(pair, code) {
            let (named, path) = (pair.new.show_code(code), pair.new.path(&code.variant));
            let (what, effect) = (format!("{named} is new"), format!("there is {path}"));
            changes
                .minor("code-added", what, effect)
                .changelog(format!("Added {path}: {named}."))
                .at(&code.at);
        }
    }
}

/// With a retired entry users are broken, but value and label are kept from being used again. Without
/// one, that is left to chance.
pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.codes.removed {
        if pair.is_taken(&code.label, code) {
            continue;
        }
        let (named, path) = (pair.old.show_code(code), pair.old.path(&code.variant));
        let effect = pair.new.effect_on(&code.variant);
        let entries = pair.new.retired(&pair.old.key(&code.value));
        // A label that another code still has cannot be that of a retired entry.
        let is_in_use = !pair.new.codes_with_label(&code.label).is_empty();
        let fits = |entry: &&&Retired| entry.label == code.label || is_in_use;
        if let Some(entry) = entries.iter().find(fits) {
            let what = format!("{named} was withdrawn");
            let line = format!("Removed {path}: {what}: {}", sentence(&entry.reason));
            let effect = effect + ", and the value is unknown";
            let change = changes.major("code-withdrawn", what, effect);
            change.changelog(line).at(&entry.at);
            continue;
        }
        let effect = effect + ", and nothing keeps the value or the label from being used again";
        let line = format!("Removed {path}: {named}.");
        if let Some(entry) = entries.first() {
            let what = format!("{named} is gone, and its tombstone has another label");
            let label = markdown::code(&code.label);
            let help = format!(
                "write {label} there, or in a `[[retired]]` of its own if the label changed since"
            );
            let change = changes.refused("code-removed", what, effect, help);
            change.changelog(line).at(&entry.at);
        } else {
            let what = format!("{named} is gone without a tombstone");
            let help = "bring the code back, or add a `[[retired]]` with its value, its label and \
                        the reason";
            let change = changes.refused("code-removed", what, effect, help);
            change.changelog(line);
        }
    }
}

/// A known label at a value that no code had.
pub(super) fn moved(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.codes.added {
        let Some(from) = pair.taken_from(&code.label, code) else {
            continue;
        };
        let label = markdown::code(&code.label);
        let (was, now) = (pair.old.show(&from.value), pair.new.show(&code.value));
        let what = format!("{label} moved from {was} to {now}");
        let effect = format!("programs of before and of now take {label} for different values");
        let help =
            format!("give {label} its value back, or say in `allow` on its row why it moved");
        let change = changes.refused("value-moved", what, effect, help);
        change.at(&code.at).unless_allowed(code.allow.as_ref());
    }
}

/// A known value with what was another code's label.
pub(super) fn reassigned(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let Some(from) = pair.taken_from(&new.label, new) else {
            continue;
        };
        let (value, from) = (pair.new.show(&new.value), pair.old.show(&from.value));
        let (was, now) = (markdown::code(&old.label), markdown::code(&new.label));
        let what = format!("{value} was {was} and is now {now}, which was {from}");
        let effect = format!("who stored {value} or sends it is taken to mean {now}");
        let help = format!(
            "give {value} its label back, or say in `allow` on its row why it changed hands"
        );
        let change = changes.refused("value-changed-hands", what, effect, help);
        change.at(&new.at).unless_allowed(new.allow.as_ref());
    }
}

/// A value or a label that a retired entry was to keep from being used again.
pub(super) fn retired(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.new.table.codes {
        if !is_retired(pair, code) {
            continue;
        }
        let named = pair.new.show_code(code);
        let is_label = pair.old.is_retired_label(&code.label);
        let what = match (has_retired_value(pair, code), is_label) {
            (true, true) => format!("{named} is back, although it was retired"),
            (true, false) => format!("{named} uses a retired value again"),
            _ => format!("{named} uses a retired label again"),
        };
        let effect = "who remembers what was retired takes it for that";
        let help = "keep the tombstone and take the code out, or say in `allow` on its row why it \
                    is used again";
        let change = changes.refused("retired-reused", what, effect, help);
        change.at(&code.at).unless_allowed(code.allow.as_ref());
    }
}

fn is_retired(pair: &TablePair<'_>, code: &Code) -> bool {
    let had_label = |old: &Code| old.bears(&code.label);
    has_retired_value(pair, code)
        || pair.old.is_retired_label(&code.label) && !pair.old_of(code).is_some_and(had_label)
}

fn has_retired_value(pair: &TablePair<'_>, code: &Code) -> bool {
    !pair.old.retired(&pair.new.key(&code.value)).is_empty()
}

/// Of several codes with one label another one is the first now.
pub(super) fn first_of_label(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let mut codes = pair.new.codes_with_label(&old.label).iter();
        let first = codes.find(|code| code.repeats.is_none() || code.label != old.label);
        if let Some(first) = first
            && first.value != new.value
            && old.repeats.is_none()
            && new.bears(&old.label)
        {
            let (was, now) = (pair.old.show_code(old), pair.new.show(&first.value));
            let what = format!("{was} is not the first code of its label any more: {now} is");
            let effect = "`from_label` gives another code";
            changes
                .major("first-of-label-changed", what, effect)
                .at(&first.at);
        }
    }
}
