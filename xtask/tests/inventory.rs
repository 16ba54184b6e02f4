//! What is in the folder of generated crates, and why it is not as the tables say: each cause has a
//! reason of its own, in `--check` and in what `codegen` leaves alone.

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::{CommandOutput, Workspace, reasons, table};

const LOCK: &str = "generated/codetable.lock";
const README: &str = "generated/door-codes/README.md";
const DOORS: &str = "spec/doors.toml";
const GATES: &str = "spec/gates.toml";

const DOORS_CHANGED: &str = "spec/doors.toml changed";
const ANY_CHANGED: &str = "spec/*.toml changed";
const GENERATOR_CHANGED: &str = "the generator changed";
const BOTH_CHANGED: &str = "spec/doors.toml changed, and so did the generator";
const EDITED: &str = "edited by hand; make the change in spec/doors.toml instead";
const LOCK_EDITED: &str = "edited by hand; make the change in spec/*.toml instead";
const UNKNOWN: &str = "not what spec/doors.toml says, and codetable.lock does not know it";
const MISSING: &str = "missing";
const ORPHAN: &str = "orphaned: no table generates it";
const KEPT_ORPHAN: &str = "orphaned, but kept: it was edited, or its crate has files that were not \
                           generated";
const FOREIGN: &str = "not written by the generator";
const FOLDER: &str = "a folder is in its place";
const LINK: &str = "a link is in its place";
const NO_FOLDER: &str = "something else is in the place of its folder";
const MERGED: &str = "it has lines of both sides of a merge";

/// A workspace with the crates door-codes and gate-codes.
fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write(DOORS, &table("door-codes", &["OPEN", "SHUT"]));
    workspace.write(GATES, &table("gate-codes", &["UP", "DOWN"]));
    workspace.generate();
    workspace
}

fn map<const N: usize>(rows: [(&str, &str); N]) -> BTreeMap<String, String> {
    let rows = rows.map(|(path, reason)| (path.to_owned(), reason.to_owned()));
    rows.into()
}

/// The line of the lock file for a key.
fn line<'l>(lock: &'l str, key: &str) -> &'l str {
    let is_it = |line: &&str| line.rsplit_once(' ').is_some_and(|(name, _)| name == key);
    lock.lines().find(is_it).unwrap()
}

/// Gives a line of the lock file another text.
fn set_line(workspace: &Workspace, key: &str, text: &str) {
    let old = line(&workspace.read(LOCK), key).to_owned();
    workspace.replace(LOCK, &format!("{old}\n"), text);
}

/// What `codegen` leaves alone, with the reason.
fn left(ran: &CommandOutput) -> BTreeMap<String, String> {
    reasons(ran, "left ")
}

/// Makes the README one that another generator wrote: the lock file knows what is there, and it is not
/// what this generator writes.
fn age(workspace: &Workspace) {
    let (old_table, old_lock) = (workspace.read(DOORS), workspace.read(LOCK));
    workspace.replace(DOORS, "\"OPEN\"", "\"AJAR\"");
    workspace.generate();
    let (readme, lock) = (workspace.read(README), workspace.read(LOCK));
    workspace.write(DOORS, &old_table);
    workspace.generate();
    workspace.write(README, &readme);
    workspace.write(
        LOCK,
        &old_lock.replace(line(&old_lock, README), line(&lock, README)),
    );
}

#[test]
fn a_table_that_changed() {
    let workspace = workspace();
    assert_eq!(workspace.stale(), map([]));
    workspace.replace(
        DOORS,
        "value = 1",
        "value = 1\ndescription = \"It is open.\"",
    );
    let stale = workspace.stale();
    assert_eq!(stale[README], DOORS_CHANGED);
    assert_eq!(stale[LOCK], ANY_CHANGED);
    // The page of the table and that of all tables have its codes.
    let of_all = [
        LOCK,
        "generated/index.html",
        "generated/door-codes/docs/index.html",
    ];
    for (path, reason) in &stale {
        let of_doors = path.starts_with("generated/door-codes/") && reason == DOORS_CHANGED;
        let is_of_all = of_all.contains(&path.as_str()) && reason == ANY_CHANGED;
        assert!(of_doors || is_of_all, "{path}: {reason}");
    }
    // Only files whose content changed are stale.
    workspace.generate();
    workspace.write(DOORS, &(workspace.read(DOORS) + "# A comment.\n"));
    assert_eq!(workspace.stale(), map([(LOCK, ANY_CHANGED)]));
}

#[test]
fn a_table_that_comes_or_goes() {
    let workspace = workspace();
    workspace.write("spec/locks.toml", &table("lock-codes", &["LOCKED"]));
    let stale = workspace.stale();
    assert_eq!(stale["generated/README.md"], ANY_CHANGED);
    assert_eq!(stale["generated/index.html"], ANY_CHANGED);
    assert_eq!(stale[LOCK], ANY_CHANGED);
    assert_eq!(stale["generated/lock-codes/README.md"], MISSING);
    workspace.generate();

    workspace.remove("spec/locks.toml");
    let stale = workspace.stale();
    assert_eq!(stale["generated/README.md"], ANY_CHANGED);
    assert_eq!(stale["generated/index.html"], ANY_CHANGED);
    assert_eq!(stale[LOCK], ANY_CHANGED);
    assert_eq!(stale["generated/lock-codes/README.md"], ORPHAN);
}

#[test]
fn an_edit_by_hand() {
    let workspace = workspace();
    let text = workspace.read(README);
    workspace.replace(README, "OPEN", "AJAR");
    assert_eq!(workspace.stale(), map([(README, EDITED)]));
    // It is still one if more has changed.
    workspace.replace(DOORS, "SHUT", "CLOSED");
    set_line(&workspace, "generator", "generator 0.0.1\n");
    let stale = workspace.stale();
    assert_eq!(stale[README], EDITED);
    assert_eq!(stale["generated/door-codes/codes.json"], BOTH_CHANGED);
    workspace.replace(DOORS, "CLOSED", "SHUT");
    workspace.generate();
    assert_eq!(workspace.read(README), text);

    let schema = "spec/schema.json";
    workspace.write(schema, "{}");
    let reason = "edited by hand; make the change in the generator instead";
    assert_eq!(workspace.stale(), map([(schema, reason)]));
    // The lock file, where it says the same in other words.
    workspace.generate();
    workspace.write(LOCK, &format!("{}# mine\n", workspace.read(LOCK)));
    assert_eq!(workspace.stale(), map([(LOCK, LOCK_EDITED)]));
}

#[test]
fn another_generator() {
    let workspace = workspace();
    age(&workspace);
    // It may have changed without another version.
    let expected = map([(README, GENERATOR_CHANGED), (LOCK, GENERATOR_CHANGED)]);
    assert_eq!(workspace.stale(), expected);
    set_line(&workspace, "generator", "generator 0.0.1\n");
    assert_eq!(workspace.stale(), expected);
    // A file that is up to date may come from any generator.
    workspace.generate();
    set_line(&workspace, "generator", "generator 0.0.1\n");
    assert_eq!(workspace.stale(), map([(LOCK, GENERATOR_CHANGED)]));

    age(&workspace);
    set_line(&workspace, "generator", "generator 0.0.1\n");
    workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
    let stale = workspace.stale();
    assert_eq!(stale[README], BOTH_CHANGED);
    assert_eq!(stale[LOCK], "spec/*.toml changed, and so did the generator");
    // Files that no table is a part of.
    for path in ["generated/.gitattributes", "spec/schema.json"] {
        let old_lock = workspace.read(LOCK);
        let digest = line(&old_lock, README).rsplit_once(' ').unwrap().1;
        workspace.write(path, &workspace.read(README));
        set_line(&workspace, path, &format!("{path} {digest}\n"));
        assert_eq!(workspace.stale()[path], GENERATOR_CHANGED);
    }
}

#[test]
fn a_file_that_the_lock_does_not_know() {
    let workspace = workspace();
    set_line(&workspace, README, "");
    // It is what it should be.
    assert_eq!(workspace.stale(), map([(LOCK, GENERATOR_CHANGED)]));
    workspace.replace(README, "OPEN", "AJAR");
    assert_eq!(workspace.stale()[README], UNKNOWN);
    workspace.generate();
    assert_eq!(workspace.stale(), map([]));
}

#[test]
fn a_lock_that_is_missing_or_damaged_deletes_and_stops_nothing() {
    let workspace = workspace();
    let before = workspace.files("generated");
    let lock = workspace.read(LOCK);
    let damaged = lock.replace(' ', "");
    for text in ["", "# nothing\n", "\u{FFFD}\0", &damaged, "<<<<<<< ours\n"] {
        workspace.write(LOCK, text);
        let stale = workspace.stale();
        assert_eq!(stale.keys().collect::<Vec<_>>(), [LOCK], "{text}");
        if !text.contains("ours") {
            assert_eq!(stale[LOCK], LOCK_EDITED, "{text}");
        }
        workspace.generate();
        assert_eq!(workspace.files("generated"), before);
    }
    fs::write(workspace.path(LOCK), b"generator \xFF\n").unwrap();
    workspace.generate();
    workspace.remove(LOCK);
    assert_eq!(workspace.stale(), map([(LOCK, MISSING)]));
    workspace.generate();
    assert_eq!(workspace.files("generated"), before);

    // Without it orphans are not known to be generated, so that they stay.
    workspace.remove(GATES);
    workspace.remove(LOCK);
    workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
    let stale = workspace.stale();
    assert_eq!(stale[README], UNKNOWN);
    assert_eq!(stale["generated/gate-codes"], FOREIGN);
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let expected = map([
        ("generated/README.md", FOREIGN),
        ("generated/gate-codes", FOREIGN),
        ("generated/index.html", FOREIGN),
    ]);
    assert_eq!(left(&ran), expected);
    assert!(workspace.read(README).contains("CLOSED"));
    assert_eq!(workspace.stale(), expected);
    let after = workspace.files("generated/gate-codes");
    assert!(after.len() > 5 && after.iter().all(|(path, text)| before[path] == *text));
}

#[test]
fn orphans_are_removed_if_the_lock_has_them_unedited() {
    let workspace = workspace();
    workspace.remove(GATES);
    let orphans = workspace.files("generated/gate-codes");
    let mut expected: BTreeMap<String, String> = orphans
        .into_keys()
        .map(|path| (path, ORPHAN.to_owned()))
        .collect();
    // One crate needs no index, and its page no link to one.
    expected.extend(map([
        ("generated/README.md", ORPHAN),
        ("generated/index.html", ORPHAN),
        ("generated/door-codes/docs/index.html", ANY_CHANGED),
        (LOCK, ANY_CHANGED),
    ]));
    assert_eq!(workspace.stale(), expected);
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let removed = ran.out.lines().filter(|line| line.starts_with("removed  "));
    assert_eq!(removed.count(), expected.len() - 2, "{}", ran.out);
    assert!(!workspace.path("generated/gate-codes").exists());
    assert!(!workspace.path(".codetable-staging").exists());
    assert_eq!(workspace.stale(), map([]));
}

#[test]
fn an_edited_orphan_stays_and_its_crate_with_it() {
    for (path, text) in [
        ("generated/gate-codes/README.md", Some("mine\n")),
        ("generated/gate-codes/src/notes.txt", None),
    ] {
        let workspace = workspace();
        let before = workspace.files("generated/gate-codes");
        workspace.write("spec/locks.toml", &table("lock-codes", &["LOCKED"]));
        workspace.generate();
        workspace.write(path, text.unwrap_or("mine\n"));
        workspace.remove(GATES);
        workspace.remove("spec/locks.toml");
        workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
        let mut expected: BTreeMap<String, String> = before
            .keys()
            .map(|path| (path.clone(), KEPT_ORPHAN.to_owned()))
            .collect();
        let reason = text.map_or(FOREIGN, |_| KEPT_ORPHAN);
        expected.insert(path.to_owned(), reason.to_owned());
        let ran = workspace.codetable(&["codegen"]);
        assert_eq!((ran.status, left(&ran)), (1, expected), "{}", ran.err);
        let last = ran.out.lines().last().unwrap();
        assert_eq!(
            last,
            "Move what was left alone somewhere else, then run: \
             cargo xtask codegen"
        );
        // Everything else is done.
        assert!(workspace.read(README).contains("CLOSED"));
        assert!(!workspace.path("generated/index.html").exists());
        assert!(!workspace.path("generated/lock-codes").exists());
        let mut after = workspace.files("generated/gate-codes");
        assert_eq!(after.remove(path).unwrap(), "mine\n");
        assert!(after.iter().all(|(path, text)| before[path] == *text));
        // The new lock file does not know the crate any more.
        assert_eq!(workspace.stale(), map([("generated/gate-codes", FOREIGN)]));
        assert_eq!(workspace.codetable(&["codegen"]).status, 1);
    }
}

/// In a crate that stays, only the orphan itself is of interest.
#[test]
fn an_orphan_in_a_crate_that_stays() {
    const MESSAGE: &str = "\n[message]\nroot = \"R\"\nrequest-id = \"ID\"\ntype = \"TYPE\"\n\
                           code = \"CODE\"\ntext = \"TEXT\"\nerror-type = \"ERROR\"\n";
    let workspace = workspace();
    let before = workspace.files("generated");
    let old_table = workspace.read(DOORS);
    workspace.write(DOORS, &(old_table.clone() + MESSAGE));
    workspace.generate();
    let folder = "generated/door-codes/src/message";
    assert!(workspace.files(folder).len() > 2);
    workspace.write(DOORS, &old_table);
    workspace.generate();
    // A folder that became empty is removed, too.
    assert_eq!(workspace.files("generated"), before);
    assert!(!workspace.path(folder).exists());

    workspace.write(DOORS, &(old_table.clone() + MESSAGE));
    workspace.generate();
    let files = workspace.files(folder);
    let edited = files.keys().next().unwrap();
    workspace.write(edited, "// mine\n");
    workspace.write(DOORS, &old_table);
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!((ran.status, left(&ran)), (1, map([(edited, KEPT_ORPHAN)])));
    assert_eq!(workspace.files(folder).len(), 1);
    assert_eq!(workspace.stale(), map([(folder, FOREIGN)]));
}

#[test]
fn what_is_foreign_is_named_once_and_stays() {
    let workspace = workspace();
    workspace.write("generated/notes.txt", "mine\n");
    workspace.write("generated/door-codes/src/.hidden", "mine\n");
    workspace.write("generated/door-codes/target/debug/deep/er", "mine\n");
    workspace.write("generated/mine/Cargo.toml", "mine\n");
    workspace.write("generated/mine/src/lib.rs", "mine\n");
    let header = workspace.read(README);
    let header = header.lines().next().unwrap();
    workspace.write("generated/copy.md", &format!("{header}\n"));
    // An empty folder is none of ours, and Cargo would not start.
    fs::create_dir_all(workspace.path("generated/empty/deep/er")).unwrap();
    fs::create_dir(workspace.path("generated/door-codes/empty")).unwrap();
    let expected = map([
        "generated/notes.txt",
        "generated/door-codes/src/.hidden",
        "generated/door-codes/target",
        "generated/mine",
        "generated/copy.md",
        "generated/empty",
        "generated/door-codes/empty",
    ]
    .map(|path| (path, FOREIGN)));
    assert_eq!(workspace.stale(), expected);
    workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(
        (ran.status, left(&ran)),
        (1, expected.clone()),
        "{}",
        ran.err
    );
    assert!(workspace.read(README).contains("CLOSED"));
    assert_eq!(workspace.stale(), expected);
    let check = workspace.codetable(&["codegen", "--check"]);
    assert_eq!(
        check.out.lines().last().unwrap(),
        "7 files are stale. To fix this, move what the generator did not write, what is kept and what is in the way somewhere \
         else, then run: \
         cargo xtask codegen"
    );
}

#[test]
fn an_empty_folder_in_which_something_belongs_is_right() {
    let workspace = workspace();
    let before = workspace.files("generated");
    let paths = ["docs/index.html", "README.md"].map(|file| format!("generated/door-codes/{file}"));
    workspace.remove(&paths[0]);
    assert_eq!(workspace.stale(), map([(&paths[0], MISSING)]));
    workspace.generate();
    fs::remove_dir_all(workspace.path("generated/door-codes")).unwrap();
    fs::create_dir(workspace.path("generated/door-codes")).unwrap();
    let stale = workspace.stale();
    assert_eq!(stale.len(), workspace.files("generated/gate-codes").len());
    assert!(stale.values().all(|reason| reason == MISSING), "{stale:?}");
    workspace.generate();
    assert_eq!(workspace.files("generated"), before);
}

#[test]
fn what_systems_and_editors_leave_is_ignored() {
    let workspace = workspace();
    for folder in [
        "generated",
        "generated/door-codes",
        "generated/door-codes/src",
    ] {
        for file in [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "lib.rs~",
            "lib.rs.bak",
            "lib.rs.orig",
            "lib.rs.rej",
            ".lib.rs.swp",
            ".#lib.rs",
            "#lib.rs#",
        ] {
            workspace.write(&format!("{folder}/{file}"), "mine\n");
        }
    }
    assert_eq!(workspace.stale(), map([]));
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!((ran.status, left(&ran)), (0, map([])));
    assert_eq!(workspace.read("generated/door-codes/src/lib.rs~"), "mine\n");
    // A folder is none of these: Cargo takes it for a member of the workspace.
    workspace.write("generated/door-codes.bak/README.md", "mine\n");
    assert_eq!(
        workspace.stale(),
        map([("generated/door-codes.bak", FOREIGN)])
    );
}

/// A backup may be all that is left of someone's work.
#[test]
fn an_orphaned_crate_with_a_backup_stays_and_one_with_a_file_of_the_system_goes() {
    let workspace = workspace();
    let kept = workspace.files("generated/gate-codes");
    workspace.write("generated/gate-codes/src/lib.rs.orig", "mine\n");
    workspace.write("generated/door-codes/.DS_Store", "");
    let tables = [GATES, DOORS].map(|table| (table, workspace.read(table)));
    for (table, text) in &tables {
        let text = text.replace("-codes\"", "-codes-renamed\"");
        workspace.write(table, &text);
    }
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(
        workspace.read("generated/gate-codes/src/lib.rs.orig"),
        "mine\n"
    );
    let mut left = workspace.files("generated/gate-codes");
    left.remove("generated/gate-codes/src/lib.rs.orig");
    assert_eq!(left, kept);
    assert!(!workspace.path("generated/door-codes").exists());
}

/// The folders themselves, too.
#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_folder_that_is_a_link() {
    use std::os::unix::fs::symlink;

    for folder in ["generated", "spec"] {
        let workspace = workspace();
        let elsewhere = workspace.path("elsewhere");
        fs::rename(workspace.path(folder), &elsewhere).unwrap();
        symlink(&elsewhere, workspace.path(folder)).unwrap();
        workspace.write("elsewhere/schema.json", "mine\n");
        workspace.write("elsewhere/codetable.lock", "mine\n");
        workspace.write("list.csv", "value,label\n1,A\n9,NEW\n");
        let before = workspace.files("elsewhere");
        for args in [
            &["codegen"][..],
            &["codegen", "--check"],
            &["init"],
            &["new", "more", "--from", "list.csv"],
            &[
                "compare", "list.csv", "--apply", "--table", "doors", "--list", "1",
            ],
        ] {
            let ran = workspace.codetable(args);
            assert_eq!(ran.status, 2, "{args:?}: {}{}", ran.out, ran.err);
            let says = format!("error: {folder} is a link, through which nothing is written");
            assert!(ran.err.starts_with(&says), "{args:?}: {}", ran.err);
        }
        assert_eq!(workspace.files("elsewhere"), before);
        assert!(!workspace.path(".codetable-staging").exists());
        // A folder above it.
        let ran = workspace.codetable(&["codegen", "--out", &format!("{folder}/out")]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert_eq!(workspace.files("elsewhere"), before);
    }
}

/// What cannot be read as a table is named, and not waited for.
#[cfg(unix)]
#[test]
fn a_pipe_a_device_and_another_case_among_the_tables_are_named() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let workspace = workspace();
    let says = |path: &str, message: &str| {
        for args in [
            &["codegen"][..],
            &["codegen", "--check"],
            &["explain", "1"],
            &["breaking", "--against", "spec"],
        ] {
            let ran = workspace.codetable(args);
            assert_eq!(ran.status, 2, "{args:?}: {}", ran.err);
            assert!(
                ran.err.starts_with(&format!("error: {message}")),
                "{args:?}: {}",
                ran.err
            );
        }
        workspace.remove(path);
    };
    let pipe = workspace.path("spec/pipe.toml");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    says(
        "spec/pipe.toml",
        "cannot read spec/pipe.toml: it is not a file",
    );
    symlink("/dev/zero", workspace.path("spec/device.toml")).unwrap();
    says(
        "spec/device.toml",
        "cannot read spec/device.toml: it is not a file",
    );
    for name in ["OTHER.TOML", "Other.Toml"] {
        let path = format!("spec/{name}");
        workspace.write(&path, &workspace.read(DOORS));
        says(&path, &format!("{path} is not read"));
    }
    let lock = workspace.path("generated/codetable.lock");
    fs::remove_file(&lock).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&lock)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(workspace.stale()["generated/codetable.lock"], LINK);
}

#[test]
fn a_folder_in_the_place_of_an_artifact() {
    let workspace = workspace();
    for inside in [None, Some("file")] {
        workspace.remove(README);
        fs::create_dir(workspace.path(README)).unwrap();
        if let Some(file) = inside {
            workspace.write(&format!("{README}/{file}"), "mine\n");
        }
        assert_eq!(workspace.stale(), map([(README, FOLDER)]));
        workspace.remove("generated/door-codes/src/code.rs");
        let ran = workspace.codetable(&["codegen"]);
        assert_eq!((ran.status, left(&ran)), (1, map([(README, FOLDER)])));
        assert!(ran.out.contains(": 1 written, "), "{}", ran.out);
        assert_eq!(workspace.stale(), map([(README, FOLDER)]));
        fs::remove_dir_all(workspace.path(README)).unwrap();
        workspace.generate();
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_read_written_or_removed_through_a_link() {
    use std::os::unix::fs::symlink;

    let workspace = workspace();
    let before = workspace.files("generated/door-codes");
    let elsewhere = workspace.path("elsewhere");
    // A file.
    fs::rename(workspace.path(README), &elsewhere).unwrap();
    symlink(&elsewhere, workspace.path(README)).unwrap();
    assert_eq!(workspace.stale(), map([(README, LINK)]));
    workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!((ran.status, left(&ran)), (1, map([(README, LINK)])));
    assert_eq!(workspace.read("elsewhere"), before[README]);
    workspace.remove(README);
    workspace.replace(DOORS, "\"CLOSED\"", "\"SHUT\"");
    workspace.generate();

    // A folder: of a crate, and in a crate.
    for folder in ["generated/door-codes", "generated/door-codes/src"] {
        let files = workspace.files(folder);
        _ = fs::remove_file(&elsewhere);
        fs::rename(workspace.path(folder), &elsewhere).unwrap();
        symlink(&elsewhere, workspace.path(folder)).unwrap();
        let mut expected: BTreeMap<String, String> = files
            .into_keys()
            .map(|path| (path, NO_FOLDER.to_owned()))
            .collect();
        expected.insert(folder.to_owned(), FOREIGN.to_owned());
        assert_eq!(workspace.stale(), expected);
        workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
        let there = workspace.files("elsewhere");
        let ran = workspace.codetable(&["codegen"]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert_eq!(workspace.files("elsewhere"), there);
        workspace.replace(DOORS, "\"CLOSED\"", "\"SHUT\"");
        workspace.remove(folder);
        fs::rename(&elsewhere, workspace.path(folder)).unwrap();
        workspace.generate();
    }
    assert_eq!(workspace.files("generated/door-codes"), before);

    // A table that is gone leads to no folder that is a link.
    fs::rename(workspace.path("generated/gate-codes"), &elsewhere).unwrap();
    symlink(&elsewhere, workspace.path("generated/gate-codes")).unwrap();
    workspace.remove(GATES);
    let ran = workspace.codetable(&["codegen"]);
    let expected = map([("generated/gate-codes", FOREIGN)]);
    assert_eq!((ran.status, left(&ran)), (1, expected));
    assert!(workspace.files("elsewhere").len() > 5);
}

#[test]
fn a_file_in_the_place_of_a_folder() {
    let workspace = workspace();
    for folder in ["generated/door-codes", "generated/door-codes/docs"] {
        let files = workspace.files(folder);
        fs::remove_dir_all(workspace.path(folder)).unwrap();
        workspace.write(folder, "mine\n");
        let mut expected: BTreeMap<String, String> = files
            .into_keys()
            .map(|path| (path, NO_FOLDER.to_owned()))
            .collect();
        expected.insert(folder.to_owned(), FOREIGN.to_owned());
        assert_eq!(workspace.stale(), expected);
        workspace.replace(GATES, "\"UP\"", "\"HIGH\"");
        let ran = workspace.codetable(&["codegen"]);
        assert_eq!((ran.status, left(&ran)), (1, expected), "{}", ran.err);
        assert_eq!(workspace.read(folder), "mine\n");
        assert!(
            workspace
                .read("generated/gate-codes/README.md")
                .contains("HIGH")
        );
        workspace.replace(GATES, "\"HIGH\"", "\"UP\"");
        workspace.remove(folder);
        workspace.generate();
    }

    // An orphan makes room, unless it was edited.
    let lock = workspace.read(LOCK);
    let digest = line(&lock, README).rsplit_once(' ').unwrap().1;
    workspace.write("generated/lock-codes", &workspace.read(README));
    workspace.write(LOCK, &format!("{lock}generated/lock-codes {digest}\n"));
    workspace.write("spec/locks.toml", &table("lock-codes", &["LOCKED"]));
    let before = workspace.files("generated");
    workspace.write("generated/lock-codes", "mine\n");
    let stale = workspace.stale();
    assert_eq!(stale["generated/lock-codes"], KEPT_ORPHAN);
    assert_eq!(stale["generated/lock-codes/README.md"], NO_FOLDER);
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(workspace.read("generated/lock-codes"), "mine\n");
    for (path, text) in &before {
        workspace.write(path, text);
    }
    let stale = workspace.stale();
    assert_eq!(stale["generated/lock-codes"], ORPHAN);
    assert_eq!(stale["generated/lock-codes/README.md"], MISSING);
    workspace.generate();
    assert_eq!(workspace.stale(), map([]));
}

#[test]
fn doubled_lines_of_a_merge_are_stale_and_either_is_an_unedited_artifact() {
    let workspace = workspace();
    let ours = (workspace.read(LOCK), workspace.read(README));
    let old_table = workspace.read(DOORS);
    workspace.replace(DOORS, "\"SHUT\"", "\"CLOSED\"");
    workspace.generate();
    let theirs = (workspace.read(LOCK), workspace.read(README));
    // As `merge=union` leaves it.
    let mut lines: Vec<&str> = ours.0.lines().chain(theirs.0.lines()).collect();
    lines.sort_unstable();
    lines.dedup();
    let union = lines.join("\n") + "\n";
    assert_ne!(union, theirs.0);

    workspace.write(LOCK, &union);
    assert_eq!(workspace.stale(), map([(LOCK, MERGED)]));
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains(": 1 written, "), "{}", ran.out);
    assert_eq!(workspace.read(LOCK), theirs.0);

    // Both are in the table now.
    workspace.replace(
        DOORS,
        "\"CLOSED\"",
        "\"CLOSED\"\ndescription = \"Or shut.\"",
    );
    for readme in [&ours.1, &theirs.1] {
        workspace.write(LOCK, &union);
        workspace.write(README, readme);
        assert_eq!(workspace.stale()[README], DOORS_CHANGED);
        workspace.write(README, &readme.replace("OPEN", "AJAR"));
        assert_eq!(workspace.stale()[README], EDITED);
    }
    // The same with orphans.
    workspace.generate();
    workspace.remove(DOORS);
    for readme in [&ours.1, &theirs.1] {
        workspace.write(LOCK, &union);
        workspace.write(README, readme);
        assert_eq!(
            workspace.stale()[README],
            KEPT_ORPHAN,
            "codes.json is of neither"
        );
    }
    workspace.write(DOORS, &old_table);
    workspace.generate();
    workspace.remove(DOORS);
    workspace.write(LOCK, &union);
    workspace.write(README, &theirs.1);
    assert_eq!(workspace.stale()[README], ORPHAN);
    workspace.generate();
    assert!(!workspace.path("generated/door-codes").exists());
}

#[test]
fn how_lines_of_the_lock_end_does_not_matter() {
    let workspace = workspace();
    workspace.write(LOCK, &workspace.read(LOCK).replace('\n', "\r\n"));
    assert_eq!(workspace.stale(), map([]));
    workspace.replace(README, "OPEN", "AJAR");
    assert_eq!(workspace.stale(), map([(README, EDITED)]));
    workspace.remove(GATES);
    workspace.write(README, "mine\n");
    let stale = workspace.stale();
    assert_eq!(stale["generated/gate-codes/README.md"], ORPHAN);
    workspace.generate();
    assert!(!workspace.read(LOCK).contains('\r'));
}
