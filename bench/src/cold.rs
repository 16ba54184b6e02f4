//! What the first `cargo xtask` of a fresh clone costs, against the same xtask with what others
//! would have taken: clap, miette and serde.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What is added to the manifest of xtask, and that nothing uses it makes it no slower.
const OTHERS: &str = "[dependencies]\nclap = { version = \"4\", features = [\"derive\"] }\n\
                      miette = { version = \"7\", features = [\"fancy\"] }\n\
                      serde = { version = \"1\", features = [\"derive\"] }\n";

/// Clones of which the fastest counts.
const ROUNDS: usize = 2;

/// Prints a row for each xtask as soon as it is measured.
pub fn run() {
    println!(
        "## The first `cargo xtask` of a clone\n\n\
         | | s | crates | ratio |\n| --- | ---: | ---: | ---: |"
    );
    let others = fastest("with clap, miette and serde", OTHERS, None);
    fastest("xtask", "", Some(others));
    println!();
}

/// Measures one xtask, prints its row, and returns its seconds. The ratio is that to `others`.
fn fastest(name: &str, dependencies: &str, others: Option<f64>) -> f64 {
    let builds = (0..ROUNDS).map(|_| first_build(dependencies));
    let (seconds, crates) = builds
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap_or_default();
    let ratio = seconds / others.unwrap_or(seconds);
    println!("| {name} | {seconds:.1} | {crates} | {ratio:.2} |");
    seconds
}

/// Seconds of `cargo xtask codegen --check`, all crates downloaded already, and how many were built.
fn first_build(dependencies: &str) -> (f64, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let clone: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/cold");
    _ = fs::remove_dir_all(&clone);
    let git = Command::new("git")
        .args(["clone", "--quiet"])
        .arg(&root)
        .arg(&clone)
        .status();
    assert!(git.expect("git").success(), "a clone");
    let manifest = clone.join("xtask/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the manifest of xtask");
    if !dependencies.is_empty() {
        let text = text.replacen("[dependencies]\n", dependencies, 1);
        fs::write(&manifest, text).expect("the manifest of xtask");
    }
    let cargo = |args: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(args).current_dir(&clone);
        cargo.env_remove("CARGO_TARGET_DIR");
        cargo
    };
    let fetched = cargo(&["fetch", "--quiet"]).status();
    assert!(fetched.expect("Cargo").success(), "the crates");
    let start = Instant::now();
    let args = ["xtask", "codegen", "--check"];
    let built = cargo(&args).stdout(Stdio::null()).output().expect("Cargo");
    let seconds = start.elapsed().as_secs_f64();
    let lines = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success(), "{lines}");
    let crates = lines
        .lines()
        .filter(|line| line.trim_start().starts_with("Compiling"));
    (seconds, crates.count())
}
