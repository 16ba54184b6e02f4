//! Properties of Java, and INI files.

use std::collections::HashMap;

use codetable::published::Page;

use super::fields::{Lines, cell, is_number, some};
use super::lines::numbered;
use super::tree::{self, Entry, Tree, Value};

/// Reads the keys of each section. Keys with a number, such as `error.1001` and `error.1001.text`, are those of a map
/// `error`; a line that is not a key with a value is a key without.
#[must_use]
pub fn read(text: &str) -> Page {
    let lines = Lines::new(text);
    let mut root = Map::default();
    let mut section: Vec<String> = Vec::new();
    let mut all = numbered(text);
    while let Some((number, line)) = all.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';', '!']) {
            continue;
        }
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            section = vec![name.trim().to_owned()];
            continue;
        }
        let mut written = line.to_owned();
        while is_continued(&written) {
            written.pop();
            match all.next() {
                Some((_, line)) => written.push_str(line.trim()),
                None => break,
            }
        }
        let end = end_of_key(&written);
        let value = written[end..].trim_start();
        let value = value.strip_prefix(['=', ':']).unwrap_or(value).trim();
        let value = value
            .strip_prefix('"')
            .and_then(|value| value.strip_suffix('"'))
            .unwrap_or(value);
        let key = unescaped(&written[..end]);
        let mut path = section.clone();
        path.extend(parts(&key).map(str::to_owned));
        let comment = lines.comment_above(number, &["#", ";", "!"]);
        root.add(&path, number, comment, unescaped(value));
    }
    let root = Tree {
        line: 1,
        comment: None,
        value: Value::Map(root.entries),
    };
    Page {
        blocks: tree::blocks(root),
        ..Page::default()
    }
}

/// A map to which keys are added in any order.
#[derive(Default)]
struct Map {
    entries: Vec<Entry>,
    /// Where the map of a path is in that above it.
    places: HashMap<Vec<String>, usize>,
}

impl Map {
    fn add(&mut self, path: &[String], line: usize, comment: Option<String>, value: String) {
        let Some((key, above)) = path.split_last() else {
            return;
        };
        let mut entries = &mut self.entries;
        for (depth, name) in above.iter().enumerate() {
            let at = *self
                .places
                .entry(path[..=depth].to_vec())
                .or_insert(entries.len());
            if at == entries.len() {
                entries.push(entry(name, line, None, Value::Map(Vec::new())));
            }
            match &mut entries[at].value.value {
                Value::Map(inner) => entries = inner,
                _ => return,
            }
        }
        entries.push(entry(key, line, comment, Value::Scalar(value)));
    }
}

fn entry(key: &str, line: usize, comment: Option<String>, value: Value) -> Entry {
    let value = Tree {
        line,
        comment: comment.clone(),
        value,
    };
    Entry {
        line,
        comment,
        key: key.to_owned(),
        value,
    }
}

/// Splits a key around the part that is a number.
fn parts(key: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let number = key.split('.').find_map(|part| {
        let range = start..start + part.len();
        start = range.end + 1;
        is_number(part).then_some(range)
    });
    let number = number.unwrap_or(0..key.len());
    let before = key[..number.start].strip_suffix('.');
    let after = key[number.end..].strip_prefix('.');
    before.into_iter().chain([&key[number]]).chain(after)
}

/// Whether a line ends with a backslash that is not escaped.
fn is_continued(line: &str) -> bool {
    let text = line.trim_end_matches('\\');
    (line.len() - text.len()) % 2 == 1
}

/// A key ends at `=` or `:`, or else at a space.
fn end_of_key(line: &str) -> usize {
    let mut is_escaped = false;
    let mut is_end = |c: char, marks: &[char]| {
        let is_end = marks.contains(&c) && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    };
    let end = line.find(|c| is_end(c, &['=']));
    let end = end.or_else(|| line.find(|c| is_end(c, &[':'])));
    let end = end.or_else(|| line.find(char::is_whitespace));
    end.unwrap_or(line.len())
}

/// Replaces the escapes of a key or value.
fn unescaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(c) = rest.chars().next() else {
            break;
        };
        let code = rest.get(1..5).filter(|_| c == 'u');
        let code = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        rest = &rest[c.len_utf8()..];
        match (c, code) {
            (_, Some(code)) => {
                result.push(code);
                rest = &rest[4..];
            }
            ('n' | 'r', _) => result.push('\n'),
            ('t', _) => result.push(' '),
            ('=' | ':' | '#' | '!' | '\\' | ' ', _) => result.push(c),
            // A path of Windows, say.
            _ => result.extend(['\\', c]),
        }
    }
    result.push_str(rest);
    some(cell(&result)).unwrap_or_default()
}
