//! `src/lib.rs`: the front page and what the crate offers.

use quote::quote;

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let (code, raw) = (&plan.code, &plan.raw);
    let front = quote! {
        #![doc = include_str!("../README.md")]
        #![no_std]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
    };
    let modules = quote! {
        mod code;
        mod errors;
        mod lookup;
        mod outcome;
        mod raw;
        #[cfg(feature = "serde")]
        mod serde;
        mod tables;
    };
    let offer = quote! {
        pub use code::#code;
        pub use errors::{UnknownLabel, UnknownValue};
        pub use outcome::Outcome;
        pub use raw::#raw;
    };
    Draft {
        path: "src/lib.rs",
        content: Content::Rust([front, modules, offer].map(Item::Tokens).into()),
    }
}
