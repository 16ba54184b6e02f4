//! Turns tables of result codes into Rust crates.
//!
//! Text in, artifacts or diagnostics out: nothing here reads or writes a file. [`generate`] is the
//! whole flow. A table is read as it was written, proven into a [`model`], and written out by one
//! emitter an artifact.

mod artifact;
pub mod breaking;
mod codes_schema;
mod conflict;
pub mod diagnostic;
mod emit;
pub mod explain;
mod format;
mod grammar;
mod html;
mod invisible;
pub mod json;
mod keys;
pub mod listing;
mod lookup;
mod markdown;
pub mod model;
mod parallel;
mod schema;
mod spec;
mod stamp;
mod validate;
pub mod value;
mod variant;

use std::borrow::Cow;
use std::collections::HashMap;

pub use artifact::{Artifact, Cause, Place};
use diagnostic::Diagnostics;
pub use diagnostic::{Diagnostic, Mark, Span};
use emit::Job;
use model::Table;

/// The text of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    file: String,
    text: String,
    /// Where in the text the first bytes stood that are not UTF-8.
    broken: Option<usize>,
}

impl Source {
    /// Takes the name of a file in `spec/`, such as `uptivity.toml`, and what is in it. Line
    /// endings and a byte order mark make no difference to anything that is generated.
    #[must_use]
    pub fn new(file: impl Into<String>, text: &str) -> Self {
        Self {
            file: file.into(),
            text: normal(text).into_owned(),
            broken: None,
        }
    }

    /// The same from what stands in the file. If that is not UTF-8, it is a mistake of the table like
    /// any other, and in its text U+FFFD shows where.
    #[must_use]
    pub fn from_bytes(file: impl Into<String>, bytes: &[u8]) -> Self {
        let mut source = Self::new(file, &String::from_utf8_lossy(bytes));
        if let Err(error) = std::str::from_utf8(bytes) {
            let (before, _) = bytes.split_at(error.valid_up_to());
            source.broken = Some(normal(&String::from_utf8_lossy(before)).len());
        }
        source
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text that the [`Span`]s of a [`Diagnostic`] count in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The text without what makes no difference.
fn normal(text: &str) -> Cow<'_, str> {
    artifact::unix_lines(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Reads and proves every table.
///
/// # Errors
///
/// All mistakes of all tables, by table and by place.
pub fn tables(sources: &[Source]) -> Result<Vec<Table>, Vec<Diagnostic>> {
    let numbered: Vec<(usize, &Source)> = sources.iter().enumerate().collect();
    let read = parallel::map(&numbered, |(index, source)| {
        let mut diagnostics = Diagnostics::new(*index);
        file_name(&source.file, &mut diagnostics);
        let spec = encoding(source, &mut diagnostics)
            .then(|| spec::read(&source.text, &mut diagnostics))
            .flatten();
        let name = spec.as_ref().and_then(|spec| spec.package.name.clone());
        let digest = stamp::digest(&source.text);
        let table =
            spec.and_then(|spec| validate::prove(spec, &source.file, digest, &mut diagnostics));
        (name, table, diagnostics)
    });
    let mut tables = Vec::new();
    let mut mistakes = Vec::new();
    let mut owners = HashMap::new();
    for (index, (name, table, mut diagnostics)) in read.into_iter().enumerate() {
        if let Some(name) = name {
            // Folders whose names differ in case only are one folder on some systems, and to Rust a
            // dash in the name of a crate is an underscore.
            let folder = name.value.to_ascii_lowercase().replace('-', "_");
            let owner = owners.entry(folder);
            let owner = owner.or_insert((index, name.span.clone()));
            if owner.0 != index {
                let diagnostic = diagnostics.error(
                    &name.span,
                    format!("two tables generate the package `{}`", name.value),
                    "here",
                    "each table has a package of its own",
                );
                diagnostic.related.push(Mark {
                    source: owner.0,
                    span: owner.1.clone(),
                    text: "and here".to_owned(),
                });
            }
        }
        tables.extend(table);
        mistakes.extend(diagnostics.into_sorted());
    }
    if mistakes.is_empty() {
        Ok(tables)
    } else {
        Err(mistakes)
    }
}

/// The name stands in comments of several languages, so that it must not end any.
fn file_name(file: &str, diagnostics: &mut Diagnostics) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    if !file.chars().all(plain) {
        diagnostics.error(
            &(0..0),
            format!("a file of the name {file:?} cannot be a table"),
            "",
            "give the file a name of ASCII letters, digits, `-`, `_`, `.` and blanks",
        );
    }
}

/// Refuses a table that is not UTF-8. Says whether it is one to read.
fn encoding(source: &Source, diagnostics: &mut Diagnostics) -> bool {
    if let Some(at) = source.broken {
        diagnostics.error(
            &(at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
            "the table is not UTF-8",
            "",
            "save the file as UTF-8; the rest of the table is checked after that",
        );
    }
    source.broken.is_none()
}

/// Makes every artifact of every table: read, parse, validate, model, emit, render.
///
/// # Errors
///
/// All mistakes of all tables, by table and by place.
pub fn generate(sources: &[Source]) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let mut artifacts = Vec::new();
    for draft in [schema::emit(), codes_schema::emit()] {
        let artifact = draft
            .render_beside()
            .map_err(|error| vec![bug(0, &error)])?;
        artifacts.push(artifact);
    }
    let tables = tables(sources)?;
    let layouts = parallel::map(&tables, emit::Layout::new);
    let jobs = tables.iter().zip(&layouts).enumerate();
    let jobs: Vec<(usize, Job<'_>)> = jobs
        .flat_map(|(index, (table, layout))| Job::all(table, layout).map(move |job| (index, job)))
        .collect();
    let rendered = parallel::map(&jobs, |(index, job)| {
        let drafts = job.drafts().into_iter();
        let rendered = drafts.map(|draft| draft.render(job.table));
        let artifacts: Result<Vec<Artifact>, String> = rendered.collect();
        artifacts.map_err(|error| vec![bug(*index, &error)])
    });
    for some in rendered {
        artifacts.extend(some?);
    }
    for draft in emit::beside(&tables) {
        let artifact = draft
            .render_index(&tables)
            .map_err(|error| vec![bug(0, &error)])?;
        artifacts.push(artifact);
    }
    Ok(artifacts)
}

/// Only a mistake in an emitter comes here; the table is named because that is all there is.
fn bug(source: usize, error: &str) -> Diagnostic {
    Diagnostic {
        title: format!("the generator made Rust that does not parse: {error}"),
        primary: Mark {
            source,
            span: 0..0,
            text: String::new(),
        },
        related: Vec::new(),
        help: "this is a bug of the generator: report it with this table".to_owned(),
    }
}
