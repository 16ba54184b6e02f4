//! What a query leads to. The tests of the page run the same cases: `xtask/browser/search.test.js`.

use codetable::Source;
use codetable::model::{Row, Table};
use codetable::search::{Answer, Hit, Lookup, explain};
use codetable_testing::checkout;
use serde::Deserialize;

/// Cases with one table.
#[derive(Deserialize)]
struct Group {
    table: String,
    cases: Vec<Case>,
}

/// A call and its answer. Rows are written as their tables show their values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// A query, or else several arguments.
    query: Option<String>,
    #[serde(default)]
    arguments: Vec<String>,
    /// All rows that are found.
    found: Option<Vec<String>>,
    /// The first of the rows that are found.
    #[serde(default)]
    first: Vec<String>,
    /// What is not found.
    #[serde(default)]
    missing: Vec<String>,
    /// The suggestions for it.
    #[serde(default)]
    near: Vec<String>,
}

fn tables(text: &str) -> Vec<Table> {
    let source = Source::new("table.toml", text);
    codetable::validate(std::slice::from_ref(&source)).unwrap()
}

fn shown(hit: &Hit<'_>) -> String {
    match hit.row {
        Row::Code(row) => hit.table.show(&row.value),
        Row::Retired(row) => hit.table.show(&row.value),
        Row::Gap(row) if row.first == row.last => hit.table.show(&row.first),
        Row::Gap(row) => format!(
            "{} to {}",
            hit.table.show(&row.first),
            hit.table.show(&row.last)
        ),
        Row::Range(row) => hit.table.show_bounds(&row.bounds),
    }
}

/// Appends rows that are not there yet.
fn add(rows: &mut Vec<String>, hits: &[Hit<'_>]) {
    for hit in hits {
        let row = shown(hit);
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
}

/// What is found, what is not, and what comes nearest.
fn answers(lookups: &[Lookup<'_>]) -> [Vec<String>; 3] {
    let [mut found, mut missing, mut near] = [const { Vec::new() }; 3];
    for lookup in lookups {
        match &lookup.answer {
            Answer::Found(hits) => add(&mut found, hits),
            Answer::Nearest(hits) => {
                missing.push(lookup.query.clone());
                add(&mut near, hits);
            }
        }
    }
    [found, missing, near]
}

#[test]
fn every_case_has_its_answer() {
    let groups = checkout::read("codegen/tests/search/cases.json");
    let groups: Vec<Group> = serde_json::from_str(&groups).unwrap();
    let mut wrong = String::new();
    for group in &groups {
        let tables = tables(&checkout::read(&group.table));
        for case in &group.cases {
            let queries = case.query.as_ref().map(std::slice::from_ref);
            let queries = queries.unwrap_or(&case.arguments);
            let [found, missing, near] = answers(&explain(&tables, queries));
            let first = &found[..case.first.len().min(found.len())];
            let is_found = match &case.found {
                Some(expected) => found == *expected,
                None => first == case.first && (found.is_empty() == case.first.is_empty()),
            };
            if !(is_found && missing == case.missing && near == case.near) {
                wrong += &format!(
                    "{}: {case:?}\n  {found:?} {missing:?} {near:?}\n",
                    group.table
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
