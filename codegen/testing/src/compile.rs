//! Cargo and rustc, run on generated crates.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use codetable::{Artifact, Place};
use tempfile::TempDir;

use crate::checkout::root;

/// Writes the generated crates into a folder.
pub fn write(artifacts: &[Artifact], folder: &Path) {
    let generated = artifacts
        .iter()
        .filter(|artifact| artifact.place == Place::Generated);
    for artifact in generated {
        let path = folder.join(&artifact.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &artifact.text).unwrap();
    }
}

/// The output of a command that succeeded.
///
/// # Panics
///
/// If it failed, with all that it printed.
pub fn succeeded(output: Output) -> String {
    let [stdout, stderr] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{stdout}{stderr}");
    stdout
}

/// Runs Cargo in a workspace that a test has made, with the versions that this checkout has locked.
/// Packages that are not in Cargo's cache yet are downloaded. Returns what it prints.
pub fn cargo(folder: &Path, args: &[&str]) -> String {
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut cargo = cargo_command(folder);
    cargo.args(args).env("RUSTDOCFLAGS", "-Dwarnings");
    succeeded(cargo.output().unwrap())
}

/// Cargo, to be run in a folder. What it builds goes to the target folder there.
pub fn cargo_command(folder: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo);
    cargo.current_dir(folder).env_remove("CARGO_TARGET_DIR");
    cargo
}

/// A generated crate, compiled without a warning.
pub struct Library {
    scratch: TempDir,
    name: String,
    rlib: OsString,
}

impl Library {
    /// Compiles the crate in a folder.
    pub fn compile(folder: &Path, name: &str) -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let rlib = scratch
            .path()
            .join(format!("lib{name}.rlib"))
            .into_os_string();
        let source = folder.join("src/lib.rs");
        rustc(
            ["--crate-type=rlib", "--crate-name", name, "-o"],
            [&rlib, source.as_os_str()],
        );
        Self {
            scratch,
            name: name.to_owned(),
            rlib,
        }
    }

    /// Compiles a program that uses the crate, again without a warning, and returns its path.
    pub fn link(&self, program: &Path, options: &[&str]) -> PathBuf {
        let compiled = self.scratch.path().join("program");
        let mut library = OsString::from(format!("{}=", self.name));
        library.push(&self.rlib);
        let paths = [
            program.as_os_str(),
            "-o".as_ref(),
            compiled.as_os_str(),
            "--extern".as_ref(),
            &library,
        ];
        rustc(options.iter().copied(), paths);
        compiled
    }
}

fn rustc<'a>(
    options: impl IntoIterator<Item = &'a str>,
    paths: impl IntoIterator<Item = &'a OsStr>,
) {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2021", "-Dwarnings", "-O"])
        .args(options)
        .args(paths)
        .output();
    succeeded(output.unwrap());
}
