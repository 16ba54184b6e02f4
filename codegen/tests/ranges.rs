//! Ranges: which nest, what they state about a value and a code, and what an earlier table may leave out.

use codetable::Source;
use codetable::model::range::{Bounds, Facts};
use codetable::model::value::Value;
use codetable::model::{Outcome, Table};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A range as written.
#[derive(Debug, Clone)]
struct Range {
    bounds: Bounds,
    outcome: Option<&'static str>,
    group: Option<usize>,
    tags: Vec<usize>,
    fallback: Option<Index>,
    label: bool,
}

/// A code as written.
#[derive(Debug, Clone)]
struct Code {
    value: Value,
    outcome: Option<&'static str>,
    group: Option<usize>,
    tags: Vec<usize>,
}

/// A table as written.
#[derive(Debug, Clone)]
struct Sample {
    repr: &'static str,
    ranges: Vec<Range>,
    codes: Vec<Code>,
}

const GROUPS: usize = 3;
const TAGS: usize = 4;

fn outcome() -> impl Strategy<Value = Option<&'static str>> {
    select(vec![None, Some("success"), Some("warning"), Some("error")])
}

fn group() -> impl Strategy<Value = Option<usize>> {
    prop::option::of(0..GROUPS)
}

fn tags() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..TAGS, 0..3)
}

/// A point of a type: at an end, or around zero, where many are close to each other.
fn integer((min, max): (i128, i128)) -> impl Strategy<Value = i128> {
    (select(vec![min, 0, max]), -12_i128..=12)
        .prop_map(move |(base, distance)| (base + distance).clamp(min, max))
}

/// A string of few letters, some of several bytes.
fn string() -> impl Strategy<Value = String> {
    let letters = select(vec!["a", "b", "é", "~", "\u{10FFFF}"]);
    prop::collection::vec(letters, 1..4).prop_map(|letters| letters.concat())
}

fn bounds(repr: &'static str) -> BoxedStrategy<Bounds> {
    match limits(repr) {
        None => string().prop_map(Bounds::Prefix).boxed(),
        Some(limits) => (integer(limits), integer(limits))
            .prop_map(|(one, other)| Bounds::Integers {
                first: one.min(other),
                last: one.max(other),
            })
            .boxed(),
    }
}

fn value(repr: &'static str) -> BoxedStrategy<Value> {
    match limits(repr) {
        None => string().prop_map(Value::Str).boxed(),
        Some(limits) => integer(limits).prop_map(Value::Integer).boxed(),
    }
}

/// The lowest and the highest value of a type; `None` for strings.
fn limits(repr: &str) -> Option<(i128, i128)> {
    let bits: u32 = repr[1..].parse().ok()?;
    Some(if repr.starts_with('i') {
        (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    } else {
        (0, (1 << bits) - 1)
    })
}

fn sample() -> impl Strategy<Value = Sample> {
    let repr = select(vec![
        "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "str",
    ]);
    repr.prop_flat_map(|repr| {
        let facts = (
            outcome(),
            group(),
            tags(),
            any::<Option<Index>>(),
            any::<bool>(),
        );
        let range =
            (bounds(repr), facts).prop_map(|(bounds, (outcome, group, tags, fallback, label))| {
                Range {
                    bounds,
                    outcome,
                    group,
                    tags,
                    fallback,
                    label,
                }
            });
        let code =
            (value(repr), outcome(), group(), tags()).prop_map(|(value, outcome, group, tags)| {
                Code {
                    value,
                    outcome,
                    group,
                    tags,
                }
            });
        let ranges = prop::collection::vec(range, 0..9);
        let codes = prop::collection::vec(code, 1..9);
        (ranges, codes).prop_map(move |(ranges, mut codes)| {
            codes.sort_by(|one, other| one.value.cmp(&other.value));
            codes.dedup_by(|one, other| one.value == other.value);
            Sample {
                repr,
                ranges,
                codes,
            }
        })
    })
}

fn written(value: &Value) -> String {
    match value {
        Value::Integer(number) => format!("\"{number}\""),
        Value::Str(string) => toml::Value::from(string.as_str()).to_string(),
    }
}

fn facts(outcome: Option<&str>, group: Option<usize>, tags: &[usize]) -> String {
    let tags: Vec<String> = tags.iter().map(|tag| format!("\"t{tag}\"")).collect();
    let mut text = format!("tags = [{}]\n", tags.join(", "));
    if let Some(outcome) = outcome {
        text += &format!("outcome = \"{outcome}\"\n");
    }
    if let Some(group) = group {
        text += &format!("group = \"g{group}\"\n");
    }
    text
}

impl Sample {
    fn text(&self) -> String {
        let mut rows = String::new();
        for group in 0..GROUPS {
            rows += &format!("[[group]]\nid = \"g{group}\"\ntitle = \"t\"\n");
        }
        for tag in 0..TAGS {
            rows += &format!("[[tag]]\nid = \"t{tag}\"\n");
        }
        for (position, range) in self.ranges.iter().enumerate() {
            rows += &match &range.bounds {
                Bounds::Integers { first, last } => {
                    format!("[[range]]\nfirst = \"{first}\"\nlast = \"{last}\"\n")
                }
                Bounds::Prefix(prefix) => {
                    let prefix = written(&Value::Str(prefix.clone()));
                    format!("[[range]]\nprefix = {prefix}\n")
                }
            };
            rows += &facts(range.outcome, range.group, &range.tags);
            // Something has to be stated.
            rows += &format!("description = \"d{position}\"\n");
            if range.label {
                rows += &format!("label = \"l{position}\"\n");
            }
            if let Some(code) = self.fallback(range) {
                rows += &format!("fallback = {}\n", written(&self.codes[code].value));
            }
        }
        for (position, code) in self.codes.iter().enumerate() {
            let value = written(&code.value);
            rows += &format!("[[code]]\nvalue = {value}\nlabel = \"c{position}\"\n");
            rows += &facts(code.outcome, code.group, &code.tags);
        }
        codetable_testing::table(&format!("repr = \"{}\"", self.repr), &rows)
    }

    fn fallback(&self, range: &Range) -> Option<usize> {
        Some(range.fallback?.index(self.codes.len()))
    }

    /// The ranges around a value, the narrowest first.
    fn around(&self, value: &Value) -> Vec<usize> {
        let is_around = |range: &usize| contains(&self.ranges[*range].bounds, value);
        let mut around: Vec<usize> = (0..self.ranges.len()).filter(is_around).collect();
        around.sort_by_key(|&range| size(&self.ranges[range].bounds));
        around
    }
}

fn contains(bounds: &Bounds, value: &Value) -> bool {
    match (bounds, value) {
        (Bounds::Integers { first, last }, Value::Integer(number)) => {
            first <= number && number <= last
        }
        (Bounds::Prefix(prefix), Value::Str(string)) => {
            string.as_bytes().starts_with(prefix.as_bytes())
        }
        _ => unreachable!(),
    }
}

/// Orders ranges that have a value in common: the narrower is the smaller.
fn size(bounds: &Bounds) -> i128 {
    match bounds {
        Bounds::Integers { first, last } => last - first,
        Bounds::Prefix(prefix) => -i128::try_from(prefix.len()).unwrap(),
    }
}

/// Whether two ranges are neither apart nor one within the other.
fn overlap(one: &Bounds, other: &Bounds) -> bool {
    match (one, other) {
        (Bounds::Integers { first: a, last: b }, Bounds::Integers { first: c, last: d }) => {
            let are_apart = b < c || d < a;
            let is_within = (a <= c && d <= b) || (c <= a && b <= d);
            one == other || (!are_apart && !is_within)
        }
        _ => one == other,
    }
}

fn validate(text: &str) -> Result<Table, Vec<String>> {
    match codetable::validate(&[Source::new("any.toml", text)]) {
        Ok(mut tables) => Ok(tables.remove(0)),
        Err(mistakes) => Err(mistakes.into_iter().map(|mistake| mistake.title).collect()),
    }
}

/// Compares facts with what the first of these rows states, and the tags with those of all.
fn check_facts(
    found: &Facts,
    outcomes: impl IntoIterator<Item = Option<&'static str>>,
    groups: impl IntoIterator<Item = Option<usize>>,
    tags: impl IntoIterator<Item = usize>,
) {
    let outcome = outcomes.into_iter().flatten().next();
    assert_eq!(found.outcome().map(Outcome::name), outcome);
    assert_eq!(found.group(), groups.into_iter().flatten().next());
    let mut tags: Vec<usize> = tags.into_iter().collect();
    tags.sort_unstable();
    tags.dedup();
    assert_eq!(found.tags().collect::<Vec<_>>(), tags);
    for tag in 0..TAGS {
        assert_eq!(found.has_tag(tag), tags.contains(&tag));
    }
}

fn check(sample: &Sample, table: &Table) {
    let ranges = &sample.ranges;
    for (position, range) in table.ranges.iter().enumerate() {
        let own = &ranges[position].bounds;
        assert_eq!(&range.bounds, own);
        // The ranges around, this one first.
        let first = match own {
            Bounds::Integers { first, .. } => Value::Integer(*first),
            Bounds::Prefix(prefix) => Value::Str(prefix.clone()),
        };
        let mut around = sample.around(&first);
        around.retain(|&other| size(&ranges[other].bounds) >= size(own));
        assert_eq!(around[0], position);
        assert_eq!(range.parent, around.get(1).copied());
        let around = || around.iter().map(|&range| &ranges[range]);
        check_facts(
            &range.facts,
            around().map(|range| range.outcome),
            around().map(|range| range.group),
            around().flat_map(|range| range.tags.clone()),
        );
        let fallback = around().find_map(|range| sample.fallback(range));
        assert_eq!(range.fallback.map(|fact| fact.value), fallback);
        let labels = around().position(|range| range.label);
        assert_eq!(range.label.is_some(), labels.is_some());
        let description = range.description.as_ref().unwrap();
        assert_eq!(description.value, format!("d{position}"));
        assert_eq!(description.range, Some(position));
    }
    for (code, row) in table.codes.iter().zip(&sample.codes) {
        let around = sample.around(&row.value);
        assert_eq!(code.range, around.first().copied());
        let around = || around.iter().map(|&range| &ranges[range]);
        check_facts(
            &code.facts,
            std::iter::once(row.outcome).chain(around().map(|range| range.outcome)),
            std::iter::once(row.group).chain(around().map(|range| range.group)),
            row.tags
                .iter()
                .copied()
                .chain(around().flat_map(|range| range.tags.clone())),
        );
        if let Some(fact) = &code.facts.outcome {
            assert_eq!(fact.range.is_none(), row.outcome.is_some());
        }
        for fact in &code.facts.tags {
            assert_eq!(fact.range.is_none(), row.tags.contains(&fact.value));
        }
    }
}

/// Checks which range a value is in.
fn check_value(sample: &Sample, table: &Table, value: &Value) {
    let expected = sample.around(value).first().copied();
    let found = table.range_of(value).map(|found| {
        let mut ranges = table.ranges.iter();
        ranges.position(|range| range == found).unwrap()
    });
    assert_eq!(found, expected, "{value:?}");
}

#[test]
fn ranges_state_what_a_naive_reading_says() {
    let config = Config {
        cases: 3000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let counts = std::cell::Cell::new((0, 0, 0));
    let result = runner.run(&sample(), |sample| {
        let ranges = &sample.ranges;
        let overlaps = (0..ranges.len())
            .any(|one| (0..one).any(|other| overlap(&ranges[one].bounds, &ranges[other].bounds)));
        let (refused, accepted, nested) = counts.get();
        match validate(&sample.text()) {
            Ok(table) => {
                assert!(!overlaps, "{ranges:?}");
                check(&sample, &table);
                for range in ranges {
                    match &range.bounds {
                        Bounds::Integers { first, last } => {
                            for number in [first - 1, *first, first + 1, last - 1, *last, last + 1]
                            {
                                check_value(&sample, &table, &Value::Integer(number));
                            }
                        }
                        Bounds::Prefix(prefix) => {
                            for end in ["", "a", "\0", "\u{10FFFF}"] {
                                let string = format!("{prefix}{end}");
                                check_value(&sample, &table, &Value::Str(string));
                            }
                            let mut shorter = prefix.clone();
                            shorter.pop();
                            check_value(&sample, &table, &Value::Str(shorter));
                        }
                    }
                }
                let has_nested = table.ranges.iter().any(|range| range.parent.is_some());
                counts.set((refused, accepted + 1, nested + u32::from(has_nested)));
            }
            Err(titles) => {
                assert!(overlaps, "{titles:?} {ranges:?}");
                let expected = ["two ranges overlap", "two ranges have the same values"];
                assert!(
                    titles
                        .iter()
                        .all(|title| expected.contains(&title.as_str())),
                    "{titles:?}"
                );
                counts.set((refused + 1, accepted, nested));
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let (refused, accepted, nested) = counts.get();
    assert!(
        refused > 300 && accepted > 300 && nested > 100,
        "{counts:?}"
    );
}

#[test]
fn an_earlier_table_is_accepted_to_compare_with() {
    let mut rows = String::new();
    for value in 0..3000 {
        rows += &format!(
            "[[code]]\nvalue = {value}\nlabel = \" L{value} \"\ntags = [\"warning\", \"retriable\"]\n"
        );
    }
    let text = codetable_testing::table("repr = \"u16\"", &rows)
        .replace("license = \"MIT\"", "license = \"as you like\"")
        .replace("publisher", "url = \"on the shelf\"\npublisher");
    let sources = [Source::new("any.toml", &text)];
    let tables = codetable::validate_earlier(&sources).unwrap();
    assert_eq!(tables[0].codes.len(), 3000);
    let ids: Vec<&str> = tables[0].tags.iter().map(|tag| tag.id.as_str()).collect();
    assert_eq!(ids, ["warning", "retriable"]);
    assert!(tables[0].codes[2999].facts.has_tag(1));

    let titles = validate(&text).unwrap_err();
    for expected in [
        "3000 codes, but at most 2048",
        "`on the shelf` is not an address",
        "`as you like` is not an SPDX expression",
        "undeclared tag \"warning\"",
        "undeclared tag \"retriable\"",
        "the label starts or ends with white space",
    ] {
        assert!(
            titles.iter().any(|title| title.starts_with(expected)),
            "{expected}"
        );
    }
    assert_eq!(titles.len(), 5 + 3000);
}
