//! `src/lib.rs`: the front page of the documentation, the modules and the exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::{buf, lints, ranges};
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::example;
use crate::emit::paths;
use crate::emit::plan::Plan;
use crate::escape::markdown::plain;
use crate::model::{Feature, Message, Package, Table};

pub(in crate::emit) fn emit(plan: &Plan<'_>, package: &Package) -> Draft {
    let items = vec![
        Item::Text(front_page(plan, package)),
        Item::Text(inner_attributes(plan.table)),
        Item::Tokens(extern_crates(plan)),
        Item::Tokens(modules(plan)),
        Item::Tokens(exports(plan)),
    ];
    plan.draft(
        paths::in_package(package, "src/lib.rs"),
        Content::Rust(items),
    )
}

/// The documentation of the crate. It is text, since tokens have no line comments.
fn front_page(plan: &Plan<'_>, package: &Package) -> String {
    let (code, raw) = (&plan.enum_name, &plan.raw_name);
    let mut page = String::new();
    for paragraph in plain(&package.description) {
        page += &format!("{paragraph}\n\n");
    }
    page += &example::summary(plan);
    let error = &plan.error_name;
    page += &format!(
        "- [`{code}`] lists all codes.\n\
         - [`{raw}`] holds any value, known or not.\n\
         - [`{error}`] is the error of a request that failed.\n\
         - [`Outcome`] is the outcome of a request, where it is stated.\n"
    );
    if !plan.table.groups.is_empty() {
        page += "- [`Group`] is a group of codes.\n";
    }
    if plan.table.message.is_some() {
        page += "- The module `message`, with the feature of that name, reads and writes the XML message that carries \
                 a code.\n";
    }
    page += &format!(
        "\n{}\n\n# Example\n\n```\n{}```\n",
        example::about_outcomes(plan),
        example::usage(plan),
    );
    let line = |line: &str| format!("//! {line}").trim_end().to_owned() + "\n";
    page.lines().map(line).collect()
}

/// The attributes of the crate, each on a line of its own.
fn inner_attributes(table: &Table) -> String {
    // docs.rs shows which items need a feature.
    let mut text = "#![no_std]\n#![cfg_attr(docsrs, feature(doc_cfg))]\n#![forbid(unsafe_code)]\n\
                    #![warn(missing_docs)]\n"
        .to_owned();
    for allow in lints::of_crate(table)
        .into_iter()
        .chain(lints::of_items(table))
    {
        text += &format!("#![{allow}]\n");
    }
    text
}

/// The crates that a crate without `std` asks for.
fn extern_crates(plan: &Plan<'_>) -> TokenStream {
    let std = plan.gate(Feature::Message);
    let std = std.map(|gate| quote! { #gate extern crate std; });
    quote! { #std }
}

/// The declarations of the source files.
pub(in crate::emit) fn modules(plan: &Plan<'_>) -> TokenStream {
    let group = (!plan.table.groups.is_empty()).then(|| quote! { mod group; });
    let packed = (!plan.is_small).then(|| quote! { mod packed; });
    let ranges = ranges::has_tables(plan).then(|| quote! { mod ranges; });
    let tables = (!plan.is_small).then(|| quote! { mod tables; });
    let buf = plan.gate(Feature::Alloc);
    let buf = buf.map(|gate| quote! { #gate mod buf; });
    let serde = plan.gate(Feature::Serde).map(|gate| {
        quote! {
            #gate
            mod serde;
            #gate
            pub mod serde_label;
            #gate
            pub mod serde_label_option;
        }
    });
    let message = plan.gate(Feature::Message).zip(plan.table.message.as_ref());
    let message = message.map(|(gate, names)| {
        let about = about_message(plan, names);
        quote! {
            #(#[doc = #about])*
            #gate
            pub mod message;
        }
    });
    quote! {
        #buf
        mod code;
        mod errors;
        #group
        mod lookup;
        mod outcome;
        #packed
        #ranges
        mod raw;
        #serde
        #tables

        #message
    }
}

/// The start of the documentation of the module, which goes on in its file.
fn about_message(plan: &Plan<'_>, names: &Message) -> Vec<String> {
    let mut page = "The XML message that carries a code, read and written.\n\n".to_owned();
    if plan.has_doctests() {
        page += &format!(
            "# Examples\n\n```\n{}# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n",
            example::message(plan, names),
        );
    }
    page += "# Elements\n\n";
    let line = |line: &str| format!(" {line}").trim_end().to_owned();
    page.lines().map(line).collect()
}

/// The exports of the items of the source files.
pub(in crate::emit) fn exports(plan: &Plan<'_>) -> TokenStream {
    let (code, raw) = (&plan.enum_name, &plan.raw_name);
    let errors = plan.error_names();
    let group = (!plan.table.groups.is_empty()).then(|| quote! { pub use group::Group; });
    let buf = plan.gate(Feature::Alloc).map(|gate| {
        let (buf, error) = (&plan.buf_name, buf::error_name(plan));
        quote! {
            #gate
            pub use buf::{#buf, #error};
        }
    });
    quote! {
        #buf
        pub use code::#code;
        pub use errors::{#(#errors,)* UnknownLabel, UnknownValue};
        #group
        pub use outcome::Outcome;
        pub use raw::#raw;
    }
}
