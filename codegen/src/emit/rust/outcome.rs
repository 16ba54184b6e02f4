//! `src/outcome.rs`: the outcome of a request.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;
use crate::emit::tokens::ident;

/// The methods that compare the outcome of a `thing`, the code or the value, with each outcome.
pub(super) fn questions(thing: &str, constant: Option<&TokenStream>) -> TokenStream {
    let question = |(method, variant, words): (&str, &str, &str)| {
        let (method, variant) = (ident(method), ident(variant));
        let about = format!(" Whether the vendor documents the {thing} as {words}.");
        quote! {
            #[doc = #about]
            #[doc = ""]
            #[doc = " If the vendor states no outcome, it is none of error, success and warning: see"]
            #[doc = " [`outcome`](Self::outcome)."]
            #[must_use]
            #[inline]
            pub #constant fn #method(self) -> bool {
                matches!(self.outcome(), Some(Outcome::#variant))
            }
        }
    };
    [
        ("is_error", "Error", "an error"),
        ("is_success", "Success", "a success"),
        ("is_warning", "Warning", "a success with a caveat"),
    ]
    .into_iter()
    .map(question)
    .collect()
}

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let items = quote! {
        use core::fmt;

        /// The outcome of a request.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Outcome {
            /// Succeeded.
            Success,
            /// Succeeded with a caveat.
            Warning,
            /// Failed.
            Error,
        }

        impl fmt::Display for Outcome {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let word = match self {
                    Self::Success => "success",
                    Self::Warning => "warning",
                    Self::Error => "error",
                };
                f.pad(word)
            }
        }
    };
    let content = Content::Rust(vec![Item::Tokens(items)]);
    vec![plan.draft("src/outcome.rs", content)]
}
