//! `cargo xtask breaking`: every kind of change, with the exact output that it gives.
//!
//! `tests/breaking/NAME/before` and `after` are folders of tables, `out.txt` what is said about
//! them, and the exit status. To accept what is said now: `ACCEPT=1 cargo test --package
//! cargo-codetable --test breaking`, then read the diff.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use support::{CommandOutput, Scratch, Workspace, ran, root};

const FOLDER: &str = "xtask/tests/breaking";

/// The command on a folder of `tests/breaking`.
fn breaking(case: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("breaking").env_remove("GITHUB_ACTIONS");
    command.args(["--against", &format!("{FOLDER}/{case}/before")]);
    command.args(["--spec", &format!("{FOLDER}/{case}/after")]);
    command
}

fn cases() -> Vec<String> {
    let folders = fs::read_dir(root().join(FOLDER)).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    folders.map(|entry| name(entry.unwrap())).collect()
}

#[test]
fn every_change_has_its_output() {
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut different = Vec::new();
    let mut count = 0;
    for case in cases() {
        count += 1;
        let ran = ran(breaking(&case).output().unwrap());
        let said = format!("{}{}exit status {}\n", ran.out, ran.err, ran.status);
        let expected = root().join(FOLDER).join(&case).join("out.txt");
        if accept {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            different.push(format!("{case} says now:\n\n{said}"));
        }
    }
    assert!(count > 0, "nothing in {FOLDER}");
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Each case as JSON says what its text says.
#[test]
fn machines_get_the_same() {
    for case in cases() {
        let text = ran(breaking(&case).output().unwrap());
        let mut command = breaking(&case);
        command.args(["--message-format", "text"]);
        assert_eq!(ran(command.output().unwrap()).out, text.out);
        let mut command = breaking(&case);
        command.args(["--message-format", "json"]);
        let json = ran(command.output().unwrap());
        assert_eq!((json.status, &json.err), (text.status, &text.err));
        if json.status == 2 {
            let whole: Value = serde_json::from_str(&json.out).unwrap();
            for diagnostic in whole["diagnostics"].as_array().unwrap() {
                let message = diagnostic["message"].as_str().unwrap();
                assert!(text.err.contains(message), "{message}{}", text.err);
            }
            continue;
        }
        let whole: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(whole["enough"], json.status == 0, "{}", json.out);
        let mut helps = 0;
        for table in whole["tables"].as_array().unwrap() {
            assert!(text.out.contains(table["file"].as_str().unwrap()));
            let changes = table["changes"].as_array().into_iter().flatten();
            let mut most = "null".to_owned();
            let mut all_enough = true;
            for change in changes {
                if most == "null" {
                    most = change["needs"].to_string();
                }
                let place = match change["line"].as_u64() {
                    Some(line) => format!("line {line}: "),
                    None => String::new(),
                };
                let line = format!(
                    "  {:9}{place}{}\n           {}\n",
                    change["needs"].as_str().unwrap(),
                    change["what"].as_str().unwrap(),
                    change["effect"].as_str().unwrap(),
                );
                assert!(text.out.contains(&line), "{line}{}", text.out);
                if let Some(help) = change["help"].as_str() {
                    assert!(!help.is_empty());
                    let line = format!("           help: {help}\n");
                    assert!(text.out.contains(&line), "{line}{}", text.out);
                    helps += 1;
                }
                all_enough &= change["enough"] == true;
                let line = change["changelog"].as_str().unwrap();
                assert!(text.out.contains(line), "{line}{}", text.out);
            }
            if table["status"] == "gone" {
                let line = format!("           help: {}\n", table["help"].as_str().unwrap());
                assert!(text.out.contains(&line), "{line}{}", text.out);
                helps += 1;
                all_enough = false;
            }
            assert_eq!(table["needs"].to_string(), most);
            let is_lower = text.out.contains("the version went down");
            if let Some(enough) = table["enough"].as_bool() {
                assert_eq!(enough, all_enough && !is_lower, "{}", json.out);
            }
        }
        assert_eq!(text.out.matches("\n           help: ").count(), helps);
    }
}

#[test]
fn on_github_what_fails_is_an_annotation_at_its_row_or_at_the_version() {
    let annotations = |name: &str| -> Vec<String> {
        let ran = ran(breaking(name)
            .env("GITHUB_ACTIONS", "true")
            .output()
            .unwrap());
        let lines = ran.out.lines().filter(|line| line.starts_with("::"));
        let prefix = format!("::error file={FOLDER}/{name}/after/doors.toml,");
        lines
            .map(|line| line.strip_prefix(&prefix).unwrap().to_owned())
            .collect()
    };
    let moved = annotations("value-moved");
    assert_eq!(moved.len(), 1, "{moved:?}");
    let start = "line=23,col=9,title=refused::`CLOSED` moved from 2 to 7: ";
    assert!(moved[0].starts_with(start), "{moved:?}");
    assert!(moved[0].contains("`allow`"), "{moved:?}");

    let more = annotations("refused-and-more");
    assert_eq!(more.len(), 2, "{more:?}");
    assert!(more[0].starts_with("line=14,col=11,title=refused::"));
    assert!(more[1].ends_with(
        "needs a major version: raise `version` from 0.1.0 to 0.2.0, which is major before 1.0"
    ));

    let removed = annotations("code-removed");
    assert!(removed[0].starts_with("line=14,col=11,title=refused::2 `CLOSED` is gone"));
    let minor = annotations("code-added");
    assert!(minor[0].starts_with("line=23,col=9,title=minor::2 `CLOSED` is new: "));
    assert!(minor[0].ends_with("raise `version` from 0.1.0 to 0.1.1, which is minor before 1.0"));
    let lower = annotations("version-lower");
    assert!(lower[0].starts_with("line=14,col=11,title=version::the version went down"));
    assert_eq!(annotations("texts-only"), Vec::<String>::new());

    let mut command = breaking("value-moved");
    command
        .args(["--message-format", "json"])
        .env("GITHUB_ACTIONS", "true");
    let json = ran(command.output().unwrap());
    assert!(
        serde_json::from_str::<Value>(&json.out).is_ok(),
        "{}",
        json.out
    );
    assert!(json.err.starts_with("::error "), "{}", json.err);
}

/// A workspace from which the table gates.toml of `tests/breaking/tables-come-and-go` is gone.
fn without_gates(retired: &str) -> Workspace {
    let workspace = Workspace::new();
    let manifest = workspace.read("Cargo.toml");
    workspace.write("Cargo.toml", &(manifest + retired));
    let case = root().join(FOLDER).join("tables-come-and-go");
    for (from, to) in [
        ("before/doors.toml", "old/doors.toml"),
        ("before/gates.toml", "old/gates.toml"),
        ("after/doors.toml", "spec/doors.toml"),
    ] {
        workspace.write(to, &fs::read_to_string(case.join(from)).unwrap());
    }
    workspace
}

#[test]
fn a_table_that_is_gone_is_refused_unless_its_package_is_retired() {
    let compared = |workspace: &Workspace| {
        let text = workspace.codetable(&["breaking", "--against", "old"]);
        let json = ["breaking", "--against", "old", "--message-format", "json"];
        let json = workspace.codetable(&json);
        let found: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(
            (json.status, found["enough"] == true),
            (text.status, text.status == 0)
        );
        (text, found["tables"][1].clone())
    };

    let workspace = without_gates("");
    let (refused, json) = compared(&workspace);
    let row = "{ package = \"gate-codes\", since = \"0.1.0\", reason = \"…\" }";
    let help = format!(
        "bring the table back, or if the package is gone for good, \
         add to `[workspace.metadata.codetable]` in Cargo.toml: retired = [{row}]"
    );
    let says = format!(
        "spec/gates.toml: gone, and with it gate-codes\n  \
         refused  there is no next version\n           help: {help}\n"
    );
    assert_says(&refused, 1, &[&says, "1 is not ready for release"]);
    assert_eq!(json["status"], "gone");
    assert_eq!(
        (&json["enough"], &json["retired"]),
        (&false.into(), &Value::Null)
    );
    assert_eq!(json["help"], help);

    // The line is one that can be pasted.
    let line = help.rsplit_once(": ").unwrap().1;
    let (passes, json) = compared(&without_gates(&format!("{line}\n")));
    let says = "spec/gates.toml: gone, and with it gate-codes\n           retired since 0.1.0: …\n";
    assert_says(&passes, 0, &[says, "Removed the crate `gate-codes`."]);
    assert_eq!(json["enough"], true);
    assert_eq!(json["help"], Value::Null);
    assert_eq!(json["retired"]["since"], "0.1.0");
    assert_eq!(json["retired"]["reason"], "…");

    // Next to another one.
    let other = "[[workspace.metadata.codetable.retired]]\npackage = \"window-codes\"\n\
                 since = \"0.1.0\"\nreason = \"bricked up\"\n";
    let (refused, _) = compared(&without_gates(other));
    let help = format!("add to `retired` of `[workspace.metadata.codetable]` in Cargo.toml: {row}");
    assert_says(&refused, 1, &[&help]);

    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.args(["breaking", "--against", "old"]);
    command
        .current_dir(workspace.root())
        .env("GITHUB_ACTIONS", "true");
    let annotated = ran(command.output().unwrap());
    let says = "::error file=Cargo.toml,line=1,col=1,title=refused::spec/gates.toml: gone, and with it \
                gate-codes. bring the table back, or ";
    assert_says(&annotated, 1, &[says]);
}

/// A git repository around a folder of tables.
struct Repository {
    scratch: Scratch,
    root: PathBuf,
}

impl Repository {
    fn new() -> Self {
        let repository = Self::around(Scratch::with_our_table());
        // Whatever version ours has by now.
        let text = fs::read_to_string(repository.scratch.spec("uptivity.toml")).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let version = table["package"]["version"].to_string();
        repository.edit(&format!("version = {version}"), "version = \"0.1.0\"");
        repository.git(&["init", "--quiet"]);
        repository
    }

    fn around(scratch: Scratch) -> Self {
        let table = scratch.spec("any.toml");
        let root = table.ancestors().nth(2).unwrap().to_owned();
        Self { scratch, root }
    }

    fn git(&self, args: &[&str]) {
        git(&self.root, args);
    }

    fn commit(&self, tag: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", tag]);
        self.git(&["tag", tag]);
    }

    fn edit(&self, from: &str, to: &str) {
        let path = self.scratch.spec("uptivity.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn against(&self, revision: &str) -> CommandOutput {
        self.scratch.xtask(&["breaking", "--against", revision])
    }
}

fn git(folder: &Path, args: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    git.args(["-c", "user.name=A", "-c", "user.email=a@b.c"]);
    git.args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]);
    let ran = ran(git.args(args).output().unwrap());
    assert_eq!(ran.status, 0, "{args:?}: {}", ran.err);
}

fn assert_says(ran: &CommandOutput, status: i32, texts: &[&str]) {
    assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
    for text in texts {
        assert!(
            ran.out.contains(text) || ran.err.contains(text),
            "no {text:?} in:\n{}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn a_revision_is_compared_with_what_stands_in_the_folder() {
    let repository = Repository::new();
    repository.commit("v1");
    repository.edit("API_OK", "API_FINE");
    repository.commit("v2");
    repository.edit("API_FINE", "API_OK");
    assert_says(&repository.against("v1"), 0, &["nothing changed"]);
    let label = "the label of 20 is now `API_OK`, was `API_FINE`";
    for revision in ["v2", "HEAD", "HEAD^0", "refs/tags/v2"] {
        assert_says(
            &repository.against(revision),
            1,
            &[label, "from 0.1.0 to 0.2.0"],
        );
    }
    repository.edit("version = \"0.1.0\"", "version = \"0.2.0\"");
    assert_says(
        &repository.against("v2"),
        0,
        &[label, "0.2.0 is sufficient"],
    );
}

#[test]
fn how_lines_end_in_a_repository_makes_no_difference() {
    let repository = Repository::new();
    repository.edit("\n", "\r\n");
    repository.commit("v1");
    repository.edit("\r\n", "\n");
    assert_says(&repository.against("v1"), 0, &["nothing changed"]);
}

#[test]
fn a_revision_without_the_folder_had_no_tables() {
    let repository = Repository::new();
    let elsewhere = repository.root.join("elsewhere");
    fs::rename(repository.scratch.spec(""), &elsewhere).unwrap();
    repository.commit("v1");
    fs::rename(&elsewhere, repository.scratch.spec("")).unwrap();
    assert_says(&repository.against("v1"), 0, &["uptivity.toml: new"]);
}

#[test]
fn an_old_table_with_a_mistake_is_no_empty_one() {
    let repository = Repository::new();
    repository.edit("format = 1", "format = 0");
    repository.commit("v1");
    fs::write(repository.scratch.spec("uptivity.toml"), b"# \xE4").unwrap();
    repository.commit("v2");
    let ours = root().join("spec/uptivity.toml");
    fs::copy(ours, repository.scratch.spec("uptivity.toml")).unwrap();
    let ran = repository.against("v1");
    assert_says(
        &ran,
        2,
        &["unknown table format 0", "v1:", "nothing was compared"],
    );
    assert_says(
        &repository.against("v2"),
        2,
        &[
            "is not UTF-8",
            "v2:",
            "uptivity.toml:1:3",
            "nothing was compared",
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_table_that_was_a_link_is_not_skipped() {
    let repository = Repository::new();
    let path = repository.scratch.spec("uptivity.toml");
    let elsewhere = repository.root.join("elsewhere.toml");
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    repository.commit("v1");
    assert_says(&repository.against("v1"), 2, &["uptivity.toml is a link"]);
}

#[test]
fn what_git_does_not_know_is_explained() {
    let repository = Repository::new();
    repository.commit("v1");
    repository.commit("v2");
    let unknown = repository.against("v3");
    assert_says(&unknown, 2, &["`v3` is neither", "git fetch --tags"]);
    assert_says(
        &repository.against("--all"),
        2,
        &["`--all` is not a git revision"],
    );
    assert_says(&repository.against(""), 2, &["needs `--against"]);

    let shallow = Repository::around(Scratch::new());
    fs::remove_dir(shallow.scratch.spec("")).unwrap();
    let origin = repository.root.to_str().unwrap().replace('\\', "/");
    let origin = format!("file:///{}", origin.trim_start_matches('/'));
    git(&repository.root, &["branch", "--force", "for-the-clone"]);
    let clone = [
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-tags",
        &origin,
        ".",
    ];
    git(&shallow.root, &clone);
    assert_says(&shallow.against("HEAD"), 0, &["nothing changed"]);
    let ran = shallow.against("v1");
    assert_says(
        &ran,
        2,
        &["shallow", "git fetch --unshallow", "fetch-depth: 0"],
    );
}

#[test]
fn without_git_a_folder_still_does() {
    let scratch = Scratch::with_our_table();
    let ran = scratch.xtask(&["breaking", "--against", "v1"]);
    assert_says(&ran, 2, &["no git repository", "give `--against` a folder"]);
    let spec = scratch.spec("");
    let ran = scratch.xtask(&["breaking", "--against", spec.to_str().unwrap()]);
    assert_says(&ran, 0, &["nothing changed"]);

    let without = |against: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.arg("breaking").arg("--against").arg(against);
        command.arg("--spec").arg(scratch.spec(""));
        support::ran(command.env("PATH", scratch.out("")).output().unwrap())
    };
    assert_says(
        &without(Path::new("v1")),
        2,
        &["no git command", "install git"],
    );
    assert_says(&without(&spec), 0, &["nothing changed"]);
    let empty = tempfile::tempdir().unwrap();
    assert_says(
        &without(empty.path()),
        2,
        &["no table in ", "`--against` names"],
    );
}

#[test]
fn help_is_there_for_each_command() {
    let called = |args: &[&str]| {
        ran(Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
            .args(args)
            .output()
            .unwrap())
    };
    assert_says(
        &called(&["breaking", "--help"]),
        0,
        &["--against REV_OR_DIR"],
    );
    assert_says(&called(&["breaking"]), 2, &["`breaking` needs `--against"]);
    assert_says(&called(&["breaking", "--against"]), 2, &["--against"]);
    assert_says(&called(&["breaking", "--check"]), 2, &["--check"]);
    assert_says(&called(&["codegen", "--against", "x"]), 2, &["--against"]);
    let format = called(&["breaking", "--against", "x", "--message-format", "yaml"]);
    assert_says(&format, 2, &["text or json, not `yaml`"]);
}
