//! Any text as HTML that shows just that text, and any value as an address.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What means something in HTML.
const SPECIAL: [char; 5] = ['&', '<', '>', '"', '\''];

/// A text, to stand between tags or in a quoted attribute.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(SPECIAL) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut left = text;
    // What stands for itself is taken over at once.
    while let Some(at) = left.find(SPECIAL) {
        escaped.push_str(&left[..at]);
        escaped.push_str(match left.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        left = &left[at + 1..];
    }
    escaped.push_str(left);
    Cow::Owned(escaped)
}

/// A text as an `id` that is also its own address: what follows `#` in a link. Whatever could mean
/// something in either is written as its bytes.
pub(crate) fn address(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// Puts texts into a template, each in place of its name in double braces. What is put in is not
/// looked at again, so that a table may have braces too.
pub(crate) fn fill(template: &str, texts: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").unwrap_or(("", part));
        let text = texts.iter().find(|(known, _)| *known == name);
        filled.push_str(text.map_or("", |(_, text)| text));
        filled.push_str(rest);
    }
    filled
}
