//! `README.md`: ten lines of use and the table of codes. It is also the front page of the
//! crate's documentation, and its example runs as a doctest.

use super::plan::{Plan, RUST_VERSION};
use crate::artifact::{Content, Draft};
use crate::markdown::{cell, code, escape, paragraphs};
use crate::model::{Code, Gap, Retired};

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let table = plan.table;
    let package = &table.package;
    let mut text = format!("# {}\n\n", escape(&package.name));
    for paragraph in paragraphs(&package.description) {
        text += &format!("{}\n\n", escape(&paragraph));
    }
    text += &format!(
        "{} codes, from \"{}\" by {}. No `std`, no dependencies, no `unsafe`; Rust {RUST_VERSION} or \
         later. The feature `serde` reads and writes the value.\n\n",
        table.codes.len(),
        escape(&table.origin.document),
        escape(&table.origin.publisher),
    );
    text.push_str(&usage(plan));
    text.push_str(&codes(plan));
    text.push_str(&gaps(plan, &table.gaps));
    text.push_str(&retired(plan, &table.retired));
    Draft {
        path: "README.md",
        content: Content::Markdown(text),
    }
}

fn usage(plan: &Plan<'_>) -> String {
    let (code, raw) = (&plan.code, &plan.raw);
    let library = plan.table.package.name.replace('-', "_");
    let row = &plan.table.codes[0];
    let (variant, label, value) = (&row.variant, &row.label, plan.literal(&row.value));
    let mut text = format!(
        "## Use\n\n\
         ```rust\n\
         use {library}::{{{code}, {raw}}};\n\
         \n\
         // Whatever arrives is kept, known or not.\n\
         let raw = {raw}::new({value});\n\
         match raw.known() {{\n\
         \x20   Some(code) => println!(\"{{}} is {{code}}\", code.value()),\n\
         \x20   None => println!(\"{{raw}} is not in the table\"),\n\
         }}\n\
         assert_eq!({code}::from_value({value}), Some({code}::{variant}));\n\
         assert_eq!({code}::from_label({label:?}), Some({code}::{variant}));\n\
         assert_eq!({code}::{variant}.to_string(), {label:?});\n"
    );
    if let Some(unknown) = plan.unknown() {
        let value = plan.literal(&unknown);
        text += &format!("assert_eq!({raw}::new({value}).known(), None);\n");
    }
    text + "```\n\n"
}

/// One table, or one for each group and one for the codes of none.
fn codes(plan: &Plan<'_>) -> String {
    let table = plan.table;
    let mut text = "## Codes\n\n".to_owned();
    if table.groups.is_empty() {
        return text + &rows(plan, &table.codes.iter().collect::<Vec<_>>());
    }
    let mut members: Vec<Vec<&Code>> = vec![Vec::new(); table.groups.len()];
    let mut others = Vec::new();
    for row in &table.codes {
        row.group
            .map_or(&mut others, |group| &mut members[group])
            .push(row);
    }
    for (group, rows_of) in table.groups.iter().zip(&members) {
        text += &format!("### {}\n\n{}", escape(&group.title), rows(plan, rows_of));
    }
    if !others.is_empty() {
        text += &format!("### Of no group\n\n{}", rows(plan, &others));
    }
    text
}

fn rows(plan: &Plan<'_>, rows: &[&Code]) -> String {
    let outcomes = plan.table.codes.iter().any(|row| row.outcome.is_some());
    let (head, rule) = if outcomes {
        (" Outcome |", " --- |")
    } else {
        ("", "")
    };
    let mut text =
        format!("| Value | Label | Variant |{head} Meaning |\n| ---: | --- | --- |{rule} --- |\n");
    for row in rows {
        let mut cells = vec![
            code(&plan.table.show(&row.value)),
            code(&row.label),
            code(&row.variant),
        ];
        if outcomes {
            cells.push(row.outcome.map_or("", |outcome| outcome.name()).to_owned());
        }
        cells.push(meaning(plan, row));
        for cell_text in &cells {
            text += &format!("| {} ", cell(cell_text));
        }
        text.push_str("|\n");
    }
    text + "\n"
}

fn meaning(plan: &Plan<'_>, row: &Code) -> String {
    let mut parts: Vec<String> = paragraphs(&row.description)
        .iter()
        .map(|text| escape(text))
        .collect();
    if let Some(first) = row.repeats {
        let first = plan.table.show(&plan.table.codes[first].value);
        parts.push(format!("Same label as {}.", code(&first)));
    }
    parts.extend(
        row.since
            .iter()
            .map(|since| format!("Since {}.", escape(since))),
    );
    parts.join(" ")
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
        text += &format!(
            "- {range}: {}\n",
            escape(&paragraphs(&gap.reason).join(" "))
        );
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
            .map_or(String::new(), |since| format!(" since {}", escape(since)));
        text += &format!(
            "- {} {}{since}: {}\n",
            code(&plan.table.show(&row.value)),
            code(&row.label),
            escape(&paragraphs(&row.reason).join(" ")),
        );
    }
    text + "\n"
}
