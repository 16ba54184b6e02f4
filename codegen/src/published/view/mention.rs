//! A value or a label with words about it in the same cell.

use super::Parts;
use super::text::{clean, is_constant, leading_value, separated, without_dash};
use crate::published::value_text::ValueText;

/// Splits off the constant that a text begins with, up to a mark: `DOOR_OPEN - words`.
pub(super) fn named(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || c == ':')?;
    let (name, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let text = without_dash(rest);
    (is_constant(name) && text.len() < rest.len()).then_some((name, text))
}

/// Finds a value in what is said about the constant in another cell: `404 Not Found`, `Status code (404) says …`.
pub(super) fn mention(text: &str, label: &str) -> Option<Parts> {
    let label = clean(label);
    if !is_constant(&label) || ValueText::parse(text).is_some() {
        return None;
    }
    let leading = leading_value(text).filter(|(_, rest)| !rest.is_empty());
    let (value, description) = match leading {
        Some((value, rest)) if ValueText::is_numeric(value) => (value, rest),
        _ => {
            let in_parentheses = || Some((text.split_once('(')?.1.split_once(')')?.0, text));
            after_code(text).or_else(in_parentheses)?
        }
    };
    ValueText::is_numeric(value).then(|| Parts {
        value: value.trim().to_owned(),
        label,
        description: description.trim().to_owned(),
    })
}

/// The number that follows the word “code”, as in `HTTP Status-Code 404: Not Found`, and what follows it.
pub(super) fn after_code(text: &str) -> Option<(&str, &str)> {
    let lowercase = text.to_ascii_lowercase();
    let mut places = lowercase
        .match_indices("code ")
        .map(|(at, word)| (at, at + word.len()));
    let (_, end) = places.find(|(at, _)| !lowercase[..*at].ends_with(char::is_alphanumeric))?;
    let rest = &text[end..];
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (number, rest) = rest.split_at(digits);
    let is_whole = !number.is_empty() && !rest.starts_with(char::is_alphanumeric);
    is_whole.then(|| (number, separated(rest)))
}
