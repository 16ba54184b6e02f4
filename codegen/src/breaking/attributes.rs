//! What changed about a code that is in both tables, and about its aliases.

use super::aliases;
use super::change::Bump::{Major, Minor, Patch};
use super::change::{Changes, sentence};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::Outcome;

/// Reports `label-changed`. Other rules report a label that was another code's or was retired.
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

/// Reports `variant-renamed`. A variant that changed with its label is part of that change.
pub(super) fn variant(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.label == new.label && old.variant != new.variant {
            let what = pair.renamed(&old.variant, &new.variant);
            let effect = pair.new.effect_on_uses(&old.variant);
            changes.add(Major, "variant-renamed", what, effect, &new.at);
        }
    }
}

/// An attribute of a value. The method of the same name returns an `Option`.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    /// The id of the change if the value has the attribute only in the new state.
    pub(super) set: &'static str,
    /// The id of the change if it has the attribute only in the old state.
    pub(super) unset: &'static str,
    /// The id of the change if it has another in each state.
    pub(super) changed: &'static str,
}

pub(super) const OUTCOME: Attribute = Attribute {
    name: "outcome",
    set: "outcome-set",
    unset: "outcome-unset",
    changed: "outcome-changed",
};

pub(super) const GROUP: Attribute = Attribute {
    name: "group",
    set: "group-set",
    unset: "group-unset",
    changed: "group-changed",
};

/// Reports `outcome-set`, `outcome-unset` and `outcome-changed`.
pub(super) fn outcome(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        if old.facts.outcome() != new.facts.outcome() {
            let named = pair.new.show_code(new);
            let (was, now) = (
                old.facts.outcome().map(Outcome::name),
                new.facts.outcome().map(Outcome::name),
            );
            OUTCOME.report(changes, &named, was, now, &new.at);
        }
    }
}

/// Reports `group-set`, `group-unset` and `group-changed`. A group that was renamed is the same.
pub(super) fn group(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let (was, now) = (pair.old.group_of(&old.facts), pair.new.group_of(&new.facts));
        if !pair.is_same_group(was, now) {
            let named = pair.new.show_code(new);
            let (was, now) = (was.map(|group| &*group.id), now.map(|group| &*group.id));
            GROUP.report(changes, &named, was, now, &new.at);
        }
    }
}

impl Attribute {
    /// Reports that a value, or each of several, has another attribute.
    pub(super) fn report<'a>(
        &self,
        changes: &mut Changes,
        named: &str,
        was: Option<&str>,
        now: Option<&str>,
        at: impl Into<Option<&'a Span>>,
    ) {
        let (needs, id, effect) = match (was, now) {
            (None, _) => (Minor, self.set, "returned `None` before"),
            (_, None) => (Major, self.unset, "now returns `None`"),
            _ => (Major, self.changed, "returns another value"),
        };
        let show = |value: Option<&str>| value.map_or("none".to_owned(), markdown::code);
        let (was, now, name) = (show(was), show(now), self.name);
        let what = format!("the {name} of {named} is now {now}, was {was}");
        changes.add(needs, id, what, format!("`{name}()` {effect}"), at);
    }
}

/// Reports `description-changed`, `since-changed`, `deprecated-set`, `deprecated-unset` and
/// `deprecated-changed`: what the documentation and the compiler say about codes and their aliases.
pub(super) fn notes(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let named = pair.new.show_code(new);
        let (was, now) = (old.deprecated.as_deref(), new.deprecated.as_deref());
        deprecation(changes, &named, was, now, &new.at);
        if old.description != new.description {
            let what = format!("the description of {named} changed");
            changes.add_documentation("description-changed", what, &new.at);
        }
        if old.since != new.since {
            let what = format!("the `since` of {named} changed");
            changes.add_documentation("since-changed", what, &new.at);
        }
        for (old, alias) in aliases::by_label(old, new).kept {
            let named = pair.new.show_alias(new, alias);
            if old.deprecated != alias.deprecated {
                // Without a note of its own, an alias has that of its code.
                let was = old.deprecated.as_deref().or(was);
                let now = alias.deprecated.as_deref().or(now);
                deprecation(changes, &named, was, now, &alias.at);
            }
            if old.description != alias.description {
                let what = format!("the description of {named} changed");
                changes.add_documentation("description-changed", what, &alias.at);
            }
        }
    }
}

fn deprecation(
    changes: &mut Changes,
    named: &str,
    was: Option<&str>,
    now: Option<&str>,
    at: &Span,
) {
    match (was, now) {
        (None, Some(reason)) => {
            let what = format!("{named} is deprecated");
            let effect = "code that uses it gets a warning";
            let change = changes.add(Minor, "deprecated-set", what, effect, at);
            change.changelog = format!("Deprecated {named}: {}", sentence(reason));
        }
        (Some(_), None) => {
            let what = format!("{named} is no longer deprecated");
            let effect = "code that uses it no longer gets a warning";
            changes.add(Patch, "deprecated-unset", what, effect, at);
        }
        (Some(was), Some(now)) if was != now => {
            let what = format!("the deprecation note of {named} changed");
            changes.add(Patch, "deprecated-changed", what, "the warning changes", at);
        }
        _ => {}
    }
}
