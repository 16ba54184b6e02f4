//! The types and the names that are specific to the messages of this crate.

/// The enum of all codes.
pub(super) type Code = super::super::ResultCode;

/// Any value, known or not.
pub(super) type Raw<'v> = super::super::RawResultCode;

/// The outcome of a request.
pub(super) type Outcome = super::super::Outcome;

/// A value that a message owns.
pub(super) type Held = u16;

/// Whether values are shown in hexadecimal. They may then also be hexadecimal in a message.
pub(super) const IS_HEX: bool = false;

/// The root element.
pub(super) const ROOT: &str = "RESULT";

/// The element that repeats the id of the request.
pub(super) const REQUEST_ID: &str = "REQUESTID";

/// The element that distinguishes errors from replies.
pub(super) const TYPE: &str = "RESULTTYPE";

/// The element that contains the value.
pub(super) const CODE: &str = "RESULTCODE";

/// The element that contains the server's text.
pub(super) const TEXT: &str = "RESULTMSG";

/// The content of the type element of an error.
pub(super) const ERROR_TYPE: &str = "ERROR";
