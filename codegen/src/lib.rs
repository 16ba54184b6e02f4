//! Generates Rust crates, documentation and JSON from TOML tables of result codes.
//!
//! Text in, artifacts or diagnostics out: nothing here reads or writes a file. A table is read as it is
//! written, validated into a [`model`], emitted as drafts of files, and rendered. The command line,
//! `cargo-codetable`, is built on this library. `schema.json`, an artifact for the folder of tables, explains
//! every key of a table.
//!
//! # Example
//!
//! A `build.rs`, or any other program, reads a table, calls [`generate`] and writes what it returns:
//!
//! ```
//! use std::error::Error;
//! use std::fs;
//! use std::path::Path;
//!
//! use codetable::{Place, Settings, Source, generate};
//!
//! /// Writes the crate of one table below a folder, such as that in `OUT_DIR`.
//! fn write_crate(name: &str, table: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
//!     let source = Source::new(name, table);
//!     let artifacts = generate(&[source], &Settings::default()).map_err(|mistakes| {
//!         let lines = mistakes.iter().map(|mistake| {
//!             let line = 1 + table[..mistake.primary.span.start].matches('\n').count();
//!             format!("{name}:{line}: {}; {}", mistake.title, mistake.help)
//!         });
//!         lines.collect::<Vec<_>>().join("\n")
//!     })?;
//!     for artifact in artifacts {
//!         // The others are schemas for the folder of tables.
//!         if artifact.place == Place::Generated {
//!             let path = folder.join(&artifact.path);
//!             fs::create_dir_all(path.parent().unwrap_or(folder))?;
//!             fs::write(path, &artifact.text)?;
//!         }
//!     }
//!     Ok(())
//! }
//!
//! # fn main() -> Result<(), Box<dyn Error>> {
//! let table = r#"
//! format = 1
//!
//! [table]
//! title = "Door code"
//! type = "DoorCode"
//! repr = "u8"
//!
//! [table.source]
//! document = "Doors: operating manual"
//!
//! [package]
//! name = "door-codes"
//! version = "0.1.0"
//! description = "The codes of a door"
//! license = "MIT OR Apache-2.0"
//!
//! [[code]]
//! value = 1
//! label = "DOOR_OPEN"
//! "#;
//! # let scratch = tempfile::tempdir()?;
//! # let out = scratch.path();
//! write_crate("door.toml", table, out)?;
//! let code = fs::read_to_string(out.join("door-codes/src/code.rs"))?;
//! assert!(code.contains("pub enum DoorCode"));
//!
//! let mistake = write_crate("door.toml", &table.replace("value = 1", "value = 256"), out);
//! assert!(mistake.unwrap_err().to_string().starts_with("door.toml:19: "));
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! A function that reads tables returns all mistakes of all of them as [`Diagnostic`]s, each with what is
//! wrong, the bytes of the table, and how to fix it. A table with a mistake generates nothing. No input
//! makes the library panic; the [`Source`] of bytes that are not UTF-8 is a mistake like any other.
//!
//! # Where to look
//!
//! - [`generate`] turns [`Source`]s into [`Artifact`]s. [`Settings`] are what their headers name.
//! - [`validate`] stops at the [`model::Table`]: the facts of a table, for programs of your own.
//! - [`Lock`] reads `codetable.lock`, and says by a [`Cause`] why a file differs from what is generated.
//! - [`breaking`] compares two versions of the tables, and says which version number the changes need.
//! - [`published`] compares a table with a list that a vendor published, and makes a table from one.
//! - [`search`] finds codes by value, label, variant or words.
//!
//! # Stability
//!
//! The API follows Semantic Versioning, and so do the meaning of a table of format 1 and the API of the
//! generated crates: an upgrade that needs a change of any of them is a new major version, or before 1.0 a
//! new minor version. The exact text of artifacts, the order of their items and the words of diagnostics may
//! change in every version. Commit what is generated, and use the exact version that wrote it.
//!
//! The library requires Rust 1.88. The crates that it generates say in their manifest what they require.

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
pub use read::is_invisible;
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
