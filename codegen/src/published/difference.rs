//! The differences between a published list and a table.

use std::collections::{HashMap, HashSet};

use super::insert::Addition;
use super::known::words;
use super::list::{List, Listed, ListedRange, Unread};
use super::view::clean;
use crate::model::range::Bounds;
use crate::model::value::Value;
use crate::model::{Code, Table};

/// A difference between a published list and a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference<'t> {
    /// The table has neither the value nor the label.
    New {
        /// The code as the vendor lists it.
        listed: &'t Listed,
        /// The value of the code that has the label already, if the vendor repeats it.
        repeats: Option<&'t Value>,
        /// Why the code cannot be added.
        obstacle: Option<Obstacle>,
    },
    /// The list has another label of a code as well.
    Alias {
        /// The code.
        code: &'t Code,
        /// The code as the vendor lists it, with the other label.
        listed: &'t Listed,
        /// Another value that the list or the table has with this label, so that it cannot be added.
        other: Option<&'t Value>,
    },
    /// The list has neither the value nor a label of the code, and the file does not mention a label.
    Missing(&'t Code),
    /// The file mentions a label of the code in this line, but it was not read.
    Mentioned(&'t Code, Place),
    /// The code has another label in the list.
    Renamed(&'t Code, &'t Listed),
    /// The code has another value in the list.
    Moved(&'t Code, &'t Listed),
    /// The list has a range that the table does not have.
    Range(&'t ListedRange),
    /// A row could not be read.
    Unread(&'t Unread),
}

impl<'t> Difference<'t> {
    /// Returns what would be added to the table so that it agrees, if that is enough.
    #[must_use]
    pub fn addition(&self) -> Option<Addition<'t>> {
        match *self {
            Self::New {
                listed,
                repeats,
                obstacle: None,
            } => Some(Addition::Code { listed, repeats }),
            Self::Alias {
                code,
                listed,
                other: None,
            } => Some(Addition::Alias {
                value: &code.value,
                listed,
            }),
            _ => None,
        }
    }
}

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The line, counted from 1.
    pub line: usize,
}

/// Why a new code cannot be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The value is in a gap.
    Gap,
    /// The value or the label is retired.
    Retired,
}

/// Returns all differences: in the order of the list, then missing codes in the order of the table. `texts` are
/// the files, to search for labels that were not read.
#[must_use]
pub fn compare<'t>(table: &'t Table, list: &'t List, texts: &[&str]) -> Vec<Difference<'t>> {
    let mut differences = codes(table, list);
    let ranges = list.ranges.iter().filter(|range| !has_range(table, range));
    differences.extend(ranges.map(Difference::Range));
    differences.extend(list.unread.iter().map(Difference::Unread));
    differences.sort_by_key(place);
    // A code that repeats a label is not on the list with it.
    let moved: HashSet<&Value> = differences
        .iter()
        .filter_map(|difference| match difference {
            Difference::Moved(code, _) => Some(&code.value),
            _ => None,
        })
        .collect();
    let missing = missing(table, list, texts, &moved);
    differences.extend(missing);
    differences
}

/// The place in the files of what a difference is about; `None` for a missing code.
fn place(difference: &Difference<'_>) -> Option<Place> {
    let place = |file, line| Some(Place { file, line });
    match difference {
        Difference::New { listed, .. }
        | Difference::Alias { listed, .. }
        | Difference::Renamed(_, listed)
        | Difference::Moved(_, listed) => place(listed.file, listed.line),
        Difference::Range(range) => place(range.file, range.line),
        Difference::Unread(unread) => place(unread.file, unread.line),
        Difference::Mentioned(_, place) => Some(*place),
        Difference::Missing(_) => None,
    }
}

/// The differences of the codes of the list.
fn codes<'t>(table: &'t Table, list: &'t List) -> Vec<Difference<'t>> {
    let by_value: HashMap<&Value, &Code> =
        table.codes.iter().map(|code| (&code.value, code)).collect();
    let mut by_label: HashMap<String, &Code> = HashMap::new();
    for code in &table.codes {
        for label in code.labels() {
            by_label.entry(clean(label)).or_insert(code);
        }
    }
    let has_label = |code: &Code, label: &str| code.labels().any(|own| clean(own) == label);
    // Sorted, so that the values of a label follow each other.
    let rows = list.codes.iter();
    let mut listed: Vec<(&str, &Value)> = rows.map(|row| (&*row.label, &row.value)).collect();
    listed.sort_unstable();
    let values_of = |label: &'t str| {
        let start = listed.partition_point(|(other, _)| *other < label);
        let rows = listed[start..].iter();
        rows.take_while(move |(other, _)| *other == label)
            .map(|(_, value)| *value)
    };
    // The codes whose own label is on the list, so that another one is an alias.
    let confirmed: HashSet<&Value> = list
        .codes
        .iter()
        .filter(|row| {
            by_value
                .get(&row.value)
                .is_some_and(|code| has_label(code, &row.label))
        })
        .map(|row| &row.value)
        .collect();
    let mut first_new: HashMap<&str, &Value> = HashMap::new();
    let mut differences = Vec::new();
    for row in &list.codes {
        let label = row.label.as_str();
        let code = by_value.get(&row.value).copied();
        let code_of_label = by_label.get(label).copied();
        // A label that the list also has at its old value did not move: it is repeated.
        let moved =
            code_of_label.filter(|code| listed.binary_search(&(label, &code.value)).is_err());
        differences.push(match (code, moved) {
            (Some(code), _) if has_label(code, label) => continue,
            (_, Some(code)) => Difference::Moved(code, row),
            (Some(code), None) if confirmed.contains(&code.value) => {
                let others = code_of_label.map(|code| &code.value).into_iter();
                let mut others = others.chain(values_of(label));
                Difference::Alias {
                    code,
                    listed: row,
                    other: others.find(|other| **other != row.value),
                }
            }
            (Some(code), None) => Difference::Renamed(code, row),
            (None, None) => {
                let obstacle = obstacle(table, row);
                // A code that is not added cannot be referred to.
                let first = match obstacle {
                    None => *first_new.entry(label).or_insert(&row.value),
                    Some(_) => &row.value,
                };
                let repeats = code_of_label.map_or(first, |code| &code.value);
                Difference::New {
                    listed: row,
                    repeats: (*repeats != row.value).then_some(repeats),
                    obstacle,
                }
            }
        });
    }
    differences
}

/// The codes of the table of which neither the value nor a label was read.
fn missing<'t>(
    table: &'t Table,
    list: &List,
    texts: &[&str],
    moved: &HashSet<&Value>,
) -> Vec<Difference<'t>> {
    let values: HashSet<&Value> = list.codes.iter().map(|row| &row.value).collect();
    let labels: HashSet<&str> = list.codes.iter().map(|row| row.label.as_str()).collect();
    let unread: HashSet<&str> = list
        .unread
        .iter()
        .filter_map(|row| row.label.as_deref())
        .collect();
    let broken: Vec<&str> = unread
        .iter()
        .copied()
        .filter(|label| label.contains(char::REPLACEMENT_CHARACTER))
        .collect();
    let missing: Vec<&Code> = table
        .codes
        .iter()
        .filter(|code| !values.contains(&code.value) && !moved.contains(&code.value))
        .collect();
    let is_read = |code: &Code| {
        let mut own = code.labels().map(clean);
        own.any(|label| labels.contains(label.as_str()))
    };
    let mentioned = mentions(&missing, texts);
    missing
        .into_iter()
        .filter(|code| {
            !code.labels().map(clean).any(|label| {
                let is_broken = |broken: &&str| may_be(broken, &label);
                unread.contains(label.as_str()) || broken.iter().any(is_broken)
            })
        })
        .map(|code| match mentioned.get(&code.value) {
            Some(place) if !is_read(code) => Difference::Mentioned(code, *place),
            _ => Difference::Missing(code),
        })
        .collect()
}

/// Whether a label that is not UTF-8 may be another one: it has the same parts around what cannot be read.
fn may_be(broken: &str, label: &str) -> bool {
    let mut parts = broken.split(char::REPLACEMENT_CHARACTER);
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or_default();
    let Some(mut rest) = label
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last))
    else {
        return false;
    };
    parts.all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// The first line in which a label of each code occurs.
fn mentions<'t>(codes: &[&'t Code], texts: &[&str]) -> HashMap<&'t Value, Place> {
    let mut by_word: HashMap<&str, Vec<(&str, &Code)>> = HashMap::new();
    for code in codes {
        for label in code.labels() {
            if let Some(word) = words(label).next() {
                by_word.entry(word).or_default().push((label, code));
            }
        }
    }
    let mut places = HashMap::new();
    if by_word.is_empty() {
        return places;
    }
    let numbered = texts.iter().enumerate().flat_map(|(file, text)| {
        let lines = text.lines().zip(1..);
        lines.map(move |(line, number)| (line, Place { file, line: number }))
    });
    for (line, place) in numbered {
        for word in words(line) {
            for (label, code) in by_word.get(word).into_iter().flatten() {
                if !places.contains_key(&code.value) && contains_word(line, label) {
                    places.insert(&code.value, place);
                }
            }
        }
    }
    places
}

/// Whether a line contains a label that is not part of a longer word.
fn contains_word(line: &str, label: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(label).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + label.len()..].starts_with(is_part)
    })
}

/// Returns why a code that the table does not have cannot be added.
fn obstacle(table: &Table, row: &Listed) -> Option<Obstacle> {
    let mut retired = table.retired.iter();
    if retired.any(|retired| retired.value == row.value || clean(&retired.label) == row.label) {
        return Some(Obstacle::Retired);
    }
    let mut gaps = table.gaps.iter();
    let is_in_gap = gaps.any(|gap| (&gap.first..=&gap.last).contains(&&row.value));
    is_in_gap.then_some(Obstacle::Gap)
}

/// Whether the table has a range of these values, or declares them a gap.
fn has_range(table: &Table, range: &ListedRange) -> bool {
    let is_gap = table
        .gaps
        .iter()
        .any(|gap| gap.first <= range.first && range.last <= gap.last);
    let (first, last) = (range.first.as_integer(), range.last.as_integer());
    is_gap
        || table.ranges.iter().any(|own| match &own.bounds {
            Bounds::Integers {
                first: own_first,
                last: own_last,
            } => first == Some(*own_first) && last == Some(*own_last),
            Bounds::Prefix(_) => false,
        })
}
