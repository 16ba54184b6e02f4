// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

/// A value that the table does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownValue(u16);

impl UnknownValue {
    #[inline]
    pub(crate) const fn new(value: u16) -> Self {
        Self(value)
    }

    /// The value that was asked for.
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

/// A label that the table does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnknownLabel(Kept);

impl UnknownLabel {
    #[inline]
    pub(crate) fn new(label: &str) -> Self {
        Self(Kept::new(label))
    }

    /// The label that was asked for, or the start of it if it was very long.
    #[must_use]
    #[inline]
    pub fn label(&self) -> &str {
        self.0.text()
    }
}

impl fmt::Debug for UnknownLabel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnknownLabel").field(&self.0.text()).finish()
    }
}

impl fmt::Display for UnknownLabel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no ResultCode has the label ")?;
        fmt::Debug::fmt(self.0.text(), f)?;
        f.write_str(if self.0.whole { "" } else { "…" })
    }
}

impl core::error::Error for UnknownLabel {}

/// How many bytes of a text an error holds, so that it need not allocate.
const KEPT: usize = 64;

/// The start of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kept {
    bytes: [u8; KEPT],
    len: usize,
    whole: bool,
}

impl Kept {
    #[inline]
    fn new(text: &str) -> Self {
        let mut len = text.len().min(KEPT);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let mut bytes = [0; KEPT];
        bytes[..len].copy_from_slice(&text.as_bytes()[..len]);
        let whole = len == text.len();
        Self { bytes, len, whole }
    }

    #[inline]
    fn text(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}
