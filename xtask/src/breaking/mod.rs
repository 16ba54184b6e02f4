//! `breaking`: compares the tables with another state of them.
//!
//! [`codetable::breaking`] finds what changed and which versions that needs. This module reads the other
//! state of the tables and prints the report.

mod json;
mod text;

use std::ffi::OsStr;

use codetable::Source;
use codetable::breaking::{Bump, Comparison, TableStatus, compare};
use codetable::diagnostic::Span;
use codetable::model::Table;

use crate::cli::Format;
use crate::config::RetiredPackage;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::lines::{Lines, Position};
use crate::output::terminal::{self, Annotation, Terminal};
use crate::paths::Paths;
use crate::tables::{self, revision};

/// The comparison of all tables, and what is needed to print it.
struct Report<'t> {
    /// The other state, as the call names it.
    against: &'t str,
    statuses: &'t [TableStatus<'t>],
    sources: &'t [Source],
    lines: Lines<'t>,
    paths: &'t Paths,
    color: bool,
}

pub(crate) fn run(
    paths: &Paths,
    against: &OsStr,
    format: Format,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let sources = tables::read(paths)?;
    let (old_paths, old_sources) = read_old_state(paths, against)?;
    let consequence = "nothing was compared";
    let new = tables::validate(paths, &sources, consequence)?;
    let old = codetable::validate_earlier(&old_sources).map_err(|diagnostics| {
        Failure::mistakes(&old_paths, &old_sources, diagnostics, consequence)
    })?;
    let statuses = compare(&old, &new);
    let report = Report {
        against: &against.to_string_lossy(),
        statuses: &statuses,
        lines: Lines::new(&sources),
        sources: &sources,
        paths,
        color: terminal.color,
    };
    let annotations = report.annotations(terminal);
    match format {
        Format::Text => terminal::result(&annotations, &text::render(&report))?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::render(&report))?;
        }
    }
    Ok(ExitStatus::done_if(report.is_good()))
}

/// Reads the tables of another folder or of a revision. Returns also how messages name where they are.
fn read_old_state(paths: &Paths, against: &OsStr) -> Result<(Paths, Vec<Source>), Failure> {
    let folder = paths.clone().with_spec(against);
    if folder.spec().is_dir() {
        let sources = tables::read_old(&folder)?;
        return Ok((folder, sources));
    }
    let sources = revision::read(paths, against)?;
    Ok((revision::display_paths(paths, against), sources))
}

impl Report<'_> {
    /// Returns every table that is in both states.
    fn kept(&self) -> impl Iterator<Item = &Comparison<'_>> {
        self.statuses.iter().filter_map(|status| match status {
            TableStatus::Kept(comparison) => Some(comparison),
            TableStatus::New(_) | TableStatus::Gone(_) => None,
        })
    }

    /// Returns every table that is gone although its package is not retired.
    fn gone_without_notice(&self) -> impl Iterator<Item = &Table> {
        self.statuses.iter().filter_map(|status| match status {
            TableStatus::Gone(table) if self.retired(table).is_none() => Some(*table),
            TableStatus::Gone(_) | TableStatus::New(_) | TableStatus::Kept(_) => None,
        })
    }

    /// Returns what the workspace says about the package of a table that is gone, if it is retired.
    fn retired(&self, table: &Table) -> Option<&RetiredPackage> {
        let mut retired = self.paths.config().retired.iter();
        retired.find(|retired| retired.package == table.name())
    }

    fn is_good(&self) -> bool {
        self.kept().all(Comparison::is_sufficient) && self.gone_without_notice().next().is_none()
    }

    /// Returns the position of a span in a table of the new state.
    fn position(&self, table: &Table, at: &Span) -> Position {
        let mut sources = self.sources.iter().enumerate();
        let source = sources.find(|(_, source)| source.file() == table.file);
        let (index, _) = source.expect("each table was read from a source");
        self.lines.position(index, at.start)
    }

    /// Returns an annotation of each change that the version is not sufficient for, at its row or at the
    /// version.
    fn annotations(&self, terminal: &Terminal) -> String {
        let mut text = String::new();
        for table in self.gone_without_notice() {
            text += &terminal.annotation(&Annotation {
                file: "Cargo.toml",
                line: 1,
                column: 1,
                title: "refused",
                text: &format!(
                    "{}. {}",
                    text::gone_line(self, table),
                    text::how_to_keep(self, table)
                ),
            });
        }
        for comparison in self.kept() {
            let version = comparison.new.version_span();
            let raise = text::how_to_raise(comparison);
            let mut annotate = |at: &Span, title: &str, says: &str| {
                let Position { line, column } = self.position(comparison.new, at);
                text += &terminal.annotation(&Annotation {
                    file: &self.paths.display_table(&comparison.new.file),
                    line,
                    column,
                    title,
                    text: says,
                });
            };
            for change in &comparison.changes {
                if !comparison.is_sufficient_for(change) {
                    let help = match &change.help {
                        Some(help) if change.needs == Bump::Refused => help.clone(),
                        Some(help) => format!("{raise}; {help}"),
                        None => raise.clone(),
                    };
                    let at = change.at.as_ref().unwrap_or(version);
                    let says = format!("{}: {}. {help}", change.what, change.effect);
                    annotate(at, change.needs.name(), &says);
                }
            }
            if comparison.is_lower() {
                annotate(version, "version", &text::version_is_lower(comparison));
            }
        }
        text
    }
}
