//! Tags: methods of the enum that return a `bool`.

use super::change::Bump::{Major, Minor, Patch};
use super::change::{Changes, no_longer_compiles};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::Tag;

/// Reports `tag-added`, `tag-removed`, `tag-renamed` and `tag-respelled`.
pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for tag in &pair.tags.added {
        let path = pair.new.path(&method(tag));
        changes.add_item("tag-added", &show(tag), &path, first_use(pair, tag));
    }
    for tag in &pair.tags.removed {
        let what = format!("{} is gone", show(tag));
        let effect = no_longer_compiles(&pair.old.path(&method(tag)));
        changes.add(Major, "tag-removed", what, effect, None);
    }
    for (old, new) in &pair.tags.renamed {
        let what = pair.renamed(&method(old), &method(new));
        let effect = no_longer_compiles(&pair.old.path(&method(old)));
        changes.add(Major, "tag-renamed", what, effect, first_use(pair, new));
    }
    for (old, new) in &pair.tags.kept {
        if old.id != new.id {
            let what = format!("{} is now spelled {}", show(old), markdown::code(&new.id));
            let effect = format!("{} does not change", pair.new.path(&method(new)));
            changes.add(Patch, "tag-respelled", what, effect, first_use(pair, new));
        }
    }
}

/// Reports `tag-set` and `tag-unset`. A tag that is new or gone altogether is one change, however many
/// codes have it.
pub(super) fn uses(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let had = pair.old.tags_of(old).into_iter();
        let had: Vec<_> = had.filter_map(|tag| pair.tags.new_of(tag)).collect();
        let has = pair.new.tags_of(new);
        let named = || pair.new.show_code(new);
        for tag in had.iter().filter(|tag| !has.contains(tag)) {
            let what = format!("{} is no longer {}", named(), markdown::code(&tag.id));
            let effect = format!("`{}` now returns `false`", method(tag));
            changes.add(Major, "tag-unset", what, effect, &new.at);
        }
        let is_set = |tag| !had.contains(tag) && !pair.tags.added.contains(tag);
        for tag in has.iter().filter(|tag| is_set(tag)) {
            let what = format!("{} is now {}", named(), markdown::code(&tag.id));
            let effect = format!("`{}` now returns `true`", method(tag));
            changes.add(Minor, "tag-set", what, effect, &new.at);
        }
    }
}

/// Returns the place of the first code with a tag, which has no row of its own.
fn first_use<'t>(pair: &TablePair<'t>, tag: &Tag) -> &'t Span {
    let mut codes = pair.new.table.codes.iter();
    let first = codes.find(|code| pair.new.tags_of(code).contains(&tag));
    first.map_or(&pair.new.table.at, |code| &code.at)
}

fn show(tag: &Tag) -> String {
    format!("the tag {}", markdown::code(&tag.id))
}

fn method(tag: &Tag) -> String {
    format!("{}()", tag.predicate)
}
