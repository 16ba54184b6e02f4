//! The answer for people: rows in full, or a list of them.

use codetable::model::range::{Bounds, Fact as Stated, Range};
use codetable::model::value::{Notation, Radix, Repr, Value};
use codetable::model::{Alias, Code, Gap, Outcome, Retired, Row, Table};
use codetable::search::{Answer, Hit};

use super::Report;
use super::attributes::{Attribute, Attributes, StatedBy};
use crate::output::{Style, paint, wrapped};

/// The column at which the facts begin.
const INDENT: usize = 14;
/// The most hits that are shown in full. Of more hits, each is a line.
const MAX_IN_FULL: usize = 4;
/// The most lines that are shown.
const MAX_LINES: usize = 100;

/// Returns what was found; empty if nothing was.
pub(super) fn found(report: &Report<'_>) -> String {
    let mut hits: Vec<&Hit<'_>> = Vec::new();
    for lookup in &report.lookups {
        if let Answer::Found(found) = &lookup.answer {
            for hit in found {
                if !hits.contains(&hit) {
                    hits.push(hit);
                }
            }
        }
    }
    if hits.len() <= MAX_IN_FULL {
        return report.hits_in_full(&hits);
    }
    let order = match report.lookups.as_slice() {
        [_] => ", the best first",
        _ => "",
    };
    format!(
        "{} rows match{order}:\n\n{}",
        hits.len(),
        report.hit_lines(&hits)
    )
}

impl Report<'_> {
    fn hits_in_full(&self, hits: &[&Hit<'_>]) -> String {
        let texts: Vec<String> = hits.iter().map(|hit| self.hit_in_full(hit)).collect();
        texts.join("\n")
    }

    fn hit_in_full(&self, hit: &Hit<'_>) -> String {
        let table = hit.table;
        let (value, label) = value_and_label(hit);
        let title = format!("{value}  {label}");
        let facts = match (&hit.unknown, hit.row) {
            (Some(value), row) => facts_of_unknown(table, value, row),
            (None, Row::Code(row)) => facts_of_code(table, row),
            (None, Row::Gap(row)) => facts_of_gap(table, row),
            (None, Row::Retired(row)) => facts_of_retired(table, row),
            (None, Row::Range(row)) => facts_of_range(table, row),
        };
        let mut text = format!("{}\n", paint(title.trim_end(), Style::Bold, self.color));
        for (name, fact) in facts {
            text += &self.fact_lines(name, &fact);
        }
        let from = format!("{}, {}", table.title, self.paths.display_table(&table.file));
        text + &self.fact_lines("table", &from)
    }

    /// Formats each hit as a line, cut to the width.
    pub(super) fn hit_lines(&self, hits: &[&Hit<'_>]) -> String {
        let shown_hits = &hits[..hits.len().min(MAX_LINES)];
        let heads: Vec<_> = shown_hits.iter().map(|hit| value_and_label(hit)).collect();
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
            text += &format!("{}\n", self.cut(line.trim_end()));
        }
        match hits.len() - shown_hits.len() {
            0 => text,
            more => format!("{text}  … and {more} more; add words to narrow the search\n"),
        }
    }

    /// Returns a fact after its name, wrapped to the width. An empty line separates its paragraphs.
    fn fact_lines(&self, name: &str, fact: &str) -> String {
        let mut lines = Vec::new();
        for paragraph in fact.split("\n\n") {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            if !words.is_empty() {
                let width = self.width.map(|width| width - INDENT);
                lines.extend(wrapped(&words.join(" "), width));
            }
        }
        let width = INDENT - 2;
        let mut text = String::new();
        for (number, line) in lines.iter().enumerate() {
            let name = if number == 0 { name } else { "" };
            text += &format!("  {name:width$}{line}\n");
        }
        text
    }

    /// Cuts a line to the width.
    fn cut(&self, line: &str) -> String {
        match self.width {
            Some(width) if line.chars().count() > width => {
                let start: String = line.chars().take(width - 1).collect();
                format!("{}…", start.trim_end())
            }
            _ => line.to_owned(),
        }
    }
}

/// Returns the width of a column: that of its widest cell, but no more than `most`.
fn column_width<'c>(cells: impl Iterator<Item = &'c String>, most: usize) -> usize {
    let widths = cells.map(|cell| cell.chars().count());
    widths.max().unwrap_or(0).min(most)
}

/// Returns the value and the label of a row. A gap has none, and its value may be a range; nor has a value that
/// no code has, although its range may say what it is called.
pub(super) fn value_and_label(hit: &Hit<'_>) -> (String, String) {
    let show = |value: &Value| one_line(&hit.table.show(value));
    if let Some(value) = &hit.unknown {
        return (show(value), "no code".to_owned());
    }
    match hit.row {
        Row::Range(row) => {
            let label = row.label.as_ref().map(|label| one_line(&label.value));
            let values = one_line(&hit.table.show_bounds(&row.bounds));
            (values, label.unwrap_or_else(|| "a range".to_owned()))
        }
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
    let with_outcome = |outcome: Option<Outcome>, text: &str| {
        let text = one_line(text);
        match outcome {
            Some(outcome) if text.is_empty() => outcome.name().to_owned(),
            Some(outcome) => format!("{}: {text}", outcome.name()),
            None => text,
        }
    };
    match hit.row {
        Row::Code(row) if hit.unknown.is_some() => {
            format!("as {}", named_code(hit.table, row))
        }
        Row::Code(row) => with_outcome(row.facts.outcome(), &row.description),
        Row::Range(row) => {
            let mut words = Vec::new();
            if hit.unknown.is_some() {
                words.extend(row.label.iter().map(|label| label.value.clone()));
            }
            words.extend(row.description.iter().map(|fact| fact.value.clone()));
            let group = row.facts.group();
            words.extend(group.map(|group| hit.table.groups[group].title.clone()));
            with_outcome(row.facts.outcome(), &words.join(", "))
        }
        Row::Gap(row) => one_line(&row.reason),
        Row::Retired(row) => format!("retired: {}", one_line(&row.reason)),
    }
}

/// The name of a fact, and the fact.
type Fact = (&'static str, String);

fn facts_of_code(table: &Table, row: &Code) -> Vec<Fact> {
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
    ];
    facts.extend(attributes(table, &Attributes::of_code(row), None));
    facts.extend(
        row.columns
            .iter()
            .enumerate()
            .map(|(place, (column, fact))| {
                let name = if place == 0 { "columns" } else { "" };
                (name, format!("{}: {fact}", table.columns[*column].id))
            }),
    );
    facts.extend(row.aliases.iter().map(|row| ("also", alias(table, row))));
    let base = table.base_of(&row.value).filter(|base| *base != row.value);
    facts.extend(base.map(|base| ("base", named_value(table, &base))));
    facts.extend(row.since.iter().map(|since| ("since", since.clone())));
    facts.extend(
        row.deprecated
            .iter()
            .map(|note| ("deprecated", note.clone())),
    );
    facts.extend(row.link.iter().map(|link| ("link", link.clone())));
    facts
}

/// Returns the outcome, the group and the tags, each followed by where it comes from unless that is the code or
/// the range at this position itself.
fn attributes(table: &Table, attributes: &Attributes, own: Option<usize>) -> Vec<Fact> {
    fn with_source<T>(
        table: &Table,
        own: Option<usize>,
        text: &str,
        fact: &Attribute<T>,
    ) -> String {
        match fact.stated_by {
            StatedBy::Range(range) if Some(range) != own => {
                let range = &table.ranges[range].bounds;
                let range = table.describe_bounds(range, str::to_owned);
                format!("{text} (as {range})")
            }
            StatedBy::Base => format!("{text} (as its base)"),
            StatedBy::Code | StatedBy::Range(_) => text.to_owned(),
        }
    }
    let outcome = attributes.outcome.as_ref();
    let outcome = outcome.map_or("not stated".to_owned(), |fact| {
        with_source(table, own, fact.value.name(), fact)
    });
    let group = attributes.group.as_ref().map(|fact| {
        let title = &table.groups[fact.value].title;
        ("group", with_source(table, own, title, fact))
    });
    let tags = attributes.tags.iter();
    let tags = tags.map(|fact| with_source(table, own, &table.tags[fact.value].id, fact));
    let tags = tags.collect::<Vec<_>>().join(", ");
    let outcome = std::iter::once(("outcome", outcome));
    outcome.chain(group).chain([("tags", tags)]).collect()
}

/// Returns the facts of a range, including those that it takes from the ranges around it.
fn facts_of_range(table: &Table, row: &Range) -> Vec<Fact> {
    let own = table.ranges.iter().position(|range| range == row);
    let meaning = row.description.as_ref().map(|fact| fact.value.clone());
    let mut facts = vec![
        ("meaning", meaning.unwrap_or_default()),
        ("values", values_of_range(table, row)),
    ];
    let label = row.label.as_ref();
    facts.extend(label.map(|label| ("called", label.value.clone())));
    facts.extend(attributes(table, &Attributes::of_range(row), own));
    facts.extend(row.fallback.map(|fallback| treated_as(table, fallback)));
    facts
}

/// Returns what is known of a value that no code has: from the code of its base, or else from the ranges.
fn facts_of_unknown(table: &Table, value: &Value, row: Row<'_>) -> Vec<Fact> {
    let range = match row {
        Row::Range(range) => Some(range),
        _ => None,
    };
    let base_value = table.base_of(value);
    let base = base_value.as_ref().and_then(|base| table.code_of(base));
    let meaning = range.and_then(|range| range.description.as_ref());
    let mut facts = vec![
        (
            "meaning",
            meaning.map_or(String::new(), |fact| fact.value.clone()),
        ),
        ("value", in_both_radixes(table, value)),
    ];
    if let Some(range) = range {
        facts.push(("range", values_of_range(table, range)));
        let label = range.label.as_ref();
        facts.extend(label.map(|label| ("called", label.value.clone())));
    }
    let base_value = base_value.filter(|base| base != value);
    facts.extend(base_value.map(|base| ("base", named_value(table, &base))));

    let of_unknown = Attributes::of_unknown(range, base);
    facts.extend(attributes(table, &of_unknown, None));
    let fallback = range.and_then(|range| range.fallback);
    facts.extend(match base {
        Some(base) => Some(("treated as", named_code(table, base))),
        None => fallback.map(|fallback| treated_as(table, fallback)),
    });
    facts
}

fn treated_as(table: &Table, fallback: Stated<usize>) -> Fact {
    (
        "treated as",
        named_code(table, &table.codes[fallback.value]),
    )
}

/// Returns a value with the label of its code.
fn named_value(table: &Table, value: &Value) -> String {
    match table.code_of(value) {
        Some(code) => named_code(table, code),
        None => format!("{} no code", table.show(value)),
    }
}

fn named_code(table: &Table, code: &Code) -> String {
    format!("{} {}", table.show(&code.value), code.label)
}

fn values_of_range(table: &Table, row: &Range) -> String {
    match &row.bounds {
        Bounds::Integers { first, last } => {
            span(table, &Value::Integer(*first), &Value::Integer(*last))
        }
        Bounds::Prefix(_) => table.describe_bounds(&row.bounds, str::to_owned),
    }
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
    let values = span(table, &row.first, &row.last);
    vec![("reason", row.reason.clone()), ("value", values)]
}

/// Returns both ends of a gap or a range in both radixes, or the only value.
fn span(table: &Table, first: &Value, last: &Value) -> String {
    let shown = in_both_radixes(table, first);
    if first == last {
        shown
    } else {
        format!("{shown} to {}", in_both_radixes(table, last))
    }
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

/// Replaces white space by single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
