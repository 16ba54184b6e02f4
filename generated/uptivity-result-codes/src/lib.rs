// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

//! The result codes of the NICE Uptivity API Server
//!
//! 59 codes, from “API Server Command Results”, by NICE Uptivity.
//!
//! By default the crate is `no_std` and has no dependencies. It has no `unsafe` code and requires Rust 1.83 or later. The feature `serde` serializes codes as their values or, by the module `serde_label`, as their labels.
//!
//! - [`ResultCode`] lists all codes.
//! - [`RawResultCode`] holds any value, known or not.
//! - [`ResultCodeError`] is the error of a request that failed.
//! - [`Outcome`] is the outcome of a request, where it is stated.
//! - The module `message`, with the feature of that name, reads and writes the XML message that carries a code.
//!
//! A code without a stated outcome is neither an error nor a success: `is_error()` and `is_success()` are both `false`. The message says whether it is an error: ask `Message::is_error()`.
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

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(feature = "message")]
extern crate std;

mod code;
mod errors;
mod lookup;
mod outcome;
mod raw;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "serde")]
pub mod serde_label;
#[cfg(feature = "serde")]
pub mod serde_label_option;
/// The XML message that carries a code, read and written.
///
/// # Examples
///
/// ```
/// use uptivity_result_codes::{message::Message, ResultCode};
///
/// #[derive(serde::Deserialize)]
/// struct Data {
///     id: u32,
/// }
///
/// // A message as a server sends it. Tests can create one in the same way.
/// let xml = Message::reply("API_RECORDING_STARTED", ResultCode::RecordingStarted)
///     .with_request_id("1")
///     .with_node_xml("<DATA><id>7</id></DATA>")?
///     .to_xml();
///
/// // RESULTTYPE decides whether it is an error. What the table says of the code may contradict that.
/// let message = Message::from_xml(xml)?;
/// if let Some(conflict) = message.conflict() {
///     return Err(conflict.to_string().into());
/// }
/// let reply = message.into_result()?;
/// println!("{}", reply.code());
/// let data: Data = reply.node().ok_or("no data")?.deserialize()?;
/// assert_eq!(data.id, 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Elements
///
#[cfg(feature = "message")]
pub mod message;

pub use code::ResultCode;
pub use errors::{ParseResultCodeError, ResultCodeError, UnknownLabel, UnknownValue};
pub use outcome::Outcome;
pub use raw::RawResultCode;
