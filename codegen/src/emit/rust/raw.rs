//! `src/raw.rs`: a value as received, known or not.

use proc_macro2::TokenStream;
use quote::quote;

use super::question::Question;
use super::{doc, number, outcome, ranges};
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;
use crate::emit::tokens::{integer_literal, parse_tokens};

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let code = &plan.enum_name;
    let std = quote! { use core::fmt; };
    let group = (!plan.table.groups.is_empty()).then(|| quote! { use crate::group::Group; });
    let ranges = ranges::has_tables(plan).then(|| quote! { use crate::ranges; });
    let own = quote! {
        use crate::code::#code;
        use crate::errors::UnknownValue;
        #group
        use crate::outcome::Outcome;
        #ranges
    };
    let items = [
        std,
        own,
        definition(plan),
        questions(plan),
        conversions(plan),
        formats(plan),
    ];
    let items = items.into_iter().chain(number::function(plan));
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
    let about = doc::raw(plan);
    let constant = plan.const_if_integer();
    quote! {
        #(#[doc = #about])*
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

/// The methods that answer for any value.
fn questions(plan: &Plan<'_>) -> TokenStream {
    let raw = plan.raw_elided();
    let base = plan.table.base_mask.map(|mask| {
        let mask = parse_tokens(&mask_literal(mask));
        quote! {
            /// Returns the value of the base code: the bits that this value shares with it.
            #[must_use]
            #[inline]
            pub const fn base(self) -> Self {
                Self(self.0 & #mask)
            }
        }
    });
    let outcomes = outcome::questions("value", plan.const_if_integer().as_ref());
    let methods = Question::all(plan)
        .into_iter()
        .map(|question| question.method(plan));
    let deprecated = parse_tokens(plan.allow_deprecated());
    quote! {
        #deprecated
        impl #raw {
            #base
            #(#methods)*
            #outcomes
        }
    }
}

/// A mask as Rust, in hexadecimal. A negative one is the complement of the bits that it lacks, since a literal
/// cannot be a bit pattern of a signed type.
fn mask_literal(mask: i128) -> String {
    if mask < 0 {
        format!("!{}", integer_literal(!mask, true))
    } else {
        integer_literal(mask, true)
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
    let value = quote!(self.0);
    let display = number::display(plan, &value);
    let debug = number::debug(plan, &value).unwrap_or(value);
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
