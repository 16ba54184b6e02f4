//! Any text as Markdown that shows just that text.
//!
//! Text from a table never becomes markup: no heading, link, HTML or code block, and so no
//! doctest either.

/// The paragraphs of a text: a blank line parts them, other white space is one blank.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
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
    paragraphs
}

/// One paragraph of plain text, to stand on a line of its own or within one.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    // A number and a dot make a list, but only at the start.
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut after = || chars.peek().map_or(' ', |(_, after)| *after);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '@' => true,
            // Within a word an underscore is only that.
            '_' => !before.is_alphanumeric() || !after().is_alphanumeric(),
            '#' | '+' | '-' | '=' => at == 0,
            '.' if text[..at].ends_with("www") => true,
            '.' | ')' => at == number,
            ':' => after() == '/',
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' || c == '\t' { ' ' } else { c });
        before = c;
    }
    escaped
}

/// A text of one line as code, byte for byte.
pub(crate) fn code(text: &str) -> String {
    // Nearly every text is one of these.
    if !text.contains(['`', ' ', '\n', '\t']) {
        return format!("`{text}`");
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
    code(text).replace('|', "\\|")
}
