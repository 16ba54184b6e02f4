//! Identifiers, literals and attributes for all emitters.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier that the model has checked.
pub(in crate::emit) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A literal or a path that was built as text.
pub(in crate::emit) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the emitters build valid Rust")
}

/// An integer as a Rust literal, with underscores between groups of digits. A negative one is decimal, since
/// its type does not hold its bit pattern.
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
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % group == 0 {
            literal.push('_');
        }
        literal.push(digit);
    }
    literal
}

/// A string as a Rust literal.
pub(in crate::emit) fn quoted(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Allows functions with some lines for each of many codes or groups. Clippy warns of 100 lines; the
/// formatter puts each answer on up to three.
pub(in crate::emit) fn allow_long(answers: usize) -> Option<TokenStream> {
    (3 * answers > 90)
        .then(|| quote!(#[allow(clippy::too_many_lines, reason = "a line for each code")]))
}

/// Allows an item to name deprecated codes.
pub(in crate::emit) fn allow_deprecated() -> TokenStream {
    quote!(#[allow(deprecated, reason = "deprecated codes are still found")])
}
