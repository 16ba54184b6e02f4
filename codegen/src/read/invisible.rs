//! Rejects invisible characters, in strings and in comments: a table with such characters could look different to its
//! reviewer than to a compiler.

use crate::diagnostic::{Diagnostics, Span};
use crate::invisible::is_invisible;

/// Reports such characters in the text of a table. Returns whether there are none.
pub(crate) fn check_source(text: &str, diagnostics: &mut Diagnostics) -> bool {
    let mut is_clean = true;
    for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        reject(c, &(at..at + c.len_utf8()), diagnostics);
        is_clean = false;
    }
    is_clean
}

/// Reports a string that has such characters as escapes.
pub(crate) fn check_string(text: &str, span: &Span, diagnostics: &mut Diagnostics) {
    if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
        reject(c, span, diagnostics);
    }
}

fn reject(c: char, span: &Span, diagnostics: &mut Diagnostics) {
    let title = format!("the invisible character U+{:04X}", u32::from(c));
    let help = "remove it, so that the table contains what its reader sees";
    diagnostics.error(span, title, help);
}
