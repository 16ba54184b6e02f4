//! `codegen --check`: what differs from the tables, why, and what to do about it.

use codetable::{Cause, Lock, Origin};

use super::diff::{Diff, diff};
use super::inventory::Finding;
use super::json;
use super::meaning::{self, Meaning};
use super::stale::{Comparison, Stale};
use crate::cli::Format;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::count;
use crate::output::terminal::{self, Annotation, Terminal};
use crate::paths::Paths;

/// The comparison, and what is needed to print it.
pub(super) struct Report<'p> {
    pub(super) artifacts: usize,
    /// Every stale file, with the diff that brings it up to date.
    pub(super) stale: Vec<(Stale, Diff)>,
    /// What changed in the tables.
    pub(super) meanings: Vec<Meaning>,
    pub(super) paths: &'p Paths,
}

/// The most changes of a table that are listed.
const MAX_CHANGES: usize = 30;

/// The most lines of a diff. That of a file that follows from a change of the table which is listed is short.
const MAX_LINES: usize = 300;
const MAX_LINES_IF_LISTED: usize = 12;

pub(crate) fn run(
    paths: &Paths,
    names_only: bool,
    format: Format,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let Comparison { artifacts, stale } = Comparison::new(paths)?;
    let meanings = meaning::of_tables(stale.iter());
    let color = terminal.color && format == Format::Text;
    let with_diff = |file: Stale| {
        let is_short = follows(&file, &meanings) || file.finding == Finding::Missing;
        let lines = if is_short && format == Format::Text {
            MAX_LINES_IF_LISTED
        } else {
            MAX_LINES
        };
        let diff = diff(&file.path, &file.found, &file.expected, lines, color);
        (file, diff)
    };
    let report = Report {
        artifacts,
        stale: stale.into_iter().map(with_diff).collect(),
        meanings,
        paths,
    };
    let annotations = annotations(&report, terminal);
    match format {
        Format::Text if names_only => terminal::result(&annotations, &names(&report))?,
        Format::Text => terminal::result(&annotations, &text(&report))?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::checked(&report))?;
        }
    }
    Ok(ExitStatus::done_if(report.stale.is_empty()))
}

/// Whether a file is stale only because of a table whose changes are listed.
fn follows(file: &Stale, meanings: &[Meaning]) -> bool {
    let is_listed = match &file.origin {
        Some(Origin::Table(table)) => meanings.iter().any(|meaning| meaning.file == *table),
        // Those of other tables are listed as well.
        Some(Origin::Tables) => !meanings.is_empty(),
        Some(Origin::Generator) | None => false,
    };
    is_listed && file.finding == Finding::Stale(Cause::Table)
}

impl Report<'_> {
    /// Returns the command that brings everything up to date.
    pub(super) fn command(&self) -> String {
        self.paths.codegen_command()
    }

    /// Returns what to do about all stale files, if there are any.
    pub(super) fn help(&self) -> Option<String> {
        let mut files = self.stale.iter();
        let needs_a_person = files.any(|(file, _)| file.finding.needs_a_person());
        (!self.stale.is_empty()).then(|| to_do(needs_a_person, self.paths))
    }
}

/// Returns an annotation of each stale file, at its first difference.
fn annotations(report: &Report<'_>, terminal: &Terminal) -> String {
    let annotation = |(file, Diff { first, .. }): &(Stale, Diff)| {
        let to_do = to_do(file.finding.needs_a_person(), report.paths);
        terminal.annotation(&Annotation {
            file: &file.path,
            line: first.line,
            column: first.column,
            title: "stale artifact",
            text: &format!("{}. To fix this, {to_do}", file.reason),
        })
    };
    report.stale.iter().map(annotation).collect()
}

/// The paths of the stale files, one a line.
fn names(report: &Report<'_>) -> String {
    let paths = report.stale.iter();
    paths.flat_map(|(file, _)| [&file.path, "\n"]).collect()
}

fn text(report: &Report<'_>) -> String {
    let mut text = String::new();
    for Meaning { file, changes } in &report.meanings {
        text += &format!("{} changed:\n", report.paths.display_table(file));
        for change in changes.iter().take(MAX_CHANGES) {
            text += &format!("  {change}\n");
        }
        if changes.len() > MAX_CHANGES {
            let more = changes.len() - MAX_CHANGES;
            text += &format!("  … and {}\n", count(more, "more change"));
        }
        text.push('\n');
    }
    // The digests say nothing that the other files do not say.
    let (locks, others): (Vec<_>, Vec<_>) = report
        .stale
        .iter()
        .partition(|(file, _)| file.path.ends_with(Lock::PATH));
    for (file, Diff { text: lines, .. }) in others.into_iter().chain(locks) {
        text += &format!("stale: {}: {}\n{lines}\n", file.path, file.reason);
    }
    text + &summary(report)
}

fn summary(report: &Report<'_>) -> String {
    let Some(to_do) = report.help() else {
        return format!("{}, none stale\n", count(report.artifacts, "artifact"));
    };
    let files = count(report.stale.len(), "file");
    let are = if report.stale.len() == 1 { "is" } else { "are" };
    format!("{files} {are} stale. To fix this, {to_do}\n")
}

/// Says what to do about stale files.
fn to_do(needs_a_person: bool, paths: &Paths) -> String {
    let command = paths.codegen_command();
    if needs_a_person {
        format!(
            "move what the generator did not write, what is kept and what is in the way somewhere else, then run: \
             {command}"
        )
    } else {
        format!("run: {command}")
    }
}
