//! Strings as Markdown.
//!
//! No string of a table becomes markup, such as a heading, a link, HTML, or a code block, which rustdoc would
//! compile as a test.

/// Splits a string into paragraphs at blank lines. All other white space becomes single spaces.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut paragraph = String::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(std::mem::take(&mut paragraph));
        }
        for word in line.split_whitespace() {
            paragraph.push_str(if paragraph.is_empty() { "" } else { " " });
            paragraph.push_str(word);
        }
    }
    paragraphs.push(paragraph);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Escapes a paragraph. The result may start a line or continue one.
pub(crate) fn escape(text: &str) -> String {
    let leading_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '@' => true,
            // Emphasis starts and ends at the edge of a word.
            '_' => {
                let is_within_word = text[..at].ends_with(char::is_alphanumeric)
                    && text[at + 1..].starts_with(char::is_alphanumeric);
                !is_within_word
            }
            // A heading or a list, only at the start.
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' if at == leading_digits => true,
            // A link.
            '.' => text[..at].ends_with("www"),
            ':' => text[at + 1..].starts_with('/'),
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A string as inline code. Line breaks and tabs become spaces; all else is shown byte for byte.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\t'], " ");
    let (mut run, mut longest_run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest_run = longest_run.max(run);
    }
    let fence = "`".repeat(longest_run + 1);
    // Markdown removes one space at each end, if there is one at both.
    let has_spaces = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let needs_space = text.starts_with('`') || text.ends_with('`') || has_spaces;
    let space = if needs_space { " " } else { "" };
    [&fence, space, &text, space, &fence].concat()
}

/// A string as inline code in a cell of a table, where a `|` would end the cell even within code.
pub(crate) fn code_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// A link. An `&` of the address that would start a character reference, such as `&amp;`, is escaped. No address
/// has another character that means something in a destination.
pub(crate) fn link(text: &str, address: &str) -> String {
    let mut parts = address.split('&');
    let mut destination = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
        let is_reference = rest.starts_with(';');
        destination += if is_reference { "\\&" } else { "&" };
        destination += part;
    }
    format!("[{text}](<{destination}>)")
}

/// The paragraphs of a string, each escaped.
pub(crate) fn plain(text: &str) -> Vec<String> {
    paragraphs(text).iter().map(|text| escape(text)).collect()
}

/// A string as one line, escaped.
pub(crate) fn line(text: &str) -> String {
    plain(text).join(" ")
}
