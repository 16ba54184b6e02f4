//! Tables that are one code each: the first column has the names of fields, and the second what they are.

use std::collections::{HashMap, HashSet};

use super::block::{Block, BlockKind, Row, RowKind};
use super::headers::is_header;

/// The minimum number of tables that are records of one list.
const MIN_RECORDS: usize = 2;

/// Makes one table of those that are records with the same fields, in place of the first: the fields are its header.
pub(super) fn join(blocks: &mut Vec<Block>) {
    let mut records: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(fields) = fields(block) {
            records.entry(fields).or_default().push(at);
        }
    }
    let mut joined = HashSet::new();
    for (fields, at) in records {
        if at.len() < MIN_RECORDS {
            continue;
        }
        let first = at[0];
        let header = row(RowKind::Header, blocks[first].rows[0].line, fields);
        let data = at.iter().map(|at| {
            let rows = &blocks[*at].rows;
            let cells = rows.iter().map(|row| row.cells[1].clone());
            row(RowKind::Data, rows[0].line, cells.collect())
        });
        let rows: Vec<Row> = std::iter::once(header).chain(data).collect();
        blocks[first].rows = rows;
        joined.extend(at.into_iter().skip(1));
    }
    let mut at = 0..;
    blocks.retain(|_| at.next().is_none_or(|at| !joined.contains(&at)));
}

/// The names of the fields of a record: two of them are what headers of lists of codes say.
fn fields(block: &Block) -> Option<Vec<String>> {
    let field = |row: &Row| match row.cells.as_slice() {
        [name, _] if row.kind != RowKind::Heading => Some(name.trim().to_owned()),
        _ => None,
    };
    let fields: Vec<String> = block.rows.iter().map(field).collect::<Option<_>>()?;
    let known = fields.iter().filter(|field| is_header(field)).count();
    (block.kind == BlockKind::Table && known > 1).then_some(fields)
}

fn row(kind: RowKind, line: usize, cells: Vec<String>) -> Row {
    Row {
        kind,
        line,
        cells,
        comment: None,
    }
}
