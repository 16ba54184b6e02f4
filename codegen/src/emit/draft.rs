//! What an emitter returns: a file without its header, before formatting.

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

/// A source file of a crate, or a part of a module.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// The path within `src`, with `/` between its parts.
    pub(crate) path: &'static str,
    pub(crate) items: Vec<Item>,
}

impl SourceFile {
    pub(crate) fn new(path: &'static str, items: Vec<Item>) -> Self {
        Self { path, items }
    }
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
    /// A configuration file, in which `#` begins a comment.
    Config(String),
    /// Markdown or HTML.
    Markup(String),
    /// A JSON object.
    Json(String),
}

/// One or more items of a Rust file.
#[derive(Debug)]
pub(crate) enum Item {
    /// Items to format with prettyplease.
    Tokens(TokenStream),
    /// Text that is formatted already, such as that of an item that grows with the table.
    Text(String),
    /// A module with its content.
    Module {
        /// Its attributes, documentation and declaration, without braces and without a newline at the end.
        head: String,
        items: Vec<Item>,
    },
}
