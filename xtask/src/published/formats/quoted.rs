//! Numbers with quoted strings, as programming languages without a reader have them: `404 -> "Not found"`.

use codetable::published::Row;

use super::fields::{cell, is_number, row};

/// From how many lines on they are a list.
const SEVERAL: usize = 2;

/// Reads the lines at the start that have one number, one quoted string, and else the same words. Returns the rows and
/// how many lines they are.
pub(super) fn read(lines: &[(usize, &str)]) -> Option<(Vec<Row>, usize)> {
    let mut rows = Vec::new();
    let mut words = None;
    for (number, line) in lines {
        let Some(found) = Line::read(line) else { break };
        if *words.get_or_insert(found.words.clone()) != found.words {
            break;
        }
        rows.push(row(
            *number,
            vec![found.number.to_owned(), cell(found.text)],
        ));
    }
    let length = rows.len();
    (length >= SEVERAL).then_some((rows, length))
}

/// Whether a word of a line has letters and nothing else, but for a comma.
fn is_text(word: &str) -> bool {
    word.trim_end_matches(',').chars().all(char::is_alphabetic)
}

struct Line<'t> {
    number: &'t str,
    text: &'t str,
    words: Vec<&'t str>,
}

impl<'t> Line<'t> {
    /// Reads a line. A string after a number and several words is one of the words of a sentence.
    fn read(line: &'t str) -> Option<Self> {
        let (before, rest) = line.split_once('"')?;
        let (text, after) = rest.split_once('"')?;
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let start = before.trim_start().find(|c: char| !c.is_ascii_digit());
        let is_prose = start.is_some_and(|start| {
            let mut words = before.trim_start()[start..].split_whitespace();
            start > 0 && words.any(is_text) && words.any(is_text)
        });
        let is_code =
            before.contains(|c: char| "->=:(|".contains(c)) || before.trim_end().ends_with(" then");
        if !is_code || is_prose || after.contains(is_word) || after.contains('"') || text.is_empty()
        {
            return None;
        }
        let all = before
            .split(|c| !is_word(c))
            .filter(|word| !word.is_empty());
        let (numbers, words): (Vec<&str>, Vec<&str>) =
            all.take(8).partition(|word| is_number(word));
        match numbers[..] {
            [number] => Some(Self {
                number,
                text,
                words,
            }),
            _ => None,
        }
    }
}
