//! The text of a query: its parts, which may be values and names, and its words.

use crate::model::Table;
use crate::model::value::{Radix, Repr, Value};

/// A part of a query that may be a value or a name.
pub(super) struct Part {
    pub(super) text: String,
    /// The names that it may be, [`compact`]: itself, and what follows each `::` of a path.
    pub(super) names: Vec<String>,
}

impl Part {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim();
        let paths = text.match_indices("::").map(|(at, _)| &text[at + 2..]);
        let names = std::iter::once(text).chain(paths).map(compact);
        Self {
            text: text.to_owned(),
            names: names.filter(|name| !name.is_empty()).collect(),
        }
    }
}

/// The parts of a text, without marks and quotes. Of a tag its name and its attributes remain, since they may say what
/// the value is.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let parts = split(&without_tags(text, true));
    parts.iter().map(|part| Part::new(part)).collect()
}

/// The text outside of tags; all of it if there is none.
pub(super) fn plain(text: &str) -> String {
    let plain = without_tags(text, false);
    if words(&plain).is_empty() {
        text.to_owned()
    } else {
        plain
    }
}

fn split(text: &str) -> Vec<String> {
    const MARKS: &str = ",;=|\"'`()[]{}<>“”‘’«»";
    let mut spaced = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // A colon separates a name from a value, but not the parts of a path or of a time.
        let is_separator =
            c == ':' && before != ':' && !before.is_ascii_digit() && rest.peek() != Some(&':');
        spaced.push(if is_separator || MARKS.contains(c) {
            ' '
        } else {
            c
        });
        before = c;
    }
    let parts = spaced.split_whitespace();
    let parts = parts.map(|part| {
        let part = part.trim_start_matches(|c| "#.:!?*&/\\+".contains(c));
        part.trim_end_matches(|c| ".:!?*&/\\-%".contains(c))
    });
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text with a space in the place of each tag, or only of those that end an element.
fn without_tags(text: &str, only_ends: bool) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain += &rest[..start];
        plain.push(' ');
        let inside = &rest[start + 1..];
        let is_tag = inside.starts_with(|c: char| match c {
            '/' => true,
            '!' | '?' => !only_ends,
            _ => c.is_alphabetic() && !only_ends,
        });
        let end = inside
            .find(['<', '>'])
            .filter(|&end| inside[end..].starts_with('>'));
        rest = match end {
            Some(end) if is_tag => &inside[end + 1..],
            _ => inside,
        };
    }
    plain + rest
}

/// The numbers among these parts: those that a word like `code` announces, or else all.
pub(super) fn numbers<'p>(parts: &'p [Part], tables: &[Table]) -> Vec<&'p Part> {
    let is_number = |part: &&Part| is_number(&part.text, tables);
    let pairs = parts.windows(2);
    let announced = pairs.filter(|pair| announces_number(&pair[0].text));
    let announced: Vec<&Part> = announced.map(|pair| &pair[1]).filter(is_number).collect();
    if announced.is_empty() {
        parts.iter().filter(is_number).collect()
    } else {
        announced
    }
}

/// Whether a word says that a number follows, as `RESULTCODE` and `error` do.
pub(super) fn announces_number(word: &str) -> bool {
    const ENDS: [&str; 6] = ["code", "error", "status", "result", "value", "number"];
    let word = word
        .trim()
        .trim_end_matches([':', '='])
        .to_ascii_lowercase();
    ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a text is a number: in decimal, in hexadecimal after `0x` or before `h`, or in a table in hexadecimal
/// without a mark.
pub(super) fn is_number(text: &str, tables: &[Table]) -> bool {
    let magnitude = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_decimal = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let is_hex = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_hexdigit());
    let after_0x = magnitude
        .strip_prefix("0x")
        .or(magnitude.strip_prefix("0X"));
    let shows_hex = |table: &Table| table.radix == Radix::Hex && table.repr != Repr::Str;
    is_decimal(magnitude)
        || after_0x.is_some_and(is_hex)
        || before_h(magnitude).is_some()
        || (is_hex(magnitude)
            && magnitude.contains(|c: char| c.is_ascii_digit())
            && tables.iter().any(shows_hex))
}

/// The digits of a number such as `1Fh`.
fn before_h(text: &str) -> Option<&str> {
    let digits = text.strip_suffix(['h', 'H'])?;
    let is_hex = digits.bytes().all(|c| c.is_ascii_hexdigit());
    (is_hex && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(digits)
}

/// The values that a string may mean in a table, the likeliest first.
pub(super) fn values(table: &Table, text: &str) -> Vec<Value> {
    if table.repr == Repr::Str {
        let codes = || table.codes.iter().filter_map(|code| code.value.as_str());
        let in_any_case = codes().filter(|value| value.eq_ignore_ascii_case(text));
        let in_any_case: Vec<&str> = in_any_case.collect();
        let values = if in_any_case.is_empty() || in_any_case.contains(&text) {
            vec![text]
        } else {
            in_any_case
        };
        return values
            .into_iter()
            .map(|value| Value::Str(value.to_owned()))
            .collect();
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    // `17h` is hexadecimal where people write so, and else a number with a letter after it.
    let spellings = match before_h(text) {
        Some(digits) => vec![format!("0x{digits}"), digits.to_owned()],
        None => vec![text.to_owned()],
    };
    let candidates = |text: String| table.repr.candidates(table.radix, &text);
    spellings.into_iter().flat_map(candidates).collect()
}

/// The words of a text in lowercase.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of an identifier, separated where a capital letter or a number begins.
pub(super) fn words_of_identifier(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        let starts_word = c.is_uppercase() && before.is_lowercase();
        let starts_number = c.is_numeric() && before.is_alphabetic();
        if starts_word || starts_number {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    words(&spaced)
}

/// The words of a text in lowercase, joined, so that a label equals the variant made from it.
pub(super) fn compact(text: &str) -> String {
    words(text).concat()
}
