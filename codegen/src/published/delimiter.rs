//! Names that delimit the codes of a list and are not codes, such as `DOOR_BASE` and `DOOR_MAX`.

use std::collections::HashMap;

use super::block::{Block, BlockKind};
use super::shape::common_prefix;
use super::value_text::{Base, ValueText};
use super::view::View;

/// What the name of a constant says in addition to what it delimits.
const GENERIC: [&str; 12] = [
    "ALL", "CODE", "CODES", "ENUM", "ERR", "ERRCODE", "ERROR", "LIST", "NUMBER", "OF", "RETURN",
    "VALUE",
];
/// The last word of a name after all codes, and of one before them.
const AFTER: [&str; 13] = [
    "ABOVE", "COUNT", "DIM", "END", "LAST", "LASTCODE", "LIMIT", "MAX", "MAXIMUM", "NB", "NEXT",
    "NUM", "SENTINEL",
];
const BEFORE: [&str; 7] = [
    "BASE", "BEGIN", "ERRBASE", "FIRST", "MIN", "MINIMUM", "START",
];
/// Words that no code has in its name, in this sequence.
const CERTAIN: [&[&str]; 9] = [
    &["LASTCODE"],
    &["DO", "NOT", "USE"],
    &["END", "ALL"],
    &["END", "OF", "LIST"],
    &["MAX", "ENUM"],
    &["NEXT", "VALUE"],
    &["NUM", "CODES"],
    &["NUM", "ERRORS"],
    &["FORCE", "INT"],
];
/// Words of which one delimits the start and the other the end, in names that are otherwise the same.
const PAIRS: [[&str; 2]; 4] = [
    ["BASE", "MAX"],
    ["BEGIN", "END"],
    ["FIRST", "LAST"],
    ["MIN", "MAX"],
];
/// Endings of words that delimit in the same way, such as `RBBASE` and `RBEND`.
const ENDINGS: [[&str; 2]; 2] = [["BASE", "END"], ["BASE", "MAX"]];
/// How far from an end of its block a delimiter may be.
const MARGIN: usize = 2;
/// How far the next value is from a number of codes.
const FAR: u128 = 4;
/// How many rows, such as headings, may be between a delimiter and the next code.
const NEAR: usize = 4;

/// What is known about the rows of a block, to recognize those that delimit it.
#[derive(Default)]
pub(super) struct Delimiters {
    /// The values of the rows whose names do not end with a word that delimits, in ascending order.
    codes: Vec<i128>,
    /// The value of each row that has one.
    values: Vec<Option<i128>>,
    low: i128,
    high: i128,
    /// Whether most names start with an underscore.
    are_private: bool,
    /// How long the start of all names is, up to an underscore.
    prefix: usize,
    /// Whether the name of each row says that it is before the first of other values.
    are_first: Vec<bool>,
    /// The names of which some word delimits, as words, and their values.
    delimiting: HashMap<Vec<String>, Option<i128>>,
}

/// What comments say about a row that delimits the others.
const LAST: [&str; 4] = [
    "must be last",
    "must be the last",
    "keep last",
    "keep this last",
];

impl Delimiters {
    pub(super) fn new(block: &Block, view: View, base: Base) -> Self {
        let mut delimiting = HashMap::new();
        let count = block.rows.len();
        let mut values = Vec::with_capacity(count);
        let mut are_first = Vec::with_capacity(count);
        let mut labels = Vec::with_capacity(count);
        let mut codes: Vec<i128> = Vec::with_capacity(count);
        for row in &block.rows {
            let parts = view.parts(block, row);
            let value = parts.as_ref().and_then(|parts| number(&parts.value, base));
            let words = parts
                .as_ref()
                .map_or_else(Vec::new, |parts| words(&parts.label));
            let last = words.last().map(String::as_str);
            are_first.push(matches!(last, Some("BASE" | "FIRST" | "MIN")));
            codes.extend(value.filter(|_| !delimits(last)));
            let mut pairs = PAIRS.iter().chain(&ENDINGS).flatten();
            if pairs.any(|end| words.iter().any(|word| word.ends_with(end))) {
                delimiting.insert(words, value);
            }
            values.push(value);
            labels.extend(parts.map(|parts| parts.label));
        }
        let private = labels.iter().filter(|label| label.starts_with('_')).count();
        let prefix = common_prefix(labels.iter().map(String::as_str));
        codes.sort_unstable();
        Self {
            low: values.iter().flatten().copied().min().unwrap_or(0),
            high: values.iter().flatten().copied().max().unwrap_or(0),
            codes,
            are_private: 2 * private > labels.len(),
            prefix: prefix.rfind('_').map_or(0, |end| end + 1),
            values,
            are_first,
            delimiting,
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
        if self.has_counterpart(&words, self.values[position])
            || is_said_to_be_last(block, position)
        {
            return true;
        }
        let is_named = delimits(words.last().map(String::as_str));
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
        // `NAMEMAX` is a limit as well, if no code has a greater value.
        let is_limit = last.len() > "MAX".len()
            && last.ends_with("MAX")
            && self.values[position].is_some_and(|value| value == self.high);
        let (is_last, is_first) = (AFTER.contains(&last) || is_limit, BEFORE.contains(&last));
        let is_after = is_last || has("LAST");
        let is_before = is_first || has("FIRST");
        if self.counts_others(block, position, last) {
            return true;
        }
        if !(is_after || is_before) {
            return label.starts_with('_') && !self.are_private && has("MAX");
        }
        let count = self.values.len();
        let is_near_end = position < MARGIN || position + MARGIN >= count;
        // A limit other than that of errors is a thing that something exceeds, and the end and the start of something else
        // may be missing.
        let before_last = words.iter().rev().nth(1).map_or("", String::as_str);
        let is_vague = match last {
            "LIMIT" => before_last != "WARNING" && !GENERIC.contains(&before_last),
            _ => matches!(last, "END" | "START" | "COUNT" | "BEGIN"),
        };
        let Some(value) = self.values[position] else {
            return is_near_end;
        };
        // Two limits may be names of one code.
        let has_value = |other: &&i128| **other == value;
        let start = self.codes.partition_point(|other| *other < value);
        let same = self.codes[start..].iter().take_while(has_value).take(2);
        let is_shared = same.count() > usize::from(!is_named);
        let before = self.values[..position]
            .iter()
            .rev()
            .take(NEAR)
            .flatten()
            .next()
            .copied();
        let after = self.values[position + 1..]
            .iter()
            .take(NEAR)
            .flatten()
            .next()
            .copied();
        // The end and the number of things may be what a code is about. The number of codes is at most that of the rows
        // above, from the lowest value on.
        let rows = i128::try_from(position).unwrap_or(i128::MAX);
        let counts = value >= 0 && value.saturating_sub(self.low.max(0)) <= rows.saturating_add(1);
        let is_far = |after: i128| match last {
            "COUNT" | "DIM" | "NB" | "NUM" => counts && after.abs_diff(value) > FAR,
            _ => !is_vague,
        };
        let ends_run = is_after && before == value.checked_sub(1) && after != value.checked_add(1);
        // Codes may count down.
        let is_next =
            |one: i128, other: Option<i128>| other.is_some_and(|other| one.abs_diff(other) == 1);
        let starts_run = is_first && is_next(value, after) && !is_next(value, before);
        // In the middle, `DOOR_LOCK_BASE` is the base of some codes and `DOOR_BASE` a code.
        let is_of_some = label
            .get(self.prefix..)
            .is_some_and(|name| name.contains('_'));
        let is_extreme = (is_after && value == self.high) || (is_before && value == self.low);
        // In a table of a manual, only the last row is likely to be one.
        if block.kind != BlockKind::Constants {
            return matches!(last, "LAST" | "MAX" | "COUNT") && is_near_end && value == self.high;
        }
        let is_at_end = is_near_end && !is_vague && (is_last || is_first);
        is_shared
            || is_at_end
            || (is_last && !is_vague && self.are_first.get(position + 1) == Some(&true))
            || (is_extreme && !is_vague)
            || (ends_run && is_last && after.is_some_and(is_far))
            || (starts_run && !is_vague && before.is_some() && is_of_some)
    }

    /// Whether a row is the last one, its value is the number of those before it, and its name says so.
    fn counts_others(&self, block: &Block, position: usize, last: &str) -> bool {
        let count = i128::try_from(position).ok();
        last == "SIZE"
            && block.kind == BlockKind::Constants
            && position + 1 == self.values.len()
            && self.values[position] == count
    }

    /// Whether another name is the same but for a word that delimits the other end. Nothing is between the values `1` and
    /// `2`: these are codes.
    fn has_counterpart(&self, words: &[String], value: Option<i128>) -> bool {
        let is_apart = |other: &Option<i128>| match (value, other) {
            (Some(value), Some(other)) => value.abs_diff(*other) > 1,
            _ => true,
        };
        let swapped = |word: &String, [one, other]: &[&str; 2]| {
            let swapped = match word {
                word if word == one => other,
                word if word == other => one,
                _ => return None,
            };
            Some((*swapped).to_owned())
        };
        words.iter().enumerate().any(|(index, word)| {
            let whole = PAIRS.iter().filter_map(|pair| swapped(word, pair));
            let endings = ENDINGS.iter().filter_map(|pair| swapped_ending(word, pair));
            whole.chain(endings).any(|other| {
                let mut counterpart = words.to_vec();
                counterpart[index] = other;
                self.delimiting.get(&counterpart).is_some_and(is_apart)
            })
        })
    }
}

/// Whether the last word of a name delimits.
fn delimits(last: Option<&str>) -> bool {
    last.is_some_and(|last| AFTER.contains(&last) || BEFORE.contains(&last))
}

/// Returns the number that a value is, if it is one.
fn number(text: &str, base: Base) -> Option<i128> {
    match ValueText::parse(text)? {
        ValueText::Number(number) => number.value(base).map(|(value, _)| value),
        ValueText::Range(..) => None,
    }
}

/// Whether a row is the last one, and what is said about it is that it has to be.
fn is_said_to_be_last(block: &Block, position: usize) -> bool {
    let row = &block.rows[position];
    let comment = row.comment.as_deref().unwrap_or_default().to_lowercase();
    position + 1 == block.rows.len() && LAST.iter().any(|said| comment.contains(said))
}

/// A word with the other ending of a pair.
fn swapped_ending(word: &str, [one, other]: &[&str; 2]) -> Option<String> {
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| !stem.is_empty());
    match (stem(one), stem(other)) {
        (Some(stem), _) => Some(format!("{stem}{other}")),
        (None, Some(stem)) => Some(format!("{stem}{one}")),
        (None, None) => None,
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
