//! Aligned columns of text in which a cell fills its column, so that no space is before the next one.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::lines::indent;

/// The minimum number of lines that begin in a column for it to be one.
const MIN_LINES: usize = 3;
/// The leftmost column in which lines are continued, rather than indented.
const MIN_COLUMN: usize = 12;
/// The longest word that is looked for at the end of a longer one, in bytes.
const LONGEST_WORD: usize = 32;

/// Inserts spaces where a cell fills its column. The lines that continue the last cell of a row begin in its column,
/// and the rows have another column before it.
pub(super) fn separate(text: &str) -> Cow<'_, str> {
    let mut changed: Vec<(usize, usize)> = Vec::new();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut start = 0;
    while start < lines.len() {
        let length = lines[start..]
            .iter()
            .take_while(|line| !line.trim().is_empty());
        let end = start + length.count();
        for (line, at) in of_paragraph(&lines[start..end]) {
            changed.push((start + line, at));
        }
        start = end + 1;
    }
    if changed.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut changed = changed.into_iter().peekable();
    let separated = lines.iter().enumerate().map(|(index, line)| {
        match changed.next_if(|(line, _)| *line == index) {
            Some((_, at)) => Cow::Owned(format!("{}  {}", &line[..at], &line[at..])),
            None => Cow::Borrowed(*line),
        }
    });
    Cow::Owned(separated.collect::<Vec<_>>().join("\n"))
}

/// The byte at which the next cell begins, if the one before fills its column, up to a byte, or is longer. After a name
/// in uppercase, the next cell begins with a word in lowercase, with the word “A”, or with the first word of another cell
/// of its column.
fn boundary(line: &str, at: usize, first: &HashSet<&str>) -> Option<usize> {
    if line[..at].ends_with(' ') {
        return Some(at);
    }
    let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let mut chars = line[at..].char_indices().peekable();
    let mut before = line[..at].chars().next_back()?;
    while let Some((index, c)) = chars.next() {
        if c == ' ' {
            let name = &line[..at + index];
            let longest = at.max(name.len().saturating_sub(LONGEST_WORD));
            let mut starts = (longest..name.len()).filter(|start| name.is_char_boundary(*start));
            let glued = starts.find(|start| first.contains(&name[*start..]));
            return Some(glued.unwrap_or(at + index));
        }
        let next = chars.peek().map(|(_, next)| *next);
        let starts_word = c.is_uppercase()
            && (next.is_some_and(char::is_lowercase) || (c == 'A' && next == Some(' ')));
        if is_upper(before) && starts_word {
            return Some(at + index);
        }
        before = c;
    }
    None
}

/// The lines of a paragraph in which a cell fills its column, and the byte at which the next column begins.
fn of_paragraph(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for line in lines.iter().filter(|line| !line.contains('\t')) {
        *counts.entry(indent(line)).or_default() += 1;
    }
    let last = counts
        .iter()
        .filter(|(column, count)| **column >= MIN_COLUMN && **count >= MIN_LINES);
    let Some(column) = last.map(|(column, _)| *column).max() else {
        return Vec::new();
    };
    // The words that cells of the column begin with, in uppercase, after which a space is.
    let starts = lines.iter().filter_map(|line| {
        let (at, _) = line.char_indices().nth(column)?;
        let is_start = line[..at].ends_with("  ") && indent(line) < column;
        let word = line[at..].split(' ').next().filter(|_| is_start)?;
        let is_upper = word.len() > 1 && !word.contains(char::is_lowercase);
        is_upper.then_some(word)
    });
    let first: HashSet<&str> = starts.collect();
    let (mut separated, mut columns) = (0, HashMap::<usize, usize>::new());
    let mut full = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((at, _)) = line.char_indices().nth(column) else {
            continue;
        };
        let (before, rest) = line.split_at(at);
        if indent(line) >= column || line.contains('\t') || rest.starts_with(' ') {
            continue;
        }
        let Some((gap, _)) = before.trim_end().rmatch_indices("  ").next() else {
            continue;
        };
        let cell = before[..gap + 2].chars().count();
        if before.ends_with("  ") {
            separated += 1;
            *columns.entry(cell).or_default() += 1;
        } else {
            full.extend(boundary(line, at, &first).map(|at| (index, at, cell)));
        }
    }
    if separated < MIN_LINES || separated < full.len() {
        return Vec::new();
    }
    let is_column = |cell: &usize| columns.get(cell).is_some_and(|count| 2 * count > separated);
    full.retain(|(_, _, cell)| is_column(cell));
    full.into_iter().map(|(index, at, _)| (index, at)).collect()
}
