//! `src/errors.rs`: why a conversion failed.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::raw::hex_pattern;
use super::tokens::ident;
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

/// How many bytes of an unknown label are kept: enough for nearly any real one, little to copy.
const KEPT: usize = 64;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let hex = plan.is_hex().then(|| {
        quote!(
            use crate::raw::hex;
        )
    });
    let mut items = vec![Item::Tokens(quote! {
        use core::fmt;
    })];
    items.extend(hex.map(Item::Tokens));
    items.push(Item::Tokens(unknown_value(plan)));
    items.push(Item::Tokens(unknown_label(plan)));
    items.push(Item::Tokens(kept()));
    vec![plan.draft("src/errors.rs", Content::Rust(items))]
}

fn unknown_value(plan: &Plan<'_>) -> TokenStream {
    let says = format!("no {} has the value ", plan.code);
    if plan.integer().is_none() {
        return unknown_text("UnknownValue", "value", &says);
    }
    let value = plan.value_type();
    let show = if plan.is_hex() {
        quote!(hex(self.0, f))
    } else {
        quote!(self.0.fmt(f))
    };
    let (derived, debug) = if plan.is_hex() {
        let pattern = hex_pattern(plan);
        let debug = quote! {
            impl fmt::Debug for UnknownValue {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    let value = format_args!(#pattern, self.0);
                    f.debug_tuple("UnknownValue").field(&value).finish()
                }
            }
        };
        (None, Some(debug))
    } else {
        (Some(quote!(Debug,)), None)
    };
    quote! {
        /// A value that the table does not have.
        #[derive(#derived Clone, Copy, PartialEq, Eq)]
        pub struct UnknownValue(#value);

        impl UnknownValue {
            #[inline]
            pub(crate) const fn new(value: #value) -> Self {
                Self(value)
            }

            /// The value that was asked for.
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
                f.write_str(#says)?;
                #show
            }
        }

        impl core::error::Error for UnknownValue {}
    }
}

fn unknown_label(plan: &Plan<'_>) -> TokenStream {
    unknown_text(
        "UnknownLabel",
        "label",
        &format!("no {} has the label ", plan.code),
    )
}

/// The error for a text that was asked for.
fn unknown_text(name: &str, what: &str, says: &str) -> TokenStream {
    let (error, getter) = (ident(name), ident(what));
    let about = format!(" A {what} that the table does not have.");
    let asked = format!(" The {what} that was asked for, or the start of it if it was very long.");
    quote! {
        #[doc = #about]
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct #error(Kept);

        impl #error {
            #[inline]
            pub(crate) fn new(#getter: &str) -> Self {
                Self(Kept::new(#getter))
            }

            #[doc = #asked]
            #[must_use]
            #[inline]
            pub fn #getter(&self) -> &str {
                self.0.text()
            }
        }

        impl fmt::Debug for #error {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(#name).field(&self.0.text()).finish()
            }
        }

        impl fmt::Display for #error {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#says)?;
                fmt::Debug::fmt(self.0.text(), f)?;
                f.write_str(if self.0.whole { "" } else { "…" })
            }
        }

        impl core::error::Error for #error {}
    }
}

fn kept() -> TokenStream {
    let length = Literal::usize_unsuffixed(KEPT);
    quote! {
        /// How many bytes of a text an error holds, so that it need not allocate.
        const KEPT: usize = #length;

        /// The start of a text.
        #[derive(Clone, Copy, PartialEq, Eq)]
        struct Kept {
            bytes: [u8; KEPT],
            len: usize,
            whole: bool,
        }

        impl Kept {
            #[inline]
            fn new(text: &str) -> Self {
                let mut len = text.len().min(KEPT);
                while !text.is_char_boundary(len) {
                    len -= 1;
                }
                let mut bytes = [0; KEPT];
                bytes[..len].copy_from_slice(&text.as_bytes()[..len]);
                let whole = len == text.len();
                Self { bytes, len, whole }
            }

            #[inline]
            fn text(&self) -> &str {
                core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
            }
        }
    }
}
