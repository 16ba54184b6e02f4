//! The Rust name of a code, derived from its label.
//!
//! The rule, as `spec/README.md` states it: strip the longest prefix that leaves a usable
//! identifier, split the rest into words, make them `UpperCamelCase`. What is still no identifier,
//! because it starts with a digit or is a keyword, gets a word before it.

use unicode_ident::{is_xid_continue, is_xid_start};

use crate::model::value::{Radix, Repr, Value};

/// The name of a code with this label. `prefixes` may come in any order; `value` is the code's own,
/// as [`of_value`] gives it; hardly a name needs it.
pub(crate) fn of_label(label: &str, prefixes: &[&str], value: impl FnOnce() -> String) -> String {
    let mut rests: Vec<&str> = prefixes
        .iter()
        .filter_map(|prefix| label.strip_prefix(prefix))
        .collect();
    rests.sort_by_key(|rest| rest.len());
    rests.push(label);
    let mut names = rests.iter().map(|rest| upper_camel(rest));
    if let Some(name) = names.find(|name| is_identifier(name)) {
        return name;
    }
    let whole = upper_camel(label);
    let name = if whole.is_empty() { value() } else { whole };
    format!("Code{name}")
}

/// The name of a group with this id.
pub(crate) fn of_group(id: &str) -> Option<String> {
    let name = upper_camel(id);
    if name.is_empty() {
        return None;
    }
    Some(if is_identifier(&name) {
        name
    } else {
        format!("Group{name}")
    })
}

/// A value as the end of a name: `17`, `Minus3`, `0xC0000005`, `5_7_9`.
pub(crate) fn of_value(value: &Value, repr: Repr, radix: Radix) -> String {
    match value {
        Value::Integer(number) if number.is_negative() && radix == Radix::Decimal => {
            format!("Minus{}", number.unsigned_abs())
        }
        Value::Integer(_) => value.show(repr, radix),
        Value::Text(text) => {
            let name = upper_camel(text);
            if name.is_empty() {
                // Nothing in it can be part of a name, so its bytes have to do.
                text.bytes()
                    .fold(String::new(), |name, byte| format!("{name}{byte:02X}"))
            } else {
                name
            }
        }
    }
}

/// Splits into words and writes each with a capital first and the rest small.
pub(crate) fn upper_camel(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for (c, begins) in letters(text) {
        if begins && name.ends_with(is_digit) && is_digit(c) {
            name.push('_');
        }
        match (begins, c.is_ascii()) {
            (true, true) => name.push(c.to_ascii_uppercase()),
            (true, false) => name.extend(c.to_uppercase()),
            (false, true) => name.push(c.to_ascii_lowercase()),
            (false, false) => name.extend(c.to_lowercase()),
        }
    }
    name
}

/// Splits into words, all small, with underscores between.
pub(crate) fn snake(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for (c, begins) in letters(text) {
        if begins && !words.is_empty() {
            words.push('_');
        }
        words.push(c);
    }
    words.to_lowercase()
}

/// Puts two parts of a name together.
pub(crate) fn joined(start: &str, end: &str) -> String {
    format!(
        "{start}{}{end}",
        if are_apart(start, end) { "_" } else { "" }
    )
}

/// Two digits that were apart stay apart, so that "1.11" and "11.1" have different names.
fn are_apart(start: &str, end: &str) -> bool {
    start.ends_with(is_digit) && end.starts_with(is_digit)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// What of a text can be part of a name, each with whether it begins a word. A word ends at whatever
/// cannot be part of an identifier, before a capital that follows a small letter or a digit, and
/// before the last of several capitals that a small letter follows (`HTTPNotFound` is three words).
/// An apostrophe belongs to its word and is dropped.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let chars = text.chars().filter(|c| !matches!(c, '\'' | '’'));
    let mut chars = chars.peekable();
    let mut before = '_';
    let mut ended = true;
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            let after = chars.peek();
            let starts = c.is_uppercase()
                && (before.is_lowercase()
                    || before.is_numeric()
                    || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase())));
            before = c;
            if c == '_' || !is_xid_continue(c) {
                ended = true;
            } else {
                return Some((c, std::mem::take(&mut ended) || starts));
            }
        }
    })
}

/// Whether Rust takes the text as the name of a variant.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(is_xid_start);
    // The letters are asked first because syn would take blanks and comments around a name.
    starts && chars.all(is_xid_continue) && !is_keyword(text)
}

/// syn knows the keywords of every edition. Only one of them has a capital, so that hardly a name
/// has to be parsed.
fn is_keyword(name: &str) -> bool {
    let may_be = name == "Self" || !name.contains(|c: char| c.is_ascii_uppercase());
    may_be && syn::parse_str::<syn::Ident>(name).is_err()
}

/// Whether rustc takes the text for `UpperCamelCase`.
pub(crate) fn is_upper_camel(text: &str) -> bool {
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    let mut before = ' ';
    let apart = text
        .chars()
        .any(|c| match (std::mem::replace(&mut before, c), c) {
            ('_', c) | (c, '_') => c == '_' || has_case(c),
            _ => false,
        });
    !text.starts_with(char::is_lowercase) && !apart
}
