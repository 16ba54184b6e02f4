//! JSON, also with comments, trailing commas and the other liberties of JSON5.
//!
//! The parser is `jsonc-parser`: it has the position of each value, keeps numbers as they are written, refuses deep
//! nesting, and depends on nothing. `serde_json` knows no positions but that of a mistake.

use codetable::published::Page;
use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::FormatError;
use super::fields::{Lines, cell, some};
use super::tree::{self, Entry, Tree, Value};

/// Reads each place that has the shape of a table: a list of objects, of lists or of scalars, an object of scalars,
/// an object of objects. The name of a block is the path of keys to it.
///
/// # Errors
///
/// If it is not JSON, or nested too deeply.
pub fn read(text: &str) -> Result<Page, FormatError> {
    let tree = parse(text, 0, &Lines::new(text))?;
    Ok(Page {
        blocks: tree.map(tree::blocks).unwrap_or_default(),
        ..Page::default()
    })
}

/// Reads JSON Lines: a list with one value on each line.
///
/// # Errors
///
/// If a line is not JSON.
pub fn read_lines(text: &str) -> Result<Page, FormatError> {
    let lines = Lines::new(text);
    let mut start = 0;
    let mut list = Vec::new();
    for line in text.split_inclusive('\n') {
        list.extend(parse(line, start, &lines)?);
        start += line.len();
    }
    let root = Tree {
        line: 1,
        comment: None,
        value: Value::List(list),
    };
    Ok(Page {
        blocks: tree::blocks(root),
        ..Page::default()
    })
}

/// Parses a part of a text, which starts at a byte of it.
fn parse(part: &str, start: usize, lines: &Lines<'_>) -> Result<Option<Tree>, FormatError> {
    let parsed = parse_to_ast(part, &CollectOptions::default(), &ParseOptions::default());
    let parsed = parsed.map_err(|error| FormatError {
        line: lines.at(start + error.range().start),
        reason: error.kind().to_string(),
    })?;
    let reader = Reader { start, lines };
    parsed.value.map(|value| reader.tree(value, 0)).transpose()
}

struct Reader<'t> {
    start: usize,
    lines: &'t Lines<'t>,
}

impl Reader<'_> {
    fn tree(&self, value: ast::Value<'_>, depth: usize) -> Result<Tree, FormatError> {
        let (start, end) = (self.start + value.start(), self.start + value.end());
        let line = self.lines.at(start);
        if depth > tree::DEEPEST {
            return Err(FormatError {
                line,
                reason: "nested too deeply".to_owned(),
            });
        }
        let value = match value {
            ast::Value::StringLit(text) => Value::Scalar(text.value.into_owned()),
            ast::Value::NumberLit(number) => Value::Scalar(number.value.to_owned()),
            ast::Value::BooleanLit(boolean) => Value::Scalar(boolean.value.to_string()),
            ast::Value::NullKeyword(_) => Value::Scalar(String::new()),
            ast::Value::Array(array) => {
                let elements = array.elements.into_iter();
                let trees = elements.map(|element| self.tree(element, depth + 1));
                Value::List(trees.collect::<Result<_, _>>()?)
            }
            ast::Value::Object(object) => {
                let entries = object.properties.into_iter();
                let entries = entries.map(|property| self.entry(property, depth + 1));
                Value::Map(entries.collect::<Result<_, _>>()?)
            }
        };
        Ok(Tree {
            line,
            comment: self.comment(start, end),
            value,
        })
    }

    fn entry(&self, property: ast::ObjectProp<'_>, depth: usize) -> Result<Entry, FormatError> {
        let start = self.start + property.start();
        let key = match property.name {
            ObjectPropName::String(name) => name.value.into_owned(),
            ObjectPropName::Word(name) => name.value.to_owned(),
        };
        let line = self.lines.at(start);
        let end = self.start + property.value.end();
        Ok(Entry {
            line,
            comment: self.comment(start, end),
            key,
            value: self.tree(property.value, depth)?,
        })
    }

    /// The comment alongside a value, which ends at a byte, or above the line that it is the first in.
    fn comment(&self, start: usize, end: usize) -> Option<String> {
        let rest = self.lines.rest(end).trim_start_matches([' ', '\t', ',']);
        let alongside = rest.strip_prefix("//").or_else(|| {
            let (comment, after) = rest.strip_prefix("/*")?.split_once("*/")?;
            Some(comment).filter(|_| after.trim_matches([' ', '\t', ',']).is_empty())
        });
        let above = || {
            let is_first = self.lines.is_first(start, &[]);
            let line = self.lines.at(start);
            is_first
                .then(|| self.lines.comment_above(line, &["//"]))
                .flatten()
        };
        alongside
            .and_then(|comment| some(cell(comment)))
            .or_else(above)
    }
}
