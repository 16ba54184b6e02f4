//! What was found becomes blocks.
//!
//! Each form has a file: constants and enums, maps, and records. What they share is here: the text of a cell, which is
//! the value of an expression if it is known, and the rows of entries.

mod constants;
mod map;
mod records;

use std::collections::HashSet;
use std::ops::Range;

use codetable::published::Block;

use super::{Entry, Field, Form, Found, SHORT, names};
use crate::published::formats::code::assemble::Prefix;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::expression::{Evaluator, Value};
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// Makes the blocks of a file, in its order.
pub(super) fn blocks(source: &Source, evaluator: Evaluator, found: Vec<Found>) -> Vec<Block> {
    let stated = stated(source, &found);
    let constants = constants(source, &found);
    let mut builder = Builder {
        source,
        evaluator,
        stated,
        constants,
    };
    let mut blocks = Vec::new();
    for found in found {
        match found.form {
            Form::Run => builder.run(found, Prefix::MayEnd, &mut blocks),
            Form::Class => builder.run(found, Prefix::Ignored, &mut blocks),
            Form::Enum => builder.members(found, &mut blocks),
            Form::Map => builder.map(found, &mut blocks),
            Form::Records => builder.records(found, &mut blocks),
        }
    }
    blocks
}

/// The names to which maps give numbers.
fn stated(source: &Source, found: &[Found]) -> HashSet<String> {
    let maps = found.iter().filter(|found| found.form == Form::Map);
    let mut names = HashSet::new();
    for entry in maps.flat_map(|found| &found.entries) {
        if let (Some(key), [value]) = (&entry.key, &entry.values[..]) {
            let value = value.tokens.clone();
            let is_number = |tokens: &Range<usize>| {
                tokens.len() == 1 && source.kind(tokens.start) == Some(Kind::Number)
            };
            if is_number(&value) {
                names.insert(names::bare(source, key.clone()));
            } else if is_number(key) && names::is_path(source, value.clone()) {
                names.insert(names::bare(source, value));
            }
        }
    }
    names
}

/// The names of the constants.
fn constants(source: &Source, found: &[Found]) -> HashSet<String> {
    let is_constants = |found: &&Found| !matches!(found.form, Form::Map | Form::Records);
    let entries = found.iter().filter(is_constants);
    let keys = entries.flat_map(|found| found.entries.iter().filter_map(|entry| entry.key.clone()));
    keys.map(|key| names::bare(source, key)).collect()
}

struct Builder<'a, 's> {
    source: &'s Source<'a>,
    evaluator: Evaluator<'a, 's>,
    /// The names to which maps give numbers.
    stated: HashSet<String>,
    constants: HashSet<String>,
}

/// What an expression is in a cell.
struct Cell {
    text: String,
    /// Whether it is a value, rather than code.
    is_known: bool,
}

impl Cell {
    fn known(text: String) -> Self {
        Self {
            text,
            is_known: true,
        }
    }
}

/// The cells of a row.
struct Cells {
    texts: Vec<String>,
    /// Whether any of them is known.
    is_known: bool,
}

impl Builder<'_, '_> {
    fn cell(&mut self, field: &Field) -> Cell {
        let source = self.source;
        let value = field
            .definition
            .and_then(|definition| self.evaluator.value(definition));
        match value {
            Some(Value::Str(text)) => Cell::known(plain(text)),
            Some(number @ Value::Int(_)) => Cell::known(number.display()),
            None => {
                let is_text = |at: usize| source.kind(at) == Some(Kind::Str);
                let mut tokens = field.tokens.clone();
                if field.tokens.len() <= SHORT
                    && tokens.all(|at| is_text(at) || matches!(source.token(at), "+" | "(" | ")"))
                {
                    let parts = field.tokens.clone().filter(|at| is_text(*at));
                    let text: String = parts.map(|at| unquoted(source.token(at))).collect();
                    return Cell {
                        text: plain(&text),
                        is_known: !text.is_empty(),
                    };
                }
                // A constant of this file has one name, whatever path leads to it.
                if field.tokens.len() > 1 && names::is_path(source, field.tokens.clone()) {
                    let name = names::bare(source, field.tokens.clone());
                    if self.constants.contains(&name) {
                        return Cell {
                            text: name,
                            is_known: false,
                        };
                    }
                }
                // An expression of more tokens is code.
                let end = field.tokens.end.min(field.tokens.start + 2 * SHORT);
                Cell {
                    text: source.written(field.tokens.start..end),
                    is_known: false,
                }
            }
        }
    }

    /// The name or key of a row, and its values.
    fn cells(&mut self, entry: &Entry) -> Cells {
        let mut texts = Vec::with_capacity(entry.values.len() + 1);
        if let Some(key) = &entry.key {
            texts.push(names::bare(self.source, key.clone()));
        }
        let mut is_known = false;
        for field in &entry.values {
            let cell = self.cell(field);
            texts.push(cell.text);
            is_known |= cell.is_known;
        }
        Cells { texts, is_known }
    }

    fn drafts(&mut self, entries: Vec<Entry>) -> Vec<Draft> {
        let mut drafts = Vec::with_capacity(entries.len());
        let mut dropped = 0;
        // Rows of which more is known are a block of their own.
        let mut was_pair = None;
        for entry in entries {
            let cells = self.cells(&entry);
            if !cells.is_known && !entry.is_constant {
                dropped += 1;
                continue;
            }
            let is_pair = cells.texts.len() == 2;
            if was_pair.replace(is_pair).is_some_and(|was| was != is_pair) {
                dropped += 1;
            }
            let epoch = entry.epoch + dropped;
            drafts.push(draft(entry, cells.texts, epoch));
        }
        drafts
    }
}

fn draft(entry: Entry, cells: Vec<String>, epoch: usize) -> Draft {
    Draft {
        lead: entry.lead,
        tokens: entry.tokens,
        cells,
        said: entry.said,
        epoch,
    }
}

/// A string as a cell shows it.
fn plain(text: &str) -> String {
    let text = text
        .replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\n", "\n");
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
