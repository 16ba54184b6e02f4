//! What a bracket contained becomes one list or several.

use super::{Child, Entry, Field, Form, Found, Frame, Inside, Scanner, names};
use crate::published::formats::code::lexer::Kind;

impl Scanner<'_, '_> {
    /// Emits the rows of statements and members of the innermost bracket.
    pub(super) fn emit_rows(&mut self) {
        self.end_sequence();
        let frame = self.frame();
        let mut entries = std::mem::take(&mut frame.rows);
        if frame.data.is_some() {
            let is_implied =
                |entry: &mut Entry| entry.values.iter().all(|field| field.tokens.is_empty());
            let implied = entries.extract_if(.., is_implied);
            let definitions = implied.filter_map(|entry| entry.values.first()?.definition);
            for definition in definitions.collect::<Vec<_>>() {
                self.evaluator.forget(definition);
            }
        }
        let frame = self.frame();
        let is_class = frame.indent.is_some() || matches!(frame.inside, Inside::Members);
        let form = match frame.inside {
            _ if is_class => Form::Enum,
            Inside::Constants => Form::Class,
            _ if frame.name.is_some() => Form::Class,
            _ => Form::Run,
        };
        let name = frame.name.clone();
        if !entries.is_empty() {
            self.found.push(Found {
                name,
                form,
                entries,
            });
        }
    }

    /// Turns properties that do not fit into a cell, such as lists and calls, into cells as they are written. A map
    /// that has numbers as keys becomes a block of its own.
    pub(super) fn collapse(&mut self, frame: &mut Frame) {
        if self.names_of_number(frame) {
            return;
        }
        let source = self.source;
        let is_single = |entry: &Entry| entry.values.len() == 1 && entry.values[0].key.is_none();
        let is_tuple = |entry: &Entry| entry.values.iter().all(|field| field.key.is_none());
        let singles = frame
            .entries
            .iter()
            .filter(|entry| is_single(entry))
            .count();
        let others = frame.entries.len() - singles;
        let is_object = frame.entries.iter().all(|entry| entry.key.is_some());
        if !is_object || others == 0 || singles < 2 || singles <= others {
            return;
        }
        let is_element = self.top().inside == Inside::Literal && self.top().item.colon.is_none();
        let entries = std::mem::take(&mut frame.entries);
        for mut entry in entries {
            let key_of_first = entry.values.first().and_then(|field| field.key);
            let is_map = key_of_first.is_some_and(|key| source.kind(key) == Some(Kind::Number));
            if is_map && is_element {
                self.emit_maps(vec![entry], None);
                continue;
            }
            if !is_single(&entry) && (is_element || is_tuple(&entry)) {
                let comma = usize::from(source.is(entry.tokens.end - 1, ","));
                let start = entry.key.as_ref().map_or(entry.lead, |key| key.end + 1);
                entry.values = vec![Field {
                    key: None,
                    tokens: start..(entry.tokens.end - comma).max(start),
                    definition: None,
                }];
            }
            frame.entries.push(entry);
        }
    }

    /// `0: {"Open": [A, B], "Ajar": [C]}`: the lists are not values, so both names belong to 0.
    fn names_of_number(&mut self, frame: &mut Frame) -> bool {
        let source = self.source;
        let top = self.top();
        let Some(colon) = top.item.colon.filter(|_| top.inside == Inside::Literal) else {
            return false;
        };
        let is_text = |entry: &Entry| {
            let mut key = entry.key.iter();
            let is_string =
                key.any(|key| key.len() == 1 && source.kind(key.start) == Some(Kind::Str));
            let mut fields = entry.values.iter();
            is_string && fields.all(|field| field.tokens.clone().all(|at| !self.is_literal(at)))
        };
        let is_list = |entry: &Entry| {
            entry
                .key
                .as_ref()
                .is_some_and(|key| source.is(key.end + 1, "["))
        };
        if source.kind(colon - 1) != Some(Kind::Number)
            || frame.entries.is_empty()
            || !frame
                .entries
                .iter()
                .all(|entry| is_text(entry) && is_list(entry))
        {
            return false;
        }
        for entry in std::mem::take(&mut frame.entries) {
            let Some(name) = entry.key.clone() else {
                continue;
            };
            let value = self.field(None, name);
            self.frame().entries.push(Entry {
                key: Some(colon - 1..colon),
                values: vec![value],
                ..entry
            });
        }
        true
    }

    /// Emits the entries of a literal.
    pub(super) fn emit(&mut self, name: Option<String>, entries: Vec<Entry>, is_mixed: bool) {
        let mut map = Vec::new();
        let mut records: Vec<Entry> = Vec::new();
        for entry in entries {
            // The arguments of a call.
            let mut key = entry.key.iter().filter(|_| !self.language.has_tables());
            if key.any(|key| self.source.is(key.end, "=")) {
                continue;
            }
            if entry.values.len() == 1 && entry.values[0].key.is_none() {
                // A single element says nothing.
                map.extend(entry.key.is_some().then_some(entry));
            } else {
                records.push(entry);
            }
        }
        // A map of which some values are tuples is a table.
        let is_tuple = |entry: &Entry| entry.values.iter().all(|field| field.key.is_none());
        if !map.is_empty() && !records.is_empty() && records.iter().all(is_tuple) {
            map.append(&mut records);
            map.sort_by_key(|entry| entry.lead);
            std::mem::swap(&mut map, &mut records);
        }
        // Objects with the same keys are records; others are maps of their own.
        let keys = |entry: &Entry| -> Vec<&str> {
            let keys = entry.values.iter().take(8);
            keys.filter_map(|field| field.key)
                .map(|key| self.source.token(key))
                .collect()
        };
        let alike = match &records[..] {
            [first, rest @ ..] => {
                let of_first = keys(first);
                let shares = |entry: &&Entry| {
                    of_first.is_empty() || keys(entry).iter().any(|key| of_first.contains(key))
                };
                let several = rest.iter().filter(shares).count() * 2 >= rest.len();
                let is_map = rest.is_empty() && first.key.is_some() && of_first.len() > 3;
                several && !is_map
            }
            [] => true,
        };
        let mut push = |name, form, entries: Vec<Entry>| {
            if !entries.is_empty() {
                self.found.push(Found {
                    name,
                    form,
                    entries,
                });
            }
        };
        push(name.clone(), Form::Map, map);
        // A single object between other code, such as in a macro of Rust, is a map.
        let is_element = !is_mixed || records.len() > 1;
        if alike && is_element {
            push(name, Form::Records, records);
            return;
        }
        self.emit_maps(records, None);
    }

    /// Emits objects as maps of their own, which their keys name.
    pub(super) fn emit_maps(&mut self, records: Vec<Entry>, name: Option<&str>) {
        for record in records {
            let name = name
                .map(ToOwned::to_owned)
                .or_else(|| record.key.clone().map(|key| names::bare(self.source, key)));
            let is_map = record.values.iter().all(|field| field.key.is_some());
            let tokens = &record.tokens;
            let entries = record.values.into_iter().filter(|_| is_map).map(|field| {
                let key = field.key.map(|key| key..key + 1);
                let start = field.key.unwrap_or(tokens.start);
                let comma = usize::from(self.source.is(field.tokens.end, ","));
                let tokens = start..field.tokens.end + comma;
                Entry {
                    key,
                    ..Entry::of(tokens, vec![Field { key: None, ..field }])
                }
            });
            let entries: Vec<Entry> = entries.collect();
            if !entries.is_empty() {
                self.found.push(Found {
                    name,
                    form: Form::Map,
                    entries,
                });
            }
        }
    }
}

/// Whether a parenthesis has nothing but an object.
pub(super) fn is_only_argument(child: &Child, entries: &[Entry]) -> bool {
    let is_object =
        |entry: &Entry| entry.key.is_none() && entry.values.iter().all(|field| field.key.is_some());
    !child.is_brace && entries.len() == 1 && is_object(&entries[0])
}
