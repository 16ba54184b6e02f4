//! Documents for people: the README and the page of each crate, and the index of all crates.

pub(super) mod index;
pub(super) mod page;
pub(super) mod readme;
