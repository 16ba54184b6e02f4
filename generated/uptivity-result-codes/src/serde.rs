// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body 9b700261fdfc29d3, generator 0.7.3

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::code::ResultCode;
use crate::raw::RawResultCode;

/// Writes the value.
impl Serialize for ResultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.value())
    }
}

/// Reads the value; one that the table does not have is an error.
impl<'de> Deserialize<'de> for ResultCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(u16::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Writes the value, known or not.
impl Serialize for RawResultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.value())
    }
}

/// Reads any value.
impl<'de> Deserialize<'de> for RawResultCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u16::deserialize(deserializer).map(Self::new)
    }
}
