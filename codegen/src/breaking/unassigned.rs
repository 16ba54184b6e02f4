//! Values without a code: gaps, and retired entries.

use super::change::{Bump, Changes};
use super::pair::TablePair;
use super::state::State;
use crate::model::{Gap, Retired};

/// Reports `gap-added`, `gap-removed` and `gap-changed`.
pub(super) fn gaps(pair: &TablePair<'_>, changes: &mut Changes) {
    for gap in &pair.gaps.added {
        let what = format!("{} is new", show_gap(&pair.new, gap));
        changes.add_documentation("gap-added", what, &gap.at);
    }
    for gap in &pair.gaps.removed {
        let what = format!("{} is gone", show_gap(&pair.old, gap));
        changes.add_documentation("gap-removed", what, None);
    }
    for (old, new) in &pair.gaps.kept {
        if old.reason != new.reason {
            let what = format!("the reason of {} changed", show_gap(&pair.new, new));
            changes.add_documentation("gap-changed", what, &new.at);
        }
    }
}

/// Reports `retired-added`, `retired-removed` and `retired-changed`. Other rules report a new entry for
/// an old code, which is the withdrawal of the code, and a removed one whose value or label a code has
/// now.
pub(super) fn retired(pair: &TablePair<'_>, changes: &mut Changes) {
    for entry in &pair.retired.added {
        if pair.old.code(&pair.new.key(&entry.value)).is_none() {
            let what = format!("{} is new", show_retired(&pair.new, entry));
            changes.add_documentation("retired-added", what, &entry.at);
        }
    }
    for entry in &pair.retired.removed {
        let has_value = pair.new.code(&pair.old.key(&entry.value)).is_some();
        if !has_value && !pair.new.has_label(&entry.label) {
            let what = format!("{} is gone", show_retired(&pair.old, entry));
            let effect = "nothing prevents the value or the label from being used again";
            let change = changes.add(Bump::Refused, "retired-removed", what, effect, None);
            change.help = Some("restore the `[[retired]]` entry".to_owned());
        }
    }
    for (old, new) in &pair.retired.kept {
        if (&old.since, &old.reason) != (&new.since, &new.reason) {
            let what = format!("{} changed", show_retired(&pair.new, new));
            changes.add_documentation("retired-changed", what, &new.at);
        }
    }
}

fn show_gap(state: &State<'_>, gap: &Gap) -> String {
    let (first, last) = (state.show(&gap.first), state.show(&gap.last));
    if first == last {
        format!("the gap {first}")
    } else {
        format!("the gap {first} to {last}")
    }
}

fn show_retired(state: &State<'_>, entry: &Retired) -> String {
    format!(
        "the retired entry {}",
        state.show_row(&entry.value, &entry.label)
    )
}
