//! The report as text, and as annotations.

use std::collections::HashMap;

use codetable::model::Code;
use codetable::model::value::Value;
use codetable::published::{Difference, Listed, Obstacle, Unread};

use super::Report;
use crate::output::lines::Position;
use crate::output::terminal::{Annotation, Terminal};
use crate::output::{Style, count, paint};
use crate::published::account;

/// Says which rows were read, what differs, and what was left out.
pub(super) fn render(report: &Report<'_>) -> String {
    let mut text = account::read(&report.files, report.list);
    let table = &report.against;
    if report.differences.is_empty() {
        text += &format!("{table}: no difference\n");
    } else {
        let differences = count(report.differences.len(), "difference");
        text += &format!("{table}: {differences}\n");
        for difference in &report.differences {
            let (kind, what) = describe(report, difference);
            let kind = paint(format!("{kind:9}"), style(difference), report.color);
            text += &format!("  {kind}{what}\n");
        }
        let unread = report
            .differences
            .iter()
            .filter_map(|difference| match difference {
                Difference::Unread(unread) => Some(*unread),
                _ => None,
            });
        let unread: Vec<&Unread> = unread.collect();
        if unread.iter().any(|unread| unread.needs_definition()) {
            text += account::NEEDS_DEFINITION;
        }
        if unread.iter().any(|unread| !unread.needs_definition()) {
            text += "  = help: write the codes among the unread rows as the other rows are, and remove the rest\n";
        }
    }
    text += &account::left_out(&report.files, report.list, report.table.notation());
    match report.old {
        None => text,
        Some(old) => {
            let (others, file) = (&old.others, std::slice::from_ref(&report.against));
            text + &account::others(file, others, "not compared", "`--list N` compares one")
        }
    }
}

/// The style of the kind of a difference: what is new, what changed, and what a person has to look at.
fn style(difference: &Difference<'_>) -> Style {
    match difference {
        Difference::New { .. } | Difference::Alias { .. } => Style::Green,
        Difference::Renamed(..) | Difference::Moved(..) | Difference::Range(_) => Style::Yellow,
        Difference::Missing(_) | Difference::Mentioned(..) | Difference::Unread(_) => Style::Red,
    }
}

/// Says what adds the new rows to the table, if there are any.
pub(super) fn next_step(report: &Report<'_>) -> String {
    let mut differences = report.differences.iter();
    let can_add = differences.any(|difference| difference.addition().is_some());
    if report.old.is_some() || !can_add {
        return String::new();
    }
    let command = &report.paths.config().command;
    format!(
        "To add what is new to the table, run this again with `--apply`, then: {command} codegen\n"
    )
}

/// Returns the kind of a difference, and its description.
pub(super) fn describe(report: &Report<'_>, difference: &Difference<'_>) -> (&'static str, String) {
    let show = |value: &Value| report.table.show(value);
    let row = |listed: &Listed| {
        let place = account::place(&report.files, listed.file, listed.line);
        format!("{place}{} `{}`", show(&listed.value), listed.label)
    };
    match difference {
        Difference::New {
            listed, obstacle, ..
        } => {
            let but = match obstacle {
                Some(Obstacle::Gap) => ", but the table has the value in a gap",
                Some(Obstacle::Retired) => ", but the table has it retired",
                None => "",
            };
            ("new", format!("{}{but}", row(listed)))
        }
        Difference::Alias {
            code,
            listed,
            other,
        } => {
            let but = other.map_or(String::new(), |other| {
                format!(", but it is a label of {} as well", show(other))
            });
            (
                "alias",
                format!("{}, another label of `{}`{but}", row(listed), code.label),
            )
        }
        Difference::Missing(code) => ("missing", format!("{} `{}`", show(&code.value), code.label)),
        Difference::Mentioned(code, at) => (
            "unread",
            format!(
                "{}`{}` ({}) occurs here, but was not read",
                account::place(&report.files, at.file, at.line),
                code.label,
                show(&code.value)
            ),
        ),
        Difference::Renamed(code, listed) => (
            "renamed",
            format!(
                "{}, {}",
                row(listed),
                was(report, &format!("`{}`", code.label))
            ),
        ),
        Difference::Moved(code, listed) => (
            "moved",
            format!("{}, {}", row(listed), was(report, &show(&code.value))),
        ),
        Difference::Range(range) => {
            let place = account::place(&report.files, range.file, range.line);
            let (first, last) = (show(&range.first), show(&range.last));
            (
                "range",
                format!("{place}{first} to {last} `{}`", range.label),
            )
        }
        Difference::Unread(unread) => {
            let place = account::place(&report.files, unread.file, unread.line);
            (
                "unread",
                format!("{place}{}: {}", unread.text, unread.reason),
            )
        }
    }
}

/// Says what a code is in the table, or was in the earlier edition.
fn was(report: &Report<'_>, what: &str) -> String {
    match report.old {
        Some(_) => format!("was {what}"),
        None => format!("is {what} in the table"),
    }
}

/// Returns annotations: of rows of the table, or of the list if the table has no such row.
pub(super) fn annotations(report: &Report<'_>, terminal: &Terminal) -> String {
    if !terminal.has_annotations() {
        return String::new();
    }
    let table = &report.against;
    let old = report.old.map(|old| {
        // The first of several names of a value is the last that is collected.
        let codes = old.list.codes.iter().rev();
        codes
            .map(|listed| (&listed.value, listed.line))
            .collect::<HashMap<_, _>>()
    });
    let all = report.differences.iter().map(|difference| {
        let (title, text) = describe(report, difference);
        let of_table = |start: usize| {
            let Position { line, column } = report.lines.position(0, start);
            (table.as_str(), line, column)
        };
        // A table that was made from an earlier edition is nowhere; its list is.
        let of_code = |code: &Code| match &old {
            Some(lines) => (
                table.as_str(),
                lines.get(&code.value).copied().unwrap_or(1),
                1,
            ),
            None => of_table(code.at.start),
        };
        let of_list = |file: usize, line: usize| (report.files[file].as_str(), line, 1);
        let (file, line, column) = match difference {
            Difference::New { listed, .. } if report.old.is_some() => {
                of_list(listed.file, listed.line)
            }
            Difference::Range(range) if report.old.is_some() => of_list(range.file, range.line),
            Difference::New { .. } | Difference::Range(_) => of_table(report.table.at.start),
            Difference::Missing(code)
            | Difference::Alias { code, .. }
            | Difference::Renamed(code, _)
            | Difference::Moved(code, _) => of_code(code),
            Difference::Mentioned(_, at) => of_list(at.file, at.line),
            Difference::Unread(unread) => of_list(unread.file, unread.line),
        };
        terminal.annotation(&Annotation {
            file,
            line,
            column,
            title,
            text: &text,
        })
    });
    all.collect()
}
