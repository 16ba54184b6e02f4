//! An element with the data of a request.

use std::error::Error;
use std::fmt;
use std::string::{String, ToString};
use std::sync::Arc;

use serde::Deserialize;

use super::examples::example;

/// An element of a message that contains data of the request. Its name depends on the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node<'m> {
    xml: &'m str,
}

impl<'m> Node<'m> {
    pub(super) const fn new(xml: &'m str) -> Self {
        Self { xml }
    }

    /// Returns the name of the element.
    ///
    #[doc = example!(node_name)]
    #[must_use]
    pub fn name(self) -> &'m str {
        let name = self.xml.strip_prefix('<').unwrap_or(self.xml);
        let end = name.find([' ', '\t', '\r', '\n', '/', '>']);
        &name[..end.unwrap_or(name.len())]
    }

    /// Returns the element as XML, as it arrived.
    ///
    #[doc = example!(node_xml)]
    #[must_use]
    pub const fn xml(self) -> &'m str {
        self.xml
    }

    /// Deserializes the element.
    ///
    /// # Errors
    ///
    /// Fails if the element is not what the type expects.
    ///
    #[doc = example!(node_deserialize)]
    pub fn deserialize<T: Deserialize<'m>>(self) -> Result<T, NodeError> {
        quick_xml::de::from_str(self.xml)
            .map_err(|error| NodeError::new("deserialize", self.name(), error))
    }
}

/// The error for an element that cannot be deserialized, or for a value that cannot be serialized as
/// an element. It displays the name of the element. The reason is its source.
#[derive(Debug, Clone)]
pub struct NodeError {
    /// What cannot be done.
    action: &'static str,
    element: String,
    source: Arc<dyn Error + Send + Sync>,
}

impl NodeError {
    pub(super) fn new(
        action: &'static str,
        element: &str,
        source: impl Error + Send + Sync + 'static,
    ) -> Self {
        Self {
            action,
            element: element.to_string(),
            source: Arc::new(source),
        }
    }

    /// Returns the name of the element.
    ///
    #[doc = example!(node_error_element)]
    #[must_use]
    pub fn element(&self) -> &str {
        &self.element
    }
}

impl fmt::Display for NodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}", self.action, self.element)
    }
}

impl Error for NodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref())
    }
}
