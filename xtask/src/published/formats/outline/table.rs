//! Tables. A cell that spans columns or rows is repeated in each of them.

use std::mem::take;

use codetable::published::{BlockKind, Row, RowKind};

use super::prose::are_listed;
use super::{Outline, Part};
use crate::published::formats::declarations;
use crate::published::formats::dom::{Cell, Flow, Item, Table, TableRow};
use crate::published::formats::fields::row;

/// The limits of what a cell may span, whatever the file says.
const MOST_COLUMNS: usize = 100;
const MOST_ROWS: usize = 1000;

/// What is left in a column of a cell above that spans rows.
#[derive(Clone, Default)]
struct Span {
    text: String,
    /// The number of rows that it still spans.
    rows: usize,
}

impl Outline {
    pub(super) fn table(&mut self, table: Table) {
        if is_layout(&table) {
            let cells = table.rows.into_iter().flat_map(|row| row.cells);
            cells.for_each(|cell| self.flow(cell.flow));
            return;
        }
        let columns = |row: &TableRow| {
            let columns = row.cells.iter().map(|cell| cell.columns.min(MOST_COLUMNS));
            columns.sum::<usize>()
        };
        let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
        let width = rows.map(columns).max().unwrap_or(1);
        let mut spans = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut nested: Vec<Flow> = Vec::new();
        for mut source in table.rows {
            let flows = source.cells.iter_mut().map(|cell| take(&mut cell.flow));
            nested.extend(flows.filter(|flow| !flow.is_empty()));
            let row = self.row(source, width, &mut spans);
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(row);
            }
        }
        if !rows.iter().any(|row| row.kind == RowKind::Data) {
            let headers = rows.iter_mut().filter(|row| row.kind == RowKind::Header);
            headers.skip(1).for_each(|row| row.kind = RowKind::Data);
        }
        let constants = declarations::take_constants(&mut rows);
        self.has_declarations |= !constants.is_empty();
        self.parts.extend(constants.into_iter().map(Part::Block));
        self.block(BlockKind::Table, table.caption, rows);
        for flow in nested {
            self.nested(flow, Cell::OfTable);
        }
    }

    /// Returns a row of a table with `width` columns. `spans` has for each column what is left of the cells above.
    fn row(&mut self, mut source: TableRow, width: usize, spans: &mut Vec<Span>) -> Row {
        while spans.last().is_some_and(|span| span.rows == 0) {
            spans.pop();
        }
        let is_head = source.cells.iter().all(|cell| cell.is_head);
        if let [cell] = source.cells.as_mut_slice()
            && spans.is_empty()
            && width > 1
            && (cell.columns >= width || is_head)
        {
            let cells = vec![take(&mut cell.text)];
            return Row {
                kind: RowKind::Heading,
                ..row(source.line, cells)
            };
        }
        let kind = if source.is_head || (is_head && !source.cells.is_empty()) {
            RowKind::Header
        } else {
            RowKind::Data
        };
        let mut cells: Vec<String> = Vec::new();
        for mut cell in source.cells {
            self.fill(&mut cells, spans, false);
            let first = cells.len();
            for index in 0..cell.columns.clamp(1, MOST_COLUMNS) {
                let copy = match index {
                    0 => Some(take(&mut cell.text)),
                    _ => self.copy(&cells[first]),
                };
                let Some(copy) = copy else { break };
                if cell.rows > 1 {
                    let least = cells.len() + 1;
                    spans.resize(spans.len().max(least), Span::default());
                    spans[cells.len()] = Span {
                        text: copy.clone(),
                        rows: cell.rows.min(MOST_ROWS),
                    };
                }
                cells.push(copy);
            }
        }
        self.fill(&mut cells, spans, true);
        for span in spans {
            span.rows = span.rows.saturating_sub(1);
        }
        Row {
            kind,
            ..row(source.line, cells)
        }
    }

    /// Adds the cells that span this row from above: those that follow, or all.
    fn fill(&mut self, cells: &mut Vec<String>, spans: &mut Vec<Span>, all: bool) {
        while let Some(span) = spans.get(cells.len()) {
            let text = match span.rows {
                0 if !all => return,
                0 => "",
                _ => span.text.as_str(),
            };
            match self.copy(text) {
                Some(copy) => cells.push(copy),
                None => spans.clear(),
            }
        }
    }
}

/// Whether a table only arranges a page: it has one row or column, no header, and in a cell what is a block
/// of its own, or lines and nothing else in all cells.
fn is_layout(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let is_narrow = table.rows.len() == 1 || table.rows.iter().all(|row| row.cells.len() < 2);
    let is_alone = cells.clone().filter(|cell| !cell.text.is_empty()).count() == 1;
    is_narrow
        && table.caption.is_none()
        && !table.rows.iter().any(|row| row.is_head)
        && !cells.clone().any(|cell| cell.is_head)
        && cells.any(|cell| {
            cell.flow.iter().any(|item| match item {
                Item::Paragraph(lines) => is_alone && are_listed(lines),
                _ => true,
            })
        })
}
