//! A table as a crate: one emitter an artifact, each a pure function of the same plan.

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

/// The drafts of every file of a table's crate.
pub(crate) fn emit(table: &Table) -> Vec<Draft> {
    let plan = Plan::new(table);
    let drafts = [
        Some(cargo_toml::emit(&plan)),
        Some(readme::emit(&plan)),
        Some(lib_rs::emit(&plan)),
        Some(readme::front(&plan)),
        Some(code::emit(&plan)),
        Some(raw::emit(&plan)),
        Some(outcome::emit(&plan)),
        group::emit(&plan),
        Some(errors::emit(&plan)),
        Some(lookup::emit(&plan)),
        Some(tables::emit(&plan)),
        texts::emit(&plan),
        Some(serde::emit(&plan)),
        Some(codes_json::emit(&plan)),
        Some(page::emit(&plan)),
    ];
    let drafts = drafts.into_iter().flatten();
    drafts.chain(message::emit(&plan)).collect()
}

/// The drafts of what stands beside the crates: the way to each, where there are several.
pub(crate) fn beside(tables: &[Table]) -> Vec<Draft> {
    match tables {
        [] | [_] => Vec::new(),
        several => index::emit(several).into(),
    }
}
