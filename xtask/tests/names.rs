//! No table can call its enum by a name that the generated crate uses for something else.

use std::collections::BTreeSet;

use codetable::Source;
use proc_macro2::{TokenStream, TokenTree};

const MESSAGE: &str = "[message]\nroot = \"R\"\nrequest-id = \"I\"\ntype = \"T\"\ncode = \"C\"\n\
                       text = \"M\"\nerror-type = \"E\"\n";

/// Names that the crate uses too, but not where they would meet the enum: it compiles with each of them.
const HARMLESS: [&str; 17] = [
    "D",
    "Debug",
    "E",
    "Eq",
    "Error",
    "H",
    "Held",
    "Item",
    "Kept",
    "Label",
    "NegOverflow",
    "Other",
    "ParseIntError",
    "PosOverflow",
    "Problem",
    "S",
    "Value",
];

/// A table of one shape whose enum is called so.
fn table(name: &str, repr: &str, count: usize, rest: &str) -> Source {
    let mut text = format!(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"{name}\"\nrepr = \"{repr}\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n[package]\nname = \"p\"\n\
         version = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
         [[group]]\nid = \"some\"\ntitle = \"t\"\n"
    );
    for i in 0..count {
        let value = i * 1000 + 1;
        text += &format!(
            "[[code]]\nvalue = \"{value}\"\nlabel = \"the_{value}\"\ntags = [\"x\"]\noutcome = \"error\"\n\
             [[code.alias]]\nlabel = \"other_{value}\"\n"
        );
    }
    Source::new("any.toml", &(text + rest))
}

/// The capitalized names in the tokens that stand alone or begin a path.
fn names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut is_within = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if !is_within && name.starts_with(char::is_uppercase) {
                    names.insert(name);
                }
            }
            TokenTree::Group(group) => self::names(group.stream(), names),
            _ => {}
        }
        // A path goes on behind a colon, but so does what has a type.
        is_within = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':'
            && (is_within || punct.spacing() == proc_macro2::Spacing::Joint));
    }
}

#[test]
fn names_that_the_crate_uses_are_taken() {
    let mut harmless = BTreeSet::from(HARMLESS);
    for (repr, count) in [
        ("u8", 1),
        ("i32", 3),
        ("u64", 300),
        ("u32", 2100),
        ("str", 3),
        ("str", 2100),
    ] {
        for rest in ["", MESSAGE] {
            let mut used = BTreeSet::new();
            for artifact in codetable::generate(&[table("TheCode", repr, count, rest)]).unwrap() {
                let text = artifact.text();
                if artifact.path.contains("/src/")
                    && !artifact.path.ends_with("/front.md")
                    && text.contains("TheCode")
                {
                    names(text.parse().unwrap(), &mut used);
                }
            }
            for name in used {
                // Constants are called otherwise than types; of variants there is nothing to be seen.
                let is_constant = name.len() > 1 && !name.contains(char::is_lowercase);
                if is_constant
                    || name.contains("TheCode")
                    || name == "Self"
                    || name.contains(char::is_numeric)
                {
                    continue;
                }
                let refused = codetable::generate(&[table(&name, repr, 1, rest)]);
                harmless.remove(name.as_str());
                let is_harmless = HARMLESS.contains(&name.as_str());
                assert!(
                    is_harmless || refused.is_err(),
                    "{name} is used by {repr}, {count} codes, {rest}"
                );
            }
        }
    }
    assert!(harmless.is_empty(), "nothing uses {harmless:?}");
}
