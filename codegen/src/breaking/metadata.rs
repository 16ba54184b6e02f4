//! What a table states about itself: its enum, its package, its message.

use super::change::Bump::{Major, Minor, Patch, Refused};
use super::change::Changes;
use super::effect::{ONLY_DOCUMENTATION, no_longer_compiles};
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::value::{Radix, Repr};
use crate::model::{Discriminant, Feature, Message, Module, Table, Target};

/// Reports `file-renamed`, `type-renamed`, `repr-changed`, `radix-changed` and `width-changed`.
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
    // Every number has a digit. In hexadecimal there is no other width than that of the type.
    let [was, now] = [old, new].map(|table| table.width.max(1));
    if was != now && new.radix == Radix::Decimal {
        let what = match now {
            1 => "values are no longer shown with leading zeros".to_owned(),
            width => format!("values are now shown with at least {width} digits"),
        };
        let effect = "unknown values are displayed with another number of leading zeros";
        changes.add(Patch, "width-changed", what, effect, &new.at);
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

/// Reports `exhaustive-changed`.
pub(super) fn exhaustive(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if old.is_exhaustive == new.is_exhaustive {
        return;
    }
    let (what, effect) = if new.is_exhaustive {
        (
            "the enum is now exhaustive",
            "a `_` arm after arms for all codes gets a warning, and every new code will break users",
        )
    } else {
        (
            "the enum is no longer exhaustive",
            "a `match` without a `_` arm no longer compiles",
        )
    };
    changes.add(Major, "exhaustive-changed", what, effect, &new.at);
}

/// Reports `base-mask-changed`.
pub(super) fn base_mask(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if old.base_mask == new.base_mask {
        return;
    }
    let show = |table: &Table| {
        table
            .base_mask
            .map_or("none".to_owned(), |mask| table.show_mask(mask))
    };
    let what = format!("the base mask is now {}, was {}", show(new), show(old));
    let effect = match (old.base_mask, new.base_mask) {
        (_, None) => no_longer_compiles(&format!("`Raw{}::base()`", old.type_name)),
        (None, _) => "unknown values get the answers of their bases".to_owned(),
        _ => "unknown values have other bases, and get their answers".to_owned(),
    };
    changes.add(Major, "base-mask-changed", what, effect, &new.at);
}

/// Reports `package-renamed`, `module-renamed` and `target-changed`.
pub(super) fn target(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let (was, now) = (old.name(), new.name());
    let at = new.version_span();
    match (&old.target, &new.target) {
        (Target::Package(_), Target::Package(_)) if was != now => {
            let what = format!("the package `{was}` is now `{now}`");
            let effect = format!("crates that depend on `{was}` do not get this version");
            changes.add(Major, "package-renamed", what, effect, at);
        }
        (Target::Module(_), Target::Module(_)) if was != now => {
            let what = format!("the module `{was}` is now `{now}`");
            let effect = no_longer_compiles("paths with the old name");
            changes.add(Major, "module-renamed", what, effect, at);
        }
        (Target::Package(_), Target::Module(_)) => {
            let what = format!("the package `{was}` is now the module `{now}`");
            let effect = format!("crates that depend on `{was}` do not get this version");
            changes.add(Major, "target-changed", what, effect, at);
        }
        (Target::Module(_), Target::Package(_)) => {
            let what = format!("the module `{was}` is now the package `{now}`");
            let effect = no_longer_compiles("paths of the module");
            changes.add(Major, "target-changed", what, effect, at);
        }
        (Target::Package(_), Target::Package(_)) | (Target::Module(_), Target::Module(_)) => {}
    }
}

/// Reports `version-removed`, `feature-added`, `feature-removed` and `outcome-from-changed`, of modules.
pub(super) fn module(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let (Target::Module(old), Target::Module(new)) = (&old.target, &new.target) else {
        return;
    };
    if old.version.is_some() && new.version.is_none() {
        let what = "the module no longer states its version";
        let effect = "no change of it can be refused for too low a version";
        let help = "state `version` again";
        let change = changes.add(Refused, "version-removed", what, effect, &new.at);
        change.help = Some(help.to_owned());
    }
    for feature in Feature::ALL {
        let name = feature.name();
        let items = format!("the items of the feature `{name}`");
        let [was, is] = [old, new].map(|module| module.features.contains(&feature));
        if is && !was {
            let what = format!("the module now has the feature `{name}`");
            changes.add(
                Minor,
                "feature-added",
                what,
                format!("adds {items}"),
                &new.at,
            );
        } else if was && !is {
            let what = format!("the module no longer has the feature `{name}`");
            let effect = no_longer_compiles(&items);
            changes.add(Major, "feature-removed", what, effect, &new.at);
        }
    }
    let outcome = |module: &Module| {
        module
            .outcome_from
            .as_ref()
            .map(|other| other.module.clone())
    };
    if outcome(old) != outcome(new) {
        let what = match outcome(new) {
            Some(other) => format!("`Outcome` is now that of the module `{other}`"),
            None => "`Outcome` is now a type of the module".to_owned(),
        };
        let effect = "code that has both types no longer compiles";
        changes.add(Major, "outcome-from-changed", what, effect, &new.at);
    }
}

/// Something of the table that only people read.
struct Text {
    id: &'static str,
    name: &'static str,
    get: fn(&Table) -> Option<String>,
    effect: &'static str,
    at: fn(&Table) -> &Span,
    is_of_package: bool,
}

const ONLY_METADATA: &str = "only the metadata of the package changes";

impl Text {
    const fn of_table(
        id: &'static str,
        name: &'static str,
        get: fn(&Table) -> Option<String>,
    ) -> Self {
        Self {
            id,
            name,
            get,
            effect: ONLY_DOCUMENTATION,
            at: |table| &table.at,
            is_of_package: false,
        }
    }

    const fn of_package(
        id: &'static str,
        name: &'static str,
        get: fn(&Table) -> Option<String>,
    ) -> Self {
        Self {
            id,
            name,
            get,
            effect: ONLY_METADATA,
            at: Table::version_span,
            is_of_package: true,
        }
    }
}

const TEXTS: &[Text] = &[
    Text::of_table("title-changed", "title", |table| Some(table.title.clone())),
    Text::of_table("source-changed", "source document", |table| {
        Some(table.publication.document.clone())
    }),
    Text::of_table("source-changed", "publisher", |table| {
        table.publication.publisher.clone()
    }),
    Text::of_table("source-changed", "address of the source", |table| {
        table.publication.url.clone()
    }),
    Text::of_table("source-changed", "version of the source", |table| {
        table.publication.version.clone()
    }),
    Text::of_table(
        "source-changed",
        "day on which the source was read",
        |table| table.publication.retrieved.clone(),
    ),
    Text::of_package("about-changed", "description", |table| {
        Some(table.package()?.description.clone())
    }),
    Text::of_package("license-changed", "license", |table| {
        table.package()?.license.clone()
    }),
    Text::of_package("license-changed", "license file", |table| {
        table.package()?.license_file.clone()
    }),
    Text::of_package("package-changed", "repository", |table| {
        table.package()?.repository.clone()
    }),
    Text::of_package("package-changed", "home page", |table| {
        table.package()?.homepage.clone()
    }),
    Text::of_package("package-changed", "address of the documentation", |table| {
        table.package()?.documentation.clone()
    }),
    Text::of_package("package-changed", "list of keywords", |table| {
        Some(table.package()?.keywords.join(", ")).filter(|keywords| !keywords.is_empty())
    }),
    Text::of_package("package-changed", "list of categories", |table| {
        let categories = table.package()?.categories.as_ref();
        categories.map(|categories| categories.join(", "))
    }),
    Text::of_package("package-changed", "value of `publish`", |table| {
        Some(table.package()?.may_publish.to_string())
    }),
];

/// Reports `title-changed`, `source-changed`, `about-changed`, `license-changed` and `package-changed`.
pub(super) fn strings(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let has_packages = old.package().is_some() && new.package().is_some();
    let texts = TEXTS
        .iter()
        .filter(|text| has_packages || !text.is_of_package);
    for text in texts {
        let now = (text.get)(new);
        if (text.get)(old) != now {
            let now = now.map_or("none".to_owned(), |now| markdown::code(&now));
            let what = format!("the {} is now {now}", text.name);
            changes.add(Patch, text.id, what, text.effect, (text.at)(new));
        }
    }
}

/// Reports `message-added`, `message-removed` and `message-changed`. A module without the feature `message` only
/// documents the message.
pub(super) fn message(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    let [was_code, is_code] = [old, new].map(|table| {
        let module = table.module();
        module.is_none_or(|module| module.features.contains(&Feature::Message))
    });
    match (&old.message, &new.message) {
        (None, None) => {}
        (None, Some(new)) => {
            let what = "the message that carries a code is new";
            let (needs, effect) = if is_code {
                (Minor, "adds types that read and write the message")
            } else {
                (Patch, ONLY_DOCUMENTATION)
            };
            changes.add(needs, "message-added", what, effect, &new.at);
        }
        (Some(_), None) => {
            let what = "the message that carries a code is gone";
            let (needs, effect) = if was_code {
                (Major, no_longer_compiles("the message"))
            } else {
                (Patch, ONLY_DOCUMENTATION.to_owned())
            };
            changes.add(needs, "message-removed", what, effect, None);
        }
        (Some(old), Some(new)) => {
            // Where the section is in the file makes no difference.
            let at = new.at.clone();
            if (Message { at, ..old.clone() }) != *new {
                let what = "the message that carries a code has other names";
                let (needs, effect) = if was_code && is_code {
                    (Major, "messages with the old names can no longer be read")
                } else {
                    (Patch, ONLY_DOCUMENTATION)
                };
                changes.add(needs, "message-changed", what, effect, &new.at);
            }
        }
    }
}
