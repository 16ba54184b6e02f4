// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;
use core::str::FromStr;

use super::code::ResultCode;
use super::errors::{ParseResultCodeError, ResultCodeError, UnknownValue};
use super::outcome::Outcome;

/// A value as received, whether or not a [`ResultCode`] has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct RawResultCode(u16);

impl RawResultCode {
    /// Wraps a value, known or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{RawResultCode, ResultCode};
    ///
    /// assert_eq!(RawResultCode::new(0), ResultCode::RecordingStarted);
    /// assert_eq!(RawResultCode::new(60).value(), 60);
    /// ```
    #[must_use]
    #[inline]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// Returns the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert_eq!(RawResultCode::new(0).value(), 0);
    /// ```
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self.0
    }

    /// Returns the code with the value, or `None` if no code has it.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{RawResultCode, ResultCode};
    ///
    /// assert_eq!(RawResultCode::new(0).known(), Some(ResultCode::RecordingStarted));
    /// assert_eq!(RawResultCode::new(60).known(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn known(self) -> Option<ResultCode> {
        ResultCode::from_value(self.0)
    }

    /// Returns the value as an error, whatever its outcome is.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{RawResultCode, ResultCode};
    ///
    /// assert_eq!(RawResultCode::new(1).into_error().raw(), ResultCode::AlreadyRecording);
    /// ```
    #[must_use]
    #[inline]
    pub fn into_error(self) -> ResultCodeError {
        ResultCodeError::new(self)
    }
}

impl RawResultCode {
    /// Returns the label of the code with this value, or `None` if it is unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert_eq!(RawResultCode::new(0).label(), Some("API_RECORDING_STARTED"));
    /// assert_eq!(RawResultCode::new(60).label(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn label(self) -> Option<&'static str> {
        match self.known() {
            Some(code) => Some(code.label()),
            None => None,
        }
    }

    /// Returns the meaning of the value, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert_eq!(RawResultCode::new(0).description(), Some("A recording started."));
    /// assert_eq!(RawResultCode::new(60).description(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn description(self) -> Option<&'static str> {
        match self.known() {
            Some(code) => code.description(),
            None => None,
        }
    }

    /// Returns the outcome of the request, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{Outcome, RawResultCode};
    ///
    /// assert_eq!(RawResultCode::new(0).outcome(), Some(Outcome::Success));
    /// assert_eq!(RawResultCode::new(60).outcome(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        match self.known() {
            Some(code) => code.outcome(),
            None => None,
        }
    }

    /// Returns the code to treat the value as: its own.
    ///
    /// `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{RawResultCode, ResultCode};
    ///
    /// assert_eq!(RawResultCode::new(0).fallback(), Some(ResultCode::RecordingStarted));
    /// assert_eq!(RawResultCode::new(60).fallback(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn fallback(self) -> Option<ResultCode> {
        self.known()
    }

    /// Whether the outcome is an error.
    ///
    /// `false` does not mean success. Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert!(RawResultCode::new(1).is_error());
    /// // The outcome of this one is not stated.
    /// assert!(!RawResultCode::new(5).is_error());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_error(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Error))
    }

    /// Whether the outcome is a success.
    ///
    /// `false` does not mean failure. Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert!(RawResultCode::new(0).is_success());
    /// // The outcome of this one is not stated.
    /// assert!(!RawResultCode::new(5).is_success());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_success(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Success))
    }

    /// Whether the outcome is a success with a caveat.
    ///
    /// Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::RawResultCode;
    ///
    /// assert!(!RawResultCode::new(0).is_warning());
    /// ```
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

    /// Returns the code with this value.
    ///
    /// # Errors
    ///
    /// Fails if no code has it.
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

impl PartialEq<u16> for RawResultCode {
    #[inline]
    fn eq(&self, value: &u16) -> bool {
        self.0 == *value
    }
}

/// Writes the value, and the name of the variant if it is known.
impl fmt::Debug for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("RawResultCode");
        tuple.field(&self.0);
        if let Some(code) = self.known() {
            tuple.field(&code);
        }
        tuple.finish()
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

impl fmt::LowerHex for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::UpperHex for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Octal for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Binary for RawResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads a label or an alias, or else a number: decimal, or hexadecimal after `0x`.
///
/// # Examples
///
/// ```
/// use uptivity_result_codes::{RawResultCode, ResultCode};
///
/// let by_label: RawResultCode = "API_RECORDING_STARTED".parse()?;
/// let by_number: RawResultCode = "0".parse()?;
/// assert_eq!(by_label, ResultCode::RecordingStarted);
/// assert_eq!(by_number, ResultCode::RecordingStarted);
/// # Ok::<(), uptivity_result_codes::ParseResultCodeError>(())
/// ```
impl FromStr for RawResultCode {
    type Err = ParseResultCodeError;

    /// Reads a label or an alias, or else a number.
    ///
    /// # Errors
    ///
    /// Fails if the string is none of these, or if the type of values cannot represent the number.
    fn from_str(text: &str) -> Result<Self, ParseResultCodeError> {
        if let Some(code) = ResultCode::from_label(text) {
            return Ok(Self::from(code));
        }
        parse_number(text).map(Self).ok_or(ParseResultCodeError::new())
    }
}

/// Reads a decimal number, or a hexadecimal one after `0x`.
fn parse_number(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    match digits {
        Some(digits) if digits.starts_with('+') => None,
        Some(digits) => u16::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}
