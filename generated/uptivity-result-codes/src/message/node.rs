// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::error::Error;
use std::fmt;
use std::string::{String, ToString};

use serde::Deserialize;

/// An element of a message that holds what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node<'m> {
    xml: &'m str,
}

impl<'m> Node<'m> {
    pub(super) const fn new(xml: &'m str) -> Self {
        Self { xml }
    }

    /// What the element is called.
    #[must_use]
    pub fn name(self) -> &'m str {
        let name = self.xml.strip_prefix('<').unwrap_or(self.xml);
        let end = name
            .find([' ', '\t', '\r', '\n', '/', '>'])
            .unwrap_or(name.len());
        &name[..end]
    }

    /// The element as XML, as it arrived.
    #[must_use]
    pub const fn xml(self) -> &'m str {
        self.xml
    }

    /// What is in the element, as a type of the caller's own.
    ///
    /// # Errors
    ///
    /// When the element does not hold what the type wants.
    pub fn deserialize<T: Deserialize<'m>>(self) -> Result<T, NodeError> {
        quick_xml::de::from_str(self.xml).map_err(NodeError::new)
    }
}

/// Why a value is not what an element holds, or cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeError(String);

impl NodeError {
    pub(super) fn new(error: impl Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for NodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for NodeError {}
