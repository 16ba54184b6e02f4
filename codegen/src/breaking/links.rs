//! Links: the addresses of the pages of codes.

use super::change::Bump::{Major, Patch};
use super::change::Changes;
use super::effect::no_longer_compiles;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::{Code, Table};

/// Reports `links-added` and `links-removed`. The enum has the method if any code has a link.
pub(super) fn method(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    match (has_links(old), has_links(new)) {
        (false, true) => {
            let path = pair.new.path("link()");
            changes.add_item("links-added", "the link of a code", &path, &new.at);
        }
        (true, false) => {
            let effect = no_longer_compiles(&pair.old.path("link()"));
            changes.add(
                Major,
                "links-removed",
                "no code has a link",
                effect,
                &new.at,
            );
        }
        _ => {}
    }
}

/// Reports `link-changed`. All links that come from a changed template are one change.
pub(super) fn addresses(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if !has_links(old) || !has_links(new) {
        return;
    }
    let effect = "`link()` returns another value";
    let [was, template] = [old, new].map(|table| table.publication.link.as_deref());
    let is_own = |old: &Code, new: &Code| old.has_own_link || new.has_own_link;
    let is_new_template = was != template;
    if is_new_template {
        let is_changed = |(old, new): &(&Code, &Code)| old.link != new.link && !is_own(old, new);
        let effect = if pair.codes.kept.iter().any(is_changed) {
            effect
        } else {
            "the addresses that it makes stay as they are"
        };
        let now = template.map_or("none".to_owned(), markdown::code);
        let what = format!("the template of the links is now {now}");
        changes.add(Patch, "link-changed", what, effect, &new.at);
    }
    for (old, new) in &pair.codes.kept {
        // Other links come from the template.
        if old.link != new.link && (is_own(old, new) || !is_new_template) {
            let now = new.link.as_deref();
            let now = now.map_or("none".to_owned(), markdown::code);
            let what = format!("the link of {} is now {now}", pair.new.show_code(new));
            changes.add(Patch, "link-changed", what, effect, &new.at);
        }
    }
}

fn has_links(table: &Table) -> bool {
    table.codes.iter().any(|code| code.link.is_some())
}
