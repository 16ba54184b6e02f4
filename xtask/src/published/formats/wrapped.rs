//! Lines that an editor has wrapped: those that continue a row with a number become part of it.

use codetable::published::Row;

use super::fields::{is_number, row};
use super::lines::indent;

/// The narrowest line that is wrapped rather than short.
pub(super) const NARROW: usize = 40;

/// Rows of one cell that are made of lines.
#[derive(Default)]
pub(super) struct Wrapped {
    pub(super) rows: Vec<Row>,
    /// The last row, if it may continue.
    open: Option<Open>,
}

/// A row that begins with a number, or with a word and a number, and has text after it.
struct Open {
    /// The last line.
    line: usize,
    /// Whether the last line may go on: it is long, or a sentence, and does not announce anything else.
    may_go_on: bool,
    margin: usize,
    /// How many words are before the number.
    before: usize,
}

impl Wrapped {
    pub(super) fn push(&mut self, line: usize, text: String) {
        if let Some(open) = self.open.as_mut().filter(|open| open.goes_on(line, &text))
            && let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.first_mut())
        {
            cell.truncate(cell.trim_end().len());
            // What follows a complete sentence is about it.
            let is_paragraph = cell.ends_with('.') && !cell.contains('\n');
            cell.push(if is_paragraph { '\n' } else { ' ' });
            cell.push_str(text.trim());
            open.line = line;
            open.may_go_on = may_go_on(&text);
            return;
        }
        self.open = Open::new(line, &text);
        self.rows.push(row(line, vec![text]));
    }
}

impl Open {
    fn new(line: usize, text: &str) -> Option<Self> {
        let mut words = unmarked(text).split_whitespace();
        let before = words.by_ref().take(2).position(is_marked_number)?;
        words.next()?;
        Some(Self {
            line,
            may_go_on: may_go_on(text),
            margin: indent(text),
            before,
        })
    }

    /// Whether a line continues the row: it is below one that may go on, is deeper than the row, and is not a row itself.
    fn goes_on(&self, line: usize, text: &str) -> bool {
        let bare = text.trim();
        let mut words = bare.split_whitespace();
        let has_digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        line == self.line + 1
            && self.may_go_on
            && indent(text) > self.margin
            && unmarked(text) == bare
            && bare.contains(char::is_alphabetic)
            && !bare.contains(['|', '\t'])
            && !words.next().is_some_and(has_digit)
            && !words.take(self.before).any(is_marked_number)
    }
}

fn may_go_on(line: &str) -> bool {
    let width = indent(line) + line.trim().chars().count();
    let end = line.trim_end().chars().next_back();
    end == Some('.') || (width >= NARROW && end != Some(':'))
}

/// A line without the mark of an item.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let rest = line.strip_prefix(['*', '+', '-', 'o', '\u{2022}', '\u{B7}']);
    rest.filter(|rest| rest.starts_with([' ', '\t']))
        .map_or(line, str::trim_start)
}

/// Whether a row begins with a number, and text follows it.
pub(super) fn is_numbered(row: &Row) -> bool {
    let text = row.cells.first().map_or("", String::as_str);
    let mut words = unmarked(text).split_whitespace();
    words.next().is_some_and(is_marked_number) && words.next().is_some()
}

/// Whether a word is a number with what may separate it from a label, or with the label after `=`.
pub(super) fn is_marked_number(word: &str) -> bool {
    let word = match word.split_once('=') {
        Some((number, label)) if label.starts_with(char::is_alphabetic) => number,
        _ => word,
    };
    is_number(
        word.trim_end_matches([':', ',', '=', ']'])
            .trim_start_matches('['),
    )
}
