// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

/// How large a message may be, so that no sender can make its reader run out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that a message may have, white space before it included.
    pub bytes: u64,
    /// How deep elements may lie within each other; the root is at 1.
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
    /// 16 MiB, 64 deep, 100,000 elements.
    pub const DEFAULT: Self = Self {
        bytes: 16 << 20,
        depth: 64,
        elements: 100_000,
    };
    /// The same with so many bytes.
    #[must_use]
    pub const fn with_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }

    /// The same with such a depth.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// The same with so many elements.
    #[must_use]
    pub const fn with_elements(mut self, elements: usize) -> Self {
        self.elements = elements;
        self
    }
}
