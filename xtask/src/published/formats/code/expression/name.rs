//! Names in an expression: parameters, constants, and calls of macros and of types.

use super::evaluator::{Shape, State};
use super::parser::{DEPTH, Parameter, Parser};
use super::value::{Int, Value};

impl<'a> Parser<'a, '_, '_> {
    pub(super) fn name(&mut self, text: &'a str, depth: usize) -> Option<Value<'a>> {
        if matches!(text, "sizeof" | "defined" | "alignof" | "new") {
            return None;
        }
        if text == "static_cast" {
            return self.static_cast(depth);
        }
        self.at += 1;
        let start = self.at - 1;
        if let Some((_, value)) = self.parameters.iter().find(|(name, _)| *name == text) {
            let value = (*value)?;
            // `x ## L`
            if self.eat("##") {
                self.at += usize::from(self.suffix());
            }
            return Some(match value {
                Value::Int(int) => Value::Int(Int {
                    loose: int.loose || int.compound,
                    compound: false,
                    ..int
                }),
                other @ Value::Str(_) => other,
            });
        }
        if text == "iota"
            && let Some(iota) = self.definition.iota
        {
            return Some(Value::Int(Int::new(iota)));
        }
        let mut name = text;
        while (self.is("::") || self.is("."))
            && self.at + 1 < self.end
            && self.source().is_name(self.at + 1)
        {
            name = self.source().token(self.at + 1);
            self.at += 2;
        }
        if self.is("(") || (self.is("{") && self.is_type(text)) {
            return self.call(name, start, depth);
        }
        let mut value = None;
        for index in self.evaluator.lookup(name, self.definition.scope) {
            let State::Done(Some(found)) = self.evaluator.states[index] else {
                return None;
            };
            if value.is_some_and(|value| value != found) {
                return None;
            }
            value = Some(found);
        }
        value
    }

    /// Whether calling this name converts a value.
    fn is_type(&self, text: &str) -> bool {
        let source = &self.evaluator.sources[self.definition.source];
        // Constants of Go can call nothing else.
        source.syntax.go_precedence
            || (source.syntax.rust && text == "Self")
            || self
                .definition
                .types
                .clone()
                .any(|token| source.token(token) == text)
    }

    fn call(&mut self, name: &'a str, start: usize, depth: usize) -> Option<Value<'a>> {
        if depth > DEPTH {
            return None;
        }
        let close = if self.is("(") { ")" } else { "}" };
        self.at += 1;
        let mut arguments = Vec::new();
        while !self.eat(close) {
            if !arguments.is_empty() && !self.eat(",") {
                return None;
            }
            arguments.push(self.expression(2, depth + 1)?);
        }
        let macros = self.evaluator.lookup(name, 0);
        if macros.is_empty() {
            let is_suffix =
                (name.ends_with("_C") && name.contains("INT")) || name == "__MSABI_LONG";
            let first = self.source().token(start);
            return match arguments[..] {
                [Value::Int(int)] if is_suffix => Some(Value::Int(int.tight())),
                [Value::Int(int)] if self.is_type(first) => {
                    self.cast(start..start + 1, Value::Int(int.tight()))
                }
                [Value::Str(text)] if self.is_type(first) => Some(Value::Str(text)),
                _ => None,
            };
        }
        let mut value = None;
        for index in macros {
            let found = self.expand(index, &arguments, depth)?;
            if value.is_some_and(|value| value != found) {
                return None;
            }
            value = Some(found);
        }
        value
    }

    fn expand(&mut self, index: usize, arguments: &[Value<'a>], depth: usize) -> Option<Value<'a>> {
        let definition = &self.evaluator.definitions[index];
        let Shape::Function(names) = &definition.shape else {
            return None;
        };
        let source = &self.evaluator.sources[definition.source];
        let names = names.clone().filter(|token| source.is_name(*token));
        let names: Vec<&str> = names.map(|token| source.token(token)).collect();
        if names.len() != arguments.len() {
            return None;
        }
        let values = arguments.iter().map(|value| Some(*value));
        let parameters: Vec<Parameter<'a>> = names.into_iter().zip(values).collect();
        let mut parser = Parser {
            evaluator: self.evaluator,
            source: definition.source,
            at: definition.tokens.start,
            end: definition.tokens.end,
            parameters: &parameters,
            definition: self.definition,
            fuel: self.fuel,
        };
        // Macros use each other less deep than expressions nest: each use costs more of the stack.
        let value = parser.all(depth + 8);
        self.fuel = parser.fuel;
        match value? {
            Value::Int(int) => {
                let loose = int.loose || int.compound;
                Some(Value::Int(Int {
                    loose,
                    compound: false,
                    ..int
                }))
            }
            other @ Value::Str(_) => Some(other),
        }
    }
}
