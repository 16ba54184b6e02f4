// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body b4b08bc6abfa317b, generator 0.7.2

#![doc = include_str!("front.md")]
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "message")]
extern crate std;

mod code;
mod errors;
mod lookup;
#[cfg(feature = "message")]
pub mod message;
mod outcome;
mod raw;
#[cfg(feature = "serde")]
mod serde;
mod tables;

pub use code::ResultCode;
pub use errors::{UnknownLabel, UnknownValue};
pub use outcome::Outcome;
pub use raw::RawResultCode;
