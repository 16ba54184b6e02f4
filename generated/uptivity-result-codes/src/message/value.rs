// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use std::fmt;
use std::num::IntErrorKind::{NegOverflow, PosOverflow};
use std::num::ParseIntError;
use std::string::ToString;

use super::Problem;
use crate::raw::RawResultCode;

/// What a message holds of the value.
pub(super) type Held = u16;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "a text is passed so")]
pub(super) const fn raw(held: &Held) -> RawResultCode {
    RawResultCode::new(*held)
}

pub(super) const fn held(raw: RawResultCode) -> Held {
    raw.value()
}

/// Reads what the element says, without white space around it.
pub(super) fn read(text: &str) -> Result<Held, Problem> {
    let parsed = text.parse::<Held>();
    parsed.map_err(|error| problem(text, &error))
}

/// An unsigned type takes what is below zero for no number at all, but it is one.
fn problem(text: &str, error: &ParseIntError) -> Problem {
    let is_number = text.parse::<i128>().is_ok();
    if is_number || [NegOverflow, PosOverflow].contains(error.kind()) {
        Problem::OutOfRange(text.to_string())
    } else {
        Problem::NotANumber(text.to_string())
    }
}

/// Writes a value as the table does.
pub(super) fn show(raw: RawResultCode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", raw.value())
}
