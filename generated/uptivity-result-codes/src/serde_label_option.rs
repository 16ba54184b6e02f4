// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! Optional codes as their labels, for `#[serde(with = "uptivity_result_codes::serde_label_option")]`.
//!
//! The field is an `Option` of what [`serde_label`] accepts. With `#[serde(default)]`, the field may also be left out of the input.
//!
//! # Examples
//!
//! ```
//! use uptivity_result_codes::ResultCode;
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Reply {
//!     #[serde(default, with = "uptivity_result_codes::serde_label_option")]
//!     code: Option<ResultCode>,
//! }
//!
//! let input = std::iter::empty::<(&str, &str)>();
//! let input = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(input);
//! let reply: Reply = serde::Deserialize::deserialize(input)?;
//! assert_eq!(reply.code, None);
//! # Ok::<(), serde::de::value::Error>(())
//! ```

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use super::serde_label;

/// Serializes the label as [`serde_label::serialize`] does, or nothing.
///
/// # Errors
///
/// Fails if [`serde_label::serialize`] does.
#[allow(clippy::ref_option, reason = "serde calls it with a reference to the field")]
pub fn serialize<T, S>(code: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Copy + Into<super::RawResultCode>,
    S: Serializer,
{
    match code {
        Some(code) => serializer.serialize_some(&ByLabel(code)),
        None => serializer.serialize_none(),
    }
}

/// Deserializes what [`serde_label::deserialize`] does, or nothing.
///
/// # Errors
///
/// Fails if [`serde_label::deserialize`] does.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: TryFrom<super::RawResultCode>,
    T::Error: fmt::Display,
    D: Deserializer<'de>,
{
    let code = Option::<ByLabel<T>>::deserialize(deserializer)?;
    Ok(code.map(|ByLabel(code)| code))
}

struct ByLabel<T>(T);

impl<T> Serialize for ByLabel<&T>
where
    T: Copy + Into<super::RawResultCode>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_label::serialize(self.0, serializer)
    }
}

impl<'de, T> Deserialize<'de> for ByLabel<T>
where
    T: TryFrom<super::RawResultCode>,
    T::Error: fmt::Display,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_label::deserialize(deserializer).map(Self)
    }
}
