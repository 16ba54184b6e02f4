//! A proven table: what validation makes of a table without mistakes.
//!
//! Nothing here can be wrong or missing, so whoever writes something from it has no error path:
//! values fit their type and are unique, variants are identifiers and unique, references are
//! positions that exist. Where each row stands in the text is kept for whoever points at it.

pub mod value;

use semver::Version;

use crate::diagnostic::Span;
use value::{Radix, Repr, Value};

/// The words that a key of a table may have, for types that one of a few words stands for.
pub(crate) trait Words {
    const WORDS: &'static [&'static str];
}

/// One family of result codes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Where its `type` stands in the text.
    pub at: Span,
    /// The name of the file in `spec/`, such as `uptivity.toml`.
    pub file: String,
    /// What the codes are, for a heading.
    pub title: String,
    /// The Rust name of the enum.
    pub type_name: String,
    /// The Rust type of the values.
    pub repr: Repr,
    /// How values are shown.
    pub radix: Radix,
    /// What the discriminants of the enum are.
    pub discriminant: Discriminant,
    /// Where the facts come from.
    pub origin: Origin,
    /// The crate to generate.
    pub package: Package,
    /// The groups, in table order.
    pub groups: Vec<Group>,
    /// The tags that codes bear, in the order of their first use.
    pub tags: Vec<Tag>,
    /// The codes, in table order; at least one.
    pub codes: Vec<Code>,
    /// Values known not to be assigned.
    pub gaps: Vec<Gap>,
    /// Codes that were withdrawn.
    pub retired: Vec<Retired>,
    /// The XML message that carries a code.
    pub message: Option<Message>,
}

/// What the discriminant of a variant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discriminant {
    /// Its value.
    Value,
    /// Its place among all values. What `as` returns is then not part of the API.
    Position,
}

/// Where the facts of a table come from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// The title of the document.
    pub document: String,
    /// Who published it.
    pub publisher: String,
}

/// What Cargo needs to know of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Package {
    /// Where its version stands in the text.
    pub at: Span,
    /// The package's name, which is also the name of its folder.
    pub name: String,
    /// The package's version.
    pub version: Version,
    /// One line for the registry.
    pub description: String,
    /// An SPDX expression.
    pub license: String,
}

/// A group that codes may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Where its id stands in the text.
    pub at: Span,
    /// How codes name it in the table.
    pub id: String,
    /// For a heading.
    pub title: String,
    /// Its name in Rust.
    pub variant: String,
}

/// A property that codes may have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// How codes name it in the table.
    pub name: String,
    /// The method that asks for it, such as `is_retriable`.
    pub predicate: String,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// Where its value stands in the text.
    pub at: Span,
    /// What travels on the wire; unique in its table.
    pub value: Value,
    /// The vendor's text, byte for byte.
    pub label: String,
    /// The Rust name; unique among the variants and aliases of its table.
    pub variant: String,
    /// What the code tells of the request, where the source says so.
    pub outcome: Option<Outcome>,
    /// A position in [`Table::groups`].
    pub group: Option<usize>,
    /// Positions in [`Table::tags`], in table order.
    pub tags: Vec<usize>,
    /// What the code means; empty where the table has nothing.
    pub description: String,
    /// The package version that brought the code.
    pub since: Option<String>,
    /// What to use in its place.
    pub deprecated: Option<String>,
    /// Why a change of this row that would be refused is meant.
    pub allow: Option<String>,
    /// Where the label stands already: the position of its first code in [`Table::codes`].
    pub repeats: Option<usize>,
    /// The positions of the codes that repeat the label of this one, in table order.
    pub repeated_by: Vec<usize>,
    /// Other labels of the same value.
    pub aliases: Vec<Alias>,
}

/// Another label of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alias {
    /// Where its label stands in the text.
    pub at: Span,
    /// The vendor's text, byte for byte; unique in its table.
    pub label: String,
    /// The Rust name of the constant; unique among the variants and aliases of its table.
    pub variant: String,
    /// What this label means; empty where the table has nothing.
    pub description: String,
    /// What to use in its place.
    pub deprecated: Option<String>,
}

/// What a code tells of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Success,
    /// It was done, but.
    Warning,
    /// It was not done.
    Error,
}

/// Values known not to be assigned, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// Where its first value stands in the text.
    pub at: Span,
    /// The first such value.
    pub first: Value,
    /// The last such value; the same as the first for a single one.
    pub last: Value,
    /// How that is known.
    pub reason: String,
}

/// A tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retired {
    /// Where its value stands in the text.
    pub at: Span,
    /// The value, never to be used again.
    pub value: Value,
    /// The label, never to be used again.
    pub label: String,
    /// The package version that withdrew the code.
    pub since: Option<String>,
    /// Why it was withdrawn.
    pub reason: String,
}

/// The names of the XML message that carries a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// Where its root stands in the text.
    pub at: Span,
    /// The root element.
    pub root: String,
    /// The element that repeats the id of the request.
    pub request_id: String,
    /// The element that tells replies from errors.
    pub kind: String,
    /// The element that holds the value.
    pub code: String,
    /// The element that holds the server's text.
    pub text: String,
    /// What the element that tells replies from errors says on an error.
    pub error_type: String,
}

impl Words for Outcome {
    const WORDS: &'static [&'static str] = &["success", "warning", "error"];
}

impl Words for Discriminant {
    const WORDS: &'static [&'static str] = &["value", "position"];
}

impl Outcome {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "success" => Some(Self::Success),
            "warning" => Some(Self::Warning),
            "error" => Some(Self::Error),
            _ => None,
        }
    }

    /// The word for it, as in the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Discriminant {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "value" => Some(Self::Value),
            "position" => Some(Self::Position),
            _ => None,
        }
    }
}

impl Message {
    /// The names of the elements within the root that have a meaning.
    pub(crate) fn elements(&self) -> [&str; 4] {
        [&self.request_id, &self.kind, &self.code, &self.text].map(String::as_str)
    }
}

impl Code {
    /// Every label that leads to the code, its own first.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.label.as_str());
        std::iter::once(self.label.as_str()).chain(aliases)
    }

    pub(crate) fn bears(&self, label: &str) -> bool {
        self.labels().any(|own| own == label)
    }
}

impl Table {
    /// A value as people of this table write it.
    #[must_use]
    pub fn show(&self, value: &Value) -> String {
        value.show(self.repr, self.radix)
    }
}
