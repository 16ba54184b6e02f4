//! Hostile tables: everything that the fuzz targets start from, and what they have found.

use std::fs;

use codetable::{Settings, Source};
use codetable_testing::{checkout, growth, read_back};
use toml::Value;

#[test]
fn a_table_is_refused_with_a_place_or_its_crate_says_the_same() {
    for (folder, extension) in [
        ("xtask/tests/mistakes", Some("toml")),
        ("codegen/tests/shapes", Some("toml")),
        ("fuzz/corpus/table", None),
    ] {
        let files = checkout::files(folder, extension);
        assert!(files.len() > 10);
        for file in files {
            println!("{}", file.display());
            let bytes = fs::read(&file).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            _ = read_back::check(&[Source::new("any.toml", &text)]);
            _ = read_back::check(&[Source::from_bytes("any.toml", &bytes)]);
        }
    }
}

/// A valid table of a package with this name.
fn table(package: &str) -> String {
    let text = codetable_testing::table("repr = \"u32\"", CODE);
    text.replace("\"any-codes\"", &Value::from(package).to_string())
}

fn is_refused(file: &str, text: &str) -> bool {
    codetable::validate(&[Source::new(file, text)]).is_err()
}

const CODE: &str = "[[code]]\nvalue = 4294967295\nlabel = \"LAST\"\n";

#[test]
fn no_name_leads_out_of_the_folder() {
    let long = "a".repeat(65);
    for name in [
        "", ".", "..", "../x", "x/..", "/x", "/", "a/b", "a\\b", "..\\x", "C:", "C:\\x",
        "\\\\x\\y", "a\0", "a\n", "a b", " a", "a ", "a.", ".git", "a.b", "~", "$HOME", "%TEMP%",
        "-a", "_a", "1a", "ü", "ａ", "a\u{301}", "con", "NUL", "Aux", "com1", "LPT9", "prn",
        "target", "std", "fn", "self", "crate", "nul.txt", "a:stream", "a*", &long,
    ] {
        let sources = [Source::new("any.toml", &table(name))];
        let mistakes = codetable::validate(&sources).expect_err(name);
        let span = mistakes[0].primary.span.clone();
        assert_eq!(sources[0].text()[span], Value::from(name).to_string());
    }
    for version in [
        "../1.0.0",
        "1.0.0/..",
        "1.0.0-../x",
        "1.0.0+/x",
        "1.0",
        "1.0.0\n",
    ] {
        let wrong = Value::from(version).to_string();
        let text = table("any-codes").replace("\"0.1.0\"", &wrong);
        assert!(is_refused("any.toml", &text), "{version:?}");
    }
    for file in [
        "../any.toml",
        "/any.toml",
        "a\\b.toml",
        "a\n.toml",
        "-->.toml",
        "*/.toml",
        "ü.toml",
    ] {
        assert!(is_refused(file, &table("any-codes")), "{file:?}");
    }
    read_back::generate(&table("any-codes"));
}

#[test]
fn an_invisible_character_of_a_label_is_refused_where_it_is() {
    // Variation selectors, and the pattern of Braille without a dot.
    let invisible = ('\u{FE00}'..='\u{FE0F}').chain(['\u{2800}']);
    for c in invisible {
        let title = format!("the invisible character U+{:04X}", u32::from(c));
        let escape = format!("\\u{:04X}", u32::from(c));
        // As itself, its place is known; as an escape, that of its string is.
        for (written, place) in [
            (c.to_string(), c.to_string()),
            (escape.clone(), format!("\"LA{escape}ST\"")),
        ] {
            let rows = CODE.replace("LAST", &format!("LA{written}ST"));
            let sources = [Source::new(
                "any.toml",
                &codetable_testing::table("repr = \"u32\"", &rows),
            )];
            let mistakes = codetable::validate(&sources).expect_err(&escape);
            let [mistake] = mistakes.as_slice() else {
                panic!("{mistakes:#?}");
            };
            let span = mistake.primary.span.clone();
            assert_eq!(
                (&mistake.title, &sources[0].text()[span]),
                (&title, place.as_str())
            );
        }
    }
}

#[test]
fn no_two_tables_have_the_same_folder() {
    for (one, other) in [
        ("any-codes", "any-codes"),
        ("any-codes", "Any-Codes"),
        // One library, and one folder of documentation.
        ("any-codes", "any_codes"),
    ] {
        let sources = [one, other].map(|name| Source::new("any.toml", &table(name)));
        let mistakes = codetable::validate(&sources).expect_err(other);
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].related[0].source, 0);
    }
}

/// A busy machine may be slow at any time, but not whenever it is asked.
#[test]
fn time_and_memory_are_linear_in_the_table() {
    growth::assert_linear(|text| {
        let generate = || {
            let sources = [Source::new("any.toml", text)];
            _ = codetable::generate(&sources, &Settings::default());
        };
        allocation_counter::measure(generate).bytes_max
    });
}

/// Tables of sizes that no vendor publishes. What takes a time quadratic in them would take minutes.
#[test]
fn large_tables_of_each_kind_are_read() {
    let codes = |count: usize, more: &str| -> String {
        let code = |i| format!("[[code]]\nvalue = {i}\nlabel = \"L{i}\"\n{more}\n");
        (0..count).map(code).collect()
    };
    let rows =
        |count: usize, row: &dyn Fn(usize) -> String| -> String { (0..count).map(row).collect() };
    let range = |first: usize, last: usize| {
        format!("[[range]]\nfirst = {first}\nlast = {last}\noutcome = \"error\"\ntags = [\"t1\"]\n")
    };
    let tag = |i| format!("[[tag]]\nid = \"t{i}\"\n");
    let column = |i| {
        format!("[[column]]\nid = \"c{i}\"\ntype = \"u8\"\ndescription = \"d\"\nrequired = true\n")
    };
    let facts: Vec<String> = (0..1000).map(|i| format!("c{i} = 1")).collect();
    let facts = format!("columns = {{ {} }}", facts.join(", "));
    let each = |count: usize| {
        let range = |i| {
            let (first, last) = (i, 10_000 - i);
            format!("[[range]]\nfirst = {first}\nlast = {last}\ntags = [\"t{i}\"]\n")
        };
        rows(count, &range) + &rows(count, &tag)
    };
    let side_by_side = rows(20_000, &|i| range(4 * i, 4 * i + 2));
    let nested = rows(2_000, &|i| range(i, 10_000 - i));
    for (text, is_valid) in [
        (tag(1) + &side_by_side + &codes(2_000, ""), true),
        (tag(1) + &nested + &codes(2_000, ""), true),
        (rows(2_000, &tag) + &nested + &codes(1, ""), true),
        // Ranges that add a tag each make a crate as large as their square.
        (each(256) + &codes(1, ""), true),
        (each(257) + &codes(1, ""), false),
        (rows(1_000, &column) + &codes(100, &facts), true),
        (rows(1_000, &column) + &codes(2_000, ""), false),
        (
            rows(10_000, &tag) + &codes(2_000, "tags = [\"t1\", \"t9999\"]"),
            true,
        ),
        (codes(2_000, "tags = [\"t1\"]\ncolumns = { c1 = 1 }"), false),
        (
            rows(20_000, &|i| range(4 * i, 4 * i + 6)) + &codes(1, ""),
            false,
        ),
    ] {
        let text = codetable_testing::table("repr = \"u32\"", &text);
        assert_eq!(!is_refused("any.toml", &text), is_valid);
    }
}
