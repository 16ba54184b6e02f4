//! What the tests share: a scratch folder with tables, the commands run on it, and programs
//! compiled against what came out.

#![allow(dead_code, reason = "each test uses a part")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The root of this workspace.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A folder of tables and a folder of what is generated from them.
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    pub fn new() -> Self {
        let scratch = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(scratch.spec("")).unwrap();
        scratch
    }

    /// With the tables of this workspace.
    pub fn with_our_tables() -> Self {
        let scratch = Self::new();
        for entry in fs::read_dir(root().join("spec")).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                fs::copy(&path, scratch.spec(path.file_name().unwrap())).unwrap();
            }
        }
        scratch
    }

    pub fn spec(&self, file: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join("spec").join(file)
    }

    pub fn out(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join("out").join(path)
    }

    /// Runs the command line on these folders.
    pub fn xtask(&self, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(args)
            .arg("--spec")
            .arg(self.spec(""))
            .arg("--out")
            .arg(self.out(""));
        ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
    }

    /// Writes everything; it has to go well.
    pub fn generate(&self) {
        let ran = self.xtask(&["codegen"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
    }

    /// Every generated file with its text.
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        walk(&self.out(""), &mut files);
        files.sort();
        files
    }
}

fn walk(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn ran(output: Output) -> Ran {
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Compiles the crate in `folder` and a program of `tests/programs` against it, without a warning
/// from either, runs the program and gives what it prints.
pub fn run_against(folder: &Path, library: &str, program: &str) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let rlib = scratch.path().join(format!("lib{library}.rlib"));
    let source = folder.join("src/lib.rs");
    rustc(&[
        "--crate-type=rlib".as_ref(),
        "--crate-name".as_ref(),
        library.as_ref(),
        source.as_os_str(),
        "-o".as_ref(),
        rlib.as_os_str(),
    ]);
    let program = root().join("xtask/tests/programs").join(program);
    let binary = scratch.path().join("program");
    let mut link = std::ffi::OsString::from(format!("{library}="));
    link.push(&rlib);
    rustc(&[
        program.as_os_str(),
        "--extern".as_ref(),
        &link,
        "-o".as_ref(),
        binary.as_os_str(),
    ]);
    let ran = ran(Command::new(&binary).output().unwrap());
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran.out
}

fn rustc(args: &[&OsStr]) {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    let ran = ran(command
        .args(["--edition=2021", "-Dwarnings", "-O"])
        .args(args)
        .output()
        .unwrap());
    assert_eq!(ran.status, 0, "{}", ran.err);
}
