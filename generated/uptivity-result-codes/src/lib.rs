// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table 64bc1d8852573475, body 4c2fafb0c5922247, generator 0.1.0

#![doc = include_str!("front.md")]
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod code;
mod errors;
mod lookup;
mod outcome;
mod raw;
#[cfg(feature = "serde")]
mod serde;
mod tables;

pub use code::ResultCode;
pub use errors::{UnknownLabel, UnknownValue};
pub use outcome::Outcome;
pub use raw::RawResultCode;
