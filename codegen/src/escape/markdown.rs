//! Any text as Markdown that shows just that text.
//!
//! Text from a table never becomes markup: no heading, link, HTML or code block, and so no
//! doctest either.

use std::borrow::Cow;

/// The paragraphs of a text: a blank line parts them, other white space is one blank.
pub(crate) fn paragraphs(text: &str) -> Vec<Cow<'_, str>> {
    // Nearly every text is one of these.
    if is_paragraph(text) {
        return vec![Cow::Borrowed(text)];
    }
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(String::new());
        }
        for word in line.split_whitespace() {
            let paragraph = paragraphs.len() - 1;
            let paragraph = &mut paragraphs[paragraph];
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(word);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.into_iter().map(Cow::Owned).collect()
}

/// Whether a text is words with one blank between each two.
fn is_paragraph(text: &str) -> bool {
    let mut before = ' ';
    let apart = text
        .chars()
        .all(|c| match (std::mem::replace(&mut before, c), c) {
            (' ', ' ') => false,
            (_, ' '..='~') => true,
            (_, c) => !c.is_whitespace(),
        });
    apart && before != ' '
}

/// One paragraph of plain text, to stand on a line of its own or within one.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    // A number and a dot make a list, but only at the start.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::new();
    let mut done = 0;
    // Whatever is special is ASCII.
    for (at, byte) in text.bytes().enumerate() {
        let special = match byte {
            b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'>' | b'&' | b'~' | b'|' | b'$' | b'@' => {
                true
            }
            // Within a word an underscore is only that.
            b'_' => {
                let before = text[..at].ends_with(char::is_alphanumeric);
                !before || !text[at + 1..].starts_with(char::is_alphanumeric)
            }
            b'#' | b'+' | b'-' | b'=' => at == 0,
            b'.' if text[..at].ends_with("www") => true,
            b'.' | b')' => at == number,
            b':' => text[at + 1..].starts_with('/'),
            _ => continue,
        };
        if special {
            escaped.extend([&text[done..at], "\\"]);
            done = at;
        }
    }
    if escaped.is_empty() {
        return Cow::Borrowed(text);
    }
    escaped.push_str(&text[done..]);
    Cow::Owned(escaped)
}

/// A text of one line as code, byte for byte.
pub(crate) fn code(text: &str) -> String {
    // Nearly every text is one of these.
    let plain = |byte| !matches!(byte, b'`' | b' ' | b'\n' | b'\t');
    if text.bytes().all(plain) {
        return ["`", text, "`"].concat();
    }
    let text = text.replace(['\n', '\t'], " ");
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    // Markdown takes one blank off both ends if there is one at each.
    let blanks = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if text.starts_with('`') || text.ends_with('`') || blanks {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The same in a cell of a table, where a bar ends the cell even in code. What [`escape`] gives
/// has a backslash before each bar already.
pub(crate) fn code_cell(text: &str) -> String {
    let code = code(text);
    if code.contains('|') {
        code.replace('|', "\\|")
    } else {
        code
    }
}
