//! Recorded sessions: what the commands print is what the files in `tests/terminal` have, and README quotes them.
//!
//! A file has commands, each after `$ `, and what they print, standard output before standard error. They run one
//! after another in a copy of this workspace, or, if the name of the file begins with `new-`, in a folder
//! with nothing but a list. To record them again, README included: `ACCEPT=1 cargo test --package cargo-codetable --test terminal`.

#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use codetable_testing::checkout;
use support::{Workspace, ran, root};

/// What comes before the block with a session in README.
const QUOTE: &str = "<!-- session: ";

/// A list that a vendor published.
const MANUAL: &str =
    "code,label,meaning\n0,DOOR_OK,The door moved.\n7,DOOR_BLOCKED,Something is in the way.\n";

fn accept() -> bool {
    std::env::var_os("ACCEPT").is_some()
}

/// A folder for a session: a copy of what the workspace has of tables, under version control, or nothing.
fn folder(name: &str) -> Workspace {
    let folder = Workspace::new();
    if name.starts_with("new-") {
        folder.remove("Cargo.toml");
        folder.write("manual.csv", MANUAL);
        return folder;
    }
    let root = root().display();
    let copy = format!(
        "cp -r '{root}'/Cargo.toml '{root}'/.gitattributes '{root}'/spec '{root}'/generated ."
    );
    let commit = "git -c user.name=a -c user.email=a@a.example commit --quiet --message all";
    let script = format!("{copy} && git init --quiet && git add . && {commit}");
    let done = shell(&folder, &script);
    assert!(done.is_empty(), "{done}");
    folder
}

/// Runs a command as a person types it, and returns what it prints.
fn shell(folder: &Workspace, command: &str) -> String {
    let bin = tempfile::tempdir().unwrap();
    let cargo = bin.path().join("cargo");
    // `Cargo.lock` has what this workspace has, which is not copied.
    let program = env!("CARGO_BIN_EXE_cargo-codetable");
    let script = format!(
        "#!/bin/sh\ncase \"$1\" in\nxtask | codetable) shift; exec '{program}' \"$@\" ;;\n*) exit 1 ;;\nesac\n"
    );
    fs::write(&cargo, script).unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = [bin.path().to_owned()]
        .into_iter()
        .chain(std::env::split_paths(&others));
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder.root());
    shell
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("CARGO", &cargo);
    shell.env_remove("GITHUB_ACTIONS").env("COLUMNS", "100");
    let ran = ran(shell.output().unwrap());
    ran.out + &ran.err
}

/// A session as it runs now.
fn replay(name: &str, session: &str) -> String {
    let folder = folder(name);
    let mut text = String::new();
    for command in session.lines().filter_map(|line| line.strip_prefix("$ ")) {
        text += &format!("$ {command}\n{}", shell(&folder, command));
    }
    text
}

#[test]
fn every_session_runs_as_it_was_recorded() {
    let files = checkout::files("xtask/tests/terminal", Some("txt"));
    assert!(files.len() > 4);
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let recorded = fs::read_to_string(&path).unwrap();
        let now = replay(name, &recorded);
        if accept() {
            fs::write(&path, now).unwrap();
        } else {
            assert_eq!(now, recorded, "{name} prints something else");
        }
    }
    quote_in_readme();
}

/// Compares the blocks of README after [`QUOTE`] with the sessions that it names.
fn quote_in_readme() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let mut parts = readme.split(QUOTE);
    let mut text = parts.next().unwrap().to_owned();
    let mut quotes = 0;
    for part in parts {
        let (name, rest) = part.split_once(" -->\n").unwrap();
        let rest = rest.strip_prefix("```console\n").unwrap_or(rest);
        let (_, after) = rest.split_once("```\n").unwrap();
        let session = checkout::read(&format!("xtask/tests/terminal/{name}.txt"));
        text += &format!("{QUOTE}{name} -->\n```console\n{session}```\n{after}");
        quotes += 1;
    }
    if accept() {
        fs::write(&path, text).unwrap();
    } else {
        assert!(quotes > 2, "README quotes {quotes} sessions");
        assert_eq!(text, readme, "README quotes another session");
    }
    assert!(Path::new("tests/terminal").is_dir());
}

#[test]
fn readme_has_the_ratios_that_were_measured() {
    let results = checkout::read("bench/RESULTS.md");
    let readme = checkout::read("README.md");
    let section = |heading: &str| {
        let (_, section) = results.split_once(heading).unwrap();
        section.split("\n## ").next().unwrap().to_owned()
    };
    let cells = |line: &str| -> Vec<String> {
        line.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let row = |text: &str, first: &[&str]| {
        let mut lines = text.lines().map(cells);
        let wanted = |cells: &Vec<String>| {
            cells
                .get(1..=first.len())
                .is_some_and(|cells| cells == first)
        };
        lines
            .find(wanted)
            .unwrap_or_else(|| panic!("no {first:?} in {text}"))
    };
    let measured = |design: &str| -> Vec<f64> {
        let mut numbers = Vec::new();
        for lookup in ["### Value to code", "### Label to code"] {
            for codes in ["59", "2000"] {
                let table = section(&format!("## Lookups in a table of {codes} codes"));
                let table = table.split_once(lookup).unwrap().1;
                let table = table.split("###").next().unwrap();
                numbers.push(row(table, &[design])[2].parse().unwrap());
            }
        }
        let compiled = row(&section("## What the compiler pays"), &["2000", design]);
        numbers.push(compiled[5].parse().unwrap());
        numbers
    };
    let generated = measured("generated");
    for (name, design) in [
        ("`match` by hand", "match"),
        ("strum and num_enum", "strum+num_enum"),
        ("phf", "phf"),
    ] {
        let ratio = |(number, unit): (f64, &f64)| {
            let ratio = number / unit;
            if ratio < 10.0 {
                format!("{ratio:.1}")
            } else {
                format!("{ratio:.0}")
            }
        };
        let expected: Vec<String> = measured(design)
            .into_iter()
            .zip(&generated)
            .map(ratio)
            .collect();
        let found = row(&readme, &[name]);
        assert_eq!(found[2..found.len() - 1], expected, "{name}");
    }
}
