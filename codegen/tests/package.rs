//! The package of the library has all that it needs to generate a crate with a message.

use std::fs;
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// Runs a command in a folder. Returns what it prints.
fn run(program: &str, args: &[&str], folder: &Path) -> String {
    let mut command = Command::new(program);
    command
        .args(args)
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR");
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_package_has_the_runtime() {
    let list = run(
        env!("CARGO"),
        &["package", "--list", "--allow-dirty"],
        Path::new(PACKAGE),
    );
    let packed: Vec<String> = list.lines().map(|line| line.replace('\\', "/")).collect();
    let folder = "src/emit/message/runtime";
    for entry in fs::read_dir(Path::new(PACKAGE).join(folder)).unwrap() {
        let file = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
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
    let target = folder.to_str().unwrap();
    let package = [
        "package",
        "--no-verify",
        "--allow-dirty",
        "--target-dir",
        target,
    ];
    run(env!("CARGO"), &package, Path::new(PACKAGE));
    let name = concat!("codetable-", env!("CARGO_PKG_VERSION"));
    let packed = folder.join("package");
    run("tar", &["-xzf", &format!("{name}.crate")], &packed);

    let manifest = format!(
        r#"[package]
name = "program"
edition = "2024"

[dependencies]
codetable = {{ path = "../package/{name}" }}

[workspace]
"#
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
    let workspace = Path::new(PACKAGE).parent().unwrap();
    let table = workspace.join("spec/uptivity.toml");
    fs::copy(table, program.join("src/table.toml")).unwrap();
    // Both build with the versions that this workspace has locked.
    let lock = workspace.join("Cargo.lock");
    fs::copy(&lock, program.join("Cargo.lock")).unwrap();
    run(env!("CARGO"), &["run", "--quiet"], &program);

    let generated = program.join("out/uptivity-result-codes");
    let manifest = generated.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + "\n[workspace]\n").unwrap();
    fs::copy(&lock, generated.join("Cargo.lock")).unwrap();
    run(
        env!("CARGO"),
        &["test", "--quiet", "--features", "message"],
        &generated,
    );
}
