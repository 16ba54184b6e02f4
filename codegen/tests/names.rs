//! No table can call its enum by a name that the generated crate uses for something else.

use std::collections::BTreeSet;

use codetable::Source;
use codetable_testing::generate;
use proc_macro2::{TokenStream, TokenTree};

const MESSAGE: &str = "[message]\nroot = \"R\"\nrequest-id = \"I\"\ntype = \"T\"\ncode = \"C\"\n\
                       text = \"M\"\nerror-type = \"E\"\n";

/// Names that the crate uses where the enum is not in scope. It compiles with each of them.
const HARMLESS: [&str; 10] = [
    "Code", "D", "Debug", "E", "Eq", "Error", "Held", "Raw", "S", "Value",
];

/// A table whose enum has this name.
fn table(name: &str, keys: &str, count: usize, rest: &str) -> String {
    let mut rows = "[[group]]\nid = \"some\"\ntitle = \"t\"\n".to_owned();
    for i in 0..count {
        let value = i * 1000 + 1;
        rows += &format!(
            "[[code]]\nvalue = \"{value}\"\nlabel = \"the_{value}\"\ntags = [\"x\"]\noutcome = \"error\"\n\
             [[code.alias]]\nlabel = \"other_{value}\"\n"
        );
    }
    let table = codetable_testing::table(keys, &(rows + rest));
    table.replace("\"Code\"", &format!("\"{name}\""))
}

/// Collects the names in uppercase that are not preceded by a path.
fn names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut is_in_path = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if !is_in_path && name.starts_with(char::is_uppercase) {
                    names.insert(name);
                }
            }
            TokenTree::Group(group) => self::names(group.stream(), names),
            _ => {}
        }
        // A path goes on after two colons; after a single one comes a type.
        is_in_path = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':'
            && (is_in_path || punct.spacing() == proc_macro2::Spacing::Joint));
    }
}

#[test]
fn names_that_the_crate_uses_are_taken() {
    let mut harmless = BTreeSet::from(HARMLESS);
    for (keys, count) in [
        ("repr = \"u8\"", 1),
        ("repr = \"i32\"\nradix = \"hex\"", 3),
        ("repr = \"u16\"\ndiscriminant = \"position\"", 3),
        ("repr = \"u32\"", 300),
        ("repr = \"u64\"", 300),
        ("repr = \"u32\"\ndiscriminant = \"position\"", 300),
        ("repr = \"str\"", 3),
        ("repr = \"str\"", 300),
    ] {
        for rest in ["", MESSAGE] {
            let mut used = BTreeSet::new();
            for artifact in generate(&table("TheCode", keys, count, rest)) {
                if artifact.path.contains("/src/") && artifact.text.contains("TheCode") {
                    names(artifact.text.parse().unwrap(), &mut used);
                }
            }
            for name in used {
                // Constants and variants cannot be confused with the enum.
                let is_constant = name.len() > 1 && !name.contains(char::is_lowercase);
                if is_constant
                    || name.contains("TheCode")
                    || name == "Self"
                    || name.contains(char::is_numeric)
                {
                    continue;
                }
                let table = table(&name, keys, 1, rest);
                let is_refused = codetable::validate(&[Source::new("any.toml", &table)]).is_err();
                harmless.remove(name.as_str());
                let is_harmless = HARMLESS.contains(&name.as_str());
                assert!(
                    is_harmless || is_refused,
                    "{name} is used with {keys}, {count} codes, {rest}"
                );
            }
        }
    }
    assert!(harmless.is_empty(), "nothing uses {harmless:?}");
}
