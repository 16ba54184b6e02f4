//! What a person sees: results, diagnostics, and annotations of GitHub Actions.

pub(crate) mod diagnostics;
mod harmless;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod progress;
pub(crate) mod terminal;

use std::fmt::Display;

/// The style of a part of the output, by its escape code.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Style {
    Bold = 1,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}

/// Returns a string in this style, or as it is without `color`.
pub(crate) fn paint(text: impl Display, style: Style, color: bool) -> String {
    if color {
        format!("\x1b[{}m{text}\x1b[0m", style as u8)
    } else {
        text.to_string()
    }
}

/// Splits a text at spaces into lines that are no longer than a width, if words allow it; one line if there is no width.
pub(crate) fn wrapped(text: &str, width: Option<usize>) -> Vec<String> {
    let text = text.replace('\n', " ");
    let Some(width) = width else {
        return vec![text];
    };
    let mut lines = Vec::new();
    let mut words = text.split(' ');
    let mut line = words.next().unwrap_or_default().to_owned();
    for word in words {
        if line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.push(line);
    lines
}

/// Returns a number with a noun, such as `1 table` or `2 tables`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
