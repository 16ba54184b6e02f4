//! Tags: methods of the enum that return a `bool`.

use super::change::{Change, Changes};
use super::pair::TablePair;
use super::pairing::Pairing;
use super::state::State;
use crate::escape::markdown;
use crate::model::{Code, Tag};

/// Pairs the tags. One was renamed if the same codes have the other.
pub(super) fn pair<'t>(
    old: &State<'t>,
    new: &State<'t>,
    codes: &Pairing<'_, Code>,
) -> Pairing<'t, Tag> {
    fn name(tag: &Tag) -> &str {
        &tag.predicate
    }
    let tags = Pairing::by_key(&old.table.tags, &new.table.tags, name, name);
    tags.with_renamed(|was, now| {
        let uses = codes.kept.iter().map(|(before, after)| {
            let had = old.tags_of(before).contains(&was);
            (had, new.tags_of(after).contains(&now))
        });
        uses.clone().any(|(had, _)| had) && uses.clone().all(|(had, has)| had == has)
    })
}

pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for tag in &pair.tags.added {
        let what = format!("the tag {} is new", markdown::code(&tag.name));
        let effect = format!(
            "there is {}",
            pair.new.path(&format!("{}()", tag.predicate))
        );
        at_first_use(pair, tag, changes.minor("tag-added", what, effect));
    }
}

pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for tag in &pair.tags.removed {
        let what = format!("no code is {} any more", markdown::code(&tag.name));
        changes.major("tag-removed", what, broken(tag));
    }
}

pub(super) fn renamed(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.tags.kept {
        let (was, now) = (markdown::code(&old.name), markdown::code(&new.name));
        if old.predicate != new.predicate {
            let what = format!("the tag {was} is now {now}");
            let line = format!("`{}()` is now `{}()`.", old.predicate, new.predicate);
            let change = changes.major("tag-renamed", what, broken(old));
            at_first_use(pair, new, change.changelog(line));
        } else if old.name != new.name {
            let what = format!("the tag {was} is now written {now}");
            let effect = format!("`{}()` stays; the documentation says it so", new.predicate);
            at_first_use(pair, new, changes.patch("tag-respelled", what, effect));
        }
    }
}

/// A tag has no row of its own: the first code that has it is the place.
fn at_first_use(pair: &TablePair<'_>, tag: &Tag, change: &mut Change) {
    let mut codes = pair.new.table.codes.iter();
    if let Some(code) = codes.find(|code| pair.new.tags_of(code).contains(&tag)) {
        change.at(&code.at);
    }
}

fn broken(tag: &Tag) -> String {
    format!(
        "code that asks `{}()` does not compile any more",
        tag.predicate
    )
}
