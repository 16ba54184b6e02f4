//! The package of the library has all that it needs to generate a crate with a message.

use std::fs;
use std::path::Path;

use codetable_testing::checkout::{files, root};
use codetable_testing::compile::cargo;
use codetable_testing::packages::{self, Packages};

#[test]
fn the_package_has_the_runtime() {
    let packed = packages::files("codetable");
    let folder = "src/emit/message/runtime";
    for path in files(&format!("codegen/{folder}"), None) {
        let file = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        assert!(packed.contains(&file), "{file}");
    }
}

#[test]
#[ignore = "builds the library and a generated crate: a quarter of a minute"]
fn the_package_generates_a_crate_with_a_message() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package");
    _ = fs::remove_dir_all(&folder);
    let program = folder.join("program");
    fs::create_dir_all(program.join("src")).unwrap();
    Packages::unpack(&["codetable"], &folder);

    let manifest = format!(
        r#"[package]
name = "program"
edition = "2024"

[dependencies]
codetable = {{ path = "../package/codetable-{}" }}

[workspace]
"#,
        env!("CARGO_PKG_VERSION")
    );
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    let main = r#"use codetable::{Settings, Source, generate};

fn main() {
    let table = Source::new("table.toml", include_str!("table.toml"));
    for artifact in generate(&[table], &Settings::default()).unwrap() {
        let path = std::path::Path::new("out").join(artifact.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, artifact.text).unwrap();
    }
}
"#;
    fs::write(program.join("src/main.rs"), main).unwrap();
    let table = root().join("spec/uptivity.toml");
    fs::copy(table, program.join("src/table.toml")).unwrap();
    cargo(&program, &["run", "--quiet"]);

    let generated = program.join("out/uptivity-result-codes");
    let manifest = generated.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + "\n[workspace]\n").unwrap();
    cargo(&generated, &["test", "--quiet", "--features", "message"]);
}
