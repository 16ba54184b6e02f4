//! Rows of C that are calls of one macro, or values in braces: `FT_ERRORDEF( Ok, 0x00, "no error" )`, `X(E_OK, 0)`,
//! `{ 0, "REG_OKAY", "no errors detected" },`.

use std::ops::Range;

use crate::published::formats::code::lexer::{Kind, Source};

/// From how many rows on they are a list.
const LEAST: usize = 3;
/// The most tokens of a row. A file may have an open parenthesis in each line.
const LONGEST: usize = 100;

/// Calls of one macro in sequence.
pub(super) struct Calls {
    /// The macro, if there is one.
    pub(super) name: Option<String>,
    /// The macro whose text they are, if its parameter is the macro that is called: `#define DOORS(X) X(OPEN) X(SHUT)`.
    pub(super) list: Option<usize>,
    /// Whether nothing is before them in the file, the braces or the macro that they are in.
    pub(super) are_first: bool,
    pub(super) rows: Vec<Call>,
}

/// The arguments of a call, each as the tokens of the file.
pub(super) struct Call {
    pub(super) tokens: Range<usize>,
    pub(super) arguments: Vec<Range<usize>>,
}

/// Finds the calls in a sequence of tokens of a file, which are the text of the macro at `owner` if there is one.
pub(super) fn find(source: &Source, code: &[usize], owner: Option<usize>) -> Vec<Calls> {
    let list = |name: Option<&str>| {
        owner.filter(|owner| Some(source.token(owner + 2)) == name && source.is(owner + 3, ")"))
    };
    let mut found: Vec<Calls> = Vec::new();
    let mut open: Option<Calls> = None;
    let mut at = 0;
    while at < code.len() {
        let called = call(source, code, at).filter(|(name, call, _)| {
            // One argument may be anything, but in a list of names.
            call.arguments.len() != 1 || list(*name).is_some()
        });
        let Some((name, call, next)) = called else {
            if !is_separator(source, code[at]) {
                end(&mut open, &mut found);
            }
            at += 1;
            continue;
        };
        let continues = open
            .as_ref()
            .is_some_and(|calls| is_same_macro(calls.name.as_deref(), name));
        if !continues {
            end(&mut open, &mut found);
        }
        let calls = open.get_or_insert_with(|| Calls {
            name: name.map(str::to_owned),
            list: list(name),
            are_first: at == 0 || source.is(code[at - 1], "{"),
            rows: Vec::new(),
        });
        calls.rows.push(call);
        at = next;
    }
    end(&mut open, &mut found);
    found
}

fn end(open: &mut Option<Calls>, found: &mut Vec<Calls>) {
    found.extend(open.take().filter(|calls| calls.rows.len() >= LEAST));
}

fn is_separator(source: &Source, token: usize) -> bool {
    source.is(token, ",") || source.is(token, ";")
}

/// Whether two rows are calls of the same macro, or of two such as `ERRORDEF` and `NOERRORDEF`.
fn is_same_macro(one: Option<&str>, other: Option<&str>) -> bool {
    let last_word = |name: &str| {
        name.trim_end_matches('_')
            .rsplit('_')
            .next()
            .map(str::to_owned)
    };
    match (one, other) {
        (Some(one), Some(other)) => {
            let (one, other) = (last_word(one), last_word(other));
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            one.ends_with(&other) || other.ends_with(&one)
        }
        (one, other) => one == other,
    }
}

/// The call, or the values in braces, at a token: its name, what it is, and the index after it.
fn call<'s>(
    source: &'s Source,
    code: &[usize],
    at: usize,
) -> Option<(Option<&'s str>, Call, usize)> {
    let is = |at: usize, text: &str| code.get(at).is_some_and(|token| source.is(*token, text));
    let (name, open, close) = match () {
        () if source.is_name(code[at]) && is(at + 1, "(") => {
            (Some(source.token(code[at])), at + 1, ")")
        }
        () if is(at, "{") => (None, at, "}"),
        () => return None,
    };
    let mut arguments = Vec::new();
    let mut start = open + 1;
    let mut depth = 0_usize;
    let mut end = None;
    for index in (open + 1..code.len()).take(LONGEST) {
        let token = source.token(code[index]);
        match token {
            "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            "{" | "}" | ";" if token != close => return None,
            "," if depth == 0 => {
                arguments.push(start..index);
                start = index + 1;
            }
            _ if depth == 0 && token == close => {
                end = Some(index);
                break;
            }
            _ => {}
        }
    }
    let end = end?;
    if start < end {
        arguments.push(start..end);
    }
    let is_whole = arguments.iter().all(|argument| !argument.is_empty());
    let arguments: Vec<Range<usize>> = arguments
        .iter()
        .filter(|_| is_whole)
        .map(|argument| code[argument.start]..code[argument.end - 1] + 1)
        .collect();
    let has_name = arguments.iter().any(|argument| {
        let kind = source.kind(argument.start);
        argument.len() == 1 && matches!(kind, Some(Kind::Name | Kind::Str))
    });
    let call = Call {
        tokens: code[at]..code[end] + 1,
        arguments,
    };
    has_name.then_some((name, call, end + 1))
}
