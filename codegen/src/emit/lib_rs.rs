//! `src/lib.rs`: the front page and what the crate offers.

use quote::quote;

use super::plan::Plan;
use super::readme;
use crate::artifact::{Content, Draft};
use crate::format::Item;
use crate::model::Table;

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
    let code_like = looks_like_code(plan.table)
        .then(|| quote!(#![allow(clippy::doc_markdown, reason = "texts are shown as they are")]));
    let has_groups = !plan.table.groups.is_empty();
    let offer_group = has_groups.then(|| {
        quote!(
            pub use group::Group;
        )
    });
    let page = readme::front_page(plan);
    let front = quote! {
        #![doc = include_str!(#page)]
        #![no_std]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #foreign
        #code_like
    };
    let has_message = plan.table.message.is_some();
    let std = has_message.then(|| {
        quote! {
            #[cfg(feature = "message")]
            extern crate std;
        }
    });
    let offer = quote! {
        pub use code::#code;
        pub use errors::{UnknownLabel, UnknownValue};
        #offer_group
        pub use outcome::Outcome;
        pub use raw::#raw;
    };
    let parts = [
        Some(Item::Tokens(front)),
        std.map(Item::Tokens),
        Some(modules(plan)),
        Some(Item::Tokens(offer)),
    ];
    Draft {
        path: "src/lib.rs",
        content: Content::Rust(parts.into_iter().flatten().collect()),
    }
}

/// All modules, passed over by rustfmt: whichever version and configuration its user has, an artifact that
/// it lays out in another way would be stale.
fn modules(plan: &Plan<'_>) -> Item {
    let (message, serde) = (
        "#[cfg(feature = \"message\")]\n",
        "#[cfg(feature = \"serde\")]\n",
    );
    let all = [
        Some(("", "mod code;")),
        Some(("", "mod errors;")),
        (!plan.table.groups.is_empty()).then_some(("", "mod group;")),
        Some(("", "mod lookup;")),
        plan.table
            .message
            .is_some()
            .then_some((message, "pub mod message;")),
        Some(("", "mod outcome;")),
        Some(("", "mod raw;")),
        Some((serde, "mod serde;")),
        Some(("", "mod tables;")),
        plan.is_joined.then_some(("", "mod texts;")),
    ];
    let mut text = "// These files are laid out by the generator, and stay so.\n".to_owned();
    for (condition, module) in all.into_iter().flatten() {
        text.extend([condition, "#[rustfmt::skip]\n", module, "\n"]);
    }
    Item::Text(text)
}

/// Whether clippy could take a word in some text of the table for Rust that wants backticks.
fn looks_like_code(table: &Table) -> bool {
    let of_codes = table.codes.iter().flat_map(|row| {
        let aliases = row.aliases.iter();
        let of_aliases = aliases.flat_map(|row| [Some(&row.description), row.deprecated.as_ref()]);
        [
            Some(&row.description),
            row.since.as_ref(),
            row.deprecated.as_ref(),
        ]
        .into_iter()
        .chain(of_aliases)
        .flatten()
    });
    let of_table = [
        &table.title,
        &table.origin.document,
        &table.origin.publisher,
    ];
    let of_package = [&table.package.name, &table.package.description];
    let of_groups = table.groups.iter().map(|group| &group.title);
    let of_tags = table.tags.iter().map(|tag| &tag.name);
    let of_gaps = table.gaps.iter().map(|gap| &gap.reason);
    let of_retired = table.retired.iter().map(|row| &row.reason);
    let mut texts = of_table
        .into_iter()
        .chain(of_package)
        .chain(of_groups)
        .chain(of_tags)
        .chain(of_gaps)
        .chain(of_retired)
        .chain(of_codes);
    texts.any(|text| text.split_whitespace().any(wants_backticks))
}

/// A word of several capitals among small letters, such as `SQLite` or `TLSv1`, or with an underscore or a
/// colon. Clippy knows some of them as names; to allow what it would pass does no harm.
fn wants_backticks(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_mixed = capitals > 1 && word.contains(char::is_lowercase);
    let is_camel = |(before, c): (char, char)| before.is_lowercase() && c.is_uppercase();
    let pairs = word.chars().zip(word.chars().skip(1));
    word.contains(['_', ':']) || is_mixed || pairs.into_iter().any(is_camel)
}
