//! Which workspace a command works on, and what it does to the `Cargo.lock` there.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_codetable::Paths;
use support::{CommandOutput, cargo_command, ran, root};
use tempfile::TempDir;

/// A workspace with one table, which calls code 1 by this label.
fn workspace(label: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let table = format!(
        "format = 1\n[table]\ntitle = \"Door\"\ntype = \"Door\"\nrepr = \"u8\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n[package]\nname = \"doors\"\n\
         version = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
         [[code]]\nvalue = 1\nlabel = \"{label}\"\n"
    );
    fs::create_dir_all(folder.path().join("spec/deep/er")).unwrap();
    fs::write(folder.path().join("spec/doors.toml"), table).unwrap();
    manifest(
        folder.path(),
        "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\"]\n",
    );
    folder
}

fn manifest(folder: &Path, text: &str) {
    fs::write(folder.join("Cargo.toml"), text).unwrap();
}

fn xtask(folder: &Path, args: &[&str]) -> CommandOutput {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.args(args).current_dir(folder);
    ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
}

#[test]
fn a_command_works_on_the_tree_that_it_is_run_in() {
    let [open, shut] = ["OPEN", "SHUT"].map(workspace);
    for folder in ["", "spec", "spec/deep/er"] {
        for (tree, label) in [(&open, "OPEN"), (&shut, "SHUT")] {
            let folder = tree.path().join(folder);
            let told = xtask(&folder, &["explain", "1"]);
            assert!(told.out.contains(label), "{}{}", told.out, told.err);
        }
    }
    assert_eq!(xtask(open.path(), &["codegen"]).status, 0);
    assert_eq!(
        xtask(&open.path().join("spec"), &["codegen", "--check"]).status,
        0
    );
    assert_eq!(xtask(shut.path(), &["codegen", "--check"]).status, 1);
    assert!(!shut.path().join("generated").exists());
    // No variable says which tree it is.
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.args(["explain", "1"]).current_dir(shut.path());
    for name in ["CARGO_MANIFEST_DIR", "CARGO_WORKSPACE_DIR", "PWD"] {
        command.env(name, open.path());
    }
    assert!(ran(command.output().unwrap()).out.contains("SHUT"));
}

#[test]
fn a_file_is_looked_for_in_the_current_folder() {
    let tree = workspace("OPEN");
    let folder = tree.path().join("spec/deep");
    fs::write(folder.join("list.txt"), "1 OPEN\n").unwrap();
    let compared = xtask(&folder, &["compare", "list.txt"]);
    assert_eq!(compared.status, 0, "{}{}", compared.out, compared.err);
}

#[test]
fn the_root_is_the_nearest_workspace_else_the_nearest_package() {
    let tree = tempfile::tempdir().unwrap();
    let root = |folder: &str| {
        let folder = tree.path().join(folder);
        fs::create_dir_all(&folder).unwrap();
        Paths::in_workspace(&folder)
            .map(|paths| paths.root().to_owned())
            .map_err(|failure| failure.to_string())
    };
    let at = |folder: &str| Ok::<PathBuf, String>(tree.path().join(folder));
    assert_eq!(
        root("a/b"),
        at("a/b"),
        "the folder itself, where there is no Cargo.toml"
    );
    manifest(tree.path(), "[package]\nname = \"outer\"\n");
    assert_eq!(root("a/b"), Ok(tree.path().to_owned()));
    manifest(&tree.path().join("a"), "[package]\nname = \"inner\"\n");
    assert_eq!(root("a/b"), at("a"));
    manifest(tree.path(), "[workspace.package]\nversion = \"1.0.0\"\n");
    assert_eq!(root("a/b"), Ok(tree.path().to_owned()));
    manifest(&tree.path().join("a"), "[workspace]\r\n");
    assert_eq!(root("a/b"), at("a"));
    manifest(&tree.path().join("a"), "[workspace\n");
    let refused = root("a/b").unwrap_err();
    assert!(refused.contains("is not valid TOML"), "{refused}");
}

#[test]
fn a_manifest_that_cannot_be_read_is_named() {
    let tree = workspace("OPEN");
    manifest(tree.path(), "<<<<<<< HEAD\n");
    let refused = xtask(tree.path(), &["codegen"]);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.contains("Cargo.toml is not valid TOML"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("  help: fix it"), "{}", refused.err);
}

#[test]
fn the_lock_file_of_cargo_follows_the_version_of_a_table() {
    let tree = workspace("OPEN");
    let lock = tree.path().join("Cargo.lock");
    // Without a lock file none is made.
    assert_eq!(xtask(tree.path(), &["codegen"]).status, 0);
    assert!(!lock.exists());

    fs::copy(root().join("Cargo.lock"), &lock).unwrap();
    let first = xtask(tree.path(), &["codegen"]);
    assert!(
        first.out.contains("updated  Cargo.lock\n"),
        "{}{}",
        first.out,
        first.err
    );
    assert!(!xtask(tree.path(), &["codegen"]).out.contains("Cargo.lock"));
    let table = tree.path().join("spec/doors.toml");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace("0.1.0", "0.2.0")).unwrap();
    let raised = xtask(tree.path(), &["codegen"]);
    assert!(
        raised.out.contains("updated  Cargo.lock\n"),
        "{}",
        raised.out
    );
    let locked = fs::read_to_string(&lock).unwrap();
    assert!(
        locked.contains("name = \"doors\"\nversion = \"0.2.0\"\n"),
        "{locked}"
    );
    let metadata = ["metadata", "--locked", "--offline", "--format-version=1"];
    assert_eq!(cargo_command(tree.path(), &metadata).status, 0);

    // Where Cargo cannot do it, the command is named.
    fs::write(&table, text.replace("0.1.0", "0.3.0")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command
        .arg("codegen")
        .current_dir(tree.path())
        .env("CARGO", "no-such-cargo");
    let told = ran(command.output().unwrap());
    assert_eq!(told.status, 0);
    assert!(
        told.out.contains("run: cargo update --workspace\n"),
        "{}",
        told.out
    );
}

#[test]
#[ignore = "builds the command line twice, in a target folder of its own: about a minute"]
fn two_worktrees_with_one_target_folder_are_two_trees() {
    let scratch = tempfile::tempdir().unwrap();
    let target = scratch.path().join("target");
    let [open, shut] = ["open", "shut"].map(|name| scratch.path().join(name));
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        let done = ran(git.args(args).current_dir(root()).output().unwrap());
        assert_eq!(done.status, 0, "{}", done.err);
        done.out
    };
    for tree in [&open, &shut] {
        // What is in the working tree, whether or not it is committed.
        for file in git(&["ls-files", "--cached", "--others", "--exclude-standard"]).lines() {
            let (from, to) = (root().join(file), tree.join(file));
            if from.is_file() {
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::copy(from, to).unwrap();
            }
        }
    }
    let table = shut.join("spec/uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    let name = "API_PARAMETERS_INVALID";
    assert!(text.contains(name));
    fs::write(&table, text.replace(name, "API_DOOR_SHUT")).unwrap();

    let run = |tree: &Path, args: &[&str]| {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap());
        cargo.args(["xtask"]).args(args).current_dir(tree);
        ran(cargo.env("CARGO_TARGET_DIR", &target).output().unwrap())
    };
    assert_eq!(run(&open, &["codegen", "--check"]).status, 0);
    assert_eq!(run(&shut, &["codegen", "--check"]).status, 1);
    let written = run(&shut, &["codegen"]);
    assert_eq!(written.status, 0, "{}", written.err);
    for (tree, has) in [(&open, false), (&shut, true)] {
        let code = tree.join("generated/uptivity-result-codes/codes.json");
        assert_eq!(
            fs::read_to_string(code).unwrap().contains("API_DOOR_SHUT"),
            has
        );
        assert_eq!(run(tree, &["codegen", "--check"]).status, 0);
    }
}
