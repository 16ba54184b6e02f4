//! What the tables say that there should be.

use codetable::{Artifact, Source};

use super::key::Key;
use crate::failure::Failure;
use crate::paths::Paths;
use crate::tables;

/// The tables, and the artifacts that are generated from them.
pub(super) struct Expected {
    pub(super) sources: Vec<Source>,
    pub(super) artifacts: Vec<Artifact>,
}

impl Expected {
    /// Reads every table and generates every artifact. `consequence` is what is not done if a table has
    /// mistakes.
    pub(super) fn generate(paths: &Paths, consequence: &'static str) -> Result<Self, Failure> {
        let sources = tables::read(paths)?;
        match codetable::generate(&sources, &paths.config().settings()) {
            Ok(mut artifacts) => {
                artifacts.retain(|artifact| paths.includes(artifact));
                Ok(Self { sources, artifacts })
            }
            Err(diagnostics) => Err(Failure::mistakes(paths, &sources, diagnostics, consequence)),
        }
    }

    /// Returns the artifact that belongs at a place, if one does.
    pub(super) fn artifact(&self, key: &Key) -> Option<&Artifact> {
        let mut artifacts = self.artifacts.iter();
        artifacts.find(|artifact| artifact.place == key.place && artifact.path == key.path)
    }
}
