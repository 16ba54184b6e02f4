//! Macros that make each of their calls a member of an enum: `#define X(name, value, text) DOOR_##name = value,`.

use std::ops::Range;

use super::calls::Call;
use crate::published::formats::code::lexer::Source;

/// The most bytes of a name. Many calls may have a part of it in common.
const LONGEST: usize = 256;

/// What makes a member of the arguments of a call.
pub(super) struct Generator {
    name: Vec<Piece>,
    /// Empty if the members have no values of their own.
    value: Vec<Piece>,
}

/// A part of a name: tokens that `##` joins.
enum Piece {
    /// A token of the macro.
    Token(usize),
    /// The argument with this position.
    Argument(usize),
}

/// The value of a member.
pub(super) enum MemberValue {
    /// One more than that of the member before it.
    Next,
    /// An expression of the file.
    Expression(Range<usize>),
    /// What has this name.
    Named(String),
}

impl Generator {
    /// A macro as a generator; `None` if it makes something else.
    pub(super) fn new(
        source: &Source,
        signature: &Range<usize>,
        body: &Range<usize>,
    ) -> Option<Self> {
        let end = body.end.checked_sub(1).filter(|end| source.is(*end, ","))?;
        let tokens = body.start..end;
        let equals = tokens.clone().find(|token| source.is(*token, "="));
        let value = equals.map_or(0..0, |equals| equals + 1..end);
        let pieces = |tokens: Range<usize>| pieces(source, signature, tokens);
        let generator = Self {
            name: pieces(body.start..equals.unwrap_or(end))?,
            value: pieces(value)?,
        };
        let has_argument = |piece: &Piece| matches!(piece, Piece::Argument(_));
        generator.name.iter().any(has_argument).then_some(generator)
    }

    /// The name and the value of the member that a call makes.
    pub(super) fn member(&self, source: &Source, call: &Call) -> Option<(String, MemberValue)> {
        let name = joined(source, &self.name, call)?;
        let value = match &self.value[..] {
            [] => MemberValue::Next,
            [Piece::Argument(at)] => MemberValue::Expression(call.arguments.get(*at)?.clone()),
            pieces => MemberValue::Named(joined(source, pieces, call)?),
        };
        Some((name, value))
    }

    /// The positions of the arguments that are neither name nor value.
    pub(super) fn others(&self, call: &Call) -> impl Iterator<Item = usize> {
        let is_used = |at: usize| {
            let mut pieces = self.name.iter().chain(&self.value);
            pieces.any(|piece| matches!(piece, Piece::Argument(used) if *used == at))
        };
        (0..call.arguments.len()).filter(move |at| !is_used(*at))
    }
}

/// The pieces of one name; `None` if the tokens are something else.
fn pieces(source: &Source, signature: &Range<usize>, tokens: Range<usize>) -> Option<Vec<Piece>> {
    let parameters: Vec<&str> = (signature.start + 2..signature.end)
        .step_by(2)
        .map(|token| source.token(token))
        .collect();
    let is_name = |offset: usize| offset.is_multiple_of(2);
    let mut pieces = Vec::new();
    for (offset, token) in tokens.clone().enumerate() {
        if !is_name(offset) {
            source.is(token, "##").then_some(())?;
            continue;
        }
        let text = source.token(token);
        let parameter = parameters.iter().position(|name| *name == text);
        pieces.push(parameter.map_or(Piece::Token(token), Piece::Argument));
    }
    (tokens.is_empty() || !is_name(tokens.len())).then_some(pieces)
}

/// The pieces as one name.
fn joined(source: &Source, pieces: &[Piece], call: &Call) -> Option<String> {
    let mut name = String::new();
    for piece in pieces {
        let token = match piece {
            Piece::Token(token) => *token,
            Piece::Argument(at) => {
                let argument = call.arguments.get(*at)?;
                (argument.len() == 1).then_some(argument.start)?
            }
        };
        name.push_str(source.token(token));
        (name.len() <= LONGEST).then_some(())?;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    (name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(is_part))
        .then_some(name)
}
