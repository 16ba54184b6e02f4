//! What the tests share: a scratch folder with tables, and the commands run on it.

#![allow(dead_code, reason = "each test uses a part")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use cargo_codetable::Paths;
use tempfile::TempDir;

/// The root of this workspace. Cargo runs tests in the folder of their package, wherever the tree
/// was when they were built.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = std::env::current_dir().unwrap();
        Paths::in_workspace(&folder).unwrap().root().to_owned()
    });
    &ROOT
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

    /// With one table of this workspace, whatever others it has.
    pub fn with_our_table() -> Self {
        let scratch = Self::new();
        let file = "uptivity.toml";
        fs::copy(root().join("spec").join(file), scratch.spec(file)).unwrap();
        scratch
    }

    pub fn spec(&self, file: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join("spec").join(file)
    }

    pub fn out(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join("out").join(path)
    }

    /// Runs the command line on these folders.
    pub fn xtask(&self, args: &[&str]) -> CommandOutput {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(args).arg("--spec").arg(self.spec(""));
        if matches!(args, ["codegen" | "compare" | "new", ..]) {
            command.arg("--out").arg(self.out(""));
        }
        ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
    }

    /// Runs the command line on these folders, with this text as standard input.
    pub fn pipe(&self, args: &[&str], input: &[u8]) -> CommandOutput {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(args).arg("--spec").arg(self.spec(""));
        command.arg("--out").arg(self.out(""));
        command.env_remove("GITHUB_ACTIONS").stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input).unwrap();
        drop(stdin);
        ran(child.wait_with_output().unwrap())
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

/// A workspace with a manifest, a folder of tables and a folder of generated crates.
pub struct Workspace {
    folder: TempDir,
}

impl Workspace {
    pub fn new() -> Self {
        let workspace = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let manifest = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\"]\n\n\
                        [workspace.metadata.codetable]\ncommand = \"cargo xtask\"\n";
        workspace.write("Cargo.toml", manifest);
        workspace
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Writes a file, and the folders that it belongs to.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "no {from:?} in {path}");
        self.write(path, &text.replace(from, to));
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Runs the command line in the root.
    pub fn codetable(&self, args: &[&str]) -> CommandOutput {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(args).current_dir(self.root());
        ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
    }

    /// Writes everything; it has to go well.
    pub fn generate(&self) {
        let ran = self.codetable(&["codegen"]);
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    }

    /// The reason for each stale file, by its path.
    pub fn stale(&self) -> BTreeMap<String, String> {
        let ran = self.codetable(&["codegen", "--check"]);
        let stale = reasons(&ran, "stale: ");
        assert_eq!(ran.status, i32::from(!stale.is_empty()), "{}", ran.err);
        stale
    }

    /// The path and the text of every file in a folder.
    pub fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let mut files = Vec::new();
        walk(&self.path(folder), &mut files);
        let relative = |path: PathBuf| {
            let path = path.strip_prefix(self.root()).unwrap();
            path.to_str().unwrap().replace('\\', "/")
        };
        files
            .into_iter()
            .map(|(path, text)| (relative(path), text))
            .collect()
    }
}

/// What a command says of each path, in lines that begin with a word.
pub fn reasons(ran: &CommandOutput, word: &str) -> BTreeMap<String, String> {
    let lines = ran.out.lines().filter_map(|line| line.strip_prefix(word));
    lines
        .map(|line| {
            let (path, reason) = line.trim_start().split_once(": ").unwrap();
            (path.to_owned(), reason.to_owned())
        })
        .collect()
}

/// A table with a code for each label, from 1.
pub fn table(package: &str, labels: &[&str]) -> String {
    let mut text = format!(
        "format = 1\n\n[table]\ntitle = \"Code\"\ntype = \"Code\"\nrepr = \"u8\"\n\n\
         [table.source]\ndocument = \"Doors\"\npublisher = \"Example\"\n\n\
         [package]\nname = \"{package}\"\nversion = \"0.1.0\"\n\
         description = \"Codes\"\nlicense = \"MIT\"\n"
    );
    for (label, value) in labels.iter().zip(1..) {
        text += &format!("\n[[code]]\nvalue = {value}\nlabel = \"{label}\"\n");
    }
    text
}

/// The folder of tables of many shapes.
const SHAPES: &str = "codegen/tests/shapes";

/// The path of a table of some shape.
pub fn shape(name: &str) -> PathBuf {
    root().join(SHAPES).join(format!("{name}.toml"))
}

/// What a command did.
#[derive(Debug)]
pub struct CommandOutput {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn ran(output: Output) -> CommandOutput {
    CommandOutput {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder that stays from one run to the next, so that what is built in it is built once.
pub fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Runs cargo on a program of `tests`, copied to a folder outside of this workspace.
pub fn outside(name: &str, args: &[&str]) -> CommandOutput {
    let original = root().join("xtask/tests").join(name);
    let folder = scratch(name);
    copy(&original, &folder);
    let generated = fs::canonicalize(root().join("generated")).unwrap();
    let generated = generated.to_str().unwrap().replace('\\', "/");
    let manifest = fs::read_to_string(original.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace("../../../generated", &generated);
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    cargo(&folder, args)
}

/// Runs cargo in a workspace that a test has made, with the versions that this workspace has locked.
/// What of them is not in Cargo's cache yet is downloaded.
pub fn cargo(folder: &Path, args: &[&str]) -> CommandOutput {
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    cargo_command(folder, args)
}

/// Runs cargo in a folder.
pub fn cargo_command(folder: &Path, args: &[&str]) -> CommandOutput {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(args).current_dir(folder);
    cargo
        .env_remove("CARGO_TARGET_DIR")
        .env("RUSTDOCFLAGS", "-Dwarnings");
    ran(cargo.output().unwrap())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}
