//! Identifiers, literals and attributes for all emitters.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier that the model has checked.
pub(in crate::emit) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Parses a literal, a path or an attribute that was built as text.
pub(in crate::emit) fn parse_tokens(text: &str) -> TokenStream {
    text.parse().expect("the emitters build valid Rust")
}

/// An integer as a Rust literal, with underscores between groups of digits. A negative number is always
/// decimal, since a literal cannot be a bit pattern of a signed type.
pub(in crate::emit) fn integer_literal(number: i128, hex: bool) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (prefix, digits, group) = if hex && number >= 0 {
        ("0x", format!("{number:X}"), 4)
    } else {
        ("", number.unsigned_abs().to_string(), 3)
    };
    if digits.len() <= group + 1 {
        return format!("{sign}{prefix}{digits}");
    }
    let mut literal = format!("{sign}{prefix}");
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % group == 0 {
            literal.push('_');
        }
        literal.push(digit);
    }
    literal
}

/// A string as a Rust literal.
pub(in crate::emit) fn string_literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// The attribute of a function with this number of match arms, if it may be too long for Clippy. That warns of
/// more than 100 lines, and an arm has up to three.
pub(in crate::emit) fn allow_long(arms: usize) -> Option<TokenStream> {
    let is_long = 3 * arms > 90;
    is_long.then(
        || quote!(#[allow(clippy::too_many_lines, reason = "a match arm for each code or group")]),
    )
}

/// The line before an item that names deprecated codes.
pub(in crate::emit) const ALLOW_DEPRECATED: &str =
    "#[allow(deprecated, reason = \"deprecated codes are still found\")]\n";
