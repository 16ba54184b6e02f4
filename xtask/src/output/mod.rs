//! What a person sees: results, diagnostics, and annotations of GitHub Actions.

pub(crate) mod diagnostics;
pub(crate) mod lines;
pub(crate) mod terminal;
