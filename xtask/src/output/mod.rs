//! What a person sees: results, diagnostics, and annotations of GitHub Actions.

pub(crate) mod diagnostics;
mod harmless;
pub(crate) mod json;
pub(crate) mod lines;
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

/// Returns a number with a noun, such as `1 table` or `2 tables`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
