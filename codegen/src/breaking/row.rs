//! What changed of a code that is in both tables.

use super::change::Change;
use super::pair::{Row, TablePair, sentence, shown};
use super::{groups, tags};
use crate::escape::markdown;

/// A label that nobody knew, or that was an alias of the same code. What was another code's label
/// is another matter.
pub(super) fn label(pair: &TablePair<'_>) -> Vec<Change> {
    let changed = pair.rows().filter(|row| {
        let label = &row.new.label;
        *label != row.old.label
            && pair.taken_from(label, Some(row.old)).is_none()
            && !pair.was_retired_label(label)
    });
    changed.map(|row| relabelled(pair, row)).collect()
}

fn relabelled(pair: &TablePair<'_>, row: Row<'_>) -> Change {
    let Row { old, new } = row;
    let value = shown(pair.new, &new.value);
    let (was, now) = (markdown::code(&old.label), markdown::code(&new.label));
    let what = format!("the label of {value} is now {now}, was {was}");
    let mut effect = format!("`label()` gives {now}");
    if !pair.is_in_use(&old.label) {
        effect += &format!(", and {was} leads to no code");
    }
    let mut line = format!("The label of {value} is {now}, was {was}");
    if old.variant != new.variant {
        effect += &format!("; {}", pair.name_now(&old.variant));
        line += &format!(", and {}", renamed(pair, row));
    }
    Change::major("label-changed", what, effect)
        .changelog(line + ".")
        .at(&new.at)
}

fn renamed(pair: &TablePair<'_>, row: Row<'_>) -> String {
    let (old, new) = (pair.old_path(&row.old.variant), pair.path(&row.new.variant));
    format!("{old} is now {new}")
}

/// A variant that changed with its label is part of that change.
pub(super) fn variant(pair: &TablePair<'_>) -> Vec<Change> {
    let renamed_only =
        |row: &Row<'_>| row.old.label == row.new.label && row.old.variant != row.new.variant;
    let change = |row: Row<'_>| {
        let what = format!(
            "the variant of {} is now `{}`, was `{}`",
            pair.named_now(row.new),
            row.new.variant,
            row.old.variant
        );
        Change::major("variant-renamed", what, pair.name_now(&row.old.variant))
            .changelog(renamed(pair, row) + ".")
            .at(&row.new.at)
    };
    pair.rows().filter(renamed_only).map(change).collect()
}

pub(super) fn outcome(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |row: Row<'_>| {
        let named = pair.named_now(row.new);
        let change = match (row.old.outcome, row.new.outcome) {
            (None, Some(now)) => {
                let what = format!("{named} is now known to be {}", now.name());
                let effect = "`outcome()` answers where it gave nothing";
                Change::minor("outcome-given", what, effect)
            }
            (Some(was), None) => {
                let what = format!("{named} is not known to be {} any more", was.name());
                let effect = "`outcome()` gives nothing where it answered";
                Change::major("outcome-taken-back", what, effect)
            }
            (Some(was), Some(now)) if was != now => {
                let what = format!("{named} is now {}, was {}", now.name(), was.name());
                let effect = "`outcome()` and what follows from it answer otherwise";
                Change::major("outcome-changed", what, effect)
            }
            _ => return None,
        };
        Some(change.at(&row.new.at))
    };
    pair.rows().filter_map(change).collect()
}

pub(super) fn group(pair: &TablePair<'_>) -> Vec<Change> {
    let pairs = groups::names(pair);
    let old_id = |group: usize| markdown::code(&pair.old.groups[group].id);
    let new_id = |group: usize| markdown::code(&pair.new.groups[group].id);
    let change = |row: Row<'_>| {
        let named = pair.named_now(row.new);
        let change = match (row.old.group, row.new.group) {
            (None, Some(now)) => {
                let what = format!("{named} is now in the group {}", new_id(now));
                Change::minor(
                    "group-given",
                    what,
                    "`group()` answers where it gave nothing",
                )
            }
            (Some(was), None) => {
                let what = format!("{named} is not in the group {} any more", old_id(was));
                let effect = "`group()` gives nothing where it answered";
                Change::major("group-taken-back", what, effect)
            }
            (Some(was), Some(now)) if pairs.after[was] != Some(now) => {
                let (was, now) = (old_id(was), new_id(now));
                let what = format!("{named} is now in the group {now}, was in {was}");
                Change::major("group-changed", what, "`group()` gives another group")
            }
            _ => return None,
        };
        Some(change.at(&row.new.at))
    };
    pair.rows().filter_map(change).collect()
}

/// A tag that is new or gone altogether is one change, whoever bears it.
pub(super) fn tags(pair: &TablePair<'_>) -> Vec<Change> {
    let pairs = tags::names(pair);
    let mut changes = Vec::new();
    for row in pair.rows() {
        let named = pair.named_now(row.new);
        let kept: Vec<usize> = row
            .old
            .tags
            .iter()
            .filter_map(|&tag| pairs.after[tag])
            .collect();
        for &tag in kept.iter().filter(|tag| !row.new.tags.contains(tag)) {
            let tag = &pair.new.tags[tag];
            let what = format!("{named} is not {} any more", markdown::code(&tag.name));
            let effect = format!("`{}()` denies what it affirmed", tag.predicate);
            changes.push(Change::major("tag-taken-back", what, effect).at(&row.new.at));
        }
        let is_added = |tag: &&usize| !kept.contains(tag) && !pairs.fresh.contains(tag);
        for &tag in row.new.tags.iter().filter(is_added) {
            let tag = &pair.new.tags[tag];
            let what = format!("{named} is now {}", markdown::code(&tag.name));
            let effect = format!("`{}()` affirms what it denied", tag.predicate);
            changes.push(Change::minor("tag-given", what, effect).at(&row.new.at));
        }
    }
    changes
}

pub(super) fn deprecated(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |row: Row<'_>| {
        let (old, new) = (row.old.deprecated.as_ref(), row.new.deprecated.as_ref());
        let change = deprecation(&pair.named_now(row.new), old, new)?;
        Some(change.at(&row.new.at))
    };
    pair.rows().filter_map(change).collect()
}

/// The change of a `deprecated`, of a code or of an alias.
pub(super) fn deprecation(
    named: &str,
    old: Option<&String>,
    new: Option<&String>,
) -> Option<Change> {
    match (old, new) {
        (None, Some(why)) => {
            let effect = "code that says the name gets a warning";
            let line = format!("Deprecated {named}: {}", sentence(why));
            let what = format!("{named} is deprecated");
            Some(Change::minor("deprecated-set", what, effect).changelog(line))
        }
        (Some(_), None) => {
            let what = format!("{named} is not deprecated any more");
            let effect = "code that says the name gets no warning any more";
            Some(Change::patch("deprecated-taken-back", what, effect))
        }
        (Some(old), Some(new)) if old != new => {
            let what = format!("what to use in place of {named} was rewritten");
            Some(Change::patch(
                "deprecated-changed",
                what,
                "another text in the warning",
            ))
        }
        _ => None,
    }
}

/// What only people read.
pub(super) fn texts(pair: &TablePair<'_>) -> Vec<Change> {
    let effect = "another text in the documentation";
    let description = |row: &Row<'_>| {
        let what = format!("the description of {} changed", pair.named_now(row.new));
        let changed = row.old.description != row.new.description;
        changed.then(|| Change::patch("description-changed", what, effect).at(&row.new.at))
    };
    let since = |row: &Row<'_>| {
        let what = format!("{} has another `since`", pair.named_now(row.new));
        let changed = row.old.since != row.new.since;
        changed.then(|| Change::patch("since-changed", what, effect).at(&row.new.at))
    };
    pair.rows()
        .flat_map(|row| [description(&row), since(&row)])
        .flatten()
        .collect()
}
