// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::code::ResultCode;
use super::raw::RawResultCode;

/// Serializes the code as its value.
impl Serialize for ResultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.value())
    }
}

/// Deserializes a code from its value. A value that no code has is an error.
impl<'de> Deserialize<'de> for ResultCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(u16::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Serializes the value, known or not.
impl Serialize for RawResultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.value())
    }
}

/// Deserializes a value, known or not.
impl<'de> Deserialize<'de> for RawResultCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u16::deserialize(deserializer).map(Self::new)
    }
}
