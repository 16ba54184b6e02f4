//! `Cargo.lock` of the workspace: it names the version of each generated crate, so that a table
//! whose version was raised leaves it stale. Cargo itself brings it up to date.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen::Artifact;
use toml::de::DeTable;

use crate::paths::Paths;

/// The arguments with which Cargo updates only the members of the workspace.
const UPDATE: [&str; 2] = ["update", "--workspace"];

/// Updates `Cargo.lock` if it does not have the version of each of these crates, or if `changed` says
/// that one was added, removed or changed. Returns what to tell the user; nothing if it was up to date.
pub(crate) fn update(paths: &Paths, artifacts: &[Artifact], changed: bool) -> String {
    let root = paths.root();
    let lock = root.join("Cargo.lock");
    // Crates elsewhere are of another workspace, and a workspace without a lock file needs none.
    let Some(before) = fs::read(&lock).ok().filter(|_| paths.out_is_in_root()) else {
        return String::new();
    };
    if !changed && artifacts.iter().all(|artifact| locks(&before, artifact)) {
        return String::new();
    }
    let updated = run_cargo(root);
    if fs::read(&lock).is_ok_and(|after| after != before) {
        "updated  Cargo.lock\n".to_owned()
    } else if updated {
        String::new()
    } else {
        format!(
            "Cargo.lock may be out of date. To fix it, run: cargo {}\n",
            UPDATE.join(" ")
        )
    }
}

/// Whether a lock file has the package and the version of a manifest; true of all other artifacts.
fn locks(lock: &[u8], artifact: &Artifact) -> bool {
    if !is_manifest(&artifact.path) {
        return true;
    }
    let text = artifact.text();
    let Ok(manifest) = DeTable::parse(&text) else {
        return false;
    };
    let package = manifest.get_ref().get("package");
    let package = package.and_then(|package| package.get_ref().as_table());
    let key = |key| package?.get(key)?.get_ref().as_str();
    let (Some(name), Some(version)) = (key("name"), key("version")) else {
        return false;
    };
    let entry = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    String::from_utf8_lossy(lock)
        .replace("\r\n", "\n")
        .contains(&entry)
}

/// Whether this is the path of the manifest of a crate.
pub(crate) fn is_manifest(path: &str) -> bool {
    path.ends_with("/Cargo.toml")
}

/// Runs Cargo without the network: all that a new version of a crate needs is locked already.
fn run_cargo(root: &Path) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(UPDATE)
        .args(["--offline", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
