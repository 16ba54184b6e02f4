//! What was found becomes blocks.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use codetable::published::{Block, BlockKind};

use super::{Entry, Field, Form, Found, SHORT, item};
use crate::published::formats::code::assemble::{Draft, Prefix, parts, runs, whole};
use crate::published::formats::code::expression::{Evaluator, Value};
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// The most columns of a table of objects. Objects with still other keys start another.
const COLUMNS: usize = 64;

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
                names.insert(item::bare(source, key.clone()));
            } else if is_number(key) && item::is_path(source, value.clone()) {
                names.insert(item::bare(source, value));
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
    keys.map(|key| item::bare(source, key)).collect()
}

struct Builder<'a, 's> {
    source: &'s Source<'a>,
    evaluator: Evaluator<'a, 's>,
    /// The names to which maps give numbers.
    stated: HashSet<String>,
    constants: HashSet<String>,
}

impl Builder<'_, '_> {
    /// The text of a cell, and whether it is known.
    fn cell(&mut self, field: &Field) -> (String, bool) {
        let source = self.source;
        let value = field
            .definition
            .and_then(|definition| self.evaluator.value(definition));
        match value {
            Some(Value::Int(_)) => (value.map(|value| value.display()).unwrap_or_default(), true),
            Some(Value::Str(text)) => (plain(text), true),
            None => {
                let is_text = |at: usize| source.kind(at) == Some(Kind::Str);
                let mut tokens = field.tokens.clone();
                if field.tokens.len() <= SHORT
                    && tokens.all(|at| is_text(at) || matches!(source.token(at), "+" | "(" | ")"))
                {
                    let parts = field.tokens.clone().filter(|at| is_text(*at));
                    let text: String = parts.map(|at| unquoted(source.token(at))).collect();
                    let is_known = !text.is_empty();
                    return (plain(&text), is_known);
                }
                // A constant of this file has one name, whatever path leads to it.
                if field.tokens.len() > 1 && item::is_path(source, field.tokens.clone()) {
                    let name = item::bare(source, field.tokens.clone());
                    if self.constants.contains(&name) {
                        return (name, false);
                    }
                }
                // An expression of more tokens is code.
                let end = field.tokens.end.min(field.tokens.start + 2 * SHORT);
                (source.written(field.tokens.start..end), false)
            }
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

    /// The name or key of a row, and its values.
    fn cells(&mut self, entry: &Entry) -> (Vec<String>, bool) {
        let mut cells = Vec::with_capacity(entry.values.len() + 1);
        if let Some(key) = &entry.key {
            cells.push(item::bare(self.source, key.clone()));
        }
        let mut is_known = false;
        for field in &entry.values {
            let (cell, known) = self.cell(field);
            cells.push(cell);
            is_known |= known;
        }
        (cells, is_known)
    }

    fn drafts(&mut self, entries: Vec<Entry>) -> Vec<Draft> {
        let mut drafts = Vec::with_capacity(entries.len());
        let mut dropped = 0;
        // Rows of which more is known are a block of their own.
        let mut is_pair = None;
        for entry in entries {
            let (cells, is_known) = self.cells(&entry);
            if !is_known && !entry.is_constant {
                dropped += 1;
                continue;
            }
            if is_pair
                .replace(cells.len() == 2)
                .is_some_and(|was| was != (cells.len() == 2))
            {
                dropped += 1;
            }
            let epoch = entry.epoch + dropped;
            drafts.push(Self::draft(entry, cells, epoch));
        }
        drafts
    }

    fn run(&mut self, found: Found, prefix: Prefix, blocks: &mut Vec<Block>) {
        let start = blocks.len();
        let types = match found.form {
            Form::Run => self.by_type(found.entries),
            _ => vec![found.entries],
        };
        for entries in types {
            let drafts = self.drafts(entries);
            runs(self.source, drafts, prefix, blocks);
        }
        blocks[start..].sort_by_key(|block| block.rows.first().map(|row| row.line));
        for block in &mut blocks[start..] {
            block.kind = kind(block);
            block.name = block.name.take().or_else(|| found.name.clone());
        }
    }

    /// The constants of each type: those of Rust state it, and those of another type are another list. Numbers of any
    /// primitive type are alike.
    fn by_type(&self, entries: Vec<Entry>) -> Vec<Vec<Entry>> {
        let source = self.source;
        let mut types: Vec<Vec<Entry>> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        for entry in entries {
            let definition = entry.values.iter().find_map(|field| field.definition);
            let tokens = definition.map_or(0..0, |definition| self.evaluator.types(definition));
            let name = tokens.last().map_or("", |token| source.token(token));
            let is_type = source.syntax.rust && name.starts_with(char::is_uppercase);
            let at = *index
                .entry(if is_type { name } else { "" })
                .or_insert(types.len());
            if at == types.len() {
                types.push(Vec::new());
            }
            types[at].push(entry);
        }
        types
    }

    /// Whether an enum has no values of its own, and a map gives them.
    fn is_stated_elsewhere(&self, found: &Found) -> bool {
        let is_implied = |entry: &Entry| entry.values.iter().all(|field| field.tokens.is_empty());
        let is_stated = |entry: &&Entry| {
            let mut key = entry.key.iter();
            key.any(|key| self.stated.contains(self.source.token(key.start)))
        };
        !self.stated.is_empty()
            && found.entries.iter().all(is_implied)
            && found.entries.iter().filter(is_stated).count() * 2 > found.entries.len()
    }

    /// Whether a map only leads from strings to constants of the file, which are a list themselves.
    fn is_index(&mut self, found: &Found) -> bool {
        let source = self.source;
        found.entries.iter().all(|entry| {
            let is_string = |key: &Range<usize>| source.kind(key.start) == Some(Kind::Str);
            let is_name = |field: &Field| {
                let tokens = field.tokens.clone();
                item::is_path(source, tokens) && self.cell(field).1
            };
            entry.key.as_ref().is_some_and(is_string) && entry.values.iter().all(is_name)
        })
    }

    /// The name that a map gives to a number.
    fn name_of_number(&mut self, entry: &Entry) -> Option<String> {
        let source = self.source;
        let (key, [value]) = (entry.key.as_ref()?, &entry.values[..]) else {
            return None;
        };
        let is_literal = matches!(source.kind(key.start)?, Kind::Number | Kind::Str);
        let digits = unquoted(source.token(key.start));
        let is_number = is_literal && digits.starts_with(|c: char| c.is_ascii_digit());
        let is_name = is_number && item::is_path(source, value.tokens.clone());
        let is_text = |text: &str| text.contains(char::is_whitespace);
        let is_value = is_name && is_text(&self.cell(value).0);
        (is_name && !is_value).then(|| item::bare(source, value.tokens.clone()))
    }

    fn members(&mut self, found: Found, blocks: &mut Vec<Block>) {
        if self.is_stated_elsewhere(&found) {
            return;
        }
        if self.are_strings(&found) {
            let drafts = self.drafts(found.entries);
            blocks.extend(self.strings(found.name, drafts));
            return;
        }
        let drafts = self.drafts(found.entries);
        if let Some(mut block) = whole(self.source, BlockKind::Constants, found.name, None, drafts)
        {
            block.kind = kind(&block);
            blocks.push(block);
        }
    }

    /// Whether the values are strings that are words, such as `OPEN = "open"`: then nothing but the code says that they
    /// are values.
    fn are_strings(&mut self, found: &Found) -> bool {
        let source = self.source;
        let is_map = found.form == Form::Map;
        let is_name = |entry: &Entry| {
            let key = entry.key.iter().cloned();
            let mut names = key.map(|key| item::bare(source, key));
            // A map from constants says what they are called.
            names.any(|name| {
                name.starts_with(char::is_uppercase) && !(is_map && self.constants.contains(&name))
            })
        };
        let is_string = |field: &Field| {
            let token = field.tokens.start;
            field.tokens.len() == 1 && source.kind(token) == Some(Kind::Str)
        };
        let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let is_word = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        let is_pair = |entry: &Entry| matches!(&entry.values[..], [field] if is_name(entry) && is_string(field));
        if !found.entries.iter().all(is_pair) {
            return false;
        }
        let fields = found.entries.iter().flat_map(|entry| &entry.values);
        let values: Vec<String> = fields.map(|field| self.cell(field).0).collect();
        values.len() > 1
            && values.iter().all(|value| is_word(value))
            && !values.iter().all(|value| has_digit(value))
    }

    /// A block of names and strings, with a header that says what they are.
    fn strings(&self, name: Option<String>, drafts: Vec<Draft>) -> Option<Block> {
        let header = ["name", "value"].map(str::to_owned).to_vec();
        whole(self.source, BlockKind::Table, name, Some(header), drafts)
    }

    fn map(&mut self, found: Found, blocks: &mut Vec<Block>) {
        if self.is_index(&found) {
            return;
        }
        if self.are_strings(&found) {
            let drafts = self.drafts(found.entries);
            blocks.extend(self.strings(found.name, drafts));
            return;
        }
        let mut drafts = Vec::new();
        let mut any_known = false;
        let mut any_number = false;
        let mut are_names = found.entries.len() > 1;
        for entry in found.entries {
            let (mut cells, mut is_known) = self.cells(&entry);
            let name = self.name_of_number(&entry);
            are_names &= name.is_some() || is_name_of_number(&cells);
            if let Some(name) = name {
                cells[1] = name;
                is_known = true;
            }
            any_known |= is_known;
            let key = cells
                .first()
                .map_or("", String::as_str)
                .trim_start_matches('-');
            any_number |= key.starts_with(|c: char| c.is_ascii_digit());
            drafts.push(Self::draft(entry, cells, 0));
        }
        if are_names {
            for draft in &mut drafts {
                draft.cells.swap(0, 1);
            }
        }
        turn_back(&mut drafts);
        let kind = if any_number && !are_names {
            BlockKind::Table
        } else {
            BlockKind::Constants
        };
        if any_known {
            parts(self.source, kind, found.name, drafts, blocks);
        }
    }

    fn records(&mut self, found: Found, blocks: &mut Vec<Block>) {
        let source = self.source;
        let mut columns: Vec<String> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut drafts = Vec::new();
        let mut given = 0;
        let name = &found.name;
        let mut end = |drafts: &mut Vec<Draft>,
                       columns: &mut Vec<String>,
                       index: &mut HashMap<String, usize>| {
            index.clear();
            let columns = std::mem::take(columns);
            let header = columns
                .iter()
                .any(|column| !column.is_empty())
                .then_some(columns);
            let mut drafts = std::mem::take(drafts);
            if let Some(header) = &header {
                for draft in &mut drafts {
                    draft
                        .cells
                        .resize(header.len().max(draft.cells.len()), String::new());
                }
            }
            blocks.extend(whole(
                source,
                BlockKind::Table,
                name.clone(),
                header,
                drafts,
            ));
        };
        // A list of names, such as the arguments of a call, says nothing.
        let fields = found.entries.iter().flat_map(|entry| &entry.values);
        let mut definitions = fields.map(|field| self.cell(field).1);
        if !definitions.any(|is_known| is_known) {
            return;
        }
        for entry in found.entries {
            let is_object = entry.values.iter().all(|field| field.key.is_some());
            if !is_object {
                if !columns.is_empty() {
                    end(&mut drafts, &mut columns, &mut index);
                }
                let (cells, _) = self.cells(&entry);
                drafts.push(Self::draft(entry, cells, 0));
                continue;
            }
            let keys = |field: &Field| field.key.map(|key| unquoted(source.token(key)).to_owned());
            let has_key = entry.key.is_some();
            let new = entry
                .values
                .iter()
                .filter_map(keys)
                .filter(|key| !index.contains_key(key))
                .count();
            let starts_without_key = !columns.is_empty() && has_key != columns[0].is_empty();
            let from_tuples = columns.is_empty() && !drafts.is_empty();
            given += entry.values.len();
            // What is padded must not be much larger than what is given.
            let is_sparse = (drafts.len() + 1) * (columns.len() + new) > 8 * given + 4096;
            if is_sparse {
                given = entry.values.len();
            }
            if is_sparse
                || from_tuples
                || starts_without_key
                || (!columns.is_empty() && columns.len() + new > COLUMNS)
            {
                end(&mut drafts, &mut columns, &mut index);
            }
            if columns.is_empty() && has_key {
                // The key of the object has no name.
                columns.push(String::new());
            }
            let mut cells = vec![String::new(); columns.len()];
            if let Some(key) = &entry.key {
                cells[0] = item::bare(source, key.clone());
            }
            for field in &entry.values {
                let Some(key) = keys(field) else { continue };
                let column = *index.entry(key).or_insert_with_key(|key| {
                    columns.push(key.clone());
                    columns.len() - 1
                });
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                cells[column] = self.cell(field).0;
            }
            drafts.push(Self::draft(entry, cells, 0));
        }
        end(&mut drafts, &mut columns, &mut index);
    }
}

/// Turns the rows that lead back from a text to a number that is a key as well: both texts are said of the number.
fn turn_back(drafts: &mut [Draft]) {
    let is_number = |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit());
    let numbers: HashSet<String> = drafts
        .iter()
        .filter_map(|draft| draft.cells.first().filter(|key| is_number(key)).cloned())
        .collect();
    for draft in drafts {
        if let [key, value] = draft.cells.as_mut_slice()
            && !is_number(key)
            && numbers.contains(value)
        {
            std::mem::swap(key, value);
        }
    }
}

/// Whether a row of a map gives a number the name of a constant.
fn is_name_of_number(cells: &[String]) -> bool {
    let [key, name] = cells else {
        return false;
    };
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    key.trim_start_matches('-')
        .starts_with(|c: char| c.is_ascii_digit())
        && name.contains('_')
        && name.bytes().all(is_upper)
}

/// Constants, unless more than a name and a value is known of a row.
fn kind(block: &Block) -> BlockKind {
    if block.rows.iter().any(|row| row.cells.len() > 2) {
        BlockKind::Table
    } else {
        BlockKind::Constants
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
