//! `breaking`: compares the tables with another state of them.
//!
//! What changed and what it needs is found out by [`codetable::breaking`]. Here the other state is
//! read, and what was found is printed.

mod json;
mod text;

use std::ffi::OsStr;

use codetable::Source;
use codetable::breaking::{Comparison, TableStatus, compare};
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

/// What was found, and the tables that it points into.
struct Found<'t> {
    /// The other state, as it was called.
    against: &'t str,
    statuses: &'t [TableStatus<'t>],
    sources: &'t [Source],
    lines: Lines,
    paths: &'t Paths,
}

pub(crate) fn run(
    paths: &Paths,
    against: &OsStr,
    format: Format,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let sources = tables::read(paths)?;
    let (old_paths, old_sources) = before(paths, against)?;
    let consequence = "nothing was compared";
    let new = tables::validate(paths, &sources, consequence)?;
    let old = tables::validate(&old_paths, &old_sources, consequence)?;
    let statuses = compare(&old, &new);
    let found = Found {
        against: &against.to_string_lossy(),
        statuses: &statuses,
        lines: Lines::new(&sources),
        sources: &sources,
        paths,
    };
    let annotations = found.annotations(terminal);
    match format {
        Format::Text => terminal::result(&(annotations + &text::render(&found, terminal.color))),
        Format::Json => {
            terminal::diagnostic(&annotations);
            terminal::result(&json::render(&found));
        }
    }
    Ok(ExitStatus::done_if(found.is_good()))
}

/// The tables of another folder, or of a revision, and how messages name where they are.
fn before(paths: &Paths, against: &OsStr) -> Result<(Paths, Vec<Source>), Failure> {
    let folder = paths.clone().with_spec(against);
    if folder.spec().is_dir() {
        let sources = tables::read_old(&folder)?;
        return Ok((folder, sources));
    }
    let sources = revision::read(paths, against)?;
    Ok((revision::display_paths(paths, against), sources))
}

impl Found<'_> {
    /// Every table that is in both states.
    fn kept(&self) -> impl Iterator<Item = &Comparison<'_>> {
        self.statuses.iter().filter_map(|status| match status {
            TableStatus::Kept(comparison) => Some(comparison),
            TableStatus::New(_) | TableStatus::Gone(_) => None,
        })
    }

    /// Every table that is gone although its package is not retired.
    fn lost(&self) -> impl Iterator<Item = &Table> {
        self.statuses.iter().filter_map(|status| match status {
            TableStatus::Gone(table) if self.retired(table).is_none() => Some(*table),
            TableStatus::Gone(_) | TableStatus::New(_) | TableStatus::Kept(_) => None,
        })
    }

    /// What the workspace says of the package of a table that is gone, if it is gone for good.
    fn retired(&self, table: &Table) -> Option<&RetiredPackage> {
        let mut retired = self.paths.config().retired.iter();
        retired.find(|retired| retired.package == table.package.name)
    }

    fn is_good(&self) -> bool {
        self.kept().all(Comparison::is_enough) && self.lost().next().is_none()
    }

    /// Line and column of a place in a table of the new state.
    fn place(&self, table: &Table, at: &Span) -> Position {
        let mut sources = self.sources.iter().enumerate();
        let source = sources.find(|(_, source)| source.file() == table.file);
        let (index, source) = source.expect("each table was read from a source");
        self.lines.place(index, at.start, source)
    }

    /// A change that the version does not allow is shown at its row, or at the version.
    fn annotations(&self, terminal: &Terminal) -> String {
        let mut text = String::new();
        for table in self.lost() {
            text += &terminal.annotation(&Annotation {
                file: "Cargo.toml",
                line: 1,
                column: 1,
                title: "refused",
                text: &format!("{}. {}", text::gone(self, table), text::keep(self, table)),
            });
        }
        for comparison in self.kept() {
            let version = &comparison.new.package.at;
            let raise = text::raise(comparison);
            let mut annotate = |at: &Span, title: &str, says: &str| {
                let Position { line, column } = self.place(comparison.new, at);
                text += &terminal.annotation(&Annotation {
                    file: &self.paths.display_table(&comparison.new.file),
                    line,
                    column,
                    title,
                    text: says,
                });
            };
            for change in &comparison.changes {
                if comparison.fails(change) {
                    let help = match change.help.as_str() {
                        "" => &raise,
                        help => help,
                    };
                    let at = change.at.as_ref().unwrap_or(version);
                    let says = format!("{}: {}. {help}", change.what, change.effect);
                    annotate(at, change.needs.name(), &says);
                }
            }
            if comparison.is_lower() {
                annotate(version, "version", &text::lower(comparison));
            }
        }
        text
    }
}
