//! What an emitter returns: a file without its header, not formatted yet.

use proc_macro2::TokenStream;

/// A folder that artifacts belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The folder of generated crates.
    Generated,
    /// The folder of tables.
    Spec,
}

/// What an artifact is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The table in the file of this name.
    Table(String),
    /// All tables.
    Tables,
    /// Nothing but the generator.
    Generator,
}

/// A file without its header.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) place: Place,
    /// The path within the place, with `/` between its parts.
    pub(crate) path: String,
    pub(crate) origin: Origin,
    pub(crate) content: Content,
}

/// The content of a file.
#[derive(Debug)]
pub(crate) enum Content {
    /// The items of a Rust file.
    Rust(Vec<Item>),
    /// A file in which `#` begins a comment.
    Hash(String),
    /// Markdown or HTML.
    Markup(String),
    /// A JSON object.
    Json(String),
}

/// One item of a Rust file, or several.
#[derive(Debug)]
pub(crate) enum Item {
    /// An item of a fixed form, to be formatted.
    Tokens(TokenStream),
    /// An item that grows with the table, formatted already.
    Text(String),
}
