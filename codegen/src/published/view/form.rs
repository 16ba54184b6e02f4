//! A value and a label in one cell.

use super::Parts;
use super::text::{clean, leading_value, separated, unmarked, without_dash};
use crate::published::value_text::ValueText;

/// How one cell has a value and a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::published) enum Form {
    /// `1 Door open`: all that follows the value, up to another column.
    ValueText,
    /// `1 Door open: words`: what follows the value, up to a mark.
    ValuePhrase,
    /// `1 DOOR_OPEN words`: the word that follows the value.
    ValueWord,
    /// `DOOR_OPEN 1 words`, `DOOR_OPEN = 1`: the word before the value.
    WordValue,
    /// `Door open (1) words`: what precedes a value in parentheses.
    PhraseInParentheses,
    /// `Error 1: Door open`, `Exit code 1: Door open`: what follows a word or two and the value.
    WordValueText,
}

/// The first of several that fit equally well is taken.
pub(super) const FORMS: [Form; 6] = [
    Form::ValueText,
    Form::ValuePhrase,
    Form::ValueWord,
    Form::WordValue,
    Form::PhraseInParentheses,
    Form::WordValueText,
];

impl Form {
    pub(super) fn split(self, text: &str) -> Option<Parts> {
        let text = unmarked(text);
        match self {
            Self::ValueText | Self::ValuePhrase | Self::ValueWord => {
                let (value, rest) = leading_value(text)?;
                let (label, description) = match self {
                    Self::ValueText => column(rest),
                    Self::ValuePhrase => phrase(rest)?,
                    _ => word(rest),
                };
                Some(parts(value, label, description))
            }
            Self::WordValue => {
                let (label, rest) = word(text);
                let (value, rest) = leading_value(rest)?;
                // A word that is a number itself is a value.
                let is_label = !ValueText::is_numeric(label);
                is_label.then(|| parts(value, label, rest))
            }
            Self::WordValueText => {
                let (first, rest) = text.split_once(' ')?;
                let rest = without_noun(rest);
                let (value, rest) = leading_value(rest)?;
                let is_word = first.len() > 1 && first.chars().all(char::is_alphabetic);
                let (label, description) = column(rest);
                (is_word && !label.is_empty()).then(|| parts(value, label, description))
            }
            Self::PhraseInParentheses => {
                let (label, rest) = text.split_once(['(', '['])?;
                let (value, rest) = rest.split_once([')', ']'])?;
                ValueText::parse(value)?;
                // `flock(2)` is a page of a manual.
                let is_page = value.len() == 1 && label.ends_with(char::is_lowercase);
                if is_page {
                    return None;
                }
                Some(parts(value, label, separated(rest)))
            }
        }
    }
}

/// What follows the second word of `exit code 1` and the like.
fn without_noun(text: &str) -> &str {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let nouns = ["code", "number", "status", "value"];
    let is_noun = nouns.iter().any(|noun| word.eq_ignore_ascii_case(noun));
    if is_noun { rest } else { text }
}

fn parts(value: &str, label: &str, description: &str) -> Parts {
    Parts {
        value: value.trim().to_owned(),
        label: clean(label),
        description: without_dash(description.trim()).to_owned(),
    }
}

/// Splits off the first word.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(' | ','));
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    (word, rest.trim_start_matches([':', ',']).trim_start())
}

/// Splits a text where a tab or several spaces end a column.
fn column(text: &str) -> (&str, &str) {
    let ends = ["\t", "  "].iter().filter_map(|end| text.find(end));
    let end = ends.min().unwrap_or(text.len());
    (&text[..end], &text[end..])
}

/// Splits a text at the first mark that ends a phrase.
fn phrase(text: &str) -> Option<(&str, &str)> {
    let marks = [": ", " - ", " – ", " — ", " -- ", ". ", "\t", "  "];
    let first = marks
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())));
    let (at, len) = first.min()?;
    Some((&text[..at], &text[at + len..]))
}
