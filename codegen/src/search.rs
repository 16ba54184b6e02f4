//! Search: the rows of valid tables that a query leads to, by value, label, variant or words.
//!
//! The page of each table ranks rows in a similar way: see `emit/docs/page/codes.js`.

use crate::model::value::Value;
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'t> {
    /// The table.
    pub table: &'t Table,
    /// The row.
    pub row: Row<'t>,
}

/// How well a row matches a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The query is its value.
    Value,
    /// The query is one of its names.
    Name,
    /// The query is part of a name.
    PartOfName,
    /// Each word of the query is part of a name.
    WordsOfNames,
    /// Each word of the query is part of some text of the row.
    WordsOfText,
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

/// Finds the rows that a query leads to. If it is the value or a name of some rows, only those are returned.
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
        hits.extend(rows(table).filter_map(|row| {
            let rank = rank(table, row, &query, &values)?;
            Some((rank, Hit { table, row }))
        }));
    }
    // The sort is stable: rows of the same rank keep the order of their table.
    hits.sort_by_key(|(rank, _)| *rank);
    if hits.first().is_some_and(|(best, _)| *best <= Rank::Name) {
        hits.retain(|(rank, _)| *rank <= Rank::Name);
    }
    if hits.is_empty() {
        return Answer::Nearest(nearest(tables, &query));
    }
    Answer::Found(hits.into_iter().map(|(_, hit)| hit).collect())
}

fn rows(table: &Table) -> impl Iterator<Item = Row<'_>> {
    let codes = table.codes.iter().map(Row::Code);
    let retired = table.retired.iter().map(Row::Retired);
    codes.chain(retired).chain(table.gaps.iter().map(Row::Gap))
}

fn rank(table: &Table, row: Row<'_>, query: &Query<'_>, values: &[Value]) -> Option<Rank> {
    if values.iter().any(|value| row.has_value(value)) {
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
    }
}

/// All words of a row, [`normalized`].
fn text(table: &Table, row: Row<'_>) -> String {
    let mut text = names(table, row);
    match row {
        Row::Code(row) => {
            text.push(&row.description);
            text.extend(row.facts.outcome().map(Outcome::name));
            text.extend(
                row.facts
                    .group()
                    .map(|group| table.groups[group].title.as_str()),
            );
            text.extend(row.facts.tags().map(|tag| table.tags[tag].id.as_str()));
            text.extend(row.since.as_deref());
            text.extend(row.deprecated.as_deref());
            for alias in &row.aliases {
                text.push(&alias.description);
                text.extend(alias.deprecated.as_deref());
            }
        }
        Row::Gap(row) => text.push(&row.reason),
        Row::Retired(row) => text.push(&row.reason),
    }
    normalized(&text.join(" "))
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
        (code, Hit { table, row })
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
