//! What is around values and labels in texts, and what a text begins with.

use crate::published::value_text::{ValueText, with_family};

/// Whether a text is written as the names of constants are: `DOOR_OPEN`, `EPERM`, `doorOpen`, `DoorOpen`.
pub(in crate::published) fn is_constant(label: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let starts = label.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let rest = label.chars().skip(1);
    starts
        && label.chars().all(is_word)
        && (label.contains('_')
            || rest.clone().any(char::is_uppercase)
            || (label.len() > 1 && !label.contains(char::is_lowercase)))
}

/// How a label is written: whether it has lowercase letters and underscores.
pub(in crate::published) fn style(label: &str) -> [bool; 2] {
    [label.contains(char::is_lowercase), label.contains('_')]
}

/// A line without the mark of a list item.
pub(in crate::published) fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let rest = line
        .strip_prefix(['*', '+', '•', '·', '‣', '-', '–'])
        .or_else(|| line.strip_prefix("o "));
    match rest {
        Some(rest) if rest.starts_with([' ', '\t']) || line.starts_with("o ") => rest.trim_start(),
        _ => line,
    }
}

/// A label without what may surround it: quotes, marks of Markdown and of footnotes, and a colon after it.
pub(in crate::published) fn clean(label: &str) -> String {
    let mut text = label.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([':', ',', ';', '†', '‡']).trim_end();
        text = text
            .strip_suffix('*')
            .filter(|rest| !rest.contains('*'))
            .unwrap_or(text)
            .trim_end();
        for (open, close) in [
            ("\"", "\""),
            ("'", "'"),
            ("`", "`"),
            ("``", "``"),
            ("**", "**"),
            ("__", "__"),
            ("‘", "’"),
            ("“", "”"),
            ("<", ">"),
            ("(", ")"),
        ] {
            let inner = text
                .strip_prefix(open)
                .and_then(|text| text.strip_suffix(close));
            text = inner
                .filter(|inner| !inner.contains(close))
                .map_or(text, str::trim);
        }
        if text == before {
            return text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}

/// A string without the quotation marks in which code writes it.
pub(super) fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(text)
}

/// A description without the dash that separates it.
pub(super) fn without_dash(text: &str) -> &str {
    let dashes = ["- ", "-- ", "– ", "— ", ": "];
    dashes
        .iter()
        .find_map(|dash| text.strip_prefix(dash))
        .unwrap_or(text)
        .trim_start()
}

/// The value that a line begins with, and what follows it.
pub(in crate::published) fn value_and_rest(line: &str) -> Option<(&str, &str)> {
    leading_value(unmarked(line)).filter(|(_, rest)| !rest.is_empty())
}

/// Splits off a value at the start of a text, with what separates it from the rest.
pub(super) fn leading_value(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if is_part_of_more(after) {
        return None;
    }
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '=' | ',' | ';' | ')' | ']'))
        .map(|(at, c)| if matches!(c, ')' | ']') { at + 1 } else { at })
        .chain([text.len()])
        .take(3);
    // The longest of the first words that is a value, such as `0 (0x0)`.
    let end = ends
        .filter(|end| {
            ValueText::parse(&text[..*end]).is_some() || with_family(&text[..*end]).is_some()
        })
        .last()?;
    let rest = &text[end..];
    let is_whole = !rest.is_empty() || end == text.len();
    (is_whole && !is_part_of_more(rest)).then(|| (&text[..end], separated(rest)))
}

/// Whether what follows a number says that it is a part of a larger one, `5,000`, one of several, `8 or 9`, or a factor,
/// `8 * (open?)`.
pub(super) fn is_part_of_more(rest: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let in_thousands = rest.strip_prefix(',').is_some_and(|rest| {
        let digits = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        digits == 3
    });
    let mut words = rest.split_whitespace();
    let is_several = matches!(words.next(), Some("or" | "and" | "&"))
        && words.next().is_some_and(|word| word.starts_with(is_digit));
    in_thousands || is_several || rest.trim_start().starts_with("* (")
}

/// A text without the punctuation that separates it from what precedes it.
pub(super) fn separated(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || ":=-–—,;|→.)".contains(c))
}
