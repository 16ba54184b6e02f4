//! Which table of a page is the list of codes, and which of its columns are value and label.

use std::collections::{HashMap, HashSet};

use super::{Grid, Listed, Row};
use crate::model::value::{Repr, Value};
use crate::model::{Code, Table};

/// How many columns of a table are looked at, and how many tables a message shows.
const MOST_COLUMNS: usize = 16;
const MOST_SHOWN: usize = 5;

/// The list of codes in a page, in the order of the page. At least one of its labels or values is
/// known; if two tables are of that kind, nobody can tell which is meant.
///
/// # Errors
///
/// Says what was seen instead, and what to do about it, each in one line.
pub fn find(table: &Table, grids: &[Grid]) -> Result<Vec<Listed>, (String, String)> {
    let ours = Ours::of(table);
    let mut lists: Vec<List> = grids.iter().filter_map(|grid| list(&ours, grid)).collect();
    // Where there is a table, a single row elsewhere is prose that speaks of it.
    if lists.iter().any(|list| list.rows.len() > 1) {
        lists.retain(|list| list.rows.len() > 1);
    }
    let best = lists.iter().map(|list| list.known_labels).max();
    // Only a table of another vendor has no label that is known.
    let is_meant = |list: &&List| list.known_labels > 0 || best == Some(0);
    let meant: Vec<&List> = lists.iter().filter(is_meant).collect();
    match meant.as_slice() {
        [] => Err(nothing(grids)),
        [list] => once(table, &ours, &list.rows),
        several => {
            let shown: Vec<String> = several
                .iter()
                .take(MOST_SHOWN)
                .map(|list| list.shown())
                .collect();
            Err((
                format!(
                    "{} tables could be meant: {}",
                    several.len(),
                    shown.join("; ")
                ),
                "leave only one of them in the file".to_owned(),
            ))
        }
    }
}

/// What is known of the codes.
struct Ours<'t> {
    repr: Repr,
    labels: HashSet<&'t str>,
    codes: HashMap<&'t Value, &'t Code>,
    /// What labels are made of.
    classes: HashSet<Class>,
    /// What values are made of and how long they are, where they are texts.
    value_classes: HashSet<Class>,
    value_lengths: HashSet<usize>,
}

/// What kinds of characters labels are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Upper,
    Lower,
    Digit,
    Other(char),
}

/// A table of a page, read as a list of codes.
struct List {
    rows: Vec<Listed>,
    known_labels: usize,
    known_values: usize,
}

impl<'t> Ours<'t> {
    fn of(table: &'t Table) -> Self {
        let labels: HashSet<&str> = table.codes.iter().flat_map(Code::labels).collect();
        let codes = table.codes.iter();
        let texts = codes.clone().filter_map(|code| match &code.value {
            Value::Text(text) => Some(text.as_str()),
            Value::Integer(_) => None,
        });
        Self {
            value_classes: texts.clone().flat_map(classes).collect(),
            value_lengths: texts.map(|text| text.chars().count()).collect(),
            repr: table.repr,
            classes: labels.iter().flat_map(|label| classes(label)).collect(),
            labels,
            codes: codes.map(|code| (&code.value, code)).collect(),
        }
    }

    /// Any text could be a value where values are texts, and a header is one, too.
    fn may_be_value(&self, value: &Value) -> bool {
        let Value::Text(text) = value else {
            return true;
        };
        let may_differ = self.value_lengths.len() > 1;
        let mut classes = classes(text);
        self.codes.contains_key(value)
            || (classes.all(|class| self.value_classes.contains(&class))
                && (may_differ || self.value_lengths.contains(&text.chars().count())))
    }

    /// Where only a blank parts a label from the value it may be prose, so there one that is new has
    /// to be made of what ours are made of.
    fn may_be_label(&self, row: &Row, text: &str) -> bool {
        if self.labels.contains(text) {
            return true;
        }
        // Nothing at all is no label either.
        let is_number = text.chars().all(|c| c.is_ascii_digit());
        let is_odd = || classes(text).any(|class| !self.classes.contains(&class));
        !is_number && (!row.is_loose || !is_odd())
    }

    fn read(&self, row: &Row, value: usize, label: usize) -> Option<Listed> {
        let (value, label) = (row.cells.get(value)?, row.cells.get(label)?);
        let listed = Listed {
            line: row.line,
            value: self.repr.parse(value)?,
            label: label.clone(),
        };
        let is_code = self.may_be_value(&listed.value) && self.may_be_label(row, label);
        is_code.then_some(listed)
    }
}

fn classes(text: &str) -> impl Iterator<Item = Class> {
    text.chars().map(|c| match c {
        c if c.is_uppercase() => Class::Upper,
        c if c.is_lowercase() => Class::Lower,
        c if c.is_numeric() => Class::Digit,
        c => Class::Other(c),
    })
}

/// Reads a table by the two columns of which most is known.
fn list(ours: &Ours<'_>, grid: &Grid) -> Option<List> {
    let widest = grid.iter().map(|row| row.cells.len()).max()?;
    let columns = 0..widest.min(MOST_COLUMNS);
    let pairs = columns
        .clone()
        .flat_map(|value| columns.clone().map(move |label| (value, label)));
    let lists = pairs
        .filter(|(value, label)| value != label)
        .map(|(value, label)| {
            let rows = grid.iter().filter_map(|row| ours.read(row, value, label));
            let rows: Vec<Listed> = rows.collect();
            List {
                known_labels: count(&rows, |row| ours.labels.contains(row.label.as_str())),
                known_values: count(&rows, |row| ours.codes.contains_key(&row.value)),
                rows,
            }
        });
    // Of equals the first, so that the leftmost columns count.
    let best = lists.reduce(|best, list| {
        if list.rank() > best.rank() {
            list
        } else {
            best
        }
    })?;
    (best.known_labels + best.known_values > 0).then_some(best)
}

fn count(rows: &[Listed], is: impl Fn(&Listed) -> bool) -> usize {
    rows.iter().filter(|row| is(row)).count()
}

impl List {
    fn rank(&self) -> (usize, usize) {
        (self.known_labels, self.known_values)
    }

    fn shown(&self) -> String {
        match self.rows.as_slice() {
            [] => String::new(),
            [row] => format!("line {}, `{}`", row.line, row.label),
            [first, .., last] => format!(
                "lines {} to {}, from `{}` to `{}`",
                first.line, last.line, first.label, last.label
            ),
        }
    }
}

/// Each value once, aliases aside. That a page says the same of it again is no harm, unless it says
/// all again.
fn once(table: &Table, ours: &Ours<'_>, rows: &[Listed]) -> Result<Vec<Listed>, (String, String)> {
    if let Some(row) = rows.iter().find(|row| row.label.contains('\u{FFFD}')) {
        return Err((
            format!("the label in line {} is not UTF-8", row.line),
            "save the page as UTF-8".to_owned(),
        ));
    }
    let mut first: HashMap<&Value, &Listed> = HashMap::new();
    let mut kept = Vec::new();
    let mut again = 0;
    for row in rows {
        let Some(earlier) = first.get(&row.value) else {
            first.insert(&row.value, row);
            kept.push(row.clone());
            continue;
        };
        let code = ours.codes.get(&row.value);
        let are_ours =
            code.is_some_and(|code| code.has_label(&row.label) && code.has_label(&earlier.label));
        if are_ours && earlier.label != row.label {
            kept.push(row.clone());
            continue;
        }
        again += 1;
        if earlier.label != row.label || again > 1 {
            let value = table.show(&row.value);
            return Err((
                format!(
                    "two tables could be meant: {value} is `{}` in line {} and `{}` in line {}",
                    earlier.label, earlier.line, row.label, row.line
                ),
                "leave only one list in the file, and each value once in it".to_owned(),
            ));
        }
    }
    Ok(kept)
}

fn nothing(grids: &[Grid]) -> (String, String) {
    let seen = grids.iter().filter_map(|grid| {
        let (first, last) = (grid.first()?, grid.last()?);
        let cells = first.cells.join(" | ");
        let start: String = cells.chars().take(60).collect();
        Some(format!(
            "lines {} to {}, which begins `{start}`",
            first.line, last.line
        ))
    });
    let seen: Vec<String> = seen.take(MOST_SHOWN).collect();
    let what = if seen.is_empty() {
        "no table of codes in it: nothing looks like rows of any".to_owned()
    } else {
        format!("no table of codes in it, only: {}", seen.join("; "))
    };
    (
        what,
        "save the page that lists values and labels; `--table NAME` says which table is meant"
            .to_owned(),
    )
}
