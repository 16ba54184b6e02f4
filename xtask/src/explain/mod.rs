//! `explain`: says what a code means, such as one in a log.

use codetable::Source;
use codetable::model::value::{Notation, Radix, Repr, Value};
use codetable::model::{Alias, Code, Gap, Retired, Row, Table};
use codetable::search::{Answer, Hit, explain};

use crate::cli::Query;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::output::{Style, paint};
use crate::paths::Paths;
use crate::tables;

/// The width of a line.
const WIDTH: usize = 80;
/// The column at which the facts begin.
const INDENT: usize = 14;
/// The most hits that are shown in full. Of more hits, each is a line.
const MAX_IN_FULL: usize = 4;
/// The most lines that are shown.
const MAX_LINES: usize = 100;

pub(crate) fn run(
    query: &Query,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let sources = sources(query, paths)?;
    let tables = tables::validate(paths, &sources, "nothing was looked up")?;
    let report = Report {
        tables: &tables,
        paths,
        color: terminal.color,
    };
    let (text, status) = match explain(&tables, &query.text) {
        Answer::Found(hits) if hits.len() <= MAX_IN_FULL => {
            (report.hits_in_full(&hits), ExitStatus::Done)
        }
        Answer::Found(hits) => {
            let count = format!("{} rows match, the best first:\n\n", hits.len());
            (count + &report.hit_lines(&hits), ExitStatus::Done)
        }
        Answer::Nearest(hits) => {
            let nothing = format!("no code matches \"{}\"", query.text);
            let near = if hits.is_empty() {
                "\n".to_owned()
            } else {
                format!("; the nearest are:\n\n{}", report.hit_lines(&hits))
            };
            (nothing + &near, ExitStatus::Different)
        }
    };
    terminal::result(&text)?;
    Ok(status)
}

/// Returns the table that the query names, or all tables.
fn sources(query: &Query, paths: &Paths) -> Result<Vec<Source>, Failure> {
    let sources = tables::read(paths)?;
    match &query.table {
        Some(name) => Ok(vec![tables::choose(&sources, Some(name), paths)?.clone()]),
        None => Ok(sources),
    }
}

/// What is needed to format hits.
struct Report<'r> {
    tables: &'r [Table],
    paths: &'r Paths,
    color: bool,
}

impl Report<'_> {
    fn hits_in_full(&self, hits: &[Hit<'_>]) -> String {
        let texts: Vec<String> = hits.iter().map(|hit| self.hit_in_full(hit)).collect();
        texts.join("\n")
    }

    fn hit_in_full(&self, hit: &Hit<'_>) -> String {
        let table = hit.table;
        let (value, label) = value_and_label(hit);
        let title = format!("{value}  {label}");
        let facts = match hit.row {
            Row::Code(row) => facts_of_code(table, row),
            Row::Gap(row) => facts_of_gap(table, row),
            Row::Retired(row) => facts_of_retired(table, row),
        };
        let mut text = format!("{}\n", paint(title.trim_end(), Style::Bold, self.color));
        for (name, fact) in facts {
            text += &fact_lines(name, &fact);
        }
        let from = format!("{}, {}", table.title, self.paths.display_table(&table.file));
        text + &fact_lines("table", &from)
    }

    /// Formats each hit as a line, cut to the width.
    fn hit_lines(&self, hits: &[Hit<'_>]) -> String {
        let shown_hits = &hits[..hits.len().min(MAX_LINES)];
        let heads: Vec<_> = shown_hits.iter().map(value_and_label).collect();
        let values = column_width(heads.iter().map(|(value, _)| value), 20);
        let labels = column_width(heads.iter().map(|(_, label)| label), 40);
        let mut text = String::new();
        for (hit, (value, label)) in shown_hits.iter().zip(&heads) {
            let of = if self.tables.len() > 1 {
                format!("{}: ", hit.table.file.trim_end_matches(".toml"))
            } else {
                String::new()
            };
            let line = format!("  {value:>values$}  {label:labels$}  {of}{}", summary(hit));
            text += &format!("{}\n", cut(line.trim_end()));
        }
        match hits.len() - shown_hits.len() {
            0 => text,
            more => format!("{text}  … and {more} more; add words to narrow the search\n"),
        }
    }
}

/// Returns the width of a column: that of its widest cell, but no more than `most`.
fn column_width<'c>(cells: impl Iterator<Item = &'c String>, most: usize) -> usize {
    let widths = cells.map(|cell| cell.chars().count());
    widths.max().unwrap_or(0).min(most)
}

/// Returns the value and the label of a row. A gap has none, and its value may be a range.
fn value_and_label(hit: &Hit<'_>) -> (String, String) {
    let show = |value: &Value| one_line(&hit.table.show(value));
    match hit.row {
        Row::Code(row) => (show(&row.value), one_line(&row.label)),
        Row::Gap(row) if row.first == row.last => (show(&row.first), "no code".to_owned()),
        Row::Gap(row) => {
            let range = format!("{} to {}", show(&row.first), show(&row.last));
            (range, "no code".to_owned())
        }
        Row::Retired(row) => (show(&row.value), one_line(&row.label)),
    }
}

/// Returns a summary of a row, in one line.
fn summary(hit: &Hit<'_>) -> String {
    match hit.row {
        Row::Code(row) => {
            let outcome = row
                .facts
                .outcome()
                .map(|outcome| format!("{}: ", outcome.name()));
            outcome.unwrap_or_default() + &one_line(&row.description)
        }
        Row::Gap(row) => one_line(&row.reason),
        Row::Retired(row) => format!("retired: {}", one_line(&row.reason)),
    }
}

/// The name of a fact, and the fact.
type Fact = (&'static str, String);

fn facts_of_code(table: &Table, row: &Code) -> Vec<Fact> {
    let outcome = row
        .facts
        .outcome()
        .map_or("not stated", |outcome| outcome.name());
    let tags: Vec<&str> = row
        .facts
        .tags()
        .map(|tag| table.tags[tag].id.as_str())
        .collect();
    let same: Vec<String> = row
        .repeats
        .iter()
        .chain(&row.repeated_by)
        .map(|&other| table.show(&table.codes[other].value))
        .collect();
    let same = (!same.is_empty()).then(|| format!(", the same as {}", same.join(", ")));
    let mut facts = vec![
        ("meaning", row.description.clone()),
        ("value", in_both_radixes(table, &row.value)),
        ("label", row.label.clone() + &same.unwrap_or_default()),
        ("variant", format!("{}::{}", table.type_name, row.variant)),
        ("outcome", outcome.to_owned()),
    ];
    facts.extend(
        row.facts
            .group()
            .map(|group| ("group", table.groups[group].title.clone())),
    );
    facts.push(("tags", tags.join(", ")));
    facts.extend(row.aliases.iter().map(|row| ("also", alias(table, row))));
    facts.extend(row.since.iter().map(|since| ("since", since.clone())));
    facts.extend(
        row.deprecated
            .iter()
            .map(|note| ("deprecated", note.clone())),
    );
    facts
}

fn alias(table: &Table, row: &Alias) -> String {
    let mut parts = vec![format!(
        "{}, {}::{}",
        row.label, table.type_name, row.variant
    )];
    parts.extend((!row.description.is_empty()).then(|| row.description.clone()));
    parts.extend(
        row.deprecated
            .iter()
            .map(|note| format!("deprecated: {note}")),
    );
    parts.join("\n\n")
}

fn facts_of_gap(table: &Table, row: &Gap) -> Vec<Fact> {
    let value = if row.first == row.last {
        in_both_radixes(table, &row.first)
    } else {
        format!(
            "{} to {}",
            in_both_radixes(table, &row.first),
            in_both_radixes(table, &row.last)
        )
    };
    vec![("reason", row.reason.clone()), ("value", value)]
}

fn facts_of_retired(table: &Table, row: &Retired) -> Vec<Fact> {
    let since = row.since.as_ref();
    let since = since.map_or("yes".to_owned(), |since| format!("since {since}"));
    vec![
        ("retired", since),
        ("reason", row.reason.clone()),
        ("value", in_both_radixes(table, &row.value)),
        ("label", row.label.clone()),
    ]
}

/// Returns a value in the radix of the table, and in the other one if that differs.
fn in_both_radixes(table: &Table, value: &Value) -> String {
    let shown = table.show(value);
    let other = match (table.repr, table.radix) {
        (Repr::Str, _) => return shown,
        (_, Radix::Hex) => value.to_string(),
        (_, Radix::Decimal) => hexadecimal(table, value),
    };
    let digits = other.trim_start_matches("0x");
    if digits == shown {
        shown
    } else {
        format!("{shown} ({other})")
    }
}

/// Returns a number in hexadecimal. A negative one is shown as its bits, at the width of the type.
fn hexadecimal(table: &Table, value: &Value) -> String {
    match value {
        Value::Integer(number) if *number >= 0 => format!("0x{number:X}"),
        _ => value.show(Notation {
            radix: Radix::Hex,
            ..table.notation()
        }),
    }
}

/// Returns a fact after its name, wrapped to the width. An empty line separates its paragraphs.
fn fact_lines(name: &str, fact: &str) -> String {
    let mut lines = Vec::new();
    for paragraph in fact.split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let width = INDENT + line.chars().count() + 1 + word.chars().count();
            if width > WIDTH && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.extend((!line.is_empty()).then_some(line));
    }
    let width = INDENT - 2;
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let name = if number == 0 { name } else { "" };
        text += &format!("  {name:width$}{line}\n");
    }
    text
}

/// Replaces white space by single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts a line to the width.
fn cut(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    let start: String = line.chars().take(WIDTH - 1).collect();
    format!("{}…", start.trim_end())
}
