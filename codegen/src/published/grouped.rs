//! Numbers whose digits are in groups: `1,001` is one number where its column says so.

use super::block::{Block, BlockKind, Row, RowKind};

/// What may be between the ends of a range.
const DASHES: [char; 3] = ['-', '\u{2013}', '\u{2014}'];

/// Removes the commas within the numbers of each column whose numbers have them. `100,200` may be two numbers, so a
/// column is left alone unless its numbers can be nothing else.
pub(super) fn join(block: &mut Block) {
    let take: for<'c> fn(&'c str) -> Number<'c> = match block.kind {
        BlockKind::Table | BlockKind::Definitions => whole,
        BlockKind::Text | BlockKind::Items => first_word,
        BlockKind::Constants => return,
    };
    let mut columns: Vec<Column> = Vec::new();
    let is_data = |row: &&mut Row| row.kind == RowKind::Data;
    for row in block.rows.iter_mut().filter(is_data) {
        if columns.len() < row.cells.len() {
            columns.resize_with(row.cells.len(), Column::default);
        }
        for (column, cell) in columns.iter_mut().zip(&row.cells) {
            column.add(take(cell).text);
        }
    }
    if !columns.iter().any(Column::is_grouped) {
        return;
    }
    for row in block.rows.iter_mut().filter(is_data) {
        for (column, cell) in columns.iter().zip(&mut row.cells) {
            let Number {
                before,
                text,
                after,
            } = take(cell);
            if column.is_grouped() && ends(text).is_some() {
                *cell = format!("{before}{}{after}", text.replace(',', ""));
            }
        }
    }
}

/// A number within a cell.
struct Number<'c> {
    before: &'c str,
    text: &'c str,
    after: &'c str,
}

fn whole(cell: &str) -> Number<'_> {
    Number {
        before: "",
        text: cell,
        after: "",
    }
}

/// The first word, without what may follow a number.
fn first_word(cell: &str) -> Number<'_> {
    let start = cell.len() - cell.trim_start().len();
    let rest = &cell[start..];
    let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let text = word.trim_end_matches([':', '.', ')', ',']);
    let (before, after) = (&cell[..start], &rest[text.len()..]);
    Number {
        before,
        text,
        after,
    }
}

/// What the cells of a column are.
#[derive(Default)]
struct Column {
    numbers: usize,
    others: usize,
    /// The numbers that start with a group of one or two digits.
    short: usize,
    /// Whether a group starts with `0`, so that it is no number of its own.
    is_certain: bool,
    /// Whether a number has no groups although it is long enough, or others than of three digits.
    has_plain: bool,
}

impl Column {
    fn add(&mut self, cell: &str) {
        let cell = cell.trim();
        if let Some(ends) = ends(cell) {
            self.numbers += 1;
            let mut grouped = ends.iter().filter(|number| number.contains(','));
            self.is_certain |= grouped.clone().any(|number| number.contains(",0"));
            self.short += usize::from(grouped.any(|number| number.find(',') < Some(3)));
        } else if !cell.is_empty() {
            self.others += 1;
            let is_plain = |c: char| c.is_ascii_digit() || c == ',';
            self.has_plain |= cell.len() > 3 && cell.chars().all(is_plain);
        }
    }

    /// Whether most cells are numbers that can be nothing else than numbers in groups, or below 1,000.
    fn is_grouped(&self) -> bool {
        let is_likely = self.is_certain || self.short > 1;
        is_likely && !self.has_plain && self.numbers > self.others
    }
}

/// The ends of a range, or the number, if each is in groups or below 1,000.
fn ends(cell: &str) -> Option<Vec<&str>> {
    let cell = cell.trim();
    let unsigned = cell.strip_prefix(['-', '\u{2212}']).unwrap_or(cell);
    let ends: Vec<&str> = unsigned.splitn(3, DASHES).map(str::trim).collect();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |text: &&str| {
        let (first, rest) = text.split_once(',').unwrap_or((text, ""));
        let has_rest = first.len() < text.len();
        (1..=3).contains(&first.len())
            && is_digits(first)
            && !(has_rest && first.starts_with('0'))
            && (!has_rest
                || rest
                    .split(',')
                    .all(|group| group.len() == 3 && is_digits(group)))
    };
    (ends.len() < 3 && ends.iter().all(is_number)).then_some(ends)
}
