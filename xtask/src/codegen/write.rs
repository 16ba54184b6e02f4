//! `codegen`: writes what differs from the tables, and removes what no table generates any more.
//!
//! Nothing is written unless every table is valid. Each file is replaced in one step, so that a reader
//! sees the old or the new one. A crate is added or removed in one step, so that Cargo never finds a folder
//! without a manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use codetable::{Artifact, Place};

use super::expected::Expected;
use super::inventory::{Finding, Inventory};
use super::key::{Key, package};
use super::{cargo_lock, check, merge};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::{count, terminal};
use crate::paths::Paths;
use crate::tables::{self, Access};

pub(crate) fn run(paths: &Paths) -> Result<ExitStatus, Failure> {
    let _lock = tables::lock(paths, Access::Write);
    let expected = Expected::generate(paths, "nothing was written")?;
    clear_staging(paths)?;
    let findings = Inventory::take(&expected, paths)?.findings(&expected);
    let plan = Plan::new(&findings, &expected);

    // Remove orphans first: where names that differ only in case are one, an orphan may be in the place
    // of a new file.
    let mut text = remove(&plan.orphans, &expected, paths)?;
    text += &write(&plan.stale, paths)?;
    let touched = plan.stale.iter().map(|artifact| artifact.path.as_str());
    let mut touched = touched.chain(plan.orphans.iter().map(|key| key.path.as_str()));
    let manifest_changed = touched.any(cargo_lock::is_manifest);
    text += &cargo_lock::update(paths, &expected.artifacts, manifest_changed);
    for (key, finding) in &plan.left {
        let reason = check::reason(*finding, expected.artifact(key), paths);
        text += &format!("left     {}: {reason}\n", key.display(paths));
    }
    text += &format!(
        "{}: {} written, {} up to date, {} removed\n",
        count(expected.artifacts.len(), "artifact"),
        plan.stale.len(),
        expected.artifacts.len() - plan.stale.len() - plan.blocked(),
        plan.orphans.len(),
    );
    if !plan.left.is_empty() {
        text += &format!(
            "Move what was left alone somewhere else, then run: {}\n",
            paths.codegen_command()
        );
    }
    text += &merge::hint(paths);
    terminal::result(&text)?;
    Ok(ExitStatus::done_if(plan.left.is_empty()))
}

/// What to do about each finding.
struct Plan<'e> {
    /// The artifacts to write.
    stale: Vec<&'e Artifact>,
    /// The files to remove.
    orphans: Vec<&'e Key>,
    /// What to leave alone, and why.
    left: Vec<(&'e Key, Finding)>,
}

impl<'e> Plan<'e> {
    fn new(findings: &'e BTreeMap<Key, Finding>, expected: &'e Expected) -> Self {
        let is_stale = |artifact: &&Artifact| {
            let finding = findings.get(&Key::from_artifact(artifact));
            matches!(finding, Some(Finding::Missing | Finding::Stale(_)))
        };
        let findings_that = |wanted: fn(Finding) -> bool| {
            findings
                .iter()
                .filter(move |(_, finding)| wanted(**finding))
        };
        Self {
            stale: expected.artifacts.iter().filter(is_stale).collect(),
            orphans: findings_that(|finding| finding == Finding::Orphan)
                .map(|(key, _)| key)
                .collect(),
            left: findings_that(Finding::needs_a_person)
                .map(|(key, finding)| (key, *finding))
                .collect(),
        }
    }

    /// Returns the number of artifacts that cannot be written because something else is in the way.
    fn blocked(&self) -> usize {
        let blocked = |(_, finding): &&(&Key, Finding)| {
            matches!(
                finding,
                Finding::FolderInItsPlace | Finding::LinkInItsPlace | Finding::NoFolder
            )
        };
        self.left.iter().filter(blocked).count()
    }
}

/// Removes what an interrupted run has left.
fn clear_staging(paths: &Paths) -> Result<(), Failure> {
    let folder = paths.staging();
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::cannot("remove", folder.display(), &error))
        }
        _ => Ok(()),
    }
}

/// Writes artifacts, and returns a line for each. A new crate is written to the staging folder first, and
/// then moved as a whole.
fn write(artifacts: &[&Artifact], paths: &Paths) -> Result<String, Failure> {
    let (out, staging) = (paths.out(), paths.staging());
    let mut text = String::new();
    let mut new = BTreeSet::new();
    for artifact in artifacts {
        let display = paths.display(artifact.place, &artifact.path);
        let package = package(artifact.place, &artifact.path);
        let package = package.filter(|package| out.join(package).symlink_metadata().is_err());
        let result = match package {
            Some(_) => write_new(&staging.join(&artifact.path), &artifact.text),
            None => replace(
                &paths.path(artifact.place, &artifact.path),
                &staging,
                &artifact.text,
            ),
        };
        result.map_err(|error| Failure::cannot("write", &display, &error))?;
        new.extend(package);
        text += &format!("wrote    {display}\n");
    }
    for package in new {
        let display = paths.display(Place::Generated, package);
        fs::create_dir_all(&out)
            .and_then(|()| fs::rename(staging.join(package), out.join(package)))
            .map_err(|error| Failure::cannot("write", &display, &error))?;
    }
    // If the folder is not empty, the next run removes it.
    _ = fs::remove_dir(&staging);
    Ok(text)
}

/// Removes orphans, and returns a line for each. A crate of which nothing is kept is moved to the staging
/// folder as a whole first.
fn remove(orphans: &[&Key], expected: &Expected, paths: &Paths) -> Result<String, Failure> {
    let (out, staging) = (paths.out(), paths.staging());
    let alive: BTreeSet<&str> = expected
        .artifacts
        .iter()
        .filter_map(|artifact| package(artifact.place, &artifact.path))
        .collect();
    let mut text = String::new();
    let mut gone = BTreeSet::new();
    for orphan in orphans {
        let display = orphan.display(paths);
        let cannot = |error: io::Error| Failure::cannot("remove", &display, &error);
        let package = orphan.package();
        if let Some(package) = package.filter(|package| !alive.contains(package)) {
            if gone.insert(package) {
                fs::create_dir_all(&staging)
                    .and_then(|()| fs::rename(out.join(package), staging.join(package)))
                    .map_err(cannot)?;
            }
        } else {
            let file = paths.path(orphan.place, &orphan.path);
            fs::remove_file(&file).map_err(cannot)?;
            remove_empty_parents(&file, &out);
        }
        text += &format!("removed  {display}\n");
    }
    clear_staging(paths)?;
    Ok(text)
}

/// Removes the folders that a removal has left empty, up to but not including `out`.
fn remove_empty_parents(removed: &Path, out: &Path) {
    let parents = removed.ancestors().skip(1);
    for folder in parents.take_while(|folder| *folder != out) {
        // A folder with something in it stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// Writes a file in the staging folder.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Replaces a file in one step: it is written to the staging folder first, then renamed.
pub(crate) fn replace(path: &Path, staging: &Path, text: &str) -> io::Result<()> {
    for folder in path.parent().into_iter().chain([staging]) {
        fs::create_dir_all(folder)?;
    }
    let file = staging.join(format!("{}.file", std::process::id()));
    let done = fs::write(&file, text).and_then(|()| fs::rename(&file, path));
    if done.is_err() {
        _ = fs::remove_file(&file);
    }
    done
}
