//! `breaking`: the tables, held against another state of them.
//!
//! What changed and what it needs is found out by [`codegen::breaking`]. Here the other state is
//! read, and what was found is printed.

mod json;
mod text;

use std::ffi::OsStr;

use codegen::Source;
use codegen::breaking::{Comparison, Fate, compare};
use codegen::diagnostic::Span;
use codegen::model::Table;

use crate::args::Format;
use crate::paths::Paths;
use crate::report::Lines;
use crate::terminal::{self, Annotation, Terminal};
use crate::{Failure, Verdict, folder, git};

/// What was found, and the tables that it points into.
struct Found<'t> {
    /// The other state, as it was called.
    against: &'t str,
    fates: &'t [Fate<'t>],
    sources: &'t [Source],
    lines: Lines,
    paths: &'t Paths,
}

pub(crate) fn run(
    paths: &Paths,
    against: &OsStr,
    format: Format,
    terminal: &Terminal,
) -> Result<Verdict, Failure> {
    let sources = folder::tables(paths)?;
    let (was, old_sources) = before(paths, against)?;
    let new = match codegen::tables(&sources) {
        Ok(tables) => tables,
        Err(mistakes) => return Err(Failure::Tables { sources, mistakes }),
    };
    let old = codegen::tables(&old_sources).map_err(|mistakes| Failure::OldTables {
        paths: was,
        sources: old_sources,
        mistakes,
    })?;
    let fates = compare(&old, &new);
    let found = Found {
        against: &against.to_string_lossy(),
        fates: &fates,
        lines: Lines::of(&sources),
        sources: &sources,
        paths,
    };
    let annotations = found.annotations(terminal);
    match format {
        Format::Text => terminal::result(&(annotations + &text::render(&found, terminal.colour))),
        Format::Json => {
            terminal::diagnostic(&annotations);
            terminal::result(&json::render(&found));
        }
    }
    Ok(if found.is_good() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

/// The tables of another folder, or of a revision, and how messages name where they are.
fn before(paths: &Paths, against: &OsStr) -> Result<(Paths, Vec<Source>), Failure> {
    let folder = paths.clone().with_spec(against);
    if folder.spec().is_dir() {
        let sources = folder::old_tables(&folder)?;
        return Ok((folder, sources));
    }
    let sources = git::tables(paths, against)?;
    Ok((git::paths_of(paths, against), sources))
}

impl Found<'_> {
    /// Every table that is in both states.
    fn kept(&self) -> impl Iterator<Item = &Comparison<'_>> {
        self.fates.iter().filter_map(|fate| match fate {
            Fate::Kept(comparison) => Some(comparison),
            Fate::New(_) | Fate::Gone(_) => None,
        })
    }

    fn is_good(&self) -> bool {
        self.kept().all(Comparison::is_enough)
    }

    /// Line and column of a place in a table of the new state.
    fn place(&self, table: &Table, at: &Span) -> (usize, usize) {
        let mut sources = self.sources.iter().enumerate();
        let source = sources.find(|(_, source)| source.file() == table.file);
        source.map_or((1, 1), |(index, source)| {
            self.lines.place(index, at.start, source)
        })
    }

    /// A change that the version does not allow is shown at its row, or where the version stands.
    fn annotations(&self, terminal: &Terminal) -> String {
        let mut text = String::new();
        for comparison in self.kept() {
            let version = &comparison.new.package.at;
            let raise = text::raise(comparison);
            let mut annotate = |at: &Span, title: &str, says: &str| {
                let (line, column) = self.place(comparison.new, at);
                text += &terminal.annotation(&Annotation {
                    file: &self.paths.shown_table(&comparison.new.file),
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
