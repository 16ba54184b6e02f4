//! `src/errors.rs`: the errors of failed conversions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::number;
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;
use crate::emit::tokens::ident;

/// The maximum number of bytes of an unknown string that an error keeps. Nearly all labels are shorter, and an
/// error of this size is cheap to copy.
const MAX_LEN: usize = 64;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let mut items = vec![quote! { use core::fmt; }];
    items.extend(number::function(plan).map(|_| quote! { use crate::raw::write_number; }));
    items.push(match plan.integer() {
        Some(_) => unknown_integer(plan),
        None => unknown_string(plan, "UnknownValue", "value"),
    });
    items.push(unknown_string(plan, "UnknownLabel", "label"));
    items.push(truncated_input());
    let items = items.into_iter().map(Item::Tokens).collect();
    vec![plan.draft("src/errors.rs", Content::Rust(items))]
}

/// The error for an integer that no code has.
fn unknown_integer(plan: &Plan<'_>) -> TokenStream {
    let value = plan.value_type();
    let message = format!("no {} has the value ", plan.enum_name);
    let number = quote!(self.0);
    let show = number::display(plan, &number);
    let debug = number::debug(plan, &number).map(|value| {
        quote! {
            impl fmt::Debug for UnknownValue {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_tuple("UnknownValue").field(&#value).finish()
                }
            }
        }
    });
    let derived = debug.is_none().then(|| quote!(Debug,));
    quote! {
        /// The error for a value that no code has.
        #[derive(#derived Clone, Copy, PartialEq, Eq)]
        pub struct UnknownValue(#value);

        impl UnknownValue {
            #[inline]
            pub(crate) const fn new(value: #value) -> Self {
                Self(value)
            }

            /// Returns the unrecognized value.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #value {
                self.0
            }
        }

        #debug

        impl fmt::Display for UnknownValue {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#message)?;
                #show
            }
        }

        impl core::error::Error for UnknownValue {}
    }
}

/// The error for a string that no code has.
fn unknown_string(plan: &Plan<'_>, name: &str, noun: &str) -> TokenStream {
    let (error, getter) = (ident(name), ident(noun));
    let message = format!("no {} has the {noun} ", plan.enum_name);
    let about = format!(" The error for a {noun} that no code has.");
    let about_getter =
        format!(" Returns the unrecognized {noun}, or its start if it is very long.");
    quote! {
        #[doc = #about]
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct #error(TruncatedInput);

        impl #error {
            #[inline]
            pub(crate) fn new(#getter: &str) -> Self {
                Self(TruncatedInput::new(#getter))
            }

            #[doc = #about_getter]
            #[must_use]
            #[inline]
            pub fn #getter(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Debug for #error {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(#name).field(&self.0.as_str()).finish()
            }
        }

        impl fmt::Display for #error {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#message)?;
                fmt::Debug::fmt(self.0.as_str(), f)?;
                f.write_str(if self.0.is_complete { "" } else { "…" })
            }
        }

        impl core::error::Error for #error {}
    }
}

/// The string that an error keeps, without an allocation.
fn truncated_input() -> TokenStream {
    let max_len = Literal::usize_unsuffixed(MAX_LEN);
    quote! {
        /// The maximum number of bytes of a string that an error keeps. More would need an allocation.
        const MAX_LEN: usize = #max_len;

        /// The start of a string.
        #[derive(Clone, Copy, PartialEq, Eq)]
        struct TruncatedInput {
            bytes: [u8; MAX_LEN],
            len: usize,
            is_complete: bool,
        }

        impl TruncatedInput {
            #[inline]
            fn new(input: &str) -> Self {
                let mut len = input.len().min(MAX_LEN);
                while !input.is_char_boundary(len) {
                    len -= 1;
                }
                let mut bytes = [0; MAX_LEN];
                bytes[..len].copy_from_slice(&input.as_bytes()[..len]);
                let is_complete = len == input.len();
                Self { bytes, len, is_complete }
            }

            #[inline]
            fn as_str(&self) -> &str {
                core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
            }
        }
    }
}
