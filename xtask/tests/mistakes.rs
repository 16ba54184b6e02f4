//! Every kind of mistake in a table, with the exact message that it gives.
//!
//! `tests/mistakes/NAME.toml` is a wrong table, `NAME.txt` what is said about it. To accept what
//! is said now: `ACCEPT=1 cargo test --package cargo-codetable --test mistakes`, then read the diff.

mod support;

use std::fs;

use cargo_codetable::Paths;
use codetable::{Settings, Source};

#[test]
fn every_mistake_has_its_message() {
    let folder = support::root().join("xtask/tests/mistakes");
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut different = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        count += 1;
        let file = path.file_name().unwrap().to_str().unwrap();
        let sources = [Source::from_bytes(file, &fs::read(&path).unwrap())];
        let mistakes = codetable::generate(&sources, &Settings::default()).expect_err(file);
        let said = cargo_codetable::render(&sources, &mistakes, &Paths::default(), false)
            .join("\n\n")
            + "\n";
        let expected = path.with_extension("txt");
        if accept {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            different.push(format!("{file} says now:\n\n{said}"));
        }
    }
    assert!(count > 0, "no wrong table in {}", folder.display());
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// What is said of a group that is not declared, where these are.
fn unknown_group(group: &str, declared: &[String]) -> String {
    let declared: Vec<String> = declared
        .iter()
        .map(|id| format!("[[group]]\nid = \"{id}\"\ntitle = \"t\"\n"))
        .collect();
    let table = format!(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"T\"\nrepr = \"u8\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n\
         [package]\nname = \"p\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
         {}[[code]]\nvalue = 0\nlabel = \"L\"\ngroup = \"{group}\"\n",
        declared.concat()
    );
    let mut mistakes =
        codetable::generate(&[Source::new("any.toml", &table)], &Settings::default()).unwrap_err();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert_eq!(mistakes[0].title, format!("unknown group \"{group}\""));
    mistakes.remove(0).help
}

/// What is said of a table of many codes, and where; `key` is a line below `[table]`.
fn said_of_many(count: usize, key: &str) -> Vec<String> {
    let mut table = format!(
        "format = 1\n[table]\n{key}\ntitle = \"t\"\ntype = \"T\"\nrepr = \"u16\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n\
         [package]\nname = \"p\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n"
    );
    for value in 0..count {
        table += &format!("[[code]]\nvalue = {value}\nlabel = \"L{value}\"\n");
    }
    let sources = [Source::new("any.toml", &table)];
    let mistakes = codetable::validate(&sources).err().unwrap_or_default();
    cargo_codetable::render(&sources, &mistakes, &Paths::default(), false)
}

#[test]
fn a_large_enum_has_no_values_as_discriminants() {
    let mistake = |count: usize, place: &str, line: &str| {
        let under = "^".repeat(line.len() - line.find(' ').unwrap() - 3);
        let indent = " ".repeat(line.find('"').unwrap());
        format!(
            "error: {count} codes, but at most {} can have their values as discriminants\n \
             --> spec/any.toml:{place}\n  |\n{} | {line}\n  | {indent}{under}\n  |\n  \
             = help: write `discriminant = \"position\"` below `[table]`; \
             `as` then no longer returns the value",
            count - 1,
            &place[..1]
        )
    };
    let none: [&str; 0] = [];
    assert_eq!(said_of_many(2048, ""), none);
    let said = [mistake(2049, "5:8", "type = \"T\"")];
    assert_eq!(said_of_many(2049, ""), said);
    let stated = "discriminant = \"value\"";
    assert_eq!(said_of_many(4096, stated), none);
    let said = [mistake(4097, "3:16", stated)];
    assert_eq!(said_of_many(4097, stated), said);
    assert_eq!(said_of_many(4097, "discriminant = \"position\""), none);
}

#[test]
fn only_a_slip_of_the_pen_has_a_proposal() {
    let near = |length: usize| {
        let id = "a".repeat(length);
        unknown_group(&format!("b{}", &id[1..]), std::slice::from_ref(&id)).contains("did you mean")
    };
    assert_eq!(unknown_group("any", &[]), "declare it with `[[group]]`");
    assert!(near(64));
    assert!(!near(65) && !near(66));

    let among = |count: usize| {
        let ids: Vec<String> = (100..100 + count).map(|id| format!("group-{id}")).collect();
        unknown_group("group-10", &ids)
    };
    assert_eq!(among(200), "did you mean `group-100`?");
    for count in [201, 202] {
        let help = among(count);
        assert!(!help.contains("did you mean"), "{help}");
        let more = format!("`group-119` and {} more", count - 20);
        assert!(help.ends_with(&more), "{help}");
    }
}

#[test]
fn a_line_is_shown_if_it_is_not_too_long() {
    let shown = |length: usize| {
        let line = format!("type = 1 # {}", "-".repeat(length - 11));
        assert_eq!(line.len(), length);
        let sources = [Source::new(
            "any.toml",
            &format!("format = 1\n[table]\n{line}\n"),
        )];
        let mistakes = codetable::generate(&sources, &Settings::default()).unwrap_err();
        let wrong = |said: &String| said.contains("`type` of [table] has the wrong type");
        let said = cargo_codetable::render(&sources, &mistakes, &Paths::default(), false);
        let said = said.into_iter().find(wrong).unwrap();
        assert!(said.contains("--> spec/any.toml:3:8\n"), "{said}");
        said.contains("type = 1 # -")
    };
    assert!(shown(20) && shown(4000));
    assert!(!shown(4001) && !shown(4002));
}

#[test]
fn what_rust_takes_for_no_name_is_refused() {
    let titles = |type_name: &str, variant: &str| -> Vec<String> {
        let table = format!(
            "format = 1\n[table]\ntitle = \"t\"\ntype = \"{type_name}\"\nrepr = \"u8\"\n\
             [table.source]\ndocument = \"d\"\npublisher = \"p\"\n\
             [package]\nname = \"p\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
             [[code]]\nvalue = 0\nlabel = \"L\"\nvariant = \"{variant}\"\n"
        );
        let mistakes =
            codetable::generate(&[Source::new("any.toml", &table)], &Settings::default());
        let mistakes = mistakes.err().unwrap_or_default();
        mistakes.into_iter().map(|mistake| mistake.title).collect()
    };
    assert!(titles("ResultCode", "Ok1").is_empty());
    for name in [
        "resultCode",
        "Result_Code",
        "Self",
        "語Code",
        "Result Code",
        "",
    ] {
        assert_eq!(titles(name, "Any").len(), 1, "{name}");
    }
    for name in ["fn", "async", "Self", "_", "1st", "A b", "A-b"] {
        let says = format!("`{name}` cannot be the name of a variant");
        assert_eq!(titles("Any", name), [says]);
    }
}
