//! What is in the folder of generated crates, compared with what belongs there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use codetable::{Artifact, Cause, Lock, Place};

use super::expected::Expected;
use super::key::Key;
use crate::failure::Failure;
use crate::paths::Paths;

/// Everything that was found.
pub(super) struct Inventory {
    pub(super) lock: Lock,
    entries: BTreeMap<Key, Entry>,
    /// The crates in which an editor has left a file, which is ignored.
    with_backups: BTreeSet<String>,
}

/// One thing that was found.
#[derive(Debug)]
pub(super) enum Entry {
    File(Vec<u8>),
    /// A folder in which nothing belongs, or in the place of a file.
    Folder,
    /// A link, or something else. Nothing is read or written through it.
    Other,
}

/// How something that was found or is missing differs from what the tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// An artifact that is not there.
    Missing,
    /// An artifact whose file has another text.
    Stale(Cause),
    /// An artifact with a folder in its place.
    FolderInItsPlace,
    /// An artifact with a link in its place.
    LinkInItsPlace,
    /// An artifact with a file or a link in the place of the folder that it belongs to.
    NoFolder,
    /// A file that the generator wrote, and that no table generates any more.
    Orphan,
    /// An orphan that was edited, or whose crate has something that is kept. It is never removed.
    KeptOrphan,
    /// Something that the generator did not write. It is never removed.
    Foreign,
}

impl Finding {
    /// Whether a person has to move something away, since the generator leaves it alone.
    pub(super) fn needs_a_person(self) -> bool {
        match self {
            Self::Missing | Self::Stale(_) | Self::Orphan => false,
            Self::FolderInItsPlace
            | Self::LinkInItsPlace
            | Self::NoFolder
            | Self::KeptOrphan
            | Self::Foreign => true,
        }
    }
}

impl Inventory {
    /// Reads the folder of generated crates, and the artifacts in the folder of tables.
    pub(super) fn take(expected: &Expected, paths: &Paths) -> Result<Self, Failure> {
        let lock = paths.path(Place::Generated, Lock::PATH);
        let is_file = |metadata: fs::Metadata| metadata.is_file();
        // If it is not a readable file, it is a finding like any other.
        let bytes = lock
            .symlink_metadata()
            .is_ok_and(is_file)
            .then(|| fs::read(&lock));
        let lock = match bytes {
            Some(Ok(bytes)) => Lock::parse(&String::from_utf8_lossy(&bytes)),
            Some(Err(_)) | None => Lock::default(),
        };
        let mut entries = BTreeMap::new();
        let mut with_backups = BTreeSet::new();
        let out = paths.out();
        match out.symlink_metadata() {
            Ok(_) => {
                let folders = folders(expected, &lock);
                let mut walk = Walk {
                    paths,
                    folders: &folders,
                    entries: &mut entries,
                    with_backups: &mut with_backups,
                };
                walk.folder(&out, "")?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::unreadable(paths.display_out(), &error)),
        }
        let in_spec = expected
            .artifacts
            .iter()
            .filter(|artifact| artifact.place == Place::Spec);
        for artifact in in_spec {
            let path = paths.path(artifact.place, &artifact.path);
            let Ok(metadata) = path.symlink_metadata() else {
                continue;
            };
            let display = paths.display(artifact.place, &artifact.path);
            let entry = entry(&path, metadata.file_type(), &display)?;
            entries.insert(Key::from_artifact(artifact), entry);
        }
        Ok(Self {
            lock,
            entries,
            with_backups,
        })
    }

    /// Returns what was found at a place.
    pub(super) fn get(&self, key: &Key) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// Returns everything that is not as the tables say, in the order of the places.
    pub(super) fn findings(&self, expected: &Expected) -> BTreeMap<Key, Finding> {
        let mut findings = BTreeMap::new();
        for artifact in &expected.artifacts {
            let key = Key::from_artifact(artifact);
            if let Some(finding) = self.finding_of_artifact(artifact, expected, &key) {
                findings.insert(key, finding);
            }
        }
        let belongs: BTreeSet<Key> = expected.artifacts.iter().map(Key::from_artifact).collect();
        let folders: BTreeSet<&str> = belongs.iter().flat_map(|key| parents(&key.path)).collect();
        for (key, entry) in &self.entries {
            // An empty folder in which artifacts belong is not a finding: the artifacts are.
            let is_right = matches!(entry, Entry::Folder) && folders.contains(key.path.as_str());
            if !is_right && !belongs.contains(key) {
                findings.insert(key.clone(), self.finding_of_other(key, entry));
            }
        }
        keep_crates_whole(&mut findings, &belongs, &self.with_backups);
        findings
    }

    fn finding_of_artifact(
        &self,
        artifact: &Artifact,
        expected: &Expected,
        key: &Key,
    ) -> Option<Finding> {
        match self.entries.get(key) {
            None if self.has_no_folder(key) => Some(Finding::NoFolder),
            None => Some(Finding::Missing),
            Some(Entry::Folder) => Some(Finding::FolderInItsPlace),
            Some(Entry::Other) => Some(Finding::LinkInItsPlace),
            Some(Entry::File(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => self
                    .lock
                    .cause(artifact, text, &expected.sources)
                    .map(Finding::Stale),
                Err(_) => Some(Finding::Stale(Cause::Edited)),
            },
        }
    }

    /// Whether something that is not an orphan is in the place of a folder that a file belongs to.
    fn has_no_folder(&self, file: &Key) -> bool {
        parents(&file.path).any(|folder| {
            let key = Key::new(file.place, folder);
            let entry = self.entries.get(&key);
            entry.is_some_and(|entry| match entry {
                Entry::Folder => false,
                Entry::File(_) | Entry::Other => {
                    self.finding_of_other(&key, entry) != Finding::Orphan
                }
            })
        })
    }

    fn finding_of_other(&self, key: &Key, entry: &Entry) -> Finding {
        let Entry::File(bytes) = entry else {
            return Finding::Foreign;
        };
        let text = std::str::from_utf8(bytes);
        if !self.lock.knows(key.place, &key.path) {
            Finding::Foreign
        } else if text.is_ok_and(|text| self.lock.is_unedited(key.place, &key.path, text)) {
            Finding::Orphan
        } else {
            Finding::KeptOrphan
        }
    }
}

/// Keeps all files of an orphaned crate of which one is kept: without its manifest Cargo would not start.
fn keep_crates_whole(
    findings: &mut BTreeMap<Key, Finding>,
    belongs: &BTreeSet<Key>,
    with_backups: &BTreeSet<String>,
) {
    let alive: BTreeSet<&str> = belongs.iter().filter_map(Key::package).collect();
    let is_kept = |finding: &Finding| matches!(finding, Finding::KeptOrphan | Finding::Foreign);
    let kept = findings.iter().filter(|(_, finding)| is_kept(finding));
    let kept = kept.filter_map(|(key, _)| key.package());
    let kept: BTreeSet<String> = kept
        .chain(with_backups.iter().map(String::as_str))
        .filter(|package| !alive.contains(package))
        .map(str::to_owned)
        .collect();
    for (key, finding) in findings {
        let is_kept = key.package().is_some_and(|package| kept.contains(package));
        if *finding == Finding::Orphan && is_kept {
            *finding = Finding::KeptOrphan;
        }
    }
}

/// Returns the folders in which something belongs, or in which the generator has written.
fn folders(expected: &Expected, lock: &Lock) -> BTreeSet<String> {
    let expected = expected.artifacts.iter();
    let expected = expected.filter(|artifact| artifact.place == Place::Generated);
    let expected = expected.map(|artifact| artifact.path.as_str());
    let paths = expected.chain(lock.paths(Place::Generated));
    paths.flat_map(parents).map(str::to_owned).collect()
}

/// Returns the folders that a path leads through.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A walk through the folder of generated crates.
struct Walk<'w> {
    paths: &'w Paths,
    folders: &'w BTreeSet<String>,
    entries: &'w mut BTreeMap<Key, Entry>,
    with_backups: &'w mut BTreeSet<String>,
}

impl Walk<'_> {
    /// Adds everything in a folder. `prefix` is its path, with `/` at its end.
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), Failure> {
        let display = |path: &str| self.paths.display(Place::Generated, path);
        let unreadable = |error: &io::Error| Failure::unreadable(display(prefix), error);
        let mut found = Vec::new();
        for item in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
            let item = item.map_err(|error| unreadable(&error))?;
            let kind = item.file_type().map_err(|error| unreadable(&error))?;
            let name = item.file_name();
            let name = name.to_string_lossy();
            if kind.is_dir() || !(is_of_system(&name) || is_backup(&name)) {
                found.push((item, kind));
            } else if is_backup(&name)
                && let Some((package, _)) = prefix.split_once('/')
            {
                self.with_backups.insert(package.to_owned());
            }
        }
        if found.is_empty() && !prefix.is_empty() {
            let path = prefix.trim_end_matches('/');
            self.entries
                .insert(Key::new(Place::Generated, path), Entry::Folder);
        }
        for (item, kind) in found {
            let name = item.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            let display = self.paths.display(Place::Generated, &path);
            if kind.is_dir() && self.folders.contains(&path) {
                self.folder(&item.path(), &format!("{path}/"))?;
                continue;
            }
            let entry = if name.to_str().is_some() {
                entry(&item.path(), kind, &display)?
            } else {
                // No path of an artifact leads to a name that is not UTF-8.
                Entry::Other
            };
            self.entries.insert(Key::new(Place::Generated, path), entry);
        }
        Ok(())
    }
}

fn entry(path: &Path, kind: fs::FileType, display: &str) -> Result<Entry, Failure> {
    if kind.is_dir() {
        Ok(Entry::Folder)
    } else if kind.is_file() {
        let bytes = fs::read(path).map_err(|error| Failure::unreadable(display, &error))?;
        Ok(Entry::File(bytes))
    } else {
        Ok(Entry::Other)
    }
}

/// Whether systems leave files of this name. They are ignored, and removed together with an orphaned crate.
fn is_of_system(name: &str) -> bool {
    [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

/// Whether editors leave files of this name. They are ignored, but may be all that is left of someone's work: an
/// orphaned crate with one is kept.
fn is_backup(name: &str) -> bool {
    let ends = ["~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp"];
    let is_lock = name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'));
    is_lock || ends.iter().any(|end| name.ends_with(end))
}
