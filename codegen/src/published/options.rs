//! What a caller decides about a new table.

use super::judge::Columns;
use crate::model::value::Repr;

/// What a caller decides about a new table. What it leaves out is inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the table, such as `http-status`.
    pub name: String,
    /// The Rust enum.
    pub type_name: Option<String>,
    /// The package, or the module.
    pub package: Option<String>,
    /// Whether to make a module in place of a package.
    pub is_module: bool,
    /// The type of the values.
    pub repr: Option<Repr>,
    /// The list to take, counted from 1.
    pub list: Option<usize>,
    /// The columns of a table to take.
    pub columns: Columns,
    /// The names of the files.
    pub files: Vec<String>,
    /// Today, such as `2026-11-25`.
    pub today: String,
}
