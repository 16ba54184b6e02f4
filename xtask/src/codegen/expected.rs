//! What the tables say that there should be.

use codetable::{Artifact, Source};

use crate::failure::Failure;
use crate::paths::Paths;
use crate::tables;

/// What the tables say.
pub(super) struct Expected {
    pub(super) sources: Vec<Source>,
    pub(super) artifacts: Vec<Artifact>,
}

/// Reads every table and generates every artifact.
/// `consequence` is what is not done if a table has mistakes.
pub(super) fn expected(paths: &Paths, consequence: &'static str) -> Result<Expected, Failure> {
    let sources = tables::read(paths)?;
    match codetable::generate(&sources, &paths.config().settings()) {
        Ok(mut artifacts) => {
            artifacts.retain(|artifact| paths.keeps(artifact));
            Ok(Expected { sources, artifacts })
        }
        Err(diagnostics) => Err(Failure::mistakes(paths, &sources, diagnostics, consequence)),
    }
}
