//! The differences between a vendor's list and a table.

use std::collections::{HashMap, HashSet};

use super::page::Listed;
use crate::model::value::Value;
use crate::model::{Code, Table};

/// A difference between a vendor's list and a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference<'t> {
    /// The table has neither the value nor the label.
    New {
        /// The code as the vendor lists it.
        listed: Listed,
        /// The value of the code that has the label already, if the vendor repeats it.
        repeats: Option<Value>,
        /// Why the code cannot be added.
        obstacle: Option<Obstacle>,
    },
    /// The list has neither the value nor a label of the code.
    Missing(&'t Code),
    /// The code has another label in the list.
    Renamed(&'t Code, Listed),
    /// The code has another value in the list.
    Moved(&'t Code, Listed),
}

/// Why a new code cannot be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The value is in a gap.
    Gap,
    /// The value or the label is retired.
    Retired,
}

/// Returns all differences: in the order of the list, then missing codes in the order of the table.
#[must_use]
pub fn compare<'t>(table: &'t Table, listed: &[Listed]) -> Vec<Difference<'t>> {
    let by_value: HashMap<&Value, &Code> =
        table.codes.iter().map(|code| (&code.value, code)).collect();
    let first_codes = table.codes.iter().filter(|code| code.repeats.is_none());
    let by_label: HashMap<&str, &Code> = first_codes
        .flat_map(|code| code.labels().map(move |label| (label, code)))
        .collect();
    let pairs = listed.iter().map(|row| (&row.value, row.label.as_str()));
    let pairs: HashSet<(&Value, &str)> = pairs.collect();
    let mut first_new: HashMap<&str, &Value> = HashMap::new();
    let mut seen: HashSet<&Value> = HashSet::new();
    let mut differences = Vec::new();
    for row in listed {
        let label = row.label.as_str();
        let code = by_value.get(&row.value).copied();
        let code_of_label = by_label.get(label).copied();
        // A label that the list also has at its old value did not move: it is repeated.
        let moved = code_of_label.filter(|code| !pairs.contains(&(&code.value, label)));
        seen.extend([code, moved].into_iter().flatten().map(|code| &code.value));
        differences.push(match (code, moved) {
            (Some(code), _) if code.has_label(label) => continue,
            (_, Some(code)) => Difference::Moved(code, row.clone()),
            (Some(code), None) => Difference::Renamed(code, row.clone()),
            (None, None) => {
                let first_new = *first_new.entry(label).or_insert(&row.value);
                let repeats = code_of_label.map_or(first_new, |code| &code.value);
                Difference::New {
                    listed: row.clone(),
                    repeats: (*repeats != row.value).then(|| repeats.clone()),
                    obstacle: obstacle(table, row),
                }
            }
        });
    }
    let missing = table
        .codes
        .iter()
        .filter(|code| !seen.contains(&code.value));
    differences.extend(missing.map(Difference::Missing));
    differences
}

/// Returns why a code that the table does not have cannot be added.
fn obstacle(table: &Table, row: &Listed) -> Option<Obstacle> {
    let mut retired = table.retired.iter();
    if retired.any(|retired| retired.value == row.value || retired.label == row.label) {
        return Some(Obstacle::Retired);
    }
    let mut gaps = table.gaps.iter();
    let is_in_gap = gaps.any(|gap| (&gap.first..=&gap.last).contains(&&row.value));
    is_in_gap.then_some(Obstacle::Gap)
}
