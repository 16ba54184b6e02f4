//! The macros of a file, and the code between its directives.

use std::ops::Range;

use super::annotation;
use super::branch::Branches;
use super::condition::Conditions;
use super::{Constant, Header, Origin};
use crate::published::formats::code::expression::{Definition, Shape};
use crate::published::formats::code::lexer::{Kind, Source};

impl Header<'_, '_> {
    /// Reads the macros and returns the tokens that belong to no directive.
    pub(super) fn directives(&mut self, source: usize) -> Vec<usize> {
        let file = &self.sources[source];
        let mut code = Vec::new();
        let mut at = 0;
        let mut conditions = Conditions::default();
        let mut lead = None;
        // The name of the first `#ifndef`, whose definition says that the file was included.
        let mut guard: Option<&str> = None;
        let mut is_first = true;
        let mut branches = Branches::default();
        while at < file.tokens.len() {
            if !(file.tokens[at].first && file.is(at, "#")) {
                if !conditions.skips() {
                    code.push(at);
                    lead = None;
                }
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < file.tokens.len() && !file.tokens[at].first {
                at += 1;
            }
            let name = file.token((start + 1).min(at - 1));
            if std::mem::take(&mut is_first) && name == "ifndef" && at == start + 3 {
                guard = Some(file.token(start + 2));
            }
            if conditions.sees(name) {
                branches.directive(name, file.token((start + 2).min(at - 1)));
            }
            let is_undecided = conditions.directive(name, || self.decide(source, start + 2..at));
            if source == 0 && is_undecided {
                self.undecided.push(start);
            }
            match (name, conditions.skips()) {
                ("define", false) if at > start + 2 && guard == Some(file.token(start + 2)) => {
                    guard = None;
                }
                ("define", false) if at > start + 2 => {
                    // `#ifndef NAME` above belongs to the macro.
                    let guard = lead.filter(|lead| file.token(lead + 2) == file.token(start + 2));
                    let count = self.constants.len();
                    self.define(source, guard.unwrap_or(start), start..at, code.len());
                    if self.constants.len() > count {
                        branches.define(file.token(start + 2), count);
                    }
                    lead = None;
                }
                ("ifndef" | "ifdef" | "undef", false) if at == start + 3 => {
                    if name == "undef" {
                        for constant in branches.undefine(file.token(start + 2)) {
                            self.constants[constant].is_undefined = true;
                        }
                    }
                    lead = lead
                        .filter(|lead: &usize| file.token(lead + 2) == file.token(start + 2))
                        .or(Some(start));
                }
                ("include" | "pragma" | "error", false) => lead = None,
                _ => {}
            }
        }
        code
    }

    /// Whether a condition holds, if it only asks for numbers and for what the caller defines.
    fn decide(&mut self, source: usize, tokens: Range<usize>) -> Option<bool> {
        let file = &self.sources[source];
        let is_given = |token: usize| {
            file.kind(token) != Some(Kind::Name) || self.given.contains(file.token(token))
        };
        if source != 0 || tokens.is_empty() || !tokens.clone().all(is_given) {
            return None;
        }
        self.compute(tokens).map(|value| value != "0")
    }

    /// Reads a `#define`.
    fn define(&mut self, source: usize, lead: usize, tokens: Range<usize>, epoch: usize) {
        let file = &self.sources[source];
        let name = tokens.start + 2;
        let mut body = name + 1..tokens.end;
        if !file.is_name(name) {
            return;
        }
        let mut definition = Definition {
            name: file.token(name),
            source,
            tokens: body.clone(),
            shape: Shape::Macro,
            scope: 0,
            types: 0..0,
            iota: None,
        };
        let has_parameters =
            file.is(body.start, "(") && body.start < body.end && file.touches(name);
        if has_parameters {
            let Some(close) = body.clone().find(|token| file.is(*token, ")")) else {
                return;
            };
            definition.shape = Shape::Function(body.start..close);
            body.start = close + 1;
            definition.tokens = body.clone();
            self.evaluator.define(definition);
            if source == 0 {
                self.functions.push((name..close + 1, body));
            }
            return;
        }
        body = annotation::after(file, body);
        definition.tokens = body.clone();
        let is_same = body.len() == 1 && file.token(body.start) == file.token(name);
        if body.len() == 1 && file.kind(body.start) == Some(Kind::Str) {
            // Another macro that is the same string is skipped too.
            self.evaluator.define(definition);
            return;
        }
        if body.is_empty() || is_same || !is_expression(file, body.clone()) {
            return;
        }
        let definition = self.evaluator.define(definition);
        self.constants.push(Constant {
            origin: Origin::Macro,
            name,
            lead,
            tokens,
            expression: body,
            base: None,
            definition,
            epoch,
            is_undefined: false,
        });
    }
}

/// Whether the text of a macro may be an expression.
fn is_expression(file: &Source, body: Range<usize>) -> bool {
    let is_type = |text| {
        matches!(
            text,
            "{" | "}" | "struct" | "const" | "volatile" | "void" | "union"
        )
    };
    let is_code = |text| {
        matches!(
            text,
            "do" | "while"
                | "extern"
                | "static"
                | "if"
                | "else"
                | "return"
                | "typedef"
                | "inline"
                | "for"
                | "goto"
        ) || matches!(
            text,
            "__attribute__"
                | "__declspec"
                | "__extension__"
                | "__forceinline"
                | "__inline"
                | "__inline__"
                | "__restrict"
                | "__restrict__"
                | "restrict"
        )
    };
    !is_type(file.token(body.start))
        && !body.into_iter().any(|token| match file.kind(token) {
            Some(Kind::Str) => true,
            Some(Kind::Mark) => matches!(file.token(token), ";" | "[" | "]" | "#" | "..." | "="),
            Some(Kind::Name) => is_code(file.token(token)),
            _ => false,
        })
}
