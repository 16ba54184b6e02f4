//! `README.md`: ten lines of use and the table of codes.

use super::example;
use crate::emit::draft::{Content, Draft};
use crate::emit::plan::Plan;
use crate::emit::rust::doc::{line, plain};
use crate::escape::markdown::{code, code_cell, escape};
use crate::model::{Code, Gap, Retired};

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let table = plan.table;
    let package = &table.package;
    let mut text = format!("# {}\n\n", escape(&package.name));
    for paragraph in plain(&package.description) {
        text += &format!("{paragraph}\n\n");
    }
    text += &example::summary(plan);
    text += &format!("## Use\n\n```rust\n{}```\n\n", example::usage(plan));
    if let Some(names) = &table.message {
        text += &format!(
            "## The message\n\n{}\n\n```rust\n{}```\n\n",
            example::about_message(names),
            example::message(plan, names),
        );
    }
    codes(plan, &mut text);
    text += &gaps(plan, &table.gaps);
    text += &retired(plan, &table.retired);
    vec![plan.draft("README.md", Content::Markup(text))]
}

/// One table, or one for each group and one for the codes of none.
fn codes(plan: &Plan<'_>, text: &mut String) {
    let table = plan.table;
    text.push_str("## Codes\n\n");
    if table.groups.is_empty() {
        rows(plan, table.codes.iter(), text);
        return;
    }
    let mut members: Vec<Vec<&Code>> = vec![Vec::new(); table.groups.len()];
    let mut others = Vec::new();
    for row in &table.codes {
        row.group
            .map_or(&mut others, |group| &mut members[group])
            .push(row);
    }
    for (group, rows_of) in table.groups.iter().zip(members) {
        *text += &format!("### {}\n\n", line(&group.title));
        rows(plan, rows_of, text);
    }
    if !others.is_empty() {
        text.push_str("### Of no group\n\n");
        rows(plan, others, text);
    }
}

fn rows<'t>(plan: &Plan<'_>, rows: impl IntoIterator<Item = &'t Code>, text: &mut String) {
    let table = plan.table;
    let outcomes = table.codes.iter().any(|row| row.outcome.is_some());
    let (head, rule) = if outcomes {
        (" Outcome |", " --- |")
    } else {
        ("", "")
    };
    *text +=
        &format!("| Value | Label | Variant |{head} Meaning |\n| ---: | --- | --- |{rule} --- |\n");
    for row in rows {
        let value = code_cell(&table.show(&row.value));
        let label = code_cell(&row.label);
        *text += &["| ", &value, " | ", &label, " | "].concat();
        text.push_str(&code_cell(&row.variant));
        let outcome = row.outcome.map_or("", |outcome| outcome.name());
        let outcome = if outcomes {
            [" ", outcome, " |"].concat()
        } else {
            String::new()
        };
        *text += &[" |", &outcome, " ", &meaning(plan, row), " |\n"].concat();
        for alias in &row.aliases {
            let of = &label;
            let label = code_cell(&alias.label);
            *text += &["| ", &value, " | ", &label, " | "].concat();
            text.push_str(&code_cell(&alias.variant));
            let mut meaning = vec![(format!("Alias of {of}."))];
            meaning.extend(plain(&alias.description));
            meaning.extend(alias.deprecated.as_ref().map(|note| deprecated(note)));
            let outcome = if outcomes { "  |" } else { "" };
            *text += &[" |", outcome, " ", &meaning.join(" "), " |\n"].concat();
        }
    }
    text.push('\n');
}

fn meaning(plan: &Plan<'_>, row: &Code) -> String {
    let table = plan.table;
    let mut parts = plain(&row.description);
    if let Some(first) = row.repeats {
        parts.push(format!(
            "Same label as {}.",
            code_cell(&table.show(&table.codes[first].value))
        ));
    }
    if !row.tags.is_empty() {
        let tags: Vec<_> = row
            .tags
            .iter()
            .map(|&tag| line(&table.tags[tag].name))
            .collect();
        parts.push(format!("Tags: {}.", tags.join(", ")));
    }
    parts.extend(
        row.since
            .iter()
            .map(|since| format!("Since {}.", line(since))),
    );
    parts.extend(row.deprecated.as_ref().map(|note| deprecated(note)));
    parts.join(" ")
}

fn deprecated(note: &str) -> String {
    let note = line(note);
    format!("Deprecated: {}.", note.trim_end_matches('.'))
}

fn gaps(plan: &Plan<'_>, gaps: &[Gap]) -> String {
    if gaps.is_empty() {
        return String::new();
    }
    let mut text = "## Values without a code\n\n".to_owned();
    for gap in gaps {
        let (first, last) = (plan.table.show(&gap.first), plan.table.show(&gap.last));
        let range = if first == last {
            code(&first)
        } else {
            format!("{} to {}", code(&first), code(&last))
        };
        text += &format!("- {range}: {}\n", line(&gap.reason));
    }
    text + "\n"
}

fn retired(plan: &Plan<'_>, retired: &[Retired]) -> String {
    if retired.is_empty() {
        return String::new();
    }
    let mut text = "## Retired codes\n\n".to_owned();
    for row in retired {
        let since = row
            .since
            .as_ref()
            .map_or(String::new(), |since| format!(" since {}", line(since)));
        text += &format!(
            "- {} {}{since}: {}\n",
            code(&plan.table.show(&row.value)),
            code(&row.label),
            line(&row.reason),
        );
    }
    text + "\n"
}
