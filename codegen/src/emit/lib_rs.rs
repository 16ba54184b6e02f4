//! `src/lib.rs`: the front page and what the crate offers.

use quote::quote;

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let (code, raw) = (&plan.code, &plan.raw);
    let foreign = plan.table.codes.iter().any(|row| {
        let aliases = row.aliases.iter().map(|alias| &alias.variant);
        !std::iter::once(&row.variant)
            .chain(aliases)
            .all(|name| name.is_ascii())
    });
    // These lints have no say on single items.
    let foreign = foreign.then(|| {
        quote! {
            #![allow(confusable_idents, reason = "names follow the labels")]
            #![allow(mixed_script_confusables, reason = "names follow the labels")]
            #![allow(uncommon_codepoints, reason = "names follow the labels")]
        }
    });
    let has_groups = !plan.table.groups.is_empty();
    let group = has_groups.then(|| {
        quote!(
            mod group;
        )
    });
    let offer_group = has_groups.then(|| {
        quote!(
            pub use group::Group;
        )
    });
    let front = quote! {
        #![doc = include_str!("../README.md")]
        #![no_std]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #foreign
    };
    let modules = quote! {
        mod code;
        mod errors;
        #group
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
        #offer_group
        pub use outcome::Outcome;
        pub use raw::#raw;
    };
    Draft {
        path: "src/lib.rs",
        content: Content::Rust([front, modules, offer].map(Item::Tokens).into()),
    }
}
