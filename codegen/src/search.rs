//! Search: the rows of valid tables that a query leads to, by value, label, variant or words.
//!
//! The page of each table ranks rows in a similar way: see `emit/docs/page/codes.js`.

use crate::model::range::Facts;
use crate::model::value::{Repr, Value};
use crate::model::{Code, Outcome, Row, Table};

/// The result of a search, the best match first.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer<'t> {
    /// The rows that match.
    Found(Vec<Hit<'t>>),
    /// No row matches; those that come nearest.
    Nearest(Vec<Hit<'t>>),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'t> {
    /// The table.
    pub table: &'t Table,
    /// The row.
    pub row: Row<'t>,
    /// The value that was asked for, if no code has it. The row is then the narrowest range around it, or the
    /// code of its base.
    pub unknown: Option<Value>,
}

/// How well a row matches a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The query is its value.
    Value,
    /// The query is one of its names.
    Name,
    /// The query is a value without a code, of which its range or the code of its base says something.
    Unknown,
    /// The query is part of a name.
    PartOfName,
    /// Each word of the query is part of a name.
    WordsOfNames,
    /// Each word of the query is part of some text of the row.
    WordsOfText,
    /// The query starts with the prefix of a range, which words may do, too.
    Prefix,
}

/// A query, in the forms that are searched for.
struct Query<'q> {
    /// As written, to be compared with values.
    text: &'q str,
    /// Its words, [`normalized`], to be searched for in the words of a row.
    phrase: String,
    /// Its words, [`compact`], to be compared with whole names.
    compact: String,
}

/// The maximum number of rows in [`Answer::Nearest`].
const NEAREST: usize = 3;

/// Finds the rows that a query leads to. If it is the value or a name of some rows, only those are returned. A
/// value that no code of any table has leads to the ranges around it.
#[must_use]
pub fn explain<'t>(tables: &'t [Table], query: &str) -> Answer<'t> {
    let query = Query {
        text: query.trim(),
        phrase: normalized(query),
        compact: compact(query),
    };
    let mut hits: Vec<(Rank, Hit<'t>)> = Vec::new();
    for table in tables {
        let values = table.repr.candidates(table.radix, query.text);
        let found = rows(table).filter_map(|row| Some((rank(table, row, &query, &values)?, row)));
        let found: Vec<(Rank, Row<'t>)> = found.collect();
        let is_alone = table.repr != Repr::Str || found.is_empty();
        let rank = if is_alone {
            Rank::Unknown
        } else {
            Rank::Prefix
        };
        let unknown = unknown(table, &values).into_iter();
        let hit = |row| Hit {
            table,
            row,
            unknown: None,
        };
        hits.extend(found.into_iter().map(|(rank, row)| (rank, hit(row))));
        hits.extend(unknown.map(|hit| (rank, hit)));
    }
    // The sort is stable: rows of the same rank keep the order of their table.
    hits.sort_by_key(|(rank, _)| *rank);
    let is_code =
        |(rank, hit): &(Rank, Hit<'_>)| *rank <= Rank::Name && matches!(hit.row, Row::Code(_));
    if hits.iter().any(is_code) {
        hits.retain(|(rank, _)| *rank <= Rank::Name);
    } else if hits.first().is_some_and(|(best, _)| *best <= Rank::Unknown) {
        hits.retain(|(rank, _)| *rank <= Rank::Unknown);
    }
    if hits.is_empty() {
        return Answer::Nearest(nearest(tables, &query));
    }
    Answer::Found(hits.into_iter().map(|(_, hit)| hit).collect())
}

fn rows(table: &Table) -> impl Iterator<Item = Row<'_>> {
    let codes = table.codes.iter().map(Row::Code);
    let retired = table.retired.iter().map(Row::Retired);
    let gaps = table.gaps.iter().map(Row::Gap);
    let ranges = table.ranges.iter().map(Row::Range);
    codes.chain(retired).chain(gaps).chain(ranges)
}

/// What is known of these values if none has a code: the range of each, or else the code of its base.
fn unknown<'t>(table: &'t Table, values: &[Value]) -> Vec<Hit<'t>> {
    let mut hits: Vec<Hit<'t>> = Vec::new();
    if values.iter().any(|value| table.code_of(value).is_some()) {
        return hits;
    }
    for value in values {
        let fits = match (table.repr, value) {
            (Repr::Integer(repr), Value::Integer(number)) => repr.holds(*number),
            _ => true,
        };
        let base = || Some(Row::Code(table.code_of(&table.base_of(value)?)?));
        let row = table.range_of(value).map(Row::Range).or_else(base);
        let is_new = hits.iter().all(|hit| hit.unknown.as_ref() != Some(value));
        if let Some(row) = row.filter(|_| fits && is_new) {
            hits.push(Hit {
                table,
                row,
                unknown: Some(value.clone()),
            });
        }
    }
    hits
}

fn rank(table: &Table, row: Row<'_>, query: &Query<'_>, values: &[Value]) -> Option<Rank> {
    // Ranges answer for values without a code: see `unknown`.
    let is_range = matches!(row, Row::Range(_));
    if !is_range && values.iter().any(|value| row.has_value(value)) {
        return Some(Rank::Value);
    }
    if query.phrase.is_empty() {
        return None;
    }
    let names = names(table, row);
    let is_name = |name: &&str| {
        compact(name) == query.compact
            || compact(&format!("{}::{name}", table.type_name)) == query.compact
    };
    if names.iter().any(is_name) {
        return Some(Rank::Name);
    }
    let words_of_names = normalized(&names.join("\n"));
    let has_all_words = |text: &str| query.words().all(|word| text.contains(word));
    if words_of_names.contains(&query.phrase) {
        Some(Rank::PartOfName)
    } else if has_all_words(&words_of_names) {
        Some(Rank::WordsOfNames)
    } else {
        has_all_words(&text(table, row)).then_some(Rank::WordsOfText)
    }
}

/// The labels and variants of a row. A code that repeats a label also has the variant of the first one.
fn names<'t>(table: &'t Table, row: Row<'t>) -> Vec<&'t str> {
    match row {
        Row::Code(row) => {
            let mut names = vec![row.label.as_str(), &row.variant];
            for alias in &row.aliases {
                names.extend([alias.label.as_str(), &alias.variant]);
            }
            names.extend(row.repeats.map(|first| table.codes[first].variant.as_str()));
            names
        }
        Row::Gap(_) => Vec::new(),
        Row::Retired(row) => vec![&row.label],
        Row::Range(row) => row.label.iter().map(|fact| fact.value.as_str()).collect(),
    }
}

/// All words of a row, [`normalized`].
fn text(table: &Table, row: Row<'_>) -> String {
    let mut text = names(table, row);
    match row {
        Row::Code(row) => {
            text.push(&row.description);
            text.extend(words_of_facts(table, &row.facts));
            text.extend(row.since.as_deref());
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
    normalized(&text.join(" "))
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

/// The codes with the nearest values, or, if the query is not a number, with the most similar words.
fn nearest<'t>(tables: &'t [Table], query: &Query<'_>) -> Vec<Hit<'t>> {
    let mut hits = nearest_by_value(tables, query);
    if hits.is_empty() {
        hits = nearest_by_words(tables, query);
    }
    hits.truncate(NEAREST);
    hits
}

/// The codes of tables of integers, the nearest value first; none if the query is not a number.
fn nearest_by_value<'t>(tables: &'t [Table], query: &Query<'_>) -> Vec<Hit<'t>> {
    let mut hits: Vec<(u128, Hit<'t>)> = Vec::new();
    for table in tables {
        let candidates = table.repr.candidates(table.radix, query.text);
        let distance = |code: &Code| {
            let value = code.value.as_integer()?;
            let numbers = candidates.iter().filter_map(Value::as_integer);
            numbers.map(|number| number.abs_diff(value)).min()
        };
        hits.extend(codes(table).filter_map(|(code, hit)| Some((distance(code)?, hit))));
    }
    hits.sort_by_key(|(distance, _)| *distance);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The codes that have words in common with the query, the most similar first.
fn nearest_by_words<'t>(tables: &'t [Table], query: &Query<'_>) -> Vec<Hit<'t>> {
    let mut hits: Vec<(f64, Hit<'t>)> = tables
        .iter()
        .flat_map(|table| {
            codes(table).map(move |(code, hit)| (similarity(table, code, query), hit))
        })
        .filter(|(similarity, _)| *similarity > 0.0)
        .collect();
    hits.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

fn codes(table: &Table) -> impl Iterator<Item = (&Code, Hit<'_>)> {
    table.codes.iter().map(move |code| {
        let row = Row::Code(code);
        let unknown = None;
        (
            code,
            Hit {
                table,
                row,
                unknown,
            },
        )
    })
}

/// How similar the words of the query are to those of a code; 0 if they have nothing in common.
fn similarity(table: &Table, code: &Code, query: &Query<'_>) -> f64 {
    let text = text(table, Row::Code(code));
    let best = |asked: &str| {
        text.split(' ')
            .map(|word| strsim::jaro_winkler(asked, word))
            .fold(0.0, f64::max)
    };
    query.words().map(best).sum()
}

impl Query<'_> {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.phrase.split(' ')
    }
}

/// The words of a string in lowercase, separated by one space: `API_OK`, `api-ok` and `Api::Ok` are equal.
fn normalized(text: &str) -> String {
    let is_separator = |c: char| c.is_whitespace() || "_:-".contains(c);
    text.to_lowercase()
        .split(is_separator)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of a string in lowercase, joined, so that a label equals the variant made from it.
fn compact(text: &str) -> String {
    normalized(text).replace(' ', "")
}
