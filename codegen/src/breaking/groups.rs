//! Groups: variants of an enum of their own, in table order.

use super::change::Needs::{Major, Patch};
use super::change::{Changes, broken};
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Group;

pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for group in &pair.groups.added {
        changes.add_item("group-added", &show(group), &path(group), &group.at);
    }
    for group in &pair.groups.removed {
        let what = format!("{} is gone", show(group));
        changes.add(Major, "group-removed", what, broken(&path(group)), None);
    }
    for (old, new) in &pair.groups.renamed {
        let what = format!("{} is now {}", path(old), path(new));
        changes.add(Major, "group-renamed", what, broken(&path(old)), &new.at);
    }
    for (old, new) in &pair.groups.kept {
        if old.id != new.id {
            let what = format!("{} is now spelled {}", show(old), markdown::code(&new.id));
            let effect = format!("{} does not change", path(new));
            changes.add(Patch, "group-respelled", what, effect, &new.at);
        }
    }
}

pub(super) fn titles(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in pair.groups.both() {
        if old.title != new.title {
            let (group, title) = (show(new), markdown::code(&new.title));
            let what = format!("the title of {group} is now {title}");
            let effect = "`title()` returns the new title";
            changes.add(Patch, "group-title-changed", what, effect, &new.at);
        }
    }
}

/// Groups have no values, so that `Ord` and casts depend on their positions.
pub(super) fn order(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let moved = old.groups.iter().enumerate().find_map(|(position, group)| {
        let now = pair.groups.new_of(group)?;
        (new.groups.get(position) != Some(now)).then_some(now)
    });
    if let Some(group) = moved {
        let what = format!("{} is at another position", show(group));
        let effect =
            "groups compare and cast differently; to avoid this, add new groups at the end";
        changes.add(Major, "groups-reordered", what, effect, &group.at);
    }
}

fn show(group: &Group) -> String {
    format!("the group {}", markdown::code(&group.id))
}

fn path(group: &Group) -> String {
    format!("`Group::{}`", group.variant)
}
