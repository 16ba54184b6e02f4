//! Formats the items of a Rust file with prettyplease, and puts a blank line between items and between members
//! of an `impl`. The result may differ from rustfmt's, which skips the files.

use std::mem;

use proc_macro2::TokenStream;

use crate::emit::draft::Item;

pub(super) fn format(items: Vec<Item>) -> String {
    let texts = items.into_iter().flat_map(|item| match item {
        Item::Tokens(tokens) => formatted(tokens),
        Item::Text(text) => vec![text],
        Item::Module { head, items } => {
            vec![format!("{head} {{\n{}}}\n", indented(&format(items)))]
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// The text of each item. Consecutive imports are one text, and so are consecutive modules.
fn formatted(tokens: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(tokens).expect("the emitters write valid Rust");
    let mut texts: Vec<String> = Vec::new();
    let mut last_kind = None;
    for item in file.items {
        let kind = mem::discriminant(&item);
        let is_grouped = matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
        let is_impl = matches!(item, syn::Item::Impl(_));
        let text = unparse(item);
        match texts.last_mut() {
            Some(before) if is_grouped && last_kind == Some(kind) => before.push_str(&text),
            _ if is_impl => texts.push(spaced(&text)),
            _ => texts.push(text),
        }
        last_kind = Some(kind);
    }
    texts
}

fn unparse(item: syn::Item) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    })
}

/// Indents each line that is not blank. No string of the emitters goes on at the start of a line.
fn indented(text: &str) -> String {
    let mut indented = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        if !line.is_empty() {
            indented.push_str("    ");
            indented.push_str(line);
        }
        indented.push('\n');
    }
    indented
}

/// Puts a blank line after each member of an `impl`.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 32);
    let mut after_member = false;
    for line in text.lines() {
        if after_member && line.starts_with("    ") {
            spaced.push('\n');
        }
        let is_member = line.starts_with("    pub ") || line.starts_with("    type ");
        after_member = line == "    }" || (is_member && line.ends_with(';'));
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}
