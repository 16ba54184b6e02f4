//! Inserts what is new in a list into the text of a table, which otherwise stays as it is, byte for byte.

use std::collections::{HashMap, HashSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_writer::ToTomlValue;

use super::list::{List, Listed, ListedRange};
use super::view::clean;
use crate::diagnostic::Span;
use crate::model::Table;
use crate::model::value::{Notation, Radix, Repr, Value};
use crate::validate::naming;

/// Something to add to a table.
#[derive(Debug, Clone, Copy)]
pub enum Addition<'l> {
    /// A code.
    Code {
        /// The code as the vendor lists it.
        listed: &'l Listed,
        /// The value of the code whose label it repeats.
        repeats: Option<&'l Value>,
    },
    /// Another label of a code of the table.
    Alias {
        /// The value of the code.
        value: &'l Value,
        /// The other label as the vendor lists it.
        listed: &'l Listed,
    },
    /// Values that the vendor says are not assigned.
    Gap(&'l ListedRange),
}

/// Returns the text with each new code after the code with the next lower value, or, in a table of strings,
/// after all codes; with each alias after the row of its code; and with gaps at the end.
///
/// `table` is the valid table of the text, and `list` the list that the additions are from: a new code belongs to
/// the group of the known codes under its heading. Returns `None` if some code is not written as `[[code]]`:
/// nothing can be inserted into an array on one line.
///
/// # Panics
///
/// Panics if the text is not that of `table`.
#[must_use]
pub fn insert(text: &str, table: &Table, list: &List, new: &[Addition<'_>]) -> Option<String> {
    let (bom, text) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", text),
    };
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let spans = code_spans(text)?;
    let first = spans.first().expect("a valid table has a code");
    let start = comment_above(text, first.start);
    let below = |position: usize| comment_below(text, end_of_line(text, spans[position].end));
    let mut rows = Rows::new(table, list);
    let mut codes: Vec<(&Listed, Option<&Value>)> = Vec::new();
    let mut inserted: Vec<(usize, String)> = Vec::new();
    for addition in new {
        match addition {
            Addition::Code { listed, repeats } => codes.push((listed, *repeats)),
            Addition::Alias { value, listed } => {
                let code = table.codes.iter().position(|code| code.value == **value);
                let code = code.expect("an alias is added to a code of the table");
                inserted.push((below(code), format!("\n{}", rows.alias(value, listed))));
            }
            Addition::Gap(gap) => inserted.push((text.len(), gap_row(table.notation(), gap))),
        }
    }
    codes.sort_by_key(|(listed, _)| &listed.value);
    let mut written = None;
    for (listed, repeats) in codes {
        // A second label of a new value is an alias of the row just written.
        let row = if written == Some(&listed.value) {
            rows.alias(&listed.value, listed)
        } else {
            rows.code(listed, repeats)
        };
        written = Some(&listed.value);
        inserted.push(match predecessor(table, &listed.value) {
            Some(position) => (below(position), format!("\n{row}")),
            None => (start, format!("{row}\n")),
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

/// Writes rows, each with a Rust name that no other row has.
struct Rows<'t> {
    table: &'t Table,
    /// The Rust names of all rows so far.
    names: HashSet<String>,
    /// The id of the group that the known codes under a heading belong to.
    groups: HashMap<&'t str, &'t str>,
}

impl<'t> Rows<'t> {
    fn new(table: &'t Table, list: &'t List) -> Self {
        let mut groups = HashMap::new();
        for row in &list.codes {
            let code = table.codes.iter().find(|code| code.value == row.value);
            let group = code.and_then(|code| code.facts.group.filter(|fact| fact.range.is_none()));
            if let (Some(heading), Some(group)) = (&row.group, group) {
                groups
                    .entry(heading.as_str())
                    .or_insert(table.groups[group.value].id.as_str());
            }
        }
        for group in &table.groups {
            let heading = list.codes.iter().filter_map(|row| row.group.as_deref());
            let mut heading = heading.filter(|heading| *heading == clean(&group.title));
            if let Some(heading) = heading.next() {
                groups.entry(heading).or_insert(group.id.as_str());
            }
        }
        let names = table.codes.iter().flat_map(|code| {
            let aliases = code.aliases.iter().map(|alias| alias.variant.clone());
            aliases.chain([code.variant.clone()])
        });
        Self {
            table,
            names: names.collect(),
            groups,
        }
    }

    fn code(&mut self, listed: &Listed, repeats: Option<&Value>) -> String {
        let table = self.table;
        let mut row = format!(
            "[[code]]\nvalue = {}\nlabel = {}\n",
            literal(table.notation(), &listed.value),
            listed.label.to_toml_value(),
        );
        match repeats {
            // A code that repeats a label has its value in its name.
            Some(value) => {
                row += &format!("same-label-as = {}\n", literal(table.notation(), value));
            }
            None => row += &self.variant(&listed.label, &listed.value),
        }
        let group = listed
            .group
            .as_deref()
            .and_then(|heading| self.groups.get(heading));
        if let Some(group) = group {
            row += &format!("group = {}\n", group.to_toml_value());
        }
        row + &description(listed)
    }

    fn alias(&mut self, value: &Value, listed: &Listed) -> String {
        let mut row = format!("[[code.alias]]\nlabel = {}\n", listed.label.to_toml_value());
        row += &self.variant(&listed.label, value);
        row + &description(listed)
    }

    /// The line that names a row, if the name made from its label is taken.
    fn variant(&mut self, label: &str, value: &Value) -> String {
        let prefixes: Vec<&str> = self.table.strip_prefix.iter().map(String::as_str).collect();
        let suffix = naming::value_suffix(value, self.table.repr, self.table.radix);
        let name = naming::code_name(label, &prefixes, &suffix);
        match naming::free_name(&name, &suffix, &mut self.names) {
            None => String::new(),
            Some(name) => format!("variant = {}\n", name.to_toml_value()),
        }
    }
}

/// A value as a table of this notation writes it.
pub(super) fn literal(notation: Notation, value: &Value) -> String {
    match value {
        Value::Integer(_) if notation.radix == Radix::Hex => value.show(notation).to_toml_value(),
        Value::Integer(number) if i64::try_from(*number).is_ok() => number.to_string(),
        Value::Integer(number) => number.to_string().to_toml_value(),
        Value::Str(text) => text.to_toml_value(),
    }
}

/// The line with what a list says about a code, if it says more than the label and the value.
pub(super) fn description(listed: &Listed) -> String {
    let text = listed.description.trim();
    let value = listed.value.to_string();
    // A comment may repeat the number.
    let rest = text
        .strip_prefix(&value)
        .map(|rest| rest.trim_start_matches([':', '-', '.', ')', ' ']));
    let text = rest.filter(|_| !value.is_empty()).unwrap_or(text);
    if text.is_empty() || text.eq_ignore_ascii_case(&listed.label) {
        return String::new();
    }
    let paragraphs: Vec<&str> = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    format!(
        "description = {}\n",
        paragraphs.join("\n\n").to_toml_value()
    )
}

/// The row of a gap, after an empty line.
pub(super) fn gap_row(notation: Notation, gap: &ListedRange) -> String {
    let ListedRange {
        first, last, label, ..
    } = gap;
    let [first_value, last_value] = [first, last].map(|value| literal(notation, value));
    let values = if first == last {
        format!("value = {first_value}\n")
    } else {
        format!("first = {first_value}\nlast = {last_value}\n")
    };
    format!("\n[[gap]]\n{values}reason = {}\n", label.to_toml_value())
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
