//! `src/outcome.rs`: the outcome of a request.

use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let imports = quote! {
        use core::fmt;
    };
    let definition = quote! {
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
    };
    let texts = quote! {
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
    let items = [imports, definition, texts].map(Item::Tokens);
    vec![plan.draft("src/outcome.rs", Content::Rust(items.into()))]
}
