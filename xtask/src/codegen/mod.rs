//! `codegen`: brings the generated crates in line with the tables, or says how they differ.

mod cargo_lock;
mod check;
mod diff;
mod expected;
mod inventory;
mod json;
mod key;
mod meaning;
mod merge;
mod stale;
pub(crate) mod write;

pub(crate) use check::run as check;
pub use stale::{Stale, stale};
pub(crate) use write::run as write;
