//! No table can call its enum by a name that the generated crate uses for something else.

use std::collections::BTreeSet;

use codetable::Source;
use codetable_testing::compile::{self, Library};
use codetable_testing::generate;
use proc_macro2::{TokenStream, TokenTree};

const MESSAGE: &str = "[message]\nroot = \"R\"\nrequest-id = \"I\"\ntype = \"T\"\ncode = \"C\"\n\
                       text = \"M\"\nerror-type = \"E\"\n";

/// Names that the crate uses where the enum is not in scope. It compiles with each of them.
const HARMLESS: [&str; 7] = ["D", "E", "Error", "N", "S", "T", "Value"];

/// A table whose enum has this name.
fn table(name: &str, keys: &str, count: usize, rest: &str) -> String {
    let mut rows = "[[group]]\nid = \"some\"\ntitle = \"t\"\n".to_owned();
    let has_sections = rest.contains("[[tag]]");
    let facts = if has_sections {
        "tags = [\"x\"]\nlink = \"https://a.b/c\"\ncolumns = { must = 1, \"of str\" = \"s\" }\n"
    } else {
        ""
    };
    for i in 0..count {
        let value = i * 1000 + 1;
        rows += &format!(
            "[[code]]\nvalue = \"{value}\"\nlabel = \"the_{value}\"\n{facts}outcome = \"error\"\n\
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
    for (keys, count, rest) in crates() {
        let (keys, rest) = (keys.as_str(), rest.as_str());
        {
            let mut used = BTreeSet::new();
            for artifact in generate(&table("TheCode", keys, count, rest)) {
                let is_in_scope = artifact.path.ends_with("/src/code.rs")
                    || artifact.text.contains("code::TheCode");
                if artifact.path.contains("/src/") && is_in_scope {
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
                let table = table(
                    &name,
                    "repr = \"u16\"",
                    1,
                    if rest.contains("[message]") {
                        MESSAGE
                    } else {
                        ""
                    },
                );
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

/// The methods that every type has from `Ord`, `Clone`, `Hash`, `Into`, `ToString` and the like.
const METHODS_OF_STD: [&str; 30] = [
    "as_ref",
    "borrow",
    "borrow_mut",
    "clamp",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "description",
    "eq",
    "fmt",
    "from",
    "from_str",
    "ge",
    "gt",
    "hash",
    "hash_slice",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "source",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
];

/// The part of a table that is not its codes: one of everything.
fn all_sections(is_str: bool, ranges: usize) -> String {
    let mut rows = "[[tag]]\nid = \"x\"\n\
         [[column]]\nid = \"must\"\ntype = \"u8\"\ndescription = \"d\"\nrequired = true\n"
        .to_owned();
    for column_type in ["bool", "u16", "i64", "str"] {
        rows += &format!(
            "[[column]]\nid = \"of {column_type}\"\ntype = \"{column_type}\"\ndescription = \"d\"\n"
        );
    }
    for i in 0..ranges {
        let bounds = if is_str {
            format!("prefix = \"{i:02}-\"")
        } else {
            format!("first = {}\nlast = {}", 4 * i, 4 * i + 1)
        };
        let fallback = if is_str { "\"1\"" } else { "1" };
        rows += &format!(
            "[[range]]\n{bounds}\nlabel = \"r{i}\"\ndescription = \"d{i}\"\noutcome = \"error\"\n\
             group = \"some\"\ntags = [\"x\"]\nfallback = {fallback}\n"
        );
    }
    rows
}

/// Crates with every feature of a table, small and large.
fn crates() -> Vec<(String, usize, String)> {
    let mut crates = Vec::new();
    for (keys, count) in [
        ("repr = \"u8\"", 1),
        (
            "repr = \"u16\"\nwidth = 4\nexhaustive = true\nbase-mask = \"0xFF\"",
            3,
        ),
        ("repr = \"i32\"\nradix = \"hex\"\nbase-mask = \"0xFF\"", 3),
        ("repr = \"u16\"\ndiscriminant = \"position\"", 3),
        ("repr = \"u32\"\nbase-mask = \"0xFFFF\"", 300),
        ("repr = \"u64\"\nradix = \"hex\"", 300),
        ("repr = \"u32\"\ndiscriminant = \"position\"", 300),
        ("repr = \"str\"", 3),
        ("repr = \"str\"", 300),
    ] {
        for message in ["", MESSAGE] {
            for ranges in [0, 20] {
                let rest = all_sections(keys.contains("str"), ranges) + message;
                crates.push((keys.to_owned(), count, rest));
            }
        }
    }
    crates
}

/// The names of the functions in the implementations of types, apart from those that read for serde.
fn methods(file: &syn::File) -> BTreeSet<String> {
    let impls = file.items.iter().filter_map(|item| match item {
        syn::Item::Impl(item) if !is_visitor(item) => Some(item),
        _ => None,
    });
    let functions = impls
        .flat_map(|item| &item.items)
        .filter_map(|item| match item {
            syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        });
    functions.collect()
}

fn is_visitor(item: &syn::ItemImpl) -> bool {
    let path = item.trait_.as_ref().map(|(.., path, _)| path);
    path.is_some_and(|path| path.segments[0].ident == "Visitor")
}

/// Whether a column with this method is refused.
fn is_column_refused(method: &str) -> bool {
    let rows = format!(
        "[[column]]\nid = \"{}\"\ntype = \"u8\"\ndescription = \"d\"\n[[code]]\nvalue = 1\nlabel = \"l\"\n",
        method.replace('_', "-")
    );
    let table = codetable_testing::table("repr = \"u8\"", &rows);
    codetable::validate(&[Source::new("any.toml", &table)]).is_err()
}

#[test]
fn a_column_has_no_name_that_a_method_has() {
    let mut names: BTreeSet<String> = METHODS_OF_STD.map(str::to_owned).into();
    let own = ["must", "of_bool", "of_u16", "of_i64", "of_str"];
    for (keys, count, rest) in crates() {
        for artifact in generate(&table("TheCode", &keys, count, &rest)) {
            let is_of_types = [
                "code.rs",
                "raw.rs",
                "errors.rs",
                "outcome.rs",
                "group.rs",
                "serde.rs",
            ]
            .iter()
            .any(|file| artifact.path.ends_with(&format!("/src/{file}")));
            if is_of_types {
                let mut found = methods(&syn::parse_file(&artifact.text).unwrap());
                found.retain(|name| !own.contains(&name.as_str()));
                names.append(&mut found);
            }
        }
    }
    for expected in [
        "value",
        "fallback",
        "base",
        "is_x",
        "link",
        "index",
        "all_with_label",
    ] {
        assert!(names.contains(expected), "no {expected} in {names:?}");
    }
    let free: Vec<&String> = names
        .iter()
        .filter(|name| !is_column_refused(name))
        .collect();
    assert!(free.is_empty(), "{free:?}");
    // And nothing else that a column is likely to be called.
    for name in [
        "http_status",
        "severity",
        "retry_after",
        "sqlstate",
        "name",
        "kind",
        "message",
        "code",
    ] {
        assert!(!is_column_refused(name), "{name}");
    }
}

#[test]
fn harmless_names_compile() {
    for name in HARMLESS {
        let rest = all_sections(false, 20);
        let folder = tempfile::tempdir().unwrap();
        compile::write(
            &generate(&table(name, "repr = \"u16\"", 3, &rest)),
            folder.path(),
        );
        Library::compile(&folder.path().join("any-codes"), "any_codes");
    }
}

#[test]
fn keywords_and_prefixes_are_reserved_for_columns() {
    for method in [
        "fn",
        "async",
        "self",
        "crate",
        "super",
        "yield",
        "is_loud",
        "as_u8",
        "to_do",
        "into_http",
        "from_http",
        "try_again",
        "with_reason",
    ] {
        assert!(is_column_refused(method), "{method}");
    }
    for method in ["island", "ask", "total", "fromage", "tryst", "width"] {
        assert!(!is_column_refused(method), "{method}");
    }
}

#[test]
fn the_outcomes_are_reserved_for_tags() {
    let is_refused = |tag: &str| {
        let rows = format!("[[tag]]\nid = \"{tag}\"\n[[code]]\nvalue = 1\nlabel = \"l\"\n");
        let table = codetable_testing::table("repr = \"u8\"", &rows);
        codetable::validate(&[Source::new("any.toml", &table)]).is_err()
    };
    for tag in ["error", "success", "warning", "Error", "err-or-"] {
        assert_eq!(is_refused(tag), tag != "err-or-", "{tag}");
    }
}
