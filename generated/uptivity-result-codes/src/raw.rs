// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

use crate::code::ResultCode;
use crate::errors::UnknownValue;
use crate::outcome::Outcome;

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

impl RawResultCode {
    /// Returns the label of the code with this value, or `None` if it is unknown.
    #[must_use]
    #[inline]
    pub const fn label(self) -> Option<&'static str> {
        match self.known() {
            Some(code) => Some(code.label()),
            None => None,
        }
    }

    /// Returns what the value means, or `None` if the vendor does not say.
    #[must_use]
    #[inline]
    pub const fn description(self) -> Option<&'static str> {
        match self.known() {
            Some(code) => code.description(),
            None => None,
        }
    }

    /// Returns the outcome of the request, or `None` if the vendor does not state it.
    #[must_use]
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        match self.known() {
            Some(code) => code.outcome(),
            None => None,
        }
    }

    /// Returns the code that the value is to be treated as, or `None` if there is none.
    ///
    /// It is the code with the value.
    #[must_use]
    #[inline]
    pub const fn fallback(self) -> Option<ResultCode> {
        self.known()
    }

    /// Whether the vendor documents the value as an error.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_error(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Error))
    }

    /// Whether the vendor documents the value as a success.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_success(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Success))
    }

    /// Whether the vendor documents the value as a success with a caveat.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_warning(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Warning))
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
