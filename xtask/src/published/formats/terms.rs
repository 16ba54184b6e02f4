//! Terms that number what they define: `Exit code 1`, `Exit code 2`.

use codetable::published::Row;

use super::fields::is_number;

/// Leaves only the number of each term, if all terms have the same words before one.
pub(super) fn leave_numbers(rows: &mut [Row]) {
    let Some((words, _)) = rows.first().and_then(split) else {
        return;
    };
    let words = words.to_owned();
    let has_same = |row: &Row| split(row).is_some_and(|(own, _)| own == words);
    if rows.len() < 2 || !rows.iter().all(has_same) {
        return;
    }
    for row in rows {
        row.cells[0].drain(..=words.len());
    }
}

/// The words and the number of a term.
fn split(row: &Row) -> Option<(&str, &str)> {
    let (words, number) = row.cells.first()?.rsplit_once(' ')?;
    let is_text = |c: char| c.is_alphabetic() || c == ' ';
    (words.chars().all(is_text) && is_number(number)).then_some((words, number))
}
