//! Classes of which each is one row: together they are a list.

use std::collections::HashMap;

use super::{Entry, Field, Form, Found, KEY, SHORT};
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// From how many classes with the same attribute on they are a list.
const SEVERAL: usize = 3;
/// The most attributes of such a class.
const ATTRIBUTES: usize = 8;

/// Makes a list of the classes that give the same attribute a number.
pub(super) fn join(source: &Source, mut found: Vec<Found>) -> Vec<Found> {
    let runs = found.iter_mut().filter(|found| found.form == Form::Run);
    let named: Vec<Entry> = runs
        .flat_map(|run| take_named_after_classes(source, &mut run.entries))
        .collect();
    if !named.is_empty() {
        found.push(Found {
            name: None,
            form: Form::Enum,
            entries: named,
        });
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for class in found.iter().filter(|found| is_small(found)) {
        for name in class
            .entries
            .iter()
            .filter_map(|entry| number(source, entry))
        {
            *counts.entry(name).or_default() += 1;
        }
    }
    let is_shared = |entry: &Entry| {
        let count = number(source, entry).and_then(|name| counts.get(name));
        count.is_some_and(|count| *count >= SEVERAL)
    };
    let (classes, mut others): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|found| is_small(found) && found.entries.iter().any(is_shared));
    let is_named = has_names(source, &classes);
    let entries = classes.into_iter().filter_map(|class| row(source, class));
    let mut entries: Vec<Entry> = entries.collect();
    if is_named {
        for entry in &mut entries {
            entry.values.pop();
        }
    }
    if !entries.is_empty() {
        others.push(Found {
            name: None,
            form: Form::Records,
            entries,
        });
    }
    others
}

/// Takes the constants that several classes have, such as `VALUE` of Ruby, and names each after its class.
fn take_named_after_classes(source: &Source, entries: &mut Vec<Entry>) -> Vec<Entry> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in entries.iter().filter_map(|entry| number(source, entry)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut last = 0;
    let named = entries.extract_if(.., |entry| {
        let between = last.max(entry.lead.saturating_sub(KEY))..entry.lead;
        last = entry.tokens.end;
        let count = number(source, entry).and_then(|name| counts.get(name));
        let class = between.rev().find(|at| source.is(*at, "class"));
        let class = class.filter(|_| count.is_some_and(|count| *count >= SEVERAL));
        if let Some(class) = class {
            entry.lead = class;
            entry.tokens.start = class;
            entry.key = Some(class + 1..class + 2);
        }
        class.is_some()
    });
    named.collect()
}

fn is_small(found: &Found) -> bool {
    let is_attribute = |entry: &Entry| entry.values.len() == 1 && entry.key.is_some();
    matches!(found.form, Form::Class | Form::Enum)
        && found.name.is_some()
        && (2..=ATTRIBUTES).contains(&found.entries.len())
        && found.entries.iter().all(is_attribute)
}

/// The name of an attribute whose value is a number.
fn number<'a>(source: &Source<'a>, entry: &Entry) -> Option<&'a str> {
    let value = &entry.values.first()?.tokens;
    let last = value.end.checked_sub(1)?;
    let is_number = source.kind(last) == Some(Kind::Number)
        && (value.len() == 1 || (value.len() == 2 && source.is(value.start, "-")));
    let key = entry.key.as_ref().filter(|_| is_number)?;
    Some(source.token(key.start))
}

/// Whether classes have an attribute that is a name of each, so that they need no other.
fn has_names(source: &Source, classes: &[Found]) -> bool {
    let mut names: HashMap<&str, usize> = HashMap::new();
    for entry in classes.iter().flat_map(|class| &class.entries) {
        let value = &entry.values[0].tokens;
        let text = unquoted(source.token(value.start));
        let is_name = value.len() == 1
            && source.kind(value.start) == Some(Kind::Str)
            && text
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        if let Some(key) = entry.key.as_ref().filter(|_| is_name && !text.is_empty()) {
            *names.entry(source.token(key.start)).or_default() += 1;
        }
    }
    names.values().any(|count| *count * 10 > classes.len() * 9)
}

/// The row of a class: its attributes and its name.
fn row(source: &Source, class: Found) -> Option<Entry> {
    let start = class.entries.first()?.lead;
    let end = class.entries.last()?.tokens.end;
    let name = class.name.as_deref()?;
    let mut before = (start.saturating_sub(SHORT)..start).rev();
    let key = before.find(|at| source.token(*at) == name)?;
    let attributes = class.entries.into_iter().flat_map(|entry| {
        let key = entry.key.map(|key| key.start);
        let fields = entry.values.into_iter();
        fields.map(move |field| Field { key, ..field })
    });
    // The column of the names has the keyword for a header.
    let title = Field {
        key: key.checked_sub(1),
        tokens: key..key + 1,
        definition: None,
    };
    Some(Entry::of(key..end, attributes.chain([title]).collect()))
}
