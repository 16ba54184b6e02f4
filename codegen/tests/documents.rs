//! What the README and rustdoc of a crate say of ranges, columns, tags, links and groups.

use codetable_testing::{checkout, generate, table, text_of};

/// A file of the crate of a table in `tests/unknown_values`.
fn file(table: &str, end: &str) -> String {
    let table = checkout::read(&format!("codegen/tests/unknown_values/{table}.toml"));
    text_of(&generate(&table), end).to_owned()
}

#[test]
fn the_readme_lists_ranges_and_explains_columns_and_tags() {
    let http = file("http", "/README.md");
    for line in [
        "| Values | Outcome | Group | Treated as |",
        "| `400` to `499` | error | Client error (4xx) | `400` `Bad Request` |",
        "The request contains bad syntax or cannot be fulfilled.",
        "| `404` | [`Not Found`](<https://www.rfc-editor.org/rfc/rfc9110#status.404>) | `NotFound` | error |  |",
    ] {
        assert!(http.lines().any(|other| other == line), "{line}\n{http}");
    }
    let kafka = file("kafka", "/README.md");
    for line in [
        "- Column `exception`: The exception of the Java client.",
        "| `0` | `NONE` | `None` | success | `false` |  |  |",
    ] {
        assert!(kafka.lines().any(|other| other == line), "{line}\n{kafka}");
    }
    assert!(!kafka.contains("## Ranges"));
    let sqlstate = file("sqlstate", "/README.md");
    assert!(sqlstate.contains("\n- Tag retriable: The transaction may be run again.\n"));
    assert!(sqlstate.contains("\n| `23P`… | postgres_constraint |"));
}

#[test]
fn rustdoc_says_what_comes_from_a_range() {
    let code = file("sqlstate", "/src/code.rs");
    let from =
        "/// As for all values that start with `40`: the outcome, the group, the tag retriable.\n";
    assert_eq!(code.matches(from).count(), 3);
    let raw = file("opcua", "/src/raw.rs");
    assert!(raw.contains("/// The bits `0xFFFF0000` of a value make its [`base`](Self::base)."));
    assert!(raw.contains("/// | `0x80000000` to `0xBFFFFFFF` | Bad | error |\n"));
    let kafka = file("kafka", "/src/code.rs");
    assert!(kafka.contains("/// `retriable`: true · `exception`: `TimeoutException`\n"));
    let http = file("http", "/src/code.rs");
    let link = "/// [More about it](<https://www.rfc-editor.org/rfc/rfc9110#status.404>)\n";
    assert_eq!(http.matches(link).count(), 1);
    assert!(!http.contains("needs no `_` arm"));
    let group = file("http", "/src/group.rs");
    let about = "    /// Client error (4xx)\n    ///\n    /// The request contains bad syntax or cannot be fulfilled.\n";
    assert!(group.contains(about), "{group}");
}

#[test]
fn the_documentation_of_an_exhaustive_enum_says_so() {
    let table = checkout::read("codegen/tests/unknown_values/http.toml");
    let table = table.replace("repr = \"u16\"", "repr = \"u16\"\nexhaustive = true");
    let artifacts = generate(&table);
    let code = text_of(&artifacts, "/src/code.rs");
    assert!(code.contains("/// A `match` needs no `_` arm: a new code would be a major change.\n"));
}

#[test]
fn a_group_that_only_ranges_have_is_shown_with_them() {
    let text = table(
        "repr = \"u8\"",
        "[[group]]\nid = \"a\"\ntitle = \"Codes\"\n[[group]]\nid = \"b\"\ntitle = \"Ranges\"\n\
         [[group]]\nid = \"c\"\ntitle = \"Nothing\"\n\
         [[range]]\nfirst = 10\nlast = 19\ngroup = \"b\"\n[[code]]\nvalue = 1\nlabel = \"L\"\ngroup = \"a\"\n",
    );
    let artifacts = generate(&text);
    let readme = text_of(&artifacts, "/README.md");
    let section =
        "### Ranges\n\n| Values | Group |\n| --- | --- |\n| `10` to `19` | Ranges |\n\n## Ranges\n";
    assert!(readme.contains(section), "{readme}");
    assert!(!readme.contains("Nothing"), "{readme}");
}

#[test]
fn a_base_mask_is_hexadecimal() {
    let base = |repr: &str, mask: &str| {
        let keys = format!("repr = \"{repr}\"\nbase-mask = \"{mask}\"\nwidth = 5");
        let artifacts = generate(&table(&keys, "[[code]]\nvalue = 1\nlabel = \"L\"\n"));
        let raw = text_of(&artifacts, "/src/raw.rs");
        assert!(
            raw.contains(&format!("The bits `{mask}` of a value")),
            "{raw}"
        );
        let start = raw.find("Self(self.0 & ").unwrap() + 14;
        raw[start..].split(')').next().unwrap().to_owned()
    };
    assert_eq!(base("u8", "0xF0"), "0xF0");
    assert_eq!(base("i16", "0x007F"), "0x7F");
    assert_eq!(base("i32", "0xFFFF00FF"), "!0xFF00");
    assert_eq!(base("i64", "0x8000000000000000"), "!0x7FFF_FFFF_FFFF_FFFF");
}

#[test]
fn only_the_table_of_fallbacks_may_name_deprecated_codes() {
    let mut rows = "[[code]]\nvalue = 0\nlabel = \"OLD\"\ndeprecated = \"use 1\"\n\
                    [[code]]\nvalue = 1\nlabel = \"NEW\"\n"
        .to_owned();
    for range in 1..20 {
        let (first, fallback) = (10 * range, range % 2);
        rows += &format!(
            "[[range]]\nfirst = {first}\nlast = {}\nfallback = {fallback}\nlabel = \"{range}\"\n",
            first + 4
        );
    }
    let artifacts = generate(&table("repr = \"u8\"", &rows));
    let ranges = text_of(&artifacts, "/src/ranges.rs");
    let lines: Vec<&str> = ranges.lines().collect();
    let before = |name: &str| {
        let mut found = (0..lines.len()).filter(|at| lines[*at].starts_with(name));
        lines[found.next().unwrap() - 1]
    };
    assert!(
        before("pub static FALLBACK").starts_with("#[allow(deprecated"),
        "{ranges}"
    );
    assert!(!before("pub static LABEL").contains("allow"), "{ranges}");
}

#[test]
fn names_beyond_ascii_are_allowed_wherever_they_are() {
    let code = "[[code]]\nvalue = 1\nlabel = \"L\"\n";
    for (rows, is_allowed) in [
        ("", false),
        ("[[group]]\nid = \"а\"\ntitle = \"t\"\n", true),
        ("[[tag]]\nid = \"а\"\n", true),
        (
            "[[column]]\nid = \"а\"\ntype = \"u8\"\ndescription = \"d\"\n",
            true,
        ),
    ] {
        let artifacts = generate(&table("repr = \"u8\"", &format!("{rows}{code}")));
        let front = text_of(&artifacts, "/src/lib.rs");
        let allows = front.contains("#![allow(mixed_script_confusables");
        assert_eq!(allows, is_allowed, "{rows}{front}");
    }
}

#[test]
fn the_address_of_a_link_stays_as_it_is() {
    let code = "[[code]]\nvalue = 1\nlabel = \"L\"\nlink = \"https://a.b/?c=1&d=2&amp;&#38;\"\n";
    let artifacts = generate(&table("repr = \"u8\"", code));
    let address = "(<https://a.b/?c=1&d=2\\&amp;\\&#38;>)";
    let readme = text_of(&artifacts, "/README.md");
    assert!(readme.contains(address), "{readme}");
    let code = text_of(&artifacts, "/src/code.rs");
    assert!(code.contains(address), "{code}");
}

/// A table with a message, and with codes of these outcomes.
fn with_message(outcomes: &[&str]) -> String {
    let codes = outcomes.iter().enumerate().map(|(value, outcome)| {
        format!("[[code]]\nvalue = {value}\nlabel = \"L{value}\"\n{outcome}\n")
    });
    let codes: String = codes.collect();
    let message = "[message]\nroot = \"R\"\nrequest-id = \"I\"\ntype = \"T\"\ncode = \"C\"\ntext = \"X\"\n\
                   error-type = \"ERROR\"\n";
    table("repr = \"u8\"", &format!("{codes}{message}"))
}

const ERROR: &str = "outcome = \"error\"";
const SUCCESS: &str = "outcome = \"success\"";

/// An example of the message stops at a conflict, and does not contain one.
#[test]
fn the_example_of_the_message_stops_at_a_conflict() {
    for (outcomes, sent) in [
        ([ERROR, "", SUCCESS], "Message::reply(\"L2\", Code::L2)"),
        ([ERROR, "", ERROR], "Message::reply(\"L1\", Code::L1)"),
        ([ERROR, ERROR, ERROR], "Message::error(Code::L0)"),
    ] {
        let artifacts = generate(&with_message(&outcomes));
        for end in ["/README.md", "/src/lib.rs"] {
            let text = text_of(&artifacts, end);
            assert!(text.contains(sent), "{text}");
            assert!(
                text.contains("    return Err(conflict.to_string().into());\n"),
                "{text}"
            );
        }
    }
}

#[test]
fn the_readme_and_the_front_page_say_what_a_code_without_an_outcome_is() {
    let neither = "A code without a stated outcome is neither an error nor a success: `is_error()` and `is_success()` \
                   are both `false`.";
    let ask = "The message says whether it is an error: ask `Message::is_error()`.";
    let code = "[[code]]\nvalue = 1\nlabel = \"L\"\n";
    for (table, has_message) in [
        (table("repr = \"u8\"", code), false),
        (with_message(&[ERROR]), true),
    ] {
        let artifacts = generate(&table);
        for end in ["/README.md", "/src/lib.rs"] {
            let text = text_of(&artifacts, end).replace("\n//! ", " ");
            assert!(text.contains(neither), "{text}");
            assert_eq!(text.contains(ask), has_message, "{text}");
        }
    }
}

#[test]
fn the_modules_of_labels_show_a_field() {
    for (text, fence) in [
        (with_message(&[ERROR]), "//! ```\n"),
        (
            table("repr = \"u8\"", "[[code]]\nvalue = 1\nlabel = \"L\"\n"),
            "//! ```ignore\n",
        ),
    ] {
        let artifacts = generate(&text);
        for (module, field) in [
            ("serde_label", "Code"),
            ("serde_label_option", "Option<Code>"),
        ] {
            let page = text_of(&artifacts, &format!("/src/{module}.rs"));
            let default = if module == "serde_label" {
                ""
            } else {
                "default, "
            };
            let example = format!(
                "{fence}//! use any_codes::Code;\n//!\n\
                 //! #[derive(serde::Serialize, serde::Deserialize)]\n//! struct Reply {{\n\
                 //!     #[serde({default}with = \"any_codes::{module}\")]\n//!     code: {field},\n//! }}\n"
            );
            assert!(page.contains(&example), "{page}");
        }
    }
    let page = file("sqlstate", "/src/serde_label.rs");
    assert!(page.contains("it cannot be serialized"), "{page}");
}

#[test]
fn rustdoc_finds_a_value_in_decimal_and_in_hexadecimal() {
    for (keys, value, names) in [
        ("repr = \"u8\"", "17", r#""17", "0x11""#),
        ("repr = \"u8\"\nwidth = 3", "17", r#""017", "17", "0x11""#),
        (
            "repr = \"u16\"\nradix = \"hex\"",
            "17",
            r#""0x0011", "17", "0x11""#,
        ),
        ("repr = \"u8\"\nradix = \"hex\"", "17", r#""0x11", "17""#),
        ("repr = \"i64\"", "-1", r#""-1", "0xFFFFFFFFFFFFFFFF""#),
        ("repr = \"str\"", "\"17\"", r#""17""#),
    ] {
        let rows = format!("[[code]]\nvalue = {value}\nlabel = \"LABEL\"\n");
        let artifacts = generate(&table(keys, &rows));
        let code = text_of(&artifacts, "/src/code.rs");
        let alias = format!("#[doc(alias({names}, \"LABEL\"))]");
        assert!(code.contains(&alias), "{alias}\n{code}");
    }
}

#[test]
fn the_documentation_of_fallbacks_names_their_sources() {
    let fallback = |table: &str| {
        let raw = file(table, "/src/raw.rs");
        let line = raw
            .lines()
            .find(|line| line.contains("to treat the value as"));
        line.unwrap().trim().to_owned()
    };
    assert_eq!(
        fallback("http"),
        "/// Returns the code to treat the value as: its own, else that of the range that contains it."
    );
    let readme = file("http", "/README.md");
    let ranges = "A value without a code takes the facts of the narrowest range that contains it.";
    assert!(readme.contains(ranges), "{readme}");
    let front = file("http", "/src/lib.rs");
    assert!(front.contains("] lists all codes.\n"), "{front}");
}

/// Labels are the vendor's. What is stated of them is the table's.
#[test]
fn only_labels_are_attributed_to_the_vendor() {
    for table in ["http", "kafka", "sqlstate", "opcua"] {
        let table = checkout::read(&format!("codegen/tests/unknown_values/{table}.toml"));
        for artifact in generate(&table) {
            let mut lines = artifact.text.lines();
            let label = "    /// Returns the label, byte for byte as the vendor publishes it.";
            let found = lines
                .find(|line| line.contains("///") && line.contains("vendor") && *line != label);
            assert_eq!(found, None, "{}", artifact.path);
        }
    }
}

/// Examples of errors have a code that is an error, and only those with `?` need the type of a result.
#[test]
fn the_examples_of_the_message_use_codes_of_their_kind() {
    let of = |outcomes: &[&str]| {
        let artifacts = generate(&with_message(outcomes));
        text_of(&artifacts, "/src/message/examples.rs").to_owned()
    };
    for outcomes in [[SUCCESS, "", ERROR], ["", SUCCESS, ERROR]] {
        let examples = of(&outcomes);
        assert!(examples.contains("Message::error(Code::L2)"), "{examples}");
        for other in ["error(Code::L0)", "error(Code::L1)"] {
            assert!(!examples.contains(other), "{examples}");
        }
        let shown = "Message::error(Code::L2).with_text(\\\"L0\\\");";
        assert!(examples.contains(shown), "{examples}");
    }
    for examples in [of(&[SUCCESS]), of(&["", ERROR])] {
        for example in examples.split("concat!(").skip(1) {
            let has_result = example.contains("# Ok::<");
            assert_eq!(example.contains('?'), has_result, "{example}");
        }
    }
}
