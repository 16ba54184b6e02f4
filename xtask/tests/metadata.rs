//! `[workspace.metadata.codetable]` in the root `Cargo.toml`: what a workspace may choose, and what is
//! said of it where it is wrong.

mod support;

use std::process::Command;

use cargo_codetable::Paths;
use support::{CommandOutput, Workspace, ran, table};

/// A workspace whose manifest ends with some lines of its metadata; they begin in line 6.
fn workspace(lines: &str) -> Workspace {
    let workspace = Workspace::new();
    let manifest = workspace.read("Cargo.toml");
    let (before, _) = manifest.split_once("command = ").unwrap();
    workspace.write("Cargo.toml", &format!("{before}{lines}\n"));
    workspace.write("spec/doors.toml", &table("door-codes", &["OPEN", "SHUT"]));
    workspace
}

/// The first line of an artifact.
fn header(workspace: &Workspace, path: &str) -> String {
    workspace.read(path).lines().next().unwrap().to_owned()
}

/// What `--check` says to do.
fn hint(workspace: &Workspace) -> String {
    let ran = workspace.codetable(&["codegen", "--check"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    ran.out.lines().last().unwrap().to_owned()
}

#[test]
fn headers_and_hints_name_the_command() {
    for (lines, command) in [
        ("", "cargo codetable"),
        ("command = \"cargo xtask\"", "cargo xtask"),
        ("command = \"just tables\"", "just tables"),
    ] {
        let workspace = workspace(lines);
        assert!(hint(&workspace).ends_with(&format!(" run: {command} codegen")));
        workspace.generate();
        let run = format!("run `{command} codegen`.");
        for (path, says) in [
            ("generated/door-codes/README.md", format!("{run} -->")),
            ("generated/door-codes/Cargo.toml", run.clone()),
            ("generated/door-codes/src/lib.rs", run.clone()),
            ("generated/codetable.lock", run),
            (
                "generated/.gitattributes",
                format!("by `{command} codegen`: do not edit."),
            ),
        ] {
            let header = header(&workspace, path);
            assert!(header.ends_with(&says), "{path}: {header}");
        }
    }
}

#[test]
fn how_the_program_is_called_makes_no_difference() {
    let workspace = workspace("command = \"cargo xtask\"");
    workspace.generate();
    let before = workspace.files("generated");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command
        .args(["codetable", "codegen"])
        .current_dir(workspace.root());
    let done = ran(command.output().unwrap());
    assert!(
        done.out.contains(": 0 written, "),
        "{}{}",
        done.out,
        done.err
    );
    assert_eq!(workspace.files("generated"), before);
}

#[test]
fn the_folders_of_tables_and_of_crates() {
    let workspace = workspace("spec = \"docs/tables\"\nout = \"crates/codes\"");
    let doors = workspace.read("spec/doors.toml");
    workspace.write("docs/tables/doors.toml", &doors);
    workspace.remove("spec/doors.toml");
    // The folders are those of the workspace, so that no option names them.
    assert!(hint(&workspace).ends_with(" run: cargo codetable codegen"));
    let ran = workspace.codetable(&["codegen"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out.contains("wrote    docs/tables/schema.json\n"),
        "{}",
        ran.out
    );
    let readme = "crates/codes/door-codes/README.md";
    assert!(
        ran.out.contains(&format!("wrote    {readme}\n")),
        "{}",
        ran.out
    );
    let from = "@generated from docs/tables/doors.toml: ";
    assert!(header(&workspace, readme).contains(from));
    assert!(!workspace.path("generated").exists());
    assert!(!workspace.path("crates/.codetable-staging").exists());

    workspace.replace("docs/tables/doors.toml", "SHUT", "CLOSED");
    let stale = workspace.stale();
    assert_eq!(stale[readme], "docs/tables/doors.toml changed");
    let of_the_lock = "crates/codes/codetable.lock";
    assert_eq!(stale[of_the_lock], "docs/tables/*.toml changed");
    workspace.write("crates/codes/notes.txt", "mine\n");
    assert!(hint(&workspace).contains("move what the generator did not write"));

    // An option is still an option, and hints name it.
    workspace.write("spec/doors.toml", &doors);
    let ran = workspace.codetable(&["codegen", "--check", "--spec", "spec", "--out", "generated"]);
    let hint = ran.out.lines().last().unwrap();
    let command = "run: cargo codetable codegen --spec spec --out generated";
    assert!(hint.ends_with(command), "{hint}");
}

/// Whatever the metadata says, the artifacts stay what they are.
#[test]
fn a_command_with_special_characters_is_only_a_comment() {
    let workspace = workspace(r#"command = 'run "a\b" && cargo -p x -- <!-- */'"#);
    workspace.generate();
    for path in ["spec/schema.json", "generated/door-codes/codes.json"] {
        let json: serde_json::Value = serde_json::from_str(&workspace.read(path)).unwrap();
        let comment = json["$comment"].as_str().unwrap();
        assert!(
            comment.contains(r#"`run "a\b" && cargo -p x -- <!-- */ codegen`"#),
            "{comment}"
        );
    }
    let built = support::cargo(workspace.root(), &["check", "--quiet", "--offline"]);
    assert_eq!((built.status, built.err.as_str()), (0, ""));
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let unknown = |key: &str, keys: &str| {
        (
            format!("unknown key `{key}` in `[workspace.metadata.codetable]`"),
            format!("the keys are: {keys}"),
        )
    };
    let wrong = |key: &str, write: &str| {
        (
            format!("`{key}` in `[workspace.metadata.codetable]` is invalid"),
            format!("write {write}"),
        )
    };
    let string = "a string of one line";
    let version = "an exact version, such as \"1.2.3\"";
    let missing = |key: &str| {
        (
            format!("a retired package has no `{key}`"),
            format!("add `{key} = \"…\"`"),
        )
    };
    for (lines, line, (message, help)) in [
        (
            "comand = \"x\"",
            6,
            unknown("comand", "command, spec, out, version, retired"),
        ),
        (
            "\nspecs = 1",
            7,
            unknown("specs", "command, spec, out, version, retired"),
        ),
        ("command = 1", 6, wrong("command", string)),
        ("command = \"\"", 6, wrong("command", string)),
        ("command = \"a\\nb\"", 6, wrong("command", string)),
        ("command = \"a --> b\"", 6, wrong("command", string)),
        ("spec = [\"spec\"]", 6, wrong("spec", string)),
        ("spec = \"a\\u0000\"", 6, wrong("spec", string)),
        ("out = true", 6, wrong("out", string)),
        ("version = 1", 6, wrong("version", string)),
        ("version = \"1.0\"", 6, wrong("version", version)),
        ("version = \"=1.0.0\"", 6, wrong("version", version)),
        ("retired = \"door-codes\"", 6, wrong("retired", "an array")),
        (
            "retired = [\"door-codes\"]",
            6,
            wrong("retired", "an array of tables"),
        ),
        (
            "retired = [\n{ package = \"p\", since = \"1\", why = \"\" }]",
            7,
            unknown("why", "package, since, reason"),
        ),
        (
            "retired = [{ package = \"p\", since = \"1\" }]",
            6,
            missing("reason"),
        ),
        (
            "retired = [{ since = \"1\", reason = \"r\" }]",
            6,
            missing("package"),
        ),
        (
            "retired = [{ package = \"p\", since = 1, reason = \"r\" }]",
            6,
            wrong("since", string),
        ),
    ] {
        let workspace = workspace(lines);
        let refused = workspace.codetable(&["codegen"]);
        assert_eq!((refused.status, refused.out.as_str()), (2, ""), "{lines}");
        // A system may know the folder by several names.
        let (start, end) = (
            format!("error: {message}, "),
            format!("Cargo.toml:{line}\n  help: {help}\n"),
        );
        let said = &refused.err;
        assert!(said.starts_with(&start) && said.ends_with(&end), "{said}");
        assert!(!workspace.path("generated").exists());
    }
    let workspace = Workspace::new();
    workspace.write("Cargo.toml", "[workspace]\nmetadata.codetable = 1\n");
    let refused = workspace.codetable(&["codegen"]);
    let says = ["`codetable` is not a table, ", "Cargo.toml:2\n"];
    assert!(
        says.iter().all(|says| refused.err.contains(says)),
        "{}",
        refused.err
    );
}

/// Each command, with the arguments that it needs.
const READS: [&[&str]; 3] = [
    &["explain", "OPEN"],
    &["breaking", "--against", "spec"],
    &["compare", "list.txt"],
];
const WRITES: [&[&str]; 3] = [
    &["codegen"],
    &["codegen", "--check"],
    &["compare", "list.txt", "--apply"],
];

#[test]
fn another_version_writes_and_checks_nothing() {
    let this = env!("CARGO_PKG_VERSION");
    let run = |workspace: &Workspace, args: &[&str]| -> CommandOutput {
        workspace.write("list.txt", "1 OPEN\n2 SHUT\n");
        workspace.codetable(args)
    };
    let pinned = workspace(&format!("version = \"{this}\""));
    pinned.generate();
    for args in READS.iter().chain(&WRITES) {
        let ran = run(&pinned, args);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
    }

    for other in ["0.0.1", "99.1.2-rc.1"] {
        for (command, help) in [
            (
                "",
                format!("run: cargo install cargo-codetable --version {other} --locked"),
            ),
            (
                "command = \"cargo xtask\"\n",
                format!(
                    "write `cargo-codetable = \"={other}\"` in the Cargo.toml of the package that `cargo xtask` runs"
                ),
            ),
        ] {
            let workspace = workspace(&format!("{command}version = \"{other}\""));
            let says = format!(
                "this is cargo-codetable {this}, and the workspace asks for {other}\n  help: {help}\n"
            );
            let table = workspace.read("spec/doors.toml");
            for args in WRITES {
                let ran = run(&workspace, args);
                let expected = (2, "", format!("error: {says}"));
                assert_eq!(
                    (ran.status, ran.out.as_str(), ran.err),
                    expected,
                    "{args:?}"
                );
            }
            assert!(!workspace.path("generated").exists());
            assert_eq!(workspace.read("spec/doors.toml"), table);
            // Nor does a test.
            let paths = Paths::in_workspace(workspace.root()).unwrap();
            let refused = cargo_codetable::stale(&paths).unwrap_err();
            assert_eq!(format!("{refused}\n"), says);
            for args in READS {
                let ran = run(&workspace, args);
                assert_eq!(
                    (ran.status, ran.err),
                    (0, format!("warning: {says}")),
                    "{args:?}"
                );
                assert_eq!(ran.out, run(&pinned, args).out, "{args:?}");
            }
        }
    }
}
