//! `README.md`: an example and the table of codes.

use super::page::thousands;
use crate::emit::draft::{Content, Draft};
use crate::emit::example;
use crate::emit::paths;
use crate::emit::plan::Plan;
use crate::emit::range_table;
use crate::escape::markdown::{self, code, code_cell, escape, line, plain};
use crate::model::{Code, Feature, Group, Outcome, Package, Table};

/// The maximum number of codes in the table of codes. Hosts stop to show longer files.
const MAX_CODES: usize = 1_000;

pub(in crate::emit) fn emit(plan: &Plan<'_>, package: &Package) -> Draft {
    let table = plan.table;
    let mut text = format!("# {}\n\n", escape(&package.name));
    for paragraph in plain(&package.description) {
        text += &format!("{paragraph}\n\n");
    }
    text += &format!(
        "{}.\n\n{}\n\n",
        example::origin(table),
        example::requirements(plan)
    );
    text += &format!(
        "## Use\n\n```toml\n{}```\n\n```rust\n{}```\n\n{}\n\n",
        dependency(package),
        example::usage(plan),
        example::about_outcomes(plan),
    );
    text += &features(plan);
    text += &format!("## More\n\n{}\n", more(plan));
    if let Some(names) = &table.message {
        text += &format!(
            "## The message\n\n{}\n\n```rust\n{}```\n\n",
            example::about_message(names),
            example::message(plan, names),
        );
    }
    text += "## Codes\n\n";
    text += &legend(table);
    text += &codes(table);
    text += &ranges(table);
    text += &gaps(table);
    text += &retired(table);
    plan.draft(
        paths::in_package(package, "README.md"),
        Content::Markup(text),
    )
}

/// The lines of a manifest that add the crate.
fn dependency(package: &Package) -> String {
    let Package { name, version, .. } = package;
    if package.may_publish {
        format!("[dependencies]\n{name} = \"{version}\"\n")
    } else {
        format!("[dependencies]\n{name} = {{ path = \"…/{name}\" }}\n")
    }
}

/// What each feature adds and needs.
fn features(plan: &Plan<'_>) -> String {
    let rows = [
        (
            Feature::Serde,
            "Codes as their values, or by the module `serde_label` as their labels.".to_owned(),
            "`serde`",
        ),
        (
            Feature::Alloc,
            format!("`{}`, which owns its value.", plan.buf_name),
            "an allocator",
        ),
        (
            Feature::Message,
            "The XML message that carries a code, read and written.".to_owned(),
            "`std`, `quick-xml` and `serde`",
        ),
    ];
    let mut text = "| feature | adds | needs |\n| --- | --- | --- |\n".to_owned();
    for (feature, adds, needs) in rows {
        if plan.gate(feature).is_some() {
            text += &format!("| `{}` | {adds} | {needs} |\n", feature.name());
        }
    }
    text + "\n"
}

/// What else there is to know, as a list.
fn more(plan: &Plan<'_>) -> String {
    let (code, raw, error) = (&plan.enum_name, &plan.raw_name, &plan.error_name);
    format!(
        "- `{code}::ALL` has all codes, in the order of the table.\n\
         - `{raw}` keeps a value that no code has, compares with plain values, and answers what is known of it.\n\
         - `{error}` is the error of a request that failed; a code alone is none, since it may be a success.\n\
         - [docs/index.html](docs/index.html) is a page that finds codes as you type, without a server, and \
         [codes.json](codes.json) the table for other programs. Both are in the repository, not in the package.\n"
    )
}

/// What the columns and the tags of the table of codes say.
fn legend(table: &Table) -> String {
    let columns = table.columns.iter().map(|column| {
        let about = plain(&column.description).join(" ");
        format!("- Column {}: {about}\n", code(&column.id))
    });
    let tags = table.tags.iter().filter_map(|tag| {
        let about = plain(&tag.description).join(" ");
        (!about.is_empty()).then(|| format!("- Tag {}: {about}\n", line(&tag.id)))
    });
    let lines: String = columns.chain(tags).collect();
    if lines.is_empty() {
        return lines;
    }
    lines + "\n"
}

/// A Markdown table of all codes, or one for each group and one for codes without a group. A group that only
/// ranges have has a table of them. Where the codes are too many, a link leads to all of them.
fn codes(table: &Table) -> String {
    let has_outcomes = table.codes.iter().any(|row| row.facts.outcome().is_some());
    let mut left = MAX_CODES;
    let mut cut = |mut codes: Vec<_>| {
        codes.truncate(left);
        left -= codes.len();
        codes
    };
    let mut text = String::new();
    if table.groups.is_empty() {
        text += &rows(table, has_outcomes, &cut(table.codes.iter().collect()));
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
    let mut ranges = vec![Vec::new(); table.groups.len()];
    for range in &table.ranges {
        if let Some(group) = range.facts.group() {
            ranges[group].push(range.clone());
        }
    }
    for (position, (group, members)) in table.groups.iter().zip(members).enumerate() {
        let has_codes = !members.is_empty();
        let members = cut(members);
        if !members.is_empty() {
            text += &heading(group);
            text += &rows(table, has_outcomes, &members);
        } else if !(has_codes || ranges[position].is_empty()) {
            let ranges = range_table::rows(table, &ranges[position]);
            text += &format!("{}{ranges}\n", heading(group));
        }
    }
    let others = cut(others);
    if !(table.groups.is_empty() || others.is_empty()) {
        text += &format!(
            "### Without a group\n\n{}",
            rows(table, has_outcomes, &others)
        );
    }
    if table.codes.len() > MAX_CODES {
        let more = thousands(table.codes.len() - MAX_CODES);
        text += &format!(
            "… and {more} more codes: see [the page](docs/index.html) or [codes.json](codes.json).\n\n"
        );
    }
    text
}

fn heading(group: &Group) -> String {
    let mut text = format!("### {}\n\n", line(&group.title));
    for paragraph in plain(&group.description) {
        text += &format!("{paragraph}\n\n");
    }
    text
}

/// A Markdown table of these codes and their aliases.
fn rows(table: &Table, has_outcomes: bool, rows: &[&Code]) -> String {
    // The cells between the variant and the meaning. That of the outcome is left out if no code of the table has one.
    let cells = |outcome: &str, column: &dyn Fn(usize) -> String| {
        let outcome = has_outcomes.then(|| format!(" {outcome} |"));
        let columns = (0..table.columns.len()).map(|position| format!(" {} |", column(position)));
        outcome.into_iter().chain(columns).collect::<String>()
    };
    let mut text = format!(
        "| Value | Label | Variant |{} Meaning |\n| ---: | --- | --- |{} --- |\n",
        cells("Outcome", &|column| code_cell(&table.columns[column].id)),
        cells("---", &|_| "---".to_owned()),
    );
    for row in rows {
        let (value, label) = (code_cell(&table.show(&row.value)), code_cell(&row.label));
        let linked = match &row.link {
            Some(link) => markdown::link(&label, link),
            None => label.clone(),
        };
        let fact = |column: usize| {
            let fact = row.columns.iter().find(|(position, _)| *position == column);
            fact.map_or(String::new(), |(_, fact)| code_cell(&fact.to_string()))
        };
        let outcome = row.facts.outcome().map_or("", Outcome::name);
        text += &format!(
            "| {value} | {linked} | {} |{} {} |\n",
            code_cell(&row.variant),
            cells(outcome, &fact),
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
                cells("", &|_| String::new()),
                meaning.join(" "),
            );
        }
    }
    text + "\n"
}

/// A section with a Markdown table of the ranges, or nothing if there are none.
fn ranges(table: &Table) -> String {
    if table.ranges.is_empty() {
        return String::new();
    }
    let lead = "A value without a code takes the facts of the narrowest range that contains it. A code has the outcome, the group \
                and the tags of the ranges around it, unless it states others.";
    format!(
        "## Ranges\n\n{lead}\n\n{}\n",
        range_table::rows(table, &table.ranges)
    )
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
