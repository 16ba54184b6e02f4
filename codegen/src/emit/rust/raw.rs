//! `src/raw.rs`: a value as received, known or not.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let code = &plan.enum_name;
    let std = quote! { use core::fmt; };
    let own = quote! {
        use crate::code::#code;
        use crate::errors::UnknownValue;
    };
    let items = [std, own, definition(plan), conversions(plan), formats(plan)];
    let items = items.into_iter().chain(plan.is_hex().then(|| hex(plan)));
    let content = items.map(Item::Tokens).collect();
    vec![plan.draft("src/raw.rs", Content::Rust(content))]
}

/// The types in the implementations of the struct.
struct Types {
    /// The struct, with its lifetime if values are strings.
    raw: TokenStream,
    /// The lifetime alone.
    generics: TokenStream,
    /// The type of the struct's field.
    field: TokenStream,
}

impl Types {
    fn new(plan: &Plan<'_>) -> Self {
        let raw = &plan.raw_name;
        match plan.integer() {
            Some(_) => Self {
                raw: quote!(#raw),
                generics: quote!(),
                field: plan.value_type(),
            },
            None => Self {
                raw: quote!(#raw<'v>),
                generics: quote!(<'v>),
                field: quote!(&'v str),
            },
        }
    }
}

fn definition(plan: &Plan<'_>) -> TokenStream {
    let (code, name) = (&plan.enum_name, &plan.raw_name);
    let Types {
        raw,
        generics,
        field,
    } = Types::new(plan);
    let about = format!(" A value as received, whether or not a [`{code}`] has it.");
    let constant = plan.const_if_integer();
    quote! {
        #[doc = #about]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct #name #generics(#field);

        impl #generics #raw {
            /// Wraps a value, known or not.
            #[must_use]
            #[inline]
            pub const fn new(value: #field) -> Self {
                Self(value)
            }

            /// Returns the value.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #field {
                self.0
            }

            /// Returns the code with the value, or `None` if no code has it.
            #[must_use]
            #[inline]
            pub #constant fn known(self) -> Option<#code> {
                #code::from_value(self.0)
            }
        }
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let (code, elided) = (&plan.enum_name, plan.raw_elided());
    let Types {
        raw,
        generics,
        field,
    } = Types::new(plan);
    quote! {
        impl #generics From<#field> for #raw {
            #[inline]
            fn from(value: #field) -> Self {
                Self(value)
            }
        }

        impl #generics From<#raw> for #field {
            #[inline]
            fn from(raw: #raw) -> Self {
                raw.0
            }
        }

        impl From<#code> for #elided {
            #[inline]
            fn from(code: #code) -> Self {
                Self(code.value())
            }
        }

        impl TryFrom<#elided> for #code {
            type Error = UnknownValue;

            #[inline]
            fn try_from(raw: #elided) -> Result<Self, UnknownValue> {
                Self::try_from(raw.0)
            }
        }

        impl PartialEq<#code> for #elided {
            #[inline]
            fn eq(&self, code: &#code) -> bool {
                self.0 == code.value()
            }
        }

        impl PartialEq<#elided> for #code {
            #[inline]
            fn eq(&self, raw: &#elided) -> bool {
                self.value() == raw.0
            }
        }
    }
}

fn formats(plan: &Plan<'_>) -> TokenStream {
    let (raw, name) = (plan.raw_elided(), plan.raw_name.to_string());
    let (debug, display) = if plan.is_hex() {
        let pattern = hex_pattern(plan);
        (
            quote!(format_args!(#pattern, self.0)),
            quote!(hex(self.0, f)),
        )
    } else {
        (quote!(self.0), quote!(self.0.fmt(f)))
    };
    quote! {
        impl fmt::Debug for #raw {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple(#name);
                match self.known() {
                    Some(code) => tuple.field(&code).finish(),
                    None => tuple.field(&#debug).finish(),
                }
            }
        }

        /// Writes the label, or the value if it is unknown.
        impl fmt::Display for #raw {
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

/// The function that writes a value in hexadecimal. It supports width and fill, as strings do.
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
            // The bytes are ASCII.
            f.pad(core::str::from_utf8(&text).unwrap_or_default())
        }
    }
}

/// The format string of a value in hexadecimal, at the width of its type.
pub(super) fn hex_pattern(plan: &Plan<'_>) -> String {
    format!("{{:#0{}X}}", hex_digits(plan) + 2)
}

/// The number of hexadecimal digits of a value.
fn hex_digits(plan: &Plan<'_>) -> usize {
    let repr = plan
        .integer()
        .expect("only integers are shown in hexadecimal");
    2 * repr.bytes() as usize
}
