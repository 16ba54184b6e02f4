//! `explain`: says what a code means, such as one in a log.

mod attributes;
mod json;
mod not_found;
mod text;

use codetable::Source;
use codetable::model::Table;
use codetable::search::{Answer, Lookup, explain};

use crate::cli::{Format, Query};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::tables;

/// The answers to all queries, and what is needed to print them.
struct Report<'r> {
    lookups: Vec<Lookup<'r>>,
    /// The tables that were searched.
    tables: &'r [Table],
    paths: &'r Paths,
    color: bool,
    /// The width of a line; `None` if nothing is to be wrapped or cut.
    width: Option<usize>,
}

pub(crate) fn run(
    query: &Query,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let sources = sources(query, paths)?;
    let tables = tables::validate(paths, &sources, "nothing was looked up")?;
    let report = Report {
        lookups: explain(&tables, &query.texts),
        tables: &tables,
        paths,
        color: terminal.color,
        width: terminal::width(),
    };
    match query.format {
        Format::Text => terminal::result("", &text::found(&report))?,
        Format::Json => terminal::json(&json::render(&report))?,
    }
    terminal::diagnostic(&not_found::render(&report));
    let is_found = |lookup: &Lookup<'_>| matches!(lookup.answer, Answer::Found(_));
    Ok(ExitStatus::done_if(report.lookups.iter().all(is_found)))
}

/// Returns the table that the query names, or all tables.
fn sources(query: &Query, paths: &Paths) -> Result<Vec<Source>, Failure> {
    let sources = tables::read(paths)?;
    match &query.table {
        Some(name) => Ok(vec![tables::choose(&sources, Some(name), paths)?.clone()]),
        None => Ok(sources),
    }
}
