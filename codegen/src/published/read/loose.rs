//! Lines of text and items, among which may be prose.

use std::ops::Range;

use super::Reader;
use crate::model::value::Repr;
use crate::published::block::Row;
use crate::published::choose::Part;
use crate::published::known::CellValue;
use crate::published::shape::is_loose;
use crate::published::value_text::{Base, ValueText};
use crate::published::view::{Parts, clean, unmarked};

/// The number of words that no label has, outside of the list itself.
const MAX_LABEL_WORDS: usize = 8;

impl Reader<'_, '_> {
    /// The rows of a block that are the list. Around it, loose rows may be prose: it goes from the first row with a
    /// known label to the last, and on as long as the next row is like those.
    pub(super) fn extent(&self, part: &Part<'_>) -> Range<usize> {
        let rows = &part.block.rows;
        if !is_loose(part.block) {
            return 0..rows.len();
        }
        let parts = |row: &Row| {
            part.views
                .iter()
                .find_map(|view| view.parts(part.block, row))
        };
        let is_known = |row: &Row| {
            parts(row).is_some_and(|parts| self.known.code_of_label(&parts.label).is_some())
                || self.otherwise(part, row).is_some()
        };
        let fits = |row: &Row| {
            let base = part.base.unwrap_or(Base::Ten);
            parts(row).is_some_and(|parts| self.known.value(&parts.value, base) != CellValue::None)
                && !self.is_numbered_heading(part, row)
        };
        let (Some(first), Some(last)) = (
            rows.iter().position(is_known),
            rows.iter().rposition(is_known),
        ) else {
            return 0..rows.len();
        };
        let before = rows[..first]
            .iter()
            .rev()
            .take_while(|row| fits(row))
            .count();
        let goes_on = |row: &&Row| {
            fits(row) || (self.begins_with_value(row) && !self.is_numbered_heading(part, row))
        };
        let after = rows[last + 1..].iter().take_while(goes_on).count();
        first - before..last + 1 + after
    }

    /// A loose row before or after the list: read if it is written as the known codes are, which prose is not.
    pub(super) fn outside(&mut self, part: &Part<'_>, row: &Row, group: Option<&str>) {
        let parts = part
            .views
            .iter()
            .find_map(|view| view.parts(part.block, row));
        let is_read = parts.is_some_and(|parts| self.outer(part, row, &parts, group));
        let text = row.cells.first().map_or("", String::as_str);
        if !is_read && self.known.has_name_like(text) && self.has_value(text) {
            self.leave_out(row);
        }
    }

    /// Whether a loose row begins with the number of a section, such as `5.` or `4.2.2`, and known codes do not.
    pub(super) fn is_numbered_heading(&self, part: &Part<'_>, row: &Row) -> bool {
        let text = |row: &Row| {
            row.cells
                .first()
                .map(|cell| cell.trim().to_owned())
                .unwrap_or_default()
        };
        is_section_number(&text(row))
            && !self.known.has_name_like(&text(row))
            && !part.block.rows.iter().any(|other| {
                let mut views = part
                    .views
                    .iter()
                    .filter_map(|view| view.parts(part.block, other));
                views.any(|parts| self.known.code_of_label(&parts.label).is_some())
                    && is_section_number(&text(other))
            })
    }

    /// A row within a list of loose rows that was not read: it is named if it begins with a value, or has a word
    /// of a known label and a number.
    pub(super) fn line(&mut self, row: &Row) {
        let text = row.cells.first().map_or("", String::as_str);
        let has_label = self.known.may_have_label(text) || self.known.has_name_like(text);
        if self.begins_with_value(row) || (has_label && self.has_value(text)) {
            let labels = text.split_whitespace().map(clean);
            let label = labels
                .into_iter()
                .find(|word| self.known.code_of_label(word).is_some());
            self.unread(
                row,
                label.as_deref(),
                "it is not written as the other rows are",
            );
        }
    }

    /// Reads the parts of a loose row before or after the list. Returns whether they were read or left out.
    fn outer(&mut self, part: &Part<'_>, row: &Row, parts: &Parts, group: Option<&str>) -> bool {
        let base = part.base.unwrap_or(Base::Ten);
        if self.known.value(&parts.value, base) == CellValue::None
            || self.is_numbered_heading(part, row)
        {
            return false;
        }
        if self.known.resembles_label(&parts.label) {
            return self.parts(part, row, parts, group, true);
        }
        let is_short = parts.label.split(' ').count() < MAX_LABEL_WORDS;
        if is_short {
            self.leave_out(row);
        }
        is_short
    }

    /// Whether the first word of a row looks like a value, be it right or not.
    fn begins_with_value(&self, row: &Row) -> bool {
        let text = unmarked(row.cells.first().map_or("", String::as_str));
        let word = text.split_whitespace().next();
        word.is_some_and(|word| {
            self.is_like_value(word.trim_start_matches(['<', '>', '≥', '≤', '=']))
        })
    }

    /// Whether a word of a text looks like a value, without the marks around it.
    fn has_value(&self, text: &str) -> bool {
        let is_mark = |c: char| !c.is_alphanumeric();
        text.split_whitespace().any(|word| {
            self.is_like_value(word) || self.is_like_value(word.trim_start_matches(is_mark))
        })
    }

    fn is_like_value(&self, word: &str) -> bool {
        match self.known.notation.repr {
            Repr::Integer(_) => {
                ValueText::parse(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit())
            }
            Repr::Str => self.known.value(word, Base::Ten) != CellValue::None,
        }
    }
}

/// Whether a loose row begins with all values from one on: `11 or greater - words`.
pub(super) fn is_open_ended(text: &str) -> bool {
    let mut words = unmarked(text).split_whitespace();
    let ends = [
        "above", "greater", "higher", "larger", "less", "lower", "below", "more", "over", "up",
    ];
    words.next().is_some_and(ValueText::is_numeric)
        && matches!(words.next(), Some("or" | "and"))
        && words
            .next()
            .is_some_and(|word| ends.contains(&word.trim_end_matches([':', ',', '-'])))
}

/// Whether a line begins with the number of a section: digits and dots, one of which follows the first number.
fn is_section_number(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.contains('.')
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && !number.contains("..")
}
