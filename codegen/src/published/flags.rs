//! A letter between the value and the label, such as the severity in `10 E Door stuck`.

use std::collections::HashMap;

use super::block::{Block, Row, RowKind};
use super::value_text::ValueText;
use super::view::is_constant;

/// The fewest rows, and the most letters, that make a column.
const FEWEST: usize = 3;
const MOST_LETTERS: usize = 6;

/// Removes a column of single letters after the values, where the labels are phrases or not every row has a letter:
/// otherwise a label would start with it.
pub(super) fn remove_letters(block: &mut Block) {
    let mut letters: HashMap<&str, usize> = HashMap::new();
    let (mut rows, mut names) = (0, 0);
    for line in block.rows.iter().filter_map(line) {
        rows += 1;
        if let Some((_, letter, rest)) = flagged(line) {
            *letters.entry(letter).or_default() += 1;
            let word = rest.split_whitespace().next().unwrap_or_default();
            names += usize::from(is_constant(word));
        }
    }
    let count: usize = letters.values().sum();
    let is_column = count >= FEWEST
        && 2 * count >= rows
        && (2..=MOST_LETTERS).contains(&letters.len())
        && letters.len() < count
        && (2 * names < count || count < rows);
    if !is_column {
        return;
    }
    for row in &mut block.rows {
        let rest = line(row).and_then(flagged);
        let rest = rest.map(|(value, _, rest)| format!("{value} {rest}"));
        if let (Some(rest), Some(cell)) = (rest, row.cells.first_mut()) {
            *cell = rest;
        }
    }
}

/// A line that starts with a value.
fn line(row: &Row) -> Option<&str> {
    let line = row.cells.first().filter(|_| row.kind == RowKind::Data)?;
    let first = line.split_whitespace().next()?;
    ValueText::is_numeric(first).then(|| line.trim())
}

/// The value, the letter and the rest of a line, if a letter follows the value. `A` and `I` are words.
fn flagged(line: &str) -> Option<(&str, &str, &str)> {
    let (value, rest) = line.split_once(char::is_whitespace)?;
    let (letter, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    let is_letter = letter.len() == 1 && letter.starts_with(|c: char| c.is_ascii_uppercase());
    (is_letter && !matches!(letter, "A" | "I")).then(|| (value, letter, rest.trim()))
}
