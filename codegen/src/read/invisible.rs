//! Characters that a reader cannot see, or that make her see another order than a machine does.
//!
//! A table with such characters could say one thing to its reviewer and another to its users, so
//! they are refused, in every string and in comments too.

use crate::diagnostic::{Diagnostics, Span};

/// Whether a character has no place in a table.
fn is_refused(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Soft hyphen, joiners, marks and overrides of direction, invisible operators, fillers,
        // separators, annotation, byte order mark, language tags.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => c.is_control(),
    }
}

/// Refuses the text of a table that has such characters as they are. Says whether it was clean.
pub(crate) fn check_source(text: &str, diagnostics: &mut Diagnostics) -> bool {
    // Nearly every text is of these alone. Many at a time: then rustc makes it one comparison.
    let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    let are_plain = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & plain(byte));
    if text.as_bytes().chunks(1024).all(are_plain) {
        return true;
    }
    let mut clean = true;
    for (at, c) in text.char_indices().filter(|(_, c)| is_refused(*c)) {
        refuse(c, &(at..at + c.len_utf8()), diagnostics);
        clean = false;
    }
    clean
}

/// Refuses a string that has such characters as escapes.
pub(crate) fn check_string(text: &str, span: &Span, diagnostics: &mut Diagnostics) {
    if let Some(c) = text.chars().find(|c| is_refused(*c)) {
        refuse(c, span, diagnostics);
    }
}

fn refuse(c: char, span: &Span, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        span,
        format!("the invisible character U+{:04X}", u32::from(c)),
        "",
        "take it out: what a table says must be what its reader sees",
    );
}
