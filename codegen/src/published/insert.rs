//! Inserts new codes into the text of a table, which otherwise stays as it is, byte for byte.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_writer::ToTomlValue;

use super::page::Listed;
use crate::diagnostic::Span;
use crate::model::Table;
use crate::model::value::{Radix, Repr, Value};

/// A code to add.
#[derive(Debug, Clone, Copy)]
pub struct NewCode<'l> {
    /// The code as the vendor lists it.
    pub listed: &'l Listed,
    /// The value of the code whose label it repeats.
    pub repeats: Option<&'l Value>,
}

/// Returns the text with each new code after the code with the next lower value, or, in a table of strings,
/// after all codes.
///
/// `table` is the valid table of the text. Returns `None` if some code is not written as `[[code]]`: nothing
/// can be inserted into an array on one line.
///
/// # Panics
///
/// Panics if the text is not that of `table`.
#[must_use]
pub fn insert(text: &str, table: &Table, new: &[NewCode<'_>]) -> Option<String> {
    let (bom, text) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", text),
    };
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let spans = code_spans(text)?;
    let first = spans.first().expect("a valid table has a code");
    let start = comment_above(text, first.start);
    let mut new = new.to_vec();
    new.sort_by_key(|code| &code.listed.value);
    let mut inserted: Vec<(usize, String)> = Vec::new();
    for code in new {
        inserted.push(match predecessor(table, &code.listed.value) {
            Some(position) => {
                let end = comment_below(text, end_of_line(text, spans[position].end));
                (end, format!("\n{}", code_row(table, code)))
            }
            None => (start, format!("{}\n", code_row(table, code))),
        });
    }
    inserted.sort_by_key(|(at, _)| *at);
    let mut whole = bom.to_owned();
    let mut done = 0;
    for (at, row) in inserted {
        whole += &text[done..at];
        if at > start && !whole.ends_with('\n') {
            whole += line_break;
        }
        whole += &row.replace('\n', line_break);
        done = at;
    }
    Some(whole + &text[done..])
}

/// Returns the span of each code, from its header to the end of its last value. Returns `None` if one has
/// no header `[[code]]`.
fn code_spans(text: &str) -> Option<Vec<Span>> {
    let document = DeTable::parse(text).expect("the text of a valid table is TOML");
    let codes = document.get_ref()["code"].get_ref().as_array();
    let codes = codes.expect("the codes of a valid table are an array");
    let span = |code: &Spanned<DeValue<'_>>| {
        let start = code.span().start;
        text[start..].starts_with("[[").then(|| start..end(code))
    };
    codes.iter().map(span).collect()
}

/// Returns the end of an item and of everything in it.
fn end(item: &Spanned<DeValue<'_>>) -> usize {
    let inner = match item.get_ref() {
        DeValue::Table(table) => table.values().map(end).max(),
        DeValue::Array(array) => array.iter().map(end).max(),
        _ => None,
    };
    item.span().end.max(inner.unwrap_or(0))
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |found| at + found + 1)
}

/// Returns the start of the comment directly above a header, which belongs to it.
fn comment_above(text: &str, header: usize) -> usize {
    let lines = text[..header].split_inclusive('\n').rev();
    let comment = lines.take_while(|line| line.trim_start().starts_with('#'));
    header - comment.map(str::len).sum::<usize>()
}

/// Returns the end of the comment directly below a row. It belongs to the row, unless something other than an empty
/// line follows directly.
fn comment_below(text: &str, row: usize) -> usize {
    let mut end = row;
    for line in text[row..].split_inclusive('\n') {
        match line.trim_start() {
            comment if comment.starts_with('#') => end += line.len(),
            "" => break,
            _ => return row,
        }
    }
    end
}

/// Returns the position of the code that a new one is inserted after; `None` to insert it before all others.
fn predecessor(table: &Table, value: &Value) -> Option<usize> {
    if table.repr == Repr::Str {
        return table.codes.len().checked_sub(1);
    }
    let lower = (0..)
        .zip(&table.codes)
        .filter(|(_, code)| code.value < *value);
    let last = lower.max_by_key(|(_, code)| &code.value);
    last.map(|(position, _)| position)
}

fn code_row(table: &Table, NewCode { listed, repeats }: NewCode<'_>) -> String {
    let literal = |value: &Value| match value {
        Value::Integer(_) if table.radix == Radix::Hex => table.show(value).to_toml_value(),
        Value::Integer(number) => number.to_string(),
        Value::Str(text) => text.to_toml_value(),
    };
    let mut row = format!(
        "[[code]]\n# New in the vendor's list: describe the code, then remove this line.\n\
         value = {}\nlabel = {}\n",
        literal(&listed.value),
        listed.label.to_toml_value(),
    );
    if let Some(value) = repeats {
        row += &format!("same-label-as = {}\n", literal(value));
    }
    row
}
