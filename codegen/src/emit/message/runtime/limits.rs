//! The maximum size of a message.

use super::examples::example;

/// The maximum size of a message. Without limits, a sender could exhaust the memory of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The maximum size of a message in bytes, including white space before it.
    pub bytes: u64,
    /// The maximum nesting depth; the root has depth 1.
    pub depth: usize,
    /// The maximum number of elements, including the root.
    pub elements: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Limits {
    /// 16 MiB, a depth of 64, 100,000 elements.
    pub const DEFAULT: Self = Self {
        bytes: 16 << 20,
        depth: 64,
        elements: 100_000,
    };

    /// Sets the maximum size in bytes.
    ///
    #[doc = example!(with_bytes)]
    #[must_use]
    pub const fn with_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the maximum nesting depth.
    ///
    #[doc = example!(with_depth)]
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Sets the maximum number of elements.
    ///
    #[doc = example!(with_elements)]
    #[must_use]
    pub const fn with_elements(mut self, elements: usize) -> Self {
        self.elements = elements;
        self
    }
}
