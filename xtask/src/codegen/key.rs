//! Where a generated file is.

use codetable::{Artifact, Place};

use crate::paths::Paths;

/// The path of a file within the folder that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) place: Place,
    pub(super) path: String,
}

impl Key {
    pub(super) fn new(place: Place, path: impl Into<String>) -> Self {
        let path = path.into();
        Self { place, path }
    }

    pub(super) fn from_artifact(artifact: &Artifact) -> Self {
        Self::new(artifact.place, &artifact.path)
    }

    /// Returns the file as messages name it.
    pub(super) fn display(&self, paths: &Paths) -> String {
        paths.display(self.place, &self.path)
    }

    /// Returns the generated crate that the file belongs to.
    pub(super) fn package(&self) -> Option<&str> {
        package(self.place, &self.path)
    }
}

/// Returns the generated crate that a file belongs to.
pub(super) fn package(place: Place, path: &str) -> Option<&str> {
    let (package, _) = path.split_once('/')?;
    (place == Place::Generated).then_some(package)
}
