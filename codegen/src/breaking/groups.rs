//! Groups: variants of an enum of their own, in table order.

use super::change::Change;
use super::names::Names;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Group;

/// Which group is which, by its Rust name. One was renamed if its title stayed, or if all its codes
/// went to the other.
pub(super) fn names(pair: &TablePair<'_>) -> Names {
    let (old, new) = (&pair.old.groups, &pair.new.groups);
    Names::pair(&variants(old), &variants(new), |was, now| {
        let rows = pair.rows().filter(|row| row.old.group == Some(was));
        let mut members = rows.peekable();
        old[was].title == new[now].title
            || (members.peek().is_some() && members.all(|row| row.new.group == Some(now)))
    })
}

fn variants(groups: &[Group]) -> Vec<&str> {
    let variants = groups.iter().map(|group| group.variant.as_str());
    variants.collect()
}

pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&new: &usize| {
        let group = &pair.new.groups[new];
        let id = markdown::code(&group.id);
        let what = format!("the group {id} is new");
        Change::minor("group-added", what, format!("there is {}", path(group))).at(&group.at)
    };
    names(pair).fresh.iter().map(change).collect()
}

pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&old: &usize| {
        let group = &pair.old.groups[old];
        let what = format!("the group {} is gone", markdown::code(&group.id));
        Change::major("group-removed", what, broken(group))
    };
    names(pair).gone.iter().map(change).collect()
}

pub(super) fn renamed(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&(old, new): &(usize, usize)| {
        let (old, new) = (&pair.old.groups[old], &pair.new.groups[new]);
        let (was, now) = (markdown::code(&old.id), markdown::code(&new.id));
        let what = format!("the group {was} is now {now}");
        Change::major("group-renamed", what, broken(old))
            .changelog(format!("{} is now {}.", path(old), path(new)))
            .at(&new.at)
    };
    names(pair).renamed.iter().map(change).collect()
}

/// Another spelling of the same variant.
pub(super) fn respelled(pair: &TablePair<'_>) -> Vec<Change> {
    let kept = pair.old.groups.iter().zip(names(pair).after);
    let change = |(old, new): (&Group, Option<usize>)| {
        let new = &pair.new.groups[new?];
        let (was, now) = (markdown::code(&old.id), markdown::code(&new.id));
        let what = format!("the group {was} is now written {now}");
        let effect = format!("{} stays; `codes.json` says it so", path(new));
        let same = old.variant == new.variant && old.id != new.id;
        same.then(|| Change::patch("group-respelled", what, effect).at(&new.at))
    };
    kept.filter_map(change).collect()
}

pub(super) fn titles(pair: &TablePair<'_>) -> Vec<Change> {
    let after = names(pair).after;
    let kept = pair.old.groups.iter().zip(after);
    let change = |(old, new): (&Group, Option<usize>)| {
        let new = &pair.new.groups[new?];
        let (id, title) = (markdown::code(&new.id), markdown::code(&new.title));
        let what = format!("the title of the group {id} is now {title}");
        let change = Change::patch("group-title-changed", what, "`title()` gives another text");
        (old.title != new.title).then(|| change.at(&new.at))
    };
    kept.filter_map(change).collect()
}

/// Groups have no values, so that their order is what `Ord` and casts go by.
pub(super) fn order(pair: &TablePair<'_>) -> Vec<Change> {
    let after = names(pair).after;
    let mut moved = (0..).zip(after).filter_map(|(old, new)| Some((old, new?)));
    let Some((_, first)) = moved.find(|(old, new)| old != new) else {
        return Vec::new();
    };
    let group = &pair.new.groups[first];
    let what = format!(
        "the group {} stands at another place",
        markdown::code(&group.id)
    );
    let effect = "groups compare otherwise, and casts give other numbers; a new group at the end \
                  takes nobody's place";
    vec![Change::major("groups-reordered", what, effect).at(&group.at)]
}

fn path(group: &Group) -> String {
    format!("`Group::{}`", group.variant)
}

fn broken(group: &Group) -> String {
    format!("code that says {} does not compile any more", path(group))
}
