//! Tables: drawn as a grid, below rules, as a list of lists, or as values separated by commas.

mod grid;
mod list;
mod simple;
mod values;

use super::directive::Directive;
use super::{Reader, Source};
use crate::published::formats::dom::{Item, Table};

/// Reads a grid table or a simple table, if one begins. Returns it with the number of its lines.
pub(super) fn read(reader: &mut Reader, lines: &[Source], depth: usize) -> Option<(Item, usize)> {
    if grid::begins(lines) {
        Some(grid::read(reader, lines, depth))
    } else if simple::begins(lines) {
        Some(simple::read(reader, lines, depth))
    } else {
        None
    }
}

/// Reads a table of values separated by commas.
pub(super) fn csv(reader: &Reader, directive: &Directive) -> Item {
    Item::Table(values::read(reader, directive))
}

/// Reads a table whose rows are the items of a list.
pub(super) fn list(reader: &mut Reader, directive: &Directive, depth: usize) -> Item {
    Item::Table(list::read(reader, directive, depth))
}

/// Makes the first rows of a table its header.
fn mark_header(table: &mut Table, rows: usize) {
    for row in table.rows.iter_mut().take(rows) {
        row.is_head = true;
    }
}

/// Whether a character has two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}')
}
