//! What a table states about itself: its enum, its package, its message.

use super::change::Needs::{Major, Minor, Patch};
use super::change::{Changes, DOCUMENTED, broken};
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::value::Repr;
use crate::model::{Discriminant, Message, Table};

pub(super) fn table(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if old.file != new.file {
        let what = format!("the table {} is now {}", old.file, new.file);
        let effect = "the crate does not change";
        changes.add(Patch, "file-renamed", what, effect, &new.at);
    }
    let (was, now) = (&old.type_name, &new.type_name);
    if was != now {
        let what = format!("the enum `{was}` is now `{now}`, and `Raw{was}` is now `Raw{now}`");
        let effect = broken("the old names");
        changes.add(Major, "type-renamed", what, effect, &new.at);
    }
    let (was, now) = (old.repr.name(), new.repr.name());
    if was != now {
        let what = format!("the type of the values is now `{now}`, was `{was}`");
        let effect = broken(&format!("values as `{was}`"));
        changes.add(Major, "repr-changed", what, effect, &new.at);
    }
    // Strings that programs may show or compare.
    if old.radix != new.radix {
        let what = format!("the radix of the values is now `{}`", new.radix.name());
        let effect = "unknown values are displayed differently";
        changes.add(Minor, "radix-changed", what, effect, &new.at);
    }
}

/// Only between tables of integers: a change from or to strings implies it.
pub(super) fn discriminant(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let has_strings = [old.repr, new.repr].contains(&Repr::Str);
    if has_strings || old.discriminant == new.discriminant {
        return;
    }
    if new.discriminant == Discriminant::Position {
        let what = "the discriminants are now positions, were values";
        let effect = "`as` no longer returns the value, and the enum has no `#[repr]`";
        changes.add(Major, "discriminant-changed", what, effect, &new.at);
    } else {
        let what = "the discriminants are now values, were positions";
        let effect = "`as` returns the value";
        changes.add(Minor, "discriminant-changed", what, effect, &new.at);
    }
}

pub(super) fn package(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let (was, now) = (&old.package.name, &new.package.name);
    if was != now {
        let what = format!("the package `{was}` is now `{now}`");
        let effect = format!("crates that depend on `{was}` do not get this version");
        changes.add(Major, "package-renamed", what, effect, &new.package.at);
    }
}

/// What only people read.
pub(super) fn strings(pair: &TablePair<'_>, changes: &mut Changes) {
    type Get = fn(&Table) -> &str;
    let (old, new) = pair.tables();
    let of_table: [(_, _, Get); 3] = [
        ("title-changed", "title", |t| &t.title),
        ("source-changed", "source document", |t| {
            &t.publication.document
        }),
        ("source-changed", "publisher", |t| &t.publication.publisher),
    ];
    let of_package: [(_, _, Get); 2] = [
        ("about-changed", "description", |t| &t.package.description),
        ("license-changed", "license", |t| &t.package.license),
    ];
    let of_table = (&of_table[..], DOCUMENTED, &new.at);
    let metadata = "only the metadata of the package changes";
    let of_package = (&of_package[..], metadata, &new.package.at);
    for (strings, effect, at) in [of_table, of_package] {
        for (rule, name, get) in strings {
            if get(old) != get(new) {
                let what = format!("the {name} is now {}", markdown::code(get(new)));
                changes.add(Patch, rule, what, effect, at);
            }
        }
    }
}

pub(super) fn message(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    match (&old.message, &new.message) {
        (None, None) => {}
        (None, Some(new)) => {
            let what = "the message that carries a code is new";
            let effect = "adds types that read and write the message";
            changes.add(Minor, "message-added", what, effect, &new.at);
        }
        (Some(_), None) => {
            let what = "the message that carries a code is gone";
            let effect = broken("the message");
            changes.add(Major, "message-removed", what, effect, None);
        }
        (Some(old), Some(new)) => {
            // The place of the section makes no difference.
            let at = new.at.clone();
            if (Message { at, ..old.clone() }) != *new {
                let what = "the message that carries a code has other names";
                let effect = "messages with the old names can no longer be read";
                changes.add(Major, "message-changed", what, effect, &new.at);
            }
        }
    }
}
