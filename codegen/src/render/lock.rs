//! `codetable.lock`: a digest of each table and of each artifact, and the version of the generator. It shows
//! whether a table changed, an artifact was edited, or another version of the generator wrote it.
//!
//! ```text
//! # @generated from spec/*.toml: do not edit. Edit these files, then run `cargo xtask codegen`.
//!
//! generated/door-codes/Cargo.toml 84c1c5f7b7a0c6a1
//! generator 0.9.0
//! spec/doors.toml 0d6cf3b2a9e4f817
//! ```
//!
//! Lines are sorted. A merge keeps the lines of both sides, so a key may then occur twice.

use std::collections::BTreeMap;
use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use super::artifact::Artifact;
use super::header::{Comment, Settings, header};
use crate::emit::draft::{Origin, Place};
use crate::source::{Source, unix_lines};

/// The path of the lock file in the folder of generated crates.
const PATH: &str = "codetable.lock";
/// The key of the version of the generator.
const GENERATOR: &str = "generator";
/// The version of the generator.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The content of a lock file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// The values of each key; several after a merge.
    entries: BTreeMap<String, Vec<String>>,
}

/// Why a file is stale: not what would be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The table changed.
    Table,
    /// The generator changed.
    Generator,
    /// The table and the generator changed.
    TableAndGenerator,
    /// The file was edited.
    Edited,
    /// The lock file has no digest of the file.
    Unknown,
    /// The file is a lock file with lines of both sides of a merge.
    Merged,
}

/// The lock file of these artifacts.
pub(super) fn artifact(
    artifacts: &[Artifact],
    sources: &[Source],
    settings: &Settings,
) -> Artifact {
    let tables = sources
        .iter()
        .map(|source| (key(Place::Spec, source.file()), digest(&source.identity())));
    let files = artifacts
        .iter()
        .map(|artifact| (key(artifact.place, &artifact.path), digest(&artifact.text)));
    let version = (GENERATOR.to_owned(), VERSION.to_owned());
    let mut lines: Vec<String> = tables
        .chain(files)
        .chain([version])
        .map(|(key, value)| format!("{key} {value}\n"))
        .collect();
    lines.sort();
    Artifact {
        place: Place::Generated,
        path: PATH.to_owned(),
        origin: Origin::Tables,
        text: header(Comment::NumberSign, &Origin::Tables, settings) + &lines.concat(),
    }
}

impl Lock {
    /// The path of the lock file in the folder of generated crates.
    pub const PATH: &'static str = PATH;

    /// Reads a lock file. Damaged lines are skipped, so their files are unknown.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut entries: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, value)) = line.rsplit_once(' ') {
                let values = entries.entry(key.to_owned()).or_default();
                values.push(value.to_owned());
            }
        }
        Self { entries }
    }

    /// Returns the paths of all artifacts in a place.
    pub fn paths(&self, place: Place) -> impl Iterator<Item = &str> {
        let prefix = key(place, "");
        let keys = self.entries.keys();
        keys.filter_map(move |key| key.strip_prefix(&prefix))
    }

    /// Whether the generator wrote a file with this path. It may have been edited since.
    #[must_use]
    pub fn knows(&self, place: Place, path: &str) -> bool {
        self.entries.contains_key(&key(place, path))
    }

    /// Whether the text of a file is what the generator wrote. Line endings do not matter.
    #[must_use]
    pub fn is_unedited(&self, place: Place, path: &str, found: &str) -> bool {
        self.contains(&key(place, path), &digest(found))
    }

    /// Returns why a file with the path of an artifact and the text `found` is stale, or `None` if it is not.
    /// Line endings do not matter.
    #[must_use]
    pub fn cause(&self, artifact: &Artifact, found: &str, sources: &[Source]) -> Option<Cause> {
        if unix_lines(found) == artifact.text {
            return None;
        }
        let (place, path) = (artifact.place, artifact.path.as_str());
        if path == PATH {
            return Some(self.cause_of_lock(&artifact.text, sources));
        }
        if !self.knows(place, path) {
            return Some(Cause::Unknown);
        }
        if !self.is_unedited(place, path, found) {
            return Some(Cause::Edited);
        }
        let table_changed = match &artifact.origin {
            Origin::Table(file) => {
                let mut sources = sources.iter();
                sources.any(|source| source.file() == file && !self.has_table(source))
            }
            Origin::Tables => self.tables_changed(sources),
            Origin::Generator => false,
        };
        Some(match (table_changed, self.is_of_this_generator()) {
            (true, true) => Cause::Table,
            (true, false) => Cause::TableAndGenerator,
            // The generator can change without a new version.
            (false, _) => Cause::Generator,
        })
    }

    /// Returns why the lock file is stale. It has no digest of itself, so an edited digest looks like a generator
    /// that changed without a new version.
    fn cause_of_lock(&self, expected: &str, sources: &[Source]) -> Cause {
        if self.entries.is_empty() {
            return Cause::Edited;
        }
        match (self.tables_changed(sources), self.is_of_this_generator()) {
            (true, true) => Cause::Table,
            (true, false) => Cause::TableAndGenerator,
            (false, true) if self.entries.values().any(|values| values.len() > 1) => Cause::Merged,
            (false, true) if *self == Self::parse(expected) => Cause::Edited,
            (false, _) => Cause::Generator,
        }
    }

    /// Whether a table was changed, added or removed.
    fn tables_changed(&self, sources: &[Source]) -> bool {
        let is_removed = |file: &str| {
            let is_table = file.strip_suffix(".toml").is_some();
            is_table && sources.iter().all(|source| source.file() != file)
        };
        self.paths(Place::Spec).any(is_removed)
            || sources.iter().any(|source| !self.has_table(source))
    }

    fn has_table(&self, source: &Source) -> bool {
        self.contains(
            &key(Place::Spec, source.file()),
            &digest(&source.identity()),
        )
    }

    fn is_of_this_generator(&self) -> bool {
        self.contains(GENERATOR, VERSION)
    }

    fn contains(&self, key: &str, value: &str) -> bool {
        let values = self.entries.get(key);
        values.is_some_and(|values| values.iter().any(|one| one == value))
    }
}

/// The key of the file with this path.
fn key(place: Place, path: &str) -> String {
    match place {
        Place::Generated => format!("generated/{path}"),
        Place::Spec => format!("spec/{path}"),
    }
}

/// The digest of a text. It is the same on every machine. It does not protect against attackers.
fn digest(text: &str) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(unix_lines(text).as_bytes());
    format!("{:016x}", hasher.finish())
}
