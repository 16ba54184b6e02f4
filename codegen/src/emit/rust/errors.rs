//! `src/errors.rs`: the errors of failed conversions, and the error that a value makes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{code_error, doctest, number};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::value::Value;

/// The maximum number of bytes of an unknown string that an error keeps. Nearly all labels are shorter, and an
/// error of this size is cheap to copy.
const MAX_LEN: usize = 64;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let raw = &plan.raw_name;
    let mut items = vec![
        quote! { use core::fmt; },
        quote! { use super::raw::#raw; },
        code_error::item(plan),
    ];
    if plan.integer().is_some() {
        items.extend([
            unknown_integer(plan),
            unknown_label(plan),
            parse_error(plan),
        ]);
    } else {
        items.extend([unknown_string(plan), unknown_label(plan), truncated_input()]);
    }
    let items = items.into_iter().map(Item::Tokens).collect();
    vec![SourceFile::new("errors.rs", items)]
}

/// The error for an integer that no code has.
fn unknown_integer(plan: &Plan<'_>) -> TokenStream {
    let value = plan.value_type();
    let message = format!("no {} has the value ", plan.enum_name);
    let number = quote!(self.0);
    let show = number::display_within(plan, &number);
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
    let example = unknown_value_example(plan);
    quote! {
        /// The error for a value that no code has.
        #[derive(#derived Clone, Copy, PartialEq, Eq, Hash)]
        pub struct UnknownValue(#value);

        impl UnknownValue {
            #[inline]
            pub(crate) const fn new(value: #value) -> Self {
                Self(value)
            }

            /// Returns the unrecognized value.
            #(#[doc = #example])*
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

/// The error for a string that no code has as its value.
fn unknown_string(plan: &Plan<'_>) -> TokenStream {
    let message = format!("no {} has the value ", plan.enum_name);
    let example = unknown_value_example(plan);
    quote! {
        /// The error for a value that no code has.
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct UnknownValue(TruncatedInput);

        impl UnknownValue {
            #[inline]
            pub(crate) fn new(value: &str) -> Self {
                Self(TruncatedInput::new(value))
            }

            /// Returns the unrecognized value, or its start if it is very long.
            #(#[doc = #example])*
            #[must_use]
            #[inline]
            pub fn value(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Debug for UnknownValue {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple("UnknownValue").field(&self.0.as_str()).finish()
            }
        }

        impl fmt::Display for UnknownValue {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#message)?;
                fmt::Debug::fmt(self.0.as_str(), f)?;
                f.write_str(if self.0.is_complete { "" } else { "…" })
            }
        }

        impl core::error::Error for UnknownValue {}
    }
}

/// The example of `UnknownValue::value`, unless every value has a code.
fn unknown_value_example(plan: &Plan<'_>) -> Vec<String> {
    let is_kept = |value: &Value| value.as_str().is_none_or(|value| value.len() <= MAX_LEN);
    let Some(unknown) = plan.unknown().filter(is_kept) else {
        return Vec::new();
    };
    let value = plan.literal(&unknown);
    let body = [
        format!(
            "let error = {}::try_from({value}).unwrap_err();",
            plan.enum_name
        ),
        doctest::equal("error.value()", value),
    ];
    doctest::of_code(plan, &body)
}

/// The error for a label that no code has. It keeps nothing of the label, which may be long or secret, and which the
/// caller has.
fn unknown_label(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.enum_name;
    let message = format!(
        "no {code} has this label; an example of a label is {}",
        string_literal(&plan.example().label)
    );
    quote! {
        /// The error for a label that no code has.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct UnknownLabel(());

        impl UnknownLabel {
            #[inline]
            pub(crate) const fn new() -> Self {
                Self(())
            }
        }

        impl fmt::Display for UnknownLabel {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#message)
            }
        }

        impl core::error::Error for UnknownLabel {}
    }
}

/// The error for a string that is neither a label nor a number.
fn parse_error(plan: &Plan<'_>) -> TokenStream {
    let (code, name) = (&plan.enum_name, &plan.parse_error_name);
    let (range, notation) = number::readable(plan).unwrap_or_default();
    let message = format!(
        "neither a label of {code}, such as {}, nor a number{range}{notation}",
        string_literal(&plan.example().label)
    );
    quote! {
        /// The error for a string that is neither a label nor a number of the type of values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct #name(());

        impl #name {
            #[inline]
            pub(crate) const fn new() -> Self {
                Self(())
            }
        }

        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#message)
            }
        }

        impl core::error::Error for #name {}
    }
}

/// The string that an error keeps, without an allocation.
fn truncated_input() -> TokenStream {
    let max_len = Literal::usize_unsuffixed(MAX_LEN);
    quote! {
        /// The maximum number of bytes of a string that an error keeps. More would need an allocation.
        const MAX_LEN: usize = #max_len;

        /// The start of a string.
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
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
