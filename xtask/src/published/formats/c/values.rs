//! The values of constants, as far as the file tells them.

use std::collections::HashMap;
use std::ops::Range;

use super::{Constant, Header, Origin};
use crate::published::formats::code::expression::{Definition, Shape, Value};
use crate::published::formats::code::lexer::{Kind, unquoted};

/// The maximum number of values of a macro that are named.
const MAX_BRANCHES: usize = 8;

impl<'a> Header<'a, '_> {
    /// The values of macros that have several, since a condition decides between them.
    pub(super) fn branches(&mut self, constants: &[Constant]) -> HashMap<&'a str, Vec<String>> {
        let mut values: HashMap<&str, Vec<String>> = HashMap::new();
        for constant in constants
            .iter()
            .filter(|constant| constant.origin == Origin::Macro)
        {
            if let Some(value @ Value::Int(_)) = self.evaluator.value(constant.definition) {
                let of_name = values
                    .entry(self.sources[0].token(constant.name))
                    .or_default();
                let value = value.display();
                if !of_name.contains(&value) && of_name.len() < MAX_BRANCHES {
                    of_name.push(value);
                }
            }
        }
        values.retain(|_, values| values.len() > 1);
        values
    }

    /// An expression whose value is not known, or what can be said about it all the same.
    pub(super) fn unknown(&mut self, tokens: Range<usize>) -> String {
        let source = &self.sources[0];
        let mut inner = tokens.clone();
        while inner.len() > 3
            && source.is_name(inner.start)
            && source.is(inner.start + 1, "(")
            && source.is(inner.end - 1, ")")
        {
            let name = source.token(inner.start);
            let mut functions = self.functions.iter();
            if functions.any(|(signature, _)| source.token(signature.start) == name) {
                // What it computes is not its argument.
                return format!("= {}", source.written(tokens));
            }
            inner = inner.start + 2..inner.end - 1;
        }
        if inner.len() == tokens.len() {
            return source.written(tokens);
        }
        let characters = inner.clone().map(|token| match source.kind(token) {
            Some(Kind::Char) => Some(unquoted(source.token(token))),
            Some(Kind::Mark) if source.is(token, ",") => Some(""),
            _ => None,
        });
        let string = characters.collect::<Option<String>>();
        let value = string.or_else(|| self.compute(inner));
        value.unwrap_or_else(|| source.written(tokens))
    }

    /// An argument of a call: its value, or the string that it is, or the tokens as written.
    pub(super) fn argument(&mut self, tokens: Range<usize>) -> String {
        let source = &self.sources[0];
        let is_string = tokens
            .clone()
            .all(|token| source.kind(token) == Some(Kind::Str));
        if is_string {
            let parts = tokens.map(|token| unquoted(source.token(token)));
            return parts.collect();
        }
        if tokens.len() == 1 && source.is_name(tokens.start) {
            return source.token(tokens.start).to_owned();
        }
        let written = source.written(tokens.clone());
        self.compute(tokens).unwrap_or(written)
    }

    /// The number that an expression of the file is.
    pub(super) fn compute(&mut self, tokens: Range<usize>) -> Option<String> {
        let definition = self.evaluator.define(Definition {
            name: "",
            source: 0,
            tokens,
            shape: Shape::Constant,
            scope: 0,
            types: 0..0,
            iota: None,
        });
        match self.evaluator.value(definition)? {
            value @ Value::Int(_) => Some(value.display()),
            Value::Str(_) => None,
        }
    }
}
