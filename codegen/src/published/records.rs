//! Tables of one code each, whose rows are the name of a field and what it is, become the rows of one table.

use std::collections::HashSet;

use super::block::{Block, BlockKind, Row, RowKind};
use super::headers::is_header;
use super::view::MAX_COLUMNS;

/// The minimum number of tables with the same fields.
const MIN_RECORDS: usize = 3;
/// The minimum number of fields whose names are what headers say.
const MIN_HEADERS: usize = 2;

/// Joins the tables next to each other that have the same fields.
pub(super) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Some(names) = fields(&block) else {
            joined.push(block);
            continue;
        };
        let mut records = vec![block];
        while let Some(next) = blocks.next_if(|next| fields(next).as_ref() == Some(&names)) {
            records.push(next);
        }
        if records.len() < MIN_RECORDS {
            joined.extend(records);
        } else {
            joined.push(table(names, records));
        }
    }
    joined
}

/// The names of the fields, if a block is a table of them.
fn fields(block: &Block) -> Option<Vec<String>> {
    let rows = &block.rows;
    let is_field = |row: &Row| row.cells.len() == 2 && row.kind != RowKind::Heading;
    if block.kind != BlockKind::Table || rows.len() > MAX_COLUMNS || !rows.iter().all(is_field) {
        return None;
    }
    let names: Vec<String> = rows.iter().map(|row| row.cells[0].clone()).collect();
    let distinct: HashSet<&String> = names.iter().collect();
    let headers = names.iter().filter(|name| is_header(name)).count();
    (distinct.len() == names.len() && headers >= MIN_HEADERS).then_some(names)
}

fn table(names: Vec<String>, records: Vec<Block>) -> Block {
    let line = |block: &Block| block.rows[0].line;
    let header = Row {
        kind: RowKind::Header,
        line: line(&records[0]),
        cells: names,
        comment: None,
    };
    let name = records[0].name.clone();
    let record = |block: Block| Row {
        kind: RowKind::Data,
        line: line(&block),
        cells: block
            .rows
            .into_iter()
            .map(|row| row.cells.into_iter().nth(1).unwrap_or_default())
            .collect(),
        comment: None,
    };
    let rows = [header].into_iter().chain(records.into_iter().map(record));
    Block {
        kind: BlockKind::Table,
        name,
        rows: rows.collect(),
    }
}
