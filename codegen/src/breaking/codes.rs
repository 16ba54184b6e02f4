//! Codes that came, went, or changed hands. A code is known by its value and by its label.

use super::both::{Both, sentence, shown};
use super::change::Change;
use crate::markdown;
use crate::model::{Code, Retired};

pub(super) fn added(both: &Both<'_>) -> Vec<Change> {
    let is_plain = |(code, old): &(&Code, Option<&Code>)| {
        old.is_none()
            && both.taken_from(&code.label, None).is_none()
            && !is_revived(both, code, *old)
    };
    let change = |(code, _): (&Code, _)| {
        let named = both.named_now(code);
        let path = both.path(&code.variant);
        Change::minor(
            "code-added",
            format!("{named} is new"),
            format!("there is {path}"),
        )
        .changelog(format!("Added {path}: {named}."))
        .at(&code.at)
    };
    both.new_codes().filter(is_plain).map(change).collect()
}

/// With a tombstone its users are broken, but nobody else can be: value and label are kept from
/// being used again. Without one, that is left to chance.
pub(super) fn removed(both: &Both<'_>) -> Vec<Change> {
    let codes = both.old_codes().filter(|(_, now)| now.is_none());
    codes
        .filter(|(code, _)| !both.went_elsewhere(&code.label, code))
        .map(|(code, _)| withdrawn(both, code).unwrap_or_else(|| lost(both, code)))
        .collect()
}

fn withdrawn(both: &Both<'_>, code: &Code) -> Option<Change> {
    // A label that another code still has cannot stand in a tombstone.
    let fits = |row: &&&Retired| row.label == code.label || both.is_in_use(&code.label);
    let tombstone = both.tombstones_now(&code.value).iter().find(fits)?;
    let named = both.named_before(code);
    let effect = format!("{}, and the value is unknown", both.name_now(&code.variant));
    let change = Change::major("code-withdrawn", format!("{named} was withdrawn"), effect);
    let path = both.old_path(&code.variant);
    let reason = sentence(&tombstone.reason);
    let line = format!("Removed {path}: {named} was withdrawn: {reason}");
    Some(change.changelog(line).at(&tombstone.at))
}

fn lost(both: &Both<'_>, code: &Code) -> Change {
    let named = both.named_before(code);
    let effect = format!(
        "{}, and nothing keeps the value or the label from being used again",
        both.name_now(&code.variant)
    );
    let what = format!("{named} is gone without a tombstone");
    let help =
        "bring the code back, or add a `[[retired]]` with its value, its label and the reason";
    let change = Change::refused("code-removed", what, effect, help);
    let path = both.old_path(&code.variant);
    let change = change.changelog(format!("Removed {path}: {named}."));
    match both.tombstones_now(&code.value).first() {
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
pub(super) fn moved(both: &Both<'_>) -> Vec<Change> {
    let codes = both.new_codes().filter(|(_, old)| old.is_none());
    codes
        .filter_map(|(code, _)| {
            let from = both.taken_from(&code.label, None)?;
            let label = markdown::code(&code.label);
            let (was, now) = (shown(both.old, &from.value), shown(both.new, &code.value));
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
pub(super) fn changed_hands(both: &Both<'_>) -> Vec<Change> {
    both.rows()
        .filter_map(|row| {
            let from = both.taken_from(&row.new.label, Some(row.old))?;
            let value = shown(both.new, &row.new.value);
            let (was, now) = (
                markdown::code(&row.old.label),
                markdown::code(&row.new.label),
            );
            let what = format!(
                "{value} was {was} and is now {now}, which was {}",
                shown(both.old, &from.value)
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
pub(super) fn retired(both: &Both<'_>) -> Vec<Change> {
    let codes = both.new_codes();
    codes
        .filter(|(code, old)| is_revived(both, code, *old))
        .map(|(code, _)| {
            let named = both.named_now(code);
            let value = !both.tombstones_before(&code.value).is_empty();
            let label = both.was_retired_label(&code.label);
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

fn is_revived(both: &Both<'_>, code: &Code, old: Option<&Code>) -> bool {
    !both.tombstones_before(&code.value).is_empty()
        || (both.was_retired_label(&code.label) && !old.is_some_and(|old| old.bears(&code.label)))
}

/// Of several codes with one label another one is the first now.
pub(super) fn first_of_label(both: &Both<'_>) -> Vec<Change> {
    let firsts = both.rows().filter(|row| row.old.repeats.is_none());
    firsts
        .filter_map(|row| {
            let label = &row.old.label;
            let first = both.first_now(label)?;
            if !row.new.bears(label) || first.value == row.new.value {
                return None;
            }
            let (old, new) = (both.named_before(row.old), shown(both.new, &first.value));
            let what = format!("{old} is not the first code of its label any more: {new} is");
            let effect = "`from_label` gives another code";
            Some(Change::major("first-of-label-changed", what, effect).at(&first.at))
        })
        .collect()
}
