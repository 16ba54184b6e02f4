//! Generates Rust crates, documentation and JSON from tables of result codes.
//!
//! Text in, artifacts or diagnostics out: nothing here reads or writes a file. A table is read as it is
//! written, validated into a [`model`], emitted as drafts of files, and rendered.

pub mod breaking;
pub mod diagnostic;
mod emit;
mod escape;
mod hash;
pub mod model;
pub mod published;
mod read;
mod render;
pub mod search;
mod source;
mod validate;

pub use diagnostic::{Diagnostic, Label, Span};
pub use emit::draft::{Origin, Place};
pub use escape::json;
use model::Table;
pub use render::{Artifact, Cause, Lock, Settings};
pub use source::Source;
use validate::Strictness;

/// Generates every artifact of every table.
///
/// # Errors
///
/// Returns all mistakes, ordered by table and by place.
pub fn generate(sources: &[Source], settings: &Settings) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let tables = validate(sources)?;
    let drafts = emit::emit(&tables);
    Ok(render::render(drafts, sources, settings))
}

/// Reads and validates every table.
///
/// # Errors
///
/// Returns all mistakes, ordered by table and by place.
pub fn validate(sources: &[Source]) -> Result<Vec<Table>, Vec<Diagnostic>> {
    validate::validate(read::read(sources), Strictness::Current)
}

/// Reads and validates tables that an earlier version of the generator accepted, to [compare](breaking) with:
/// rules that it did not have are not checked.
///
/// # Errors
///
/// Returns all mistakes, ordered by table and by place.
pub fn validate_earlier(sources: &[Source]) -> Result<Vec<Table>, Vec<Diagnostic>> {
    validate::validate(read::read(sources), Strictness::Earlier)
}
