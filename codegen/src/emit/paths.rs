//! The paths of the files of a table, in the folder of what is generated.

use crate::model::{Module, Package, Table, Target};

/// A file of a crate.
pub(super) fn in_package(package: &Package, path: &str) -> String {
    format!("{}/{path}", package.name)
}

/// The file of a module.
pub(super) fn module(module: &Module) -> String {
    format!("{}.rs", module.name)
}

/// The page of a table; `None` if it has none.
pub(super) fn page(table: &Table) -> Option<String> {
    match &table.target {
        Target::Package(package) => Some(in_package(package, "docs/index.html")),
        Target::Module(module) => module.has_docs.then(|| format!("{}.html", module.name)),
    }
}

/// The codes of a table as JSON; `None` if they are not generated.
pub(super) fn codes_json(table: &Table) -> Option<String> {
    match &table.target {
        Target::Package(package) => Some(in_package(package, "codes.json")),
        Target::Module(module) => module.has_docs.then(|| format!("{}.json", module.name)),
    }
}
