// @generated from spec/uptivity.toml: do not edit. Change the table, then run `cargo xtask codegen`.
// stamp: table 64bc1d8852573475, body a354dbbccebb3192, generator 0.1.0

use core::fmt;

/// A value that the table does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownValue(u16);

impl UnknownValue {
    pub(crate) const fn new(value: u16) -> Self {
        Self(value)
    }

    /// The value that was asked for.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ResultCode has the value ")?;
        self.0.fmt(f)
    }
}

impl core::error::Error for UnknownValue {}

/// How much of an unknown label an error can hold without allocating.
const KEPT: usize = 64usize;

/// A label that the table does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnknownLabel {
    kept: [u8; KEPT],
    len: usize,
    whole: bool,
}

impl UnknownLabel {
    pub(crate) fn new(label: &str) -> Self {
        let mut len = label.len().min(KEPT);
        while !label.is_char_boundary(len) {
            len -= 1;
        }
        let mut kept = [0; KEPT];
        kept[..len].copy_from_slice(&label.as_bytes()[..len]);
        Self {
            kept,
            len,
            whole: len == label.len(),
        }
    }

    /// The label that was asked for, or the start of it if it was very long.
    #[must_use]
    pub fn label(&self) -> &str {
        core::str::from_utf8(&self.kept[..self.len]).unwrap_or_default()
    }
}

impl fmt::Debug for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnknownLabel").field(&self.label()).finish()
    }
}

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ResultCode has the label ")?;
        fmt::Debug::fmt(self.label(), f)?;
        f.write_str(if self.whole { "" } else { "…" })
    }
}

impl core::error::Error for UnknownLabel {}
