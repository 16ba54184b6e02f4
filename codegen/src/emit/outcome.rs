//! `src/outcome.rs`: what a code may tell of a request.

use quote::quote;

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

pub(super) fn emit(_plan: &Plan<'_>) -> Draft {
    let imports = quote! {
        use core::fmt;
    };
    let definition = quote! {
        /// What a code tells of the request.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Outcome {
            /// It was done.
            Success,
            /// It was done, but there is something to know about it.
            Warning,
            /// It was not done.
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
    Draft {
        path: "src/outcome.rs",
        content: Content::Rust([imports, definition, texts].map(Item::Tokens).into()),
    }
}
