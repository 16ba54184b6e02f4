//! What is published is all that a workspace needs: packages as `cargo package` makes them, a table, and a
//! program with the generated crate.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codetable_testing::compile::{cargo_command, succeeded};
use codetable_testing::packages::{self, Packages};
use semver::Version;
use serde_json::Value;
use support::root;

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn a_package_has_what_it_needs_and_no_more() {
    for (name, others) in [("codetable", &[][..]), ("cargo-codetable", &["schemas"])] {
        let mut found: Vec<String> = packages::files(name)
            .iter()
            .map(|file| file.split('/').next().unwrap().to_owned())
            .filter(|file| file != ".cargo_vcs_info.json")
            .collect();
        found.dedup();
        let mut expected = vec!["Cargo.lock", "Cargo.toml", "Cargo.toml.orig"];
        expected.extend(["LICENSE-APACHE", "LICENSE-MIT", "README.md"]);
        expected.extend(others);
        expected.push("src");
        assert_eq!(found, expected, "{name}");
    }
}

/// The packages of this workspace and all that they depend on here, as Cargo describes them. What only other
/// systems need may not be in Cargo's cache.
fn metadata() -> Value {
    let mut cargo = cargo_command(root());
    let version = succeeded(cargo.arg("-vV").output().unwrap());
    let mut lines = version.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut cargo = cargo_command(root());
    cargo.args(["metadata", "--format-version=1", "--locked", "--offline"]);
    cargo.args(["--filter-platform", host]);
    serde_json::from_str(&succeeded(cargo.output().unwrap())).unwrap()
}

/// The packages that one package is built from, itself included.
fn built_from<'m>(metadata: &'m Value, name: &str) -> Vec<&'m Value> {
    let packages = metadata["packages"].as_array().unwrap();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let package = |id: &Value| {
        packages
            .iter()
            .find(|package| package["id"] == *id)
            .unwrap()
    };
    let first = packages.iter().find(|package| package["name"] == name);
    let mut found = vec![first.unwrap()];
    let mut next = 0;
    while let Some(dependent) = found.get(next) {
        next += 1;
        let node = nodes.iter().find(|node| node["id"] == dependent["id"]);
        for edge in node.unwrap()["deps"].as_array().unwrap() {
            let mut kinds = edge["dep_kinds"].as_array().unwrap().iter();
            let dependency = package(&edge["pkg"]);
            if kinds.any(|kind| kind["kind"] != "dev") && !found.contains(&dependency) {
                found.push(dependency);
            }
        }
    }
    found
}

/// The lowest version of Rust that a package says it needs.
fn rust_version(package: &Value) -> Option<Version> {
    let text = package["rust_version"].as_str()?;
    let missing = 2 - text.matches('.').count();
    Some(Version::parse(&(text.to_owned() + &".0".repeat(missing))).unwrap())
}

#[test]
fn the_lowest_rust_version_is_stated_and_no_dependency_needs_more() {
    let metadata = metadata();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (name, folder) in [("codetable", "codegen"), ("cargo-codetable", "xtask")] {
        let packages = built_from(&metadata, name);
        assert!(packages.len() > 10, "{name}");
        let stated = rust_version(packages[0]).unwrap();
        for package in &packages[1..] {
            let needed = rust_version(package);
            assert!(
                needed.is_none_or(|needed| needed <= stated),
                "{name}: {}",
                package["name"]
            );
        }
        let version = format!("Rust {}.{}", stated.major, stated.minor);
        let own = root().join(folder).join("README.md");
        for text in [&readme, &fs::read_to_string(own).unwrap()] {
            assert!(text.contains(&version), "{name}: {version}: {text}");
        }
    }
}

/// A folder with nothing of this repository but its packages.
struct Outside {
    folder: tempfile::TempDir,
}

impl Outside {
    /// Cargo with a target folder for all workspaces here. What is in Cargo's cache is all that it finds.
    fn cargo(&self, folder: &Path, args: &[&str]) -> Command {
        let mut cargo = cargo_command(folder);
        cargo.args(args).env_remove("GITHUB_ACTIONS");
        cargo.env("CARGO_TARGET_DIR", self.path("target"));
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        cargo.env("CARGO_NET_OFFLINE", "true");
        cargo
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Prepares a workspace with the command `codetable`, adds a table, generates its crate, and runs a program
/// with it.
fn from_nothing_to_program(
    folder: &Path,
    init: &[&str],
    codetable: impl Fn(&[&str]) -> Command,
    cargo: impl Fn(&[&str]) -> Command,
) {
    succeeded(codetable(init).output().unwrap());
    let row = |(value, label)| format!("[[code]]\nvalue = {value}\nlabel = \"DOOR_{label}\"\n");
    let table = format!(
        "format = 1\n[table]\ntitle = \"Door code\"\ntype = \"DoorCode\"\nrepr = \"u8\"\n\
         strip-prefix = [\"DOOR_\"]\n[table.source]\ndocument = \"Doors: operating manual\"\n\
         [package]\nname = \"door-codes\"\nversion = \"0.1.0\"\ndescription = \"The codes of a door\"\n\
         license = \"MIT\"\n{}",
        [(0, "OPEN"), (1, "SHUT"), (2, "AJAR")].map(row).concat()
    );
    write(&folder.join("spec/door.toml"), &table);
    succeeded(codetable(&["codegen"]).output().unwrap());
    succeeded(codetable(&["codegen", "--check"]).output().unwrap());

    write(
        &folder.join("program/Cargo.toml"),
        "[package]\nname = \"program\"\nedition = \"2024\"\n\
         [dependencies]\ndoor-codes = { path = \"../generated/door-codes\" }\n",
    );
    let main = r#"use door_codes::{DoorCode, RawDoorCode};
fn main() {
    for value in [1, 2, 77] {
        match RawDoorCode::from(value).known() {
            Some(DoorCode::Shut) => println!("the door is shut"),
            Some(code) => println!("{code} is {}", code.value()),
            None => println!("{value} is not known"),
        }
    }
}
"#;
    assert_eq!(main.lines().count(), 10);
    write(&folder.join("program/src/main.rs"), main);
    let root = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let root = root.replace("members = [", "members = [\"program\", ");
    write(&folder.join("Cargo.toml"), &root);
    let printed = succeeded(cargo(&["run", "--package", "program"]).output().unwrap());
    assert_eq!(
        printed,
        "the door is shut\nDOOR_AJAR is 2\n77 is not known\n"
    );
    // The new member is in `Cargo.lock`, and nothing is stale.
    succeeded(codetable(&["codegen", "--check"]).output().unwrap());
}

/// Makes a workspace that has nothing but an xtask.
fn workspace_with_xtask(folder: &Path, patch: &str, config: &str) {
    write(
        &folder.join("Cargo.toml"),
        &format!("[workspace]\nresolver = \"3\"\nmembers = [\"xtask\"]\n{patch}"),
    );
    write(
        &folder.join("xtask/Cargo.toml"),
        &format!(
            "[package]\nname = \"xtask\"\nedition = \"2024\"\n\
             [dependencies]\ncargo-codetable = \"{VERSION}\"\n"
        ),
    );
    write(
        &folder.join("xtask/src/main.rs"),
        "fn main() -> std::process::ExitCode {\n    \
         cargo_codetable::run(std::env::args_os().skip(1))\n}\n",
    );
    let alias = "[alias]\nxtask = \"run --package xtask --\"\n";
    write(
        &folder.join(".cargo/config.toml"),
        &format!("{alias}{config}"),
    );
}

/// Lets a lock file have `codetable` by path, and returns the checksum that it had.
fn lock_by_path(lock: &Path) -> String {
    let text = fs::read_to_string(lock).unwrap();
    let mut table: toml::Table = text.parse().unwrap();
    let mut packages = table["package"].as_array_mut().unwrap().iter_mut();
    let codetable = packages.find(|package| package["name"].as_str() == Some("codetable"));
    let codetable = codetable.unwrap().as_table_mut().unwrap();
    codetable.remove("source").unwrap();
    let checksum = codetable.remove("checksum").unwrap();
    write(lock, &toml::to_string(&table).unwrap());
    checksum.as_str().unwrap().to_owned()
}

#[test]
#[ignore = "builds the command line twice: about a minute"]
fn packages_are_all_that_a_workspace_needs() {
    let outside = Outside {
        folder: tempfile::tempdir().unwrap(),
    };
    let packed = Packages::unpack(&["codetable", "cargo-codetable"], &outside.path("packed"));
    for warning in &packed.warnings {
        // Cargo warns of each test that is not in the package.
        assert!(warning.starts_with("warning: ignoring test"), "{warning}");
    }
    let package = |name: &str| packed.folder.join(format!("{name}-{VERSION}"));
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let ours = fs::read(root().join(license)).unwrap();
        for name in ["codetable", "cargo-codetable"] {
            let theirs = fs::read(package(name).join(license)).unwrap();
            assert_eq!(theirs, ours, "{name}");
        }
    }
    let [library, command] = ["codetable", "cargo-codetable"].map(package);
    let xtask = with_an_xtask(&outside, &library, &command);
    let checksum = lock_by_path(&command.join("Cargo.lock"));
    with_the_installed_command(&outside, &library, &command);
    with_everything_vendored(
        &outside,
        &xtask,
        [(&library, Some(checksum)), (&command, None)],
    );
}

/// An xtask, with the packages in place of those of crates.io. Returns the workspace.
fn with_an_xtask(outside: &Outside, library: &Path, command: &Path) -> PathBuf {
    let folder = outside.path("xtask");
    let patch = format!(
        "[patch.crates-io]\ncodetable.path = '{}'\ncargo-codetable.path = '{}'\n",
        library.display(),
        command.display()
    );
    workspace_with_xtask(&folder, &patch, "");
    // The versions that this workspace has locked are those in Cargo's cache.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let cargo = |args: &[&str]| outside.cargo(&folder, args);
    let codetable = |args: &[&str]| cargo(&[&["xtask"], args].concat());
    from_nothing_to_program(
        &folder,
        &["init", "--command", "cargo xtask"],
        codetable,
        cargo,
    );
    folder
}

/// The command `cargo codetable`, installed from its package.
fn with_the_installed_command(outside: &Outside, library: &Path, command: &Path) {
    let folder = outside.path("installed");
    fs::create_dir(&folder).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let cargo = |args: &[&str]| outside.cargo(&folder, args);
    let mut install = cargo(&["install", "--debug", "--locked", "--path"]);
    install.arg(command).arg("--config");
    let library = library.display();
    install.arg(format!("patch.crates-io.codetable.path = '{library}'"));
    install.env("CARGO_INSTALL_ROOT", &folder);
    succeeded(install.output().unwrap());
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = [folder.join("bin")]
        .into_iter()
        .chain(std::env::split_paths(&others));
    let path = std::env::join_paths(path).unwrap();
    let codetable = |args: &[&str]| {
        let mut cargo = cargo(&[&["codetable"], args].concat());
        cargo.env("PATH", &path);
        cargo
    };
    from_nothing_to_program(&folder, &["init"], codetable, cargo);
}

/// An xtask, with what `cargo vendor` says in a workspace, nothing in Cargo's cache, and no network.
fn with_everything_vendored<const N: usize>(
    outside: &Outside,
    from: &Path,
    packages: [(&PathBuf, Option<String>); N],
) {
    let vendored = outside.path("vendored");
    let mut cargo = outside.cargo(from, &["vendor", "--locked"]);
    let config = succeeded(cargo.arg(&vendored).output().unwrap());
    // `cargo vendor` leaves out packages that are in a folder already.
    for (package, checksum) in packages {
        let to = vendored.join(package.file_name().unwrap());
        fs::rename(package, &to).unwrap();
        let checksum = serde_json::json!({ "files": {}, "package": checksum });
        write(&to.join(".cargo-checksum.json"), &checksum.to_string());
    }
    let folder = outside.path("vendored-xtask");
    workspace_with_xtask(&folder, "", &format!("{config}\n[net]\noffline = true\n"));
    let home = outside.path("cargo-home");
    let cargo = |args: &[&str]| {
        let mut cargo = outside.cargo(&folder, args);
        cargo.env_remove("CARGO_NET_OFFLINE");
        cargo.env("CARGO_HOME", &home);
        cargo
    };
    let codetable = |args: &[&str]| cargo(&[&["xtask"], args].concat());
    from_nothing_to_program(
        &folder,
        &["init", "--command", "cargo xtask"],
        codetable,
        cargo,
    );
}
