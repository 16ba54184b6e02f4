//! Finds the list of codes in a page, and its columns of values and labels.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt;

use super::page::{Listed, PageRow, PageTable};
use crate::model::value::{Repr, Value};
use crate::model::{Code, Table};

/// The maximum number of columns that are considered.
const MAX_COLUMNS: usize = 16;
/// The maximum number of tables that a message names.
const MAX_NAMED: usize = 5;

/// Why a page has no list of codes that could be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindError {
    /// What the page has instead, in one line.
    pub message: String,
    /// How to fix it, in one line.
    pub help: String,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  help: {}", self.message, self.help)
    }
}

impl Error for FindError {}

/// Returns the list of codes in a page, in the order of the page. The table has at least one of its labels
/// or values.
///
/// # Errors
///
/// Returns an error if no table of the page is a list of codes, or if several are.
pub fn find(table: &Table, page: &[PageTable]) -> Result<Vec<Listed>, FindError> {
    let known = Known::new(table);
    let lists = page
        .iter()
        .filter_map(|page_table| known.read_table(page_table));
    let mut lists: Vec<List> = lists.collect();
    // If there is a table, a single row elsewhere is prose about a code.
    if lists.iter().any(|list| list.rows.len() > 1) {
        lists.retain(|list| list.rows.len() > 1);
    }
    // A list without any known label is probably another vendor's.
    if lists.iter().any(|list| list.known_labels > 0) {
        lists.retain(|list| list.known_labels > 0);
    }
    match lists.as_slice() {
        [] => Err(no_list(page)),
        [list] => {
            if let Some(row) = list.rows.iter().find(|row| row.label.contains('\u{FFFD}')) {
                return Err(FindError {
                    message: format!("the label in line {} is not UTF-8", row.line),
                    help: "save the page as UTF-8".to_owned(),
                });
            }
            known.dedupe(table, &list.rows)
        }
        several => {
            let named: Vec<String> = several.iter().take(MAX_NAMED).map(List::name).collect();
            Err(FindError {
                message: format!(
                    "{} tables could be meant: {}",
                    several.len(),
                    named.join("; ")
                ),
                help: "leave only one of them in the file".to_owned(),
            })
        }
    }
}

/// What is known about the codes of a table, to recognize them and others like them in a page.
struct Known<'t> {
    repr: Repr,
    labels: HashSet<&'t str>,
    codes: HashMap<&'t Value, &'t Code>,
    label_classes: HashSet<Class>,
    /// The characters and the lengths of values that are strings.
    value_classes: HashSet<Class>,
    value_lengths: HashSet<usize>,
}

/// A class of characters. Labels of one vendor have characters of few classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Uppercase,
    Lowercase,
    Digit,
    Other(char),
}

/// A table of a page, read as a list of codes.
struct List {
    rows: Vec<Listed>,
    known_labels: usize,
    known_values: usize,
}

impl<'t> Known<'t> {
    fn new(table: &'t Table) -> Self {
        let labels: HashSet<&str> = table.codes.iter().flat_map(Code::labels).collect();
        let codes = table.codes.iter();
        let strings = codes.clone().filter_map(|code| code.value.as_str());
        Self {
            repr: table.repr,
            label_classes: labels.iter().flat_map(|label| classes(label)).collect(),
            labels,
            codes: codes.map(|code| (&code.value, code)).collect(),
            value_classes: strings.clone().flat_map(classes).collect(),
            value_lengths: strings.map(|string| string.chars().count()).collect(),
        }
    }

    /// Whether a value may be that of a code. Any string is a value of the type `str`, even a heading, so a
    /// new one has to look like those that are known.
    fn may_be_value(&self, value: &Value) -> bool {
        let Value::Str(text) = value else {
            return true;
        };
        let has_known_length =
            self.value_lengths.len() > 1 || self.value_lengths.contains(&text.chars().count());
        let has_known_classes = classes(text).all(|class| self.value_classes.contains(&class));
        self.codes.contains_key(value) || (has_known_length && has_known_classes)
    }

    /// Whether a string may be a label. In a loose row, which may be prose, a new one has to look like those
    /// that are known.
    fn may_be_label(&self, row: &PageRow, text: &str) -> bool {
        // An empty string is not a label either.
        let is_number = text.chars().all(|c| c.is_ascii_digit());
        let has_known_classes = || classes(text).all(|class| self.label_classes.contains(&class));
        self.labels.contains(text) || (!is_number && (!row.is_loose || has_known_classes()))
    }

    /// Reads a table of a page by the two columns with the most known labels and values.
    fn read_table(&self, page_table: &PageTable) -> Option<List> {
        let columns = page_table.iter().map(|row| row.cells.len()).max()?;
        let columns = 0..columns.min(MAX_COLUMNS);
        let pairs = columns
            .clone()
            .flat_map(|value| columns.clone().map(move |label| (value, label)));
        let lists = pairs
            .filter(|(value, label)| value != label)
            .map(|(value, label)| {
                let rows = page_table
                    .iter()
                    .filter_map(|row| self.read_row(row, value, label));
                let rows: Vec<Listed> = rows.collect();
                let has_known_label = |row: &&Listed| self.labels.contains(row.label.as_str());
                let has_known_value = |row: &&Listed| self.codes.contains_key(&row.value);
                List {
                    known_labels: rows.iter().filter(has_known_label).count(),
                    known_values: rows.iter().filter(has_known_value).count(),
                    rows,
                }
            });
        // The leftmost columns win a tie.
        let is_better = |list: &List, best: &List| list.rank() > best.rank();
        let best = lists.reduce(|best, list| if is_better(&list, &best) { list } else { best });
        best.filter(|best| best.rank() > (0, 0))
    }

    fn read_row(&self, row: &PageRow, value: usize, label: usize) -> Option<Listed> {
        let (value, label) = (row.cells.get(value)?, row.cells.get(label)?);
        let value = self.repr.parse(value)?;
        let is_code = self.may_be_value(&value) && self.may_be_label(row, label);
        is_code.then(|| Listed {
            line: row.line,
            value,
            label: label.clone(),
        })
    }

    /// Leaves out a row that repeats another one, such as an example next to the list.
    ///
    /// Two repetitions, or a value with two labels, are an error: then the rows are probably those of two
    /// lists, such as those of two versions, and it is not known which one is meant. The aliases of a code
    /// are not repetitions.
    fn dedupe(&self, table: &Table, rows: &[Listed]) -> Result<Vec<Listed>, FindError> {
        let mut first: HashMap<&Value, &Listed> = HashMap::new();
        let mut distinct = Vec::new();
        let mut repetitions = 0;
        for row in rows {
            let earlier: &Listed = match first.entry(&row.value) {
                Entry::Occupied(entry) => entry.get(),
                Entry::Vacant(entry) => {
                    entry.insert(row);
                    distinct.push(row.clone());
                    continue;
                }
            };
            let is_same_label = earlier.label == row.label;
            let is_alias = !is_same_label
                && self.codes.get(&row.value).is_some_and(|code| {
                    code.has_label(&row.label) && code.has_label(&earlier.label)
                });
            if is_alias {
                distinct.push(row.clone());
                continue;
            }
            repetitions += 1;
            if !is_same_label || repetitions > 1 {
                let value = table.show(&row.value);
                return Err(FindError {
                    message: format!(
                        "two tables could be meant: {value} is `{}` in line {} and `{}` in line {}",
                        earlier.label, earlier.line, row.label, row.line
                    ),
                    help: "leave only one list in the file, with each value once".to_owned(),
                });
            }
        }
        Ok(distinct)
    }
}

fn classes(text: &str) -> impl Iterator<Item = Class> {
    text.chars().map(|c| match c {
        c if c.is_uppercase() => Class::Uppercase,
        c if c.is_lowercase() => Class::Lowercase,
        c if c.is_numeric() => Class::Digit,
        c => Class::Other(c),
    })
}

impl List {
    /// Returns what is compared to choose between lists: the higher, the better.
    fn rank(&self) -> (usize, usize) {
        (self.known_labels, self.known_values)
    }

    /// Returns the list as messages name it: by its lines and labels.
    fn name(&self) -> String {
        let why = "a list has a row with a known label or value";
        let (first, last) = self.rows.first().zip(self.rows.last()).expect(why);
        if self.rows.len() == 1 {
            return format!("line {}, `{}`", first.line, first.label);
        }
        format!(
            "lines {} to {}, from `{}` to `{}`",
            first.line, last.line, first.label, last.label
        )
    }
}

/// Returns the error for a page without a list, which names the tables that the page has.
fn no_list(page: &[PageTable]) -> FindError {
    let named = page.iter().filter_map(|page_table| {
        let (first, last) = (page_table.first()?, page_table.last()?);
        let start: String = first.cells.join(" | ").chars().take(60).collect();
        Some(format!(
            "lines {} to {}, which start with `{start}`",
            first.line, last.line
        ))
    });
    let named: Vec<String> = named.take(MAX_NAMED).collect();
    let message = if named.is_empty() {
        "no table of codes: nothing looks like rows of one".to_owned()
    } else {
        format!("no table of codes, only: {}", named.join("; "))
    };
    FindError {
        message,
        help: "save the page that lists values and labels, or name another table with `--table`"
            .to_owned(),
    }
}
