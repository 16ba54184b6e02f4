//! A module has the items of the crate of the same table: the same tokens, apart from documentation and features.

use std::collections::HashMap;

use codetable::model::Table;
use codetable::{Artifact, Settings, Source};
use codetable_testing::{checkout, text_of};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Generates a module with all features from a table with a package.
fn module(text: &str) -> Vec<Artifact> {
    let source = Source::new("any.toml", &as_module(text));
    let settings = Settings::default();
    codetable::generate(&[source], &settings).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

/// A table with a module in place of its package.
fn as_module(text: &str) -> String {
    let (before, package) = text.split_once("[package]\n").unwrap();
    let end = package.find("\n[").unwrap();
    let mut features = vec!["serde"];
    features.extend(text.contains("repr = \"str\"").then_some("alloc"));
    features.extend(text.contains("\n[message]").then_some("message"));
    let (name, docs) = ("any_codes", true);
    let module = format!("[module]\nname = \"{name}\"\nfeatures = {features:?}\ndocs = {docs}\n");
    format!("{before}{module}{}", &package[end..])
}

fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap()
}

/// The source files of a crate as one, without documentation, features and examples.
fn whole(folder: &str, text: &str, files: &HashMap<&str, &str>) -> TokenStream {
    bare(tokens(text), &|name| {
        if name == "examples" {
            return Some(TokenStream::new());
        }
        let file = files.get(format!("{folder}{name}.rs").as_str())?;
        let content = whole(&format!("{folder}{name}/"), file, files);
        Some(TokenStream::from_iter([
            tokens(&format!("mod {name}")),
            TokenTree::from(Group::new(Delimiter::Brace, content)).into(),
        ]))
    })
}

/// Tokens without attributes for documentation, features and lints, and with files in place of their declarations.
fn bare(tokens: TokenStream, file: &dyn Fn(&str) -> Option<TokenStream>) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut bare = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let [first, ..] = rest {
        let texts: Vec<String> = rest.iter().take(6).map(ToString::to_string).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (length, with) = match texts.as_slice() {
            ["#", "!", _, ..] => (3, None),
            ["#", attribute, ..] if is_left_out(attribute) => (2, None),
            ["extern", "crate", _, ";", ..] => (4, None),
            ["use", "super", ":", ":", "examples", ..] => (9, None),
            ["mod", name, ";", ..] => (3, file(name)),
            _ => (1, Some(inside(first, file))),
        };
        bare.extend(with);
        rest = &rest[length.min(rest.len())..];
    }
    bare
}

fn is_left_out(attribute: &str) -> bool {
    let attribute = attribute.trim_start_matches('[').trim_start();
    // Documentation itself may differ, `#[doc(alias(…))]` may not.
    ["doc =", "cfg", "rustfmt"]
        .iter()
        .any(|name| attribute.starts_with(name))
}

fn inside(token: &TokenTree, file: &dyn Fn(&str) -> Option<TokenStream>) -> TokenStream {
    match token {
        TokenTree::Group(group) => {
            let inside = bare(group.stream(), file);
            TokenTree::from(Group::new(group.delimiter(), inside)).into()
        }
        other => other.clone().into(),
    }
}

/// The content of the inner module of a file.
fn content(module: &str) -> TokenStream {
    let file = bare(tokens(module), &|_| None);
    let mut groups = file.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    groups.next().unwrap()
}

/// Tokens as text, with each literal on one line. The white space after a backslash at the end of a line is not part
/// of a literal.
fn joined(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let mut lines = text.split("\\\n");
    let first = lines.next().unwrap().to_owned();
    first + &lines.map(str::trim_start).collect::<String>()
}

#[test]
fn a_module_has_the_items_of_the_crate() {
    let mut paths = checkout::files("codegen/tests/shapes", Some("toml"));
    paths.push(checkout::root().join("spec/uptivity.toml"));
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let package = codetable_testing::generate(&text);
        let files: HashMap<&str, &str> = package
            .iter()
            .filter_map(|artifact| {
                let (_, path) = artifact.path.split_once("/src/")?;
                Some((path, artifact.text.as_str()))
            })
            .collect();
        let expected = joined(&whole("", files["lib.rs"], &files));
        let artifacts = module(&text);
        let module = text_of(&artifacts, "any_codes.rs");
        let found = joined(&content(module));
        assert!(expected.contains("enum") && expected.contains("mod lookup"));
        let at = expected.bytes().zip(found.bytes());
        let at = at.take_while(|(one, other)| one == other).count();
        let around = |text: &str| {
            let (start, end) = (at.saturating_sub(200), (at + 200).min(text.len()));
            String::from_utf8_lossy(&text.as_bytes()[start.min(end)..end]).into_owned()
        };
        assert!(
            expected == found,
            "{path:?}\nexpected: {}\nfound: {}",
            around(&expected),
            around(&found)
        );
        let json: serde_json::Value =
            serde_json::from_str(text_of(&artifacts, "any_codes.json")).unwrap();
        assert_eq!(json["module"]["name"], "any_codes");
        assert!(text_of(&artifacts, "any_codes.html").contains("any_codes"));
    }
}

const TABLE: &str = "format = 1\n[table]\ntitle = \"Door code\"\ntype = \"DoorCode\"\nrepr = \"u8\"\n\
    [table.source]\ndocument = \"Doors\"\n[module]\nname = \"door_codes\"\n\
    [[code]]\nvalue = 1\nlabel = \"OPEN\"\n";

#[test]
fn a_module_has_no_paths_from_the_root_attributes_of_the_file_or_examples() {
    let artifacts = module(&checkout::read("spec/uptivity.toml"));
    let module = text_of(&artifacts, "any_codes.rs");
    assert!(module.contains("pub mod message") && module.contains("pub mod serde_label"));
    for never in [
        "# Examples",
        "```",
        "crate::",
        "cfg(feature",
        "#![",
        "\t",
        " \n",
    ] {
        assert!(!module.contains(never), "{never:?}");
    }
}

#[test]
fn features_decide_what_a_module_has() {
    let plain = codetable::module("door.toml", TABLE).unwrap();
    assert!(plain.starts_with("// @generated from door.toml: do not edit. Edit that file.\n\n///"));
    assert!(!plain.contains("serde") && !plain.contains("alloc") && !plain.contains("std::"));
    let with = |features: &str| {
        let module = format!("[module]\nfeatures = [{features}]\n");
        codetable::module("door.toml", &TABLE.replace("[module]\n", &module))
    };
    assert!(with("\"serde\"").unwrap().contains("pub mod serde_label"));
    for (features, mistake) in [
        (
            "\"sirde\"",
            "unknown word \"sirde\" in `features`; did you mean `serde`?",
        ),
        (
            "\"serde\", \"serde\"",
            "the feature `serde` occurs twice; remove one of them",
        ),
        (
            "\"alloc\"",
            "`alloc` adds nothing: values that are integers need no owner; remove the feature",
        ),
        (
            "\"message\"",
            "`message` adds nothing: the table has no `[message]`; remove the feature",
        ),
    ] {
        let mistakes = with(features).unwrap_err();
        let line = format!("{mistakes:?}");
        assert!(
            line.starts_with("door.toml:9:") && line.ends_with(mistake),
            "{line}"
        );
        assert_eq!(mistakes.diagnostics().len(), 1);
    }
}

#[test]
fn a_module_is_named_by_its_path_and_a_mistake_by_all_its_places() {
    for path in [
        "spec/door.toml",
        "/home/a/spec/door.toml",
        "C:\\spec\\door.toml",
    ] {
        let module = codetable::module(path, TABLE).unwrap();
        assert!(
            module.starts_with("// @generated from door.toml: do not edit."),
            "{path}"
        );
    }
    let twice = format!("{TABLE}[[code]]\nvalue = 1\nlabel = \"SHUT\"\n");
    let mistakes = codetable::module("spec/a\nb.toml", &twice)
        .unwrap_err()
        .to_string();
    let duplicate = mistakes.lines().last().unwrap();
    assert!(
        duplicate.starts_with("spec/a\u{FFFD}b.toml:14:9: duplicate value 1 (line 11, column 9: "),
        "{mistakes}"
    );
    assert_eq!(mistakes.lines().count(), 2, "{mistakes}");
}

#[test]
fn a_table_has_a_package_or_a_module() {
    let mistakes = |text: &str| {
        codetable::module("door.toml", text)
            .unwrap_err()
            .to_string()
    };
    let package = "[package]\nname = \"door-codes\"\nversion = \"0.1.0\"\ndescription = \"d\"\npublish = false\n";
    assert_eq!(
        mistakes(&TABLE.replace("[module]\nname = \"door_codes\"\n", package)),
        "door.toml:10:11: the table generates a crate, not a module; write `[module]` with a `name` in place of \
         `[package]`"
    );
    assert_eq!(
        mistakes(&TABLE.replace("[module]\nname = \"door_codes\"\n", "")),
        "door.toml:1:1: the table needs `[package]`, or `[module]`; write exactly one of these"
    );
    assert_eq!(
        mistakes(&TABLE.replace("[module]\n", &format!("{package}[module]\n"))),
        "door.toml:13:1: the table has `[package]` and `[module]` (line 8, column 1: the other one); remove one of them"
    );
    for name in ["lib", "serde", "generated", "index", "con", "self", "gen"] {
        let line = mistakes(&TABLE.replace("door_codes", name));
        assert!(
            line.contains(&format!("the module name `{name}` is reserved")),
            "{line}"
        );
    }
    for name in ["Door", "door-codes", "1door", "", "dör"] {
        let line = mistakes(&TABLE.replace("door_codes", name));
        assert!(line.contains("cannot be the name of a module"), "{line}");
    }
}

#[test]
fn an_outcome_is_shared_with_a_module_that_has_one() {
    let of = |name: &str, outcome: &str| {
        let module = format!("[module]\nname = \"{name}\"\n{outcome}");
        Source::new(
            format!("{name}.toml"),
            &TABLE.replace("[module]\nname = \"door_codes\"\n", &module),
        )
    };
    let generate = |sources: &[Source]| codetable::generate(sources, &Settings::default());
    let from = |other: &str| format!("outcome-from = \"{other}\"\n");
    let good = [of("door_codes", ""), of("gate_codes", &from("door_codes"))];
    let artifacts = generate(&good).unwrap();
    let gate = text_of(&artifacts, "gate_codes.rs");
    assert!(gate.contains("pub use super::super::super::door_codes::Outcome;"));
    assert!(!gate.contains("enum Outcome"));
    // A single table is read without the others.
    assert!(codetable::module("gate.toml", good[1].text()).is_ok());
    let tables = codetable::validate(&good).unwrap();
    assert_eq!(tables.iter().filter_map(Table::module).count(), 2);

    for (sources, title) in [
        (
            vec![of("gate_codes", &from("door_codes"))],
            "no table generates the module `door_codes`",
        ),
        (
            vec![of("a", &from("b")), of("b", &from("c")), of("c", "")],
            "the module `b` has no `Outcome` of its own",
        ),
        (
            vec![of("a", &from("a"))],
            "`outcome-from` names the module itself",
        ),
    ] {
        let mistakes = generate(&sources).unwrap_err();
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].title, title);
    }
}
