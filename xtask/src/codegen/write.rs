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

use super::cargo_lock::{self, CargoLock};
use super::expected::Expected;
use super::inventory::{Finding, Inventory};
use super::key::{Key, package};
use super::{json, merge, stale};
use crate::cli::Format;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::count;
use crate::output::terminal::{self, Annotation, Terminal};
use crate::paths::Paths;
use crate::staging;
use crate::tables::{self, Access};

/// What was done.
#[derive(Debug)]
pub(super) struct Report {
    /// The files that were written and removed, as messages name them.
    pub(super) written: Vec<String>,
    pub(super) removed: Vec<String>,
    /// The number of artifacts, and of those that were up to date.
    artifacts: usize,
    pub(super) unchanged: usize,
    /// What was left alone.
    pub(super) left: Vec<Left>,
    pub(super) cargo_lock: CargoLock,
    /// What a person has to do about what was left alone.
    help_for_left: Option<String>,
    /// What a person has to do to end a merge.
    help_for_merge: Option<String>,
}

/// A file or a folder that was left alone.
#[derive(Debug)]
pub(super) struct Left {
    /// Its path, as messages name it.
    pub(super) path: String,
    pub(super) finding: Finding,
    /// Why it was left alone.
    pub(super) reason: String,
}

pub(crate) fn run(
    paths: &Paths,
    format: Format,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let _lock = tables::lock(paths, Access::Write);
    let report = Report::new(paths)?;
    let annotations = annotations(&report, terminal);
    match format {
        Format::Text => terminal::result(&annotations, &text(&report))?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::written(&report))?;
        }
    }
    Ok(ExitStatus::done_if(report.left.is_empty()))
}

impl Report {
    /// Writes and removes what differs from the tables.
    fn new(paths: &Paths) -> Result<Self, Failure> {
        paths.check_folders()?;
        let expected = Expected::generate(paths, "nothing was written")?;
        staging::clear(&paths.staging())?;
        let findings = Inventory::take(&expected, paths)?.findings(&expected);
        let plan = Plan::new(&findings, &expected);

        // Remove orphans first: where names that differ only in case are one, an orphan may be in the place
        // of a new file.
        let removed = remove(&plan.orphans, &expected, paths)?;
        let written = write(&plan.stale, paths)?;
        let touched = plan.stale.iter().map(|artifact| artifact.path.as_str());
        let mut touched = touched.chain(plan.orphans.iter().map(|key| key.path.as_str()));
        let manifest_changed = touched.any(cargo_lock::is_manifest);
        let cargo_lock = cargo_lock::update(paths, &expected.artifacts, manifest_changed);
        let left = plan.left.iter().map(|(key, finding)| Left {
            path: key.display(paths),
            finding: *finding,
            reason: stale::reason(*finding, expected.artifact(key), paths),
        });
        let command = paths.codegen_command();
        let move_away = || format!("Move what was left alone somewhere else, then run: {command}");
        Ok(Self {
            written,
            removed,
            artifacts: expected.artifacts.len(),
            unchanged: expected.artifacts.len() - plan.stale.len() - plan.blocked(),
            left: left.collect(),
            cargo_lock,
            help_for_left: (!plan.left.is_empty()).then(move_away),
            help_for_merge: merge::hint(paths),
        })
    }

    /// Returns what a person still has to do.
    pub(super) fn help(&self) -> impl Iterator<Item = String> {
        let more = [&self.help_for_left, &self.help_for_merge];
        let more = more.into_iter().flatten().cloned();
        self.cargo_lock.help().into_iter().chain(more)
    }
}

/// Returns an annotation of each file and folder that was left alone.
fn annotations(report: &Report, terminal: &Terminal) -> String {
    let help = report.help_for_left.as_deref().unwrap_or_default();
    let annotation = |left: &Left| {
        terminal.annotation(&Annotation {
            file: &left.path,
            line: 1,
            column: 1,
            title: "left alone",
            text: &format!("{}. {help}", left.reason),
        })
    };
    report.left.iter().map(annotation).collect()
}

fn text(report: &Report) -> String {
    let Report {
        written, removed, ..
    } = report;
    let mut lines = Vec::new();
    lines.extend(removed.iter().map(|path| format!("removed  {path}")));
    lines.extend(written.iter().map(|path| format!("wrote    {path}")));
    let updated = report.cargo_lock == CargoLock::Updated;
    lines.extend(updated.then(|| "updated  Cargo.lock".to_owned()));
    lines.extend(
        report
            .left
            .iter()
            .map(|Left { path, reason, .. }| format!("left     {path}: {reason}")),
    );
    lines.push(format!(
        "{}: {} written, {} up to date, {} removed",
        count(report.artifacts, "artifact"),
        written.len(),
        report.unchanged,
        removed.len(),
    ));
    lines.extend(report.help());
    lines.join("\n") + "\n"
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

/// Writes artifacts, and returns their paths. A new crate is written to the staging folder first, and
/// then moved as a whole.
fn write(artifacts: &[&Artifact], paths: &Paths) -> Result<Vec<String>, Failure> {
    let (out, staging) = (paths.out(), paths.staging());
    let mut written = Vec::new();
    let mut new = BTreeSet::new();
    for artifact in artifacts {
        let display = paths.display(artifact.place, &artifact.path);
        let package = package(artifact.place, &artifact.path);
        let package = package.filter(|package| out.join(package).symlink_metadata().is_err());
        let result = match package {
            Some(_) => staging::enter(&staging)
                .and_then(|()| write_new(&staging.join(&artifact.path), &artifact.text)),
            None => replace(
                &paths.path(artifact.place, &artifact.path),
                &staging,
                &artifact.text,
            ),
        };
        result.map_err(|error| Failure::cannot("write", &display, &error))?;
        new.extend(package);
        written.push(display);
    }
    for package in new {
        let display = paths.display(Place::Generated, package);
        fs::create_dir_all(&out)
            .and_then(|()| fs::rename(staging.join(package), out.join(package)))
            .map_err(|error| Failure::cannot("write", &display, &error))?;
    }
    staging::leave(&staging);
    Ok(written)
}

/// Removes orphans, and returns their paths. A crate of which nothing is kept is moved to the staging
/// folder as a whole first.
fn remove(orphans: &[&Key], expected: &Expected, paths: &Paths) -> Result<Vec<String>, Failure> {
    let (out, staging) = (paths.out(), paths.staging());
    let alive: BTreeSet<&str> = expected
        .artifacts
        .iter()
        .filter_map(|artifact| package(artifact.place, &artifact.path))
        .collect();
    let mut removed = Vec::new();
    let mut gone = BTreeSet::new();
    for orphan in orphans {
        let display = orphan.display(paths);
        let cannot = |error: io::Error| Failure::cannot("remove", &display, &error);
        let package = orphan.package();
        if let Some(package) = package.filter(|package| !alive.contains(package)) {
            if gone.insert(package) {
                staging::enter(&staging)
                    .and_then(|()| fs::rename(out.join(package), staging.join(package)))
                    .map_err(cannot)?;
            }
        } else {
            let file = paths.path(orphan.place, &orphan.path);
            fs::remove_file(&file).map_err(cannot)?;
            remove_empty_parents(&file, &out);
        }
        removed.push(display);
    }
    staging::clear(&staging)?;
    Ok(removed)
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

/// Replaces a file in one step: it is written to the staging folder first, then renamed. A link is not replaced.
pub(crate) fn replace(path: &Path, staging: &Path, text: &str) -> io::Result<()> {
    if path
        .symlink_metadata()
        .is_ok_and(|metadata| metadata.is_symlink())
    {
        return Err(io::Error::other("it is a link"));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    staging::enter(staging)?;
    let file = staging.join(format!("{}.file", std::process::id()));
    let done = fs::write(&file, text).and_then(|()| fs::rename(&file, path));
    if done.is_err() {
        _ = fs::remove_file(&file);
    }
    done
}
