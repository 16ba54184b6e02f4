// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! Codes as their labels, for `#[serde(with = "uptivity_result_codes::serde_label")]`.
//!
//! The field is a [`ResultCode`](super::ResultCode) or [`RawResultCode`](super::RawResultCode). A value without a label, or whose label leads to another code, is written as a number in a string. So every value is read back as it was.
//!
//! For a field that is an `Option`, there is [`serde_label_option`](super::serde_label_option).
//!
//! # Examples
//!
//! ```
//! use uptivity_result_codes::ResultCode;
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Reply {
//!     #[serde(with = "uptivity_result_codes::serde_label")]
//!     code: ResultCode,
//! }
//!
//! let input = [("code", "API_RECORDING_STARTED")].into_iter();
//! let input = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(input);
//! let reply: Reply = serde::Deserialize::deserialize(input)?;
//! assert_eq!(reply.code, ResultCode::RecordingStarted);
//! # Ok::<(), serde::de::value::Error>(())
//! ```

use core::fmt;
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserializer, Serializer};

/// Serializes the label, or the number if no label leads back to it.
///
/// # Errors
///
/// Fails if the serializer does.
pub fn serialize<T, S>(code: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Copy + Into<super::RawResultCode>,
    S: Serializer,
{
    let raw: super::RawResultCode = (*code).into();
    match raw.known() {
        Some(code) if super::ResultCode::from_label(code.label()) == Some(code) => {
            serializer.serialize_str(code.label())
        }
        _ => serializer.collect_str(&Number(raw.value())),
    }
}

/// Deserializes a label or an alias, or a number in a string.
///
/// # Errors
///
/// Fails if the input is neither, or if the type of the field does not have the value.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: TryFrom<super::RawResultCode>,
    T::Error: fmt::Display,
    D: Deserializer<'de>,
{
    let raw = deserializer.deserialize_str(LabelOrNumber)?;
    T::try_from(raw).map_err(de::Error::custom)
}

/// A value that is written as a number.
struct Number(u16);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

struct LabelOrNumber;

impl Visitor<'_> for LabelOrNumber {
    type Value = super::RawResultCode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a label of ResultCode, such as \"API_RECORDING_STARTED\", or a number from 0 to 65535 as a string",
        )
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<super::RawResultCode, E> {
        let unexpected = Unexpected::Str(text);
        text.parse().map_err(|_| E::invalid_value(unexpected, &self))
    }
}
