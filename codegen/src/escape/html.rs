//! Any text as HTML that shows just that text, and any value as an address.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text, to stand between tags or in a quoted attribute.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let mut escaped = String::new();
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let special = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        escaped.extend([&text[done..at], special]);
        done = at + 1;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    escaped.push_str(&text[done..]);
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
