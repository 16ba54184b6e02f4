//! What changed of a code that is in both tables, and of its aliases.

use super::change::{Changes, sentence};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;

/// A label that no code had, or that was an alias of the same code. What was another code's label is
/// another matter.
pub(super) fn label(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if new.label == old.label
            || pair.taken_from(&new.label, new).is_some()
            || pair.old.is_retired_label(&new.label)
        {
            continue;
        }
        let value = pair.new.show(&new.value);
        let (was, now) = (markdown::code(&old.label), markdown::code(&new.label));
        let what = format!("the label of {value} is now {now}, was {was}");
        let mut effect = format!("`label()` gives {now}");
        if pair.new.codes_with_label(&old.label).is_empty() {
            effect += &format!(", and {was} leads to no code");
        }
        let mut line = format!("The label of {value} is {now}, was {was}");
        if old.variant != new.variant {
            effect += &format!("; {}", pair.new.effect_on(&old.variant));
            line += &format!(", and {}", pair.renamed(&old.variant, &new.variant));
        }
        let change = changes.major("label-changed", what, effect);
        change.changelog(line + ".").at(&new.at);
    }
}

/// A variant that changed with its label is part of that change.
pub(super) fn variant(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let (was, now) = (&old.variant, &new.variant);
        if old.label == new.label && was != now {
            let named = pair.new.show_code(new);
            let what = format!("the variant of {named} is now `{now}`, was `{was}`");
            changes
                .major("variant-renamed", what, pair.new.effect_on(was))
                .changelog(pair.renamed(was, now) + ".")
                .at(&new.at);
        }
    }
}

pub(super) fn outcome(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let named = || pair.new.show_code(new);
        let change = match (old.outcome, new.outcome) {
            (Some(was), Some(now)) if was != now => {
                let what = format!("{} is now {}, was {}", named(), now.name(), was.name());
                let effect = "`outcome()` and what follows from it answer otherwise";
                changes.major("outcome-changed", what, effect)
            }
            (Some(was), None) => {
                let what = format!("{} is not known to be {} any more", named(), was.name());
                let effect = "`outcome()` gives nothing where it answered";
                changes.major("outcome-taken-back", what, effect)
            }
            (None, Some(now)) => {
                let what = format!("{} is now known to be {}", named(), now.name());
                let effect = "`outcome()` answers where it gave nothing";
                changes.minor("outcome-given", what, effect)
            }
            _ => continue,
        };
        change.at(&new.at);
    }
}

pub(super) fn group(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let named = || pair.new.show_code(new);
        let change = match (pair.old.group_of(old), pair.new.group_of(new)) {
            (Some(was), Some(now)) if pair.groups.new_of(was) != Some(now) => {
                let (was, now) = (markdown::code(&was.id), markdown::code(&now.id));
                let what = format!("{} is now in the group {now}, was in {was}", named());
                changes.major("group-changed", what, "`group()` gives another group")
            }
            (Some(was), None) => {
                let was = markdown::code(&was.id);
                let what = format!("{} is not in the group {was} any more", named());
                let effect = "`group()` gives nothing where it answered";
                changes.major("group-taken-back", what, effect)
            }
            (None, Some(now)) => {
                let what = format!(
                    "{} is now in the group {}",
                    named(),
                    markdown::code(&now.id)
                );
                let effect = "`group()` answers where it gave nothing";
                changes.minor("group-given", what, effect)
            }
            _ => continue,
        };
        change.at(&new.at);
    }
}

/// A tag that was added or removed altogether is one change, however many codes have it.
pub(super) fn tags(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let had = pair.old.tags_of(old).into_iter();
        let had: Vec<_> = had.filter_map(|tag| pair.tags.new_of(tag)).collect();
        let has = pair.new.tags_of(new);
        let named = || pair.new.show_code(new);
        for tag in had.iter().filter(|tag| !has.contains(tag)) {
            let what = format!("{} is not {} any more", named(), markdown::code(&tag.name));
            let effect = format!("`{}()` denies what it affirmed", tag.predicate);
            changes.major("tag-taken-back", what, effect).at(&new.at);
        }
        let is_given = |tag| !had.contains(tag) && !pair.tags.added.contains(tag);
        for tag in has.iter().filter(|tag| is_given(tag)) {
            let what = format!("{} is now {}", named(), markdown::code(&tag.name));
            let effect = format!("`{}()` affirms what it denied", tag.predicate);
            changes.minor("tag-given", what, effect).at(&new.at);
        }
    }
}

pub(super) fn deprecated(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.deprecated != new.deprecated {
            let named = pair.new.show_code(new);
            let (was, now) = (old.deprecated.as_ref(), new.deprecated.as_ref());
            deprecation(changes, &named, was, now, &new.at);
        }
    }
    for (code, old, new) in pair.kept_aliases() {
        if old.deprecated != new.deprecated {
            let named = pair.new.show_alias(code, new);
            let (was, now) = (old.deprecated.as_ref(), new.deprecated.as_ref());
            deprecation(changes, &named, was, now, &new.at);
        }
    }
}

fn deprecation(
    changes: &mut Changes,
    named: &str,
    was: Option<&String>,
    now: Option<&String>,
    at: &Span,
) {
    let change = match (was, now) {
        (None, Some(why)) => {
            let what = format!("{named} is deprecated");
            let effect = "code that says the name gets a warning";
            let line = format!("Deprecated {named}: {}", sentence(why));
            changes
                .minor("deprecated-set", what, effect)
                .changelog(line)
        }
        (Some(_), Some(_)) => {
            let what = format!("what to use in place of {named} was rewritten");
            changes.patch("deprecated-changed", what, "another text in the warning")
        }
        (_, None) => {
            let what = format!("{named} is not deprecated any more");
            let effect = "code that says the name gets no warning any more";
            changes.patch("deprecated-taken-back", what, effect)
        }
    };
    change.at(at);
}

pub(super) fn descriptions(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.description != new.description {
            let what = format!("the description of {} changed", pair.new.show_code(new));
            changes
                .documentation("description-changed", what)
                .at(&new.at);
        }
    }
    for (code, old, new) in pair.kept_aliases() {
        if old.description != new.description {
            let named = pair.new.show_alias(code, new);
            let what = format!("the description of {named} changed");
            changes
                .documentation("description-changed", what)
                .at(&new.at);
        }
    }
}

pub(super) fn since(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.since != new.since {
            let what = format!("{} has another `since`", pair.new.show_code(new));
            changes.documentation("since-changed", what).at(&new.at);
        }
    }
}
