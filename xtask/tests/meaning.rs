//! `codegen --check` begins with what an edit of a table means.

mod support;

use support::Workspace;

const TABLE: &str = r#"format = 1

[table]
title = "Door code"
type = "DoorCode"
repr = "u8"

[table.source]
document = "Doors: operating manual"

[package]
name = "door-codes"
version = "0.1.0"
description = "The codes of a door"
license = "MIT"

[[group]]
id = "motor"
title = "Motor"

[[tag]]
id = "retriable"

[[range]]
first = 100
last = 199
outcome = "error"

[[code]]
value = 1
label = "DOOR_OPEN"
description = "The door is open."

[[code]]
value = 2
label = "DOOR_SHUT"

[[gap]]
value = 3
reason = "absent"
"#;

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("spec/door.toml", TABLE);
    workspace.generate();
    workspace
}

/// The lines about a table after an edit.
fn meaning(edit: impl Fn(&str) -> String) -> Vec<String> {
    let workspace = workspace();
    let edited = edit(TABLE);
    assert_ne!(edited, TABLE);
    workspace.write("spec/door.toml", &edited);
    let ran = workspace.codetable(&["codegen", "--check"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let (meaning, diffs) = ran.out.split_once("\n\n").unwrap();
    assert!(diffs.starts_with("stale: generated/door-codes/"), "{diffs}");
    let mut lines = meaning.lines();
    assert_eq!(lines.next(), Some("spec/door.toml changed:"));
    lines.map(|line| line.trim_start().to_owned()).collect()
}

#[test]
fn each_kind_of_edit_has_its_line() {
    for (from, to, line) in [
        (
            "door is open",
            "door has opened",
            "1 `DOOR_OPEN`: description changed",
        ),
        (
            "label = \"DOOR_SHUT\"",
            "label = \"DOOR_CLOSED\"",
            "2 `DOOR_CLOSED`: label, variant changed",
        ),
        ("value = 2", "value = 4", "new code 4 `DOOR_SHUT`"),
        ("value = 2", "value = 4", "code 2 `DOOR_SHUT` is gone"),
        ("first = 100", "first = 101", "new range 101 to 199"),
        (
            "outcome = \"error\"",
            "outcome = \"warning\"",
            "range 100 to 199: outcome changed",
        ),
        (
            "reason = \"absent\"",
            "reason = \"unused\"",
            "gap 3: reason changed",
        ),
        (
            "[[gap]]\nvalue = 3",
            "[[gap]]\nfirst = 3\nlast = 9",
            "new gap 3 to 9",
        ),
        (
            "title = \"Motor\"",
            "title = \"Motors\"",
            "group motor: title changed",
        ),
        ("id = \"retriable\"", "id = \"fatal\"", "new tag fatal"),
        (
            "version = \"0.1.0\"",
            "version = \"0.2.0\"",
            "package: version changed",
        ),
        (
            "\"Doors: operating manual\"",
            "\"Doors\"",
            "table: source changed",
        ),
    ] {
        let lines = meaning(|table| table.replace(from, to));
        assert!(lines.iter().any(|found| found == line), "{line}: {lines:?}");
    }
    let (before, codes) = TABLE.split_once("[[code]]\nvalue = 1").unwrap();
    let (first, rest) = codes.split_once("[[code]]").unwrap();
    let (second, rest) = rest.split_once("[[gap]]").unwrap();
    let swapped = format!("{before}[[code]]{second}[[code]]\nvalue = 1{first}[[gap]]{rest}");
    assert_eq!(meaning(|_| swapped.clone()), ["codes: order changed"]);
}

#[test]
fn many_changes_and_what_follows_from_them_are_folded() {
    let rows = |label: &str| -> String {
        let row = |value| format!("\n[[code]]\nvalue = {value}\nlabel = \"DOOR_{label}{value}\"\n");
        (10..60).map(row).collect()
    };
    let workspace = workspace();
    workspace.write("spec/door.toml", &(TABLE.to_owned() + &rows("A")));
    let ran = workspace.codetable(&["codegen", "--check"]);
    let (meaning, diffs) = ran.out.split_once("\n\n").unwrap();
    assert_eq!(meaning.lines().count(), 32, "{meaning}");
    assert!(meaning.ends_with("\n  … and 20 more changes"), "{meaning}");
    for file in ["/src/code.rs:", "/docs/index.html:"] {
        let mut diffs = diffs.split("stale: ");
        let diff = diffs.find(|diff| diff.contains(file)).unwrap();
        assert!(
            diff.lines().count() < 20 && diff.contains(" more lines\n"),
            "{diff}"
        );
    }

    // What has another reason is shown as before.
    workspace.generate();
    let path = "generated/door-codes/src/code.rs";
    workspace.remove(path);
    let ran = workspace.codetable(&["codegen", "--check"]);
    assert!(ran.out.starts_with(&format!("stale: {path}: missing\n")));
    assert!(ran.out.lines().count() < 30, "{}", ran.out);
    workspace.write(path, "");
    let ran = workspace.codetable(&["codegen", "--check"]);
    assert!(
        ran.out
            .starts_with(&format!("stale: {path}: edited by hand")),
        "{}",
        ran.out
    );
    assert!(ran.out.lines().count() > 200);
}

#[test]
fn only_names_are_printed() {
    let workspace = workspace();
    let names = ["codegen", "--check", "--names-only"];
    let ran = workspace.codetable(&names);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    workspace.replace("spec/door.toml", "door is open", "door has opened");
    let ran = workspace.codetable(&names);
    assert_eq!(ran.status, 1);
    let files: Vec<&str> = ran.out.lines().collect();
    assert!(
        files.contains(&"generated/door-codes/codes.json"),
        "{files:?}"
    );
    let stale = workspace.stale();
    assert_eq!(files, stale.keys().collect::<Vec<_>>());
    let ran = workspace.codetable(&["codegen", "--names-only"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err
            .starts_with("error: `--names-only` needs `--check`\n"),
        "{}",
        ran.err
    );
}
