//! `explain`: says what a code means, such as one in a log.

mod attributes;
mod json;
mod text;

use codetable::Source;
use codetable::search::{Answer, explain};

use crate::cli::{Format, Query};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::tables;

/// The answer to a query, and what is needed to print it.
struct Report<'r> {
    query: &'r str,
    answer: Answer<'r>,
    /// The number of tables that were searched.
    tables: usize,
    paths: &'r Paths,
    color: bool,
}

pub(crate) fn run(
    query: &Query,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let sources = sources(query, paths)?;
    let tables = tables::validate(paths, &sources, "nothing was looked up")?;
    let report = Report {
        query: &query.text,
        answer: explain(&tables, &query.text),
        tables: tables.len(),
        paths,
        color: terminal.color,
    };
    match query.format {
        Format::Text => terminal::result("", &text::render(&report))?,
        Format::Json => terminal::json(&json::render(&report))?,
    }
    let is_found = matches!(report.answer, Answer::Found(_));
    Ok(ExitStatus::done_if(is_found))
}

/// Returns the table that the query names, or all tables.
fn sources(query: &Query, paths: &Paths) -> Result<Vec<Source>, Failure> {
    let sources = tables::read(paths)?;
    match &query.table {
        Some(name) => Ok(vec![tables::choose(&sources, Some(name), paths)?.clone()]),
        None => Ok(sources),
    }
}
