//! Entities, and the document type that declares them.

use std::ops::Range;

/// Blanks out a document type, and escapes each reference to an entity that XML does not define. No line moves.
pub(super) fn without_entities(text: &str) -> String {
    let Range { start, end } = document_type(text).unwrap_or(0..0);
    let mut result = String::with_capacity(text.len());
    result.push_str(&text[..start]);
    result.extend(text[start..end].chars().filter(|c| *c == '\n'));
    let mut rest = &text[end..];
    while let Some(at) = rest.find('&') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name: &str = rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or("");
        let is_known =
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || rest.starts_with('#');
        match name {
            "nbsp" if rest.starts_with("nbsp;") => {
                result.push(' ');
                rest = &rest["nbsp;".len()..];
            }
            _ if is_known => result.push('&'),
            _ => result.push_str("&amp;"),
        }
    }
    result.push_str(rest);
    // XML has no NUL and few other control characters.
    result.retain(|c| c >= ' ' || matches!(c, '\n' | '\r' | '\t'));
    result
}

/// Returns where a document type starts and ends.
fn document_type(text: &str) -> Option<Range<usize>> {
    let start = text.find("<!DOCTYPE")?;
    let mut is_inside = false;
    let mut at = start;
    loop {
        let rest = &text[at..];
        let found = at + rest.find(['"', '\'', '[', ']', '<', '>'])?;
        at = found + 1;
        match text.as_bytes()[found] {
            quote @ (b'"' | b'\'') => at += text[at..].find(char::from(quote))? + 1,
            b'[' => is_inside = true,
            b']' => is_inside = false,
            b'<' if text[found..].starts_with("<!--") => at += text[at..].find("-->")? + 3,
            b'>' if !is_inside => return Some(start..at),
            _ => {}
        }
    }
}
