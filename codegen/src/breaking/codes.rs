//! Codes that came, went, or changed hands. A code is known by its value and by its label.

use super::change::Change;
use super::pair::{TablePair, sentence, shown};
use crate::escape::markdown;
use crate::model::{Code, Retired};

pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let is_plain = |(code, old): &(&Code, Option<&Code>)| {
        old.is_none()
            && pair.taken_from(&code.label, None).is_none()
            && !is_revived(pair, code, *old)
    };
    let change = |(code, _): (&Code, _)| {
        let named = pair.named_now(code);
        let path = pair.path(&code.variant);
        Change::minor(
            "code-added",
            format!("{named} is new"),
            format!("there is {path}"),
        )
        .changelog(format!("Added {path}: {named}."))
        .at(&code.at)
    };
    pair.new_codes().filter(is_plain).map(change).collect()
}

/// With a tombstone its users are broken, but nobody else can be: value and label are kept from
/// being used again. Without one, that is left to chance.
pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let codes = pair.old_codes().filter(|(_, now)| now.is_none());
    codes
        .filter(|(code, _)| !pair.went_elsewhere(&code.label, code))
        .map(|(code, _)| withdrawn(pair, code).unwrap_or_else(|| lost(pair, code)))
        .collect()
}

fn withdrawn(pair: &TablePair<'_>, code: &Code) -> Option<Change> {
    // A label that another code still has cannot stand in a tombstone.
    let fits = |row: &&&Retired| row.label == code.label || pair.is_in_use(&code.label);
    let tombstone = pair.tombstones_now(&code.value).iter().find(fits)?;
    let named = pair.named_before(code);
    let effect = format!("{}, and the value is unknown", pair.name_now(&code.variant));
    let change = Change::major("code-withdrawn", format!("{named} was withdrawn"), effect);
    let path = pair.old_path(&code.variant);
    let reason = sentence(&tombstone.reason);
    let line = format!("Removed {path}: {named} was withdrawn: {reason}");
    Some(change.changelog(line).at(&tombstone.at))
}

fn lost(pair: &TablePair<'_>, code: &Code) -> Change {
    let named = pair.named_before(code);
    let effect = format!(
        "{}, and nothing keeps the value or the label from being used again",
        pair.name_now(&code.variant)
    );
    let what = format!("{named} is gone without a tombstone");
    let help =
        "bring the code back, or add a `[[retired]]` with its value, its label and the reason";
    let change = Change::refused("code-removed", what, effect, help);
    let path = pair.old_path(&code.variant);
    let change = change.changelog(format!("Removed {path}: {named}."));
    match pair.tombstones_now(&code.value).first() {
        Some(row) => Change {
            what: format!("{named} is gone, and its tombstone has another label"),
            help: format!(
                "write {} there, or in a `[[retired]]` of its own if the label changed since",
                markdown::code(&code.label)
            ),
            ..change.at(&row.at)
        },
        None => change,
    }
}

/// A known label at a value that no code had.
pub(super) fn moved(pair: &TablePair<'_>) -> Vec<Change> {
    let codes = pair.new_codes().filter(|(_, old)| old.is_none());
    codes
        .filter_map(|(code, _)| {
            let from = pair.taken_from(&code.label, None)?;
            let label = markdown::code(&code.label);
            let (was, now) = (shown(pair.old, &from.value), shown(pair.new, &code.value));
            let what = format!("{label} moved from {was} to {now}");
            let effect = format!("programs of before and of now take {label} for different values");
            let help =
                format!("give {label} its value back, or say in `allow` on its row why it moved");
            let change = Change::refused("value-moved", what, effect, help);
            Some(change.at(&code.at).unless_allowed(code.allow.as_ref()))
        })
        .collect()
}

/// A known value that bears what was another code's label.
pub(super) fn changed_hands(pair: &TablePair<'_>) -> Vec<Change> {
    pair.rows()
        .filter_map(|row| {
            let from = pair.taken_from(&row.new.label, Some(row.old))?;
            let value = shown(pair.new, &row.new.value);
            let (was, now) = (
                markdown::code(&row.old.label),
                markdown::code(&row.new.label),
            );
            let what = format!(
                "{value} was {was} and is now {now}, which was {}",
                shown(pair.old, &from.value)
            );
            let effect = format!("who stored {value} or sends it is taken to mean {now}");
            let help = format!(
                "give {value} its label back, or say in `allow` on its row why it changed hands"
            );
            let change = Change::refused("value-changed-hands", what, effect, help);
            let allow = row.new.allow.as_ref();
            Some(change.at(&row.new.at).unless_allowed(allow))
        })
        .collect()
}

/// A value or a label that a tombstone was to keep from being used again.
pub(super) fn retired(pair: &TablePair<'_>) -> Vec<Change> {
    let codes = pair.new_codes();
    codes
        .filter(|(code, old)| is_revived(pair, code, *old))
        .map(|(code, _)| {
            let named = pair.named_now(code);
            let value = !pair.tombstones_before(&code.value).is_empty();
            let label = pair.was_retired_label(&code.label);
            let what = match (value, label) {
                (true, true) => format!("{named} is back, although it was retired"),
                (true, false) => format!("{named} uses a retired value again"),
                _ => format!("{named} uses a retired label again"),
            };
            let effect = "who remembers what was retired takes it for that";
            let help = "keep the tombstone and take the code out, or say in `allow` on its row \
                        why it is used again";
            let change = Change::refused("retired-reused", what, effect, help);
            change.at(&code.at).unless_allowed(code.allow.as_ref())
        })
        .collect()
}

fn is_revived(pair: &TablePair<'_>, code: &Code, old: Option<&Code>) -> bool {
    !pair.tombstones_before(&code.value).is_empty()
        || (pair.was_retired_label(&code.label)
            && !old.is_some_and(|old| old.has_label(&code.label)))
}

/// Of several codes with one label another one is the first now.
pub(super) fn first_of_label(pair: &TablePair<'_>) -> Vec<Change> {
    let firsts = pair.rows().filter(|row| row.old.repeats.is_none());
    firsts
        .filter_map(|row| {
            let label = &row.old.label;
            let first = pair.first_now(label)?;
            if !row.new.has_label(label) || first.value == row.new.value {
                return None;
            }
            let (old, new) = (pair.named_before(row.old), shown(pair.new, &first.value));
            let what = format!("{old} is not the first code of its label any more: {new} is");
            let effect = "`from_label` gives another code";
            Some(Change::major("first-of-label-changed", what, effect).at(&first.at))
        })
        .collect()
}
