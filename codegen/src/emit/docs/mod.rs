//! Documents for people: the README and the page of each crate, and the index of all crates.

pub(super) mod index;
pub(super) mod page;
pub(super) mod readme;

use crate::model::Table;

pub(super) fn count_codes(table: &Table) -> String {
    match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    }
}
