//! What a row is that has no value and label.

use crate::published::block::{Block, BlockKind, Row, RowKind};
use crate::published::choose::Part;
use crate::published::known::Known;
use crate::published::value_text::ValueText;
use crate::published::view::{View, clean};

/// The text of a row whose only cell that is not empty may be a heading.
pub(super) fn heading(row: &Row) -> Option<String> {
    let mut cells = row
        .cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let first = cells.next()?;
    let is_alone = row.cells.len() > 1 && cells.all(|cell| cell == first);
    let is_text =
        ValueText::parse(first).is_none() && !first.starts_with(|c: char| c.is_ascii_digit());
    (is_alone && is_text).then(|| clean(first))
}

/// Whether a row only has the cell of the label: its value is missing.
pub(super) fn is_label_alone(part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Cells { value, label }) = part.views.first() else {
        return false;
    };
    let filled = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty());
    value < label && filled.map(|(index, _)| index).eq([*label])
}

/// Whether a row only has what is said about the row above: neither a value nor a label.
pub(super) fn continues(part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Cells { value, label }) = part.views.first() else {
        return false;
    };
    let is_empty = |column: &usize| {
        let cell = row.cells.get(*column);
        cell.is_some_and(|cell| cell.trim().is_empty())
    };
    part.block.kind == BlockKind::Table
        && value != label
        && [value, label].into_iter().all(is_empty)
}

/// Whether a row is about something else than a code, where what is said about a code mentions its value: the known
/// labels are names of constants, and its label is not.
pub(super) fn is_other_member(known: &Known<'_>, part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Mention { label, .. }) = part.views.first() else {
        return false;
    };
    row.cells
        .get(*label)
        .is_some_and(|cell| known.excludes(&clean(cell)))
}

/// Whether a row repeats the header of its table.
pub(super) fn is_header_again(block: &Block, row: &Row) -> bool {
    let mut headers = block
        .rows
        .iter()
        .filter(|other| other.kind == RowKind::Header);
    headers.any(|header| header.cells == row.cells)
}

/// Whether a term is not about one value, such as `other`, `128 + n` and `132 and above`.
pub(super) fn is_class(block: &Block, term: &str) -> bool {
    let starts_with_digit = term
        .trim_start_matches(['-', '+'])
        .starts_with(|c: char| c.is_ascii_digit());
    let is_sum = term.split_once('+').is_some_and(|(number, other)| {
        ValueText::is_numeric(number) && other.trim().starts_with(char::is_alphabetic)
    });
    is_sum || (block.kind == BlockKind::Definitions && (!starts_with_digit || term.contains(' ')))
}

/// Whether a term is for several names, such as `DOOR_OLD*`.
pub(super) fn is_wildcard(term: &str) -> bool {
    let name = term.trim().strip_suffix('*');
    name.is_some_and(|name| {
        !name.is_empty() && !name.contains(char::is_whitespace) && name.contains('_')
    })
}
