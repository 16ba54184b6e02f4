//! What `breaking` says about two tables with ranges, compared with the answers for every value of a byte, which
//! are read here from the rows in the plainest way.

use std::collections::{BTreeMap, BTreeSet};

use codetable::Source;
use codetable::breaking::{Bump, Comparison};
use codetable::model::Table;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What a row may state about values.
#[derive(Debug, Clone, Default, PartialEq)]
struct Facts {
    outcome: Option<&'static str>,
    group: Option<&'static str>,
    tags: BTreeSet<&'static str>,
}

#[derive(Debug, Clone)]
struct Range {
    first: i32,
    last: i32,
    facts: Facts,
    label: Option<&'static str>,
    fallback: Option<Index>,
}

/// A table, as far as it is edited.
#[derive(Debug, Clone)]
struct Bytes {
    repr: &'static str,
    /// The bits of the base mask.
    mask: Option<u8>,
    codes: BTreeMap<i32, Facts>,
    retired: BTreeSet<i32>,
    ranges: Vec<Range>,
}

#[derive(Debug, Clone)]
enum Edit {
    AddRange(Range),
    RemoveRange(Index),
    ChangeRange(Index, Facts, Option<&'static str>, Option<Index>),
    SplitRange(Index),
    AddCode(i32, Facts),
    ChangeCode(Index, Facts),
    RemoveCode(Index),
}

/// What a program is told about a value.
#[derive(Debug, PartialEq)]
struct Answer {
    is_known: bool,
    label: Option<String>,
    outcome: Option<&'static str>,
    group: Option<&'static str>,
    tags: BTreeSet<&'static str>,
    fallback: Option<i32>,
}

impl Bytes {
    fn values(&self) -> std::ops::RangeInclusive<i32> {
        if self.repr == "i8" {
            -128..=127
        } else {
            0..=255
        }
    }

    /// Adds a range if it says something and nests.
    fn add(&mut self, range: Range) {
        let says =
            range.facts != Facts::default() || range.label.is_some() || range.fallback.is_some();
        let fits = self.ranges.iter().all(|other| {
            let is_apart = range.last < other.first || other.last < range.first;
            let is_inner = other.first <= range.first && range.last <= other.last;
            let is_outer = range.first <= other.first && other.last <= range.last;
            let is_equal = is_inner && is_outer;
            !is_equal && (is_apart || is_inner || is_outer)
        });
        if says && fits {
            self.ranges.push(range);
        }
    }

    fn apply(&mut self, edit: Edit) {
        let min = *self.values().start();
        let max = *self.values().end();
        match edit {
            Edit::AddRange(mut range) => {
                range.first += min;
                range.last = (range.last + min).min(max);
                self.add(range);
            }
            Edit::AddCode(value, facts) => {
                if !self.retired.contains(&(value + min)) {
                    self.codes.entry(value + min).or_insert(facts);
                }
            }
            Edit::ChangeCode(index, facts) => {
                let value = *self.value(index);
                self.codes.insert(value, facts);
            }
            Edit::RemoveCode(index) => {
                let value = *self.value(index);
                if self.codes.len() > 1 {
                    self.codes.remove(&value);
                    self.retired.insert(value);
                }
            }
            _ if self.ranges.is_empty() => {}
            Edit::RemoveRange(index) => drop(self.ranges.remove(index.index(self.ranges.len()))),
            Edit::ChangeRange(index, facts, label, fallback) => {
                let range = self.ranges.remove(index.index(self.ranges.len()));
                self.add(Range {
                    facts,
                    label,
                    fallback,
                    ..range
                });
            }
            Edit::SplitRange(index) => {
                let range = self.ranges.remove(index.index(self.ranges.len()));
                let middle = i32::midpoint(range.first, range.last);
                let mut low = range.clone();
                low.last = middle;
                let mut high = range;
                high.first = middle + 1;
                self.add(low);
                if high.first <= high.last {
                    self.add(high);
                }
            }
        }
    }

    fn value(&self, index: Index) -> &i32 {
        self.codes
            .keys()
            .nth(index.index(self.codes.len()))
            .unwrap()
    }

    fn table(&self) -> Table {
        let mask = self.mask.map_or(String::new(), |mask| {
            format!("base-mask = \"0x{mask:X}\"\n")
        });
        let mut text = format!(
            "format = 1\n[table]\ntitle = \"Bytes\"\ntype = \"Byte\"\nrepr = \"{}\"\n{mask}\
             [table.source]\ndocument = \"Bytes\"\n\
             [package]\nname = \"byte-codes\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
             [[group]]\nid = \"a\"\ntitle = \"A\"\n[[group]]\nid = \"b\"\ntitle = \"B\"\n\
             [[tag]]\nid = \"loud\"\n[[tag]]\nid = \"rare\"\n",
            self.repr
        );
        for range in &self.ranges {
            text += &format!(
                "[[range]]\nfirst = {}\nlast = {}\n",
                range.first, range.last
            );
            text += &keys(&range.facts);
            if let Some(label) = range.label {
                text += &format!("label = \"{label}\"\n");
            }
            if let Some(fallback) = range.fallback {
                text += &format!("fallback = {}\n", self.value(fallback));
            }
        }
        for (value, facts) in &self.codes {
            text += &format!("[[code]]\nvalue = {value}\nlabel = \"{}\"\n", label(*value));
            text += &keys(facts);
        }
        for value in &self.retired {
            let label = label(*value);
            text +=
                &format!("[[retired]]\nvalue = {value}\nlabel = \"{label}\"\nreason = \"gone\"\n");
        }
        let mut tables = codetable::validate(&[Source::new("bytes.toml", &text)])
            .unwrap_or_else(|mistakes| panic!("{mistakes:#?}\n{text}"));
        tables.remove(0)
    }

    /// What the narrowest range around a value that states it states.
    fn of_range<T>(&self, value: i32, get: impl Fn(&Range) -> Option<T>) -> Option<T> {
        let around = self
            .ranges
            .iter()
            .filter(|range| (range.first..=range.last).contains(&value));
        let stating = around.filter_map(|range| Some((range.last - range.first, get(range)?)));
        stating.min_by_key(|(size, _)| *size).map(|(_, fact)| fact)
    }

    fn tags_of_ranges(&self, value: i32) -> BTreeSet<&'static str> {
        let around = self
            .ranges
            .iter()
            .filter(|range| (range.first..=range.last).contains(&value));
        around.flat_map(|range| range.facts.tags.clone()).collect()
    }

    /// What the row of a code and the ranges around it state.
    fn of_code(&self, value: i32) -> Option<Facts> {
        let own = self.codes.get(&value)?.clone();
        let mut tags = own.tags;
        tags.extend(self.tags_of_ranges(value));
        Some(Facts {
            outcome: own
                .outcome
                .or(self.of_range(value, |range| range.facts.outcome)),
            group: own
                .group
                .or(self.of_range(value, |range| range.facts.group)),
            tags,
        })
    }

    fn answer(&self, value: i32) -> Answer {
        if let Some(Facts {
            outcome,
            group,
            tags,
        }) = self.of_code(value)
        {
            return Answer {
                is_known: true,
                label: Some(label(value)),
                outcome,
                group,
                tags,
                fallback: Some(value),
            };
        }
        let base = self.mask.map(|mask| {
            if self.repr == "i8" {
                value & i32::from(mask.cast_signed())
            } else {
                value & i32::from(mask)
            }
        });
        let of_base = base.and_then(|base| self.of_code(base));
        let fallback = base.filter(|_| of_base.is_some());
        let of_base = of_base.unwrap_or_default();
        let mut tags = of_base.tags;
        tags.extend(self.tags_of_ranges(value));
        Answer {
            is_known: false,
            label: self.of_range(value, |range| range.label).map(str::to_owned),
            outcome: of_base
                .outcome
                .or(self.of_range(value, |range| range.facts.outcome)),
            group: of_base
                .group
                .or(self.of_range(value, |range| range.facts.group)),
            tags,
            fallback: fallback
                .or(self.of_range(value, |range| range.fallback.map(|code| *self.value(code)))),
        }
    }
}

fn label(value: i32) -> String {
    format!("BYTE_{}", value + 128)
}

fn keys(facts: &Facts) -> String {
    let line = |key: &str, value: Option<&str>| {
        value.map_or(String::new(), |value| format!("{key} = \"{value}\"\n"))
    };
    let tags: Vec<String> = facts.tags.iter().map(|tag| format!("\"{tag}\"")).collect();
    let tags = format!("tags = [{}]\n", tags.join(", "));
    let tags = if facts.tags.is_empty() { "" } else { &tags };
    line("outcome", facts.outcome) + &line("group", facts.group) + tags
}

/// The bump that a changed answer for a value needs.
fn needs_of_value(old: &Answer, new: &Answer) -> Bump {
    fn needs_of<T: PartialEq>(old: Option<&T>, new: Option<&T>) -> Bump {
        match (old, new) {
            _ if old == new => Bump::Patch,
            (None, _) => Bump::Minor,
            _ => Bump::Major,
        }
    }
    let mut needs = vec![
        needs_of(old.outcome.as_ref(), new.outcome.as_ref()),
        needs_of(old.group.as_ref(), new.group.as_ref()),
    ];
    needs.push(match (old.is_known, new.is_known) {
        (true, true) => Bump::Patch,
        (false, true) => Bump::Minor,
        (true, false) => Bump::Major,
        (false, false) => needs_of(old.label.as_ref(), new.label.as_ref())
            .max(needs_of(old.fallback.as_ref(), new.fallback.as_ref())),
    });
    if old.tags != new.tags {
        let is_more = old.tags.is_subset(&new.tags);
        needs.push(if is_more { Bump::Minor } else { Bump::Major });
    }
    needs.into_iter().max().unwrap()
}

fn facts() -> impl Strategy<Value = Facts> {
    let outcome = prop::option::of(prop::sample::select(&["success", "warning", "error"][..]));
    let group = prop::option::of(prop::sample::select(&["a", "b"][..]));
    let tags = prop::collection::btree_set(prop::sample::select(&["loud", "rare"][..]), 0..2);
    (outcome, group, tags).prop_map(|(outcome, group, tags)| Facts {
        outcome,
        group,
        tags,
    })
}

fn range_label() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(prop::sample::select(&["one", "two"][..]))
}

fn fallback() -> impl Strategy<Value = Option<Index>> {
    prop::option::of(any::<Index>())
}

/// A value, counted from the lowest. Many are close together, so that ranges have codes.
fn value() -> impl Strategy<Value = i32> {
    prop_oneof![0..6_i32, 0..256_i32]
}

/// A range, counted from the lowest value.
fn range() -> impl Strategy<Value = Range> {
    let length = prop_oneof![0..2_i32, 0..256_i32];
    (value(), length, facts(), range_label(), fallback()).prop_map(
        |(first, length, facts, label, fallback)| Range {
            first,
            last: first + length,
            facts,
            label,
            fallback,
        },
    )
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        range().prop_map(Edit::AddRange),
        any::<Index>().prop_map(Edit::RemoveRange),
        (any::<Index>(), facts(), range_label(), fallback()).prop_map(
            |(index, facts, label, fallback)| Edit::ChangeRange(index, facts, label, fallback)
        ),
        any::<Index>().prop_map(Edit::SplitRange),
        (value(), facts()).prop_map(|(value, facts)| Edit::AddCode(value, facts)),
        (any::<Index>(), facts()).prop_map(|(index, facts)| Edit::ChangeCode(index, facts)),
        any::<Index>().prop_map(Edit::RemoveCode),
    ]
}

/// Two states of a table.
fn pair(masks: &'static [Option<u8>]) -> impl Strategy<Value = (Bytes, Bytes)> {
    let before = prop::collection::vec(edit(), 0..16);
    let after = prop::collection::vec(edit(), 1..3);
    let repr = prop::sample::select(&["u8", "i8"][..]);
    (repr, prop::sample::select(masks), before, after).prop_map(|(repr, mask, before, after)| {
        let first = if repr == "i8" { -128 } else { 0 };
        let mut old = Bytes {
            repr,
            mask,
            codes: BTreeMap::from([(first + 3, Facts::default())]),
            retired: BTreeSet::new(),
            ranges: Vec::new(),
        };
        for edit in before {
            old.apply(edit);
        }
        let mut new = old.clone();
        for edit in after {
            new.apply(edit);
        }
        (old, new)
    })
}

fn check(masks: &'static [Option<u8>]) {
    let config = Config {
        cases: 1000,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&pair(masks), |(old, new)| {
        let needs = old
            .values()
            .map(|value| needs_of_value(&old.answer(value), &new.answer(value)));
        let needs = needs.max().unwrap();
        let (old, new) = (old.table(), new.table());
        let comparison = Comparison::new(&old, &new);
        let says = comparison.needs().unwrap_or(Bump::Patch);
        prop_assert_eq!(says, needs, "{:#?}", comparison.changes);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn a_table_needs_what_its_values_need_together() {
    check(&[None]);
}

#[test]
fn a_table_with_a_base_mask_needs_what_its_values_need_together() {
    check(&[
        Some(0x0F),
        Some(0x70),
        Some(0xC3),
        Some(0xF0),
        Some(1),
        Some(0x80),
    ]);
}

/// What takes a time quadratic in the table would take minutes.
#[test]
fn many_bases_and_ranges_are_compared_in_seconds() {
    let table = |outcome: &str, of_codes: &str| {
        let mut text = "format = 1\n[table]\ntitle = \"Bytes\"\ntype = \"Byte\"\nrepr = \"u32\"\n\
                        base-mask = 0xFFF\n[table.source]\ndocument = \"Bytes\"\n[package]\n\
                        name = \"byte-codes\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n"
            .to_owned();
        for i in 0..2000 {
            text += &format!("[[code]]\nvalue = {i}\nlabel = \"L{i}\"\n{of_codes}");
            let first = 10_000 + 10 * i;
            text += &format!(
                "[[range]]\nfirst = {first}\nlast = {}\noutcome = \"{outcome}\"\n",
                first + 5 + i % 2
            );
        }
        codetable::validate(&[Source::new("bytes.toml", &text)])
            .unwrap()
            .remove(0)
    };
    let old = table("error", "");
    let new = table("warning", "outcome = \"success\"\n");
    let started = std::time::Instant::now();
    let comparison = Comparison::new(&old, &new);
    assert_eq!(comparison.needs(), Some(Bump::Major));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
