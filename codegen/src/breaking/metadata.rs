//! What a table states about itself: its enum, its package, its message.

use super::change::Bump::{Major, Minor, Patch};
use super::change::{Changes, ONLY_DOCUMENTATION, no_longer_compiles};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::value::Repr;
use crate::model::{Discriminant, Message, Table};

/// Reports `file-renamed`, `type-renamed`, `repr-changed` and `radix-changed`.
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
        let effect = no_longer_compiles("the old names");
        changes.add(Major, "type-renamed", what, effect, &new.at);
    }
    let (was, now) = (old.repr.name(), new.repr.name());
    if was != now {
        let what = format!("the type of the values is now `{now}`, was `{was}`");
        let effect = no_longer_compiles(&format!("values as `{was}`"));
        changes.add(Major, "repr-changed", what, effect, &new.at);
    }
    // Programs may show or compare the strings.
    if old.radix != new.radix {
        let what = format!("the radix of the values is now `{}`", new.radix.name());
        let effect = "unknown values are displayed differently";
        changes.add(Minor, "radix-changed", what, effect, &new.at);
    }
}

/// Reports `discriminant-changed`, only between tables of integers: a change from or to strings implies
/// it.
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

/// Reports `package-renamed`.
pub(super) fn package(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let (was, now) = (&old.package.name, &new.package.name);
    if was != now {
        let what = format!("the package `{was}` is now `{now}`");
        let effect = format!("crates that depend on `{was}` do not get this version");
        changes.add(Major, "package-renamed", what, effect, &new.package.at);
    }
}

/// A string of the table that only people read.
struct Text {
    id: &'static str,
    name: &'static str,
    get: fn(&Table) -> &str,
    effect: &'static str,
    at: fn(&Table) -> &Span,
}

const ONLY_METADATA: &str = "only the metadata of the package changes";

const TEXTS: [Text; 5] = [
    Text {
        id: "title-changed",
        name: "title",
        get: |table| &table.title,
        effect: ONLY_DOCUMENTATION,
        at: |table| &table.at,
    },
    Text {
        id: "source-changed",
        name: "source document",
        get: |table| &table.publication.document,
        effect: ONLY_DOCUMENTATION,
        at: |table| &table.at,
    },
    Text {
        id: "source-changed",
        name: "publisher",
        get: |table| table.publication.publisher.as_deref().unwrap_or_default(),
        effect: ONLY_DOCUMENTATION,
        at: |table| &table.at,
    },
    Text {
        id: "about-changed",
        name: "description",
        get: |table| &table.package.description,
        effect: ONLY_METADATA,
        at: |table| &table.package.at,
    },
    Text {
        id: "license-changed",
        name: "license",
        get: |table| table.package.license.as_deref().unwrap_or_default(),
        effect: ONLY_METADATA,
        at: |table| &table.package.at,
    },
];

/// Reports `title-changed`, `source-changed`, `about-changed` and `license-changed`.
pub(super) fn strings(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    for text in &TEXTS {
        let now = (text.get)(new);
        if (text.get)(old) != now {
            let what = format!("the {} is now {}", text.name, markdown::code(now));
            changes.add(Patch, text.id, what, text.effect, (text.at)(new));
        }
    }
}

/// Reports `message-added`, `message-removed` and `message-changed`.
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
            let effect = no_longer_compiles("the message");
            changes.add(Major, "message-removed", what, effect, None);
        }
        (Some(old), Some(new)) => {
            // Where the section is in the file makes no difference.
            let at = new.at.clone();
            if (Message { at, ..old.clone() }) != *new {
                let what = "the message that carries a code has other names";
                let effect = "messages with the old names can no longer be read";
                changes.add(Major, "message-changed", what, effect, &new.at);
            }
        }
    }
}
