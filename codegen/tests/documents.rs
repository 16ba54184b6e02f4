//! What the README and rustdoc of a crate say of ranges, columns, tags, links and groups.

use codetable_testing::{checkout, generate, text_of};

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
