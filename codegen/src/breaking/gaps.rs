//! Values known not to be assigned: they are only documented.

use super::change::Changes;
use super::pair::TablePair;
use super::state::State;
use crate::model::Gap;

pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for gap in &pair.gaps.added {
        let what = format!("{} is known not to be assigned", show(&pair.new, gap));
        changes.documentation("gap-added", what).at(&gap.at);
    }
}

pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for gap in &pair.gaps.removed {
        let what = format!("{} is not a gap any more", show(&pair.old, gap));
        changes.documentation("gap-removed", what);
    }
}

pub(super) fn reasons(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.gaps.kept {
        if old.reason != new.reason {
            let what = format!("the reason of the gap {} changed", show(&pair.new, new));
            changes.documentation("gap-changed", what).at(&new.at);
        }
    }
}

fn show(state: &State<'_>, gap: &Gap) -> String {
    if gap.first == gap.last {
        state.show(&gap.first)
    } else {
        format!("{} to {}", state.show(&gap.first), state.show(&gap.last))
    }
}
