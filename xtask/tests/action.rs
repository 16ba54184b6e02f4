//! The step of `action.yml`, run as GitHub runs it in a repository that a test makes: its exit status, its
//! annotations and its summary.

// On Windows `bash` may be that of another system.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{CommandOutput, Workspace, ran, root, table};
use tempfile::TempDir;

const DOORS: &str = "spec/doors.toml";
const SCRIPT: &str = ".github/action/check.sh";

/// What a step did.
struct Step {
    ran: CommandOutput,
    summary: String,
}

impl Step {
    /// The annotations of both streams.
    fn annotations(&self) -> Vec<&str> {
        let lines = self.ran.out.lines().chain(self.ran.err.lines());
        lines.filter(|line| line.starts_with("::")).collect()
    }

    fn assert_status(&self, status: i32) {
        let CommandOutput { out, err, .. } = &self.ran;
        assert_eq!(self.ran.status, status, "{out}{err}{}", self.summary);
    }

    fn assert_summary(&self, texts: &[&str]) {
        for text in texts {
            assert!(self.summary.contains(text), "{text:?}:\n{}", self.summary);
        }
    }
}

/// Runs the step in a folder, with these variables besides those that a step always has.
fn step(folder: &Path, variables: &[(&str, &str)]) -> Step {
    let summary = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("bash");
    command.arg(root().join(SCRIPT)).current_dir(folder);
    for name in ["GITHUB_EVENT_NAME", "GITHUB_BASE_REF", "GITHUB_SHA"] {
        command.env_remove(name);
    }
    command
        .env("CODETABLE_COMMAND", env!("CARGO_BIN_EXE_cargo-codetable"))
        .env("CODETABLE_BASE", "")
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_STEP_SUMMARY", summary.path())
        .envs(variables.iter().copied());
    Step {
        ran: ran(command.output().unwrap()),
        summary: fs::read_to_string(summary.path()).unwrap(),
    }
}

fn git(folder: &Path, args: &[&str]) -> String {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    git.args(["-c", "user.name=A", "-c", "user.email=a@b.c"]);
    git.args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]);
    let ran = ran(git.args(args).output().unwrap());
    assert_eq!(ran.status, 0, "{args:?}: {}{}", ran.out, ran.err);
    ran.out.trim().to_owned()
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// A workspace in a repository. The branch `main` has two codes; `change` begins there and is checked out.
fn repository() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(DOORS, &table("door-codes", &["OPEN", "SHUT"]));
    workspace.generate();
    let root = workspace.root();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    commit(root, "base");
    git(root, &["switch", "--quiet", "--create", "change"]);
    workspace
}

fn describe_open(workspace: &Workspace) {
    let described = "value = 1\ndescription = \"It is <open>.\"";
    workspace.replace(DOORS, "value = 1", described);
}

fn withdraw_shut(workspace: &Workspace) {
    let retired = "\n[[retired]]\nvalue = 2\nlabel = \"SHUT\"\nreason = \"it is always open\"\n";
    workspace.write(DOORS, &(table("door-codes", &["OPEN"]) + retired));
}

const BASE: [(&str, &str); 1] = [("CODETABLE_BASE", "main")];

#[test]
fn a_clean_change_passes_and_its_changelog_is_in_the_summary() {
    let workspace = repository();
    describe_open(&workspace);
    workspace.generate();
    let step = step(workspace.root(), &BASE);
    step.assert_status(0);
    assert_eq!(step.annotations(), Vec::<&str>::new());
    step.assert_summary(&[
        "| ✅ | `codegen --check` | ",
        ", none stale |\n",
        "| ✅ | `breaking --against ",
        ": every version is sufficient |\n",
        "\n### For the changelog\n\n#### door-codes 0.1.0\n\n- The description of 1 `OPEN` changed.\n",
    ]);
    assert!(!step.summary.contains("What is stale"), "{}", step.summary);
}

#[test]
fn a_change_that_is_stale_fails_and_is_compared_all_the_same() {
    let workspace = repository();
    describe_open(&workspace);
    let step = step(workspace.root(), &BASE);
    step.assert_status(1);
    let annotations = step.annotations();
    let readme = annotations
        .iter()
        .find(|line| line.contains("README.md"))
        .unwrap();
    let start = "::error file=generated/door-codes/README.md,line=";
    assert!(readme.starts_with(start), "{readme}");
    assert!(readme.ends_with("run: cargo xtask codegen"), "{readme}");
    step.assert_summary(&[
        "| ❌ | `codegen --check` | ",
        " files are stale. To fix this, run: cargo xtask codegen |\n",
        "| ✅ | `breaking --against ",
        "<summary>What is stale</summary>\n\n<pre>\nspec/",
        "It is &lt;open&gt;.",
        "- The description of 1 `OPEN` changed.\n",
    ]);
    assert!(!step.summary.contains("::error"), "{}", step.summary);
}

#[test]
fn a_change_that_is_breaking_fails_at_its_version() {
    let workspace = repository();
    withdraw_shut(&workspace);
    workspace.generate();
    let failed = step(workspace.root(), &BASE);
    failed.assert_status(1);
    let annotations = failed.annotations();
    assert_eq!(annotations.len(), 1, "{annotations:?}");
    let start = "::error file=spec/doors.toml,line=";
    assert!(annotations[0].starts_with(start), "{annotations:?}");
    failed.assert_summary(&[
        "| ✅ | `codegen --check` | ",
        "| ❌ | `breaking --against ",
        ": 1 is not ready for release |\n",
        "#### door-codes 0.2.0\n\n- **Breaking:** ",
        "<summary>What changed</summary>\n\n<pre>\nspec/doors.toml: door-codes 0.1.0\n",
    ]);

    workspace.replace(DOORS, "version = \"0.1.0\"", "version = \"0.2.0\"");
    let raised = step(workspace.root(), &BASE);
    // The version is sufficient, and now the crate is stale.
    raised.assert_status(1);
    raised.assert_summary(&["| ❌ | `codegen --check` | ", "| ✅ | `breaking"]);
    workspace.generate();
    step(workspace.root(), &BASE).assert_status(0);
}

#[test]
fn what_keeps_a_command_from_its_work_is_named() {
    let workspace = repository();
    workspace.replace(DOORS, "\"SHUT\"", "\"OPEN\"");
    let invalid = step(workspace.root(), &BASE);
    invalid.assert_status(2);
    let start = "::error file=spec/doors.toml,line=";
    assert!(
        invalid.annotations()[0].starts_with(start),
        "{}",
        invalid.ran.err
    );
    let says = "It could not do its work. The log says why. |\n";
    invalid.assert_summary(&["| ❌ | `codegen --check` | ", says]);

    workspace.replace(
        DOORS,
        "value = 2\nlabel = \"OPEN\"",
        "value = 2\nlabel = \"SHUT\"",
    );
    let unknown = step(workspace.root(), &[("CODETABLE_BASE", "v9")]);
    unknown.assert_status(2);
    let says = "::error title=codetable::The base v9 is not in this repository. Correct the input base, or set \
                fetch-depth: 0 for actions/checkout.";
    assert_eq!(unknown.annotations(), [says]);
    unknown.assert_summary(&["| ✅ | `codegen --check` | ", "| ❌ | `breaking` | "]);

    let alone = step(workspace.root(), &[]);
    alone.assert_status(0);
    alone.assert_summary(&["| ➖ | `breaking` | Nothing to compare with: "]);

    let outside = tempfile::tempdir().unwrap();
    let outside = step(outside.path(), &BASE);
    outside.assert_status(2);
    let says = "::error title=codetable::The working directory is not in a git repository.";
    assert!(
        outside.annotations()[0].starts_with(says),
        "{:?}",
        outside.annotations()
    );
}

/// A clone of a pull request as actions/checkout makes it: the merge with the base, without history.
fn checkout(workspace: &Workspace, depth: &[&str]) -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", workspace.root().display());
    let clone = folder.path().join("clone");
    let mut args = vec!["clone", "--quiet", "--branch", "merge"];
    args.extend(depth);
    args.extend([url.as_str(), clone.to_str().unwrap()]);
    git(folder.path(), &args);
    let head = git(&clone, &["rev-parse", "HEAD"]);
    (folder, clone, head)
}

#[test]
fn a_pull_request_is_compared_with_its_base_even_without_history() {
    let workspace = repository();
    let root = workspace.root();
    describe_open(&workspace);
    workspace.generate();
    commit(root, "change");
    // Another code comes to the base before the merge, and one more after it.
    for (number, label) in [(3, "AJAR"), (4, "STUCK")] {
        git(root, &["switch", "--quiet", "main"]);
        let code = format!("\n[[code]]\nvalue = {number}\nlabel = \"{label}\"\n");
        workspace.write(DOORS, &(workspace.read(DOORS) + &code));
        workspace.replace(DOORS, "version = \"0.1.", "version = \"0.1.1");
        workspace.generate();
        commit(root, label);
        if number == 3 {
            git(root, &["switch", "--quiet", "--create", "merge"]);
            // What is generated does not merge, and `codegen` makes it right.
            git(
                root,
                &[
                    "merge",
                    "--quiet",
                    "--no-edit",
                    "--strategy-option=ours",
                    "change",
                ],
            );
            workspace.generate();
            git(root, &["add", "--all"]);
            git(root, &["commit", "--quiet", "--amend", "--no-edit"]);
        }
    }
    for depth in [&["--depth=1"][..], &[]] {
        let (_folder, clone, head) = checkout(&workspace, depth);
        let variables = [
            ("GITHUB_EVENT_NAME", "pull_request"),
            ("GITHUB_BASE_REF", "main"),
            ("GITHUB_SHA", &head),
        ];
        let step = step(&clone, &variables);
        step.assert_status(0);
        step.assert_summary(&["- The description of 1 `OPEN` changed.\n"]);
        if !depth.is_empty() {
            // No more than the base was fetched.
            assert_eq!(git(&clone, &["rev-list", "--count", "FETCH_HEAD"]), "1");
        }
        for other in ["AJAR", "STUCK"] {
            assert!(!step.summary.contains(other), "{other}:\n{}", step.summary);
        }
    }

    // The branch itself, checked out with history.
    let (_folder, clone, _) = checkout(&workspace, &[]);
    git(&clone, &["switch", "--quiet", "change"]);
    let variables = [
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_BASE_REF", "main"),
        ("GITHUB_SHA", "0"),
    ];
    let step = step(&clone, &variables);
    step.assert_status(0);
    step.assert_summary(&["- The description of 1 `OPEN` changed.\n"]);
    assert!(!step.summary.contains("AJAR"), "{}", step.summary);
}

#[test]
fn annotations_lead_to_files_of_a_workspace_in_a_subfolder() {
    let workspace = Workspace::new();
    workspace.write(
        "tools, ours/Cargo.toml",
        "[workspace]\nmembers = [\"generated/*\"]\n",
    );
    let inner = workspace.path("tools, ours");
    workspace.write(
        "tools, ours/spec/doors.toml",
        &table("door-codes", &["OPEN"]),
    );
    git(
        workspace.root(),
        &["init", "--quiet", "--initial-branch=main"],
    );
    commit(workspace.root(), "base");
    let missing = step(&inner, &BASE);
    missing.assert_status(1);
    let start = "::error file=tools%2C ours/generated/.gitattributes,line=1";
    assert!(
        missing.annotations()[0].starts_with(start),
        "{}",
        missing.ran.out
    );

    workspace.write("tools, ours/spec/doors.toml", "format = 2\n");
    let invalid = step(&inner, &BASE);
    invalid.assert_status(2);
    let start = "::error file=tools%2C ours/spec/doors.toml,line=1";
    assert!(
        invalid.annotations()[0].starts_with(start),
        "{}",
        invalid.ran.err
    );
}

/// `action.yml` runs the script, and passes each of its inputs on.
#[test]
fn the_action_runs_the_script() {
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    assert!(
        action.contains(&format!("bash \"$GITHUB_ACTION_PATH/{SCRIPT}\"")),
        "{action}"
    );
    let script = fs::read_to_string(root().join(SCRIPT)).unwrap();
    for (input, variable) in [("command", "CODETABLE_COMMAND"), ("base", "CODETABLE_BASE")] {
        let passes = format!("{variable}: ${{{{ inputs.{input} }}}}\n");
        assert!(action.contains(&passes), "{passes}{action}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable}");
    }
}
