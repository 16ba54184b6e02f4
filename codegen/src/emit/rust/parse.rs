//! How the raw type reads a string, if values are integers: a label, or else a number.
//!
//! A valid table has no label that reads as the number of another value, so nothing has two meanings.
//! `IntRepr::parse`, with which that is checked, reads numbers in the same way.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::doctest;
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::value::IntRepr;

/// The implementation of `FromStr` and the function that reads a number.
pub(super) fn items(plan: &Plan<'_>) -> Option<TokenStream> {
    let repr = plan.integer()?;
    let (code, raw, error) = (&plan.enum_name, &plan.raw_name, &plan.parse_error_name);
    let value = plan.value_type();
    let from_hex = from_hex(repr);
    let example = example(plan);
    Some(quote! {
        /// Reads a label or an alias, or else a number: decimal, or hexadecimal after `0x`.
        #(#[doc = #example])*
        impl FromStr for #raw {
            type Err = #error;

            /// Reads a label or an alias, or else a number.
            ///
            /// # Errors
            ///
            /// Fails if the string is none of these, or if the type of values cannot represent the number.
            fn from_str(text: &str) -> Result<Self, #error> {
                if let Some(code) = #code::from_label(text) {
                    return Ok(Self::from(code));
                }
                parse_number(text).map(Self).ok_or(#error::new())
            }
        }

        /// Reads a decimal number, or a hexadecimal one after `0x`.
        fn parse_number(text: &str) -> Option<#value> {
            let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
            match digits {
                // `from_str_radix` accepts a sign, which must not follow `0x`.
                Some(digits) if digits.starts_with('+') => None,
                Some(digits) => #from_hex,
                None => text.parse().ok(),
            }
        }
    })
}

/// An expression for the number that hexadecimal `digits` mean. Those of a signed type are its bits.
fn from_hex(repr: IntRepr) -> TokenStream {
    let bits = format_ident!("u{}", repr.bits());
    if repr.is_signed() {
        let value = format_ident!("{}", repr.name());
        quote! {
            #bits::from_str_radix(digits, 16)
                .ok()
                .map(|bits| #value::from_ne_bytes(bits.to_ne_bytes()))
        }
    } else {
        quote!(#bits::from_str_radix(digits, 16).ok())
    }
}

fn example(plan: &Plan<'_>) -> Vec<String> {
    let raw = &plan.raw_name;
    let row = plan.example();
    let path = plan.variant_path(row);
    let mut body = vec![
        format!(
            "let by_label: {raw} = {}.parse()?;",
            string_literal(&row.label)
        ),
        format!("let by_number: {raw} = \"{}\".parse()?;", row.value),
        doctest::equal("by_label", &path),
        doctest::equal("by_number", &path),
    ];
    body.push(format!(
        "# Ok::<(), {}::{}>(())",
        crate::emit::example::library(plan),
        plan.parse_error_name
    ));
    doctest::of_both(plan, &body)
}
