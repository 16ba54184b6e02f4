//! `codegen`: brings the generated crates in line with the tables, or says how they differ.

mod cargo_lock;
mod check;
mod diff;
mod inventory;
mod merge;
pub(crate) mod write;

use codetable::{Artifact, Source};

use crate::failure::Failure;
use crate::paths::Paths;
use crate::tables;

pub(crate) use check::run as check;
pub use check::{Stale, stale};
pub(crate) use write::run as write;

/// What the tables say.
struct Expected {
    sources: Vec<Source>,
    artifacts: Vec<Artifact>,
}

/// Reads every table and generates every artifact.
/// `consequence` is what is not done if a table has mistakes.
fn expected(paths: &Paths, consequence: &'static str) -> Result<Expected, Failure> {
    let sources = tables::read(paths)?;
    match codetable::generate(&sources, &paths.config().settings()) {
        Ok(mut artifacts) => {
            artifacts.retain(|artifact| paths.keeps(artifact));
            Ok(Expected { sources, artifacts })
        }
        Err(diagnostics) => Err(Failure::mistakes(paths, &sources, diagnostics, consequence)),
    }
}
