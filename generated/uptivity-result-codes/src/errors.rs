// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

/// The error for a value that no code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownValue(u16);

impl UnknownValue {
    #[inline]
    pub(crate) const fn new(value: u16) -> Self {
        Self(value)
    }

    /// Returns the unrecognized value.
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for UnknownValue {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ResultCode has the value ")?;
        self.0.fmt(f)
    }
}

impl core::error::Error for UnknownValue {}

/// The error for a label that no code has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnknownLabel(TruncatedInput);

impl UnknownLabel {
    #[inline]
    pub(crate) fn new(label: &str) -> Self {
        Self(TruncatedInput::new(label))
    }

    /// Returns the unrecognized label, or its start if it is very long.
    #[must_use]
    #[inline]
    pub fn label(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for UnknownLabel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnknownLabel").field(&self.0.as_str()).finish()
    }
}

impl fmt::Display for UnknownLabel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ResultCode has the label ")?;
        fmt::Debug::fmt(self.0.as_str(), f)?;
        f.write_str(if self.0.is_complete { "" } else { "…" })
    }
}

impl core::error::Error for UnknownLabel {}

/// The maximum number of bytes of a string that an error keeps. More would need an allocation.
const MAX_LEN: usize = 64;

/// The start of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
struct TruncatedInput {
    bytes: [u8; MAX_LEN],
    len: usize,
    is_complete: bool,
}

impl TruncatedInput {
    #[inline]
    fn new(input: &str) -> Self {
        let mut len = input.len().min(MAX_LEN);
        while !input.is_char_boundary(len) {
            len -= 1;
        }
        let mut bytes = [0; MAX_LEN];
        bytes[..len].copy_from_slice(&input.as_bytes()[..len]);
        let is_complete = len == input.len();
        Self { bytes, len, is_complete }
    }

    #[inline]
    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}
