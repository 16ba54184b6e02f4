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
        let bearer = both.new.codes.iter().find(|code| code.tags.contains(&new));
        let what = format!("the tag {} is new", markdown::code(&tag.name));
        let change = Change::minor(
            "tag-added",
            what,
            format!("there is {}", question(both, tag)),
        );
        match bearer {
            Some(code) => change.at(&code.at),
            None => change,
        }
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
    let change = |&(old, new): &(usize, usize)| {
        let (old, new) = (&both.old.tags[old], &both.new.tags[new]);
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        let what = format!("the tag {was} is now {now}");
        Change::major("tag-renamed", what, broken(old)).changelog(format!(
            "`{}()` is now `{}()`.",
            old.predicate, new.predicate
        ))
    };
    names(both).renamed.iter().map(change).collect()
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
