//! The names that code gives things, with the paths of what they are in.

use std::ops::Range;

use super::KEY;
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// Whether tokens are a name with the path of what it is in, and not a word that means a value.
pub(super) fn is_path(source: &Source, tokens: Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1).max(tokens.start);
    let is_value = matches!(
        source.token(last),
        "true" | "false" | "null" | "nil" | "None" | "True" | "False" | "undefined" | "NULL"
    );
    let is_mark = |at: usize| matches!(source.token(at), "." | "::" | "@" | "`" | "\\" | ":");
    let mut inner = tokens.clone();
    tokens.len() <= KEY
        && source.is_name(last)
        && !is_value
        && !source.token(last).starts_with(['$', '@'])
        && inner.all(|at| (source.is_name(at) && (at == last || is_mark(at + 1))) || is_mark(at))
}

/// A key or name without quotation marks, brackets, sigils, and the path of what it is in.
pub(super) fn bare(source: &Source, tokens: Range<usize>) -> String {
    let tokens = if source.is(tokens.start, "[") && tokens.len() > 2 {
        tokens.start + 1..tokens.end - 1
    } else {
        tokens
    };
    let last = tokens.end.saturating_sub(1).max(tokens.start);
    let is_mark = |at: usize| source.kind(at) == Some(Kind::Mark);
    let is_path = tokens.clone().all(|at| {
        source.is_name(at)
            || at == last
            || matches!(source.token(at), "." | "::" | "@" | "`" | "\\")
    });
    match source.kind(last) {
        Some(Kind::Str) if is_path => unquoted(source.token(last)).to_owned(),
        Some(Kind::Name) if is_path && (tokens.len() == 1 || is_mark(last - 1)) => source
            .token(last)
            .trim_start_matches(['$', '@', '%'])
            .to_owned(),
        _ => source
            .written(tokens)
            .trim_start_matches(['$', '@', ':', '%', '`'])
            .to_owned(),
    }
}
