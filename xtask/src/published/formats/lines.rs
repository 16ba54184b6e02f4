//! Lines of text.

use super::fields::cell;

/// The lines of a text with their numbers, without line ends.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    (1..).zip(lines)
}

/// The column that a line starts in.
pub(super) fn indent(line: &str) -> usize {
    let mut column = 0;
    for c in line.chars() {
        match c {
            ' ' => column += 1,
            '\t' => column += 8 - column % 8,
            _ => break,
        }
    }
    column
}

/// Lines of prose, joined to paragraphs.
#[derive(Default)]
pub(super) struct Prose {
    pub(super) text: String,
    is_paragraph_done: bool,
}

impl Prose {
    pub(super) fn end_paragraph(&mut self) {
        self.is_paragraph_done = true;
    }

    /// Adds a line. If words are hyphenated at the ends of lines, one is put together again.
    pub(super) fn add(&mut self, line: &str, is_hyphenated: bool) {
        let line = cell(line);
        if !self.text.is_empty() {
            let joint = if self.is_paragraph_done { '\n' } else { ' ' };
            let before = self.text.strip_suffix(['-', '\u{2010}']);
            let is_in_word = line.starts_with(char::is_lowercase)
                && before.is_some_and(|before| before.ends_with(char::is_lowercase));
            // Nobody writes this hyphen but programs that break lines.
            let is_broken =
                is_hyphenated && joint == ' ' && (is_in_word || self.text.ends_with('\u{2010}'));
            if is_broken {
                self.text.pop();
            } else {
                self.text.push(joint);
            }
        }
        self.is_paragraph_done = false;
        self.text.push_str(&line);
    }
}
