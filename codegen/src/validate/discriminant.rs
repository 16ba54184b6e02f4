//! `discriminant`: what it can be, for the type and the number of the codes.

use super::{keyword, span};
use crate::diagnostic::Diagnostics;
use crate::model::Discriminant;
use crate::model::value::Repr;
use crate::read::raw::RawTable;

/// The maximum number of codes of a table that does not set `discriminant`. rustc checks each element of an
/// array of the enum against all discriminants, which takes a time quadratic in their number.
const MAX_UNSET: usize = 2048;
/// The maximum number of codes of a table that sets `discriminant = "value"`, so that a table can grow
/// without breaking its users.
const MAX_SET: usize = 4096;

pub(super) fn validate(
    raw: &RawTable,
    repr: Repr,
    diagnostics: &mut Diagnostics,
) -> Option<Discriminant> {
    let raw_discriminant = raw.metadata.discriminant.as_ref();
    let discriminant: Option<Discriminant> = keyword(raw_discriminant);
    if raw_discriminant.is_some() && discriminant.is_none() {
        return None;
    }
    match (repr, discriminant) {
        (Repr::Str, Some(Discriminant::Value)) => {
            let help = "remove this line: the variants of a table of strings always have positions";
            diagnostics.error(
                &span(raw_discriminant),
                "a string cannot be a discriminant",
                help,
            );
            None
        }
        (Repr::Str, _) | (_, Some(Discriminant::Position)) => Some(Discriminant::Position),
        (Repr::Integer(_), _) => {
            let (max, place) = match raw_discriminant {
                Some(_) => (MAX_SET, span(raw_discriminant)),
                None => (MAX_UNSET, span(raw.metadata.type_name.as_ref())),
            };
            let count = raw.codes.len();
            if count <= max {
                return Some(Discriminant::Value);
            }
            let title =
                format!("{count} codes, but at most {max} can have their values as discriminants");
            let help = "write `discriminant = \"position\"` below `[table]`; `as` then no longer returns the value";
            diagnostics.error(&place, title, help);
            None
        }
    }
}
