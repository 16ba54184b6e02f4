//! The text of one cell.

/// Returns the text of a cell as a person reads it: each run of white space is one space, invisible
/// characters are gone, and so is a mark that refers to a footnote.
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

/// Whether a word is a footnote mark: `*`, `[1]` or `(1)`.
fn is_mark(word: &str) -> bool {
    let bare = word.strip_prefix(['[', '(']).unwrap_or(word);
    let number = bare.strip_suffix([']', ')']).unwrap_or(bare);
    let stars = word.chars().all(|c| "*†‡".contains(c));
    stars || (number.len() + 2 == word.len() && number.chars().all(|c| c.is_ascii_digit()))
}
