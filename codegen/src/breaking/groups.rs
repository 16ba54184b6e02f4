//! Groups: variants of an enum of their own, in table order.

use super::change::Changes;
use super::pair::TablePair;
use super::pairing::Pairing;
use super::state::State;
use crate::escape::markdown;
use crate::model::{Code, Group};

/// Pairs the groups. One was renamed if its title stayed, or if all its codes went to the other.
pub(super) fn pair<'t>(
    old: &State<'t>,
    new: &State<'t>,
    codes: &Pairing<'_, Code>,
) -> Pairing<'t, Group> {
    fn name(group: &Group) -> &str {
        &group.variant
    }
    let groups = Pairing::by_key(&old.table.groups, &new.table.groups, name, name);
    groups.with_renamed(|was, now| {
        let kept = codes.kept.iter();
        let mut members = kept
            .filter(|(code, _)| old.group_of(code) == Some(was))
            .peekable();
        was.title == now.title
            || members.peek().is_some() && members.all(|(_, code)| new.group_of(code) == Some(now))
    })
}

pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for group in &pair.groups.added {
        let what = format!("the group {} is new", markdown::code(&group.id));
        let effect = format!("there is {}", path(group));
        changes.minor("group-added", what, effect).at(&group.at);
    }
}

pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for group in &pair.groups.removed {
        let what = format!("the group {} is gone", markdown::code(&group.id));
        changes.major("group-removed", what, broken(group));
    }
}

pub(super) fn renamed(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.groups.kept {
        let (was, now) = (markdown::code(&old.id), markdown::code(&new.id));
        if old.variant != new.variant {
            let what = format!("the group {was} is now {now}");
            changes
                .major("group-renamed", what, broken(old))
                .changelog(format!("{} is now {}.", path(old), path(new)))
                .at(&new.at);
        } else if old.id != new.id {
            let what = format!("the group {was} is now written {now}");
            let effect = format!("{} stays; `codes.json` says it so", path(new));
            changes.patch("group-respelled", what, effect).at(&new.at);
        }
    }
}

pub(super) fn titles(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.groups.kept {
        if old.title != new.title {
            let (id, title) = (markdown::code(&new.id), markdown::code(&new.title));
            let what = format!("the title of the group {id} is now {title}");
            let effect = "`title()` gives another text";
            changes
                .patch("group-title-changed", what, effect)
                .at(&new.at);
        }
    }
}

/// Groups have no values, so that their order is what `Ord` and casts go by.
pub(super) fn order(pair: &TablePair<'_>, changes: &mut Changes) {
    let mut old = pair.old.table.groups.iter().enumerate();
    let moved = old.find_map(|(position, old)| {
        let new = pair.groups.new_of(old)?;
        (pair.new.table.groups.get(position) != Some(new)).then_some(new)
    });
    if let Some(group) = moved {
        let what = format!(
            "the group {} stands at another place",
            markdown::code(&group.id)
        );
        let effect = "groups compare otherwise, and casts give other numbers; a new group at the end \
                      takes nobody's place";
        changes
            .major("groups-reordered", what, effect)
            .at(&group.at);
    }
}

fn path(group: &Group) -> String {
    format!("`Group::{}`", group.variant)
}

fn broken(group: &Group) -> String {
    format!("code that says {} does not compile any more", path(group))
}
