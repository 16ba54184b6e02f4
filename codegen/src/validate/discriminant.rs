//! `discriminant`: what it can be, for the type and the number of the codes.

use super::{Strictness, keyword};
use crate::diagnostic::{Diagnostics, START, Span};
use crate::model::Discriminant;
use crate::model::value::Repr;
use crate::read::raw::RawTable;

/// The maximum number of codes of a table that does not set `discriminant`. rustc checks each element of an
/// array of the enum against all discriminants, which takes a time quadratic in their number.
const MAX_CODES_BY_DEFAULT: usize = 2048;
/// The maximum number of codes of a table that sets `discriminant = "value"`, so that a table can grow
/// without breaking its users.
const MAX_CODES_BY_VALUE: usize = 4096;

pub(super) fn validate(
    raw: &RawTable,
    repr: Repr,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Discriminant> {
    let declared: Option<(Discriminant, &Span)> = match &raw.metadata.discriminant {
        Some(raw) => Some((keyword(Some(raw))?, &raw.span)),
        None => None,
    };
    match (repr, declared) {
        (Repr::Str, Some((Discriminant::Value, span))) => {
            let title = "a string cannot be a discriminant";
            let help = "remove this line: the variants of a table of strings always have positions";
            diagnostics.error(span, title, help);
            None
        }
        (Repr::Str, _) | (_, Some((Discriminant::Position, _))) => Some(Discriminant::Position),
        (Repr::Integer(_), _) => {
            let type_name = raw.metadata.type_name.as_ref();
            let (max, span) = match declared {
                Some((_, span)) => (MAX_CODES_BY_VALUE, span),
                None => (
                    MAX_CODES_BY_DEFAULT,
                    type_name.map_or(&START, |raw| &raw.span),
                ),
            };
            let count = raw.codes.len();
            if count <= max || strictness == Strictness::Earlier {
                return Some(Discriminant::Value);
            }
            let title =
                format!("{count} codes, but at most {max} can have their values as discriminants");
            let help = "write `discriminant = \"position\"` below `[table]`; `as` then no longer returns the value";
            diagnostics.error(span, title, help);
            None
        }
    }
}
