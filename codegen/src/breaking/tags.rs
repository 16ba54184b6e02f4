//! Tags: questions that the enum answers.

use super::both::Both;
use super::change::Change;
use super::names::Names;
use crate::markdown;
use crate::model::Tag;

/// Which tag is which, by the question. One was renamed if the same codes bear the other.
pub(super) fn names(both: &Both<'_>) -> Names {
    let (old, new) = (&both.old.tags, &both.new.tags);
    Names::pair(&predicates(old), &predicates(new), |was, now| {
        let mut bearers = both.rows().filter(|row| row.old.tags.contains(&was));
        bearers.next().is_some()
            && both
                .rows()
                .all(|row| row.old.tags.contains(&was) == row.new.tags.contains(&now))
    })
}

fn predicates(tags: &[Tag]) -> Vec<&str> {
    tags.iter().map(|tag| tag.predicate.as_str()).collect()
}

pub(super) fn added(both: &Both<'_>) -> Vec<Change> {
    let change = |&new: &usize| {
        let tag = &both.new.tags[new];
        let what = format!("the tag {} is new", markdown::code(&tag.name));
        let effect = format!("there is {}", question(both, tag));
        at_bearer(both, new, Change::minor("tag-added", what, effect))
    };
    names(both).fresh.iter().map(change).collect()
}

pub(super) fn removed(both: &Both<'_>) -> Vec<Change> {
    let change = |&old: &usize| {
        let tag = &both.old.tags[old];
        let what = format!("no code is {} any more", markdown::code(&tag.name));
        Change::major("tag-removed", what, broken(tag))
    };
    names(both).gone.iter().map(change).collect()
}

pub(super) fn renamed(both: &Both<'_>) -> Vec<Change> {
    let change = |&(old, at): &(usize, usize)| {
        let (old, new) = (&both.old.tags[old], &both.new.tags[at]);
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        let what = format!("the tag {was} is now {now}");
        let line = format!("`{}()` is now `{}()`.", old.predicate, new.predicate);
        at_bearer(
            both,
            at,
            Change::major("tag-renamed", what, broken(old)).changelog(line),
        )
    };
    names(both).renamed.iter().map(change).collect()
}

/// Another spelling of the same question.
pub(super) fn respelled(both: &Both<'_>) -> Vec<Change> {
    let kept = both.old.tags.iter().zip(names(both).after);
    let change = |(old, at): (&Tag, Option<usize>)| {
        let at = at?;
        let new = &both.new.tags[at];
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        let what = format!("the tag {was} is now written {now}");
        let effect = format!("`{}()` stays; the documentation says it so", new.predicate);
        let same = old.predicate == new.predicate && old.name != new.name;
        same.then(|| at_bearer(both, at, Change::patch("tag-respelled", what, effect)))
    };
    kept.filter_map(change).collect()
}

/// A tag has no row of its own: the first code that bears it shows it.
fn at_bearer(both: &Both<'_>, tag: usize, change: Change) -> Change {
    let mut codes = both.new.codes.iter();
    match codes.find(|code| code.tags.contains(&tag)) {
        Some(code) => change.at(&code.at),
        None => change,
    }
}

fn question(both: &Both<'_>, tag: &Tag) -> String {
    both.path(&format!("{}()", tag.predicate))
}

fn broken(tag: &Tag) -> String {
    format!(
        "code that asks `{}()` does not compile any more",
        tag.predicate
    )
}
