//! `src/raw.rs`: a value as it arrived, whether or not the table knows it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let code = &plan.code;
    let std = quote! {
        use core::fmt;
    };
    let own = quote! {
        use crate::code::#code;
        use crate::errors::UnknownValue;
    };
    let hex = plan.is_hex().then(|| Item::Tokens(hex(plan)));
    let items = [std, own, definition(plan), conversions(plan), texts(plan)];
    let content = items.map(Item::Tokens).into_iter().chain(hex).collect();
    vec![plan.draft("src/raw.rs", Content::Rust(content))]
}

/// The struct as a type, the lifetime that it may borrow for, and what it holds.
struct Types {
    raw: TokenStream,
    generics: Option<TokenStream>,
    held: TokenStream,
}

fn types(plan: &Plan<'_>) -> Types {
    let raw = &plan.raw;
    match plan.integer() {
        Some(_) => Types {
            raw: quote!(#raw),
            generics: None,
            held: plan.value_type(),
        },
        None => Types {
            raw: quote!(#raw<'v>),
            generics: Some(quote!(<'v>)),
            held: quote!(&'v str),
        },
    }
}

fn definition(plan: &Plan<'_>) -> TokenStream {
    let (code, name) = (&plan.code, &plan.raw);
    let Types {
        raw,
        generics,
        held,
    } = types(plan);
    let about = format!(
        " A value as it arrived: a [`{code}`] if the table knows it, and kept if it does not."
    );
    let constant = plan.const_if_integer();
    quote! {
        #[doc = #about]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct #name #generics(#held);

        impl #generics #raw {
            /// Wraps a value, known or not.
            #[must_use]
            #[inline]
            pub const fn new(value: #held) -> Self {
                Self(value)
            }

            /// Returns the value as it arrived.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #held {
                self.0
            }

            /// Returns the code with the value, or `None` if the table has none.
            #[must_use]
            #[inline]
            pub #constant fn known(self) -> Option<#code> {
                #code::from_value(self.0)
            }
        }
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let (code, name) = (&plan.code, &plan.raw);
    let anonymous = plan.elided();
    let Types {
        raw,
        generics,
        held,
    } = types(plan);
    quote! {
        impl #generics From<#held> for #raw {
            #[inline]
            fn from(value: #held) -> Self {
                Self(value)
            }
        }

        impl #generics From<#raw> for #held {
            #[inline]
            fn from(raw: #raw) -> Self {
                raw.0
            }
        }

        impl From<#code> for #name #anonymous {
            #[inline]
            fn from(code: #code) -> Self {
                Self(code.value())
            }
        }

        impl TryFrom<#name #anonymous> for #code {
            type Error = UnknownValue;

            #[inline]
            fn try_from(raw: #name #anonymous) -> Result<Self, UnknownValue> {
                Self::try_from(raw.0)
            }
        }

        impl PartialEq<#code> for #name #anonymous {
            #[inline]
            fn eq(&self, code: &#code) -> bool {
                self.0 == code.value()
            }
        }

        impl PartialEq<#name #anonymous> for #code {
            #[inline]
            fn eq(&self, raw: &#name #anonymous) -> bool {
                self.value() == raw.0
            }
        }
    }
}

fn texts(plan: &Plan<'_>) -> TokenStream {
    let name = plan.raw.to_string();
    let anonymous = plan.elided();
    let raw = &plan.raw;
    let (debug, display) = if plan.is_hex() {
        let pattern = hex_pattern(plan);
        (
            quote!(tuple.field(&format_args!(#pattern, self.0)).finish()),
            quote!(hex(self.0, f)),
        )
    } else {
        (quote!(tuple.field(&self.0).finish()), quote!(self.0.fmt(f)))
    };
    quote! {
        impl fmt::Debug for #raw #anonymous {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple(#name);
                match self.known() {
                    Some(code) => tuple.field(&code).finish(),
                    None => #debug,
                }
            }
        }

        /// Writes the label, or the value if it is unknown.
        impl fmt::Display for #raw #anonymous {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.known() {
                    Some(code) => code.fmt(f),
                    None => #display,
                }
            }
        }
    }
}

/// Writes a value as the table does, and honours width as a text does.
fn hex(plan: &Plan<'_>) -> TokenStream {
    let value = plan.value_type();
    let zero = format!("0x{}", "0".repeat(hex_digits(plan)));
    let zero = Literal::byte_string(zero.as_bytes());
    quote! {
        /// Writes a value in hexadecimal, at the width of its type.
        #[inline]
        pub(crate) fn hex(value: #value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            let mut text = *#zero;
            for (pair, byte) in text[2..].chunks_exact_mut(2).zip(value.to_be_bytes()) {
                pair[0] = DIGITS[usize::from(byte >> 4)];
                pair[1] = DIGITS[usize::from(byte & 0xF)];
            }
            f.pad(core::str::from_utf8(&text).unwrap_or_default())
        }
    }
}

/// How many hexadecimal digits a value has.
fn hex_digits(plan: &Plan<'_>) -> usize {
    plan.integer().map_or(0, |repr| 2 * repr.bytes() as usize)
}

/// The format string of a value in hexadecimal, at the width of its type.
pub(super) fn hex_pattern(plan: &Plan<'_>) -> String {
    format!("{{:#0{}X}}", hex_digits(plan) + 2)
}
