//! A row with the strings that queries are compared with.

use super::Hit;
use super::text::{Part, compact, words, words_of_identifier};
use crate::model::range::Facts;
use crate::model::value::Value;
use crate::model::{Outcome, Row, Table};

/// A row with its strings. Each word is between spaces, so that one that starts with a string is found by a space
/// and that string; a bar separates names, so that no phrase is found across two of them.
pub(super) struct Entry<'t> {
    pub(super) table: &'t Table,
    row: Row<'t>,
    /// The labels, as written.
    labels: Vec<&'t str>,
    /// The labels and variants, [`compact`].
    pub(super) keys: Vec<String>,
    /// The words of the labels and variants.
    pub(super) names: String,
    /// All other words.
    pub(super) prose: String,
}

/// The lowest number of characters of a word that is searched for within words. Letters of other scripts may be words.
const MIN_WITHIN: usize = 3;

impl<'t> Entry<'t> {
    pub(super) fn of_table(table: &'t Table) -> impl Iterator<Item = Self> {
        let codes = table.codes.iter().map(Row::Code);
        let retired = table.retired.iter().map(Row::Retired);
        let gaps = table.gaps.iter().map(Row::Gap);
        let ranges = table.ranges.iter().map(Row::Range);
        let rows = codes.chain(retired).chain(gaps).chain(ranges);
        rows.map(|row| Self::new(table, row))
    }

    fn new(table: &'t Table, row: Row<'t>) -> Self {
        let labels = labels(row);
        let variants = variants(table, row);
        let all = labels.iter().chain(&variants);
        let mut keys: Vec<String> = all.map(|name| compact(name)).collect();
        keys.dedup();
        let mut names = String::from(" ");
        let of_labels = labels.iter().map(|label| words(label));
        let of_variants = variants
            .iter()
            .flat_map(|name| [words_of_identifier(name), words(name)]);
        for words in of_labels.chain(of_variants) {
            names += &format!("{} | ", words.join(" "));
        }
        let prose = words(&prose(table, row).join(" ")).join(" ");
        Self {
            table,
            row,
            labels,
            keys,
            names,
            prose: format!(" {prose} "),
        }
    }

    pub(super) fn is_code(&self) -> bool {
        matches!(self.row, Row::Code(_))
    }

    /// The code's value, if the row is one.
    pub(super) fn value(&self) -> Option<&'t Value> {
        match self.row {
            Row::Code(row) => Some(&row.value),
            _ => None,
        }
    }

    pub(super) fn hit(&self) -> Hit<'t> {
        Hit {
            table: self.table,
            row: self.row,
            unknown: None,
        }
    }

    /// Whether the row has one of these values. Ranges answer for values without a code.
    pub(super) fn has_value(&self, values: &[Value]) -> bool {
        let is_range = matches!(self.row, Row::Range(_));
        !is_range && values.iter().any(|value| self.row.has_value(value))
    }

    /// Whether a part of a query is a name of the row. A number is so only if a label is that number.
    pub(super) fn has_name(&self, part: &Part, is_number: bool) -> bool {
        self.labels.contains(&part.text.as_str())
            || (!is_number && part.names.iter().any(|name| self.keys.contains(name)))
    }

    /// How well the row matches words, the best first: by names before prose, at the start of words before within
    /// them, as a phrase before apart. `None` if a word is missing.
    pub(super) fn rank(&self, words: &[String]) -> Option<u8> {
        let mut level = 0;
        for word in words {
            level = level.max(self.level(word)?);
        }
        let within = if level < 2 { &self.names } else { &self.prose };
        let is_phrase = within.contains(&format!(" {}", words.join(" ")));
        (!words.is_empty()).then_some(2 * level + u8::from(!is_phrase))
    }

    /// Where a word is: 0 and 1 in names, 2 and 3 in prose; at the start of a word or within it.
    pub(super) fn level(&self, word: &str) -> Option<u8> {
        let is_number = word.bytes().all(|c| c.is_ascii_digit());
        let end = if is_number { " " } else { "" };
        let start = format!(" {word}{end}");
        let is_within = !is_number && (word.chars().count() >= MIN_WITHIN || !word.is_ascii());
        if self.names.contains(&start) {
            Some(0)
        } else if is_within && self.names.contains(word) {
            Some(1)
        } else if self.prose.contains(&start) {
            Some(2)
        } else {
            (is_within && self.prose.contains(word)).then_some(3)
        }
    }
}

fn labels(row: Row<'_>) -> Vec<&str> {
    match row {
        Row::Code(row) => row.labels().collect(),
        Row::Gap(_) => Vec::new(),
        Row::Retired(row) => vec![&row.label],
        Row::Range(row) => row.label.iter().map(|fact| fact.value.as_str()).collect(),
    }
}

/// The variants of a row. A code that repeats a label also has that of the first one.
fn variants<'t>(table: &'t Table, row: Row<'t>) -> Vec<&'t str> {
    let Row::Code(row) = row else {
        return Vec::new();
    };
    let aliases = row.aliases.iter().map(|alias| &alias.variant);
    let first = row.repeats.map(|first| &table.codes[first].variant);
    let variants = std::iter::once(&row.variant).chain(aliases).chain(first);
    variants.map(String::as_str).collect()
}

fn prose<'t>(table: &'t Table, row: Row<'t>) -> Vec<&'t str> {
    let mut text: Vec<&str> = Vec::new();
    match row {
        Row::Code(row) => {
            text.push(&row.description);
            text.extend(words_of_facts(table, &row.facts));
            text.extend(row.deprecated.as_deref());
            for alias in &row.aliases {
                text.push(&alias.description);
                text.extend(alias.deprecated.as_deref());
            }
        }
        Row::Gap(row) => text.push(&row.reason),
        Row::Retired(row) => text.push(&row.reason),
        Row::Range(row) => {
            text.extend(row.description.iter().map(|fact| fact.value.as_str()));
            text.extend(words_of_facts(table, &row.facts));
        }
    }
    text
}

/// The words for the outcome, the group and the tags.
fn words_of_facts<'t>(table: &'t Table, facts: &Facts) -> Vec<&'t str> {
    let group = facts
        .group()
        .map(|group| table.groups[group].title.as_str());
    let tags = facts.tags().map(|tag| table.tags[tag].id.as_str());
    let outcome = facts.outcome().map(Outcome::name);
    outcome.into_iter().chain(group).chain(tags).collect()
}
