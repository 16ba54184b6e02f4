//! Retired entries: what keeps a value and a label from being used again.

use super::change::Changes;
use super::pair::TablePair;
use super::state::State;
use crate::model::Retired;

/// Without the entry nothing would notice if the value or the label were used again one day. What is
/// used again at once is another matter.
pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for entry in &pair.retired.removed {
        let has_value = pair.new.code(&pair.old.key(&entry.value)).is_some();
        let has_label = !pair.new.codes_with_label(&entry.label).is_empty();
        if !has_value && !has_label {
            let what = format!("the tombstone of {} is gone", show(&pair.old, entry));
            let effect = "nothing keeps the value or the label from being used again";
            let help = "bring the `[[retired]]` back";
            changes.refused("tombstone-removed", what, effect, help);
        }
    }
}

/// The entry of a code that was in the old table belongs to its withdrawal.
pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for entry in &pair.retired.added {
        if pair.old.code(&pair.new.key(&entry.value)).is_none() {
            let what = format!("{} is known to be retired", show(&pair.new, entry));
            changes.documentation("tombstone-added", what).at(&entry.at);
        }
    }
}

pub(super) fn strings(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.retired.kept {
        if (&old.since, &old.reason) != (&new.since, &new.reason) {
            let what = format!("the tombstone of {} was rewritten", show(&pair.new, new));
            changes.documentation("tombstone-changed", what).at(&new.at);
        }
    }
}

fn show(state: &State<'_>, entry: &Retired) -> String {
    state.show_row(&entry.value, &entry.label)
}
