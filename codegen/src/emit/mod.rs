//! A table as a crate: one emitter an artifact, each a pure function of the same plan.

mod cargo_toml;
mod code;
mod docs;
mod errors;
mod lib_rs;
mod lookup;
mod outcome;
mod plan;
mod raw;
mod readme;
mod serde;
mod tables;

use crate::artifact::Draft;
use crate::model::Table;
use plan::Plan;

/// The drafts of every file of a table's crate.
pub(crate) fn emit(table: &Table) -> Vec<Draft> {
    let emitters = [
        cargo_toml::emit,
        readme::emit,
        lib_rs::emit,
        code::emit,
        raw::emit,
        outcome::emit,
        errors::emit,
        lookup::emit,
        tables::emit,
        serde::emit,
    ];
    let plan = Plan::new(table);
    emitters.iter().map(|emit| emit(&plan)).collect()
}
