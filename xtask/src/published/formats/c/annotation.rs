//! Annotations in macros, before the value: `DEPRECATED("use DOOR_OPEN") 4`.

use std::ops::Range;

use crate::published::formats::code::lexer::{Kind, Source};

/// Returns the body of a macro without its annotation: a call that is directly before the only number, and so has no
/// value.
pub(super) fn after(source: &Source, body: Range<usize>) -> Range<usize> {
    let last = body.end.saturating_sub(1);
    let is_call = body.start + 3 < last
        && source.is_name(body.start)
        && source.is(body.start + 1, "(")
        && source.is(last - 1, ")")
        && source.kind(last) == Some(Kind::Number);
    let mut arguments = body.start + 2..last.saturating_sub(1).max(body.start + 2);
    let is_one = arguments.all(|at| !matches!(source.token(at), "(" | ")"));
    if is_call && is_one {
        last..body.end
    } else {
        body
    }
}
