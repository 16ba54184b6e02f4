//! Constants, and the members of enums.

use std::collections::HashMap;

use codetable::published::{Block, BlockKind};

use super::Builder;
use crate::published::formats::code::assemble::{Prefix, runs, whole};
use crate::published::formats::constants::{Entry, Form, Found};

impl Builder<'_, '_> {
    pub(super) fn run(&mut self, found: Found, prefix: Prefix, blocks: &mut Vec<Block>) {
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

    pub(super) fn members(&mut self, found: Found, blocks: &mut Vec<Block>) {
        if self.is_stated_elsewhere(&found) {
            return;
        }
        if self.are_strings(&found) {
            blocks.extend(self.strings(found));
            return;
        }
        let drafts = self.drafts(found.entries);
        if let Some(mut block) = whole(self.source, BlockKind::Constants, found.name, None, drafts)
        {
            block.kind = kind(&block);
            blocks.push(block);
        }
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
}

/// Constants, unless more than a name and a value is known of a row.
fn kind(block: &Block) -> BlockKind {
    if block.rows.iter().any(|row| row.cells.len() > 2) {
        BlockKind::Table
    } else {
        BlockKind::Constants
    }
}
