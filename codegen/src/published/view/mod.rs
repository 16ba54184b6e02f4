//! The ways to see a value, a label and a description in the rows of a block.

mod form;
mod line;
mod mention;
mod text;

use self::form::FORMS;
pub(super) use self::form::Form;
pub(super) use self::line::wide_columns;
use self::line::{MAX_WORDS, columns, words};
use self::mention::{mention, named};
use self::text::unquoted;
pub(super) use self::text::{clean, is_constant, style, unmarked, value_and_rest};
use super::block::{Block, BlockKind, Row, RowKind};
use super::value_text::ValueText;

/// The maximum number of columns that are considered.
pub(super) const MAX_COLUMNS: usize = 12;
/// Where the parts of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum View {
    /// In cells of their own; the same cell if each code is its own label.
    Cells { value: usize, label: usize },
    /// The value and the label in one cell.
    Within { cell: usize, form: Form },
    /// In words of a line.
    Words { value: usize, label: usize },
    /// In parts of a line that tabs or several spaces separate.
    Columns { value: usize, label: usize },
    /// In cells of their own, the value within or before what the cell says about it.
    Mention { value: usize, label: usize },
    /// In cells of their own, the label before what the cell says about it: `DOOR_OPEN - words`.
    Named { value: usize, label: usize },
}

/// The parts of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) description: String,
}

impl View {
    /// Every way to see the rows of a block.
    pub(super) fn all(block: &Block) -> Vec<Self> {
        let mut views = Vec::new();
        match block.kind {
            BlockKind::Constants => views.push(Self::Cells { value: 1, label: 0 }),
            BlockKind::Table | BlockKind::Definitions => {
                let cells = block.rows.iter().map(|row| row.cells.len()).max();
                let cells = cells.unwrap_or(0).min(MAX_COLUMNS);
                for value in 0..cells {
                    views.extend((0..cells).map(|label| Self::Cells { value, label }));
                }
                for cell in 0..cells {
                    views.extend(FORMS.map(|form| Self::Within { cell, form }));
                }
                for value in 0..cells {
                    let others = (0..cells).filter(|label| *label != value);
                    views.extend(others.clone().map(|label| Self::Mention { value, label }));
                    views.extend(others.map(|label| Self::Named { value, label }));
                }
            }
            BlockKind::Items | BlockKind::Text => {
                views.extend(FORMS.map(|form| Self::Within { cell: 0, form }));
                for value in 0..MAX_WORDS {
                    views.extend((0..MAX_WORDS).map(|label| Self::Columns { value, label }));
                    let others = (0..MAX_WORDS).filter(|label| *label != value);
                    views.extend(others.map(|label| Self::Words { value, label }));
                }
            }
        }
        views
    }

    /// Returns the parts of a row, or `None` if it does not have them all. A header may have them too: Markdown
    /// takes the first row of a table for one.
    pub(super) fn parts(self, block: &Block, row: &Row) -> Option<Parts> {
        if row.kind == RowKind::Heading {
            return None;
        }
        let parts = match self {
            Self::Cells { value, label } => cells(block, row, value, label)?,
            Self::Within { cell, form } => {
                let text = row.cells.get(cell)?;
                let (first, more) = text.split_once('\n').unwrap_or((text, ""));
                let mut parts = form.split(first)?;
                append(&mut parts.description, more);
                for (index, other) in row.cells.iter().enumerate() {
                    if index > cell && block.kind != BlockKind::Table {
                        append(&mut parts.description, other);
                    }
                }
                parts
            }
            Self::Mention { value, label } => {
                mention(row.cells.get(value)?, row.cells.get(label)?)?
            }
            Self::Named { value, label } => {
                let mut parts = cells(block, row, value, label)?;
                let (name, text) = named(&parts.label)?;
                let (name, mut text) = (name.to_owned(), text.to_owned());
                append(&mut text, &parts.description);
                (parts.label, parts.description) = (name, text);
                parts
            }
            Self::Words { value, label } => words(row.cells.first()?, value, label)?,
            Self::Columns { value, label } => columns(row.cells.first()?, value, label)?,
        };
        let is_whole = !parts.value.is_empty() && !parts.label.is_empty();
        let is_code = row.kind != RowKind::Header
            || (ValueText::parse(&parts.value).is_some()
                && parts.value.contains(|c: char| c.is_ascii_digit()));
        (is_whole && is_code).then_some(parts)
    }

    /// Whether the values are the labels themselves.
    pub(super) fn is_own_name(self) -> bool {
        matches!(self, Self::Cells { value, label } if value == label)
    }

    /// The cell or the column that has only the value, if there is one.
    pub(super) fn value_cell(self) -> Option<usize> {
        match self {
            Self::Cells { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// The parts of all rows of a block that have them, in views next to each other.
pub(super) fn all_parts<'b>(
    block: &'b Block,
    views: &'b [View],
) -> impl Iterator<Item = Parts> + 'b {
    let rows = block.rows.iter();
    rows.flat_map(move |row| views.iter().filter_map(move |view| view.parts(block, row)))
}

/// Adds a paragraph.
pub(super) fn append(text: &mut String, more: &str) {
    let more = more.trim();
    if more.is_empty() || text == more {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn cells(block: &Block, row: &Row, value: usize, label: usize) -> Option<Parts> {
    let (value_cell, label_cell) = (row.cells.get(value)?, row.cells.get(label)?);
    let (label_text, more) = label_cell.split_once('\n').unwrap_or((label_cell, ""));
    let mut description = more.trim().to_owned();
    // A term is followed by what it means.
    if block.kind == BlockKind::Definitions && value == 1 && label == 0 {
        let (_, more) = value_cell.split_once('\n').unwrap_or((value_cell, ""));
        append(&mut description, more);
    }
    // So is one that is the code itself.
    if block.kind == BlockKind::Definitions && value == label {
        for (_, cell) in row.cells.iter().enumerate().filter(|(at, _)| *at != label) {
            append(&mut description, cell);
        }
    }
    let first = value_cell.split('\n').next().unwrap_or_default();
    Some(Parts {
        value: unquoted(first.trim()).to_owned(),
        label: clean(label_text),
        description,
    })
}
