//! New codes, put into the text of a table. All that stands there stays, byte for byte.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_writer::ToTomlValue;

use super::Listed;
use crate::diagnostic::Span;
use crate::model::Table;
use crate::model::value::{Radix, Repr, Value};

/// A code to add, and the value of the one whose label it repeats.
pub type New<'l> = (&'l Listed, Option<&'l Value>);

/// The text with each new code behind the one of the next lower value, or at the end where values
/// are texts, whose order users see. `table` is what was read from the text, as it stands in the file.
/// `None` if the codes are not written as `[[code]]`, each for itself.
#[must_use]
pub fn insert(text: &str, table: &Table, new: &[New<'_>]) -> Option<String> {
    let (mark, body) = match text.strip_prefix('\u{FEFF}') {
        Some(body) => ("\u{FEFF}", body),
        None => ("", text),
    };
    let line_break = if body.contains("\r\n") { "\r\n" } else { "\n" };
    let rows = rows(body)?;
    let mut new = new.to_vec();
    new.sort_by(|one, other| one.0.value.cmp(&other.0.value));
    // Where each row belongs; those in front of all others have nothing to stand behind.
    let place = |new: &New<'_>| {
        let behind = before(table, &new.0.value).and_then(|position| rows.get(position));
        let front = rows
            .first()
            .map_or(body.len(), |first| above(body, first.start));
        let at = behind.map_or(front, |before| below(body, end_of_line(body, before.end)));
        (at, behind.is_some(), row(table, new))
    };
    let mut places: Vec<_> = new.iter().map(place).collect();
    places.sort_by_key(|(at, ..)| *at);
    let mut whole = mark.to_owned();
    let mut done = 0;
    for (at, is_behind, row) in places {
        whole += body.get(done..at)?;
        let row = match (is_behind, whole.ends_with('\n')) {
            (false, _) => format!("{row}\n"),
            (true, true) => format!("\n{row}"),
            (true, false) => format!("\n\n{row}"),
        };
        whole += &row.replace('\n', line_break);
        done = at;
    }
    whole += body.get(done..)?;
    Some(whole)
}

/// From its header to the last thing in it, for each code of the text.
fn rows(text: &str) -> Option<Vec<Span>> {
    let document = DeTable::parse(text).ok()?;
    let codes = document.get_ref().get("code")?.get_ref().as_array()?;
    let span = |code: &Spanned<DeValue<'_>>| {
        let start = code.span().start;
        text.get(start..)?
            .starts_with("[[")
            .then(|| start..end(code))
    };
    codes.iter().map(span).collect()
}

fn end(item: &Spanned<DeValue<'_>>) -> usize {
    let inner = match item.get_ref() {
        DeValue::Table(table) => table.values().map(end).max(),
        DeValue::Array(array) => array.iter().map(end).max(),
        _ => None,
    };
    inner.unwrap_or(0).max(item.span().end)
}

fn end_of_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |found| at + found + 1)
}

/// Where the comment begins that stands directly above a header, if there is one: it belongs to the header.
fn above(text: &str, mut at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    for line in before.split_inclusive('\n').rev() {
        if !line.trim_start().starts_with('#') {
            break;
        }
        at -= line.len();
    }
    at
}

/// Where the comment ends that stands directly below a row: it belongs to the row, unless something else
/// begins right behind it.
fn below(text: &str, at: usize) -> usize {
    let mut end = at;
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        match line.trim_start() {
            comment if comment.starts_with('#') => end += line.len(),
            "" => return end,
            _ => return at,
        }
    }
    end
}

/// The code that a new one is put behind.
fn before(table: &Table, value: &Value) -> Option<usize> {
    if table.repr == Repr::Str {
        return table.codes.len().checked_sub(1);
    }
    let lower = table
        .codes
        .iter()
        .zip(0..)
        .filter(|(code, _)| code.value < *value);
    lower
        .max_by(|one, other| one.0.value.cmp(&other.0.value))
        .map(|(_, position)| position)
}

fn row(table: &Table, (listed, repeats): &New<'_>) -> String {
    let written = |value: &Value| match value {
        Value::Integer(_) if table.radix == Radix::Hex => table.show(value).to_toml_value(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.to_toml_value(),
    };
    let mut row = format!(
        "[[code]]\n# New in the vendor's list: say what it means, then take this line out.\n\
         value = {}\nlabel = {}\n",
        written(&listed.value),
        listed.label.to_toml_value(),
    );
    if let Some(value) = repeats {
        row += &format!("same-label-as = {}\n", written(value));
    }
    row
}
