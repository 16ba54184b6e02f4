//! From the model to drafts of files. Every emitter is a pure function in one of the two lists below.

mod docs;
pub(crate) mod draft;
mod example;
mod git;
mod json;
mod manifest;
mod message;
mod plan;
mod range_table;
mod rust;
mod tokens;

use crate::model::Table;
use draft::Draft;
use plan::Plan;

/// Returns files of a crate.
type CrateEmitter = fn(&Plan<'_>) -> Vec<Draft>;
/// Returns files alongside the crates and the tables, or files of a crate that depend on other tables.
type SharedEmitter = fn(&[Table]) -> Vec<Draft>;

/// The files of a table's crate, in the order in which the command line lists them.
const CRATE: [CrateEmitter; 18] = [
    manifest::emit,
    docs::readme::emit,
    rust::lib_rs::emit,
    rust::code::emit,
    rust::raw::emit,
    rust::buf::emit,
    rust::ranges::emit,
    rust::outcome::emit,
    rust::group::emit,
    rust::errors::emit,
    rust::lookup::emit,
    rust::tables::emit,
    rust::packed::emit,
    rust::serde::emit,
    rust::serde_label::emit,
    message::emit,
    json::codes::emit,
    rust::rustfmt::emit,
];

/// The files alongside the crates and the tables, and the pages, which link to the index of all tables.
const SHARED: [SharedEmitter; 5] = [
    json::schema::emit,
    json::codes_schema::emit,
    docs::index::emit,
    docs::page::emit,
    git::emit,
];

/// Returns the drafts of all files.
pub(crate) fn emit(tables: &[Table]) -> Vec<Draft> {
    let shared = SHARED.iter().flat_map(|emit| emit(tables));
    let plans = tables.iter().map(Plan::new);
    let crates = plans.flat_map(|plan| CRATE.map(|emit| emit(&plan)).into_iter().flatten());
    shared.chain(crates).collect()
}
