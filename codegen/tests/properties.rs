//! Any text in a table is only text, in Rust and in Markdown.
//!
//! Crates are generated from arbitrary valid tables, parsed by the parsers that others use, and compared
//! with the tables. Some of the crates are compiled.

use std::collections::BTreeSet;

use codetable_testing::compile::{self, Library};
use codetable_testing::{generate, read_back, text_of};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use toml::{Table, Value};

/// A string with syntax of the languages that it is written into.
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
    let text = prop::collection::vec(hostile, 1..12).prop_map(|parts| parts.concat());
    // Titles and notes that are only white space are mistakes.
    text.prop_filter("blank", |text| !text.trim().is_empty())
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
        |(mut label, description, outcome, extra, has_extra)| {
            // A label that reads as a number is a mistake.
            if label.starts_with("0x") {
                label.push('?');
            }
            Row {
                label,
                description,
                outcome,
                extra,
                has_extra,
            }
        },
    )
}

/// A valid table as a string.
#[derive(Debug, Clone)]
struct Sample {
    text: String,
    /// The name and the row of each variant.
    rows: Vec<(String, Row)>,
    /// How many aliases there are.
    aliases: usize,
}

/// What a table has for all of its rows.
#[derive(Debug, Clone)]
struct Head {
    repr: &'static str,
    radix: &'static str,
    discriminant: Option<&'static str>,
    is_descending: bool,
    /// Whether it has more than 256 labels, which make a large crate.
    is_large: bool,
    title: String,
}

fn head() -> impl Strategy<Value = Head> {
    let repr = select(vec!["u8", "u16", "i16", "u32", "i32", "u64", "i64", "str"]);
    let radix = select(vec!["decimal", "hex"]);
    let discriminant = select(vec![None, Some("position")]);
    let is_large = prop::bool::weighted(0.2);
    let keys = (repr, radix, discriminant, any::<bool>(), is_large, text());
    keys.prop_map(
        |(repr, radix, discriminant, is_descending, is_large, title)| Head {
            repr,
            radix,
            discriminant,
            is_descending,
            is_large,
            title,
        },
    )
}

/// A valid table with distinct labels.
fn sample() -> impl Strategy<Value = Sample> {
    let rows = prop::collection::vec(row(), 1..24);
    (rows, head()).prop_map(|(mut rows, head)| {
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert(row.label.clone()));
        let groups = groups(&rows);
        let mut codes = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let mut code = object([
                ("value", value(&head, at, rows.len())),
                ("label", row.label.clone().into()),
                // Names derived from such labels would clash.
                ("variant", format!("V{at}").into()),
                ("description", row.description.clone().into()),
            ]);
            if row.label.trim() != row.label {
                code.insert("padded-label".to_owned(), true.into());
            }
            if let Some(outcome) = row.outcome {
                code.insert("outcome".to_owned(), outcome.into());
            }
            if row.has_extra {
                for key in ["since", "deprecated"] {
                    code.insert(key.to_owned(), row.extra.clone().into());
                }
                if groups.contains(&row.extra) {
                    code.insert("group".to_owned(), row.extra.clone().into());
                }
            }
            codes.push(code);
        }
        let aliases = if head.is_large { 256 } else { 0 };
        let alias = |i| {
            object([
                ("label", format!("ALSO {i}").into()),
                ("variant", format!("A{i}").into()),
            ])
        };
        codes[0].insert("alias".to_owned(), array((0..aliases).map(alias)));
        let group = |id: &String| object([("id", id.clone().into()), ("title", id.clone().into())]);
        let table = object([
            ("format", 1.into()),
            ("table", section(&head).into()),
            ("package", package(&head).into()),
            ("group", array(groups.iter().map(group))),
            ("code", array(codes)),
        ]);
        let rows = rows.into_iter().enumerate();
        Sample {
            text: table.to_string(),
            rows: rows.map(|(at, row)| (format!("V{at}"), row)).collect(),
            aliases,
        }
    })
}

/// The extras of which a group can be made: the id of a group makes its name in Rust.
fn groups(rows: &[Row]) -> Vec<String> {
    let extras = rows.iter().filter(|row| row.has_extra);
    let mut groups: Vec<String> = extras.map(|row| row.extra.clone()).collect();
    let mut names = BTreeSet::new();
    groups.retain(|id| id.chars().all(char::is_alphanumeric) && names.insert(id.to_lowercase()));
    groups
}

/// The value of the row at a position. Values are a few numbers apart, or far apart.
fn value(head: &Head, at: usize, rows: usize) -> Value {
    let at = if head.is_descending {
        rows - 1 - at
    } else {
        at
    };
    let number = i64::try_from(at).unwrap();
    Value::Integer(match head.repr {
        "str" => return Value::String(format!("{:03}.{at}", at * 7)),
        "u8" => number * 3,
        "i16" | "i32" => number * 3 - 20,
        "u32" | "u64" | "i64" => (number * number) << 20,
        _ => number * 1000,
    })
}

fn section(head: &Head) -> Table {
    let source = object([
        ("document", head.title.clone().into()),
        ("publisher", head.title.clone().into()),
    ]);
    let mut section = object([
        ("title", head.title.clone().into()),
        ("type", "Any".into()),
        ("repr", head.repr.into()),
        ("radix", head.radix.into()),
        ("source", source.into()),
    ]);
    if let Some(discriminant) = head.discriminant {
        section.insert("discriminant".to_owned(), discriminant.into());
    }
    section
}

fn package(head: &Head) -> Table {
    object([
        ("name", "any-codes".into()),
        ("version", "0.1.0".into()),
        ("description", head.title.clone().into()),
        ("license", "MIT".into()),
    ])
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Table {
    let members = members.into_iter();
    members
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn array(tables: impl IntoIterator<Item = Table>) -> Value {
    Value::Array(tables.into_iter().map(Value::Table).collect())
}

#[test]
fn any_text_is_only_text() {
    let config = Config {
        cases: 200,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, deterministic());
    let result = runner.run(&sample(), |sample| {
        let artifacts = read_back::generate(&sample.text);
        check_documentation(text_of(&artifacts, "/src/code.rs"), &sample);
        check_front_page(text_of(&artifacts, "/src/lib.rs"));
        check_readme(text_of(&artifacts, "any-codes/README.md"), &sample);
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
        let sample = sample().new_tree(&mut runner).unwrap().current();
        let folder = tempfile::tempdir().unwrap();
        compile::write(&generate(&sample.text), folder.path());
        Library::compile(&folder.path().join("any-codes"), "any_codes");
    }
}

/// The same cases in each run.
fn deterministic() -> TestRng {
    TestRng::deterministic_rng(RngAlgorithm::ChaCha)
}

/// A string as a paragraph renders it, with single spaces as white space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The extensions of Markdown that GitHub or rustdoc have.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// The text of Markdown that consists of paragraphs and code.
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

/// The lines of documentation in these attributes.
fn doc_lines(attributes: &[syn::Attribute]) -> String {
    let lines = attributes
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
    lines.collect::<Vec<_>>().join("\n")
}

fn check_documentation(rust: &str, sample: &Sample) {
    let file = syn::parse_file(rust).unwrap();
    let item = file.items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) => Some(item),
        _ => None,
    });
    let variants = item.unwrap().variants;
    assert_eq!(variants.len(), sample.rows.len());
    for (name, row) in &sample.rows {
        let mut variants = variants.iter();
        let variant = variants.find(|variant| variant.ident == name).unwrap();
        let text = plain(&doc_lines(&variant.attrs));
        let description = folded(&row.description);
        assert!(
            text.contains(&description),
            "{description:?} is not in {text:?}"
        );
        // Code spans fold line breaks and tabs, but no spaces.
        let label = folded(&row.label.replace(['\n', '\t'], " "));
        assert!(text.contains(&label), "{label:?} is not in {text:?}");
    }
}

/// Checks that the texts of the table add nothing but text to the front page.
fn check_front_page(rust: &str) {
    let file = syn::parse_file(rust).unwrap();
    let page = doc_lines(&file.attrs);
    let mut links = Vec::new();
    let mut blocks = 0;
    let mut headings = 0;
    let broken = |link: pulldown_cmark::BrokenLink<'_>| {
        // rustdoc resolves the names of items.
        links.push(link.reference.to_string());
        None
    };
    for event in Parser::new_with_broken_link_callback(&page, options(), Some(broken)) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                assert_eq!(kind, CodeBlockKind::Fenced("".into()));
                blocks += 1;
            }
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item)
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?} in:\n{page}"),
        }
    }
    assert_eq!((blocks, headings), (1, 1), "{page}");
    links.retain(|link| link != "`Group`");
    assert_eq!(
        links,
        ["`Any`", "`RawAny`", "`AnyError`", "`Outcome`"],
        "{page}"
    );
}

fn check_readme(readme: &str, sample: &Sample) {
    let mut cells: Vec<Vec<String>> = Vec::new();
    let mut cell: Option<String> = None;
    let mut headings = Vec::new();
    let mut is_heading = false;
    for event in Parser::new_ext(readme, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => is_heading = true,
            Event::End(TagEnd::Heading(_)) => is_heading = false,
            Event::Text(text) if is_heading => {
                // The table of features comes before that of the codes.
                if &*text == "Codes" {
                    cells.clear();
                }
                headings.push(text);
            }
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
                assert!(["toml", "rust"].contains(&&*language), "{readme}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    ["docs/index.html", "codes.json"].contains(&&*dest_url),
                    "{readme}"
                );
            }
            // The header, a comment, is the only HTML.
            Event::Html(html) => assert!(
                html.starts_with("<!-- ") && html.trim_end().ends_with(" -->"),
                "{html}"
            ),
            Event::Start(
                Tag::List(None) | Tag::Item | Tag::Paragraph | Tag::Table(_) | Tag::HtmlBlock,
            )
            | Event::End(_) => {}
            other => panic!("{other:?} in:\n{readme}"),
        }
    }
    // There is a table for each group, so the order is not that of the file.
    assert_eq!(cells.len(), sample.rows.len() + sample.aliases, "{readme}");
    for (name, row) in &sample.rows {
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
