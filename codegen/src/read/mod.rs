//! From the texts of tables to raw tables.
//!
//! Reports what depends on the grammar alone: syntax, missing and unknown keys, wrong types.

mod conflict;
pub(crate) mod grammar;
mod invisible;
mod key;
pub(crate) mod raw;
pub(crate) mod section;
pub(crate) mod spanned;
pub(crate) mod suggest;

use toml::de::DeTable;

use crate::diagnostic::{Diagnostics, START};
use crate::source::Source;
use raw::{FORMAT, RawTable};
use section::{RawSection, SectionReader};

/// One source, read.
pub(crate) struct Reading<'s> {
    pub(crate) source: &'s Source,
    /// `None` if nothing more can be said about the source than `diagnostics` says.
    pub(crate) raw: Option<RawTable>,
    pub(crate) diagnostics: Diagnostics,
}

/// Reads every table, in the order of `sources`.
pub(crate) fn read(sources: &[Source]) -> Vec<Reading<'_>> {
    sources
        .iter()
        .enumerate()
        .map(|(index, source)| {
            let mut diagnostics = Diagnostics::new(index);
            Reading {
                source,
                raw: table(source, &mut diagnostics),
                diagnostics,
            }
        })
        .collect()
}

/// Reads a table and reports what cannot be read.
///
/// Returns `None` if the text is not UTF-8, has merge conflicts or invisible characters, is not TOML, or has
/// another format: further mistakes would only be consequences.
fn table(source: &Source, diagnostics: &mut Diagnostics) -> Option<RawTable> {
    let text = source.text();
    if !source.check_readable(diagnostics)
        || !conflict::check(text, diagnostics)
        || !invisible::check_source(text, diagnostics)
    {
        return None;
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let title = format!("invalid TOML: {}", error.message());
            let help = "fix the syntax; the rest of the table is checked after that";
            diagnostics.error(&error.span().unwrap_or(START), title, help);
        }
        return None;
    }

    let document = document.get_ref();
    if let Some(format) = document.get("format")
        && let Some(number) = format.get_ref().as_integer()
        && number.to_string() != FORMAT
    {
        let title = format!("unknown table format {number}");
        let help =
            format!("write `format = {FORMAT}`, or use a generator that supports the format");
        diagnostics.error(&format.span(), title, help);
        return None;
    }
    Some(RawTable::read(SectionReader::new(
        RawTable::SECTION,
        START,
        document,
        diagnostics,
    )))
}
