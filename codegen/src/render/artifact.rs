//! One generated file.

use crate::emit::draft::Place;

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Artifact {
    /// The folder that it belongs to.
    pub place: Place,
    /// The path within that folder, with `/` between its parts.
    pub path: String,
    /// The file of the table that it is made from; `None` if it is made from all tables or from none.
    pub table: Option<String>,
    /// The whole text, header included. Lines end in `\n`.
    pub text: String,
}
