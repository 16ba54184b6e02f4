//! How a generated crate writes a value that is a number, as the table shows it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::plan::Plan;
use crate::emit::tokens::ident;
use crate::model::value::IntRepr;

/// An expression that writes a number to `f`.
pub(super) fn display(plan: &Plan<'_>, number: &TokenStream) -> TokenStream {
    if function(plan).is_some() {
        quote!(write_number(#number, f))
    } else {
        quote!(#number.fmt(f))
    }
}

/// An expression that writes a number to `f` within a sentence: width, fill and other flags of `f` do not apply to it.
pub(super) fn display_within(plan: &Plan<'_>, number: &TokenStream) -> TokenStream {
    let width = plan.table.width;
    match plan.integer() {
        Some(repr) if plan.is_hex() => {
            let pattern = format!("{{:#0{}X}}", hex_digits(repr) + 2);
            quote!(write!(f, #pattern, #number))
        }
        // The width of a number would count its sign.
        Some(repr) if width > 1 && repr.is_signed() => {
            let pattern = format!("{{}}{{:0{width}}}");
            quote! {
                write!(f, #pattern, if #number < 0 { "-" } else { "" }, #number.unsigned_abs())
            }
        }
        Some(_) if width > 1 => {
            let pattern = format!("{{:0{width}}}");
            quote!(write!(f, #pattern, #number))
        }
        _ => quote!(write!(f, "{}", #number)),
    }
}

/// A number as an argument of a debug helper, if its own `Debug` does not show it as the table does.
pub(super) fn debug(plan: &Plan<'_>, number: &TokenStream) -> Option<TokenStream> {
    let repr = plan.integer().filter(|_| plan.is_hex())?;
    let pattern = format!("{{:#0{}X}}", hex_digits(repr) + 2);
    Some(quote!(format_args!(#pattern, #number)))
}

/// The numbers that can be read from a string, if values are integers, such as ` from 0 to 255`, and how they are
/// written.
pub(super) fn readable(plan: &Plan<'_>) -> Option<(String, &'static str)> {
    let repr = plan.integer()?;
    let bounds = if plan.is_hex() {
        // Those of a signed type are its bits.
        let digits = hex_digits(repr);
        format!("0x{:0digits$} to 0x{}", 0, "F".repeat(digits))
    } else {
        format!("{} to {}", repr.min(), repr.max())
    };
    let notation = if plan.is_hex() {
        ", in decimal or, after `0x`, in hexadecimal"
    } else {
        ""
    };
    Some((format!(" from {bounds}"), notation))
}

/// The function that writes a number, if its own `Display` does not show it as the table does. Like that of
/// strings, it supports width and fill.
pub(super) fn function(plan: &Plan<'_>) -> Option<TokenStream> {
    let repr = plan.integer()?;
    if plan.is_hex() {
        Some(hexadecimal(plan, repr))
    } else {
        (plan.table.width > 1).then(|| decimal(plan, repr))
    }
}

/// The implementations of the formats of numbers, with which a value is written like the plain number.
pub(super) fn formats(plan: &Plan<'_>) -> Option<TokenStream> {
    plan.integer()?;
    let raw = &plan.raw_name;
    let formats = ["LowerHex", "UpperHex", "Octal", "Binary"].map(|name| {
        let name = ident(name);
        quote! {
            impl fmt::#name for #raw {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }
        }
    });
    Some(quote! { #(#formats)* })
}

fn hexadecimal(plan: &Plan<'_>, repr: IntRepr) -> TokenStream {
    let value = plan.value_type();
    let zero = format!("0x{}", "0".repeat(hex_digits(repr)));
    let zero = Literal::byte_string(zero.as_bytes());
    quote! {
        /// Writes a value in hexadecimal, at the width of its type.
        #[inline]
        pub fn write_number(value: #value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            let mut text = *#zero;
            for (pair, byte) in text[2..].chunks_exact_mut(2).zip(value.to_be_bytes()) {
                pair[0] = DIGITS[usize::from(byte >> 4)];
                pair[1] = DIGITS[usize::from(byte & 0xF)];
            }
            // The bytes are ASCII.
            f.pad(core::str::from_utf8(&text).unwrap_or_default())
        }
    }
}

fn decimal(plan: &Plan<'_>, repr: IntRepr) -> TokenStream {
    let value = plan.value_type();
    let width = plan.table.width;
    // Digits of the longest number, and a sign.
    let longest = repr.min().unsigned_abs().max(repr.max().unsigned_abs());
    let len = longest.to_string().len().max(width) + 1;
    let about = format!(" Writes a value with at least {width} digits.");
    let first = Literal::usize_unsuffixed(len - width);
    let len = Literal::usize_unsuffixed(len);
    let (magnitude, sign) = if repr.is_signed() {
        let sign = quote! {
            if value < 0 {
                start -= 1;
                text[start] = b'-';
            }
        };
        (quote!(value.unsigned_abs()), sign)
    } else {
        (quote!(value), quote!())
    };
    // clippy rejects a conversion of a `u8`.
    let digit = if repr.bytes() == 1 {
        quote!(rest % 10)
    } else {
        quote!(u8::try_from(rest % 10).unwrap_or_default())
    };
    quote! {
        #[doc = #about]
        #[inline]
        pub fn write_number(value: #value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let mut text = [b'0'; #len];
            let mut start = text.len();
            let mut rest = #magnitude;
            while rest > 0 {
                start -= 1;
                text[start] += #digit;
                rest /= 10;
            }
            start = start.min(#first);
            #sign
            // The bytes are ASCII.
            f.pad(core::str::from_utf8(&text[start..]).unwrap_or_default())
        }
    }
}

/// The number of hexadecimal digits of a value.
fn hex_digits(repr: IntRepr) -> usize {
    2 * repr.bytes() as usize
}
