//! `discriminant`: a large enum whose variants have their values as discriminants takes rustc long.

use super::at;
use crate::diagnostic::Diagnostics;
use crate::model::Discriminant;
use crate::model::value::Repr;
use crate::read::raw::RawTable;

/// The most codes of a table that does not say what its discriminants are. rustc checks each element of
/// an array of the enum against all discriminants, a time that grows with the square of their number.
const UNSTATED: usize = 2048;
/// The most codes of a table that states `discriminant = "value"`, so that one that grows need not break
/// its users.
const STATED: usize = 4096;

pub(super) fn validate(
    raw: &RawTable,
    repr: Repr,
    diagnostics: &mut Diagnostics,
) -> Option<Discriminant> {
    let stated = raw.head.discriminant.as_ref();
    // A word that is not known was reported when it was read.
    let discriminant = match stated {
        Some(word) => Some(Discriminant::from_name(&word.value)?),
        None => None,
    };
    match (repr, discriminant) {
        (Repr::Str, Some(Discriminant::Value)) => {
            diagnostics.error(
                &at(stated),
                "a string cannot be a discriminant",
                "",
                "remove this line: the variants of a table of strings are always numbered by position",
            );
            None
        }
        (Repr::Str, _) | (_, Some(Discriminant::Position)) => Some(Discriminant::Position),
        (Repr::Integer(_), _) => {
            let (limit, place) = match stated {
                Some(_) => (STATED, at(stated)),
                None => (UNSTATED, at(raw.head.type_name.as_ref())),
            };
            let count = raw.codes.len();
            if count <= limit {
                return Some(Discriminant::Value);
            }
            diagnostics.error(
                &place,
                format!("{count} codes, and at most {limit} can have their values as discriminants"),
                "",
                "write `discriminant = \"position\"` below `[table]`; `as` then no longer returns the value",
            );
            None
        }
    }
}
