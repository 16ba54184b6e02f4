//! What changed about a code that is in both tables, and about its aliases.

use super::aliases;
use super::change::Needs::{Major, Minor, Patch};
use super::change::{Changes, DOCUMENTED, sentence};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::Outcome;

/// Other rules report a label that was another code's or was retired.
pub(super) fn label(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if new.label == old.label
            || pair.taken_from(&new.label, new).is_some()
            || pair.old.is_retired_label(&new.label)
        {
            continue;
        }
        let (was, now) = (markdown::code(&old.label), markdown::code(&new.label));
        let value = pair.new.show(&new.value);
        let mut what = format!("the label of {value} is now {now}, was {was}");
        let mut effect = format!("`label()` returns {now}");
        if !pair.new.has_label(&old.label) {
            effect += &format!(", and `from_label` no longer accepts {was}");
        }
        if old.variant != new.variant {
            what += &format!(", and {}", pair.renamed(&old.variant, &new.variant));
            effect += &format!("; {}", pair.new.effect_on_uses(&old.variant));
        }
        changes.add(Major, "label-changed", what, effect, &new.at);
    }
}

/// A variant that changed with its label is part of that change.
pub(super) fn variant(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.label == new.label && old.variant != new.variant {
            let what = pair.renamed(&old.variant, &new.variant);
            let effect = pair.new.effect_on_uses(&old.variant);
            changes.add(Major, "variant-renamed", what, effect, &new.at);
        }
    }
}

pub(super) fn outcome(pair: &TablePair<'_>, changes: &mut Changes) {
    let rules = ["outcome-given", "outcome-taken-back", "outcome-changed"];
    for (old, new) in &pair.codes.kept {
        if old.outcome != new.outcome {
            let named = pair.new.show_code(new);
            let outcomes = [old, new].map(|code| code.outcome.map(Outcome::name));
            optional(changes, rules, "outcome", &named, outcomes, &new.at);
        }
    }
}

pub(super) fn group(pair: &TablePair<'_>, changes: &mut Changes) {
    let rules = ["group-given", "group-taken-back", "group-changed"];
    for (old, new) in &pair.codes.kept {
        let (was, now) = (pair.old.group_of(old), pair.new.group_of(new));
        if was.map(|was| pair.groups.new_of(was)) != now.map(Some) {
            let named = pair.new.show_code(new);
            let ids = [was, now].map(|group| group.map(|group| group.id.as_str()));
            optional(changes, rules, "group", &named, ids, &new.at);
        }
    }
}

/// Adds the change of an attribute for which the method of the same name returns an `Option`.
fn optional(
    changes: &mut Changes,
    [given, taken_back, replaced]: [&'static str; 3],
    attribute: &str,
    named: &str,
    [was, now]: [Option<&str>; 2],
    at: &Span,
) {
    let (needs, rule, effect) = match (was, now) {
        (None, _) => (Minor, given, "returned `None` before"),
        (_, None) => (Major, taken_back, "now returns `None`"),
        _ => (Major, replaced, "returns another value"),
    };
    let show = |name: Option<&str>| name.map_or("none".to_owned(), markdown::code);
    let (was, now) = (show(was), show(now));
    let what = format!("the {attribute} of {named} is now {now}, was {was}");
    changes.add(needs, rule, what, format!("`{attribute}()` {effect}"), at);
}

/// What the documentation and the compiler say about codes and their aliases.
pub(super) fn notes(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let named = || pair.new.show_code(new);
        let reasons = [old, new].map(|code| code.deprecated.as_deref());
        deprecation(changes, &named, reasons, &new.at);
        if old.description != new.description {
            let what = format!("the description of {} changed", named());
            changes.add(Patch, "description-changed", what, DOCUMENTED, &new.at);
        }
        if old.since != new.since {
            let what = format!("the `since` of {} changed", named());
            changes.add(Patch, "since-changed", what, DOCUMENTED, &new.at);
        }
        for (old, alias) in aliases::by_label(old, new).kept {
            let named = || pair.new.show_alias(new, alias);
            let reasons = [old, alias].map(|alias| alias.deprecated.as_deref());
            deprecation(changes, &named, reasons, &alias.at);
            if old.description != alias.description {
                let what = format!("the description of {} changed", named());
                changes.add(Patch, "description-changed", what, DOCUMENTED, &alias.at);
            }
        }
    }
}

fn deprecation(
    changes: &mut Changes,
    named: &dyn Fn() -> String,
    [was, now]: [Option<&str>; 2],
    at: &Span,
) {
    match (was, now) {
        (None, Some(reason)) => {
            let what = format!("{} is deprecated", named());
            let effect = "code that uses it gets a warning";
            let change = changes.add(Minor, "deprecated-set", what, effect, at);
            change.changelog = format!("Deprecated {}: {}", named(), sentence(reason));
        }
        (Some(_), None) => {
            let what = format!("{} is no longer deprecated", named());
            let effect = "code that uses it no longer gets a warning";
            changes.add(Patch, "deprecated-taken-back", what, effect, at);
        }
        (Some(was), Some(now)) if was != now => {
            let what = format!("the deprecation note of {} changed", named());
            changes.add(Patch, "deprecated-changed", what, "the warning changes", at);
        }
        _ => {}
    }
}
