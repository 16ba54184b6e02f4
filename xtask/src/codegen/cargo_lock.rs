//! `Cargo.lock` of the workspace: it names the version of each generated crate, so a table whose version
//! was raised leaves it stale. Cargo itself brings it up to date.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use codetable::Artifact;
use toml::de::DeTable;

use crate::paths::Paths;

/// The arguments with which Cargo updates only the members of the workspace.
const UPDATE: [&str; 2] = ["update", "--workspace"];

/// What became of `Cargo.lock`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CargoLock {
    /// It was up to date, or the workspace has none.
    Unchanged,
    Updated,
    /// Cargo could not update it.
    Unknown,
}

impl CargoLock {
    /// Returns what to do if it may be out of date.
    pub(super) fn help(self) -> Option<String> {
        let command = UPDATE.join(" ");
        (self == Self::Unknown)
            .then(|| format!("Cargo.lock may be out of date. To fix this, run: cargo {command}"))
    }
}

/// Updates `Cargo.lock` if a manifest changed, or if the version of a crate is not in it.
pub(super) fn update(paths: &Paths, artifacts: &[Artifact], manifest_changed: bool) -> CargoLock {
    let lock = paths.root().join("Cargo.lock");
    // Crates elsewhere belong to another workspace, and a workspace without a lock file needs none.
    let before = fs::read(&lock).ok().filter(|_| paths.out_is_in_root());
    let Some(before) = before else {
        return CargoLock::Unchanged;
    };
    let manifests = artifacts.iter().filter(|one| is_manifest(&one.path));
    let mut manifests = manifests.map(|manifest| &manifest.text);
    if !manifest_changed && manifests.all(|manifest| locks(&before, manifest)) {
        return CargoLock::Unchanged;
    }
    let succeeded = run_cargo(paths.root());
    if fs::read(&lock).is_ok_and(|after| after != before) {
        CargoLock::Updated
    } else if succeeded {
        CargoLock::Unchanged
    } else {
        CargoLock::Unknown
    }
}

/// Whether this is the path of the manifest of a crate.
pub(super) fn is_manifest(path: &str) -> bool {
    path.ends_with("/Cargo.toml")
}

/// Whether a lock file has the package and the version of a manifest.
fn locks(lock: &[u8], manifest: &str) -> bool {
    let why = "the generator writes a valid manifest";
    let manifest = DeTable::parse(manifest).expect(why);
    let package = manifest.get_ref()["package"].get_ref();
    let key = |key| package.get(key)?.get_ref().as_str();
    let (name, version) = key("name").zip(key("version")).expect(why);
    let entry = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    let lock = String::from_utf8_lossy(lock).replace("\r\n", "\n");
    lock.contains(&entry)
}

/// Runs Cargo without the network: what another version of a crate needs is locked already.
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
