//! Modules in crates that are not generated: how the commands treat them, and what a crate notices of them.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use codetable_testing::compile::{cargo_command, succeeded};
use support::{Workspace, root};

/// A table of this repository or of the library's tests with a module in place of its package.
fn as_module(path: &str, module: &str) -> String {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let (before, package) = text.split_once("[package]\n").unwrap();
    let end = package.find("\n[").unwrap();
    format!("{before}[module]\n{module}{}", &package[end..])
}

/// A workspace with a table of doors as a module.
fn doors(module: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write("spec/door.toml", &door_table(module));
    workspace
}

fn door_table(module: &str) -> String {
    let table = support::table("door-codes", &["DOOR_OPEN", "DOOR_SHUT"]);
    let (before, package) = table.split_once("[package]\n").unwrap();
    let end = package.find("\n[").unwrap();
    format!("{before}[module]\n{module}{}", &package[end..])
}

#[test]
fn a_module_is_one_file_that_is_checked_like_a_crate() {
    let workspace = doors("name = \"door_codes\"\n");
    workspace.generate();
    let files: Vec<String> = workspace.files("generated").into_keys().collect();
    assert_eq!(
        files,
        [".gitattributes", "codetable.lock", "door_codes.rs"]
            .map(|file| format!("generated/{file}"))
    );
    assert!(workspace.stale().is_empty());

    workspace.replace("generated/door_codes.rs", "DOOR_SHUT", "DOOR_SHOT");
    let stale = workspace.stale();
    assert_eq!(stale.len(), 1, "{stale:?}");
    assert_eq!(
        stale["generated/door_codes.rs"],
        "edited by hand; make the change in spec/door.toml instead"
    );

    // With documentation, a page and the codes are generated alongside it, and without it they are removed.
    let docs = door_table("name = \"door_codes\"\ndocs = true\n");
    workspace.write("spec/door.toml", &docs);
    workspace.generate();
    assert!(
        workspace
            .read("generated/door_codes.html")
            .contains("<title>")
    );
    assert!(
        workspace
            .read("generated/door_codes.json")
            .contains("\"module\": {")
    );
    workspace.write("spec/door.toml", &door_table("name = \"gate_codes\"\n"));
    workspace.generate();
    let files: Vec<String> = workspace.files("generated").into_keys().collect();
    assert_eq!(files.len(), 3, "{files:?}");
    assert!(files.contains(&"generated/gate_codes.rs".to_owned()));

    let explained = workspace.codetable(&["explain", "2", "--table", "gate_codes"]);
    assert_eq!(explained.status, 0, "{}", explained.err);
    assert!(explained.out.contains("DOOR_SHUT"), "{}", explained.out);
}

#[test]
fn several_tables_with_pages_have_an_index() {
    let workspace = doors("name = \"door_codes\"\ndocs = true\n");
    let gate = door_table("name = \"gate_codes\"\n");
    workspace.write("spec/gate.toml", &gate);
    workspace.generate();
    let has_index = || {
        workspace
            .files("generated")
            .contains_key("generated/index.html")
    };
    assert!(!has_index());
    workspace.write("spec/window.toml", &support::table("window-codes", &["A"]));
    workspace.generate();
    assert!(has_index());
    let readme = workspace.read("generated/README.md");
    assert!(readme.contains("[door_codes](door_codes.rs)"), "{readme}");
    assert!(readme.contains("[page](door_codes.html)") && !readme.contains("gate_codes"));
}

#[test]
fn breaking_needs_a_version_only_where_the_module_states_one() {
    let workspace = doors("name = \"door_codes\"\n");
    let old = workspace.read("spec/door.toml");
    workspace.write("old/door.toml", &old);
    let breaking = |status: i32, says: &str| {
        let ran = workspace.codetable(&["breaking", "--against", "old"]);
        assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(says), "{}", ran.out);
    };
    breaking(0, "spec/door.toml: door_codes\nnothing changed\n");

    // The enum has another name, which users of the module notice.
    let renamed = old.replace("type = \"Code\"", "type = \"Door\"");
    workspace.write("spec/door.toml", &renamed);
    breaking(
        0,
        "needs at least a major version: there are not two versions to compare\n",
    );
    // A value that means something else is refused, whatever the version.
    workspace.write("spec/door.toml", &old.replace("value = 1", "value = 3"));
    breaking(1, "refused with any version");

    let with_version = |text: &str| text.replace("[module]\n", "[module]\nversion = \"1.0.0\"\n");
    workspace.write("old/door.toml", &with_version(&old));
    workspace.write("spec/door.toml", &with_version(&renamed));
    breaking(
        1,
        "needs a major version: raise `version` from 1.0.0 to 2.0.0\n",
    );

    workspace.write("spec/door.toml", &renamed);
    breaking(1, "the module no longer states its version");
    for (change, status, says) in [
        (
            "name = \"gates\"\n",
            1,
            "the module `door_codes` is now `gates`",
        ),
        (
            "name = \"door_codes\"\nfeatures = [\"serde\"]\n",
            1,
            "the module now has the feature `serde`",
        ),
    ] {
        let text = with_version(&old.replace("name = \"door_codes\"\n", change));
        workspace.write("spec/door.toml", &text);
        breaking(status, says);
    }
    workspace.write(
        "spec/door.toml",
        &support::table("door-codes", &["DOOR_OPEN", "DOOR_SHUT"]),
    );
    breaking(1, "the module `door_codes` is now the package `door-codes`");
}

#[test]
fn new_makes_a_module() {
    let workspace = Workspace::new();
    workspace.write("list.csv", "code,label\n1,DOOR_OPEN\n2,DOOR_SHUT\n");
    let new = |args: &[&str]| {
        let ran = workspace.codetable(&[&["new"], args, &["--from", "list.csv"]].concat());
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    };
    new(&["door-codes", "--module"]);
    new(&["gate", "--module=gate_codes"]);
    let table = workspace.read("spec/door-codes.toml");
    assert!(
        table.contains("\n[module]\nname = \"door_codes\"\n"),
        "{table}"
    );
    assert!(
        !table.contains("license") && !table.contains("[package]"),
        "{table}"
    );
    assert!(
        workspace
            .read("spec/gate.toml")
            .contains("name = \"gate_codes\"\n")
    );
    workspace.generate();
    assert!(
        workspace
            .read("generated/gate_codes.rs")
            .contains("pub enum Gate")
    );
}

#[test]
fn a_table_is_made_for_a_package_or_a_module() {
    let workspace = Workspace::new();
    workspace.write("list.csv", "code,label\n1,DOOR_OPEN\n2,DOOR_SHUT\n");
    for (args, says) in [
        (
            &["--module=a", "--package", "b"][..],
            "`--package` makes a package, and `--module` makes a module: leave one of them out",
        ),
        (
            &["--module", "door_codes"],
            "unexpected argument `door_codes`; to name the module, write `--module=door_codes`",
        ),
    ] {
        let call = [&["new", "door", "--from=list.csv"], args].concat();
        let ran = workspace.codetable(&call);
        assert_eq!(ran.status, 2);
        assert!(
            ran.err.starts_with(&format!("error: {says}\n")),
            "{}",
            ran.err
        );
    }
}

const HOST: &str = r#"[package]
name = "host"
version = "0.1.0"
edition = "2024"
build = "build.rs"

[dependencies]
quick-xml = { version = "0.41", features = ["serialize"] }
serde = { version = "1", features = ["alloc", "derive"] }

[build-dependencies]
codetable = { path = "CODETABLE" }

[workspace]
members = ["bare", "private"]

[workspace.metadata.codetable]
out = "src/codes"
"#;

const BUILD: &str = r#"use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=message.toml");
    let table = fs::read_to_string("message.toml")?;
    let module = codetable::module("message.toml", &table)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("api_codes.rs"), module)?;
    Ok(())
}
"#;

const LIB: &str = r#"//! A crate with three tables as modules, and a fourth from `build.rs`.

#![deny(missing_docs, warnings)]
#![forbid(unsafe_code)]

/// Codes from a vendor's page.
pub mod codes {
    /// A large table.
    pub mod large;
    /// SQLSTATE.
    pub mod sqlstate;
    /// Codes of requests.
    pub mod uptivity_result_codes;
}

/// Codes from `build.rs`.
pub mod api_codes {
    include!(concat!(env!("OUT_DIR"), "/api_codes.rs"));
}

#[cfg(test)]
mod tests {
    use crate::api_codes::message::Message;
    use crate::codes::sqlstate::{RawSqlState, RawSqlStateBuf, SqlState};
    use crate::{api_codes, codes};

    #[test]
    fn an_outcome_is_shared() {
        let outcome: Option<codes::uptivity_result_codes::Outcome> = SqlState::ALL[0].outcome();
        assert_eq!(outcome, SqlState::ALL[0].outcome());
    }

    #[test]
    fn strings_are_owned_and_serialized() {
        let raw = RawSqlState::new("ZZZZZ");
        let owned: RawSqlStateBuf = raw.to_buf();
        assert_eq!(owned.as_raw(), raw);
        for code in SqlState::ALL {
            let code = *code;
            assert_eq!(SqlState::from_value(code.value()), Some(code));
        }
    }

    #[test]
    fn a_message_is_read() {
        let code = api_codes::ResultCode::AlreadyRecording;
        let message = Message::from_xml(Message::error(code).to_xml()).unwrap();
        assert!(message.is_error() && message.code() == code);
    }

    #[test]
    fn a_large_table_finds_every_code() {
        for code in codes::large::NTSTATUS::ALL {
            let code = *code;
            assert_eq!(codes::large::NTSTATUS::from_value(code.value()), Some(code));
            assert!(codes::large::NTSTATUS::all_with_label(code.label()).contains(&code));
        }
    }
}
"#;

/// A crate without `std` that uses nothing of a module in another edition, and nothing of one that it has by path.
const BARE: &str = r#"//! A crate without `std`.

#![no_std]
#![deny(missing_docs, warnings)]
#![forbid(unsafe_code)]

#[path = "../../src/codes/sqlstate_bare.rs"]
mod sqlstate_bare;

#[path = "../../src/codes/large.rs"]
mod any;

pub use any::RawNTSTATUS;
"#;

/// A program with modules of tables of every shape, of which it uses nothing.
fn write_private(host: &Workspace) {
    let manifest = HOST.split_once("\n[build-").unwrap().0;
    let manifest = manifest.replace("\"host\"", "\"private\"");
    let manifest = manifest.replace("build = \"build.rs\"\n", "");
    host.write("private/Cargo.toml", &manifest);
    // No attribute of a module can allow these.
    let mut main =
        "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]\n".to_owned();
    let shapes = root().join("codegen/tests/shapes");
    let mut shapes: Vec<String> = fs::read_dir(shapes)
        .unwrap()
        .filter_map(|file| {
            let file = file.unwrap().file_name().into_string().unwrap();
            Some(file.strip_suffix(".toml")?.to_owned())
        })
        .collect();
    shapes.sort();
    assert!(shapes.len() > 20);
    for shape in shapes {
        let path = format!("codegen/tests/shapes/{shape}.toml");
        let text = fs::read_to_string(root().join(&path)).unwrap();
        let mut features = vec!["serde"];
        features.extend(text.contains("repr = \"str\"").then_some("alloc"));
        features.extend(text.contains("\n[message]").then_some("message"));
        let module = format!("private_{}", shape.replace('-', "_"));
        let table = as_module(
            &path,
            &format!("name = \"{module}\"\nfeatures = {features:?}\n"),
        );
        host.write(&format!("spec/private-{shape}.toml"), &table);
        main += &format!("#[path = \"../../src/codes/{module}.rs\"]\nmod {module};\n");
    }
    host.write(
        "private/src/main.rs",
        &(main + "\nfn main() {\n    println!();\n}\n"),
    );
}

#[test]
#[ignore = "builds a crate with its dependencies, lints and documents it: half a minute"]
fn a_crate_notices_nothing() {
    let host = Workspace::new();
    let library = root().join("codegen").display().to_string();
    host.write(
        "Cargo.toml",
        &HOST.replace("CODETABLE", &library.replace('\\', "/")),
    );
    host.write("build.rs", BUILD);
    host.write("src/lib.rs", LIB);
    let program = fs::read_to_string(root().join("xtask/tests/programs/uptivity.rs")).unwrap();
    let program = program + "\nuse host::codes::uptivity_result_codes;\n";
    host.write("examples/uptivity.rs", &program);
    host.write(
        "bare/Cargo.toml",
        "[package]\nname = \"bare\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
    );
    host.write("bare/src/lib.rs", BARE);

    write_private(&host);

    let uptivity = "spec/uptivity.toml";
    let shape = |name: &str| format!("codegen/tests/shapes/{name}.toml");
    for (table, path, module) in [
        ("uptivity", uptivity, "name = \"uptivity_result_codes\"\n"),
        (
            "sqlstate",
            &shape("sqlstate"),
            "name = \"sqlstate\"\nfeatures = [\"serde\", \"alloc\"]\noutcome-from = \"uptivity_result_codes\"\n",
        ),
        (
            "bare",
            &shape("sqlstate"),
            "name = \"sqlstate_bare\"\nfeatures = [\"alloc\"]\n",
        ),
        ("large", &shape("ntstatus"), "name = \"large\"\n"),
    ] {
        host.write(&format!("spec/{table}.toml"), &as_module(path, module));
    }
    let message = as_module(
        uptivity,
        "name = \"api_codes\"\nfeatures = [\"serde\", \"message\"]\n",
    );
    host.write("message.toml", &message);
    host.generate();
    let cargo = |args: &[&str]| succeeded(command(host.root(), args).output().unwrap());
    // With `--all`, that of the dependency by path would be checked as well.
    cargo(&["fmt", "-phost", "-pbare", "-pprivate", "--check"]);
    let lints = ["-Wclippy::pedantic", "-Wclippy::nursery", "-Dwarnings"];
    let all = ["clippy", "--quiet", "--workspace", "--tests", "--"];
    cargo(&[&all[..], &lints].concat());
    cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    cargo(&["test", "--quiet", "--workspace"]);
    let printed = cargo(&["run", "--quiet", "--example", "uptivity"]);
    assert!(printed.lines().count() > 65_536 && printed.contains("\n20 known API_OK API_OK\n"));

    // A mistake in the table stops the build where it is.
    host.replace("message.toml", "value = 20\n", "value = \"x\"\n");
    let build = command(host.root(), &["build"]).output().unwrap();
    let says = String::from_utf8(build.stderr).unwrap();
    let mistake = "Error: message.toml:140:9: a string that is not a number; write decimal digits";
    assert!(says.contains(mistake), "{says}");
}

/// Cargo, with warnings denied and with what this workspace has locked.
fn command(folder: &Path, args: &[&str]) -> Command {
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let mut cargo = cargo_command(folder);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("modules");
    cargo.args(args).env("CARGO_TARGET_DIR", target);
    cargo
        .env("RUSTFLAGS", "-Dwarnings")
        .env("RUSTDOCFLAGS", "-Dwarnings");
    cargo
}
