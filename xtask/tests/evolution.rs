//! A table that goes through many edits is judged step by step as it is in one stride.
//!
//! What depends on history is left out: whether a label or value of long ago comes back can only be
//! known from the state that had it.

use std::collections::{BTreeMap, BTreeSet};

use codetable::Source;
use codetable::breaking::{Bump, Comparison};
use codetable::model::Table;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A table, as far as it is edited.
#[derive(Debug, Clone)]
struct Doors {
    title: usize,
    version: String,
    rows: Vec<Row>,
    gaps: Vec<usize>,
    /// The outcome of a range for each row that has one. It is of ten values without a code.
    ranges: BTreeMap<usize, &'static str>,
    retired: Vec<(usize, String)>,
    /// How many strings, labels and values were made up, so that the next one is new.
    made_up: usize,
}

#[derive(Debug, Clone, Default)]
struct Row {
    value: usize,
    label: String,
    /// What the label was before. A tombstone keeps these too.
    old_labels: Vec<String>,
    variant: Option<String>,
    outcome: Option<&'static str>,
    is_loud: bool,
    group: Option<&'static str>,
    deprecated: bool,
    description: Option<String>,
    alias: Option<String>,
    allow: bool,
}

#[derive(Debug, Clone, Copy)]
enum Edit {
    Add,
    Describe,
    Relabel,
    Rename,
    Outcome(Option<&'static str>),
    Loud,
    Group(Option<&'static str>),
    Deprecate,
    Alias,
    Promote,
    Withdraw,
    Lose,
    Move,
    MoveAndSayWhy,
    Gap,
    Range(Option<&'static str>),
    Title,
}

const ROWS: usize = 26;

fn edit() -> impl Strategy<Value = Edit> {
    let outcome = prop_oneof![Just(None), Just(Some("success")), Just(Some("error"))];
    let of_range = outcome.clone();
    let group = prop_oneof![Just(None), Just(Some("calm")), Just(Some("alarm"))];
    prop_oneof![
        Just(Edit::Add),
        Just(Edit::Describe),
        Just(Edit::Relabel),
        Just(Edit::Rename),
        outcome.prop_map(Edit::Outcome),
        Just(Edit::Loud),
        group.prop_map(Edit::Group),
        Just(Edit::Deprecate),
        Just(Edit::Alias),
        Just(Edit::Promote),
        Just(Edit::Withdraw),
        Just(Edit::Lose),
        Just(Edit::Move),
        Just(Edit::MoveAndSayWhy),
        Just(Edit::Gap),
        of_range.prop_map(Edit::Range),
        Just(Edit::Title),
    ]
}

impl Doors {
    /// Rows of every kind. The first ones are never edited, so that no tag or group dies out.
    fn new() -> Self {
        let row = |at: usize| Row {
            value: at,
            label: format!("DOOR_{at}"),
            outcome: [None, Some("success"), Some("error")][at % 3],
            is_loud: at.is_multiple_of(2),
            group: [None, Some("calm"), Some("alarm")][at / 2 % 3],
            deprecated: at % 5 == 4,
            alias: (at % 3 == 1).then(|| format!("GATE_{at}")),
            ..Row::default()
        };
        Self {
            title: 0,
            version: "0.1.0".to_owned(),
            rows: (0..ROWS).map(row).collect(),
            gaps: Vec::new(),
            ranges: BTreeMap::new(),
            retired: Vec::new(),
            made_up: 1000,
        }
    }

    /// Edits the row of a value, if it is there.
    fn apply(&mut self, edit: Edit, value: usize) {
        self.made_up += 1;
        let new = self.made_up;
        let Some(at) = self.rows.iter().position(|row| row.value == value) else {
            return;
        };
        let row = &mut self.rows[at];
        match edit {
            Edit::Describe => row.description = Some(format!("Text {new}.")),
            Edit::Relabel => {
                let label = std::mem::replace(&mut row.label, format!("LABEL_{new}"));
                row.old_labels.push(label);
            }
            Edit::Rename => row.variant = Some(format!("Variant{new}")),
            Edit::Outcome(outcome) => row.outcome = outcome,
            Edit::Loud => row.is_loud = !row.is_loud,
            Edit::Group(group) => row.group = group,
            Edit::Deprecate => row.deprecated = !row.deprecated,
            Edit::Alias if row.alias.is_some() => row.alias = None,
            Edit::Alias => row.alias = Some(format!("ALIAS_{new}")),
            Edit::Promote => {
                if let Some(alias) = &mut row.alias {
                    std::mem::swap(alias, &mut row.label);
                    row.old_labels.push(alias.clone());
                }
            }
            Edit::Move => row.value = new,
            // What has another value and another label is another code.
            Edit::MoveAndSayWhy if !row.old_labels.is_empty() => {}
            Edit::MoveAndSayWhy => {
                row.value = new;
                row.allow = true;
            }
            Edit::Withdraw => {
                let row = self.rows.remove(at);
                let labels: BTreeSet<_> = row.old_labels.into_iter().chain([row.label]).collect();
                let tombstones = labels.into_iter().map(|label| (row.value, label));
                self.retired.extend(tombstones);
            }
            Edit::Lose => drop(self.rows.remove(at)),
            Edit::Gap => self.gaps.push(new + 10_000),
            Edit::Range(Some(outcome)) => _ = self.ranges.insert(value, outcome),
            Edit::Range(None) => _ = self.ranges.remove(&value),
            Edit::Title => self.title = new,
            Edit::Add => self.rows.push(Row {
                value: new,
                label: format!("LABEL_{new}"),
                ..Row::default()
            }),
        }
    }

    fn table(&self) -> Table {
        let mut text = format!(
            "format = 1\n[table]\ntitle = \"Doors {}\"\ntype = \"Door\"\nrepr = \"u32\"\n\
             [table.source]\ndocument = \"Doors\"\npublisher = \"Example\"\n\
             [package]\nname = \"door-codes\"\nversion = \"{}\"\ndescription = \"\"\nlicense = \"MIT\"\n\
             [[group]]\nid = \"calm\"\ntitle = \"Calm\"\n[[group]]\nid = \"alarm\"\ntitle = \"Alarm\"\n\
             [[tag]]\nid = \"loud\"\n",
            self.title, self.version
        );
        for row in &self.rows {
            text += &format!(
                "[[code]]\nvalue = {}\nlabel = \"{}\"\n",
                row.value, row.label
            );
            let line = |key: &str, value: Option<&str>| {
                value.map_or(String::new(), |value| format!("{key} = \"{value}\"\n"))
            };
            text += &line("variant", row.variant.as_deref());
            text += &line("outcome", row.outcome);
            text += &line("group", row.group);
            text += if row.is_loud {
                "tags = [\"loud\"]\n"
            } else {
                ""
            };
            text += &line("deprecated", row.deprecated.then_some("use another"));
            text += &line("description", row.description.as_deref());
            text += &line("allow", row.allow.then_some("it is meant"));
            if let Some(alias) = &row.alias {
                text += &format!("[[code.alias]]\nlabel = \"{alias}\"\n");
            }
        }
        for (row, outcome) in &self.ranges {
            let first = 100_000 + 10 * row;
            let last = first + 9;
            text +=
                &format!("[[range]]\nfirst = {first}\nlast = {last}\noutcome = \"{outcome}\"\n");
        }
        for gap in &self.gaps {
            text += &format!("[[gap]]\nvalue = {gap}\nreason = \"none\"\n");
        }
        for (value, label) in &self.retired {
            text +=
                &format!("[[retired]]\nvalue = {value}\nlabel = \"{label}\"\nreason = \"gone\"\n");
        }
        let mut tables = codetable::validate(&[Source::new("doors.toml", &text)]).unwrap();
        tables.remove(0)
    }
}

fn changes(comparison: &Comparison<'_>) -> Vec<(Bump, &'static str, String)> {
    let changes = comparison.changes.iter();
    changes
        .map(|change| (change.needs, change.id, change.what.clone()))
        .collect()
}

fn check<S: Strategy>(strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    if let Err(error) = TestRunner::new_with_rng(config, rng).run(strategy, test) {
        panic!("{error}");
    }
}

/// Edits of different rows have nothing to do with one another.
#[test]
fn twenty_edits_of_different_rows_are_the_same_changes_in_one_stride() {
    let edits = prop::collection::vec(edit(), 20);
    let values = subsequence((6..ROWS).collect::<Vec<_>>(), 20).prop_shuffle();
    check(&(edits, values), |(edits, values)| {
        let first = Doors::new().table();
        let mut doors = Doors::new();
        let mut last = first.clone();
        let mut steps = Vec::new();
        let mut has_title = false;
        for (edit, value) in edits.into_iter().zip(values) {
            // A title that changes twice is one change in one stride.
            if matches!(edit, Edit::Title) && std::mem::replace(&mut has_title, true) {
                continue;
            }
            doors.apply(edit, value);
            let next = doors.table();
            steps.extend(changes(&Comparison::new(&last, &next)));
            last = next;
        }
        let mut stride = changes(&Comparison::new(&first, &last));
        steps.sort();
        stride.sort();
        prop_assert_eq!(steps, stride);
        Ok(())
    });
}

/// Edits of the same row may cancel one another, but never add up to more than one of them.
#[test]
fn twenty_edits_of_few_rows_need_no_more_in_one_stride() {
    let edits = prop::collection::vec((edit(), 6..12_usize), 20);
    check(&edits, |edits| {
        let first = Doors::new().table();
        let mut doors = Doors::new();
        let mut last = first.clone();
        let mut most = None;
        let mut rules = BTreeSet::new();
        for (edit, value) in edits {
            doors.apply(edit, value);
            let step = doors.table();
            let comparison = Comparison::new(&last, &step);
            // The version is raised as each step needs it.
            doors.version = comparison
                .least_version()
                .expect("a crate has a version")
                .to_string();
            most = most.max(comparison.needs());
            rules.extend(comparison.changes.iter().map(|change| change.id));
            last = doors.table();
        }
        let stride = Comparison::new(&first, &last);
        prop_assert!(stride.needs() <= most, "{:?} {:?}", stride.changes, rules);
        let is_refused = stride.needs() == Some(Bump::Refused);
        prop_assert!(is_refused || stride.is_sufficient(), "{}", doors.version);
        Ok(())
    });
}
