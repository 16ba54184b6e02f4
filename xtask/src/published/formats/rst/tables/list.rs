//! Tables whose rows are the items of a list, and whose cells are the items of these.

use super::super::Reader;
use super::super::directive::Directive;
use super::mark_header;
use crate::published::formats::dom::{Entry, Flow, Item, Table, TableCell, TableRow};
use crate::published::formats::fields::some;

pub(super) fn read(reader: &mut Reader, directive: &Directive, depth: usize) -> Table {
    let rows = entries(reader.body(directive.content, depth + 1));
    let rows = rows.map(|row| TableRow {
        line: row.line,
        cells: entries(row.flow)
            .map(|cell| TableCell::new(cell.flow))
            .collect(),
        ..TableRow::default()
    });
    let mut table = Table {
        caption: some(reader.plain(&directive.argument)),
        rows: rows.collect(),
    };
    mark_header(&mut table, directive.header_rows());
    table
}

/// The items of all lists.
fn entries(flow: Flow) -> impl Iterator<Item = Entry> {
    let lists = flow.into_iter().filter_map(|item| match item {
        Item::List(entries) => Some(entries),
        _ => None,
    });
    lists.flatten()
}
