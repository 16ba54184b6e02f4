//! What people read: the README and the page of each crate, and the index of several.

pub(super) mod example;
pub(super) mod index;
pub(super) mod page;
pub(super) mod readme;
