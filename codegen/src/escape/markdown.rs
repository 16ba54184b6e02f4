//! Text as Markdown.
//!
//! No text of a table becomes markup, such as a heading, a link, HTML, or a code block, which rustdoc would
//! compile as a test.

/// The paragraphs of a text, which blank lines separate. Other white space becomes one space.
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

/// Escapes a paragraph, to be a line or part of one.
pub(crate) fn escape(text: &str) -> String {
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
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
            // A heading or a list, but only at the start.
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' if at == number => true,
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

/// A string as code within a line, byte for byte but for line breaks and tabs.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\t'], " ");
    let (mut run, mut longest_run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest_run = longest_run.max(run);
    }
    let fence = "`".repeat(longest_run + 1);
    // A space at both ends is removed when the code is shown.
    let has_spaces = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let needs_space = text.starts_with('`') || text.ends_with('`') || has_spaces;
    let space = if needs_space { " " } else { "" };
    [&fence, space, &text, space, &fence].concat()
}

/// A string as code in a cell of a table, where a bar ends the cell even within code.
pub(crate) fn code_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// The paragraphs of a text of the table, as Markdown.
pub(crate) fn plain(text: &str) -> Vec<String> {
    paragraphs(text).iter().map(|text| escape(text)).collect()
}

/// A text of the table as one line of Markdown.
pub(crate) fn line(text: &str) -> String {
    plain(text).join(" ")
}
