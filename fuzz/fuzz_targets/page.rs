//! Any bytes as a vendor's file, in the format that the first byte chooses: the list of codes is found or not, what is
//! new in it can be added to the table, and a table can be made from it or not.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use cargo_codetable::published::formats::{decode, read};
use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Addition, Difference, Options, Page};
use libfuzzer_sys::fuzz_target;

const TABLES: [&str; 3] = [
    include_str!("../../spec/uptivity.toml"),
    include_str!("../../codegen/tests/shapes/sqlstate.toml"),
    include_str!("../../codegen/tests/shapes/ntstatus.toml"),
];

/// A name for each format. The last one leaves it to the content.
const NAMES: [&str; 43] = [
    "a.html", "a.md", "a.rst", "a.man", "a.txt", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.yaml",
    "a.xml", "a.toml", "a.pod", "a.ini", "a.mib", "a.h", "a.ads", "a.vb", "a.zig", "a.et", "a.erl",
    "a.f90", "a.go", "a.hs", "a.cs", "a.java", "a.js", "a.kt", "a.el", "a.lua", "a.ml", "a.pas",
    "a.pl", "a.php", "a.proto", "a.py", "a.rb", "a.rs", "a.sh", "a.sql", "a.tcl", "a.thrift", "a",
];

static MODELS: LazyLock<Vec<(&str, Table)>> =
    LazyLock::new(|| TABLES.map(|text| (text, model(text))).into());

fuzz_target!(|bytes: &[u8]| {
    let Some((&format, bytes)) = bytes.split_first() else {
        return;
    };
    let name = NAMES[usize::from(format) % NAMES.len()];
    let text = decode(bytes);
    let Ok(page) = read(Some(Path::new(name)), &text, &[]) else {
        return;
    };
    let pages = [published::prepare(page)];
    let rows = pages[0].blocks.iter().flat_map(|block| &block.rows);
    let cells = rows.flat_map(|row| row.cells.iter().chain(&row.comment));
    let size: usize = cells.map(String::len).sum();
    assert!(size <= 256 * (bytes.len() + 1), "{size} bytes of cells");
    for (table_text, table) in &*MODELS {
        compare(table_text, table, &pages, &text);
    }
    propose(&pages);
});

fn model(text: &str) -> Table {
    let tables = codetable::validate(&[Source::new("any.toml", text)]);
    tables.unwrap().remove(0)
}

/// Adds what is new to the text. It is then in the table, unless that is refused.
fn compare(text: &str, table: &Table, pages: &[Page], published: &str) {
    let list = match published::find(table, pages, None) {
        Ok(list) => list,
        Err(error) => {
            assert!(!error.message.contains('\n'), "{error:?}");
            return;
        }
    };
    let differences = published::compare(table, &list, &[published]);
    let new: Vec<Addition<'_>> = differences
        .iter()
        .filter_map(Difference::addition)
        .collect();
    let whole = published::insert(text, table, &list, &new).unwrap();
    let Ok(tables) = codetable::validate(&[Source::new("any.toml", &whole)]) else {
        return;
    };
    for addition in new {
        let (Addition::Code { listed, .. } | Addition::Alias { listed, .. }) = addition else {
            continue;
        };
        let mut codes = tables[0].codes.iter();
        assert!(codes.any(|code| {
            let mut aliases = code.aliases.iter().map(|alias| &alias.label);
            let has_label =
                code.label == listed.label || aliases.any(|label| *label == listed.label);
            code.value == listed.value && has_label
        }));
    }
}

/// Makes a table. It is valid TOML, and has every code of the list unless it is refused.
fn propose(pages: &[Page]) {
    let mut options = Options::default();
    options.name = "any".to_owned();
    options.files = vec!["a".to_owned()];
    options.today = "2026-11-25".to_owned();
    match published::propose(pages, &options) {
        Ok(proposal) => {
            let Ok(tables) = codetable::validate(&[Source::new("any.toml", &proposal.text)]) else {
                return;
            };
            for listed in &proposal.list.codes {
                let mut codes = tables[0].codes.iter();
                assert!(codes.any(|code| code.value == listed.value));
            }
        }
        Err(error) => assert!(!error.message.contains('\n'), "{error:?}"),
    }
}
