//! Strings as HTML and as fragments of URLs, and templates.

/// Escapes a string for an element or a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Percent-encodes a string so that it is an `id` and, unchanged, the fragment of a URL.
pub(crate) fn fragment(text: &str) -> String {
    let mut fragment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            fragment.push(char::from(byte));
        } else {
            fragment += &format!("%{byte:02X}");
        }
    }
    fragment
}

/// Replaces each `{{name}}` in a template. Braces in the replacements are left as they are.
pub(crate) fn fill(template: &str, replacements: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("the braces are closed");
        let replacement = replacements.iter().find(|(known, _)| *known == name);
        let (_, replacement) = replacement.expect("every name has a replacement");
        filled.push_str(before);
        filled.push_str(replacement);
        rest = after;
    }
    filled + rest
}
