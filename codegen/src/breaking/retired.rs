//! Tombstones: what keeps a value and a label from being used again.

use super::change::Change;
use super::pair::{TablePair, named};
use crate::model::Retired;

/// Without the tombstone nothing would notice if the value or the label were used again one day.
/// What is used again at once is another matter.
pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let is_gone = |row: &&Retired| {
        !is_among(pair.tombstones_now(&row.value), row)
            && !pair.is_in_use(&row.label)
            && !pair.has_value_now(&row.value)
    };
    let change = |row: &Retired| {
        let named = named(pair.old, &row.value, &row.label);
        let what = format!("the tombstone of {named} is gone");
        let effect = "nothing keeps the value or the label from being used again";
        let help = "bring the `[[retired]]` back";
        Change::refused("tombstone-removed", what, effect, help)
    };
    pair.old
        .retired
        .iter()
        .filter(is_gone)
        .map(change)
        .collect()
}

/// The tombstone of a code that was there belongs to its withdrawal.
pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let is_plain = |row: &&Retired| {
        !is_among(pair.tombstones_before(&row.value), row) && !pair.had_value(&row.value)
    };
    let change = |row: &Retired| {
        let named = named(pair.new, &row.value, &row.label);
        let what = format!("{named} is known to be retired");
        let effect = "another text in the documentation";
        Change::patch("tombstone-added", what, effect).at(&row.at)
    };
    pair.new
        .retired
        .iter()
        .filter(is_plain)
        .map(change)
        .collect()
}

pub(super) fn texts(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |row: &Retired| {
        let mut before = pair.tombstones_before(&row.value).iter();
        let before = before.find(|old| old.label == row.label)?;
        let named = named(pair.new, &row.value, &row.label);
        let what = format!("the tombstone of {named} was rewritten");
        let change = Change::patch(
            "tombstone-changed",
            what,
            "another text in the documentation",
        );
        let changed = (&before.since, &before.reason) != (&row.since, &row.reason);
        changed.then(|| change.at(&row.at))
    };
    pair.new.retired.iter().filter_map(change).collect()
}

/// Whether one of the tombstones of the same value has the same label.
fn is_among(tombstones: &[&Retired], row: &Retired) -> bool {
    tombstones.iter().any(|other| other.label == row.label)
}
