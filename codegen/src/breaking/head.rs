//! What a table says of itself: its file, its package, its enum, its texts, its message.

use super::change::Change;
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::Message;
use crate::model::value::{Radix, Repr};

pub(super) fn file(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (&pair.old.file, &pair.new.file);
    let what = format!("the table {old} is now {new}");
    let change = Change::patch("file-renamed", what, "nothing: the crate stays what it is");
    when(old != new, change.at(&pair.new.at))
}

pub(super) fn package(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (&pair.old.package.name, &pair.new.package.name);
    let what = format!("the package `{old}` is now `{new}`");
    let effect = format!("nobody who depends on `{old}` gets this version");
    let change = Change::major("package-renamed", what, effect);
    when(old != new, change.at(&pair.new.package.at))
}

pub(super) fn type_name(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (&pair.old.type_name, &pair.new.type_name);
    let what = format!("the enum `{old}` is now `{new}`, and `Raw{old}` is `Raw{new}`");
    let effect = "code that says the old names does not compile any more";
    let change = Change::major("type-renamed", what, effect);
    when(old != new, change.at(&pair.new.at))
}

pub(super) fn repr(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (pair.old.repr, pair.new.repr);
    let name = |repr: Repr| match repr {
        Repr::Integer(integer) => integer.name(),
        Repr::Str => "str",
    };
    let what = format!("values are now `{}`, were `{}`", name(new), name(old));
    let effect = "code that takes or gives a value does not compile any more";
    let change = Change::major("repr-changed", what, effect);
    when(old != new, change.at(&pair.new.at))
}

/// No signature changes, but texts that programs may show or compare.
pub(super) fn radix(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (pair.old.radix, pair.new.radix);
    let name = match new {
        Radix::Decimal => "in decimal",
        Radix::Hex => "in hexadecimal",
    };
    let what = format!("values are shown {name}");
    let effect = "an unknown value is displayed in another way";
    let change = Change::minor("radix-changed", what, effect);
    when(old != new, change.at(&pair.new.at))
}

/// What only people read.
pub(super) fn texts(pair: &TablePair<'_>) -> Vec<Change> {
    let (old, new) = (pair.old, pair.new);
    let effect = "another text in the documentation";
    let text = |rule, name, old: &String, new: &String| {
        let what = format!("the {name} is now {}", markdown::code(new));
        let change = Change::patch(rule, what, effect);
        when(old != new, change)
    };
    let head = [
        text("title-changed", "title", &old.title, &new.title),
        text(
            "source-changed",
            "document that the facts come from",
            &old.source.document,
            &new.source.document,
        ),
        text(
            "source-changed",
            "publisher of the facts",
            &old.source.publisher,
            &new.source.publisher,
        ),
    ];
    let (old, new) = (&old.package, &new.package);
    let package = [
        text(
            "about-changed",
            "description of the package",
            &old.description,
            &new.description,
        ),
        text("license-changed", "license", &old.license, &new.license),
    ];
    let head = head.into_iter().flatten();
    let head = head.map(|change| change.at(&pair.new.at));
    let package = package.into_iter().flatten();
    head.chain(package.map(|change| change.at(&pair.new.package.at)))
        .collect()
}

pub(super) fn message(pair: &TablePair<'_>) -> Vec<Change> {
    let names = |message: &Message| {
        [
            message.root.clone(),
            message.request_id.clone(),
            message.kind.clone(),
            message.code.clone(),
            message.text.clone(),
            message.error_type.clone(),
        ]
    };
    let change = match (&pair.old.message, &pair.new.message) {
        (None, Some(new)) => {
            let what = "the message that carries a code is described".to_owned();
            Change::minor(
                "message-added",
                what,
                "there is a message to read and write",
            )
            .at(&new.at)
        }
        (Some(_), None) => {
            let what = "the message that carries a code is not described any more".to_owned();
            let effect = "code that reads or writes messages does not compile any more";
            Change::major("message-removed", what, effect)
        }
        (Some(old), Some(new)) if names(old) != names(new) => {
            let what = "the message that carries a code has other names".to_owned();
            let effect = "messages that were read before are not understood any more";
            Change::major("message-changed", what, effect).at(&new.at)
        }
        _ => return Vec::new(),
    };
    vec![change]
}

fn when(happened: bool, change: Change) -> Vec<Change> {
    if happened { vec![change] } else { Vec::new() }
}
