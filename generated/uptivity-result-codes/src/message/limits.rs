// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! How large a message may be.

/// How large a message may be, so that no sender can exhaust the memory of its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that a message may have, white space before it included.
    pub bytes: u64,
    /// The depth to which elements may be nested; that of the root is 1.
    pub depth: usize,
    /// The most elements that a message may have.
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

    /// Sets the most bytes.
    #[must_use]
    pub const fn with_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the largest depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Sets the most elements.
    #[must_use]
    pub const fn with_elements(mut self, elements: usize) -> Self {
        self.elements = elements;
        self
    }
}
