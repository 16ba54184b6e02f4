//! The account of what was read and left out, as text and as annotations.

use codetable::published::Unread;

use super::Report;
use crate::output::terminal::{Annotation, Terminal};
use crate::published::account;

pub(super) fn render(report: &Report<'_>) -> String {
    let list = &report.proposal.list;
    let mut text = account::read(report.files, list);
    for unread in &list.unread {
        text += &format!(
            "  unread   {}{}: {}\n",
            account::place(report.files, unread.file, unread.line),
            unread.text,
            unread.reason
        );
    }
    text += &account::left_out(report.files, list, report.proposal.notation);
    let others = &report.proposal.others;
    text += &account::others(report.files, others, "not taken", "`--list N` takes one");
    if list.unread.iter().any(Unread::needs_definition) {
        text += account::NEEDS_DEFINITION;
    }
    text + &format!(
        "wrote {}: read it, then run: {}\n",
        report.table,
        report.paths.codegen_command()
    )
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
