//! How a vendor's list differs from a table of ours.

use std::collections::{HashMap, HashSet};

use super::Listed;
use crate::model::value::Value;
use crate::model::{Code, Table};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference<'t> {
    /// Neither value nor label is ours.
    New {
        /// As the vendor has it.
        listed: Listed,
        /// The value of the code that has the label already, where the vendor repeats it.
        repeats: Option<Value>,
        /// Why it cannot just be added.
        obstacle: Option<Obstacle>,
    },
    /// Neither value nor label is in the list.
    Missing(&'t Code),
    /// Another label.
    Renamed(&'t Code, Listed),
    /// Another value.
    Moved(&'t Code, Listed),
}

/// What stands in the way of a new code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A gap says that the value is not assigned.
    Gap,
    /// A tombstone says that the value or the label may not be used again.
    Tombstone,
}

/// Every difference: in the order of the list, then what it lacks in the order of the table.
#[must_use]
pub fn compare<'t>(table: &'t Table, listed: &[Listed]) -> Vec<Difference<'t>> {
    let by_value: HashMap<&Value, &Code> =
        table.codes.iter().map(|code| (&code.value, code)).collect();
    let mut by_label: HashMap<&str, &Code> = HashMap::new();
    for code in table.codes.iter().filter(|code| code.repeats.is_none()) {
        by_label.extend(code.labels().map(|label| (label, code)));
    }
    let pairs: HashSet<(&Value, &str)> = listed
        .iter()
        .map(|row| (&row.value, row.label.as_str()))
        .collect();
    let mut first: HashMap<&str, &Value> = HashMap::new();
    let mut found: HashSet<&Value> = HashSet::new();
    let mut differences = Vec::new();
    for row in listed {
        let label = row.label.as_str();
        // A label that the list has at its value as well did not move: it is repeated.
        let known = by_label.get(label);
        let moved = known.filter(|code| !pairs.contains(&(&code.value, label)));
        let ours = by_value.get(&row.value);
        found.extend(ours.iter().chain(&moved).map(|code| &code.value));
        match (ours, moved) {
            (Some(code), _) if code.has_label(label) => continue,
            (_, Some(code)) => {
                differences.push(Difference::Moved(code, row.clone()));
                continue;
            }
            (Some(code), None) => {
                differences.push(Difference::Renamed(code, row.clone()));
                continue;
            }
            (None, None) => {}
        }
        let before = known.map(|code| &code.value);
        let before = before.or(first.get(label).copied());
        first.entry(label).or_insert(&row.value);
        differences.push(Difference::New {
            repeats: before.cloned(),
            obstacle: obstacle(table, row),
            listed: row.clone(),
        });
    }
    let missing = table
        .codes
        .iter()
        .filter(|code| !found.contains(&code.value));
    differences.extend(missing.map(Difference::Missing));
    differences
}

fn obstacle(table: &Table, row: &Listed) -> Option<Obstacle> {
    let mut retired = table.retired.iter();
    if retired.any(|tombstone| tombstone.value == row.value || tombstone.label == row.label) {
        return Some(Obstacle::Tombstone);
    }
    let mut gaps = table.gaps.iter();
    let in_gap = gaps.any(|gap| (&gap.first..=&gap.last).contains(&&row.value));
    in_gap.then_some(Obstacle::Gap)
}
