//! Any text in a table is only text: in Rust, in Markdown, and in what is read back.
//!
//! Arbitrary valid tables are generated; what comes out is parsed by the parsers that others use,
//! and holds just what the table says. Some of the crates are compiled.

mod support;

use std::collections::BTreeSet;
use std::fs;

use codetable::{Artifact, Source};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use support::Library;
use toml::{Table, Value};

/// Text that looks like everything that it must not become.
fn text() -> impl Strategy<Value = String> {
    let hostile = select(vec![
        "*/",
        "/*",
        "//",
        "#[x]",
        "#!",
        "{}",
        "{0}",
        "|",
        "\\",
        "\\|",
        "`",
        "``",
        "```",
        "```rust\n",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "[x]",
        "[x](y)",
        "[x]: y",
        "![",
        "](",
        "http://a.b",
        "www.a.b",
        "a@b.c",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "# ",
        "## ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        "===",
        "---",
        "| a |",
        "\n",
        "\n\n",
        "\t",
        "    ",
        " ",
        "  \n",
        "%s",
        "\"",
        "'",
        "r#\"",
        "\"#",
        "中文",
        "é",
        "ß",
        "Ω",
        "a",
        "Word",
        "snake_case",
        "CamelCase",
        "self",
        "::",
        "$x$",
        ":smile:",
        "[^1]",
        "[ ] ",
        "\\n",
        "0x1F",
        "!",
        "?",
        ".",
        ",",
        ";",
        "=",
        "^",
        "(",
        ")",
        "fn main() {}",
    ]);
    prop::collection::vec(hostile, 1..12).prop_map(|parts| parts.concat())
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    description: String,
    outcome: Option<&'static str>,
    extra: String,
    has_extra: bool,
}

fn row() -> impl Strategy<Value = Row> {
    let outcome = select(vec![None, Some("success"), Some("warning"), Some("error")]);
    (text(), text(), outcome, text(), any::<bool>()).prop_map(
        |(label, description, outcome, extra, has_extra)| Row {
            label,
            description,
            outcome,
            extra,
            has_extra,
        },
    )
}

/// A valid table, as TOML and as rows of distinct labels. Values are 3 apart, or far apart.
fn table() -> impl Strategy<Value = (String, Vec<(String, Row)>)> {
    let rows = prop::collection::vec(row(), 1..24);
    let repr = select(vec!["u8", "u16", "i16", "u32", "i32", "u64", "i64", "str"]);
    (rows, repr, any::<bool>(), text()).prop_map(|(rows, repr, hex, title)| {
        let mut seen = BTreeSet::new();
        let rows: Vec<Row> = rows
            .into_iter()
            .filter(|row| seen.insert(row.label.clone()))
            .collect();
        let value = |at: usize| {
            let number = i64::try_from(at).unwrap();
            Value::Integer(match repr {
                "str" => return Value::String(format!("{:03}.{at}", at * 7)),
                "u8" => number * 3,
                "i16" | "i32" => number * 3 - 20,
                "u32" | "u64" | "i64" => (number * number) << 20,
                _ => number * 1000,
            })
        };
        let mut codes = Vec::new();
        let mut groups = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let mut code = Table::new();
            code.insert("value".into(), value(at));
            code.insert("label".into(), row.label.clone().into());
            // Names derived from such labels would clash, which is another matter.
            code.insert("variant".into(), format!("V{at}").into());
            code.insert("description".into(), row.description.clone().into());
            if let Some(outcome) = row.outcome {
                code.insert("outcome".into(), outcome.into());
            }
            if row.has_extra {
                code.insert("since".into(), row.extra.clone().into());
                code.insert("deprecated".into(), row.extra.clone().into());
                code.insert("group".into(), row.extra.clone().into());
                let group = Table::from_iter([
                    ("id".to_owned(), Value::from(row.extra.clone())),
                    ("title".to_owned(), row.extra.clone().into()),
                ]);
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
            codes.push(code);
        }
        // A group's id makes its name in Rust, so most of these texts cannot be one.
        let usable = |group: &Table| {
            group["id"]
                .as_str()
                .unwrap()
                .chars()
                .all(char::is_alphanumeric)
        };
        let mut names = BTreeSet::new();
        groups.retain(|group| {
            usable(group) && names.insert(group["id"].as_str().unwrap().to_lowercase())
        });
        for code in &mut codes {
            let known = |id: &Value| groups.iter().any(|group| group["id"] == *id);
            if code.get("group").is_some_and(|id| !known(id)) {
                code.remove("group");
            }
        }
        let head = Table::from_iter([
            ("title".to_owned(), Value::from(title.clone())),
            ("type".to_owned(), "Any".into()),
            ("repr".to_owned(), repr.into()),
            (
                "radix".to_owned(),
                if hex { "hex" } else { "decimal" }.into(),
            ),
            (
                "source".to_owned(),
                Table::from_iter([
                    ("document".to_owned(), Value::from(title.clone())),
                    ("publisher".to_owned(), title.clone().into()),
                ])
                .into(),
            ),
        ]);
        let package = Table::from_iter([
            ("name".to_owned(), Value::from("any-codes")),
            ("version".to_owned(), "0.1.0".into()),
            ("description".to_owned(), title.into()),
            ("license".to_owned(), "MIT".into()),
        ]);
        let tables =
            |tables: Vec<Table>| Value::Array(tables.into_iter().map(Value::Table).collect());
        let whole = Table::from_iter([
            ("format".to_owned(), Value::from(1)),
            ("table".to_owned(), head.into()),
            ("package".to_owned(), package.into()),
            ("group".to_owned(), tables(groups)),
            ("code".to_owned(), tables(codes)),
        ]);
        let by_variant = rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| (format!("V{at}"), row))
            .collect();
        (whole.to_string(), by_variant)
    })
}

#[test]
fn any_text_is_only_text() {
    let config = Config {
        cases: 200,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, deterministic());
    let result = runner.run(&table(), |(text, rows)| {
        let artifacts = codetable::generate(&[Source::new("any.toml", &text)])
            .map_err(|mistakes| TestCaseError::fail(format!("{}\n{text}", mistakes[0].title)))?;
        let find = |path: &str| {
            artifacts
                .iter()
                .find(|artifact| artifact.path.ends_with(path))
                .unwrap()
        };
        rust_parses(&artifacts);
        tables_hold(&find("/src/tables.rs").text(), &rows);
        documentation_shows(&find("/src/code.rs").text(), &rows);
        readme_shows(&find("/README.md").text(), &rows);
        readme_shows(&find("/src/front.md").text(), &rows);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn such_crates_compile_without_a_warning() {
    let mut runner = TestRunner::new_with_rng(Config::default(), deterministic());
    for _ in 0..6 {
        let (text, _) = table().new_tree(&mut runner).unwrap().current();
        let folder = tempfile::tempdir().unwrap();
        for artifact in codetable::generate(&[Source::new("any.toml", &text)]).unwrap() {
            let path = folder.path().join(&artifact.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, artifact.text()).unwrap();
        }
        Library::compile(&folder.path().join("any-codes"), "any_codes");
    }
}

/// The same cases in each run.
fn deterministic() -> proptest::test_runner::TestRng {
    proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha)
}

fn rust_parses(artifacts: &[Artifact]) {
    for artifact in artifacts
        .iter()
        .filter(|artifact| artifact.path.contains("/src/") && !artifact.path.ends_with("/front.md"))
    {
        if let Err(error) = syn::parse_file(&artifact.text()) {
            panic!("{}: {error}\n{}", artifact.path, artifact.text());
        }
    }
}

/// The strings of a table of texts, without the empty ones of slots that stand for no code.
fn strings(rust: &str, name: &str) -> Vec<String> {
    let file = syn::parse_file(rust).unwrap();
    let table = file.items.into_iter().find_map(|item| match item {
        syn::Item::Static(item) if item.ident == name => Some(*item.expr),
        _ => None,
    });
    let Some(syn::Expr::Array(array)) = table else {
        panic!("no table {name}")
    };
    let string = |element| match element {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => text.value(),
        _ => panic!("no string in {name}"),
    };
    array
        .elems
        .into_iter()
        .map(string)
        .filter(|text| !text.is_empty())
        .collect()
}

fn tables_hold(rust: &str, rows: &[(String, Row)]) {
    let sorted = |mut texts: Vec<String>| {
        texts.sort();
        texts
    };
    let of =
        |text: fn(&Row) -> &String| sorted(rows.iter().map(|(_, row)| text(row).clone()).collect());
    assert_eq!(sorted(strings(rust, "LABELS")), of(|row| &row.label));
    assert_eq!(
        sorted(strings(rust, "DESCRIPTIONS")),
        of(|row| &row.description)
    );
}

/// A text as it looks in a paragraph: white space is one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What GitHub or rustdoc add to plain Markdown.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// The text of Markdown that is nothing but paragraphs, code and links of ours.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Start(Tag::Paragraph) => text.push(' '),
            Event::End(TagEnd::Paragraph) => {}
            other => panic!("{other:?} in:\n{markdown}"),
        }
    }
    folded(&text)
}

fn documentation_shows(rust: &str, rows: &[(String, Row)]) {
    let file = syn::parse_file(rust).unwrap();
    let item = file.items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) => Some(item),
        _ => None,
    });
    let variants = item.unwrap().variants;
    assert_eq!(variants.len(), rows.len());
    for (variant, (name, row)) in variants.iter().zip(rows) {
        assert_eq!(variant.ident, name);
        let lines = variant
            .attrs
            .iter()
            .filter_map(|attribute| match &attribute.meta {
                syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(line),
                        ..
                    }) => Some(line.value()),
                    _ => None,
                },
                _ => None,
            });
        let shown = plain(&lines.collect::<Vec<_>>().join("\n"));
        let description = folded(&row.description);
        assert!(
            shown.contains(&description),
            "{description:?} is not in {shown:?}"
        );
        // Code spans fold line breaks and tabs, but no blanks.
        let label = folded(&row.label.replace(['\n', '\t'], " "));
        assert!(shown.contains(&label), "{label:?} is not in {shown:?}");
    }
}

fn readme_shows(readme: &str, rows: &[(String, Row)]) {
    let mut cells: Vec<Vec<String>> = Vec::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(readme, options()) {
        match event {
            // The head of each table comes first and is dropped.
            Event::Start(Tag::TableHead | Tag::TableRow) => cells.push(Vec::new()),
            Event::End(TagEnd::TableHead) => drop(cells.pop()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = cell.take().unwrap();
                if let Some(row) = cells.last_mut() {
                    row.push(folded(&cell));
                }
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&part);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                assert_eq!(&*language, "rust");
            }
            // The header, two comments, is the only HTML.
            Event::Html(html) => assert!(
                html.starts_with("<!-- ") && html.trim_end().ends_with(" -->"),
                "{html}"
            ),
            // The front page of the documentation leads to each variant.
            Event::Start(Tag::Link { dest_url, .. }) => {
                let leads = |(name, _): &(String, Row)| dest_url.ends_with(&format!("::{name}"));
                assert!(rows.iter().any(leads), "{dest_url}");
            }
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Table(_) | Tag::HtmlBlock)
            | Event::End(_) => {}
            other => panic!("{other:?} in:\n{readme}"),
        }
    }
    // Groups part the table, so that the order is not that of the file.
    assert_eq!(cells.len(), rows.len(), "{readme}");
    for (name, row) in rows {
        let cells = cells
            .iter()
            .find(|cells| cells[2] == *name)
            .unwrap_or_else(|| panic!("no {name}"));
        assert_eq!(cells[1], folded(&row.label), "{readme}");
        let meaning = cells.last().unwrap();
        assert!(
            meaning.starts_with(&folded(&row.description)),
            "{meaning:?} {readme}"
        );
        assert!(
            !row.has_extra || meaning.contains(&folded(&row.extra)),
            "{meaning:?}"
        );
    }
}
