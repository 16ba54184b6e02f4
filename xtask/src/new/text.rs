//! The account of what was read and left out, as text and as annotations.

use codetable::published::Unread;

use super::Report;
use crate::output::count;
use crate::output::terminal::{Annotation, Terminal};

/// The maximum number of other lists that are named.
const MAX_OTHERS: usize = 10;

/// What to do about constants whose values need others.
pub(crate) const NEEDS_DEFINITION: &str = "  = help: give what the file does not define: `--define NAME=VALUE`, or the header that defines it as another file\n";

/// The maximum number of lines about what was left out.
const MAX_LEFT_OUT: usize = 20;

pub(super) fn render(report: &Report<'_>) -> String {
    let list = &report.proposal.list;
    let mut text = String::new();
    for (file, name) in report.files.iter().enumerate() {
        let codes = list.codes.iter().filter(|code| code.file == file);
        let lines = codes.clone().map(|code| code.line);
        let rows = count(codes.count(), "row");
        text += &match lines.clone().min().zip(lines.max()) {
            Some((start, end)) => format!("{name}: {rows} in lines {start} to {end}\n"),
            None => format!("{name}: no row\n"),
        };
    }
    for unread in &list.unread {
        text += &format!(
            "  unread   {}{}: {}\n",
            place(report, unread.file, unread.line),
            unread.text,
            unread.reason
        );
    }
    if !list.left_out.is_empty() {
        text += "left out:\n";
        for left_out in list.left_out.iter().take(MAX_LEFT_OUT) {
            text += &format!(
                "  {}{}\n",
                place(report, left_out.file, left_out.line),
                left_out.describe(report.proposal.notation)
            );
        }
        if let Some(more) = list
            .left_out
            .len()
            .checked_sub(MAX_LEFT_OUT)
            .filter(|more| *more > 0)
        {
            text += &format!("  and {more} more\n");
        }
    }
    text += &others(report);
    if list.unread.iter().any(Unread::needs_definition) {
        text += NEEDS_DEFINITION;
    }
    text + &format!(
        "wrote {}: read it, then run: {}\n",
        report.table,
        report.paths.codegen_command()
    )
}

/// Names the lists that were not taken.
fn others(report: &Report<'_>) -> String {
    let others = &report.proposal.others;
    if others.is_empty() {
        return String::new();
    }
    let lines = others.iter().take(MAX_OTHERS).map(|other| {
        let place = match report.files {
            [_] => String::new(),
            files => format!("{}: ", files[other.file]),
        };
        format!("  {}: {place}{}\n", other.number, other.describe())
    });
    let more = match others.len().saturating_sub(MAX_OTHERS) {
        0 => String::new(),
        more => format!("  and {more} more\n"),
    };
    let number = count(others.len(), "other list");
    let lines: String = lines.collect();
    format!("not taken: {number}; `--list N` takes one\n{lines}{more}")
}

/// The place of a row as a line of the report begins with it.
fn place(report: &Report<'_>, file: usize, line: usize) -> String {
    match report.files {
        [_] => format!("line {line}: "),
        files => format!("{}, line {line}: ", files[file]),
    }
}

/// Returns annotations of the rows that could not be read.
pub(super) fn annotations(report: &Report<'_>, terminal: &Terminal) -> String {
    let unread = report.proposal.list.unread.iter().map(|unread| {
        terminal.annotation(&Annotation {
            file: &report.files[unread.file],
            line: unread.line,
            column: 1,
            title: "unread",
            text: &format!("{}: {}", unread.text, unread.reason),
        })
    });
    unread.collect()
}
