//! What the headers of tables say about their columns.

use super::block::{Block, BlockKind, RowKind};
use super::view::View;

/// What headers call the column of values.
const VALUE_HEADERS: [&str; 10] = [
    "code", "value", "status", "errno", "dec", "decimal", "hex", "sqlstate", "int", "reply",
];
/// What headers call a column of values, or of numbers that only count the rows.
const NUMBER_HEADERS: [&str; 5] = ["number", "no.", "num", "id", "#"];
/// What headers call the column of labels.
const LABEL_HEADERS: [&str; 13] = [
    "name",
    "constant",
    "symbol",
    "label",
    "identifier",
    "mnemonic",
    "condition",
    "macro",
    "error",
    "keyword",
    "enum",
    "define",
    "phrase",
];
/// What headers call the column of descriptions.
const DESCRIPTION_HEADERS: [&str; 13] = [
    "description",
    "desc",
    "meaning",
    "details",
    "explanation",
    "comment",
    "text",
    "message",
    "msg",
    "notes",
    "remark",
    "cause",
    "title",
];

/// What headers call a column that never has labels.
const OTHER_HEADERS: [&str; 23] = [
    "reference",
    "rfc",
    "specification",
    "source",
    "see",
    "since",
    "registrant",
    "contact",
    "date",
    "version",
    "severity",
    "level",
    "category",
    "class",
    "facility",
    "action",
    "remedy",
    "solution",
    "resolution",
    "recommendation",
    "group",
    "http",
    "example",
];

/// What a header says that a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnRole {
    Value,
    Number,
    Label,
    Description,
    /// Something that is never a label.
    Other,
}

impl ColumnRole {
    fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Value => &VALUE_HEADERS,
            Self::Number => &NUMBER_HEADERS,
            Self::Label => &LABEL_HEADERS,
            Self::Description => &DESCRIPTION_HEADERS,
            Self::Other => &OTHER_HEADERS,
        }
    }
}

/// The column that describes the codes.
pub(super) fn description_column(block: &Block, view: View, named: Option<&str>) -> Option<usize> {
    if let Some(named) = named {
        return column_named(block, named);
    }
    let View::Cells { value, label } = view else {
        return None;
    };
    if block.kind != BlockKind::Table {
        return None;
    }
    let count = block.rows.iter().map(|row| row.cells.len()).max()?;
    let others = (0..count).filter(|column| *column != value && *column != label);
    let headed = others
        .clone()
        .find(|column| header_is(block, *column, ColumnRole::Description));
    headed.or_else(|| {
        // Without a header, the next column with texts that are longer than labels.
        let letters = |column: usize| {
            let cells = block.rows.iter().filter(|row| row.kind == RowKind::Data);
            let cells = cells.filter_map(|row| row.cells.get(column));
            cells
                .map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count())
                .sum::<usize>()
        };
        let longest = others.filter(|column| !has_header(block) || *column > label.min(value));
        // Names are longer than what is said about them, but have no spaces.
        let is_text = |column: usize| {
            let rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
            let cells = rows.filter_map(|row| row.cells.get(column));
            let (spaced, all) = cells.fold((0, 0), |(spaced, all), cell| {
                (spaced + usize::from(cell.trim().contains(' ')), all + 1)
            });
            3 * spaced > 2 * all && all > 0
        };
        let are_names = !has_header(block) && has_no_spaces(block, label);
        longest
            .map(|column| (letters(column), column))
            .filter(|(letters_of, column)| {
                *letters_of > letters(label) || (are_names && is_text(*column))
            })
            .max()
            .map(|(_, column)| column)
    })
}

/// Whether no cell of a column has a space.
fn has_no_spaces(block: &Block, column: usize) -> bool {
    let rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
    let mut cells = rows.filter_map(|row| row.cells.get(column));
    cells.all(|cell| !cell.trim().contains(char::is_whitespace))
}

fn has_header(block: &Block) -> bool {
    block.rows.iter().any(|row| row.kind == RowKind::Header)
}

/// The header of a column, in lowercase.
pub(super) fn header_text(block: &Block, column: usize) -> String {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    let header = headers.find_map(|row| row.cells.get(column));
    header
        .map(|header| header.to_lowercase())
        .unwrap_or_default()
}

/// Whether a cell is what headers of lists of codes say.
pub(super) fn is_header(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let words = || {
        VALUE_HEADERS
            .iter()
            .chain(&NUMBER_HEADERS)
            .chain(&LABEL_HEADERS)
            .chain(&DESCRIPTION_HEADERS)
    };
    words().any(|word| *word == cell)
}

/// Whether a header says that a column has this.
pub(super) fn header_is(block: &Block, column: usize, role: ColumnRole) -> bool {
    let names = role.headers();
    let header = header_text(block, column);
    let mut words = header.split(|c: char| !c.is_alphanumeric() && c != '#' && c != '.');
    words.any(|word| names.contains(&word) || names.contains(&word.trim_end_matches('s')))
}

/// The column with this header, or with this number, counted from 1.
pub(super) fn column_named(block: &Block, name: &str) -> Option<usize> {
    let count = block.rows.iter().map(|row| row.cells.len()).max()?;
    let name = name.to_lowercase();
    let headed = (0..count).find(|column| header_text(block, *column) == name);
    headed.or_else(|| {
        name.parse::<usize>()
            .ok()?
            .checked_sub(1)
            .filter(|column| *column < count)
    })
}
