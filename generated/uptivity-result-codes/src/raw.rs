// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

use crate::code::ResultCode;
use crate::errors::UnknownValue;

/// A value as received, whether or not a [`ResultCode`] has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct RawResultCode(u16);

impl RawResultCode {
    /// Wraps a value, known or not.
    #[must_use]
    #[inline]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// Returns the value.
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self.0
    }

    /// Returns the code with the value, or `None` if no code has it.
    #[must_use]
    #[inline]
    pub const fn known(self) -> Option<ResultCode> {
        ResultCode::from_value(self.0)
    }
}

impl From<u16> for RawResultCode {
    #[inline]
    fn from(value: u16) -> Self {
        Self(value)
    }
}

impl From<RawResultCode> for u16 {
    #[inline]
    fn from(raw: RawResultCode) -> Self {
        raw.0
    }
}

impl From<ResultCode> for RawResultCode {
    #[inline]
    fn from(code: ResultCode) -> Self {
        Self(code.value())
    }
}

impl TryFrom<RawResultCode> for ResultCode {
    type Error = UnknownValue;

    #[inline]
    fn try_from(raw: RawResultCode) -> Result<Self, UnknownValue> {
        Self::try_from(raw.0)
    }
}

impl PartialEq<ResultCode> for RawResultCode {
    #[inline]
    fn eq(&self, code: &ResultCode) -> bool {
        self.0 == code.value()
    }
}

impl PartialEq<RawResultCode> for ResultCode {
    #[inline]
    fn eq(&self, raw: &RawResultCode) -> bool {
        self.value() == raw.0
    }
}

impl fmt::Debug for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("RawResultCode");
        match self.known() {
            Some(code) => tuple.field(&code).finish(),
            None => tuple.field(&self.0).finish(),
        }
    }
}

/// Writes the label, or the value if it is unknown.
impl fmt::Display for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(code) => code.fmt(f),
            None => self.0.fmt(f),
        }
    }
}
