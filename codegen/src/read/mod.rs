//! From the text of a table to a raw table. Knows which keys there are and of which type, and nothing
//! of what they mean.
//!
//! What cannot be read (syntax, types, missing and unknown keys) is reported here.

mod conflict;
pub(crate) mod grammar;
mod invisible;
pub(crate) mod raw;
mod section;
pub(crate) mod suggest;

use toml::de::DeTable;

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use grammar::{FORMAT, TABLE};
use raw::{RawAlias, RawCode, RawGap, RawGroup, RawMessage, RawPackage, RawRetired, RawTable};
use section::SectionReader;

/// Reads a table and reports what cannot be read. Returns `None` when nothing more can be said about
/// it.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<RawTable> {
    source
        .check(diagnostics)
        .then(|| raw_table(source.text(), diagnostics))
        .flatten()
}

/// Reads the text of a table and reports what cannot be read.
///
/// Returns `None` when the text has merge conflicts or invisible characters, is not TOML, or is of
/// another format: then nothing more can be said about it.
fn raw_table(text: &str, diagnostics: &mut Diagnostics) -> Option<RawTable> {
    if !conflict::check(text, diagnostics) || !invisible::check_source(text, diagnostics) {
        return None;
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            diagnostics.error(
                &span,
                format!("not valid TOML: {}", error.message()),
                "",
                "fix the syntax; the rest of the table is checked after that",
            );
        }
        return None;
    }

    let format = document.get_ref().get("format");
    let format = format.and_then(|format| Some((format.get_ref().as_integer()?, format.span())));
    if let Some((number, span)) = format.filter(|(number, _)| number.to_string() != FORMAT) {
        diagnostics.error(
            &span,
            format!("unknown table format {number}"),
            "",
            format!("write `format = {FORMAT}`, or use the generator that knows this format"),
        );
        return None;
    }
    Some(table(SectionReader::new(
        &TABLE,
        0..0,
        document.get_ref(),
        diagnostics,
    )))
}

fn table(mut keys: SectionReader<'_, '_>) -> RawTable {
    let mut spec = RawTable::default();
    if let Some(mut keys) = keys.section("table") {
        spec.title = keys.text("title");
        spec.type_name = keys.text("type");
        spec.repr = keys.text("repr");
        spec.radix = keys.text("radix");
        spec.discriminant = keys.text("discriminant");
        spec.strip_prefix = keys.texts("strip-prefix");
        if let Some(source) = keys.section("source") {
            spec.document = source.text("document");
            spec.publisher = source.text("publisher");
        }
    }
    if let Some(keys) = keys.section("package") {
        spec.package = RawPackage {
            name: keys.text("name"),
            version: keys.text("version"),
            description: keys.text("description"),
            license: keys.text("license"),
        };
    }
    spec.groups = keys.sections("group", |keys| RawGroup {
        id: keys.text("id"),
        title: keys.text("title"),
    });
    spec.codes = keys.sections("code", code);
    spec.gaps = keys.sections("gap", |keys| RawGap {
        value: keys.value("value"),
        first: keys.value("first"),
        last: keys.value("last"),
        reason: keys.text("reason"),
    });
    spec.retired = keys.sections("retired", |keys| RawRetired {
        value: keys.value("value"),
        label: keys.text("label"),
        since: keys.text("since"),
        reason: keys.text("reason"),
    });
    spec.message = keys.section("message").map(|keys| RawMessage {
        root: keys.text("root"),
        request_id: keys.text("request-id"),
        kind: keys.text("type"),
        code: keys.text("code"),
        text: keys.text("text"),
        error_type: keys.text("error-type"),
    });
    spec
}

fn code(mut keys: SectionReader<'_, '_>) -> RawCode {
    RawCode {
        value: keys.value("value"),
        label: keys.text("label"),
        variant: keys.text("variant"),
        outcome: keys.text("outcome"),
        group: keys.text("group"),
        tags: keys.texts("tags"),
        description: keys.text("description"),
        since: keys.text("since"),
        deprecated: keys.text("deprecated"),
        allow: keys.text("allow"),
        same_label_as: keys.value("same-label-as"),
        aliases: keys.sections("alias", |keys| RawAlias {
            label: keys.text("label"),
            variant: keys.text("variant"),
            description: keys.text("description"),
            deprecated: keys.text("deprecated"),
        }),
    }
}
