// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! The result codes of the NICE Uptivity API Server
//!
//! 59 codes, from “API Server Command Results”, by NICE Uptivity.
//!
//! By default the crate is `no_std` and has no dependencies. It has no `unsafe` code and requires Rust 1.83 or later. The feature `serde` serializes codes as their values.
//!
//! - [`ResultCode`] is the enum of all codes.
//! - [`RawResultCode`] holds any value, known or not.
//! - [`Outcome`] is the outcome of a request, where the vendor states it.
//!
//! # Example
//!
//! ```
//! use uptivity_result_codes::{RawResultCode, ResultCode};
//!
//! // Any value is kept, known or not.
//! let raw = RawResultCode::new(0);
//! match raw.known() {
//!     Some(code) => println!("{} is {code}", code.value()),
//!     None => println!("{raw} is unknown"),
//! }
//! assert_eq!(ResultCode::from_value(0), Some(ResultCode::RecordingStarted));
//! assert_eq!(ResultCode::from_label("API_RECORDING_STARTED"), Some(ResultCode::RecordingStarted));
//! assert_eq!(ResultCode::RecordingStarted.to_string(), "API_RECORDING_STARTED");
//! assert_eq!(RawResultCode::new(60).known(), None);
//! ```
//!
//! # The message
//!
//! With the feature `message`, the crate reads and writes `RESULT`, the XML message that carries a code. The feature needs `std`, `quick-xml` and `serde`.
//!
//! ```
//! # #[cfg(feature = "message")]
//! # fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use uptivity_result_codes::{message::Message, ResultCode};
//!
//! #[derive(serde::Deserialize)]
//! struct Data {
//!     id: u32,
//! }
//!
//! // A message as a server sends it. Tests can create one in the same way.
//! let xml = Message::reply("API_RECORDING_STARTED", ResultCode::RecordingStarted)
//!     .with_request_id("1")
//!     .with_node_xml("<DATA><id>7</id></DATA>")?
//!     .to_xml();
//!
//! let reply = Message::from_xml(xml)?.into_result()?;
//! match reply.code().known() {
//!     Some(code) => println!("{code}: {}", code.description().unwrap_or_default()),
//!     None => println!("{} is unknown", reply.code()),
//! }
//! let data: Data = reply.node().ok_or("no data")?.deserialize()?;
//! assert_eq!(data.id, 7);
//! # Ok(())
//! # }
//! # #[cfg(feature = "message")]
//! # example().unwrap();
//! ```

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
#[cfg(feature = "serde")]
pub mod serde_label;
#[cfg(feature = "serde")]
pub mod serde_label_option;

pub use code::ResultCode;
pub use errors::{ParseResultCodeError, ResultCodeError, UnknownLabel, UnknownValue};
pub use outcome::Outcome;
pub use raw::RawResultCode;
