//! Addresses: of documents, of packages and, from a template, of codes.

use crate::diagnostic::Diagnostics;
use crate::read::spanned::Spanned;

/// What a template may contain.
const PLACEHOLDERS: [&str; 3] = ["{value}", "{label}", "{variant}"];

/// Checks an address that may be missing.
pub(super) fn validate(
    raw: Option<&Spanned<String>>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let raw = raw?;
    check(raw, &raw.value, diagnostics).then(|| raw.value.clone())
}

/// Checks `address`, which is what `raw` means.
fn check(raw: &Spanned<String>, address: &str, diagnostics: &mut Diagnostics) -> bool {
    let is_valid = is_address(address);
    if !is_valid {
        let title = format!("`{}` is not an address", raw.value);
        let help = "write one that starts with `https://` or `http://`; percent-encode spaces, quotes, brackets \
                    and letters beyond ASCII";
        diagnostics.error(&raw.span, title, help);
    }
    is_valid
}

/// Checks a template for the addresses of codes that may be missing.
pub(super) fn template(
    raw: Option<&Spanned<String>>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let raw = raw?;
    let mut filled = raw.value.clone();
    for placeholder in PLACEHOLDERS {
        filled = filled.replace(placeholder, "x");
    }
    if filled.contains(['{', '}']) {
        let title = "`link` has an unknown placeholder";
        let help = format!(
            "the placeholders are {}",
            PLACEHOLDERS.map(|each| format!("`{each}`")).join(", ")
        );
        diagnostics.error(&raw.span, title, help);
        return None;
    }
    if filled == raw.value {
        let title = "every code would have the same link";
        let help = "write `{value}`, `{label}` or `{variant}` where the address of a code has it; \
                    the address of the document is `url`";
        diagnostics.error(&raw.span, title, help);
        return None;
    }
    check(raw, &filled, diagnostics).then(|| raw.value.clone())
}

/// Fills a template.
pub(super) fn fill(template: &str, value: &str, label: &str, variant: &str) -> String {
    let mut address = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        address += &rest[..start];
        rest = &rest[start..];
        let strings = PLACEHOLDERS.into_iter().zip([value, label, variant]);
        for (placeholder, string) in strings {
            if let Some(after) = rest.strip_prefix(placeholder) {
                encode(string, &mut address);
                rest = after;
                break;
            }
        }
    }
    address + rest
}

/// Appends a string with every character percent-encoded that RFC 3986, section 2.3, does not call unreserved.
fn encode(string: &str, address: &mut String) {
    for byte in string.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(byte.into());
        } else {
            *address += &format!("%{byte:02X}");
        }
    }
}

/// Whether a string is an absolute address of a page, as RFC 3986 has it.
pub(crate) fn is_address(string: &str) -> bool {
    let rest = string
        .strip_prefix("https://")
        .or(string.strip_prefix("http://"));
    let is_allowed = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && rest.chars().all(is_allowed)
    })
}
