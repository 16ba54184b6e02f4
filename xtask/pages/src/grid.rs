//! Tables as they stand in a page, of any meaning.

/// The rows of one table.
pub type Grid = Vec<Row>;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How the cells are parted.
    pub kind: Kind,
    /// Where the row begins, counted from 1.
    pub line: usize,
    /// What stands in it: no cell has a tab or a line break.
    pub cells: Vec<String>,
}

/// How the cells of a row are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By the page.
    Cells,
    /// By a blank: the first word, the rest of the line, and its second word.
    Words,
}

/// The tables as text, in the form that `main.rs` describes.
#[must_use]
pub fn print(grids: &[Grid]) -> String {
    let mut text = String::new();
    for grid in grids {
        text += "table\n";
        for row in grid {
            let kind = match row.kind {
                Kind::Cells => "row",
                Kind::Words => "words",
            };
            text += &format!("{kind}\t{}\t{}\n", row.line, row.cells.join("\t"));
        }
    }
    text
}

/// The text of a cell: white space is one blank, what cannot be seen is nothing, and a mark that
/// leads to a footnote is no part of it.
pub(crate) fn cell(text: &str) -> String {
    let is_unseen = |c: &char| {
        let is_mark = matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
        is_mark || (c.is_control() && !c.is_whitespace())
    };
    let seen: String = text.chars().filter(|c| !is_unseen(c)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    let mut words = words.as_slice();
    while let [start @ .., last] = words {
        if start.is_empty() || !is_mark(last) {
            break;
        }
        words = start;
    }
    let text = words.join(" ");
    text.trim_end_matches(['*', '†', '‡']).to_owned()
}

/// `*`, `[1]` or `(1)`.
fn is_mark(word: &str) -> bool {
    let bare = word.strip_prefix(['[', '(']).unwrap_or(word);
    let number = bare.strip_suffix([']', ')']).unwrap_or(bare);
    let stars = word.chars().all(|c| "*†‡".contains(c));
    stars || (number.len() + 2 == word.len() && number.chars().all(|c| c.is_ascii_digit()))
}
