//! Generates Rust crates, documentation and JSON from TOML tables of result codes.
//!
//! Text in, artifacts or diagnostics out: nothing here reads or writes a file. A table is read as it is
//! written, validated into a [`model`], emitted as drafts of files, and rendered. The command line,
//! `cargo-codetable`, is built on this library. `schema.json`, an artifact for the folder of tables, explains
//! every key of a table.
//!
//! # Example
//!
//! A `build.rs` turns a table with a `[module]` into a file that the crate includes, with
//! `mod door_codes { include!(concat!(env!("OUT_DIR"), "/door_codes.rs")); }`:
//!
//! ```no_run
//! use std::error::Error;
//! use std::path::Path;
//! use std::{env, fs};
//!
//! fn main() -> Result<(), Box<dyn Error>> {
//!     println!("cargo::rerun-if-changed=door_codes.toml");
//!     let table = fs::read_to_string("door_codes.toml")?;
//!     let module = codetable::module("door_codes.toml", &table)?;
//!     fs::write(Path::new(&env::var("OUT_DIR")?).join("door_codes.rs"), module)?;
//!     Ok(())
//! }
//! ```
//!
//! # Errors
//!
//! A function that reads tables returns all mistakes of all of them as [`Diagnostic`]s, each with what is
//! wrong, the bytes of the table, and how to fix it; [`module`], which reads one, returns them as [`Mistakes`],
//! an error. A table with a mistake generates nothing. No input
//! makes the library panic; the [`Source`] of bytes that are not UTF-8 is a mistake like any other.
//!
//! # Where to look
//!
//! - [`module()`] turns one table into a module.
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
mod invisible;
mod mistakes;
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
pub use invisible::is_invisible;
pub use mistakes::Mistakes;
use model::Table;
pub use read::suggest::did_you_mean;
pub use render::{Artifact, Cause, Lock, Settings};
pub use source::Source;
use validate::Strictness;

/// Generates every artifact of every table.
///
/// # Errors
///
/// Returns all mistakes, ordered by table and by place.
pub fn generate(sources: &[Source], settings: &Settings) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let tables = validate::validate_together(validate(sources)?)?;
    let drafts = emit::emit(&tables);
    Ok(render::render(drafts, sources, settings))
}

/// Generates the module of one table. `path` is how mistakes name the table, whose text is `table`; the header has the
/// name of the file alone.
///
/// The file is the one that [`generate`] returns for the table, with another header. It has to be the content of a
/// module.
///
/// # Errors
///
/// Returns all mistakes. A table with a `[package]` is one.
///
/// # Examples
///
/// ```
/// let table = r#"
/// format = 1
///
/// [table]
/// title = "Door code"
/// type = "DoorCode"
/// repr = "u8"
///
/// [table.source]
/// document = "Doors: operating manual"
///
/// [module]
/// name = "door_codes"
///
/// [[code]]
/// value = 1
/// label = "DOOR_OPEN"
/// "#;
/// let module = codetable::module("door.toml", table)?;
/// assert!(module.contains("pub enum DoorCode"));
///
/// let mistakes = codetable::module("door.toml", &table.replace("value = 1", "value = 256")).unwrap_err();
/// assert!(mistakes.to_string().starts_with("door.toml:16:9: "));
/// # Ok::<(), codetable::Mistakes>(())
/// ```
pub fn module(path: &str, table: &str) -> Result<String, Mistakes> {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let source = Source::new(file, table);
    let mistakes = |diagnostics| Mistakes::new(path, &source, diagnostics);
    let tables = validate(std::slice::from_ref(&source)).map_err(mistakes)?;
    let [table] = tables.as_slice() else {
        unreachable!("a valid source is one table");
    };
    let module = validate::expect_module(table).map_err(mistakes)?;
    Ok(render::module(emit::only_module(table, module), file))
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
