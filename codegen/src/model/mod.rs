//! The validated table.
//!
//! Only `validate` builds a table, from a source without mistakes, so emitters have no error paths. The values of
//! codes fit `repr` and are unique; those of gaps and retired codes may not. Variants are identifiers and unique.
//! References are positions that exist. Rows keep their spans, for messages that point at them.

pub mod column;
pub(crate) mod keyword;
pub mod range;
pub mod value;

use semver::Version;

use crate::diagnostic::Span;
use column::{Column, ColumnValue};
use keyword::keywords;
use range::{Bounds, Facts, Range, Segments};
use value::{Notation, Radix, Repr, Value};

/// A family of result codes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The span of its `type`.
    pub at: Span,
    /// The name of the file in the folder of tables, such as `uptivity.toml`.
    pub file: String,
    /// What one of the codes is, for headings.
    pub title: String,
    /// The Rust name of the enum.
    pub type_name: String,
    /// The type of the values.
    pub repr: Repr,
    /// How values are shown.
    pub radix: Radix,
    /// The digits that a decimal value is shown with at least.
    pub width: usize,
    /// Prefixes to remove from labels to make Rust names.
    pub strip_prefix: Vec<String>,
    /// What the discriminants of the enum are.
    pub discriminant: Discriminant,
    /// Whether the enum can be matched without a `_` arm.
    pub is_exhaustive: bool,
    /// The bits of a value that make its base code. Only tables of integers have it.
    pub base_mask: Option<i128>,
    /// The document that the table is based on.
    pub publication: Publication,
    /// What is generated from the table.
    pub target: Target,
    /// The groups, in table order.
    pub groups: Vec<Group>,
    /// The tags, in table order.
    pub tags: Vec<Tag>,
    /// The columns, in table order.
    pub columns: Vec<Column>,
    /// The ranges, in table order. They nest or are apart.
    pub ranges: Vec<Range>,
    /// The line of all values, cut at the bounds of the ranges.
    pub(crate) segments: Segments,
    /// The codes, in table order; at least one.
    pub codes: Vec<Code>,
    /// The gaps, in table order.
    pub gaps: Vec<Gap>,
    /// The retired codes, in table order.
    pub retired: Vec<Retired>,
    /// The XML message that carries a code.
    pub message: Option<Message>,
}

keywords! {
    /// What the discriminant of a variant is.
    Discriminant {
        /// The value of the code.
        Value = "value",
        /// The index of the code when all codes are sorted by value. The result of `as` is then not part of
        /// the API.
        Position = "position",
    }
}

/// A published document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Publication {
    /// The title of the document.
    pub document: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The edition that was read.
    pub version: Option<String>,
    /// The day on which it was read, such as `2026-11-25`.
    pub retrieved: Option<String>,
    /// The template of the addresses of codes.
    pub link: Option<String>,
}

/// What is generated from a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A crate.
    Package(Package),
    /// A file, to be a module of any crate.
    Module(Module),
}

/// A module of a crate that is not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Module {
    /// The span of the version, or else of the name.
    pub at: Span,
    /// The name of the module and of its file.
    pub name: String,
    /// The version of the crate that has the module.
    pub version: Option<Version>,
    /// What the module has, each feature once.
    pub features: Vec<Feature>,
    /// Whether a page and the codes as JSON are generated as well.
    pub has_docs: bool,
    /// Where its `Outcome` is from, if it has none of its own.
    pub outcome_from: Option<OutcomeFrom>,
}

/// A module whose `Outcome` another one uses.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutcomeFrom {
    /// The span of the name.
    pub at: Span,
    /// The name of the module. Both have the same parent.
    pub module: String,
}

keywords! {
    /// A part of a module that its table chooses.
    Feature {
        /// Codes are serialized and deserialized by `serde`.
        Serde = "serde",
        /// A type owns a value that is a string.
        Alloc = "alloc",
        /// The message that carries a code is read and written.
        Message = "message",
    }
}

/// What Cargo needs to know about the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Package {
    /// The span of the version.
    pub at: Span,
    /// The name of the package and of its folder.
    pub name: String,
    /// The version of the package.
    pub version: Version,
    /// One line for the registry.
    pub description: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// A file with the license, relative to the folder of the crate.
    pub license_file: Option<String>,
    /// The address of the source code.
    pub repository: Option<String>,
    /// The address of the home page.
    pub homepage: Option<String>,
    /// The address of the documentation.
    pub documentation: Option<String>,
    /// Words for the search of the registry.
    pub keywords: Vec<String>,
    /// Categories of the registry; `None` if the table does not say.
    pub categories: Option<Vec<String>>,
    /// Whether Cargo may publish the crate.
    pub may_publish: bool,
}

/// A group that codes may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The span of the id.
    pub at: Span,
    /// The name by which codes refer to the group in the table.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What the codes of the group have in common; empty if the table does not say.
    pub description: String,
    /// The Rust name.
    pub variant: String,
}

/// A property that codes may have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// The span of the id.
    pub at: Span,
    /// The name by which codes refer to the tag in the table.
    pub id: String,
    /// What [`predicate`](Self::predicate) returns; empty if the table does not say.
    pub description: String,
    /// The method that tests for it, such as `is_retriable`.
    pub predicate: String,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The span of the value.
    pub at: Span,
    /// What travels on the wire; unique in the table.
    pub value: Value,
    /// The string that the vendor publishes, byte for byte.
    pub label: String,
    /// The Rust name; unique among the variants and aliases of the table.
    pub variant: String,
    /// The position in [`Table::ranges`] of the narrowest range around the value.
    pub range: Option<usize>,
    /// The outcome, the group and the tags, including those that the ranges state.
    pub facts: Facts,
    /// The position in [`Table::columns`] of each column that the code states, ascending, and what it states.
    pub columns: Vec<(usize, ColumnValue)>,
    /// What the code means; empty if the table does not say.
    pub description: String,
    /// The address of its page.
    pub link: Option<String>,
    /// Whether its row states the address, and not the template.
    pub has_own_link: bool,
    /// The package version that added the code.
    pub since: Option<String>,
    /// What to use instead.
    pub deprecated: Option<String>,
    /// Why a change of this row that would break users is intended.
    pub allow: Option<String>,
    /// The position in [`Table::codes`] of the first code with the label, if that is another code.
    pub repeats: Option<usize>,
    /// The positions of the codes that repeat the label of this one, ascending.
    pub repeated_by: Vec<usize>,
    /// Other labels of the code.
    pub aliases: Vec<Alias>,
}

/// Another label of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alias {
    /// The span of the label.
    pub at: Span,
    /// The string that the vendor publishes, byte for byte; unique in the table.
    pub label: String,
    /// The Rust name of the constant. It is unique among the variants and aliases of other codes.
    pub variant: String,
    /// What the label means; empty if the table does not say.
    pub description: String,
    /// What to use instead.
    pub deprecated: Option<String>,
}

keywords! {
    /// The outcome of a request.
    Outcome {
        /// Succeeded.
        Success = "success",
        /// Succeeded with a caveat.
        Warning = "warning",
        /// Failed.
        Error = "error",
    }
}

/// A range of values known not to be assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// The span of the first value.
    pub at: Span,
    /// The first value.
    pub first: Value,
    /// The last value; equal to the first in a gap of one value.
    pub last: Value,
    /// How that is known.
    pub reason: String,
}

/// A code that was withdrawn. Neither its value nor its label may be used again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retired {
    /// The span of the value.
    pub at: Span,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: String,
    /// The package version that removed the code.
    pub since: Option<String>,
    /// Why it was withdrawn.
    pub reason: String,
}

/// The names of the XML message that carries a code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The span of the root.
    pub at: Span,
    /// The root element.
    pub root: String,
    /// The element with the id of the request.
    pub request_id: String,
    /// The element that distinguishes replies from errors.
    pub kind: String,
    /// The element with the value.
    pub code: String,
    /// The element with the server's text.
    pub text: String,
    /// What the element [`kind`](Self::kind) contains on an error.
    pub error_type: String,
}

/// A row of a table that says something about a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row<'t> {
    /// The value has a code.
    Code(&'t Code),
    /// The value has no code.
    Gap(&'t Gap),
    /// The value had a code.
    Retired(&'t Retired),
    /// The value is in a range.
    Range(&'t Range),
}

impl Row<'_> {
    /// The value of the row, the first one of a gap or a range, or the prefix of a range.
    pub(crate) fn value(self) -> Value {
        match self {
            Self::Code(row) => row.value.clone(),
            Self::Gap(row) => row.first.clone(),
            Self::Retired(row) => row.value.clone(),
            Self::Range(row) => row.bounds.first(),
        }
    }

    pub(crate) fn has_value(self, value: &Value) -> bool {
        match self {
            Self::Code(row) => row.value == *value,
            Self::Gap(row) => (&row.first..=&row.last).contains(&value),
            Self::Retired(row) => row.value == *value,
            Self::Range(row) => row.bounds.contains(value),
        }
    }
}

impl Feature {
    pub(crate) const ALL: [Self; 3] = [Self::Serde, Self::Alloc, Self::Message];
}

impl Message {
    /// The names of the known elements within the root.
    pub(crate) fn elements(&self) -> [&str; 4] {
        [&self.request_id, &self.kind, &self.code, &self.text].map(String::as_str)
    }
}

impl Code {
    /// Every label of the code: its own, then those of its aliases.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.label.as_str());
        std::iter::once(self.label.as_str()).chain(aliases)
    }
}

impl Table {
    /// Returns the name of the package or of the module.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.target {
            Target::Package(package) => &package.name,
            Target::Module(module) => &module.name,
        }
    }

    /// Returns the version of the package or of the crate that has the module, if the table states it.
    #[must_use]
    pub fn version(&self) -> Option<&Version> {
        match &self.target {
            Target::Package(package) => Some(&package.version),
            Target::Module(module) => module.version.as_ref(),
        }
    }

    /// Returns the package, if a crate is generated.
    #[must_use]
    pub fn package(&self) -> Option<&Package> {
        match &self.target {
            Target::Package(package) => Some(package),
            Target::Module(_) => None,
        }
    }

    /// Returns the module, if one is generated.
    #[must_use]
    pub fn module(&self) -> Option<&Module> {
        match &self.target {
            Target::Package(_) => None,
            Target::Module(module) => Some(module),
        }
    }

    /// Returns the span of the version, or else of the name of the module.
    #[must_use]
    pub fn version_span(&self) -> &Span {
        match &self.target {
            Target::Package(package) => &package.at,
            Target::Module(module) => &module.at,
        }
    }

    /// How values are shown.
    #[must_use]
    pub fn notation(&self) -> Notation {
        Notation {
            repr: self.repr,
            radix: self.radix,
            width: self.width,
        }
    }

    /// Returns a value as the table shows it.
    #[must_use]
    pub fn show(&self, value: &Value) -> String {
        value.show(self.notation())
    }

    /// Returns the values of a range as the table shows them, such as `400 to 499`, or `23…` for a prefix.
    #[must_use]
    pub fn show_bounds(&self, bounds: &Bounds) -> String {
        let show = |number: &i128| self.show(&Value::Integer(*number));
        match bounds {
            Bounds::Integers { first, last } if first == last => show(first),
            Bounds::Integers { first, last } => format!("{} to {}", show(first), show(last)),
            Bounds::Prefix(prefix) => format!("{prefix}…"),
        }
    }

    /// Returns the values of a range as a noun phrase, such as `all values from 400 to 499`. `quote` formats
    /// each value.
    pub fn describe_bounds(&self, bounds: &Bounds, quote: impl Fn(&str) -> String) -> String {
        let show = |number: &i128| quote(&self.show(&Value::Integer(*number)));
        match bounds {
            Bounds::Integers { first, last } if first == last => {
                format!("the value {}", show(first))
            }
            Bounds::Integers { first, last } => {
                format!("all values from {} to {}", show(first), show(last))
            }
            Bounds::Prefix(prefix) => format!("all values that start with {}", quote(prefix)),
        }
    }

    /// Returns the narrowest range around a value.
    #[must_use]
    pub fn range_of(&self, value: &Value) -> Option<&Range> {
        self.segments
            .narrowest(value)
            .map(|range| &self.ranges[range])
    }

    /// Returns the code with a value.
    #[must_use]
    pub fn code_of(&self, value: &Value) -> Option<&Code> {
        self.codes.iter().find(|code| code.value == *value)
    }

    /// Returns a mask as people read it: in hexadecimal, whatever the radix of the values.
    #[must_use]
    pub(crate) fn show_mask(&self, mask: i128) -> String {
        Value::Integer(mask).show(Notation {
            radix: Radix::Hex,
            ..self.notation()
        })
    }

    /// Returns the base of a value, if the table has a mask and the value is an integer.
    #[must_use]
    pub fn base_of(&self, value: &Value) -> Option<Value> {
        let mask = self.base_mask?;
        value
            .as_integer()
            .map(|number| Value::Integer(number & mask))
    }
}
