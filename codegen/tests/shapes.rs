//! A small table of each shape that real tables have: every crate compiles without a warning from
//! anybody, and gives back what its table says.
//!
//! It is ignored unless asked for: `cargo test --package xtask --test shapes -- --ignored`.
//!
//! `tests/shapes/*.toml` are the tables, `tests/shapes/variants.txt` what their codes are called in
//! Rust; `ACCEPT=1` writes that file.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_codetable::Paths;
use support::{cargo, ran, root, scratch};
use toml::{Table, Value};

/// A table, read by means that share nothing with the generator.
struct Shape {
    table: Table,
    library: String,
    type_name: String,
    repr: String,
}

#[test]
#[ignore = "builds, lints and documents a dozen crates: half a minute and more"]
fn every_shape_compiles_and_gives_back_its_table() {
    let shapes = shapes();
    let folder = scratch("shapes");
    workspace(&folder, &shapes);

    let fmt = cargo(&folder, &["fmt", "--all", "--check"]);
    assert_eq!(fmt.status, 0, "{}", fmt.out);
    let clippy = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-features",
        "--exclude",
        "roundtrip",
        "--",
    ];
    let clippy = cargo(
        &folder,
        &[&clippy[..], &["-Wclippy::pedantic", "-Dwarnings"]].concat(),
    );
    assert_eq!(clippy.status, 0, "{}", clippy.err);
    let doc = [
        "doc",
        "--quiet",
        "--workspace",
        "--no-deps",
        "--all-features",
        "--exclude",
        "roundtrip",
    ];
    let doc = cargo(&folder, &doc);
    assert_eq!(doc.status, 0, "{}", doc.err);
    for shape in &shapes {
        front_page_leads_to_variants(&folder, shape);
    }
    for features in [&["--all-features"][..], &[]] {
        let test = cargo(
            &folder,
            &[&["test", "--quiet", "--workspace", "--doc"], features].concat(),
        );
        assert_eq!(test.status, 0, "{}{}", test.out, test.err);
    }

    let printed = cargo(&folder, &["run", "--quiet", "--package", "roundtrip"]);
    assert_eq!(printed.status, 0, "{}", printed.err);
    let mut variants = String::new();
    let mut lines = printed.out.lines();
    for shape in &shapes {
        for (row, line) in shape.codes().iter().zip(lines.by_ref()) {
            let (start, variant) = line.rsplit_once('\t').unwrap();
            assert_eq!(start, shape.line(row));
            _ = writeln!(variants, "{} {} {variant}", shape.library, row["value"]);
        }
    }
    assert_eq!(lines.next(), None);
    let file = root().join("xtask/tests/shapes/variants.txt");
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&file, &variants).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), variants);
}

/// The front page of the documentation has the README's table, with links.
fn front_page_leads_to_variants(folder: &Path, shape: &Shape) {
    let (library, type_name) = (&shape.library, &shape.type_name);
    let page = folder.join("target/doc").join(library).join("index.html");
    let page = fs::read_to_string(page).unwrap();
    let links = |kind: &str| {
        page.matches(&format!("href=\"enum.{type_name}.html#{kind}."))
            .count()
    };
    let aliases = shape
        .codes()
        .iter()
        .filter_map(|row| row.get("alias")?.as_array());
    // An alias that makes the name of its own code leads to the variant.
    let codes = shape.codes().len();
    assert!(links("variant") >= codes, "{library}");
    assert_eq!(
        links("variant") + links("associatedconstant"),
        codes + aliases.map(Vec::len).sum::<usize>(),
        "{library}"
    );

    let crate_of = folder.join("generated").join(library.replace('_', "-"));
    let body = |file: &str| {
        let text = fs::read_to_string(crate_of.join(file)).unwrap();
        text.split_once("-->\n\n").unwrap().1.to_owned()
    };
    let start = "[`";
    let end = format!("`]({type_name}::");
    let mut plain = String::new();
    for line in body("src/front.md").lines() {
        let link = line.rfind(&end).map(|at| (line[..at].rfind(start), at));
        if let Some((Some(from), to)) = link
            && line.starts_with('|')
        {
            let name = &line[from + start.len()..to];
            let rest = &line[to + end.len() + name.len() + 1..];
            _ = writeln!(plain, "{}`{name}`{rest}", &line[..from]);
        } else {
            _ = writeln!(plain, "{line}");
        }
    }
    assert_eq!(plain, body("README.md"), "{library}");
}

fn shapes() -> Vec<Shape> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("xtask/tests/shapes"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    let shape = |path: &PathBuf| {
        let table: Table = fs::read_to_string(path).unwrap().parse().unwrap();
        let text = |section: &str, key: &str| table[section][key].as_str().unwrap().to_owned();
        Shape {
            library: text("package", "name").replace('-', "_"),
            type_name: text("table", "type"),
            repr: text("table", "repr"),
            table,
        }
    };
    let shapes: Vec<Shape> = files.iter().map(shape).collect();
    assert!(!shapes.is_empty());
    shapes
}

impl Shape {
    fn codes(&self) -> &Vec<Value> {
        self.table["code"].as_array().unwrap()
    }

    /// What `programs/shapes.rs` is to print of a row, but for the variant.
    fn line(&self, row: &Value) -> String {
        let text = |key: &str| row.get(key).map_or("", |text| text.as_str().unwrap());
        let (label, outcome, description) = (text("label"), text("outcome"), text("description"));
        let value = self.value(&row["value"]);
        format!(
            "{}\t{value}\t{label:?}\t{outcome:?}\t{description:?}",
            self.library
        )
    }

    fn value(&self, value: &Value) -> String {
        let text = match value {
            Value::Integer(number) => number.to_string(),
            Value::String(text) if self.repr == "str" => return format!("{text:?}"),
            Value::String(text) => text.clone(),
            other => panic!("{other}"),
        };
        let bits: u32 = self.repr[1..].parse().unwrap();
        let number = match text.strip_prefix("0x") {
            Some(digits) => i128::from_str_radix(digits, 16).unwrap(),
            None => text.parse().unwrap(),
        };
        let wraps = self.repr.starts_with('i') && number >= 1 << (bits - 1);
        (if wraps { number - (1 << bits) } else { number }).to_string()
    }
}

/// Generates every shape into a workspace that has a program beside them.
fn workspace(folder: &Path, shapes: &[Shape]) {
    let generated = folder.join("generated");
    if generated.exists() {
        fs::remove_dir_all(&generated).unwrap();
    }
    let spec = root().join("xtask/tests/shapes");
    let paths = Paths::default().with_spec(&spec).with_out(&generated);
    for file in cargo_codetable::stale(&paths).unwrap() {
        assert_eq!(file.reason, "missing");
    }
    let xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
        .args(["codegen", "--spec"])
        .arg(&spec)
        .arg("--out")
        .arg(&generated)
        .output();
    assert_eq!(ran(xtask.unwrap()).status, 0);

    let mut dependencies = String::new();
    let mut main = fs::read_to_string(root().join("xtask/tests/programs/shapes.rs")).unwrap();
    let mut aliases = String::new();
    main.push_str("\nfn main() {\n");
    for shape in shapes {
        let (library, type_name) = (&shape.library, &shape.type_name);
        let package = library.replace('_', "-");
        let has_message = shape.table.contains_key("message");
        let features = if has_message {
            "\"message\", \"serde\""
        } else {
            ""
        };
        _ = writeln!(
            dependencies,
            "{package} = {{ path = \"../generated/{package}\", features = [{features}] }}"
        );
        let near = if shape.repr == "str" {
            "texts"
        } else {
            &shape.repr
        };
        _ = writeln!(
            main,
            "    all!({library}, {type_name}, Raw{type_name}, {near});"
        );
        for row in shape.codes() {
            for alias in row
                .get("alias")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let label = alias["label"].as_str().unwrap();
                let value = shape.value(&row["value"]);
                _ = writeln!(
                    main,
                    "    assert_eq!({library}::{type_name}::from_label({label:?}).unwrap().value(), {value});"
                );
                _ = writeln!(aliases, "        ({library:?}, {label:?}),");
            }
        }
    }
    main.push_str("    special();\n}\n");
    _ = write!(
        main,
        "\nfn is_alias(library: &str, label: &str) -> bool {{\n    [\n{aliases}    ].contains(&(library, label))\n}}\n"
    );
    let program = folder.join("roundtrip");
    fs::create_dir_all(program.join("src")).unwrap();
    fs::write(program.join("src/main.rs"), main).unwrap();
    let manifest = "[package]\nname = \"roundtrip\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\nserde = \"1\"\n";
    fs::write(
        program.join("Cargo.toml"),
        format!("{manifest}{dependencies}"),
    )
    .unwrap();
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\", \"roundtrip\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    let formatted = cargo(folder, &["fmt", "--package", "roundtrip"]);
    assert_eq!(formatted.status, 0, "{}", formatted.err);
}
