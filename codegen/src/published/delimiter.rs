//! Names that delimit the codes of a list and are not codes, such as `DOOR_BASE` and `DOOR_MAX`.

use std::collections::HashMap;

use super::block::{Block, BlockKind, Row};
use super::value_text::{Base, ValueText};
use super::view::View;

/// What the name of a constant says in addition to what it delimits.
const GENERIC: [&str; 10] = [
    "ALL", "CODE", "CODES", "ENUM", "ERR", "ERRCODE", "ERROR", "LIST", "OF", "VALUE",
];
/// The last word of a name after all codes, and of one before them.
const AFTER: [&str; 11] = [
    "COUNT", "DIM", "END", "LAST", "LASTCODE", "LIMIT", "MAX", "NB", "NEXT", "NUM", "SENTINEL",
];
const BEFORE: [&str; 6] = ["BASE", "BEGIN", "ERRBASE", "FIRST", "MIN", "START"];
/// Words that no code has in its name, in this sequence.
const CERTAIN: [&[&str]; 5] = [
    &["DO", "NOT", "USE"],
    &["END", "OF", "LIST"],
    &["MAX", "ENUM"],
    &["NEXT", "VALUE"],
    &["FORCE", "INT"],
];
/// How far from an end of its block a delimiter may be.
const MARGIN: usize = 2;

/// What is known about the rows of a block, to recognize those that delimit it.
#[derive(Default)]
pub(super) struct Delimiters {
    /// How many rows have each value.
    counts: HashMap<i128, usize>,
    /// The value of each row that has one.
    values: Vec<Option<i128>>,
    low: i128,
    high: i128,
    /// Whether most names start with an underscore.
    are_private: bool,
}

impl Delimiters {
    pub(super) fn new(block: &Block, view: View, base: Base) -> Self {
        let (mut private, mut names) = (0, 0);
        let value = |row: &Row| {
            let parts = view.parts(block, row)?;
            names += 1;
            private += usize::from(parts.label.starts_with('_'));
            match ValueText::parse(&parts.value)? {
                ValueText::Number(number) => number.value(base).map(|(value, _)| value),
                ValueText::Range(..) => None,
            }
        };
        let values: Vec<Option<i128>> = block.rows.iter().map(value).collect();
        let mut counts = HashMap::new();
        for value in values.iter().flatten() {
            *counts.entry(*value).or_default() += 1;
        }
        Self {
            low: values.iter().flatten().copied().min().unwrap_or(0),
            high: values.iter().flatten().copied().max().unwrap_or(0),
            are_private: 2 * private > names,
            counts,
            values,
        }
    }

    /// Whether the row at a position, with this label, delimits the others.
    pub(super) fn contain(&self, block: &Block, position: usize, label: &str) -> bool {
        let is_name = !label.contains(char::is_whitespace)
            && (block.kind == BlockKind::Constants || label.contains('_'));
        if !is_name {
            return false;
        }
        let mut words = words(label);
        let is_certain = |certain: &&[&str]| {
            words
                .windows(certain.len())
                .any(|part| part.iter().eq(certain.iter()))
        };
        if CERTAIN.iter().any(is_certain) {
            return true;
        }
        while words.len() > 1
            && words
                .last()
                .is_some_and(|word| GENERIC.contains(&word.as_str()))
        {
            words.pop();
        }
        let Some(last) = words.last().map(String::as_str) else {
            return false;
        };
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_after = AFTER.contains(&last) || has("LAST");
        let is_before = BEFORE.contains(&last) || has("FIRST");
        if !(is_after || is_before) {
            return label.starts_with('_') && !self.are_private && has("MAX");
        }
        let count = self.values.len();
        let is_near_end = position < MARGIN || position + MARGIN >= count;
        // A limit is also a thing that something exceeds, and the end and the start of something else may be missing.
        let is_vague = matches!(last, "LIMIT" | "END" | "START" | "COUNT" | "BEGIN");
        let Some(value) = self.values[position] else {
            return is_near_end;
        };
        let is_shared = self.counts.get(&value).is_some_and(|count| *count > 1);
        let before = position.checked_sub(1).and_then(|at| self.values[at]);
        let after = self.values.get(position + 1).copied().flatten();
        let ends_run = is_after && before == value.checked_sub(1) && after != value.checked_add(1);
        let is_extreme = (is_after && value == self.high) || (is_before && value == self.low);
        is_shared || (is_near_end && !is_vague) || is_extreme || (ends_run && after.is_some())
    }
}

/// The words of a name in uppercase: what underscores and a change from lowercase to uppercase separate.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lowercase = false;
    for c in name.chars() {
        let starts = c == '_' || !c.is_alphanumeric() || (c.is_uppercase() && was_lowercase);
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words
                .last_mut()
                .expect("there is a word")
                .extend(c.to_uppercase());
        }
        was_lowercase = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}
