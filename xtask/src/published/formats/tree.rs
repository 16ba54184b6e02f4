//! Nested lists and maps, as JSON and YAML have them, and the tables in them.

use std::collections::{HashMap, HashSet};

use codetable::published::{Block, BlockKind, Row};

use super::fields::{self, Record, cell, join, mark_header, row};

/// How deep lists and maps may be nested. Lists of codes have five levels.
pub(super) const DEEPEST: usize = 100;

/// How many levels of maps become columns of one row.
const FLATTENED: usize = 5;

/// A value and where it is.
pub(super) struct Tree {
    pub(super) line: usize,
    /// What is said next to it.
    pub(super) comment: Option<String>,
    pub(super) value: Value,
}

pub(super) enum Value {
    Scalar(String),
    List(Vec<Tree>),
    Map(Vec<Entry>),
}

pub(super) struct Entry {
    pub(super) line: usize,
    pub(super) comment: Option<String>,
    pub(super) key: String,
    pub(super) value: Tree,
}

/// Returns each place that has the shape of a table, in the order of the file.
pub(super) fn blocks(tree: Tree) -> Vec<Block> {
    let mut blocks = Vec::new();
    find(tree, "", &mut blocks);
    blocks.sort_by_key(|block| block.rows.first().map(|row| row.line));
    blocks
}

fn find(tree: Tree, path: &str, blocks: &mut Vec<Block>) {
    match tree.value {
        Value::Scalar(_) => {}
        Value::List(list) => find_in_list(list, path, blocks),
        Value::Map(entries) => find_in_map(entries, path, blocks),
    }
}

/// A list may mix records, rows and scalars: each kind is a block.
fn find_in_list(list: Vec<Tree>, path: &str, blocks: &mut Vec<Block>) {
    let mut records = Vec::new();
    let mut rows = Vec::new();
    let mut items = Vec::new();
    for (index, mut tree) in list.into_iter().enumerate() {
        let comment = tree.comment.take();
        match tree.value {
            Value::Scalar(text) => items.push(Row {
                comment,
                ..row(tree.line, vec![cell(&text)])
            }),
            Value::Map(entries) => {
                let path = join(path, &element_name(&entries, index));
                let record = Record {
                    line: tree.line,
                    comment,
                    fields: Vec::new(),
                };
                records.push(flatten(record, entries, &path, blocks));
            }
            Value::List(elements) if elements.iter().any(Tree::is_simple) => {
                let mut cells = Vec::new();
                for element in elements {
                    match element.into_cell() {
                        Ok(cell) => cells.push(cell),
                        Err(element) => find(element, path, blocks),
                    }
                }
                rows.push(Row {
                    comment,
                    ..row(tree.line, cells)
                });
            }
            Value::List(elements) => {
                find_in_list(elements, &join(path, &index.to_string()), blocks);
            }
        }
    }
    let name = Some(path).filter(|path| !path.is_empty());
    blocks.extend(fields::table(name, records));
    mark_header(&mut rows);
    push(BlockKind::Table, name, rows, blocks);
    push(BlockKind::Items, name, items, blocks);
}

/// Scalars of a map are a table of two columns. So are maps in a map, with the key in front, if they have a key in
/// common; otherwise each of them is looked through.
fn find_in_map(mut entries: Vec<Entry>, path: &str, blocks: &mut Vec<Block>) {
    blocks.extend(take_enum(&mut entries, path));
    let are_records = are_records(&entries);
    let mut rows = Vec::new();
    let mut records = Vec::new();
    for Entry {
        line,
        comment,
        key,
        value,
    } in entries
    {
        match value.into_cell() {
            Ok(value) => rows.push(Row {
                comment,
                ..row(line, vec![cell(&key), value])
            }),
            Err(tree) => {
                let path = join(path, &key);
                match tree.value {
                    Value::Map(entries) if are_records => {
                        let fields = vec![("key".to_owned(), cell(&key))];
                        let record = Record {
                            line,
                            comment,
                            fields,
                        };
                        records.push(flatten(record, entries, &path, blocks));
                    }
                    _ => find(tree, &path, blocks),
                }
            }
        }
    }
    let name = Some(path).filter(|path| !path.is_empty());
    push(BlockKind::Table, name, rows, blocks);
    blocks.extend(fields::table(name, records));
}

/// Takes an `enum` out of a schema, if lists such as `x-enum-varnames` and `x-enumDescriptions` say more about each of
/// its values. Each list is a column.
fn take_enum(entries: &mut Vec<Entry>, path: &str) -> Option<Block> {
    let length = |entry: &Entry| match &entry.value.value {
        Value::List(list) if entry.value.is_simple() => list.len(),
        _ => 0,
    };
    let values = entries.iter().find(|entry| entry.key == "enum")?;
    let count = length(values);
    let is_name = |entry: &Entry| entry.key.starts_with("x-enum") && length(entry) == count;
    if count == 0 || !entries.iter().any(is_name) {
        return None;
    }
    let is_column = |entry: &mut Entry| entry.key == "enum" || is_name(entry);
    let columns: Vec<Entry> = entries.extract_if(.., is_column).collect();
    let mut records: Vec<Record> = Vec::new();
    records.resize_with(count, Record::default);
    for Entry { key, value, .. } in columns {
        let Value::List(list) = value.value else {
            continue;
        };
        for (record, mut tree) in records.iter_mut().zip(list) {
            if key == "enum" {
                record.line = tree.line;
                record.comment = tree.comment.take();
            }
            record
                .fields
                .push((key.clone(), tree.into_cell().unwrap_or_default()));
        }
    }
    let name = Some(path).filter(|path| !path.is_empty());
    fields::table(name, records).into_iter().next()
}

fn push(kind: BlockKind, name: Option<&str>, rows: Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block {
            kind,
            name: name.map(str::to_owned),
            rows,
        });
    }
}

/// Whether the maps in a map are records: most of them have a key in common, which is a word. `{"en": {"1": …},
/// "de": {"1": …}}` are two tables.
fn are_records(entries: &[Entry]) -> bool {
    let mut maps = 0;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for entry in entries {
        let Value::Map(fields) = &entry.value.value else {
            continue;
        };
        maps += 1;
        let keys = fields.iter().filter(|field| field.value.is_simple());
        let keys: HashSet<&str> = keys.map(|field| field.key.as_str()).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let is_wide = counts.len() > 20 && counts.len() > maps;
    let common = |(key, count): (&&str, &usize)| count * 2 > maps && !fields::is_number(key);
    maps > 1 && !is_wide && counts.iter().any(common)
}

/// Adds the fields of a map to a record, those of maps in it as `key.key`. What is no field of the record, such as a
/// list of records, is looked through.
fn flatten(mut record: Record, entries: Vec<Entry>, path: &str, blocks: &mut Vec<Block>) -> Record {
    add_fields(&mut record, entries, "", path, 1, blocks);
    record
}

fn add_fields(
    record: &mut Record,
    mut entries: Vec<Entry>,
    prefix: &str,
    path: &str,
    depth: usize,
    blocks: &mut Vec<Block>,
) {
    blocks.extend(take_enum(&mut entries, path));
    for Entry {
        key,
        value,
        comment,
        ..
    } in entries
    {
        let name = join(prefix, &key);
        match value.into_cell() {
            Ok(text) => {
                record.comment = record.comment.take().or(comment);
                record.fields.push((name, text));
            }
            Err(tree) => {
                let path = join(path, &key);
                match tree.value {
                    Value::Map(entries) if depth < FLATTENED && !is_table(&entries) => {
                        add_fields(record, entries, &name, &path, depth + 1, blocks);
                    }
                    _ => find(tree, &path, blocks),
                }
            }
        }
    }
}

/// Whether a map inside of a record is a table of its own: its keys are numbers, or its values records.
fn is_table(entries: &[Entry]) -> bool {
    let are_numbers = entries.iter().all(|entry| fields::is_number(&entry.key));
    are_numbers || are_records(entries)
}

/// The name of a record in a list: what it calls itself, or its position.
fn element_name(entries: &[Entry], index: usize) -> String {
    let text = |key: &str| {
        let entry = entries.iter().find(|entry| entry.key == key)?;
        match &entry.value.value {
            Value::Scalar(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    };
    let name = ["name", "id", "title", "key"].into_iter().find_map(text);
    name.unwrap_or_else(|| index.to_string())
}

impl Tree {
    /// Whether it fits into a cell: a scalar, or a list of scalars.
    fn is_simple(&self) -> bool {
        match &self.value {
            Value::Scalar(_) => true,
            Value::List(list) => list
                .iter()
                .all(|tree| matches!(tree.value, Value::Scalar(_))),
            Value::Map(entries) => entries.is_empty(),
        }
    }

    /// Returns the text of a cell, one line for each scalar of a list, or the tree if it does not fit into one.
    fn into_cell(self) -> Result<String, Self> {
        if !self.is_simple() {
            return Err(self);
        }
        Ok(match self.value {
            Value::Scalar(text) => cell(&text),
            Value::List(list) => {
                let texts = list.into_iter().map(|tree| match tree.value {
                    Value::Scalar(text) => cell(&text),
                    _ => String::new(),
                });
                texts.collect::<Vec<_>>().join("\n")
            }
            Value::Map(_) => String::new(),
        })
    }
}
