// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

use super::raw::RawResultCode;

/// The error of a request that failed with this value, known or not.
///
/// Only [`new`](Self::new) and [`into_error`](RawResultCode::into_error) create it. There is no conversion for `?`, since a [`ResultCode`](super::ResultCode) may be a success.
///
/// # Examples
///
/// ```
/// use uptivity_result_codes::RawResultCode;
///
/// let error = RawResultCode::new(1).into_error();
/// assert_eq!(error.to_string(), "API_ERROR_ALREADY_RECORDING (1): Recording is already in progress.");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ResultCodeError(RawResultCode);

impl ResultCodeError {
    /// Creates the error for a value, known or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{RawResultCode, ResultCode, ResultCodeError};
    ///
    /// assert_eq!(ResultCodeError::new(ResultCode::AlreadyRecording), RawResultCode::new(1).into_error());
    /// ```
    #[must_use]
    #[inline]
    pub fn new(value: impl Into<RawResultCode>) -> Self {
        Self(value.into())
    }

    /// Returns the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{ResultCode, ResultCodeError};
    ///
    /// assert_eq!(ResultCodeError::new(ResultCode::AlreadyRecording).raw(), ResultCode::AlreadyRecording);
    /// ```
    #[must_use]
    #[inline]
    pub const fn raw(self) -> RawResultCode {
        self.0
    }
}

/// Writes the label, the value and what it means, in one line.
impl fmt::Display for ResultCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.0.known() {
            f.write_str(code.label())?;
            f.write_str(" (")?;
            write!(f, "{}", self.0.value())?;
            f.write_str(")")?;
        } else {
            f.write_str("unknown ResultCode ")?;
            write!(f, "{}", self.0.value())?;
        }
        let lines = self.0.description().unwrap_or_default().lines().map(str::trim);
        let mut separator = ": ";
        for line in lines.take_while(|line| !line.is_empty()) {
            f.write_str(separator)?;
            f.write_str(line)?;
            separator = " ";
        }
        Ok(())
    }
}

impl core::error::Error for ResultCodeError {}

/// The error for a value that no code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownValue(u16);

impl UnknownValue {
    #[inline]
    pub(crate) const fn new(value: u16) -> Self {
        Self(value)
    }

    /// Returns the unrecognized value.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// let error = ResultCode::try_from(60).unwrap_err();
    /// assert_eq!(error.value(), 60);
    /// ```
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
        write!(f, "{}", self.0)
    }
}

impl core::error::Error for UnknownValue {}

/// The error for a label that no code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownLabel(());

impl UnknownLabel {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for UnknownLabel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "no ResultCode has this label; an example of a label is \"API_RECORDING_STARTED\"",
        )
    }
}

impl core::error::Error for UnknownLabel {}

/// The error for a string that is neither a label nor a number of the type of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseResultCodeError(());

impl ParseResultCodeError {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for ParseResultCodeError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "neither a label of ResultCode, such as \"API_RECORDING_STARTED\", nor a number from 0 to 65535",
        )
    }
}

impl core::error::Error for ParseResultCodeError {}
