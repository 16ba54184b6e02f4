//! From a raw table to the model, or to everything that is wrong with the table.
//!
//! Each check reports what it finds and goes on with the rest, so that one run shows all mistakes. There
//! is a model only if there was none.

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

use crate::diagnostic::{Diagnostics, Label, Span};
use crate::model::value::{Radix, Repr, Value};
use crate::model::{self, Table};
use crate::read::raw::{RawTable, RawValue, Spanned};
use value::ValueError;

/// What a check needs to know of the table as a whole.
struct Context<'r, 'd> {
    raw: &'r RawTable,
    repr: Repr,
    radix: Radix,
    diagnostics: &'d mut Diagnostics,
}

/// Validates a table. Returns `None` if `diagnostics` has anything to say, be it from before.
pub(crate) fn validate(
    mut raw: RawTable,
    file: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    // Words that are not known were reported when they were read.
    let repr = raw
        .head
        .repr
        .as_ref()
        .and_then(|repr| Repr::from_name(&repr.value));
    let radix = raw
        .head
        .radix
        .as_ref()
        .and_then(|radix| Radix::from_name(&radix.value));
    let package = package::validate(&raw.package, diagnostics);
    let type_name = type_name(&raw, diagnostics);
    let message = raw
        .message
        .as_ref()
        .and_then(|written| message::validate(written, diagnostics));
    // Without its type no value can be judged.
    let repr = repr?;
    let discriminant = discriminant::validate(&raw, repr, diagnostics);
    let radix = radix.unwrap_or_default();

    let mut context = Context {
        raw: &raw,
        repr,
        radix,
        diagnostics,
    };
    let values = codes::values(&mut context);
    message::values(&mut context, &values);
    let repeats = labels::repeats(&mut context, &values);
    let variants = variants::validate(&mut context, &values, &repeats);
    let groups = groups::validate(&mut context);
    let tags = tags::validate(&mut context);
    let retired = retired::validate(&mut context, &values);
    let gaps = gaps::validate(&mut context, &values);
    let rows = std::mem::take(&mut raw.codes);
    let codes = codes::validate(
        rows,
        values,
        &repeats,
        variants,
        &groups,
        &tags,
        diagnostics,
    );

    if !diagnostics.is_empty() {
        return None;
    }
    Some(Table {
        at: at(raw.head.type_name.as_ref()),
        file: file.to_owned(),
        title: text(raw.head.title.as_ref())?,
        type_name: type_name?,
        repr,
        radix,
        discriminant: discriminant?,
        origin: model::Origin {
            document: text(raw.head.source.document.as_ref())?,
            publisher: text(raw.head.source.publisher.as_ref())?,
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

/// Reports a package that an earlier table has already. `packages` has the packages so far, each with the
/// number of its source and its place there.
pub(crate) fn unique_package(
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
        let diagnostic = diagnostics.error(
            &name.span,
            format!("two tables generate the package `{}`", name.value),
            "here",
            "each table has a package of its own",
        );
        diagnostic.related.push(Label {
            source: *first,
            span: span.clone(),
            text: "and here".to_owned(),
        });
    }
}

fn text(written: Option<&Spanned<String>>) -> Option<String> {
    written.map(|written| written.value.clone())
}

fn taken(written: Option<Spanned<String>>) -> Option<String> {
    written.map(|written| written.value)
}

fn at<T>(written: Option<&Spanned<T>>) -> Span {
    written.map_or(0..0, |written| written.span.clone())
}

fn type_name(raw: &RawTable, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = raw.head.type_name.as_ref()?;
    let capital = value.starts_with(char::is_uppercase) && naming::is_upper_camel(value);
    if !capital || !naming::is_identifier(value) {
        diagnostics.error(
            span,
            format!("`{value}` cannot be the name of a Rust enum"),
            "",
            "write an identifier in UpperCamelCase, such as `ResultCode`",
        );
        return None;
    }
    let by_message = raw.message.is_some() && reserved::TYPES_OF_MESSAGE.contain(value);
    if by_message || reserved::TYPES.contain(value) {
        diagnostics.error(
            span,
            format!("the name `{value}` is taken"),
            "the generated crate has another item of this name",
            format!("choose another, such as `{value}Code`"),
        );
        return None;
    }
    Some(value.clone())
}

impl Context<'_, '_> {
    fn show(&self, value: &Value) -> String {
        value.show(self.repr, self.radix)
    }

    fn name(&self, value: &Value) -> String {
        naming::of_value(value, self.repr, self.radix)
    }

    /// The value of a code.
    fn value(&mut self, written: &Spanned<RawValue>) -> Option<Value> {
        let value = value::read(self.repr, &written.value);
        self.or_report(value, &written.span)
    }

    /// A value that may lie outside of `repr`.
    fn any_value(&mut self, written: &Spanned<RawValue>) -> Option<Value> {
        let value = value::read_any(self.repr, &written.value);
        self.or_report(value, &written.span)
    }

    /// Where the value of each code is, in the order of the values.
    fn spans_by_value<'v>(&self, values: &'v [Option<Value>]) -> BTreeMap<&'v Value, Span> {
        let codes = self.raw.codes.iter().zip(values);
        let spans = codes.filter_map(|(code, value)| {
            let written = code.value.as_ref()?;
            Some((value.as_ref()?, written.span.clone()))
        });
        spans.collect()
    }

    fn or_report(&mut self, value: Result<Value, ValueError>, span: &Span) -> Option<Value> {
        let mistake = match value {
            Ok(value) => return Some(value),
            Err(mistake) => mistake,
        };
        let (title, help) = match (mistake, self.repr) {
            (ValueError::NotAString, _) => (
                "an integer in a table of strings".to_owned(),
                "put the value in quotes, or change `repr`".to_owned(),
            ),
            (ValueError::Empty, _) => (
                "an empty value".to_owned(),
                "write the text that travels on the wire".to_owned(),
            ),
            (ValueError::OutOfRange, Repr::Integer(repr)) => (
                format!("value outside `{}`", repr.name()),
                format!(
                    "`{}` holds {} to {}: fix the value, or widen `repr`",
                    repr.name(),
                    repr.min(),
                    repr.max(),
                ),
            ),
            (ValueError::TooLargeForToml, _) => (
                "an integer that TOML cannot represent".to_owned(),
                "put the value in quotes; every TOML reader accepts it then".to_owned(),
            ),
            (ValueError::NotANumber | ValueError::OutOfRange, _) => (
                "a string that is not a number".to_owned(),
                "write decimal digits, or hexadecimal ones after `0x`; for text use `repr = \"str\"`"
                    .to_owned(),
            ),
        };
        self.diagnostics.error(span, title, "", help);
        None
    }
}
