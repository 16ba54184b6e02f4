//! The same tables give the same bytes, whatever the machine. That a release build gives them, too,
//! is seen by running this and the test `up_to_date` with `--release`, as a job of CI does: the bytes
//! that both are compared with are in the repository.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codetable::{Settings, Source};
use support::{Scratch, ran, root, shape};

fn tables() -> Vec<(String, String)> {
    let table = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    let ours = root().join("spec/uptivity.toml");
    [ours, shape("errno"), shape("lone"), shape("sqlstate")]
        .map(table)
        .into()
}

/// What is generated where the tables are and the command is set up as said, by its path.
fn generated(
    tables: &[(String, String)],
    folder: &str,
    setup: impl FnOnce(&mut Command),
) -> Vec<(PathBuf, String)> {
    let scratch = Scratch::new();
    let below = scratch.spec("").join(folder);
    fs::create_dir_all(below.join("spec")).unwrap();
    for (file, text) in tables {
        fs::write(below.join("spec").join(file), text).unwrap();
    }
    let manifest = "[workspace.metadata.codetable]\ncommand = \"cargo xtask\"\n";
    fs::write(below.join("Cargo.toml"), manifest).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.current_dir(&below);
    command.arg("codegen").arg("--spec").arg(below.join("spec"));
    command.arg("--out").arg(below.join("out"));
    setup(&mut command);
    let ran = ran(command.output().unwrap());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mut files = Vec::new();
    walk(&below.join("out"), &below.join("out"), &mut files);
    files.sort();
    assert!(files.len() > 60);
    files
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, files);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path.strip_prefix(root).unwrap().to_owned(), text));
        }
    }
}

fn assert_same(one: &[(PathBuf, String)], other: &[(PathBuf, String)], what: &str) {
    assert_eq!(one.len(), other.len(), "{what}");
    for (one, other) in one.iter().zip(other) {
        assert!(one == other, "{what}: {} differs", one.0.display());
    }
}

#[test]
fn the_same_tables_give_the_same_bytes_anywhere() {
    let tables = tables();
    let expected = generated(&tables, "here", |_| {});
    // What another build gives is compared with the same bytes. The page links to the index of several tables.
    let ours = |(path, _): &&(PathBuf, String)| {
        path.starts_with("uptivity-result-codes") && !path.ends_with("docs/index.html")
    };
    for (path, text) in expected.iter().filter(ours) {
        let committed = fs::read_to_string(root().join("generated").join(path)).unwrap();
        assert_eq!(committed.replace("\r\n", "\n"), *text);
    }
    let nothing = |_: &mut Command| {};
    let set = |name: &'static str, value: &'static str| {
        move |command: &mut Command| {
            command.env(name, value);
        }
    };

    assert_same(
        &generated(&tables, "a b/ü/deep/er", nothing),
        &expected,
        "path",
    );
    for locale in [
        "C",
        "POSIX",
        "tr_TR.UTF-8",
        "de_DE.ISO-8859-1",
        "ar_EG.UTF-8",
    ] {
        let setup = |command: &mut Command| {
            for name in ["LANG", "LC_ALL", "LC_COLLATE", "LANGUAGE"] {
                command.env(name, locale);
            }
        };
        assert_same(&generated(&tables, "here", setup), &expected, locale);
    }
    for zone in ["UTC", "Pacific/Kiritimati", "America/St_Johns"] {
        assert_same(
            &generated(&tables, "here", set("TZ", zone)),
            &expected,
            zone,
        );
    }
    for threads in ["1", "2", "64"] {
        let setup = |command: &mut Command| {
            for name in ["RAYON_NUM_THREADS", "CARGO_BUILD_JOBS", "RUST_TEST_THREADS"] {
                command.env(name, threads);
            }
        };
        assert_same(&generated(&tables, "here", setup), &expected, "threads");
    }
    let with = [
        ("HOME", "/nonexistent"),
        ("USER", "somebody"),
        ("TMPDIR", "/nonexistent"),
        ("SOURCE_DATE_EPOCH", "0"),
        ("GITHUB_ACTIONS", "true"),
        ("NO_COLOR", "1"),
        ("COLUMNS", "20"),
        ("TERM", "xterm-256color"),
        ("CARGO_MANIFEST_DIR", "/nonexistent"),
        ("CARGO_PKG_VERSION", "9.9.9"),
    ];
    for (name, value) in with {
        assert_same(
            &generated(&tables, "here", set(name, value)),
            &expected,
            name,
        );
    }
    let bare = |command: &mut Command| {
        command.env_clear();
    };
    assert_same(
        &generated(&tables, "here", bare),
        &expected,
        "no environment",
    );

    let windows: Vec<_> = tables
        .iter()
        .map(|(file, text)| (file.clone(), text.replace('\n', "\r\n")))
        .collect();
    assert_same(&generated(&windows, "here", nothing), &expected, "CRLF");
    // A file system may list what was made first, last, or by any order of its own: what is made of
    // all tables has them by their names.
    let (_, index) = expected
        .iter()
        .find(|(path, _)| path == "README.md")
        .unwrap();
    let links =
        ["errno", "lone", "sqlstate", "uptivity"].map(|name| index.find(&format!("({name}-")));
    assert!(links.is_sorted() && links[0].is_some(), "{index}");
    let backwards: Vec<_> = tables.iter().rev().cloned().collect();
    assert_same(&generated(&backwards, "here", nothing), &expected, "order");
}

#[test]
fn what_is_there_already_makes_no_difference() {
    let tables = tables();
    let expected = generated(&tables, "here", |_| {});
    let scratch = Scratch::new();
    let place = |(path, text): (PathBuf, String)| {
        (path.strip_prefix(scratch.out("")).unwrap().to_owned(), text)
    };
    // Table by table, and over what another version of each has left.
    for (file, text) in &tables {
        let version = text.replace("version = \"0.1", "version = \"0.0");
        for text in [&version, text] {
            fs::write(scratch.spec(file), text).unwrap();
            scratch.generate();
        }
    }
    let found: Vec<_> = scratch.files().into_iter().map(place).collect();
    assert_same(&found, &expected, "bit by bit");
}

/// Hashes of the standard library begin differently in each thread.
#[test]
fn every_thread_gives_the_same_artifacts() {
    let sources: Vec<Source> = tables()
        .iter()
        .map(|(file, text)| Source::new(file, text))
        .collect();
    let expected = codetable::generate(&sources, &Settings::default()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert!(codetable::generate(&sources, &Settings::default()).unwrap() == expected);
            });
        }
    });
}
