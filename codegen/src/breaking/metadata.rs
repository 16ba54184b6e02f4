//! What a table says of itself: its file, its package, its enum, its texts, its message.

use super::change::Changes;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Message;
use crate::model::value::Radix;

pub(super) fn file(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (&pair.old.table.file, &pair.new.table.file);
    if old != new {
        let what = format!("the table {old} is now {new}");
        let effect = "nothing: the crate stays what it is";
        changes
            .patch("file-renamed", what, effect)
            .at(&pair.new.table.at);
    }
}

pub(super) fn package(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (&pair.old.table.package, &pair.new.table.package);
    if old.name != new.name {
        let what = format!("the package `{}` is now `{}`", old.name, new.name);
        let effect = format!("nobody who depends on `{}` gets this version", old.name);
        changes.major("package-renamed", what, effect).at(&new.at);
    }
}

pub(super) fn type_name(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (&pair.old.table.type_name, &pair.new.table.type_name);
    if old != new {
        let what = format!("the enum `{old}` is now `{new}`, and `Raw{old}` is `Raw{new}`");
        let effect = "code that says the old names does not compile any more";
        changes
            .major("type-renamed", what, effect)
            .at(&pair.new.table.at);
    }
}

pub(super) fn repr(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.old.table.repr, pair.new.table.repr);
    if old != new {
        let what = format!("values are now `{}`, were `{}`", new.name(), old.name());
        let effect = "code that takes or gives a value does not compile any more";
        changes
            .major("repr-changed", what, effect)
            .at(&pair.new.table.at);
    }
}

/// No signature changes, but texts that programs may show or compare.
pub(super) fn radix(pair: &TablePair<'_>, changes: &mut Changes) {
    let new = pair.new.table.radix;
    if pair.old.table.radix != new {
        let name = match new {
            Radix::Decimal => "decimal",
            Radix::Hex => "hexadecimal",
        };
        let what = format!("values are shown in {name}");
        let effect = "an unknown value is displayed in another way";
        changes
            .minor("radix-changed", what, effect)
            .at(&pair.new.table.at);
    }
}

/// What only people read.
pub(super) fn strings(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.old.table, pair.new.table);
    let (old_package, package) = (&old.package, &new.package);
    let strings = [
        ("title-changed", "title", &old.title, &new.title, &new.at),
        (
            "source-changed",
            "document that the facts come from",
            &old.origin.document,
            &new.origin.document,
            &new.at,
        ),
        (
            "source-changed",
            "publisher of the facts",
            &old.origin.publisher,
            &new.origin.publisher,
            &new.at,
        ),
        (
            "about-changed",
            "description of the package",
            &old_package.description,
            &package.description,
            &package.at,
        ),
        (
            "license-changed",
            "license",
            &old_package.license,
            &package.license,
            &package.at,
        ),
    ];
    for (rule, name, old, new, at) in strings {
        if old != new {
            let what = format!("the {name} is now {}", markdown::code(new));
            changes.documentation(rule, what).at(at);
        }
    }
}

pub(super) fn message(pair: &TablePair<'_>, changes: &mut Changes) {
    match (&pair.old.table.message, &pair.new.table.message) {
        (None, Some(new)) => {
            let what = "the message that carries a code is described";
            let effect = "there is a message to read and write";
            changes.minor("message-added", what, effect).at(&new.at);
        }
        (Some(_), None) => {
            let what = "the message that carries a code is not described any more";
            let effect = "code that reads or writes messages does not compile any more";
            changes.major("message-removed", what, effect);
        }
        (Some(old), Some(new)) => {
            // Wherever the section is in the file.
            let at = new.at.clone();
            if (Message { at, ..old.clone() }) == *new {
                return;
            }
            let what = "the message that carries a code has other names";
            let effect = "messages that were read before are not understood any more";
            changes.major("message-changed", what, effect).at(&new.at);
        }
        (None, None) => {}
    }
}
