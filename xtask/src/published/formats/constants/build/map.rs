//! Maps: from names to numbers, from numbers to names, and from names to strings.

use std::collections::HashSet;
use std::ops::Range;

use codetable::published::{Block, BlockKind};

use super::{Builder, draft};
use crate::published::formats::code::assemble::{parts, whole};
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::lexer::{Kind, unquoted};
use crate::published::formats::constants::{Entry, Field, Form, Found, names};

impl Builder<'_, '_> {
    pub(super) fn map(&mut self, found: Found, blocks: &mut Vec<Block>) {
        if self.is_index(&found) {
            return;
        }
        if self.are_strings(&found) {
            blocks.extend(self.strings(found));
            return;
        }
        let mut drafts = Vec::new();
        let mut any_known = false;
        let mut any_number = false;
        let mut are_names = found.entries.len() > 1;
        for entry in found.entries {
            let mut cells = self.cells(&entry);
            let name = self.name_of_number(&entry);
            are_names &= name.is_some() || is_name_of_number(&cells.texts);
            if let Some(name) = name {
                cells.texts[1] = name;
                cells.is_known = true;
            }
            any_known |= cells.is_known;
            any_number |= cells
                .texts
                .first()
                .is_some_and(|key| starts_with_number(key));
            drafts.push(draft(entry, cells.texts, 0));
        }
        if are_names {
            for draft in &mut drafts {
                draft.cells.swap(0, 1);
            }
        }
        turn_back(&mut drafts);
        let kind = if any_number && !are_names {
            BlockKind::Table
        } else {
            BlockKind::Constants
        };
        if any_known {
            parts(self.source, kind, found.name, drafts, blocks);
        }
    }

    /// Whether a map only leads from strings to constants of the file, which are a list themselves.
    fn is_index(&mut self, found: &Found) -> bool {
        let source = self.source;
        found.entries.iter().all(|entry| {
            let is_string = |key: &Range<usize>| source.kind(key.start) == Some(Kind::Str);
            let is_name = |field: &Field| {
                let tokens = field.tokens.clone();
                names::is_path(source, tokens) && self.cell(field).is_known
            };
            entry.key.as_ref().is_some_and(is_string) && entry.values.iter().all(is_name)
        })
    }

    /// The name that a map gives to a number.
    fn name_of_number(&mut self, entry: &Entry) -> Option<String> {
        let source = self.source;
        let (key, [value]) = (entry.key.as_ref()?, &entry.values[..]) else {
            return None;
        };
        let is_literal = matches!(source.kind(key.start)?, Kind::Number | Kind::Str);
        let digits = unquoted(source.token(key.start));
        let is_number = is_literal && digits.starts_with(|c: char| c.is_ascii_digit());
        let is_name = is_number && names::is_path(source, value.tokens.clone());
        let is_text = |text: &str| text.contains(char::is_whitespace);
        let is_value = is_name && is_text(&self.cell(value).text);
        (is_name && !is_value).then(|| names::bare(source, value.tokens.clone()))
    }

    /// Whether the values are strings that are words, such as `OPEN = "open"`: then nothing but the code says that they
    /// are values.
    pub(super) fn are_strings(&mut self, found: &Found) -> bool {
        let source = self.source;
        let is_map = found.form == Form::Map;
        let is_name = |entry: &Entry| {
            let key = entry.key.iter().cloned();
            let mut names = key.map(|key| names::bare(source, key));
            // A map from constants says what they are called.
            names.any(|name| {
                name.starts_with(char::is_uppercase) && !(is_map && self.constants.contains(&name))
            })
        };
        let is_string = |field: &Field| {
            let token = field.tokens.start;
            field.tokens.len() == 1 && source.kind(token) == Some(Kind::Str)
        };
        let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let is_word = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        let is_pair = |entry: &Entry| matches!(&entry.values[..], [field] if is_name(entry) && is_string(field));
        if !found.entries.iter().all(is_pair) {
            return false;
        }
        let fields = found.entries.iter().flat_map(|entry| &entry.values);
        let values: Vec<String> = fields.map(|field| self.cell(field).text).collect();
        values.len() > 1
            && values.iter().all(|value| is_word(value))
            && !values.iter().all(|value| has_digit(value))
    }

    /// A block of names and strings, with a header that says what they are.
    pub(super) fn strings(&mut self, found: Found) -> Option<Block> {
        let drafts = self.drafts(found.entries);
        let header = ["name", "value"].map(str::to_owned).to_vec();
        whole(
            self.source,
            BlockKind::Table,
            found.name,
            Some(header),
            drafts,
        )
    }
}

/// Turns the rows that lead back from a text to a number that is a key as well: both texts are said of the number.
fn turn_back(drafts: &mut [Draft]) {
    let is_number = |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit());
    let numbers: HashSet<String> = drafts
        .iter()
        .filter_map(|draft| draft.cells.first().filter(|key| is_number(key)).cloned())
        .collect();
    for draft in drafts {
        if let [key, value] = draft.cells.as_mut_slice()
            && !is_number(key)
            && numbers.contains(value)
        {
            std::mem::swap(key, value);
        }
    }
}

/// Whether a row of a map gives a number the name of a constant.
fn is_name_of_number(cells: &[String]) -> bool {
    let [key, name] = cells else {
        return false;
    };
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    starts_with_number(key) && name.contains('_') && name.bytes().all(is_upper)
}

fn starts_with_number(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    digits.starts_with(|c: char| c.is_ascii_digit())
}
