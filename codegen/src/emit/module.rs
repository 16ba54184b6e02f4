//! `NAME.rs`: the source files of a crate as one file, to be a module of any crate.
//!
//! All items are in one inner module, which rustfmt skips, and are exported from it. The file has no attributes of its
//! own, so that `include!` accepts it too.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::draft::{Content, Draft, Item, SourceFile};
use super::plan::Plan;
use super::rust::{lib_rs, lints};
use super::{example, paths};
use crate::model::Module;

/// The items of each file, by its path without `.rs`.
type Files = HashMap<String, Vec<Item>>;

/// The inner module. No table can have a module of this name.
const INNER: &str = "generated";

/// The crate that has the module is not warned about items that it does not use, nor about what clippy reports only for
/// items that are not exported, or only in editions after that of a generated crate.
const ATTRIBUTES: &str = "#[rustfmt::skip]
#[allow(dead_code, rustdoc::private_intra_doc_links, unreachable_pub, unused_imports, reason = \"a crate may use only a part\")]
#[allow(clippy::enum_variant_names, clippy::upper_case_acronyms, reason = \"names follow the table\")]
#[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = \"another edition of the table may state less\")]
#[allow(clippy::collapsible_if, reason = \"edition 2021 has no chains of `let`\")]
";

pub(super) fn emit(
    plan: &Plan<'_>,
    module: &Module,
    sources: impl Iterator<Item = SourceFile>,
) -> Draft {
    let name = |path: &str| path.trim_end_matches(".rs").to_owned();
    let mut files: Files = sources
        .map(|SourceFile { path, items }| (name(path), items))
        .collect();
    let mut head = format!(
        "/// {}. Requires Rust {} or later.\n{ATTRIBUTES}",
        example::origin(plan.table),
        plan.rust_version()
    );
    for allow in lints::of_items(plan.table) {
        head += &format!("#[{allow}]\n");
    }
    head += &format!("mod {INNER}");
    let (declarations, exports) = (lib_rs::modules(plan), lib_rs::exports(plan));
    let root: syn::File = syn::parse_quote!(#declarations #exports);
    let content = nested("", root.items, &mut files);
    assert!(files.is_empty(), "each file that is emitted is declared");
    let items = vec![
        Item::Module {
            head,
            items: content,
        },
        Item::Text(format!(
            "#[rustfmt::skip]\n#[allow(unused_imports, reason = \"a crate may use only a part\")]\n\
             pub use {INNER}::*;\n"
        )),
    ];
    plan.draft(paths::module(module), Content::Rust(items))
}

/// The items of a file, with the content of each file that it declares.
fn nested(folder: &str, declared: Vec<syn::Item>, files: &mut Files) -> Vec<Item> {
    let mut items = Vec::new();
    let mut others = TokenStream::new();
    for item in declared {
        match item {
            syn::Item::Mod(declaration) if declaration.content.is_none() => {
                items.push(Item::Tokens(std::mem::take(&mut others)));
                items.push(with_content(folder, declaration, files));
            }
            other => other.to_tokens(&mut others),
        }
    }
    items.push(Item::Tokens(others));
    items
}

/// A module with the content of its file, and of those that the file declares.
fn with_content(folder: &str, mut declaration: syn::ItemMod, files: &mut Files) -> Item {
    let path = format!("{folder}{}", declaration.ident);
    let content = files.remove(&path);
    let mut items = content.expect("a file that is declared is emitted");
    let folder = format!("{path}/");
    if files.keys().any(|file| file.starts_with(&folder)) {
        let file = parsed(items);
        // A module has its documentation in one place.
        let outer = |attribute| syn::Attribute {
            style: syn::AttrStyle::Outer,
            ..attribute
        };
        declaration.attrs.extend(file.attrs.into_iter().map(outer));
        items = nested(&folder, file.items, files);
    }
    Item::Module {
        head: head(declaration),
        items,
    }
}

/// A file that declares others. It has only declarations, exports and documentation.
fn parsed(items: Vec<Item>) -> syn::File {
    let text: String = items
        .into_iter()
        .map(|item| match item {
            Item::Text(text) => text,
            Item::Tokens(tokens) => tokens.to_string(),
            Item::Module { head, .. } => unreachable!("no emitter nests `{head}`"),
        })
        .collect();
    syn::parse_file(&text).expect("the emitters write valid Rust")
}

/// The declaration of a module without the semicolon.
fn head(declaration: syn::ItemMod) -> String {
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![syn::Item::Mod(declaration)],
    };
    let text = prettyplease::unparse(&file);
    text.trim_end().trim_end_matches(';').to_owned()
}
