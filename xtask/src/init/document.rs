//! Edits of a TOML document at the spans of its values: everything else in it stays as it is.
//!
//! A table may have a header, be inline, or be defined by dotted keys, so an edit has several candidates. Each
//! is parsed, and the first that says exactly what the document said before and what was added is the result.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Everything that a document says: the path of each table and of each value, with the value.
type Facts = BTreeMap<Vec<String>, String>;

/// What stands for the value of a table.
const TABLE: &str = "{}";

/// Adds keys, with their values in TOML, to the table at this path. The table is created if it is missing.
/// Returns `None` if the document has no place for them.
pub(super) fn add_keys(text: &str, path: &[&str], keys: &[(&str, String)]) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let document = document.get_ref();
    let mut expected = facts(document);
    for depth in 1..=path.len() {
        let table = expected.entry(owned(&path[..depth]));
        table.or_insert_with(|| TABLE.to_owned());
    }
    for (key, value) in keys {
        let path = [path, &[*key]].concat();
        if expected.insert(owned(&path), fact_in(value)?).is_some() {
            return None;
        }
    }
    let addition = Addition {
        text,
        document,
        path,
        keys,
    };
    let candidates = addition.candidates();
    candidates.into_iter().find(|text| says(text, &expected))
}

/// Adds a string to the array at this path, below the last item if each item has a line of its own. Returns
/// `None` if there is no array.
pub(super) fn append(text: &str, path: &[&str], item: &str) -> Option<String> {
    let document = DeTable::parse(text).ok()?;
    let document = document.get_ref();
    let (key, table) = path.split_last()?;
    let array = table_at(document, table)?.get(*key)?;
    let items = array.get_ref().as_array()?;
    let item = string(item);
    let mut expected = facts(document);
    let fact = expected.get_mut(&owned(path))?;
    fact.pop();
    *fact += &format!("{item},]");
    let edited = match items.last() {
        None => insert(text, array.span().start + 1, &item),
        Some(last) => after_last(text, last.span(), &array.span(), &item),
    };
    Some(edited).filter(|text| says(text, &expected))
}

/// Adds an item to an array after its last one, and leaves the comment of that one where it is.
fn after_last(text: &str, last: Range<usize>, array: &Range<usize>, item: &str) -> String {
    let comma = comma(text, last.end);
    let end = comma.map_or(last.end, |at| at + 1);
    let line_end = end + text[end..].find('\n').unwrap_or(text.len() - end);
    let before = text[..last.start].rsplit('\n').next().unwrap_or_default();
    let is_first = !text[array.start..last.start].contains('\n');
    if is_first || line_end >= array.end {
        // The rest of the line has other items, or the end of the array.
        return insert(text, last.end, &format!(", {item}"));
    }
    let indent: String = before.chars().take_while(|c| c.is_whitespace()).collect();
    let eol = eol(text);
    let line_end = line_end - usize::from(text[..line_end].ends_with('\r'));
    if comma.is_some() {
        return insert(text, line_end, &format!("{eol}{indent}{item},"));
    }
    let text = insert(text, line_end, &format!("{eol}{indent}{item}"));
    insert(&text, last.end, ",")
}

/// Returns the place of the comma that follows an item of an array, if one does.
fn comma(text: &str, from: usize) -> Option<usize> {
    let mut in_comment = false;
    for (at, c) in text[from..].char_indices() {
        match c {
            '\n' => in_comment = false,
            '#' => in_comment = true,
            ',' if !in_comment => return Some(from + at),
            c if !in_comment && !c.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// Keys to add to a table of a document.
struct Addition<'a> {
    text: &'a str,
    document: &'a DeTable<'a>,
    path: &'a [&'a str],
    keys: &'a [(&'a str, String)],
}

impl Addition<'_> {
    /// Returns the document with the keys in each place where they may belong, the best one first.
    fn candidates(&self) -> Vec<String> {
        let below = self.below_header().into_iter();
        let candidates = below.chain([self.at_the_end()]).chain(self.inline());
        candidates.chain(self.dotted()).collect()
    }

    /// Below the header of the table.
    fn below_header(&self) -> Option<String> {
        let span = item_at(self.document, self.path)?.span();
        let has_header = self.text[span.clone()].starts_with('[');
        has_header.then(|| insert_line(self.text, span.end, &self.lines("")))
    }

    /// With a header of its own, below everything else.
    fn at_the_end(&self) -> String {
        let eol = eol(self.text);
        let is_empty = self.text.trim_start_matches('\u{feff}').is_empty();
        let blank = if is_empty { "" } else { eol };
        let header = self.path.join(".");
        let lines = format!("{blank}[{header}]{eol}{}", self.lines(""));
        insert_line(self.text, self.text.len(), &lines)
    }

    /// In the table, if it is inline, or in each inline table on the path to it.
    fn inline(&self) -> impl Iterator<Item = String> {
        let depths = (1..=self.path.len()).rev();
        depths.filter_map(|depth| {
            let (outer, inner) = self.path.split_at(depth);
            let item = item_at(self.document, outer)?;
            let table = item.get_ref().as_table()?;
            let span = item.span();
            if !self.text[span.clone()].starts_with('{') {
                return None;
            }
            let entries = self.entries(inner).join(", ");
            if let Some(end) = last_end(table, self.text) {
                return Some(insert(self.text, end, &format!(", {entries}")));
            }
            let start = span.start + 1;
            let is_closed = self.text[start..].starts_with('}');
            let space = if is_closed { " " } else { "" };
            Some(insert(self.text, start, &format!(" {entries}{space}")))
        })
    }

    /// Below a dotted key of the table. How much of the path is in the header above that key shows in the result.
    fn dotted(&self) -> impl Iterator<Item = String> {
        let children = table_at(self.document, self.path).into_iter().flatten();
        let ends = children.filter_map(|(_, value)| {
            let has_header = self.text[value.span()].starts_with('[') && value.get_ref().is_table();
            if has_header {
                None
            } else {
                end(value, self.text)
            }
        });
        let end = ends.min();
        end.into_iter().flat_map(move |end| {
            let depths = 0..self.path.len();
            depths.map(move |depth| {
                let prefix = self.path[depth..].join(".") + ".";
                insert_line(self.text, end, &self.lines(&prefix))
            })
        })
    }

    /// Returns the keys as whole lines.
    fn lines(&self, prefix: &str) -> String {
        let eol = eol(self.text);
        let mut lines = String::new();
        for (key, value) in self.keys {
            lines += &format!("{prefix}{key} = {value}{eol}");
        }
        lines
    }

    /// Returns the keys as entries of an inline table from which this path leads to theirs.
    fn entries(&self, path: &[&str]) -> Vec<String> {
        if self.keys.is_empty() {
            return vec![format!("{} = {TABLE}", path.join("."))];
        }
        let entries = self.keys.iter().map(|(key, value)| {
            let key = [path, &[*key]].concat().join(".");
            format!("{key} = {value}")
        });
        entries.collect()
    }
}

/// Returns where the last value of a table ends.
fn last_end(table: &DeTable<'_>, text: &str) -> Option<usize> {
    let ends = table.iter().filter_map(|(_, value)| end(value, text));
    ends.max()
}

/// Returns where a value ends. The span of a table that is defined by dotted keys is that of a key.
fn end(value: &Spanned<DeValue<'_>>, text: &str) -> Option<usize> {
    match value.get_ref() {
        DeValue::Table(inner) if !text[value.span()].starts_with('{') => last_end(inner, text),
        _ => Some(value.span().end),
    }
}

/// Returns the table or value at this path.
pub(super) fn item_at<'d, 'i>(
    document: &'d DeTable<'i>,
    path: &[&str],
) -> Option<&'d Spanned<DeValue<'i>>> {
    let (key, table) = path.split_last()?;
    table_at(document, table)?.get(*key)
}

fn table_at<'d, 'i>(document: &'d DeTable<'i>, path: &[&str]) -> Option<&'d DeTable<'i>> {
    path.iter()
        .try_fold(document, |table, key| table.get(*key)?.get_ref().as_table())
}

/// Whether a document says exactly this.
fn says(text: &str, expected: &Facts) -> bool {
    DeTable::parse(text).is_ok_and(|document| facts(document.get_ref()) == *expected)
}

fn facts(document: &DeTable<'_>) -> Facts {
    let mut facts = Facts::new();
    collect(document, &mut Vec::new(), &mut facts);
    facts
}

fn collect(table: &DeTable<'_>, path: &mut Vec<String>, facts: &mut Facts) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        facts.insert(path.clone(), fact(value.get_ref()));
        if let DeValue::Table(inner) = value.get_ref() {
            collect(inner, path, facts);
        }
        path.pop();
    }
}

fn fact(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => string(text),
        DeValue::Integer(number) => format!("{}:{number}", number.radix()),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(value) => value.to_string(),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| match item.get_ref() {
                DeValue::Table(table) => format!("{:?},", facts(table)),
                value => format!("{},", fact(value)),
            });
            format!("[{}]", items.collect::<String>())
        }
        DeValue::Table(_) => TABLE.to_owned(),
    }
}

/// Returns what a value in TOML says.
fn fact_in(value: &str) -> Option<String> {
    let text = format!("value = {value}");
    let document = DeTable::parse(&text).ok()?;
    Some(fact(document.get_ref().get("value")?.get_ref()))
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|&key| key.to_owned()).collect()
}

/// Returns a string in TOML.
pub(super) fn string(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\U{:08X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Returns strings as an array in TOML.
pub(super) fn array(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| string(item)).collect();
    format!("[{}]", items.join(", "))
}

/// Returns how the lines of a text end.
pub(super) fn eol(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn insert(text: &str, at: usize, new: &str) -> String {
    let (before, after) = text.split_at(at);
    format!("{before}{new}{after}")
}

/// Inserts whole lines below the line that a place is in.
pub(super) fn insert_line(text: &str, at: usize, lines: &str) -> String {
    match text[at..].find('\n') {
        Some(end) => insert(text, at + end + 1, lines),
        None if text.is_empty() || text.ends_with(['\n', '\u{feff}']) => text.to_owned() + lines,
        None => format!("{text}{}{lines}", eol(text)),
    }
}
