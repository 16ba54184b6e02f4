//! Groups: the variants of `Group`, in table order.

use super::change::Bump::{Major, Patch};
use super::change::Changes;
use super::effect::no_longer_compiles;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Group;

/// Reports `group-added`, `group-removed`, `group-renamed` and `group-respelled`.
pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for group in &pair.groups.added {
        changes.add_item("group-added", &show(group), &path(group), &group.at);
    }
    for group in &pair.groups.removed {
        let what = format!("{} is gone", show(group));
        changes.add(
            Major,
            "group-removed",
            what,
            no_longer_compiles(&path(group)),
            None,
        );
    }
    for (old, new) in &pair.groups.renamed {
        let what = format!("{} is now {}", path(old), path(new));
        changes.add(
            Major,
            "group-renamed",
            what,
            no_longer_compiles(&path(old)),
            &new.at,
        );
    }
    for (old, new) in &pair.groups.kept {
        if old.id != new.id {
            let what = format!("{} is now spelled {}", show(old), markdown::code(&new.id));
            let effect = format!("{} does not change", path(new));
            changes.add(Patch, "group-respelled", what, effect, &new.at);
        }
    }
}

/// Reports `group-title-changed`.
pub(super) fn titles(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in pair.groups.pairs() {
        if old.title != new.title {
            let (group, title) = (show(new), markdown::code(&new.title));
            let what = format!("the title of {group} is now {title}");
            let effect = "`title()` returns the new title";
            changes.add(Patch, "group-title-changed", what, effect, &new.at);
        }
    }
}

/// Reports `group-description-changed`.
pub(super) fn descriptions(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in pair.groups.pairs() {
        if old.description != new.description {
            let what = format!("the description of {} changed", show(new));
            changes.add_documentation("group-description-changed", what, &new.at);
        }
    }
}

/// Reports `groups-reordered`. Groups have no values, so that `Ord` and casts depend on their positions.
pub(super) fn order(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let moved = old.groups.iter().enumerate().find_map(|(position, group)| {
        let now = pair.groups.new_of(group)?;
        (new.groups.get(position) != Some(now)).then_some(now)
    });
    if let Some(group) = moved {
        let what = format!("{} is at another position", show(group));
        let effect = "groups compare and cast differently";
        let change = changes.add(Major, "groups-reordered", what, effect, &group.at);
        change.help = Some("to avoid this, add new groups at the end".to_owned());
    }
}

fn show(group: &Group) -> String {
    format!("the group {}", markdown::code(&group.id))
}

fn path(group: &Group) -> String {
    format!("`Group::{}`", group.variant)
}
