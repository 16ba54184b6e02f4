//! Two editions of a file that has several lists.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{CommandOutput, Scratch};

const DOORS: &str =
    "## Door errors\n\n| Code | Name |\n|---|---|\n| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n\n";
const LAMPS: &str =
    "## Lamp errors\n\n| Code | Name |\n|---|---|\n| 1 | LAMP_ON |\n| 2 | LAMP_OFF |\n\n";
const LOCKS: &str =
    "## Lock errors\n\n| Code | Name |\n|---|---|\n| 1 | LOCK_JAMMED |\n| 2 | LOCK_OPEN |\n\n";

fn compare(old: &str, new: &str, args: &[&str]) -> CommandOutput {
    let scratch = Scratch::new();
    let [old, new] = [("old.md", old), ("new.md", new)].map(|(name, text)| {
        let path = scratch.spec("..").join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let mut all = vec!["compare", &new, "--against", &old];
    all.extend(args);
    scratch.xtask(&all)
}

#[test]
fn the_lists_that_were_not_compared_are_named() {
    let ran = compare(
        &format!("{DOORS}{LAMPS}"),
        &format!("{DOORS}{LAMPS}"),
        &["--list", "2"],
    );
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let named = "not compared: 1 other list; `--list N` compares one\n  1: “Door errors”, 2 rows in lines 3 to 6, \
                 from `DOOR_OPEN` to `DOOR_SHUT`\n";
    assert!(ran.out.ends_with(named), "{}", ran.out);
    // A single list leaves nothing to name.
    let ran = compare(DOORS, DOORS, &[]);
    assert!(!ran.out.contains("not compared"), "{}", ran.out);
}

/// The number is that of the earlier edition.
#[test]
fn a_list_is_found_after_others_were_added_before_it() {
    let later = format!(
        "{LOCKS}{DOORS}{}",
        LAMPS.replace("LAMP_OFF |", "LAMP_OFF |\n| 3 | LAMP_LOST |")
    );
    let ran = compare(&format!("{DOORS}{LAMPS}"), &later, &["--list", "2"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let differences: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("  new") || line.starts_with("  missing"))
        .collect();
    let expected = ["  new      line 21: 3 `LAMP_LOST`"];
    assert_eq!(differences, expected, "{}", ran.out);
}

#[test]
fn an_annotation_is_at_the_first_name_of_a_value() {
    let scratch = Scratch::new();
    let old = scratch.spec("../old.md");
    let new = scratch.spec("../new.md");
    let first = "| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n| 2 | DOOR_CLOSED |\n";
    let head = "| Code | Name |\n|---|---|\n";
    fs::write(&old, format!("{head}{first}")).unwrap();
    fs::write(
        &new,
        format!("{head}| 1 | DOOR_OPEN |\n| 3 | DOOR_STUCK |\n"),
    )
    .unwrap();
    let command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
        .args([Path::new("compare"), &new, Path::new("--against"), &old])
        .env("GITHUB_ACTIONS", "true")
        .output();
    let ran = support::ran(command.unwrap());
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("::"))
        .collect();
    let [added, missing] = lines[..] else {
        panic!("{}{}", ran.out, ran.err);
    };
    assert!(added.contains("new.md,line=4,col=1,title=new::"), "{added}");
    assert!(
        missing.contains("old.md,line=4,col=1,title=missing::"),
        "{missing}"
    );
}
