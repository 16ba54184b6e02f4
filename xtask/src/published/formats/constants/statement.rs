//! Statements that define constants.

use std::ops::Range;

use super::{Field, Inside, Item, KEY, Language, SHORT, Scanner};
use crate::published::formats::code::comment::docstring;
use crate::published::formats::code::expression::Shape;
use crate::published::formats::code::lexer::{Kind, unquoted};

impl Scanner<'_, '_> {
    pub(super) fn statement(
        &mut self,
        item: &mut Item,
        tokens: Range<usize>,
        whole: Range<usize>,
    ) -> bool {
        let source = self.source;
        let is_docstring = tokens.len() == 1 && source.kind(tokens.start) == Some(Kind::Str);
        if is_docstring && self.language == Language::Python {
            let epoch = self.top().epoch;
            if let Some(row) = self
                .frame()
                .rows
                .last_mut()
                .filter(|row| row.epoch == epoch)
            {
                row.said = docstring(unquoted(source.token(tokens.start)));
                return true;
            }
            return false;
        }
        if self.language == Language::Protobuf {
            return false;
        }
        if self.language == Language::Fortran && self.parameters(item, &whole) {
            return true;
        }
        if let Some(equals) = item.equals {
            return self.compiled(tokens.clone(), equals)
                || self.assignment(item, equals, tokens, whole);
        }
        // `define('A', 1)` of PHP and `-define(A, 1)` of Erlang
        let define = tokens.start + usize::from(source.is(tokens.start, "-"));
        if source.is(define, "define")
            && item.children.len() == 1
            && let [name, value] = &item.children[0].flat[..]
        {
            let key = name.values[0].tokens.clone();
            let expression = value.values[0].tokens.clone();
            let is_name = source.kind(key.start) == Some(Kind::Str)
                || (source.is_name(key.start) && define > tokens.start);
            if key.len() == 1 && is_name {
                item.children.clear();
                return self.constant(key, expression, 0..0, tokens.start, whole, true);
            }
        }
        // `use constant A => 1`
        let is_constant = source.is(tokens.start, "use") && source.is(tokens.start + 1, "constant");
        if let Some(arrow) = item
            .colon
            .filter(|arrow| is_constant && *arrow == tokens.start + 3)
            && item.commas.is_empty()
        {
            return self.constant(
                arrow - 1..arrow,
                arrow + 1..tokens.end,
                0..0,
                tokens.start,
                whole,
                true,
            );
        }
        false
    }

    /// The tokens of the name that an assignment assigns to.
    pub(super) fn assigned(&self, item: &Item, equals: usize) -> Option<Range<usize>> {
        let source = self.source;
        let typed = self.language.has_types_after_names();
        let end = item
            .colon
            .filter(|colon| *colon < equals && typed)
            .unwrap_or(equals);
        // `Const A As Integer = 1`
        let mut words = (item.start..end).take(KEY);
        let end = words.find(|at| source.is(*at, "As")).unwrap_or(end);
        // `integer, parameter :: A = 1`
        let has_attributes = self.language == Language::Fortran;
        let is_list = item.commas.iter().any(|comma| *comma < end) && !has_attributes;
        if is_list || end == item.start {
            return None;
        }
        if self.language == Language::Go {
            let modifier = usize::from(matches!(source.token(item.start), "const" | "var"));
            let name = item.start + modifier;
            let is_plain = source.is_name(name)
                && (name + 1..end).all(|at| source.is_name(at) || source.is(at, "."));
            return (is_plain && name < end && end < name + KEY).then(|| name..name + 1);
        }
        let last = end - 1;
        if source.is_name(last) {
            return Some(last..end);
        }
        // `codes["A"]`
        let is_index = source.is(last, "]")
            && last >= item.start + 3
            && source.kind(last - 1) == Some(Kind::Str);
        is_index.then(|| last - 1..last)
    }

    pub(super) fn assignment(
        &mut self,
        item: &mut Item,
        equals: usize,
        tokens: Range<usize>,
        whole: Range<usize>,
    ) -> bool {
        let source = self.source;
        let Some(name) = self.assigned(item, equals) else {
            return false;
        };
        let start = self.after_attributes(item, name.start);
        let word = source.token(start);
        if is_other(word) || source.is(name.start, "serialVersionUID") {
            return false;
        }
        let declared = (start..name.start.min(start + KEY)).any(|at| {
            matches!(
                source.token(at),
                "const" | "Const" | "enum" | "final" | "pattern" | "readonly" | "static" | "val"
            )
        });
        let is_declared_otherwise = match self.language {
            Language::Ada => source.is(name.end + 1, "constant"),
            Language::Basic => declared,
            Language::Shell => source.touches(equals - 1) && source.touches(equals),
            _ => true,
        };
        if !is_declared_otherwise {
            return false;
        }
        if self.top().inside == Inside::Code && (!declared || self.language == Language::Python) {
            return false;
        }
        let mut value = equals + 1..tokens.end;
        if value.len() > 2 && source.is(value.end - 2, "as") && source.is(value.end - 1, "const") {
            value.end -= 2;
        }
        // `pattern OPEN = Code 1`
        if self.language == Language::Haskell && value.len() == 2 && source.is_name(value.start) {
            value.start += 1;
        }
        if value.is_empty() || value.clone().take(SHORT).any(|at| source.is(at, "=")) {
            return false;
        }
        let is_upper = !source
            .token(name.start)
            .bytes()
            .any(|byte| byte.is_ascii_lowercase());
        let is_constant = declared || (is_upper && self.language != Language::Shell);
        // A tuple, with parentheses or without, or a call of which all arguments are known.
        if self.language == Language::Python && item.commas.iter().any(|comma| *comma > equals) {
            let mut ends: Vec<usize> = item
                .commas
                .iter()
                .copied()
                .filter(|comma| *comma > equals)
                .collect();
            ends.push(value.end);
            let mut start = value.start;
            let mut values = Vec::new();
            for end in ends {
                if start < end {
                    values.push(self.field(None, start..end));
                }
                start = end + 1;
            }
            self.row(item.start, start_of(item, whole), name, values, true);
            return true;
        }
        if let Some(index) = self.whole_child(item, value.clone()) {
            let flat = &item.children[index].flat;
            let is_tuple = flat.len() > 1 && flat.iter().all(|entry| entry.key.is_none());
            if !is_tuple && !source.is(item.children[index].tokens.start, "(") {
                // A map or a list, which is a block of its own.
                return false;
            }
            if source.is(item.children[index].tokens.start, "[") {
                return false;
            }
            if is_tuple {
                let flat = std::mem::take(&mut item.children[index].flat);
                let values = flat.into_iter().flat_map(|entry| entry.values).collect();
                self.row(item.start, start_of(item, whole), name, values, false);
                return true;
            }
        }
        if item
            .children
            .iter()
            .any(|child| (child.is_brace || child.is_block) && child.tokens.start > equals)
        {
            return false;
        }
        let types = match item.colon.filter(|colon| *colon < equals) {
            Some(colon) => colon + 1..equals,
            None => start..equals,
        };
        self.constant(name, value, types, item.start, whole, is_constant)
    }

    pub(super) fn constant(
        &mut self,
        name: Range<usize>,
        value: Range<usize>,
        types: Range<usize>,
        lead: usize,
        whole: Range<usize>,
        is_constant: bool,
    ) -> bool {
        let source = self.source;
        let types = if types.len() > SHORT { 0..0 } else { types };
        let is_auto =
            value.len() == 3 && source.is(value.start, "auto") && self.language == Language::Python;
        let text = unquoted(source.token(name.start)).trim_start_matches(['$', '@']);
        let previous = self.top().previous;
        let shape = if is_auto {
            Shape::Next { previous, first: 1 }
        } else {
            Shape::Constant
        };
        let definition = self.define(text, value.clone(), shape, types, None);
        self.frame().previous = Some(definition);
        let field = Field {
            key: None,
            tokens: value,
            definition: Some(definition),
        };
        self.row(
            lead,
            name.start.max(whole.start)..whole.end,
            name,
            vec![field],
            is_constant,
        );
        true
    }
}

fn start_of(item: &Item, whole: Range<usize>) -> Range<usize> {
    item.start..whole.end
}

/// Whether a word starts a statement other than an assignment.
fn is_other(word: &str) -> bool {
    matches!(
        word,
        "if" | "for"
            | "while"
            | "return"
            | "type"
            | "import"
            | "option"
            | "elif"
            | "case"
            | "with"
            | "until"
            | "when"
    )
}
