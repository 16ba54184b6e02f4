//! A table as a crate: one emitter an artifact, each a pure function of the same plan.
//!
//! What the crate does is `#[inline]`, all of it that is short: rustc then makes code of a function for
//! those who call it, and none for those who only compile the crate. That is a fifth of the time.

mod answers;
mod cargo_toml;
mod code;
mod codes_json;
mod docs;
mod errors;
mod group;
mod index;
mod lib_rs;
mod lookup;
mod message;
mod numbers;
mod outcome;
mod page;
mod plan;
mod raw;
mod readme;
mod serde;
mod tables;
mod texts;

use crate::artifact::Draft;
use crate::model::Table;
use plan::Plan;

pub(crate) use plan::Layout;

/// Makes some of the files of a table's crate, or none.
type Emitter = fn(&Plan<'_>) -> Vec<Draft>;

/// In this order the artifacts of a crate are named.
const EMITTERS: [Emitter; 15] = [
    |plan| vec![cargo_toml::emit(plan)],
    readme::emit,
    |plan| vec![lib_rs::emit(plan)],
    |plan| vec![code::emit(plan)],
    |plan| vec![raw::emit(plan)],
    |plan| vec![outcome::emit(plan)],
    |plan| group::emit(plan).into_iter().collect(),
    |plan| vec![errors::emit(plan)],
    |plan| vec![lookup::emit(plan)],
    |plan| vec![tables::emit(plan)],
    |plan| texts::emit(plan).into_iter().collect(),
    |plan| vec![serde::emit(plan)],
    |plan| vec![codes_json::emit(plan)],
    |plan| vec![page::emit(plan)],
    message::emit,
];

/// A part of the work for one table.
pub(crate) struct Job<'t> {
    pub(crate) table: &'t Table,
    layout: &'t Layout,
    emitter: Emitter,
}

impl<'t> Job<'t> {
    /// All the work for a table.
    pub(crate) fn all(table: &'t Table, layout: &'t Layout) -> impl Iterator<Item = Self> {
        EMITTERS.into_iter().map(move |emitter| Self {
            table,
            layout,
            emitter,
        })
    }

    /// Drafts of some files of the table's crate.
    pub(crate) fn drafts(&self) -> Vec<Draft> {
        (self.emitter)(&Plan::new(self.table, self.layout))
    }
}

/// The drafts of what stands beside the crates: the way to each, where there are several.
pub(crate) fn beside(tables: &[Table]) -> Vec<Draft> {
    match tables {
        [] | [_] => Vec::new(),
        several => index::emit(several).into(),
    }
}
