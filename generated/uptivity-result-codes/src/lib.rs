// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body baa2e363027d1a6a, generator 0.7.3

#![doc = include_str!("front.md")]
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "message")]
extern crate std;

// These files are laid out by the generator, and stay so.
#[rustfmt::skip]
mod code;
#[rustfmt::skip]
mod errors;
#[rustfmt::skip]
mod lookup;
#[cfg(feature = "message")]
#[rustfmt::skip]
pub mod message;
#[rustfmt::skip]
mod outcome;
#[rustfmt::skip]
mod raw;
#[cfg(feature = "serde")]
#[rustfmt::skip]
mod serde;
#[rustfmt::skip]
mod tables;

pub use code::ResultCode;
pub use errors::{UnknownLabel, UnknownValue};
pub use outcome::Outcome;
pub use raw::RawResultCode;
