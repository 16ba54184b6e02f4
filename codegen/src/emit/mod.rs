//! From the model to drafts of files. Every emitter is a pure function in one of the lists below; [`module`] joins the
//! source files of a module.

mod docs;
pub(crate) mod draft;
mod example;
mod feature;
mod git;
mod json;
mod manifest;
mod message;
mod module;
mod paths;
mod plan;
mod range_table;
mod rust;
mod tokens;

use crate::model::{Module, Package, Table, Target};
use draft::{Content, Draft, SourceFile};
use plan::Plan;

/// Returns source files, which a crate and a module have in common.
type SourceEmitter = fn(&Plan<'_>) -> Vec<SourceFile>;
/// Returns a file that only a crate has.
type PackageEmitter = fn(&Plan<'_>, &Package) -> Draft;
/// Returns files alongside the crates, the modules and the tables, or files of a table that depend on other tables.
type SharedEmitter = fn(&[Table]) -> Vec<Draft>;

/// The source files but `lib.rs`.
const SOURCES: [SourceEmitter; 13] = [
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
];

/// The other files of a crate.
const PACKAGE: [PackageEmitter; 4] = [
    manifest::emit,
    docs::readme::emit,
    rust::lib_rs::emit,
    rust::rustfmt::emit,
];

/// The files alongside the crates, the modules and the tables, and the pages, which link to the index of all tables.
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
    shared.chain(tables.iter().flat_map(of_table)).collect()
}

/// Returns the drafts of the files of a table.
fn of_table(table: &Table) -> Vec<Draft> {
    let plan = Plan::new(table);
    let mut drafts = match &table.target {
        Target::Package(package) => of_package(&plan, package),
        Target::Module(module) => vec![self::module(&plan, module)],
    };
    drafts.extend(json::codes::emit(&plan));
    drafts
}

/// Returns the file of a module alone.
pub(crate) fn only_module(table: &Table, module: &Module) -> Draft {
    self::module(&Plan::new(table), module)
}

fn module(plan: &Plan<'_>, module: &Module) -> Draft {
    module::emit(plan, module, sources(plan))
}

fn sources(plan: &Plan<'_>) -> impl Iterator<Item = SourceFile> {
    SOURCES.iter().flat_map(|emit| emit(plan))
}

fn of_package(plan: &Plan<'_>, package: &Package) -> Vec<Draft> {
    let files = PACKAGE.map(|emit| emit(plan, package)).into_iter();
    let source = |SourceFile { path, items }| {
        let path = paths::in_package(package, &format!("src/{path}"));
        plan.draft(path, Content::Rust(items))
    };
    files.chain(sources(plan).map(source)).collect()
}
