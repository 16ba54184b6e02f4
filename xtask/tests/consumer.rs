//! A program outside of this workspace that depends on a generated crate by path.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{ran, root};

#[test]
fn a_program_of_somebody_elses_prints_the_table() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer");
    fs::create_dir_all(folder.join("src")).unwrap();
    let original = root().join("xtask/tests/consumer");
    fs::copy(original.join("src/main.rs"), folder.join("src/main.rs")).unwrap();
    let generated = fs::canonicalize(root().join("generated")).unwrap();
    let manifest = fs::read_to_string(original.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace(
        "../../../generated",
        &generated.to_str().unwrap().replace('\\', "/"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    // The versions of this workspace, so that nothing has to be looked up or downloaded.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();

    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--offline"])
        .current_dir(&folder);
    let ran = ran(cargo.env_remove("CARGO_TARGET_DIR").output().unwrap());
    assert_eq!(ran.status, 0, "{}", ran.err);

    let table: toml::Table = fs::read_to_string(root().join("spec/uptivity.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let rows = table["code"].as_array().unwrap().iter();
    let rows: Vec<String> = rows
        .map(|row| {
            format!(
                "{:6} | {}",
                row["value"].as_integer().unwrap(),
                row["label"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), rows);
    assert_eq!(rows.len(), 59);
}
