//! `src/outcome.rs`: the outcome of a request.

use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

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
