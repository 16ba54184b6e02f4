//! Lists of objects and tuples, whose rows are records.

use std::collections::HashMap;
use std::mem::take;

use codetable::published::{Block, BlockKind};

use super::{Builder, draft};
use crate::published::formats::code::assemble::whole;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::lexer::{Source, unquoted};
use crate::published::formats::constants::{Found, names};

/// The most columns of a table of objects. Objects with still other keys start another.
const COLUMNS: usize = 64;

/// A table whose columns are the keys of objects, as far as it is read. One of tuples has no columns.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    /// The number of the column of each key.
    index: HashMap<String, usize>,
    drafts: Vec<Draft>,
}

impl Table {
    /// Returns the number of the column of a key.
    fn column(&mut self, key: String) -> usize {
        *self.index.entry(key).or_insert_with_key(|key| {
            self.columns.push(key.clone());
            self.columns.len() - 1
        })
    }

    /// Whether the table may have another object, with which it has a number of columns.
    fn takes(&self, has_key: bool, width: usize) -> bool {
        match self.columns.first() {
            None => self.drafts.is_empty(),
            Some(first) => has_key == first.is_empty() && width <= COLUMNS,
        }
    }

    fn finish(self, source: &Source, name: Option<String>) -> Option<Block> {
        let mut drafts = self.drafts;
        let has_header = self.columns.iter().any(|column| !column.is_empty());
        let header = has_header.then_some(self.columns);
        if let Some(header) = &header {
            for draft in &mut drafts {
                let width = header.len().max(draft.cells.len());
                draft.cells.resize(width, String::new());
            }
        }
        whole(source, BlockKind::Table, name, header, drafts)
    }
}

impl Builder<'_, '_> {
    pub(super) fn records(&mut self, found: Found, blocks: &mut Vec<Block>) {
        let source = self.source;
        // A list of names, such as the arguments of a call, says nothing.
        let mut fields = found.entries.iter().flat_map(|entry| &entry.values);
        if !fields.any(|field| self.cell(field).is_known) {
            return;
        }
        let mut table = Table::default();
        let mut given = 0;
        for entry in found.entries {
            let keys = entry.values.iter().map(|field| field.key);
            let Some(keys) = keys.collect::<Option<Vec<usize>>>() else {
                if !table.columns.is_empty() {
                    blocks.extend(take(&mut table).finish(source, found.name.clone()));
                }
                let cells = self.cells(&entry);
                table.drafts.push(draft(entry, cells.texts, 0));
                continue;
            };
            let keys: Vec<&str> = keys
                .iter()
                .map(|key| unquoted(source.token(*key)))
                .collect();
            let is_new = |key: &&&str| !table.index.contains_key(**key);
            let width = table.columns.len() + keys.iter().filter(is_new).count();
            given += keys.len();
            // What is padded must not be much larger than what is given.
            let is_sparse = (table.drafts.len() + 1) * width > 8 * given + 4096;
            if is_sparse {
                given = keys.len();
            }
            if is_sparse || !table.takes(entry.key.is_some(), width) {
                blocks.extend(take(&mut table).finish(source, found.name.clone()));
            }
            if table.columns.is_empty() && entry.key.is_some() {
                // The key of the object has no name.
                table.columns.push(String::new());
            }
            let mut cells = vec![String::new(); table.columns.len()];
            if let Some(key) = &entry.key {
                cells[0] = names::bare(source, key.clone());
            }
            for (key, field) in keys.into_iter().zip(&entry.values) {
                let column = table.column(key.to_owned());
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                cells[column] = self.cell(field).text;
            }
            table.drafts.push(draft(entry, cells, 0));
        }
        blocks.extend(table.finish(source, found.name));
    }
}
