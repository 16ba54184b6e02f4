//! `compare`: compares lists that a vendor published with one of the tables.

mod apply;
mod json;
mod text;

use std::collections::HashSet;
use std::path::Path;

use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Difference, FindError, List, Options, Page, Proposal};

use crate::cli::{CompareArgs, CompareMode, Format};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::lines::Lines;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::published::files::{self, Files};
use crate::tables::{self, Access};

/// A list, and what it was compared with.
struct Report<'t> {
    /// The files of the list, as the call names them.
    files: Vec<String>,
    paths: &'t Paths,
    table: &'t Table,
    /// The table, or the file with the earlier edition, as messages name it.
    against: String,
    /// The earlier edition, if the table was made from one.
    old: Option<&'t Proposal>,
    /// The lines of the table.
    lines: Lines<'t>,
    list: &'t List,
    differences: Vec<Difference<'t>>,
    color: bool,
}

pub(crate) fn run(
    args: &CompareArgs,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    match &args.against {
        Some(old) => with_edition(args, old, paths, terminal),
        None => with_table(args, paths, terminal),
    }
}

/// Compares a list with a table.
fn with_table(
    args: &CompareArgs,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let _lock = match args.mode {
        CompareMode::Show => None,
        CompareMode::Apply => tables::lock(paths, Access::Write),
    };
    let sources = tables::read(paths)?;
    let chosen = std::slice::from_ref(tables::choose(&sources, args.table.as_deref(), paths)?);
    let tables = tables::validate(paths, chosen, "nothing was compared")?;
    let against = paths.display_table(&tables[0].file);
    compare(args, paths, terminal, chosen, &tables[0], against, None)
}

/// Compares two editions of a list, by a table made from the earlier one.
fn with_edition(
    args: &CompareArgs,
    old: &Path,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let name = old.display().to_string();
    let Files { pages, .. } = files::read(
        std::slice::from_ref(&old.to_owned()),
        std::slice::from_ref(&name),
        &args.defines,
    )?;
    let options = Options {
        name: "edition".to_owned(),
        list: args.list,
        files: vec![name.clone()],
        today: "1970-01-01".to_owned(),
        ..Options::default()
    };
    let proposal = published::propose(&pages, &options)
        .map_err(|error| Failure::no_list(std::slice::from_ref(&name), error))?;
    let sources = [Source::new("edition.toml", &proposal.text)];
    let tables = tables::validate(paths, &sources, "nothing was compared")?;
    compare(
        args,
        paths,
        terminal,
        &sources,
        &tables[0],
        name,
        Some(&proposal),
    )
}

/// Finds the list of a table. The number is that of the earlier edition, if the table was made from one: where the later one
/// has other lists before it, the labels tell.
fn find(
    table: &Table,
    pages: &[Page],
    number: Option<usize>,
    is_edition: bool,
) -> Result<List, FindError> {
    let numbered = published::find(table, pages, number);
    if !is_edition || number.is_none() {
        return numbered;
    }
    let labels: HashSet<&str> = table.codes.iter().map(|code| code.label.as_str()).collect();
    match numbered {
        Ok(list)
            if list
                .codes
                .iter()
                .any(|code| labels.contains(code.label.as_str())) =>
        {
            Ok(list)
        }
        other => published::find(table, pages, None).or(other),
    }
}

fn compare(
    args: &CompareArgs,
    paths: &Paths,
    terminal: &Terminal,
    sources: &[Source],
    table: &Table,
    against: String,
    old: Option<&Proposal>,
) -> Result<ExitStatus, Failure> {
    let files = files::display(&args.files);
    let Files { texts, pages } = files::read(&args.files, &files, &args.defines)?;
    let list = find(table, &pages, args.list, old.is_some()).map_err(|mut error| {
        if old.is_some() {
            error.of_edition();
        }
        Failure::no_list(&files, error)
    })?;
    // A page may be large, and only its text is still needed.
    drop(pages);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut report = Report {
        files,
        paths,
        table,
        against,
        old,
        lines: Lines::new(sources),
        list: &list,
        differences: published::compare(table, &list, &texts),
        color: terminal.color && args.format == Format::Text,
    };
    let mut text = text::render(&report);
    if args.mode == CompareMode::Show {
        text += &text::next_step(&report);
    } else {
        text += &apply::apply(&report)?;
        report
            .differences
            .retain(|difference| difference.addition().is_none());
        text += &apply::not_applied(&report);
    }
    let annotations = text::annotations(&report, terminal);
    match args.format {
        Format::Text => terminal::result(&annotations, &text)?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::render(&report))?;
        }
    }
    Ok(ExitStatus::done_if(report.differences.is_empty()))
}
