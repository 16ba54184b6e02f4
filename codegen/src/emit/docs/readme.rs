//! `README.md`: an example and the table of codes.

use crate::emit::draft::{Content, Draft};
use crate::emit::example;
use crate::emit::plan::Plan;
use crate::escape::markdown::{code, code_cell, escape, line, plain};
use crate::model::{Code, Outcome, Table};

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
    text += "## Codes\n\n";
    text += &codes(table);
    text += &gaps(table);
    text += &retired(table);
    vec![plan.draft("README.md", Content::Markup(text))]
}

/// A Markdown table of all codes, or one for each group and one for codes without a group.
fn codes(table: &Table) -> String {
    if table.groups.is_empty() {
        return rows(table, &table.codes);
    }
    let mut members = vec![Vec::new(); table.groups.len()];
    let mut others = Vec::new();
    for row in &table.codes {
        let section = row
            .facts
            .group()
            .map_or(&mut others, |group| &mut members[group]);
        section.push(row);
    }
    let mut text = String::new();
    for (group, members) in table.groups.iter().zip(members) {
        text += &format!("### {}\n\n{}", line(&group.title), rows(table, members));
    }
    if !others.is_empty() {
        text += &format!("### Without a group\n\n{}", rows(table, others));
    }
    text
}

/// A Markdown table of these codes and their aliases.
fn rows<'t>(table: &Table, rows: impl IntoIterator<Item = &'t Code>) -> String {
    let has_outcomes = table.codes.iter().any(|row| row.facts.outcome().is_some());
    // A cell of the column of outcomes, which is left out if no code has one.
    let outcome = |text: &str| {
        if has_outcomes {
            format!(" {text} |")
        } else {
            String::new()
        }
    };
    let mut text = format!(
        "| Value | Label | Variant |{} Meaning |\n| ---: | --- | --- |{} --- |\n",
        outcome("Outcome"),
        outcome("---"),
    );
    for row in rows {
        let (value, label) = (code_cell(&table.show(&row.value)), code_cell(&row.label));
        text += &format!(
            "| {value} | {label} | {} |{} {} |\n",
            code_cell(&row.variant),
            outcome(row.facts.outcome().map_or("", Outcome::name)),
            meaning(table, row),
        );
        for alias in &row.aliases {
            let mut meaning = vec![format!("Alias of {label}.")];
            meaning.extend(plain(&alias.description));
            meaning.extend(alias.deprecated.as_deref().map(deprecated));
            text += &format!(
                "| {value} | {} | {} |{} {} |\n",
                code_cell(&alias.label),
                code_cell(&alias.variant),
                outcome(""),
                meaning.join(" "),
            );
        }
    }
    text + "\n"
}

fn meaning(table: &Table, row: &Code) -> String {
    let mut sentences = plain(&row.description);
    if let Some(first) = row.repeats {
        let value = code_cell(&table.show(&table.codes[first].value));
        sentences.push(format!("Same label as {value}."));
    }
    if row.facts.tags().next().is_some() {
        let tags = row.facts.tags().map(|tag| line(&table.tags[tag].id));
        sentences.push(format!("Tags: {}.", tags.collect::<Vec<_>>().join(", ")));
    }
    let since = row.since.as_ref();
    sentences.extend(since.map(|since| format!("Since {}.", line(since))));
    sentences.extend(row.deprecated.as_deref().map(deprecated));
    sentences.join(" ")
}

fn deprecated(note: &str) -> String {
    format!("Deprecated: {}.", line(note).trim_end_matches('.'))
}

fn gaps(table: &Table) -> String {
    let rows = table.gaps.iter().map(|gap| {
        let (first, last) = (code(&table.show(&gap.first)), code(&table.show(&gap.last)));
        let range = if gap.first == gap.last {
            first
        } else {
            format!("{first} to {last}")
        };
        format!("- {range}: {}\n", line(&gap.reason))
    });
    section("Values without a code", rows)
}

fn retired(table: &Table) -> String {
    let rows = table.retired.iter().map(|row| {
        let since = row.since.as_ref();
        let since = since.map_or(String::new(), |since| format!(" since {}", line(since)));
        let (value, label) = (code(&table.show(&row.value)), code(&row.label));
        format!("- {value} {label}{since}: {}\n", line(&row.reason))
    });
    section("Retired codes", rows)
}

/// A section with these items of a list, or nothing if there are none.
fn section(heading: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() {
        return rows;
    }
    format!("## {heading}\n\n{rows}\n")
}
