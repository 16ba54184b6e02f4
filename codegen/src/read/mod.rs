//! From the text of a table to a raw table. Knows which keys there are and of which type, and nothing
//! of what they mean.
//!
//! What cannot be read (syntax, types, missing and unknown keys) is reported here.

mod conflict;
mod invisible;
pub(crate) mod key;
pub(crate) mod raw;
mod section;
pub(crate) mod suggest;

use toml::de::DeTable;

use crate::diagnostic::Diagnostics;
use crate::source::Source;
use key::RawSection;
use raw::{FORMAT, RawTable};
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
    Some(RawTable::read(SectionReader::new(
        RawTable::SECTION,
        0..0,
        document.get_ref(),
        diagnostics,
    )))
}
