//! Tables of every shape that real tables have: each crate compiles without a warning of rustc, clippy or
//! rustdoc, and returns what its table says.
//!
//! `tests/shapes/*.toml` are the tables, `tests/shapes/variants.txt` has the names of their variants.
//! `ACCEPT=1 cargo test --package codetable --test shapes -- --ignored` writes that file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codetable::Settings;
use codetable_testing::checkout;
use codetable_testing::compile::{self, cargo};
use toml::{Table, Value};

/// A table, read without the library.
struct Shape {
    table: Table,
    library: String,
    type_name: String,
    repr: String,
}

#[test]
#[ignore = "builds, lints and documents two dozen crates, and runs their examples: minutes"]
fn every_shape_compiles_and_returns_what_its_table_says() {
    let shapes = shapes();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shapes");
    write_workspace(&folder, &shapes);

    cargo(&folder, &["fmt", "--all", "--check"]);
    let crates = ["--quiet", "--workspace", "--exclude", "roundtrip"];
    let clippy = [
        "--all-features",
        "--",
        "-Wclippy::pedantic",
        "-Wclippy::nursery",
        "-Dwarnings",
    ];
    cargo(&folder, &[&["clippy"], &crates[..], &clippy].concat());
    let doc = ["--all-features", "--no-deps"];
    cargo(&folder, &[&["doc"], &crates[..], &doc].concat());
    let features = ["--all-features"];
    cargo(
        &folder,
        &[&["test", "--doc"], &crates[..], &features].concat(),
    );

    let printed = cargo(&folder, &["run", "--quiet", "--package", "roundtrip"]);
    let mut variants = String::new();
    let mut lines = printed.lines();
    for shape in &shapes {
        for (row, line) in shape.codes().iter().zip(lines.by_ref()) {
            let (start, variant) = line.rsplit_once('\t').unwrap();
            assert_eq!(start, shape.line(row));
            _ = writeln!(variants, "{} {} {variant}", shape.library, row["value"]);
        }
    }
    assert_eq!(lines.next(), None);
    let file = "codegen/tests/shapes/variants.txt";
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(checkout::root().join(file), &variants).unwrap();
    }
    assert_eq!(checkout::read(file), variants);
}

fn shapes() -> Vec<Shape> {
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
    let files = checkout::files("codegen/tests/shapes", Some("toml"));
    files.iter().map(shape).collect()
}

impl Shape {
    fn codes(&self) -> &Vec<Value> {
        self.table["code"].as_array().unwrap()
    }

    /// The line that `programs/shapes.rs` prints for a row, without the variant.
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

/// Writes a workspace of the crates of all shapes and a program that uses them.
fn write_workspace(folder: &Path, shapes: &[Shape]) {
    let generated = folder.join("generated");
    if generated.exists() {
        fs::remove_dir_all(&generated).unwrap();
    }
    let sources = checkout::tables(&["codegen/tests/shapes"]);
    let artifacts = codetable::generate(&sources, &Settings::default()).unwrap();
    compile::write(&artifacts, &generated);

    let mut dependencies = String::new();
    let mut main = checkout::read("codegen/tests/programs/shapes.rs");
    let mut aliases = String::new();
    main.push_str("\nfn main() {\n");
    for shape in shapes {
        let (library, type_name) = (&shape.library, &shape.type_name);
        let package = library.replace('_', "-");
        let has_message = shape.table.contains_key("message");
        let mut features = Vec::new();
        if has_message {
            features.extend(["\"message\"", "\"serde\""]);
        }
        if shape.library == "sqlstate_codes" {
            features.push("\"alloc\"");
        }
        let features = features.join(", ");
        _ = writeln!(
            dependencies,
            "{package} = {{ path = \"../generated/{package}\", features = [{features}] }}"
        );
        let near = if shape.repr == "str" {
            "strings"
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
    let manifest = "[package]\nname = \"roundtrip\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    fs::write(
        program.join("Cargo.toml"),
        format!("{manifest}{dependencies}"),
    )
    .unwrap();
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\", \"roundtrip\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    cargo(folder, &["fmt", "--package", "roundtrip"]);
}
