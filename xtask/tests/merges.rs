//! What git does with generated files when two branches come together: it leaves no conflict markers in
//! them, Cargo starts, one run of `codegen` makes them right, and it says how the merge ends.

mod support;

use std::process::Command;

use support::{CommandOutput, Workspace, cargo_command, ran, root};

const DOORS: &str = "spec/doors.toml";

/// A workspace in a git repository, with the tags `base`, `ours` and `theirs`.
struct Repository {
    workspace: Workspace,
    /// Whether every crate has a manifest while files are in conflict.
    is_whole: bool,
    /// What is generated, as arguments of `git add`.
    generated: &'static [&'static str],
}

/// A change of the tables.
type Edit = fn(&Workspace);

/// How two branches come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Merge,
    Rebase,
    CherryPick,
    Stash,
}

const ALL: [How; 4] = [How::Merge, How::Rebase, How::CherryPick, How::Stash];

/// A table of doors, far enough apart that edits of different ones do not conflict.
fn doors() -> String {
    let mut text = support::table("door-codes", &[]);
    for value in 1..=9 {
        text += &door(value, "");
    }
    text
}

fn door(value: u8, description: &str) -> String {
    format!(
        "\n[[code]]\nvalue = {value}\nlabel = \"DOOR_{value}\"\ndescription = \"{description}\"\n"
    )
}

/// Changes the description of a door.
fn describe(workspace: &Workspace, value: u8) {
    workspace.replace(
        DOORS,
        &door(value, ""),
        &door(value, "It is described now."),
    );
}

fn append(workspace: &Workspace, text: &str) {
    workspace.write(DOORS, &(workspace.read(DOORS) + text));
}

fn set_version(workspace: &Workspace, version: &str) {
    workspace.replace(
        DOORS,
        "version = \"0.1.0\"",
        &format!("version = \"{version}\""),
    );
}

impl Repository {
    /// Each edit is a commit.
    fn new(ours: &[Edit], theirs: &[Edit]) -> Self {
        Self::with(&["generated", "Cargo.lock"], ours, theirs)
    }

    fn with(generated: &'static [&'static str], ours: &[Edit], theirs: &[Edit]) -> Self {
        let repository = Self {
            workspace: Workspace::new(),
            is_whole: true,
            generated,
        };
        let workspace = &repository.workspace;
        workspace.write(".gitattributes", "/Cargo.lock -merge\n");
        workspace.write(DOORS, &doors());
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        workspace.write("Cargo.lock", &lock);
        if !generated.contains(&"Cargo.lock") {
            workspace.write(".gitignore", "/Cargo.lock\n");
        }
        workspace.generate();
        repository.git(&["init", "--quiet"]);
        repository.commit("base");
        for (branch, edits) in [("ours", ours), ("theirs", theirs)] {
            repository.git(&["checkout", "--quiet", "--detach", "base"]);
            for edit in edits {
                edit(workspace);
                workspace.generate();
                repository.commit(branch);
            }
        }
        repository
    }

    fn try_git(&self, args: &[&str]) -> CommandOutput {
        let mut git = Command::new("git");
        git.current_dir(self.workspace.root());
        git.args(["-c", "user.name=A", "-c", "user.email=a@b.c"]);
        git.args(["-c", "core.editor=true", "-c", "core.autocrlf=false"]);
        // What a person has configured is not of interest.
        for variable in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"] {
            git.env(variable, "/dev/null");
        }
        ran(git.args(args).output().unwrap())
    }

    fn git(&self, args: &[&str]) -> String {
        let ran = self.try_git(args);
        assert_eq!(ran.status, 0, "{args:?}: {}{}", ran.out, ran.err);
        ran.out
    }

    /// Commits everything, and moves a tag there.
    fn commit(&self, tag: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", tag]);
        self.git(&["tag", "--force", tag]);
    }

    /// Brings both branches together. The command fails if there are conflicts.
    fn start(&self, how: How) -> bool {
        let checkout = |commit| drop(self.git(&["checkout", "--quiet", "--detach", commit]));
        let ran = match how {
            How::Merge => {
                checkout("ours");
                self.try_git(&["merge", "--quiet", "--no-edit", "theirs"])
            }
            How::Rebase => {
                checkout("theirs");
                self.try_git(&["rebase", "--quiet", "ours"])
            }
            How::CherryPick => {
                checkout("ours");
                self.try_git(&["cherry-pick", "base..theirs"])
            }
            How::Stash => {
                checkout("base");
                self.git(&["restore", "--source", "theirs", "."]);
                self.git(&["stash", "--quiet", "--include-untracked"]);
                checkout("ours");
                self.try_git(&["stash", "pop", "--quiet"])
            }
        };
        ran.status == 0
    }

    /// Goes on when nothing is in conflict any more. Returns whether this was the end.
    fn go_on(&self, how: How) -> bool {
        let ran = match how {
            How::Merge => self.try_git(&["commit", "--quiet", "--no-edit"]),
            How::Rebase => self.try_git(&["rebase", "--continue"]),
            How::CherryPick => self.try_git(&["cherry-pick", "--continue"]),
            How::Stash => {
                self.git(&["commit", "--quiet", "--all", "--message", "stash"]);
                self.try_git(&["stash", "drop", "--quiet"])
            }
        };
        ran.status == 0
    }

    /// The files that are in conflict.
    fn unmerged(&self) -> Vec<String> {
        let all = self.git(&["diff", "--name-only", "--diff-filter=U"]);
        all.lines().map(str::to_owned).collect()
    }

    /// Brings both branches together as a person would, who writes the tables as they have to be where
    /// they are in conflict: each with its text, or to be removed. Returns how often git stopped.
    fn join(&self, how: How, resolved: &[(&str, Option<String>)]) -> usize {
        let workspace = &self.workspace;
        let mut done = self.start(how);
        let mut stops = 0;
        while !done {
            stops += 1;
            let unmerged = self.unmerged();
            assert!(!unmerged.is_empty(), "{how:?} failed");
            self.has_no_markers();
            if self.is_whole {
                cargo_starts(workspace, "--no-deps");
            }
            for file in unmerged.iter().filter(|file| file.starts_with("spec/")) {
                let (_, text) = resolved.iter().find(|(path, _)| path == file).unwrap();
                match text {
                    Some(text) => workspace.write(file, text),
                    None => workspace.remove(file),
                }
            }

            let generated = codegen(workspace);
            let hint =
                "git still lists generated files as unmerged. To mark them as resolved, run: ";
            let mut hints = generated.lines().filter_map(|line| line.strip_prefix(hint));
            let is_generated = |file: &String| !file.starts_with("spec/");
            if unmerged.iter().any(is_generated) {
                let command = format!("git add {}", self.generated.join(" "));
                assert_eq!(hints.next(), Some(command.as_str()), "{generated}");
                self.git(&[&["add"], self.generated].concat());
            }
            assert_eq!(hints.next(), None);
            self.git(&["add", "spec"]);
            assert_eq!(self.unmerged(), [""; 0]);
            assert!(!codegen(workspace).contains("git add"));
            done = self.go_on(how);
            assert!(stops < 9, "{how:?} does not end");
        }
        // Where git saw no conflict, it may still have put together what is stale.
        let generated = codegen(workspace);
        assert!(!generated.contains("git add"), "{generated}");
        if stops == 0 {
            self.git(&["add", "--all"]);
            self.try_git(&["commit", "--quiet", "--message", "codegen"]);
        }
        assert_eq!(self.git(&["status", "--porcelain"]), "", "{how:?}");
        assert_eq!(self.git(&["stash", "list"]), "");
        cargo_starts(workspace, "--locked");
        stops
    }

    /// There is no conflict marker in a file that nobody resolves.
    fn has_no_markers(&self) {
        let mut files = self.workspace.files("generated");
        files.insert("Cargo.lock".to_owned(), self.workspace.read("Cargo.lock"));
        for (path, text) in files {
            let mut lines = text.lines();
            let marker =
                lines.find(|line| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>"));
            assert_eq!(marker, None, "{path}");
        }
    }
}

fn cargo_starts(workspace: &Workspace, option: &str) {
    let metadata = ["metadata", "--offline", "--format-version=1", option];
    let metadata = cargo_command(workspace.root(), &metadata);
    assert_eq!(metadata.status, 0, "{}", metadata.err);
}

/// Runs `codegen`, which leaves nothing to be done.
fn codegen(workspace: &Workspace) -> String {
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert_eq!(workspace.stale().len(), 0);
    ran.out
}

#[test]
fn two_that_add_a_code() {
    let ours: Edit = |workspace| append(workspace, &door(10, "Ours."));
    let theirs: Edit = |workspace| append(workspace, &door(11, "Theirs."));
    let both = doors() + &door(10, "Ours.") + &door(11, "Theirs.");
    // With a `Cargo.lock` that git has, and with one that it ignores.
    for generated in [&["generated", "Cargo.lock"][..], &["generated"]] {
        let repository = Repository::with(generated, &[ours], &[theirs]);
        for how in ALL {
            assert_eq!(repository.join(how, &[(DOORS, Some(both.clone()))]), 1);
            let readme = repository.workspace.read("generated/door-codes/README.md");
            assert!(readme.contains("Ours.") && readme.contains("Theirs."));
        }
    }
}

/// The table itself merges, and a rebase stops at each commit.
#[test]
fn one_that_adds_a_code_and_one_that_edits_descriptions() {
    let repository = Repository::new(
        &[|workspace| append(workspace, &door(10, "Ours."))],
        &[
            |workspace| describe(workspace, 1),
            |workspace| describe(workspace, 4),
        ],
    );
    for how in ALL {
        let commits = match how {
            How::Merge | How::Stash => 1,
            How::Rebase | How::CherryPick => 2,
        };
        assert_eq!(repository.join(how, &[]), commits, "{how:?}");
        let readme = repository.workspace.read("generated/door-codes/README.md");
        assert_eq!(readme.matches("It is described now.").count(), 2);
        assert!(readme.contains("Ours."));
    }
}

#[test]
fn two_that_add_different_tables() {
    let repository = Repository::new(
        &[|workspace| workspace.write("spec/gates.toml", &support::table("gate-codes", &["UP"]))],
        &[|workspace| workspace.write("spec/locks.toml", &support::table("lock-codes", &["SET"]))],
    );
    for how in ALL {
        assert_eq!(repository.join(how, &[]), 1);
        let index = repository.workspace.read("generated/README.md");
        assert!(index.contains("gate-codes") && index.contains("lock-codes"));
    }
}

#[test]
fn two_that_raise_one_crate_to_different_versions() {
    let repository = Repository::new(
        &[|workspace| {
            set_version(workspace, "0.1.1");
            append(workspace, &door(10, "Ours."));
        }],
        &[|workspace| {
            set_version(workspace, "0.2.0");
            describe(workspace, 4);
        }],
    );
    let workspace = &repository.workspace;
    workspace.write(DOORS, &doors());
    set_version(workspace, "0.2.0");
    describe(workspace, 4);
    let both = workspace.read(DOORS) + &door(10, "Ours.");
    repository.git(&["reset", "--quiet", "--hard"]);
    for how in ALL {
        assert_eq!(repository.join(how, &[(DOORS, Some(both.clone()))]), 1);
        let lock = workspace.read("Cargo.lock");
        assert!(lock.contains("name = \"door-codes\"\nversion = \"0.2.0\"\n"));
    }
}

#[test]
fn one_that_removes_a_table_and_one_that_adds_a_code_to_it() {
    let remove = |workspace: &Workspace| {
        workspace.remove(DOORS);
        workspace.write("spec/gates.toml", &support::table("gate-codes", &["UP"]));
    };
    let mut repository = Repository::new(
        &[remove],
        &[|workspace| {
            append(workspace, &door(10, "Theirs."));
            // The commit is not empty without the table.
            workspace.replace(".gitattributes", "/Cargo", "# A comment.\n/Cargo");
        }],
    );
    // Of a crate that one side removed, git leaves only the files that the other side changed. Cargo does
    // not start without the manifest, and an installed `cargo codetable` does.
    repository.is_whole = false;
    let generated = "generated/door-codes";
    for how in ALL {
        assert_eq!(repository.join(how, &[(DOORS, None)]), 1);
        assert!(!repository.workspace.path(generated).exists());
    }
    // The other way around, it is kept.
    let kept = doors() + &door(10, "Theirs.");
    for how in ALL {
        assert_eq!(repository.join(how, &[(DOORS, Some(kept.clone()))]), 1);
        let readme = repository.workspace.read("generated/door-codes/README.md");
        assert!(readme.contains("Theirs."));
    }
}
