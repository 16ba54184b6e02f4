//! Headings: a title with a line of punctuation below, and perhaps one above.

use super::{Reader, Source};
use crate::published::formats::dom::{Flow, Heading, Item};

/// What adorns a heading. Those of the same style have the same level.
#[derive(PartialEq, Eq)]
pub(super) struct Style {
    mark: char,
    has_line_above: bool,
}

impl Reader {
    /// Reads a heading, if one begins. Returns the number of lines that it has.
    pub(super) fn heading(&mut self, lines: &[Source], flow: &mut Flow) -> Option<usize> {
        let adornment = |index: usize| {
            let text = lines.get(index).map(|line| line.text)?;
            is_adornment(text).then_some(text)
        };
        let (title, under) = if let Some(over) = adornment(0) {
            let title = *lines.get(1)?;
            let under = adornment(2).filter(|under| under.starts_with(&over[..1]))?;
            if under.len() + 2 < title.text.trim().chars().count() {
                return None;
            }
            (title, under)
        } else {
            let title = lines[0];
            let under = adornment(1)?;
            // A line that is shorter than the title is a mistake that people make.
            if under.len() < 4 && under.len() < title.text.chars().count() {
                return None;
            }
            (title, under)
        };
        if title.is_blank() {
            return None;
        }
        let has_line_above = adornment(0).is_some();
        let mark = under.chars().next()?;
        flow.push(Item::Heading(Heading {
            level: self.level(Style {
                mark,
                has_line_above,
            }),
            line: title.line,
            text: self.plain(title.text),
        }));
        Some(if has_line_above { 3 } else { 2 })
    }

    /// The level of a style: that of the first heading that has it, or else one below all others.
    fn level(&mut self, style: Style) -> usize {
        let known = self.styles.iter().position(|known| *known == style);
        known.map_or_else(
            || {
                self.styles.push(style);
                self.styles.len()
            },
            |at| at + 1,
        )
    }
}

/// Whether a line is one punctuation mark, repeated.
pub(super) fn is_adornment(text: &str) -> bool {
    let first = text.bytes().next();
    text.len() > 1
        && first.is_some_and(|first| {
            first.is_ascii_punctuation() && text.bytes().all(|byte| byte == first)
        })
        && text != ".."
        && text != "::"
}
