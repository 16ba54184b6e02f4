//! TOML: the same shapes as in JSON.

use codetable::published::Page;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::FormatError;
use super::fields::{Lines, cell, some};
use super::tree::{self, Entry, Tree, Value};

/// Reads each place that has the shape of a table, see [`super::json::read`].
///
/// # Errors
///
/// If it is not TOML, or nested too deeply.
pub fn read(text: &str) -> Result<Page, FormatError> {
    let lines = Lines::new(text);
    // The parser has no limit for the parts of a key.
    let parts = |line: &str| line.split('=').next().unwrap_or("").matches('.').count();
    if let Some(at) = text.lines().position(|line| parts(line) > tree::DEEPEST) {
        return Err(too_deep(at + 1));
    }
    let table = DeTable::parse(text).map_err(|error| FormatError {
        line: error.span().map_or(1, |span| lines.at(span.start)),
        reason: error.message().to_owned(),
    })?;
    let reader = Reader { text, lines };
    let entries = reader.entries(table.get_ref(), 0)?;
    let root = Tree {
        line: 1,
        comment: None,
        value: Value::Map(entries),
    };
    Ok(Page {
        blocks: tree::blocks(root),
        ..Page::default()
    })
}

fn too_deep(line: usize) -> FormatError {
    FormatError {
        line,
        reason: "nested too deeply".to_owned(),
    }
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines<'t>,
}

impl Reader<'_> {
    /// The keys of a table in the order of the file.
    fn entries(&self, table: &DeTable<'_>, depth: usize) -> Result<Vec<Entry>, FormatError> {
        let mut pairs: Vec<_> = table.iter().collect();
        pairs.sort_by_key(|(key, _)| key.span().start);
        let entries = pairs.into_iter().map(|(key, value)| {
            let value = self.tree(value, key.span().start, depth + 1)?;
            Ok(Entry {
                line: self.lines.at(key.span().start),
                comment: value.comment.clone(),
                key: key.get_ref().clone().into_owned(),
                value,
            })
        });
        entries.collect()
    }

    /// A value, and where what it belongs to begins.
    fn tree(
        &self,
        value: &Spanned<DeValue<'_>>,
        start: usize,
        depth: usize,
    ) -> Result<Tree, FormatError> {
        let span = value.span();
        let line = self.lines.at(start);
        if depth > tree::DEEPEST {
            return Err(too_deep(line));
        }
        let written = self.text.get(span.clone()).unwrap_or("");
        let tree = match value.get_ref() {
            DeValue::String(text) => Value::Scalar(text.clone().into_owned()),
            DeValue::Array(values) => {
                let trees = values
                    .iter()
                    .map(|value| self.tree(value, value.span().start, depth + 1));
                Value::List(trees.collect::<Result<_, _>>()?)
            }
            DeValue::Table(table) => Value::Map(self.entries(table, depth + 1)?),
            _ => Value::Scalar(written.to_owned()),
        };
        Ok(Tree {
            line,
            comment: self.comment(start, span.end),
            value: tree,
        })
    }

    /// The comment alongside a value, or above the line that it is the first in.
    fn comment(&self, start: usize, end: usize) -> Option<String> {
        let rest = self.lines.rest(end).trim_start_matches([' ', '\t', ',']);
        let alongside = rest
            .strip_prefix('#')
            .and_then(|comment| some(cell(comment)));
        let is_first = self.lines.is_first(start, &['[', '"', '\'']);
        let above = || self.lines.comment_above(self.lines.at(start), &["#"]);
        alongside.or_else(|| is_first.then(above).flatten())
    }
}
