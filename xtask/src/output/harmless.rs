//! Text from outside, such as names of files, keys and pages, without power over the terminal or over GitHub
//! Actions.
//!
//! All output passes through here, so that no command has to think of it.

use std::borrow::Cow;

/// Returns text as a terminal may show it. Characters that are invisible, that control the terminal or that change
/// the order of the text are escaped, except for the colors of [`paint`](super::paint) and of diagnostics.
pub(crate) fn for_terminal(text: &str) -> Cow<'_, str> {
    if !text.contains(codetable::is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut harmless = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match color_len(rest) {
            Some(length) => {
                harmless.push_str(&rest[..length]);
                length
            }
            // How lines end does not matter.
            None if rest.starts_with("\r\n") => 1,
            None => {
                if codetable::is_invisible(c) {
                    harmless.extend(c.escape_unicode());
                } else {
                    harmless.push(c);
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Cow::Owned(harmless)
}

/// The length of the sequence that sets a color or a weight, if the text starts with one. All others, such as one
/// that conceals what follows, are not ours.
fn color_len(text: &str) -> Option<usize> {
    let (codes, _) = text.strip_prefix("\x1b[")?.split_once('m')?;
    let is_color = |code: &str| {
        let color: u8 = code.parse().unwrap_or(u8::MAX);
        matches!(color, 0..=4 | 22..=24 | 30..=37 | 39 | 90..=97)
    };
    let is_ours = codes.split(';').all(is_color);
    is_ours.then_some("\x1b[m".len() + codes.len())
}

/// Returns text without a command for GitHub Actions: a line that starts with `::`, or `##[` anywhere.
pub(crate) fn for_github(text: &str) -> String {
    let line = |line: &str| {
        let line = line.replace("##[", "#\\u{23}[");
        let start = line.len() - line.trim_start().len();
        match line[start..].strip_prefix("::") {
            Some(rest) => format!("{}\\u{{3a}}:{rest}", &line[..start]),
            None => line,
        }
    };
    text.split_inclusive(['\n', '\r']).map(line).collect()
}

/// Returns JSON without a command for GitHub Actions. It is the same JSON.
pub(crate) fn json_for_github(json: &str) -> String {
    json.replace("##[", "#\\u0023[")
}
