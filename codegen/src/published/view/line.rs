//! A value and a label in words or columns of a line.

use super::Parts;
use super::text::{clean, is_part_of_more, unmarked, without_dash};

/// The maximum number of words of a line among which a value and a label are looked for.
pub(super) const MAX_WORDS: usize = 4;

pub(super) fn words(line: &str, value: usize, label: usize) -> Option<Parts> {
    let mut rest = unmarked(line);
    let mut words = Vec::with_capacity(MAX_WORDS);
    let count = 1 + value.max(label);
    while words.len() < count {
        rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        words.push(&rest[..end]);
        rest = &rest[end..];
        if words.len() == value + 1 && is_part_of_more(rest) {
            return None;
        }
    }
    Some(Parts {
        value: words[value].to_owned(),
        label: clean(words[label]),
        description: without_dash(rest.trim()).to_owned(),
    })
}

pub(super) fn columns(line: &str, value: usize, label: usize) -> Option<Parts> {
    let columns = wide_columns(unmarked(line));
    let (value_text, label_text) = (columns.get(value)?, columns.get(label)?);
    if columns.len() < 2 && value != label {
        return None;
    }
    let rest = columns[1 + value.max(label)..].join(" ");
    Some(Parts {
        value: (*value_text).to_owned(),
        label: clean(label_text),
        description: without_dash(&rest).to_owned(),
    })
}

/// The parts of a line that a tab, several spaces or a bar separate.
pub(in crate::published) fn wide_columns(line: &str) -> Vec<&str> {
    let mut columns = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let separator = ["\t", "  ", " | ", "|"]
            .iter()
            .filter_map(|separator| rest.find(separator).map(|at| (at, separator.len())))
            .min();
        let (at, len) = separator.unwrap_or((rest.len(), 0));
        let column = rest[..at].trim();
        if !column.is_empty() {
            columns.push(column);
        }
        rest = rest[at + len..].trim_start_matches([' ', '\t']);
    }
    columns
}
