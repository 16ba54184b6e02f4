//! Reads the lists that vendors publish.

pub(crate) mod account;
pub(crate) mod files;
pub mod formats;
pub(crate) mod json;
