//! What a query means: the rows of proven tables that a value, a label, a variant or some words of
//! a description lead to. The page that is generated for each table ranks in the same way.

use crate::model::value::Value;
use crate::model::{Code, Gap, Outcome, Retired, Table};

/// What was found, the best first.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer<'t> {
    /// What the query means.
    Found(Vec<Hit<'t>>),
    /// It means nothing here; what comes nearest.
    Nearest(Vec<Hit<'t>>),
}

/// One row of one table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'t> {
    /// The table that the row is in.
    pub table: &'t Table,
    /// The row.
    pub row: Row<'t>,
}

/// A row that says something of a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row<'t> {
    /// It has a code.
    Code(&'t Code),
    /// It has none.
    Gap(&'t Gap),
    /// It had one.
    Retired(&'t Retired),
}

/// How well a row answers a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is the value.
    Value,
    /// It is a label or a variant, whole.
    Name,
    /// It is part of one.
    Part,
    /// Each word is part of one.
    Parts,
    /// Each word is part of something that the row says.
    Words,
}

/// A query, in the forms in which it is looked for.
struct Query<'q> {
    text: &'q str,
    phrase: String,
    squeezed: String,
}

/// How many rows are shown that come near.
const NEAREST: usize = 3;

/// Finds what a query means. What it means to the letter keeps out what is only like it.
#[must_use]
pub fn explain<'t>(tables: &'t [Table], query: &str) -> Answer<'t> {
    let query = Query::new(query);
    let mut hits: Vec<(Rank, Hit<'t>)> = Vec::new();
    for table in tables {
        let values = table.repr.candidates(table.radix, query.text);
        let ranked = rows(table).filter_map(|row| Some((rank(table, row, &query, &values)?, row)));
        hits.extend(ranked.map(|(rank, row)| (rank, Hit { table, row })));
    }
    // The sort is stable: within a rank, rows keep the order of their table.
    hits.sort_by_key(|(rank, _)| *rank);
    if let Some((best, _)) = hits.first()
        && *best <= Rank::Name
    {
        hits.retain(|(rank, _)| *rank <= Rank::Name);
    }
    if hits.is_empty() {
        return Answer::Nearest(nearest(tables, &query));
    }
    Answer::Found(hits.into_iter().map(|(_, hit)| hit).collect())
}

fn rows(table: &Table) -> impl Iterator<Item = Row<'_>> {
    let codes = table.codes.iter().map(Row::Code);
    let gaps = table.gaps.iter().map(Row::Gap);
    codes
        .chain(table.retired.iter().map(Row::Retired))
        .chain(gaps)
}

fn rank(table: &Table, row: Row<'_>, query: &Query<'_>, values: &[Value]) -> Option<Rank> {
    if values.iter().any(|value| holds(row, value)) {
        return Some(Rank::Value);
    }
    if query.phrase.is_empty() {
        return None;
    }
    let names = names(table, row);
    let path = |name: &&str| squeezed(&format!("{}::{name}", table.type_name)) == query.squeezed;
    if names.iter().any(|name| squeezed(name) == query.squeezed) || names.iter().any(path) {
        return Some(Rank::Name);
    }
    let names = folded(&names.join("\n"));
    let every = |text: &str| query.words().all(|word| text.contains(word));
    if names.contains(&query.phrase) {
        Some(Rank::Part)
    } else if every(&names) {
        Some(Rank::Parts)
    } else {
        every(&folded(&texts(table, row).join(" "))).then_some(Rank::Words)
    }
}

fn holds(row: Row<'_>, value: &Value) -> bool {
    match row {
        Row::Code(row) => row.value == *value,
        Row::Gap(row) => (&row.first..=&row.last).contains(&value),
        Row::Retired(row) => row.value == *value,
    }
}

/// What a row is called. A code that repeats a label is meant by the name of the first one too.
fn names<'t>(table: &'t Table, row: Row<'t>) -> Vec<&'t str> {
    match row {
        Row::Code(row) => {
            let aliases = row.aliases.iter();
            let mut names = vec![row.label.as_str(), row.variant.as_str()];
            names.extend(aliases.flat_map(|alias| [alias.label.as_str(), alias.variant.as_str()]));
            names.extend(row.repeats.map(|first| table.codes[first].variant.as_str()));
            names
        }
        Row::Gap(_) => Vec::new(),
        Row::Retired(row) => vec![&row.label],
    }
}

/// Everything that a row says in words.
fn texts<'t>(table: &'t Table, row: Row<'t>) -> Vec<&'t str> {
    let mut texts = names(table, row);
    match row {
        Row::Code(row) => {
            texts.push(&row.description);
            texts.extend(row.outcome.map(Outcome::name));
            texts.extend(row.group.map(|group| table.groups[group].title.as_str()));
            texts.extend(row.tags.iter().map(|&tag| table.tags[tag].name.as_str()));
            texts.extend(row.since.as_deref());
            texts.extend(row.deprecated.as_deref());
            let of_aliases = row.aliases.iter();
            texts.extend(of_aliases.flat_map(|alias| {
                std::iter::once(alias.description.as_str()).chain(alias.deprecated.as_deref())
            }));
        }
        Row::Gap(row) => texts.push(&row.reason),
        Row::Retired(row) => texts.push(&row.reason),
    }
    texts
}

/// The codes whose values are nearest, or else those whose words are most alike.
fn nearest<'t>(tables: &'t [Table], query: &Query<'_>) -> Vec<Hit<'t>> {
    let codes = || {
        let of_table = |table: &'t Table| table.codes.iter().map(move |code| (table, code));
        tables.iter().flat_map(of_table)
    };
    let mut far: Vec<(f64, (&Table, &Code))> = codes()
        .filter_map(|(table, code)| Some((distance(table, code, query)?, (table, code))))
        .collect();
    if far.is_empty() {
        far.extend(codes().map(|(table, code)| (unlikeness(table, code, query), (table, code))));
        // Not a letter in common is not near.
        far.retain(|(unlikeness, _)| *unlikeness < 0.0);
    }
    far.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let hits = far.into_iter().take(NEAREST).map(|(_, (table, code))| Hit {
        table,
        row: Row::Code(code),
    });
    hits.collect()
}

/// How far a value is from the one asked for, if that is a number.
#[allow(clippy::cast_precision_loss, reason = "only to put values in order")]
fn distance(table: &Table, code: &Code, query: &Query<'_>) -> Option<f64> {
    let asked = table.repr.candidates(table.radix, query.text);
    let Value::Integer(number) = code.value else {
        return None;
    };
    let distances = asked.iter().filter_map(|value| match value {
        Value::Integer(asked) => Some(asked.abs_diff(number) as f64),
        Value::Text(_) => None,
    });
    distances.min_by(f64::total_cmp)
}

/// 0 where a row has nothing of the words asked for, and the more of them it has, the lower.
fn unlikeness(table: &Table, code: &Code, query: &Query<'_>) -> f64 {
    let text = folded(&texts(table, Row::Code(code)).join(" "));
    let likest = |asked: &str| {
        let words = text
            .split(' ')
            .map(|word| strsim::jaro_winkler(asked, word));
        words.fold(0.0, f64::max)
    };
    -query.words().map(likest).sum::<f64>()
}

impl<'q> Query<'q> {
    fn new(text: &'q str) -> Self {
        Self {
            text: text.trim(),
            phrase: folded(text),
            squeezed: squeezed(text),
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.phrase.split(' ')
    }
}

/// Words in small letters with one blank between them: `API_OK`, `api-ok` and `Api::Ok` are alike.
fn folded(text: &str) -> String {
    let parted = |c: char| c.is_whitespace() || "_:-".contains(c);
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(parted)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The same without the blanks, so that a label is like the variant made from it.
fn squeezed(text: &str) -> String {
    folded(text).replace(' ', "")
}
