//! The report as text and as annotations.

use super::{Action, File, Report};
use crate::output::terminal::{Annotation, Terminal};

pub(super) fn render(report: &Report) -> String {
    let lines = report.files.iter().map(line);
    let mut text: String = lines.collect();
    if !report.has_repository {
        text += "no CI job: the workspace is not in a git repository\n";
    }
    let command = &report.config.command;
    text + &if report.is_blocked() {
        "Do what the blocked files need, then run the command again.\n".to_owned()
    } else if report.has_table {
        format!("To write the crates, run: {command} codegen\n")
    } else {
        format!("To make the first table, run: {command} new NAME --from FILE\n")
    }
}

fn line(file: &File) -> String {
    let action = file.action.name();
    format!("{action:<10}{}: {}\n", file.shown, file.what)
}

/// Returns annotations of the files that are blocked.
pub(super) fn annotations(report: &Report, terminal: &Terminal) -> String {
    let files = report.files.iter();
    let blocked = files.filter(|file| matches!(file.action, Action::Blocked));
    let annotations = blocked.map(|file| {
        terminal.annotation(&Annotation {
            file: &file.shown,
            line: 1,
            column: 1,
            title: "blocked",
            text: &file.what,
        })
    });
    annotations.collect()
}
