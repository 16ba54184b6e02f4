//! From raw tables to the model.
//!
//! Each check reports its mistakes and continues, so that one run shows all of them. A table without mistakes
//! becomes a model.

mod codes;
mod discriminant;
mod gaps;
mod groups;
mod labels;
mod message;
pub(crate) mod naming;
mod package;
mod reserved;
mod retired;
mod tags;
mod value;
mod variants;

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Span};
use crate::model::keyword::Keyword;
use crate::model::value::{Radix, Repr, Value};
use crate::model::{Publication, Table};
use crate::read::Reading;
use crate::read::raw::RawTable;
use crate::read::spanned::Spanned;

/// What the checks share.
struct Context<'r, 'd> {
    raw: &'r RawTable,
    repr: Repr,
    radix: Radix,
    diagnostics: &'d mut Diagnostics,
}

/// The position of the code with each value.
type Positions<'v> = BTreeMap<&'v Value, usize>;

/// Validates every table that was read.
///
/// # Errors
///
/// Returns all mistakes, those of reading included, ordered by table and by place.
pub(crate) fn validate(readings: Vec<Reading>) -> Result<Vec<Table>, Vec<Diagnostic>> {
    let mut tables = Vec::new();
    let mut mistakes = Vec::new();
    let mut packages = HashMap::new();
    for (index, reading) in readings.into_iter().enumerate() {
        let mut diagnostics = reading.diagnostics;
        if let Some(raw) = reading.raw {
            if let Some(name) = &raw.package.name {
                check_unique_package(name, index, &mut packages, &mut diagnostics);
            }
            match table(&raw, reading.source.file(), &mut diagnostics) {
                Some(table) => tables.push(table),
                None => assert!(!diagnostics.is_empty(), "a rejected table has a mistake"),
            }
        }
        mistakes.extend(diagnostics.into_sorted());
    }
    if mistakes.is_empty() {
        Ok(tables)
    } else {
        Err(mistakes)
    }
}

/// Validates a table. Returns `None` if `diagnostics` has any mistake, earlier ones included.
fn table(raw: &RawTable, file: &str, diagnostics: &mut Diagnostics) -> Option<Table> {
    let package = package::validate(&raw.package, diagnostics);
    let type_name = type_name(raw, diagnostics);
    let message = raw
        .message
        .as_ref()
        .and_then(|message| message::validate(message, diagnostics));
    // Without their type, values cannot be checked.
    let repr = keyword(raw.metadata.repr.as_ref())?;
    let discriminant = discriminant::validate(raw, repr, diagnostics);
    let radix = keyword(raw.metadata.radix.as_ref()).unwrap_or_default();

    let mut context = Context {
        raw,
        repr,
        radix,
        diagnostics,
    };
    let values = codes::values(&mut context);
    let positions: Positions = (0..)
        .zip(&values)
        .filter_map(|(position, value)| Some((value.as_ref()?, position)))
        .collect();
    message::check_values(&mut context, &values);
    let repeats = labels::validate(&mut context, &values, &positions);
    let variants = variants::validate(&mut context, &values, &repeats);
    let groups = groups::validate(&mut context);
    let tags = tags::validate(&mut context);
    let retired = retired::validate(&mut context, &positions);
    let gaps = gaps::validate(&mut context, &positions);
    let codes = codes::validate(&mut context, &values, &repeats, variants, &tags);

    if !diagnostics.is_empty() {
        return None;
    }
    let Spanned {
        value: type_name,
        span: at,
    } = type_name?;
    Some(Table {
        at,
        file: file.to_owned(),
        title: string(raw.metadata.title.as_ref())?,
        type_name,
        repr,
        radix,
        discriminant: discriminant?,
        publication: Publication {
            document: string(raw.metadata.publication.document.as_ref())?,
            publisher: string(raw.metadata.publication.publisher.as_ref())?,
        },
        package: package?,
        groups,
        tags,
        codes,
        gaps,
        retired,
        message,
    })
}

/// Reports a package that an earlier table generates already. `packages` has the packages so far, each with
/// its source and its span.
fn check_unique_package(
    name: &Spanned<String>,
    source: usize,
    packages: &mut HashMap<String, (usize, Span)>,
    diagnostics: &mut Diagnostics,
) {
    // Folders whose names differ only in case are one folder on some systems, and a `-` in the name of a
    // package is a `_` in Rust.
    let folder = name.value.to_ascii_lowercase().replace('-', "_");
    let (first, span) = packages
        .entry(folder)
        .or_insert((source, name.span.clone()));
    if *first != source {
        let title = format!("two tables generate the package `{}`", name.value);
        let diagnostic = diagnostics.error(&name.span, title, "name each package differently");
        diagnostic.note("here").related.push(Label {
            source: *first,
            span: span.clone(),
            text: "and here".to_owned(),
        });
    }
}

fn string(raw: Option<&Spanned<String>>) -> Option<String> {
    raw.map(|raw| raw.value.clone())
}

/// The meaning of a keyword. An unknown one was reported when it was read.
fn keyword<K: Keyword>(raw: Option<&Spanned<String>>) -> Option<K> {
    K::from_keyword(&raw?.value)
}

fn type_name(raw: &RawTable, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
    let type_name = raw.metadata.type_name.as_ref()?;
    let Spanned { value, span } = type_name;
    let starts_uppercase = value.starts_with(char::is_uppercase);
    if !starts_uppercase || !naming::is_upper_camel(value) || !naming::is_identifier(value) {
        diagnostics.error(
            span,
            format!("`{value}` cannot be the name of a Rust enum"),
            "write an identifier in UpperCamelCase, such as `ResultCode`",
        );
        return None;
    }
    let is_of_message =
        raw.message.is_some() && reserved::TYPES_OF_MESSAGE.contains(&value.as_str());
    if is_of_message || reserved::TYPES.contains(&value.as_str()) {
        let title = format!("the name `{value}` is reserved");
        let help = format!("choose another name, such as `{value}Code`");
        diagnostics
            .error(span, title, help)
            .note("the generated crate has another item with this name");
        return None;
    }
    Some(type_name.clone())
}

impl Context<'_, '_> {
    fn error(
        &mut self,
        span: &Span,
        title: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        self.diagnostics.error(span, title, help)
    }

    fn show(&self, value: &Value) -> String {
        value.show(self.repr, self.radix)
    }

    /// The span of the value of a code that has one.
    fn span_of_value(&self, position: usize) -> Span {
        let value = self.raw.codes[position].value.as_ref();
        value.expect("the code has a value").span.clone()
    }
}
