//! What the values of a block are.

use std::collections::HashSet;

use crate::published::block::{Block, BlockKind};
use crate::published::headers::{ColumnRole, header_is, header_text};
use crate::published::shape::is_loose;
use crate::published::value_text::{Base, NumberText, ValueText};
use crate::published::view::{Parts, View, is_constant};

/// What the values of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::published) enum ValueKind {
    /// Integers; digits without a mark are read in this base.
    Integers(Base),
    Strings,
}

/// What the values are, and the parts whose values are so.
pub(super) fn value_kind<'r>(
    block: &Block,
    view: View,
    parts: &'r [Parts],
) -> Option<(ValueKind, Vec<&'r Parts>)> {
    let is_own_name = view.is_own_name();
    let read: Vec<(&Parts, ValueText)> = parts
        .iter()
        .filter(|parts| is_own_name || !ValueText::is_numeric(&parts.label))
        .filter_map(|parts| Some((parts, ValueText::parse(&parts.value)?)))
        .collect();
    // What is said of `>1` is said of no value.
    let classes = parts.iter().filter(|parts| is_open_ended(&parts.value));
    let count = parts.len() - classes.count();
    if !is_own_name && 10 * read.len() >= 7 * count && !read.is_empty() {
        let numbers: Vec<&NumberText> = read
            .iter()
            .filter_map(|(_, value)| match value {
                ValueText::Number(number) => Some(number),
                ValueText::Range(..) => None,
            })
            .collect();
        // Classes of codes are not codes, and neither are the numbers of sections and steps.
        if numbers.is_empty() || are_ordinals(&read) {
            return None;
        }
        let plain: Vec<&&NumberText> = numbers
            .iter()
            .filter(|number| !number.is_marked())
            .collect();
        let header = view
            .value_cell()
            .map(|column| header_text(block, column))
            .unwrap_or_default();
        let width: HashSet<usize> = plain.iter().map(|number| number.len()).collect();
        let is_padded = plain.iter().any(|number| number.has_leading_zero()) && width.len() == 1;
        let needs_sixteen = plain.iter().any(|number| number.needs_sixteen());
        let kind = match (header.contains("hex"), is_padded || needs_sixteen) {
            (true, _) => ValueKind::Integers(Base::Sixteen),
            (false, true) => ValueKind::Strings,
            (false, false) => ValueKind::Integers(Base::Ten),
        };
        let numbers: Vec<&Parts> = read.into_iter().map(|(parts, _)| parts).collect();
        // Of strings, some have other letters than hexadecimal numbers.
        let words = parts
            .iter()
            .filter(|parts| is_word_value(&parts.value, false));
        let words: Vec<&Parts> = words.collect();
        return Some(match kind {
            ValueKind::Strings if !is_loose(block) && words.len() > numbers.len() => (kind, words),
            _ => (kind, numbers),
        });
    }
    // Words as values are told from prose by their digits, by headers, or by being the labels themselves.
    let is_loose = matches!(
        block.kind,
        BlockKind::Items | BlockKind::Text | BlockKind::Constants
    );
    let is_headed = are_headed(block, view);
    let words: Vec<&Parts> = parts
        .iter()
        .filter(|parts| is_own_name || !ValueText::is_numeric(&parts.label))
        .filter(|parts| {
            is_word_value(&parts.value, is_own_name)
                || (is_headed && is_word(&parts.value) && is_constant(&parts.label))
        })
        .collect();
    let has_more = !is_own_name || block.rows.iter().any(|row| row.cells.len() > 1);
    let is_list = has_more && 10 * words.len() >= 9 * parts.len() && !words.is_empty();
    (is_list && !(is_loose && is_own_name)).then_some((ValueKind::Strings, words))
}

/// Whether a value is all from a number on, or up to one: `>1`, `≥ 2`.
fn is_open_ended(value: &str) -> bool {
    let number = value
        .trim()
        .strip_prefix(['>', '<', '\u{2265}', '\u{2264}']);
    number.is_some_and(|number| ValueText::is_numeric(number.trim_start_matches('=')))
}

/// Whether the values count: `1.`, `2.`, `3.`. They may start again, and a few may not be seen.
fn are_ordinals(read: &[(&Parts, ValueText)]) -> bool {
    let (mut before, mut counted) = (0_usize, 0_usize);
    let is_next = read.iter().all(|(parts, _)| {
        let number = parts.value.strip_suffix('.');
        let number: usize = number.and_then(|number| number.parse().ok()).unwrap_or(0);
        let step = number.checked_sub(before).unwrap_or(number);
        counted = counted.saturating_add(step);
        let is_next = number == 1 || number > before;
        before = number;
        is_next
    });
    is_next && counted.saturating_mul(7) <= 10 * read.len()
}

/// Whether headers say which column has the values and which the labels.
pub(super) fn are_headed(block: &Block, view: View) -> bool {
    let View::Cells { value, label } = view else {
        return false;
    };
    value != label
        && block.kind == BlockKind::Table
        && header_is(block, value, ColumnRole::Value)
        && header_is(block, label, ColumnRole::Label)
}

fn is_word(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= 64
        && !value.contains(char::is_whitespace)
        && value.starts_with(|c: char| c.is_alphanumeric())
}

fn is_word_value(value: &str, is_own_name: bool) -> bool {
    let has_digit = value.contains(|c: char| c.is_ascii_digit());
    let is_name = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_-.".contains(c))
        && value.contains(['_', '-']);
    // The number of a document says where something is specified.
    let is_reference = value
        .strip_prefix("RFC")
        .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    is_word(value)
        && !is_reference
        && if is_own_name {
            is_name
        } else {
            has_digit && value.len() <= 12
        }
}
