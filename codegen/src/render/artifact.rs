//! A generated file.

use crate::emit::draft::{Origin, Place};

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Artifact {
    /// The folder that it belongs to.
    pub place: Place,
    /// The path within that folder, with `/` between its parts.
    pub path: String,
    /// What it is made from.
    pub origin: Origin,
    /// The whole text, header included. Lines end in `\n`.
    pub text: String,
}
