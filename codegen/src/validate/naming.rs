//! Rust names, derived from labels, ids and values.
//!
//! The name of a code is its label in `UpperCamelCase`, without the longest prefix whose removal leaves an
//! identifier. If even the whole label does not make an identifier, since it starts with a digit or is a keyword,
//! `Code` is put in front. A label without letters and digits becomes `Code` and the value.
//!
//! rustc compares names in NFC, the composed form of Unicode, so each name has to be in that form: names that look
//! the same are then the same.

use std::collections::HashSet;

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Strictness;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::value::{Notation, Radix, Repr, Value};

/// The name of a code with this label. `suffix` is the [`value_suffix`] of its value.
pub(crate) fn code_name(label: &str, prefixes: &[&str], suffix: &str) -> String {
    let stripped = prefixes
        .iter()
        .filter_map(|prefix| label.strip_prefix(prefix));
    let mut rests: Vec<&str> = std::iter::once(label).chain(stripped).collect();
    // The longest prefix leaves the shortest rest.
    rests.sort_by_key(|rest| rest.len());
    let mut names = rests.into_iter().map(upper_camel);
    names.find(|name| is_identifier(name)).unwrap_or_else(|| {
        let whole = upper_camel(label);
        format!("Code{}", if whole.is_empty() { suffix } else { &whole })
    })
}

/// The name of a group with this id; `None` if nothing of the id can be part of a name.
pub(crate) fn group_name(id: &str) -> Option<String> {
    match upper_camel(id) {
        name if name.is_empty() => None,
        name if is_identifier(&name) && is_upper_camel(&name) => Some(name),
        name => Some(format!("Group{name}")),
    }
}

/// The suffix of a name that stands for a value: `17`, `Minus3`, `0xC0000005`, `5_7_9`.
pub(crate) fn value_suffix(value: &Value, repr: Repr, radix: Radix) -> String {
    let notation = Notation {
        repr,
        radix,
        width: 0,
    };
    match value {
        Value::Integer(number) if number.is_negative() && radix == Radix::Decimal => {
            format!("Minus{}", number.unsigned_abs())
        }
        Value::Integer(_) => value.show(notation),
        Value::Str(text) => match upper_camel(text) {
            suffix if suffix.is_empty() => text
                .bytes()
                .fold(suffix, |suffix, byte| format!("{suffix}{byte:02X}")),
            suffix => suffix,
        },
    }
}

/// The words of a string, each with an uppercase letter first and the others lowercase.
pub(crate) fn upper_camel(text: &str) -> String {
    let mut name = String::new();
    for (c, starts_word) in name_chars(text) {
        if starts_word && are_digits(name.chars().next_back(), Some(c)) {
            name.push('_');
        }
        if starts_word {
            name.extend(c.to_uppercase());
        } else {
            name.extend(c.to_lowercase());
        }
    }
    name
}

/// Takes a name for a row. Returns `None` if the name itself is free, and otherwise one with the value of the row.
pub(crate) fn free_name(name: &str, suffix: &str, taken: &mut HashSet<String>) -> Option<String> {
    if taken.insert(name.to_owned()) {
        return None;
    }
    let with_value = join(name, suffix);
    let numbered = (2..).map(|number: u32| join(&with_value, &number.to_string()));
    let mut names = std::iter::once(with_value.clone()).chain(numbered);
    let name = names.find(|name| taken.insert(name.clone()));
    Some(name.expect("there is always another number"))
}

/// The words of a string in lowercase, separated by underscores.
pub(crate) fn snake(text: &str) -> String {
    let mut name = String::new();
    for (c, starts_word) in name_chars(text) {
        if starts_word && !name.is_empty() {
            name.push('_');
        }
        name.push(c);
    }
    name.to_lowercase()
}

/// Adds a suffix to a name, after an underscore if it would continue a number.
pub(crate) fn join(name: &str, suffix: &str) -> String {
    let is_number_continued = are_digits(name.chars().next_back(), suffix.chars().next());
    let separator = if is_number_continued { "_" } else { "" };
    format!("{name}{separator}{suffix}")
}

/// Whether two characters are digits, which need an underscore between them: otherwise "1.11" and "11.1" would
/// have the same name.
fn are_digits(before: Option<char>, after: Option<char>) -> bool {
    [before, after]
        .into_iter()
        .all(|c| c.is_some_and(|c| c.is_ascii_digit()))
}

/// The characters that can be part of a name, each with whether it starts a word.
///
/// A word ends at any other character, before an uppercase letter that follows a lowercase letter or a digit,
/// and before the last of several uppercase letters that a lowercase letter follows: `HTTPNotFound` is three
/// words. Apostrophes are dropped and do not end a word.
fn name_chars(text: &str) -> impl Iterator<Item = (char, bool)> {
    let chars = text.chars().filter(|c| !matches!(c, '\'' | '’'));
    let mut chars = chars.peekable();
    let mut before = '_';
    let mut starts_word = true;
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            starts_word |= c.is_uppercase()
                && (before.is_lowercase()
                    || before.is_numeric()
                    || (before.is_uppercase() && chars.peek().is_some_and(|c| c.is_lowercase())));
            before = c;
            if c != '_' && is_xid_continue(c) {
                return Some((c, std::mem::take(&mut starts_word)));
            }
            starts_word = true;
        }
    })
}

/// Returns a name in NFC, and reports one that is not. `fix` says how to write it, given its composed form.
pub(super) fn composed(
    name: String,
    span: &Span,
    fix: impl FnOnce(&str) -> String,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> String {
    if is_nfc(&name) {
        return name;
    }
    let composed = nfc(&name);
    if strictness == Strictness::Current {
        let title =
            format!("the name `{name}` is not in NFC, the form in which Rust compares names");
        let note = format!("{} instead of {}", escaped(&name), escaped(&composed));
        let help = fix(&composed);
        diagnostics.error(span, title, help).note(note);
    }
    composed
}

/// A name with escapes in place of all characters beyond ASCII, which may look the same.
fn escaped(name: &str) -> String {
    let escape = |c: char| match c {
        ' '..='~' => c.to_string(),
        _ => c.escape_unicode().to_string(),
    };
    name.chars().map(escape).collect()
}

/// Returns how to fix an id whose name is not in NFC.
pub(super) fn composed_id(id: &str) -> impl FnOnce(&str) -> String {
    let composed = nfc(id);
    let is_other = composed != id;
    move |name| {
        if is_other {
            format!("write {composed:?}, which makes the name `{name}`")
        } else {
            "write an id in which no word starts with a combining character".to_owned()
        }
    }
}

/// A string in NFC.
pub(super) fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a string is a Rust identifier, and not a keyword.
pub(crate) fn is_identifier(text: &str) -> bool {
    // syn rejects keywords, but accepts spaces and comments around an identifier.
    text.starts_with(is_xid_start)
        && text.chars().all(is_xid_continue)
        && syn::parse_str::<syn::Ident>(text).is_ok()
}

/// The keywords that syn does not know yet: `gen` is one since edition 2024.
const NEW_KEYWORDS: &[&str] = &["gen"];

/// Whether a string is a keyword of Rust in any edition, in use or reserved.
pub(crate) fn is_keyword(text: &str) -> bool {
    let is_word = text.chars().all(is_xid_continue) && text.starts_with(is_xid_start);
    is_word && (!is_identifier(text) || NEW_KEYWORDS.contains(&text))
}

/// Whether rustc accepts a name as `UpperCamelCase`: it does not start with a lowercase letter, and no
/// underscore is next to another one or to a letter that has a case.
pub(crate) fn is_upper_camel(text: &str) -> bool {
    let cannot_touch_underscore = |c: char| c == '_' || c.is_lowercase() || c.is_uppercase();
    let mut pairs = text.chars().zip(text.chars().skip(1));
    let is_misplaced = |(before, after)| match (before, after) {
        ('_', other) | (other, '_') => cannot_touch_underscore(other),
        _ => false,
    };
    !text.starts_with(char::is_lowercase) && !pairs.any(is_misplaced)
}
