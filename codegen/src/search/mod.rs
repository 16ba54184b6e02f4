//! Search: the rows of valid tables that a query leads to, by value, label, variant or words.
//!
//! The page of each table answers the same: `emit/docs/page/search.js` is this module in JavaScript, and
//! `codegen/tests/search/cases.json` has the cases that the tests of both read. What is changed here is changed there.

mod entry;
mod near;
mod text;

use crate::model::value::{Repr, Value};
use crate::model::{Row, Table};
use entry::Entry;
use text::Part;

/// A query and its answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Lookup<'t> {
    /// The value, the name or the words that were looked up.
    pub query: String,
    /// Whether it is a number, which is never searched for as a word.
    pub is_number: bool,
    /// The answer.
    pub answer: Answer<'t>,
}

/// The result of a search, the best match first.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer<'t> {
    /// The rows that match.
    Found(Vec<Hit<'t>>),
    /// No row matches; the codes that come nearest.
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

/// Finds the rows that queries lead to.
///
/// A query may be what a log shows, such as `RESULTCODE=17`: marks, tags and paths are left out, and a number or a
/// name is taken out of what surrounds it. A query of several values and names is several lookups, and several
/// queries of nothing but words are one. A value that no code of any table has leads to the ranges around it.
#[must_use]
pub fn explain<'t>(tables: &'t [Table], queries: &[impl AsRef<str>]) -> Vec<Lookup<'t>> {
    let search = Search {
        tables,
        entries: tables.iter().flat_map(Entry::of_table).collect(),
    };
    let queries: Vec<&str> = queries.iter().map(AsRef::as_ref).collect();
    let mut lookups: Vec<Lookup<'_>> = Vec::new();
    for query in search.arguments(&queries) {
        for lookup in search.interpret(query.trim()) {
            if lookups.iter().all(|known| known.query != lookup.query) {
                lookups.push(lookup);
            }
        }
    }
    lookups
}

/// Returns the values of the codes of a table, such as `0 to 18 and 20 to 59`: as runs if there are few, or else the
/// lowest and the highest.
#[must_use]
pub fn values(table: &Table) -> String {
    const MAX_RUNS: usize = 4;
    let mut values: Vec<&Value> = table.codes.iter().map(|code| &code.value).collect();
    values.sort();
    let follows = |one: &Value, other: &Value| match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one + 1 == *other,
        _ => false,
    };
    let runs: Vec<String> = values
        .chunk_by(|one, other| follows(one, other))
        .map(|run| match run {
            [one] => table.show(one),
            [first, second] => format!("{}, {}", table.show(first), table.show(second)),
            [first, .., last] => format!("{} to {}", table.show(first), table.show(last)),
            [] => unreachable!("a run has a value"),
        })
        .collect();
    match runs.as_slice() {
        [last] => last.clone(),
        [runs @ .., last] if runs.len() < MAX_RUNS => format!("{} and {last}", runs.join(", ")),
        _ => {
            let (first, last) = (values.first(), values.last());
            let show =
                |value: Option<&&Value>| value.map_or(String::new(), |value| table.show(value));
            format!("between {} and {}", show(first), show(last))
        }
    }
}

/// The tables that are searched, with the strings of their rows.
struct Search<'t> {
    tables: &'t [Table],
    entries: Vec<Entry<'t>>,
}

impl<'t> Search<'t> {
    /// The queries in the arguments of a call: each argument if one of them is a code, or else their words together.
    fn arguments(&self, queries: &[&str]) -> Vec<String> {
        let is_code = |query: &&str| {
            let parts = text::parts(query);
            query.contains('_') || parts.iter().any(|part| self.is_code(part))
        };
        if queries.len() < 2 || !queries.iter().any(is_code) {
            return vec![queries.join(" ")];
        }
        // In `code 17` the first word only says what the second is.
        let mut arguments: Vec<String> = Vec::new();
        for (position, query) in queries.iter().enumerate() {
            let is_number = |query: &&str| text::is_number(query.trim(), self.tables);
            let is_name_of_number = text::announces_number(query)
                && queries.get(position + 1).is_some_and(is_number)
                && self.exact(&Part::new(query)).is_empty();
            if !is_name_of_number {
                arguments.push((*query).to_owned());
            }
        }
        arguments
    }

    /// The lookups that a text asks for.
    fn interpret(&self, query: &str) -> Vec<Lookup<'t>> {
        let whole = Part::new(query);
        if !text::is_number(query, self.tables) {
            let hits = self.exact(&whole);
            if !hits.is_empty() {
                return vec![found(query, hits)];
            }
        }
        let parts = text::parts(query);
        if !parts.is_empty() && parts.iter().all(|part| self.is_code(part)) {
            return parts.iter().map(|part| self.lookup(part)).collect();
        }
        let numbers = text::numbers(&parts, self.tables);
        let is_known = |part: &&Part| !self.exact(part).is_empty();
        if !numbers.is_empty() && numbers.iter().all(is_known) {
            return numbers.into_iter().map(|part| self.lookup(part)).collect();
        }
        let words = text::words(&text::plain(query));
        let hits = self.by_words(&words, &parts);
        if !hits.is_empty() {
            return vec![found(query, hits)];
        }
        let names = parts.iter().filter(|part| self.is_code(part));
        let names: Vec<&Part> = names
            .filter(|part| numbers.is_empty() || is_known(part))
            .collect();
        let codes = if names.is_empty() { numbers } else { names };
        if !codes.is_empty() {
            return codes.into_iter().map(|part| self.lookup(part)).collect();
        }
        vec![nearest(query, false, self.near_words(&words))]
    }

    fn is_code(&self, part: &Part) -> bool {
        text::is_number(&part.text, self.tables) || !self.exact(part).is_empty()
    }

    /// Looks up a value or a name.
    fn lookup(&self, part: &Part) -> Lookup<'t> {
        let is_number = text::is_number(&part.text, self.tables);
        let hits = self.exact(part);
        let lookup = if hits.is_empty() {
            nearest(&part.text, is_number, self.near_numbers(&part.text))
        } else {
            found(&part.text, hits)
        };
        Lookup {
            is_number,
            ..lookup
        }
    }

    /// The rows with this value, or else with this name. If there is no such code, what is known of the value follows.
    fn exact(&self, part: &Part) -> Vec<Hit<'t>> {
        let is_number = text::is_number(&part.text, self.tables);
        let values = self
            .tables
            .iter()
            .map(|table| text::values(table, &part.text));
        let values: Vec<Vec<Value>> = values.collect();
        let mut ranked: Vec<(u8, Hit<'t>)> = Vec::new();
        for entry in &self.entries {
            let values = &values[self.position(entry.table)];
            let hit = entry.hit();
            if entry.has_value(values) {
                // A code of one table says more than a gap of another.
                let rank = if matches!(hit.row, Row::Code(_)) {
                    0
                } else {
                    2
                };
                ranked.push((rank, hit));
            } else if entry.has_name(part, is_number) {
                ranked.push((1, hit));
            }
        }
        // The sort is stable: rows of the same rank keep the order of their table.
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut hits: Vec<Hit<'t>> = ranked.into_iter().map(|(_, hit)| hit).collect();
        if hits.iter().any(|hit| matches!(hit.row, Row::Code(_))) {
            return hits;
        }
        for (table, values) in self.tables.iter().zip(&values) {
            // Any string may start with the prefix of a range.
            if is_number || table.repr != Repr::Str {
                hits.extend(unknown(table, values));
            }
        }
        hits
    }

    fn position(&self, table: &Table) -> usize {
        let position = self
            .tables
            .iter()
            .position(|other| std::ptr::eq(other, table));
        position.expect("an entry is of one of the tables")
    }

    /// The rows that have all words of a text, then the range of a string of which the text may be a value.
    fn by_words(&self, words: &[String], parts: &[Part]) -> Vec<Hit<'t>> {
        let ranks = self.entries.iter().map(|entry| (entry.rank(words), entry));
        let mut ranked: Vec<_> = ranks
            .filter_map(|(rank, entry)| Some((rank?, entry)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut hits: Vec<Hit<'t>> = ranked.into_iter().map(|(_, entry)| entry.hit()).collect();
        if let [part] = parts {
            let strings = self.tables.iter().filter(|table| table.repr == Repr::Str);
            hits.extend(strings.flat_map(|table| unknown(table, &text::values(table, &part.text))));
        }
        hits
    }
}

fn found<'t>(query: &str, hits: Vec<Hit<'t>>) -> Lookup<'t> {
    Lookup {
        query: query.to_owned(),
        is_number: false,
        answer: Answer::Found(hits),
    }
}

fn nearest<'t>(query: &str, is_number: bool, hits: Vec<Hit<'t>>) -> Lookup<'t> {
    Lookup {
        query: query.to_owned(),
        is_number,
        answer: Answer::Nearest(hits),
    }
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
