//! Hostile names: a table that has them is refused with a place, or its crate passes every gate and says what the
//! table says.
//!
//! The tables come from a generator that shares nothing with the library, and from a list of what once failed.

#[path = "hostile_names/generator.rs"]
mod generator;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use codetable::{Artifact, Settings, Source};
use codetable_testing::compile::{self, cargo};
use codetable_testing::random::Random;
use codetable_testing::{read_back, text_of};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use toml::{Table, Value};

/// The number of generated tables, and of those that are compiled.
const TABLES: usize = 600;
const COMPILED: usize = 70;

/// Keys and rows with names for which a crate once failed a gate, or that are near to such names.
const ONCE_WRONG: &[(&str, &str, &str)] = &[
    ("Door-codes", "Code", ""),
    ("A", "Code", ""),
    ("a--b", "Code", ""),
    ("a__c-", "Code", ""),
    ("HTTPCodes", "Code", ""),
    ("type-unicode", "Код", ""),
    (
        "group-cyrillic",
        "Code",
        "[[group]]\nid = \"Группа\"\ntitle = \"t\"\n",
    ),
    (
        "group-short",
        "Code",
        "[[group]]\nid = \"Ко\"\ntitle = \"t\"\n",
    ),
    (
        "group-ordinal",
        "Code",
        "[[group]]\nid = \"1ª\"\ntitle = \"t\"\n",
    ),
    ("tag-micro", "Code", "[[tag]]\nid = \"µs\"\n"),
    ("tag-sharp", "Code", "[[tag]]\nid = \"ß\"\n"),
    (
        "column-micro",
        "Code",
        "[[column]]\nid = \"µs\"\ntype = \"u8\"\ndescription = \"d\"\n",
    ),
    (
        "label-micro",
        "Code",
        "[[code]]\nvalue = 2\nlabel = \"1ª\"\n[[code]]\nvalue = 3\nlabel = \"µs\"\n",
    ),
];

fn once_wrong() -> impl Iterator<Item = Table> {
    ONCE_WRONG.iter().map(|(package, type_name, rows)| {
        let text = codetable_testing::table(
            "repr = \"u8\"",
            &format!("{rows}[[code]]\nvalue = 1\nlabel = \"L\"\n"),
        );
        let text = text.replace("\"any-codes\"", &format!("\"{package}\""));
        let text = text.replace("\"Code\"", &format!("\"{type_name}\""));
        text.parse().unwrap()
    })
}

/// The generated tables, without the rows of what each refused.
fn generated() -> impl Iterator<Item = Table> {
    let mut random = Random(24);
    (0..TABLES).map(move |_| generator::table(&mut random))
}

fn source(table: &Table) -> Source {
    Source::new("any.toml", &table.to_string())
}

/// The tables that are accepted, each with another package.
fn accepted(tables: impl Iterator<Item = Table>) -> Vec<Table> {
    let mut packages = BTreeSet::new();
    let is_new = |table: &Table| {
        let name = table["package"]["name"].as_str().unwrap();
        packages.insert(name.to_lowercase().replace('-', "_"))
    };
    let valid = tables.filter(|table| codetable::validate(&[source(table)]).is_ok());
    valid.filter(is_new).collect()
}

#[test]
fn a_table_is_refused_with_a_place_or_everything_says_what_it_says() {
    let mut count = 0;
    for table in once_wrong().chain(generated()) {
        if let Ok(artifacts) = read_back::check(&[source(&table)]) {
            check_readme(&table, &artifacts);
            check_page(&table, &artifacts);
            count += 1;
        }
    }
    assert!(count > TABLES / 4, "{count} tables are accepted");
    for table in once_wrong() {
        read_back::check(&[source(&table)]).unwrap();
    }
}

fn labels(table: &Table) -> Vec<&str> {
    let codes = table["code"].as_array().unwrap();
    codes
        .iter()
        .map(|code| code["label"].as_str().unwrap())
        .collect()
}

/// Every label is the whole cell of a row.
fn check_readme(table: &Table, artifacts: &[Artifact]) {
    let readme = artifacts
        .iter()
        .find(|artifact| artifact.path.ends_with("/README.md") && artifact.path != "README.md");
    let mut cells = BTreeSet::new();
    let mut cell = None;
    for event in Parser::new_ext(&readme.unwrap().text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&part);
                }
            }
            _ => {}
        }
    }
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cells: BTreeSet<String> = cells.iter().map(|cell| folded(cell)).collect();
    for label in labels(table) {
        assert!(cells.contains(&folded(label)), "no {label:?} in {cells:?}");
    }
}

/// Every label is in the page, as text or as a string of JSON.
fn check_page(table: &Table, artifacts: &[Artifact]) {
    let page = text_of(artifacts, "/docs/index.html").replace("<wbr>", "");
    for label in labels(table) {
        let html = label
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let html = html.replace('"', "&quot;").replace('\'', "&#39;");
        let json = serde_json::to_string(label)
            .unwrap()
            .replace('<', "\\u003C");
        assert!(page.contains(&html) || page.contains(&json), "no {label:?}");
    }
}

#[test]
#[ignore = "lints, documents and runs many crates: a minute"]
fn accepted_tables_pass_every_gate_and_their_crates_say_the_same() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile_names");
    _ = fs::remove_dir_all(folder.join("generated"));
    let mut tables = accepted(once_wrong().chain(generated()));
    tables.truncate(COMPILED);
    assert_eq!(tables.len(), COMPILED);
    let numbered = tables
        .iter()
        .zip(0..)
        .map(|(table, number)| Source::new(format!("t{number}.toml"), &table.to_string()));
    let sources: Vec<Source> = numbered.collect();
    let artifacts = codetable::generate(&sources, &Settings::default()).unwrap();
    compile::write(&artifacts, &folder.join("generated"));
    write_program(&folder, &tables);

    cargo(&folder, &["fmt", "--all", "--check"]);
    let crates = ["--quiet", "--keep-going", "--workspace", "--exclude", "ask"];
    let clippy = [
        "--all-features",
        "--",
        "-Wclippy::pedantic",
        "-Wclippy::nursery",
        "-Dwarnings",
    ];
    cargo(&folder, &[&["clippy"], &crates[..], &clippy].concat());
    cargo(
        &folder,
        &[&["doc", "--all-features", "--no-deps"], &crates[..]].concat(),
    );
    let printed = cargo(&folder, &["run", "--quiet", "--package", "ask"]);
    let mut lines = printed.lines();
    for table in &tables {
        for code in table["code"].as_array().unwrap() {
            let value = match &code["value"] {
                Value::String(text) => serde_json::to_string(text).unwrap(),
                number => number.to_string(),
            };
            let label = code["label"].as_str().unwrap();
            assert_eq!(
                lines.next(),
                Some(format!("{value} {label:?}").as_str()),
                "{table}"
            );
        }
    }
    assert_eq!(lines.next(), None);
}

/// Writes the workspace, and a program in it that asks each crate for its codes, in the order of the rows.
fn write_program(folder: &Path, tables: &[Table]) {
    let mut main = String::from("fn main() {\n");
    let mut dependencies = String::new();
    for (table, number) in tables.iter().zip(0..) {
        let text = |section: &str, key: &str| table[section][key].as_str().unwrap();
        let (package, type_name) = (text("package", "name"), text("table", "type"));
        _ = writeln!(
            dependencies,
            "t{number} = {{ package = \"{package}\", path = \"../generated/{package}\", features = [\"serde\"] }}"
        );
        _ = writeln!(
            main,
            "    for code in t{number}::{type_name}::ALL {{\n\
             \x20       let json = serde_json::to_string(code).unwrap();\n\
             \x20       assert_eq!(serde_json::from_str::<t{number}::{type_name}>(&json).unwrap(), *code);\n\
             \x20       assert!(t{number}::{type_name}::all_with_label(code.label()).contains(code));\n\
             \x20       assert_eq!(t{number}::{type_name}::from_value(code.value()), Some(*code));\n\
             \x20       println!(\"{{json}} {{:?}}\", code.label());\n    }}"
        );
    }
    let program = folder.join("ask");
    fs::create_dir_all(program.join("src")).unwrap();
    fs::write(program.join("src/main.rs"), main + "}\n").unwrap();
    let manifest = "[package]\nname = \"ask\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\nserde_json = \"1\"\n";
    fs::write(
        program.join("Cargo.toml"),
        manifest.to_owned() + &dependencies,
    )
    .unwrap();
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\", \"ask\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    cargo(folder, &["fmt", "--package", "ask"]);
}
