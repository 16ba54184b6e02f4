//! From raw tables to the model.
//!
//! Each check reports its mistakes and continues, so that one run shows all of them. A table without mistakes
//! becomes a model.

mod address;
mod codes;
mod columns;
mod discriminant;
mod gaps;
mod groups;
mod labels;
mod message;
mod module;
pub(crate) mod naming;
mod package;
mod ranges;
mod references;
mod reserved;
mod retired;
mod tags;
mod value;
mod variants;

pub(crate) use address::is_address;
pub(crate) use module::expect_module;

use std::collections::{BTreeMap, HashMap};

use codes::Checked;
use references::References;

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Span};
use crate::model::keyword::Keyword;
use crate::model::value::{Notation, Radix, Repr, Value};
use crate::model::{Publication, Table, Target};
use crate::read::Reading;
use crate::read::raw::{RawPublication, RawTable};
use crate::read::spanned::Spanned;

/// Which rules a table has to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// All rules.
    Current,
    /// All rules but those that an earlier version of the generator did not have: tags need not be declared and
    /// can be `warning`, licenses, the address of the document and white space around labels are not checked,
    /// and `discriminant` has no limits. Such a table is only compared with.
    Earlier,
}

/// What the checks share.
struct Context<'r, 'd> {
    raw: &'r RawTable,
    repr: Repr,
    radix: Radix,
    width: usize,
    strictness: Strictness,
    diagnostics: &'d mut Diagnostics,
}

/// The position of the code with each value.
type Positions<'v> = BTreeMap<&'v Value, usize>;

/// Validates every table that was read.
///
/// # Errors
///
/// Returns all mistakes, those of reading included, ordered by table and by place.
pub(crate) fn validate(
    readings: Vec<Reading>,
    strictness: Strictness,
) -> Result<Vec<Table>, Vec<Diagnostic>> {
    let mut tables = Vec::new();
    let mut mistakes = Vec::new();
    let mut names = HashMap::new();
    for (index, reading) in readings.into_iter().enumerate() {
        let mut diagnostics = reading.diagnostics;
        if let Some(raw) = reading.raw {
            if let Some((noun, name)) = target_name(&raw) {
                check_unique_name(noun, name, index, &mut names, &mut diagnostics);
            }
            match table(&raw, reading.source.file(), strictness, &mut diagnostics) {
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

/// Checks what a table says of other tables, which are all that are generated together.
///
/// # Errors
///
/// Returns all mistakes, ordered by table and by place.
pub(crate) fn validate_together(tables: Vec<Table>) -> Result<Vec<Table>, Vec<Diagnostic>> {
    let mistakes = module::check_outcomes(&tables);
    if mistakes.is_empty() {
        Ok(tables)
    } else {
        Err(mistakes)
    }
}

/// Validates a table. Returns `None` if `diagnostics` has any mistake, earlier ones included.
fn table(
    raw: &RawTable,
    file: &str,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let metadata = &raw.metadata;
    let package = raw.package.as_ref();
    let package = package.map(|package| package::validate(package, strictness, diagnostics));
    let publication = publication(&metadata.publication, strictness, diagnostics);
    let type_name = type_name(raw, strictness, diagnostics);
    let message = raw
        .message
        .as_ref()
        .and_then(|message| message::validate(message, diagnostics));
    // Without their type, values cannot be checked.
    let repr = keyword(metadata.repr.as_ref())?;
    let target = match package {
        Some(package) => package.map(Target::Package),
        None => raw.module.as_ref().and_then(|module| {
            module::validate(module, raw, repr, strictness, diagnostics).map(Target::Module)
        }),
    };
    let discriminant = discriminant::validate(raw, repr, strictness, diagnostics);

    let mut context = Context {
        raw,
        repr,
        radix: keyword(metadata.radix.as_ref()).unwrap_or_default(),
        width: metadata.width.as_ref().map_or(0, |width| width.value),
        strictness,
        diagnostics,
    };
    check_width(&mut context);
    let base_mask = base_mask(&mut context);
    let values = codes::values(&mut context);
    let positions: Positions = (0..)
        .zip(&values)
        .filter_map(|(position, value)| Some((value.as_ref()?, position)))
        .collect();
    message::check_values(&mut context, &values);
    let repeats = labels::validate(&mut context, &values, &positions);
    let names = variants::validate(&mut context, &values, &repeats);
    let groups = groups::validate(&mut context);
    let tags = tags::validate(&mut context);
    let columns = columns::validate(&mut context);
    let mut references = References::new(raw, &tags);
    let (ranges, segments) = ranges::validate(&mut context, &positions, &mut references);
    let retired = retired::validate(&mut context, &positions);
    let gaps = gaps::validate(&mut context, &positions);
    let checked = Checked {
        values: &values,
        repeats: &repeats,
        names,
        columns: &columns,
        ranges: &ranges,
        segments: &segments,
        link: publication
            .as_ref()
            .and_then(|publication| publication.link.as_deref()),
    };
    let codes = codes::validate(&mut context, &mut references, checked);
    let (radix, width) = (context.radix, context.width);

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
        title: string(metadata.title.as_ref())?,
        type_name,
        repr,
        radix,
        width,
        strip_prefix: metadata
            .strip_prefix
            .iter()
            .map(|prefix| prefix.value.clone())
            .collect(),
        discriminant: discriminant?,
        is_exhaustive: metadata
            .exhaustive
            .as_ref()
            .is_some_and(|exhaustive| exhaustive.value),
        base_mask,
        publication: publication?,
        target: target?,
        groups,
        tags,
        columns: columns.into_iter().collect::<Option<_>>()?,
        ranges,
        segments,
        codes,
        gaps,
        retired,
        message,
    })
}

fn publication(
    raw: &RawPublication,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Publication> {
    let url = match strictness {
        Strictness::Current => address::validate(raw.url.as_ref(), diagnostics),
        Strictness::Earlier => string(raw.url.as_ref()),
    };
    let link = address::template(raw.link.as_ref(), diagnostics);
    Some(Publication {
        document: string(raw.document.as_ref())?,
        publisher: string(raw.publisher.as_ref()),
        url,
        version: string(raw.version.as_ref()),
        retrieved: raw.retrieved.clone(),
        link,
    })
}

fn check_width(context: &mut Context<'_, '_>) {
    let Some(width) = &context.raw.metadata.width else {
        return;
    };
    let title = match (context.repr, context.radix) {
        (Repr::Str, _) => "`width` in a table of strings",
        (_, Radix::Hex) => "`width` in a table of hexadecimal values",
        (_, Radix::Decimal) => return,
    };
    let help = match context.repr {
        Repr::Str => "remove this line: strings are shown as they are",
        Repr::Integer(_) => {
            "remove this line: hexadecimal values are shown at the width of their type"
        }
    };
    context.error(&width.span, title, help);
}

/// The bits of a value that make its base code.
fn base_mask(context: &mut Context<'_, '_>) -> Option<i128> {
    let raw = context.raw.metadata.base_mask.as_ref()?;
    if context.repr == Repr::Str {
        context.error(
            &raw.span,
            "`base-mask` in a table of strings",
            "remove this line: only integers have bits",
        );
        return None;
    }
    let mask = context.value_in_range(raw)?.as_integer()?;
    if mask == 0 {
        let help = "write the bits that make the base code, such as \"0xFF\"";
        context.error(&raw.span, "`base-mask` has no bits", help);
        return None;
    }
    Some(mask)
}

/// What is generated from a table, as a noun, and its name.
fn target_name(raw: &RawTable) -> Option<(&'static str, &Spanned<String>)> {
    let package = raw.package.as_ref().and_then(|raw| raw.name.as_ref());
    let module = raw.module.as_ref().and_then(|raw| raw.name.as_ref());
    let package = package.map(|name| ("package", name));
    package.or(module.map(|name| ("module", name)))
}

/// Reports a package or a module that an earlier table generates already. `names` has those so far, each with
/// its source and its span.
fn check_unique_name(
    noun: &str,
    name: &Spanned<String>,
    source: usize,
    names: &mut HashMap<String, (usize, Span)>,
    diagnostics: &mut Diagnostics,
) {
    // Folders whose names differ only in case are one folder on some systems, and a `-` in the name of a
    // package is a `_` in Rust.
    let folder = name.value.to_ascii_lowercase().replace('-', "_");
    let (first, span) = names.entry(folder).or_insert((source, name.span.clone()));
    if *first != source {
        let title = format!("two tables generate the {noun} `{}`", name.value);
        let help = "name each package and each module differently";
        let diagnostic = diagnostics.error(&name.span, title, help);
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

fn type_name(
    raw: &RawTable,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
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
    let fix = |composed: &str| format!("write `type = \"{composed}\"`");
    let value = naming::composed(value.clone(), span, fix, strictness, diagnostics);
    Some(Spanned {
        value,
        span: span.clone(),
    })
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

    /// Returns a name in NFC, and reports one that is not.
    fn composed(&mut self, name: String, span: &Span, fix: impl FnOnce(&str) -> String) -> String {
        naming::composed(name, span, fix, self.strictness, self.diagnostics)
    }

    fn show(&self, value: &Value) -> String {
        value.show(Notation {
            repr: self.repr,
            radix: self.radix,
            width: self.width,
        })
    }

    /// The span of the value of a code that has one.
    fn span_of_value(&self, position: usize) -> Span {
        let value = self.raw.codes[position].value.as_ref();
        value.expect("the code has a value").span.clone()
    }
}
