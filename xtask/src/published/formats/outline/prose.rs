//! What paragraphs are: prose, or lines that are a list.

use codetable::published::Row;

use crate::published::formats::dom::TextLine;
use crate::published::formats::fields::row;

/// The narrowest text whose lines a person or an editor breaks.
const NARROW: usize = 50;

/// Whether a paragraph begins with a number: several that follow each other are a list.
pub(super) fn starts_with_number(lines: &[TextLine]) -> bool {
    let first = lines.first().map_or("", |line| line.text.trim_start());
    first.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a paragraph is lines rather than prose: at least three, and most would have had room for more.
pub(super) fn are_listed(lines: &[TextLine]) -> bool {
    let width = |text: &str| text.trim().chars().count();
    let widest = lines.iter().map(|line| width(&line.text)).max();
    let widest = widest.unwrap_or(0).max(NARROW);
    let has_room = |two: &&[TextLine]| {
        let word = two[1].text.split_whitespace().next().unwrap_or_default();
        !two[1].is_soft || width(&two[0].text) + 1 + width(word) <= widest
    };
    let count = lines.windows(2).filter(has_room).count();
    lines.len() > 2 && count * 2 > lines.len() - 1
}

/// The lines of a paragraph. One that begins with a number and ends with a comma goes on in the next.
pub(super) fn text_rows(lines: Vec<TextLine>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for line in lines {
        let above = rows.last_mut().and_then(|row| row.cells.first_mut());
        match above.filter(|above| {
            above.starts_with(|c: char| c.is_ascii_digit())
                && above.ends_with(',')
                && line.text.starts_with(char::is_lowercase)
        }) {
            Some(above) => {
                above.push(' ');
                above.push_str(&line.text);
            }
            None => rows.push(row(line.line, vec![line.text])),
        }
    }
    rows
}
