//! The `[module]` section.

use super::{Strictness, naming, package, reserved};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::keyword::Keyword;
use crate::model::value::Repr;
use crate::model::{Feature, Module, OutcomeFrom, Table};
use crate::read::raw::{RawModule, RawTable};
use crate::read::spanned::Spanned;

/// Validates the module of a table whose values have this type.
pub(super) fn validate(
    raw: &RawModule,
    table: &RawTable,
    repr: Repr,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Module> {
    let name = raw
        .name
        .as_ref()
        .filter(|name| check_name(name, diagnostics));
    let outcome_from = raw
        .outcome_from
        .as_ref()
        .filter(|other| check_name(other, diagnostics));
    let version = package::version(raw.version.as_ref(), diagnostics);
    let features = features(raw, table, repr, strictness, diagnostics);
    let name = name?;
    if let Some(Spanned { span, value }) = outcome_from
        && *value == name.value
    {
        let help = "remove this line: the module has an `Outcome` of its own without it";
        diagnostics.error(span, "`outcome-from` names the module itself", help);
    }
    Some(Module {
        at: raw
            .version
            .as_ref()
            .map_or(&name.span, |version| &version.span)
            .clone(),
        name: name.value.clone(),
        version,
        features,
        has_docs: raw.docs.as_ref().is_some_and(|docs| docs.value),
        outcome_from: outcome_from.map(|other| OutcomeFrom {
            at: other.span.clone(),
            module: other.value.clone(),
        }),
    })
}

/// Whether a string can be the name of a module and of its file.
fn check_name(name: &Spanned<String>, diagnostics: &mut Diagnostics) -> bool {
    let Spanned { value, span } = name;
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !value.starts_with(|c: char| c.is_ascii_lowercase())
        || !value.chars().all(is_allowed)
        || value.len() > 64
    {
        let title = format!("`{value}` cannot be the name of a module");
        let help =
            "write at most 64 lowercase ASCII letters, digits and `_`, starting with a letter";
        diagnostics.error(span, title, help);
        return false;
    }
    if naming::is_keyword(value) || reserved::is_module(value) {
        let title = format!("the module name `{value}` is reserved");
        let help = "choose another name, such as one that starts with the vendor's name";
        diagnostics
            .error(span, title, help)
            .note("by Rust, Cargo, an operating system or another file");
        return false;
    }
    true
}

/// The features of a module. A feature without anything to add is a mistake; an unknown one was reported when it was
/// read.
fn features(
    raw: &RawModule,
    table: &RawTable,
    repr: Repr,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Vec<Feature> {
    let mut features = Vec::new();
    for Spanned { value, span } in &raw.features {
        let Some(feature) = Feature::from_keyword(value) else {
            continue;
        };
        if features.contains(&feature) {
            let title = format!("the feature `{value}` occurs twice");
            diagnostics.error(span, title, "remove one of them");
            continue;
        }
        features.push(feature);
        let title = match feature {
            Feature::Alloc if repr != Repr::Str => {
                "`alloc` adds nothing: values that are integers need no owner"
            }
            Feature::Message if table.message.is_none() => {
                "`message` adds nothing: the table has no `[message]`"
            }
            Feature::Serde | Feature::Alloc | Feature::Message => continue,
        };
        if strictness == Strictness::Current {
            diagnostics.error(span, title, "remove the feature");
        }
    }
    features
}

/// Checks that each module whose `Outcome` another one uses is generated, and has one of its own. The tables are in
/// the order of their sources.
pub(super) fn check_outcomes(tables: &[Table]) -> Vec<Diagnostic> {
    let mut mistakes = Vec::new();
    for (source, table) in tables.iter().enumerate() {
        let Some(other) = table
            .module()
            .and_then(|module| module.outcome_from.as_ref())
        else {
            continue;
        };
        let mut modules = tables.iter().filter_map(Table::module);
        let title = match modules.find(|module| module.name == other.module) {
            Some(module) if module.outcome_from.is_none() => continue,
            Some(_) => format!("the module `{}` has no `Outcome` of its own", other.module),
            None => format!("no table generates the module `{}`", other.module),
        };
        let help = "name a module of another table that has no `outcome-from`";
        let mut diagnostics = Diagnostics::new(source);
        diagnostics.error(&other.at, title, help);
        mistakes.extend(diagnostics.into_sorted());
    }
    mistakes
}

/// Returns the module of a table.
///
/// # Errors
///
/// Reports a table that generates a crate.
pub(crate) fn expect_module(table: &Table) -> Result<&Module, Vec<Diagnostic>> {
    table.module().ok_or_else(|| {
        let mut diagnostics = Diagnostics::new(0);
        let help = "write `[module]` with a `name` in place of `[package]`";
        diagnostics.error(
            table.version_span(),
            "the table generates a crate, not a module",
            help,
        );
        diagnostics.into_sorted()
    })
}
