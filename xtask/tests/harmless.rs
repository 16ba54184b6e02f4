//! What comes from outside has no power over the terminal or over GitHub Actions, whatever command prints it; and
//! output that is lost is an error of every command.

mod support;

use std::fs;
use std::process::Command;

use support::{CommandOutput, Workspace, ran, table};

/// A sequence that conceals what follows, a bell, an override of direction, and two commands.
const HOSTILE: &str = "\u{1b}[8m\u{7}\u{202e}\u{9b}31m ##[error]x";

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("spec/doors.toml", &table("door-codes", &["OPEN", "SHUT"]));
    workspace.generate();
    workspace
}

fn run(workspace: &Workspace, args: &[&str], is_github: bool) -> CommandOutput {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.args(args).current_dir(workspace.root());
    if is_github {
        command.env("GITHUB_ACTIONS", "true");
    } else {
        command.env_remove("GITHUB_ACTIONS");
    }
    ran(command.output().unwrap())
}

/// Runs a command, and checks that what it prints is harmless. `shown` is in it, as proof that the hostile text is.
fn check(workspace: &Workspace, args: &[&str], shown: &str) {
    for is_github in [false, true] {
        let ran = run(workspace, args, is_github);
        let all = ran.out + &ran.err;
        assert!(all.contains(shown), "{args:?}: no {shown:?} in {all}");
        let hidden = all.chars().find(|c| codetable::is_invisible(*c));
        assert_eq!(hidden, None, "{args:?}: {all:?}");
        if is_github {
            assert!(!all.contains("##["), "{args:?}: {all}");
            let mut commands = all
                .lines()
                .filter(|line| line.trim_start().starts_with("::"));
            assert!(
                commands.all(|line| line.starts_with("::error file=")),
                "{args:?}: {all}"
            );
        }
    }
}

fn json(args: &[&str]) -> Vec<String> {
    let args = args.iter().copied();
    args.chain(["--message-format", "json"])
        .map(str::to_owned)
        .collect()
}

/// Checks the output as text and as JSON.
fn check_both(workspace: &Workspace, args: &[&str], shown: &str) {
    check(workspace, args, shown);
    let json = json(args);
    let json: Vec<&str> = json.iter().map(String::as_str).collect();
    check(workspace, &json, "");
    let out = run(workspace, &json, true).out;
    serde_json::from_str::<serde_json::Value>(&out)
        .unwrap_or_else(|error| panic!("{error}: {out}"));
}

#[test]
fn a_query_is_shown_and_not_obeyed() {
    let workspace = workspace();
    for hostile in [
        HOSTILE.to_owned(),
        "a\n::warning::x".to_owned(),
        "a\r::warning::x".to_owned(),
    ] {
        check_both(&workspace, &["explain", &hostile], "no code matches");
    }
}

#[test]
fn a_key_and_a_string_of_a_table_are_shown_and_not_obeyed() {
    let workspace = workspace();
    let valid = workspace.read("spec/doors.toml");
    for (line, shown) in [
        ("\"a\\n::warning::x\" = 1\n", "`a\\n::warning::x`"),
        (
            "\"\\u001b[8m\\u202e##[error]\" = 1\n",
            "`\\u{1b}[8m\\u{202e}#",
        ),
        ("# \u{1b}[8m\n", "U+001B"),
    ] {
        workspace.write("spec/doors.toml", &format!("{line}{valid}"));
        check_both(&workspace, &["codegen", "--check"], shown);
        check_both(&workspace, &["codegen"], shown);
        check_both(&workspace, &["explain", "1"], shown);
    }
    let variant = "label = \"OPEN\"\nvariant = \"a\\n::warning::\\u0007\"\n";
    workspace.write(
        "spec/doors.toml",
        &valid.replace("label = \"OPEN\"\n", variant),
    );
    check_both(
        &workspace,
        &["codegen", "--check"],
        "`a\\n::warning::\\u{7}`",
    );
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_shown_and_not_obeyed() {
    let workspace = workspace();
    for (name, shown) in [
        ("a\n::warning::n", "generated/a\\n"),
        ("\u{1b}[8m##[error]", "generated/\\u{1b}[8m#"),
        ("\u{202e}cod", "generated/\\u{202e}cod"),
    ] {
        let path = format!("generated/{name}");
        workspace.write(&path, "mine");
        check(&workspace, &["codegen", "--check"], shown);
        check(&workspace, &["codegen"], shown);
        let ran = run(
            &workspace,
            &json(&["codegen"])
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
            true,
        );
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
        workspace.remove(&path);
    }
    // The name of a table cannot have such characters.
    workspace.write("spec/a\n::warning::.toml", &table("a-codes", &["A"]));
    check_both(
        &workspace,
        &["codegen", "--check"],
        "spec/a\\n::warning::.toml",
    );
}

#[test]
fn a_diff_shows_what_an_artifact_has_and_obeys_nothing() {
    let workspace = workspace();
    let readme = "generated/door-codes/README.md";
    let text = workspace.read(readme);
    workspace.write(
        readme,
        &format!("{HOSTILE}\n ::warning::x\n::warning::y\n{text}"),
    );
    check_both(
        &workspace,
        &["codegen", "--check"],
        "\\u{1b}[8m\\u{7}\\u{202e}\\u{9b}31m",
    );
    // A context line begins with a space, which GitHub Actions ignores.
    let lines = "::warning::context\n".repeat(3);
    workspace.write(readme, &format!("{text}{lines}"));
    check_both(&workspace, &["codegen", "--check"], "warning::context");
}

#[test]
fn a_page_is_shown_and_not_obeyed() {
    let workspace = workspace();
    let rows = format!(
        "<tr><td>1<td>OPEN{HOSTILE}<tr><td>2<td>SHUT<tr><td>3<td>::warning::x<tr><td>4<td>JAR"
    );
    workspace.write(
        "page.html",
        &format!("<table><tr><th>Value<th>Name{rows}</table>"),
    );
    check_both(&workspace, &["compare", "page.html"], "OPEN");
    let csv = format!("value,label\n1,OPEN\n2,SHUT\n3,{HOSTILE}\n4,\"a\n::warning::x\"\n");
    workspace.write("list.csv", &csv);
    check_both(&workspace, &["compare", "list.csv"], "`a`");
    check_both(&workspace, &["compare", "\u{1b}[8m.csv"], "cannot read");
}

/// Lost output is an error, and a reader that stops early is not.
#[cfg(target_os = "linux")]
#[test]
fn output_that_is_lost_is_an_error_of_every_command() {
    let workspace = workspace();
    workspace.write("list.csv", "value,label\n1,OPEN\n2,SHUT\n3,JAR\n");
    let lists = ["new", "one", "--from", "list.csv"];
    let jsons = [
        "new",
        "two",
        "--from",
        "list.csv",
        "--message-format",
        "json",
    ];
    let commands: &[&[&str]] = &[
        &["--help"],
        &["--version"],
        &["codegen", "--help"],
        &["codegen"],
        &["codegen", "--check"],
        &["explain", "1"],
        &["explain", "1", "opne"],
        &["compare", "list.csv"],
        &["compare", "list.csv", "--against", "list.csv"],
        &["breaking", "--against", "spec"],
        &lists,
        &jsons,
        &["init"],
    ];
    let is_told = |args: &[&str]| {
        for (path, status) in [("/dev/full", 2), ("closed", 0)] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
            command.args(args).current_dir(workspace.root());
            if path == "closed" {
                let (reader, writer) = std::io::pipe().unwrap();
                drop(reader);
                command.stdout(writer);
            } else {
                command.stdout(fs::File::options().write(true).open(path).unwrap());
            }
            let ran = ran(command.output().unwrap());
            if status == 2 {
                assert_eq!(ran.status, 2, "{args:?}: {}", ran.err);
                assert!(
                    ran.err.contains("cannot write to standard output"),
                    "{args:?}: {}",
                    ran.err
                );
            } else if !ran.err.contains("exists") {
                assert!(ran.status < 2, "{args:?}: {}", ran.err);
                assert!(
                    !ran.err.contains("standard output"),
                    "{args:?}: {}",
                    ran.err
                );
            }
        }
    };
    for args in commands {
        is_told(args);
        let json = json(args);
        let json: Vec<&str> = json.iter().map(String::as_str).collect();
        if !args
            .iter()
            .any(|arg| arg.starts_with("--help") || arg.starts_with("--version"))
            && !args.contains(&"new")
        {
            is_told(&json);
        }
    }
    // The output was lost after the file was written.
    for table in ["spec/one.toml", "spec/two.toml"] {
        assert!(workspace.path(table).exists(), "{table}");
    }
}
