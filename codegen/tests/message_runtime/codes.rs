//! The part of a generated crate that its message uses, with a few codes. The crate itself is not a
//! dependency: it would have to be there before the generator can be built.

#![allow(
    missing_docs,
    reason = "the items are documented in the generated crate"
)]

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultCode {
    InvalidMessageFormat17 = 17,
    NoDefaultRecordingPath = 18,
    Ok = 20,
}

impl ResultCode {
    const ALL: [Self; 3] = [
        Self::InvalidMessageFormat17,
        Self::NoDefaultRecordingPath,
        Self::Ok,
    ];

    #[must_use]
    pub const fn value(self) -> u16 {
        self as u16
    }

    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        Self::all_with_label(label).first().copied()
    }

    #[must_use]
    pub fn all_with_label(label: &str) -> &'static [Self] {
        let found = Self::ALL.iter().position(|code| code.label() == label);
        found.map_or(&[], |at| match at {
            0 => &[Self::InvalidMessageFormat17],
            1 => &[Self::NoDefaultRecordingPath],
            _ => &[Self::Ok],
        })
    }

    fn label(self) -> &'static str {
        match self {
            Self::InvalidMessageFormat17 => "API_INVALID_MESSAGE_FORMAT",
            Self::NoDefaultRecordingPath => "API_ERROR_NO_DEFAULT_RECORDING_PATH",
            Self::Ok => "API_OK",
        }
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Success,
    Error,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Success => "success",
            Self::Error => "error",
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawResultCode(u16);

impl RawResultCode {
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }

    #[must_use]
    pub fn known(self) -> Option<ResultCode> {
        let mut codes = ResultCode::ALL.into_iter();
        codes.find(|code| code.value() == self.0)
    }

    #[must_use]
    pub fn outcome(self) -> Option<Outcome> {
        match self.known()? {
            ResultCode::InvalidMessageFormat17 => None,
            ResultCode::NoDefaultRecordingPath => Some(Outcome::Error),
            ResultCode::Ok => Some(Outcome::Success),
        }
    }
}

impl From<ResultCode> for RawResultCode {
    fn from(code: ResultCode) -> Self {
        Self(code.value())
    }
}

impl PartialEq<ResultCode> for RawResultCode {
    fn eq(&self, code: &ResultCode) -> bool {
        self.known() == Some(*code)
    }
}

impl PartialEq<RawResultCode> for ResultCode {
    fn eq(&self, raw: &RawResultCode) -> bool {
        raw.known() == Some(*self)
    }
}
