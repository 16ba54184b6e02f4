//! Tags: questions that the enum answers.

use super::change::Change;
use super::names::Names;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Tag;

/// Which tag is which, by the question. One was renamed if the same codes bear the other.
pub(super) fn names(pair: &TablePair<'_>) -> Names {
    let (old, new) = (&pair.old.tags, &pair.new.tags);
    Names::pair(&predicates(old), &predicates(new), |was, now| {
        let mut bearers = pair.rows().filter(|row| row.old.tags.contains(&was));
        bearers.next().is_some()
            && pair
                .rows()
                .all(|row| row.old.tags.contains(&was) == row.new.tags.contains(&now))
    })
}

fn predicates(tags: &[Tag]) -> Vec<&str> {
    tags.iter().map(|tag| tag.predicate.as_str()).collect()
}

pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&new: &usize| {
        let tag = &pair.new.tags[new];
        let what = format!("the tag {} is new", markdown::code(&tag.name));
        let effect = format!("there is {}", question(pair, tag));
        at_bearer(pair, new, Change::minor("tag-added", what, effect))
    };
    names(pair).fresh.iter().map(change).collect()
}

pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&old: &usize| {
        let tag = &pair.old.tags[old];
        let what = format!("no code is {} any more", markdown::code(&tag.name));
        Change::major("tag-removed", what, broken(tag))
    };
    names(pair).gone.iter().map(change).collect()
}

pub(super) fn renamed(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |&(old, at): &(usize, usize)| {
        let (old, new) = (&pair.old.tags[old], &pair.new.tags[at]);
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        let what = format!("the tag {was} is now {now}");
        let line = format!("`{}()` is now `{}()`.", old.predicate, new.predicate);
        at_bearer(
            pair,
            at,
            Change::major("tag-renamed", what, broken(old)).changelog(line),
        )
    };
    names(pair).renamed.iter().map(change).collect()
}

/// Another spelling of the same question.
pub(super) fn respelled(pair: &TablePair<'_>) -> Vec<Change> {
    let kept = pair.old.tags.iter().zip(names(pair).after);
    let change = |(old, at): (&Tag, Option<usize>)| {
        let at = at?;
        let new = &pair.new.tags[at];
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        let what = format!("the tag {was} is now written {now}");
        let effect = format!("`{}()` stays; the documentation says it so", new.predicate);
        let same = old.predicate == new.predicate && old.name != new.name;
        same.then(|| at_bearer(pair, at, Change::patch("tag-respelled", what, effect)))
    };
    kept.filter_map(change).collect()
}

/// A tag has no row of its own: the first code that bears it shows it.
fn at_bearer(pair: &TablePair<'_>, tag: usize, change: Change) -> Change {
    let mut codes = pair.new.codes.iter();
    match codes.find(|code| code.tags.contains(&tag)) {
        Some(code) => change.at(&code.at),
        None => change,
    }
}

fn question(pair: &TablePair<'_>, tag: &Tag) -> String {
    pair.path(&format!("{}()", tag.predicate))
}

fn broken(tag: &Tag) -> String {
    format!(
        "code that asks `{}()` does not compile any more",
        tag.predicate
    )
}
