//! The enums and constants among the tokens of a header that belong to no directive.

use super::{Constant, Header, Origin};
use crate::published::formats::code::expression::{Definition, Shape};
use crate::published::formats::code::lexer::Source;

/// The enums and constants among the tokens of code.
pub(super) struct Scan<'a, 's, 'h> {
    header: &'h mut Header<'a, 's>,
    source: usize,
    code: Vec<usize>,
    at: usize,
    /// Where the last constant ended, and how often other code was between constants.
    last: usize,
    epoch: usize,
}

impl<'a, 's, 'h> Scan<'a, 's, 'h> {
    pub(super) fn new(header: &'h mut Header<'a, 's>, source: usize, code: Vec<usize>) -> Self {
        Self {
            header,
            source,
            code,
            at: 0,
            last: 0,
            epoch: 0,
        }
    }

    fn file(&self) -> &Source<'a> {
        &self.header.sources[self.source]
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.code
            .get(at)
            .is_some_and(|token| self.file().is(*token, text))
    }

    fn is_name(&self, at: usize) -> bool {
        self.code
            .get(at)
            .is_some_and(|token| self.file().is_name(*token))
    }

    fn text(&self, at: usize) -> &'a str {
        self.code
            .get(at)
            .map_or("", |token| self.header.sources[self.source].token(*token))
    }

    /// Finds all of them.
    pub(super) fn run(&mut self) {
        while self.at < self.code.len() {
            if self.is(self.at, "enum") {
                self.enumeration();
            } else if self.is(self.at, "const") || self.is(self.at, "constexpr") {
                self.constant();
            } else {
                self.at += 1;
            }
        }
    }

    /// The index after the bracket that closes the one that is here.
    fn closed(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for at in open..self.code.len() {
            match self.text(at) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => {
                    depth -= 1;
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            }
        }
        self.code.len()
    }

    fn enumeration(&mut self) {
        let is_typedef = self.at > 0 && self.is(self.at - 1, "typedef");
        self.at += 1;
        let mut tag = None;
        let mut is_type = false;
        while self.at < self.code.len() && !self.is(self.at, "{") {
            if self.is(self.at, "(") || self.is(self.at, "[") {
                if is_type || tag.is_none() {
                    self.at = self.closed(self.at);
                    continue;
                }
                return;
            }
            let text = self.text(self.at);
            match text {
                ":" => is_type = true,
                "class" | "struct" | "::" | "__attribute__" | "<" | ">" => {}
                _ if self.is_name(self.at) => {
                    if !is_type {
                        tag = Some(text);
                    }
                }
                _ => return,
            }
            self.at += 1;
        }
        if self.at >= self.code.len() {
            return;
        }
        let index = self.header.enums.len();
        self.header.enums.push(None);
        self.header.scopes += 1;
        self.at += 1;
        self.members(index, self.header.scopes);
        let typedef = (is_typedef && self.is_name(self.at)).then(|| self.text(self.at));
        let name = match tag {
            Some(tag) if !tag.starts_with('_') => Some(tag),
            tag => typedef.or(tag),
        };
        self.header.enums[index] = name.map(ToOwned::to_owned);
    }

    fn members(&mut self, index: usize, scope: usize) {
        let mut previous: Option<usize> = None;
        let mut base: Option<(usize, usize)> = None;
        let mut is_known = true;
        let mut is_first = true;
        while self.at < self.code.len() && !self.is(self.at, "}") {
            let start = self.at;
            if self.is_name(start) && self.is(start + 1, "(") {
                // A macro that may be any number of members.
                if self.is_name(start + 2) && self.is(start + 3, ")") && self.source == 0 {
                    let list = (self.code[start], self.code[start + 2], is_first);
                    self.header.lists.push(list);
                }
                (previous, base, is_known, is_first) = (None, None, false, false);
                self.at = self.closed(start + 1);
                self.at += usize::from(self.is(self.at, ","));
                continue;
            }
            is_first = false;
            let mut equals = None;
            while self.at < self.code.len() && !self.is(self.at, ",") && !self.is(self.at, "}") {
                if self.is(self.at, "(") || self.is(self.at, "[") || self.is(self.at, "{") {
                    self.at = self.closed(self.at);
                } else {
                    if self.is(self.at, "=") && equals.is_none() {
                        equals = Some(self.at);
                    }
                    self.at += 1;
                }
            }
            let end = self.at;
            self.at += usize::from(self.is(self.at, ","));
            if !self.is_name(start) {
                continue;
            }
            let token = |at: usize| self.code[at];
            let expression = equals.map_or(0..0, |equals| match end - equals {
                1 => 0..0,
                _ => token(equals + 1)..token(end - 1) + 1,
            });
            let shape = match equals {
                Some(_) => Shape::Constant,
                None => Shape::Next { previous, first: 0 },
            };
            base = match (equals, base) {
                (None, Some((base, ago))) => Some((base, ago + 1)),
                (None, None) if !is_known => None,
                _ => Some((token(start), 0)),
            };
            is_known |= equals.is_some();
            let name = token(start);
            let last = token(self.at.max(start + 1) - 1);
            // A directive within an expression would make its tokens part of it.
            let definition = self.header.evaluator.define(Definition {
                name: self.header.sources[self.source].token(name),
                source: self.source,
                tokens: if is_known { expression.clone() } else { 0..0 },
                shape: if is_known { shape } else { Shape::Constant },
                scope,
                types: 0..0,
                iota: None,
            });
            previous = Some(definition);
            self.header.constants.push(Constant {
                origin: Origin::Enum(index),
                name,
                lead: name,
                tokens: name..last + 1,
                expression,
                base: base.filter(|(_, ago)| *ago > 0),
                definition,
                is_undefined: false,
                epoch: 0,
            });
        }
        self.at += 1;
    }

    /// `const T NAME = 1, NAME = T(1);` and `constexpr T NAME{1};`.
    fn constant(&mut self) {
        let mut start = self.at;
        while start > 0
            && matches!(
                self.text(start - 1),
                "static" | "inline" | "extern" | "constexpr" | "const"
            )
        {
            start -= 1;
        }
        let is_constexpr = (start..=self.at).any(|at| self.is(at, "constexpr"));
        let mut types = self.at + 1;
        self.at += 1;
        loop {
            let name_start = self.at;
            while self.at < self.code.len()
                && !matches!(
                    self.text(self.at),
                    ";" | "{" | "}" | "(" | ")" | "=" | "," | "enum" | "["
                )
            {
                self.at += 1;
            }
            let name = self.at.wrapping_sub(1);
            let has_name = self.at > name_start && self.is_name(name) && name >= types;
            let braces = self.is(self.at, "{") && is_constexpr && name > types;
            if !has_name || !(self.is(self.at, "=") || braces) {
                return;
            }
            let first = self.at + 1;
            self.at = first;
            while self.at < self.code.len() && !matches!(self.text(self.at), ";" | "," | "}" | ")")
            {
                self.at = match self.text(self.at) {
                    "(" | "[" | "{" => self.closed(self.at),
                    _ => self.at + 1,
                };
            }
            let end = self.at;
            self.at += usize::from(self.at < self.code.len());
            if end == first {
                return;
            }
            let has_braces = braces && self.is(end, "}");
            let is_pointer = (types..name).any(|at| self.is(at, "*"));
            let expression = self.code[first]..self.code[end - 1] + 1;
            let last = end + usize::from(has_braces && self.is(end + 1, ";"));
            let tokens = self.code[start]..self.code[last.min(self.code.len() - 1)] + 1;
            let is_aggregate = !braces && self.is(first, "{");
            if !is_pointer && !is_aggregate {
                self.epoch += usize::from(self.last != start);
                self.last = last + 1;
                let file = &self.header.sources[self.source];
                let definition = self.header.evaluator.define(Definition {
                    name: file.token(self.code[name]),
                    source: self.source,
                    tokens: expression.clone(),
                    shape: Shape::Constant,
                    scope: 0,
                    types: self.code[types]..self.code[name],
                    iota: None,
                });
                self.header.constants.push(Constant {
                    origin: Origin::Constant,
                    name: self.code[name],
                    lead: self.code[start],
                    tokens,
                    expression,
                    base: None,
                    definition,
                    is_undefined: false,
                    epoch: self.epoch,
                });
            }
            if !self.is(end, ",") {
                self.at = last + 1;
                return;
            }
            start = self.at;
            types = types.min(start);
        }
    }
}
