//! Tags: methods of the enum that return a `bool`.

use std::collections::HashSet;

use super::change::Bump::{Major, Minor, Patch};
use super::change::Changes;
use super::effect::no_longer_compiles;
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::Tag;

/// Reports `tag-added`, `tag-removed`, `tag-renamed` and `tag-respelled`.
pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for tag in &pair.tags.added {
        let path = pair.new.path(&method(tag));
        changes.add_item("tag-added", &show(tag), &path, &tag.at);
    }
    for tag in &pair.tags.removed {
        let what = format!("{} is gone", show(tag));
        let effect = no_longer_compiles(&pair.old.path(&method(tag)));
        changes.add(Major, "tag-removed", what, effect, None);
    }
    for (old, new) in &pair.tags.renamed {
        let what = pair.renamed(&method(old), &method(new));
        let effect = no_longer_compiles(&pair.old.path(&method(old)));
        changes.add(Major, "tag-renamed", what, effect, &new.at);
    }
    for (old, new) in &pair.tags.kept {
        if old.id != new.id {
            let what = format!("{} is now spelled {}", show(old), markdown::code(&new.id));
            let effect = format!("{} does not change", pair.new.path(&method(new)));
            changes.add(Patch, "tag-respelled", what, effect, &new.at);
        }
    }
}

/// Reports `tag-description-changed`.
pub(super) fn descriptions(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in pair.tags.pairs() {
        if old.description != new.description {
            let what = format!("the description of {} changed", show(new));
            changes.add_documentation("tag-description-changed", what, &new.at);
        }
    }
}

/// Reports `tag-set` and `tag-unset`. A tag that is new or gone altogether is one change, however many
/// codes have it.
pub(super) fn uses(pair: &TablePair<'_>, changes: &mut Changes) {
    let added: HashSet<&str> = pair.tags.added.iter().map(|tag| &*tag.predicate).collect();
    for (old, new) in &pair.codes.kept {
        let had = pair.old.tags_of(&old.facts).into_iter();
        let had: Vec<_> = had.filter_map(|tag| pair.tags.new_of(tag)).collect();
        let had_methods: HashSet<&str> = had.iter().map(|tag| &*tag.predicate).collect();
        let named = || pair.new.show_code(new);
        for tag in had.iter().filter(|tag| !pair.new.has_tag(&new.facts, tag)) {
            report_code(changes, &named(), tag, false, &new.at);
        }
        let is_set = |tag: &&Tag| {
            let method = tag.predicate.as_str();
            !had_methods.contains(method) && !added.contains(method)
        };
        for tag in pair.new.tags_of(&new.facts).into_iter().filter(is_set) {
            report_code(changes, &named(), tag, true, &new.at);
        }
    }
}

/// Reports that a code has a tag now, or no longer has it.
pub(super) fn report_code(changes: &mut Changes, named: &str, tag: &Tag, is_set: bool, at: &Span) {
    let verb = if is_set { "is now" } else { "is no longer" };
    let what = format!("{named} {verb} {}", markdown::code(&tag.id));
    report(changes, what, tag, is_set, Some(at));
}

/// Reports that values without a code have a tag now, or no longer have it.
pub(super) fn report_values(
    changes: &mut Changes,
    named: &str,
    tag: &Tag,
    is_set: bool,
    at: Option<&Span>,
) {
    let verb = if is_set {
        "now holds"
    } else {
        "no longer holds"
    };
    let what = format!("{} {verb} for {named}", show(tag));
    report(changes, what, tag, is_set, at);
}

fn report(changes: &mut Changes, what: String, tag: &Tag, is_set: bool, at: Option<&Span>) {
    let (needs, id) = if is_set {
        (Minor, "tag-set")
    } else {
        (Major, "tag-unset")
    };
    let effect = format!("`{}` now returns `{is_set}`", method(tag));
    changes.add(needs, id, what, effect, at);
}

fn show(tag: &Tag) -> String {
    format!("the tag {}", markdown::code(&tag.id))
}

fn method(tag: &Tag) -> String {
    format!("{}()", tag.predicate)
}
