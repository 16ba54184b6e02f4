//! Hostile files: whatever a file says, what is read from it is not much larger than the file.

mod support;

use std::fs;
use std::path::Path;

use cargo_codetable::published::formats::{decode, read};
use codetable::Source;
use codetable::published::{self, Options, Page, prepare};
use support::root;

/// A name for each format.
const NAMES: [&str; 20] = [
    "a.html", "a.md", "a.rst", "a.man", "a.txt", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.yaml",
    "a.xml", "a.h", "a.go", "a.py", "a.js", "a.rs", "a.java", "a.proto", "a.et", "a",
];

fn page(name: &str, bytes: &[u8]) -> Option<Page> {
    let page = read(Some(Path::new(name)), &decode(bytes), &[]);
    page.ok().map(prepare)
}

/// The number of bytes in all cells; none if the file is refused.
fn size(name: &str, bytes: &[u8]) -> usize {
    let page = page(name, bytes).unwrap_or_default();
    let rows = page.blocks.iter().flat_map(|block| &block.rows);
    let cells = rows.flat_map(|row| row.cells.iter().chain(&row.comment));
    cells.map(String::len).sum()
}

#[test]
fn a_cell_that_spans_everything_does_not_fill_the_memory() {
    let rows = "<tr>".repeat(100);
    for text in ["a".repeat(100_000), "a ".repeat(100)] {
        let cell = format!("<td colspan=1000 rowspan=1000>{text}</td>{rows}");
        let page = format!("<table>{cell}<td>{cell}");
        assert!(size("a.html", page.as_bytes()) <= 17 * page.len());
    }
}

/// What says nothing costs something nevertheless.
#[test]
fn what_is_empty_does_not_fill_the_memory() {
    let head = "<table><tr><th>Value<th>Name<tr><td>1<td>A<tr><td>2<td>B";
    for (name, text) in [
        (
            "a.html",
            head.to_owned() + &"<tr><td colspan=16 rowspan=100>".repeat(3000),
        ),
        ("a.html", head.to_owned() + &"<tr><td>".repeat(12_000)),
        (
            "a.csv",
            "value,label\n1,A\n".to_owned() + &",\n".repeat(50_000),
        ),
        (
            "a.md",
            format!(
                "| Value | Name |\n| --- | --- |\n| 1 | A |\n| 2 {}",
                "|".repeat(100_000)
            ),
        ),
        ("a.txt", "1 A\n".repeat(25_000)),
        ("a.txt", format!("1 A\n2 B\n{}", "\0\n".repeat(50_000))),
        ("a.txt", format!("1 A\n2 B\n{}", "\0".repeat(100_000))),
    ] {
        let used = allocation_counter::measure(|| drop(page(name, text.as_bytes()))).bytes_max;
        let most = 128 * text.len() as u64;
        let start: String = text.chars().take(90).collect();
        assert!(
            used <= most,
            "{name} {start:?}: {used} bytes for {}",
            text.len()
        );
    }
}

#[test]
fn a_cell_that_spans_some_rows_and_columns_is_in_all_of_them() {
    let rows = "<tr><td>1</td><td>A</td>".repeat(5);
    let text = format!("<table><tr><td>0</td><td>B</td><td colspan=2 rowspan=6>group</td>{rows}");
    let blocks = page("a.html", text.as_bytes()).unwrap().blocks;
    assert_eq!(blocks[0].rows.len(), 6);
    for row in &blocks[0].rows {
        assert_eq!(row.cells[2..], ["group", "group"]);
    }
}

#[test]
fn what_the_fuzzer_starts_from_is_read_in_every_format() {
    let mut count = 0;
    for entry in fs::read_dir(root().join("fuzz/corpus/page")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for name in NAMES {
            let size = size(name, &bytes);
            assert!(size <= 64 * (bytes.len() + 1), "{name}: {size}");
        }
        count += 1;
    }
    assert!(count > 5);
}

/// What the fuzzer does with each of them, with one table.
#[test]
fn what_the_fuzzer_starts_from_is_compared_and_made_a_table() {
    let text = fs::read_to_string(root().join("spec/uptivity.toml")).unwrap();
    let table = codetable::validate(&[Source::new("any.toml", &text)])
        .unwrap()
        .remove(0);
    let mut options = Options::default();
    "any".clone_into(&mut options.name);
    "2026-11-25".clone_into(&mut options.today);
    let mut read = 0;
    for entry in fs::read_dir(root().join("fuzz/corpus/page")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for name in NAMES {
            let Some(page) = page(name, &bytes) else {
                continue;
            };
            let pages = [page];
            if let Ok(list) = published::find(&table, &pages, None) {
                let text_of_page = decode(&bytes);
                let differences = published::compare(&table, &list, &[&text_of_page]);
                assert!(
                    list.codes.len() + differences.len() >= table.codes.len(),
                    "{name}"
                );
                let new = published::insert(&text, &table, &list, &[]);
                assert_eq!(new.as_ref(), Some(&text));
                read += 1;
            }
            if let Ok(proposal) = published::propose(&pages, &options) {
                assert!(proposal.text.parse::<toml::Table>().is_ok(), "{name}");
            }
        }
    }
    assert!(read > 5, "{read}");
}

/// What opens and never closes, in each format: neither the stack nor the time is used up.
#[test]
fn what_is_nested_deeply_is_read_or_refused() {
    for open in [
        "(",
        "[",
        "{",
        "<table><tr><td>",
        "<dl><dt>a<dd>",
        "<a>",
        "> ",
        "- ",
        "* ",
        "  ",
        "/*",
        "\"",
        "`",
        "#if 1\n",
        "enum {",
        "((1)+",
        "a: ",
        "{\"a\":",
        ".. a::\n",
        ".RS\n",
        "1 | ",
        "x = [",
        "const (",
        "!",
        "~",
        "|",
        "+-",
        "\t",
        "&",
        "\\",
    ] {
        let text = open.repeat(5_000);
        for name in NAMES {
            let size = size(name, text.as_bytes());
            assert!(size <= 64 * (text.len() + 1), "{name}, {open:?}: {size}");
        }
    }
}
