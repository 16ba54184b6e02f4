//! `src/lib.rs`: the front page and what the crate exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::plain;
use crate::emit::docs::example;
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;
use crate::model::Table;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let items = vec![
        Item::Text(front_page(plan)),
        Item::Text(attributes(plan)),
        Item::Tokens(modules(plan)),
        Item::Tokens(exports(plan)),
    ];
    vec![plan.draft("src/lib.rs", Content::Rust(items))]
}

/// The documentation of the crate as text, so that its example reads as Rust does.
fn front_page(plan: &Plan<'_>) -> String {
    let (code, raw) = (&plan.code, &plan.raw);
    let mut page = String::new();
    for paragraph in plain(&plan.table.package.description) {
        page += &format!("{paragraph}\n\n");
    }
    page += &example::summary(plan);
    page += &format!(
        "- [`{code}`] is the enum of all codes.\n\
         - [`{raw}`] holds any value, known or not.\n\
         - [`Outcome`] tells success from error, where the vendor does.\n"
    );
    if !plan.table.groups.is_empty() {
        page += "- [`Group`] is what codes belong to.\n";
    }
    page += &format!("\n# Example\n\n```\n{}```\n", example::usage(plan));
    if let Some(names) = &plan.table.message {
        page += &format!(
            "\n# The message\n\n{}\n\n```\n# #[cfg(feature = \"message\")]\n\
             # fn example() -> Result<(), Box<dyn std::error::Error>> {{\n{}# Ok(())\n# }}\n\
             # #[cfg(feature = \"message\")]\n# example().unwrap();\n```\n",
            example::about_message(names),
            example::message(plan, names),
        );
    }
    let line = |line: &str| format!("//! {line}").trim_end().to_owned() + "\n";
    page.lines().map(line).collect()
}

/// The attributes of the crate as text, each on a line of its own.
fn attributes(plan: &Plan<'_>) -> String {
    let mut names = plan.rows.iter().flat_map(|row| {
        let aliases = row.aliases.iter().map(|alias| &alias.variant);
        std::iter::once(&row.variant).chain(aliases)
    });
    // These lints cannot be allowed on single items.
    let foreign = [
        "confusable_idents",
        "mixed_script_confusables",
        "uncommon_codepoints",
    ];
    let mut text = "#![no_std]\n#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n".to_owned();
    if !names.all(|name| name.is_ascii()) {
        for lint in foreign {
            text += &format!("#![allow({lint}, reason = \"names follow the labels\")]\n");
        }
    }
    if looks_like_code(plan.table) {
        text += "#![allow(clippy::doc_markdown, reason = \"texts are shown as they are\")]\n";
    }
    text
}

fn modules(plan: &Plan<'_>) -> TokenStream {
    let group = (!plan.table.groups.is_empty()).then(|| {
        quote!(
            mod group;
        )
    });
    let message = plan.table.message.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "message")]
            pub mod message;
        }
    });
    let std = plan.table.message.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "message")]
            extern crate std;
        }
    });
    let large = (!plan.is_small).then(|| {
        quote!(
            mod packed;
        )
    });
    let tables = (!plan.is_small).then(|| {
        quote!(
            mod tables;
        )
    });
    quote! {
        #std

        mod code;
        mod errors;
        #group
        mod lookup;
        #message
        mod outcome;
        #large
        mod raw;
        #[cfg(feature = "serde")]
        mod serde;
        #tables
    }
}

fn exports(plan: &Plan<'_>) -> TokenStream {
    let (code, raw) = (&plan.code, &plan.raw);
    let group = (!plan.table.groups.is_empty()).then(|| {
        quote!(
            pub use group::Group;
        )
    });
    quote! {
        pub use code::#code;
        pub use errors::{UnknownLabel, UnknownValue};
        #group
        pub use outcome::Outcome;
        pub use raw::#raw;
    }
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
        &table.source.document,
        &table.source.publisher,
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
