//! Members of enums, and the constants of Go.

use std::ops::Range;

use super::{Entry, Field, Item, Language, SHORT, Scanner};
use crate::published::formats::code::expression::Shape;
use crate::published::formats::code::lexer::{Kind, unquoted};

impl Scanner<'_, '_> {
    pub(super) fn member(
        &mut self,
        item: &mut Item,
        tokens: Range<usize>,
        whole: Range<usize>,
    ) -> bool {
        let source = self.source;
        let mut name = self.after_attributes(item, tokens.end);
        let is_case = source.is(name, "case") && source.is_name(name + 1);
        name += usize::from(is_case || source.is(name, "@"));
        let is_proto = self.language == Language::Protobuf;
        if source.is(name, "_") && name + 1 == tokens.end {
            // Zig: there are other values.
            return true;
        }
        if name >= tokens.end || !matches!(source.kind(name), Some(Kind::Name | Kind::Str)) {
            return false;
        }
        let after = name + 1;
        let arguments = item
            .children
            .iter()
            .position(|child| child.tokens.start == after && source.is(after, "("));
        let takes_arguments = self.language.members_have_arguments();
        let text = unquoted(source.token(name));
        let assigns = matches!(source.token(after), "=" | ":=" | "=>");
        let values = if assigns && after < tokens.end {
            // The options of protocol buffers follow the value.
            let options = item
                .children
                .iter()
                .find(|child| is_proto && source.is(child.tokens.start, "["));
            let expression = after + 1..options.map_or(tokens.end, |child| child.tokens.start);
            let has_code = item
                .children
                .iter()
                .any(|child| child.is_brace && child.tokens.start > after);
            if expression.is_empty() || has_code {
                return false;
            }
            let definition = self.define(text, expression.clone(), Shape::Constant, 0..0, None);
            self.frame().previous = Some(definition);
            vec![Field {
                key: None,
                tokens: expression,
                definition: Some(definition),
            }]
        } else if let (Some(index), true) = (arguments, takes_arguments) {
            let flat = std::mem::take(&mut item.children[index].flat);
            if flat.is_empty() {
                return false;
            }
            flat.into_iter().flat_map(|entry| entry.values).collect()
        } else if after == tokens.end && !is_proto {
            let previous = self.top().previous;
            let is_numbered = match self.language {
                Language::Java | Language::Php => false,
                Language::Kotlin => previous.is_some(),
                _ => true,
            };
            let shape = if is_numbered {
                Shape::Next { previous, first: 0 }
            } else {
                Shape::Constant
            };
            let definition = self.define(text, after..after, shape, 0..0, None);
            self.frame().previous = Some(definition);
            vec![Field {
                key: None,
                tokens: after..after,
                definition: Some(definition),
            }]
        } else {
            // Only an enum of Rust without data has numbers.
            if source.syntax.rust && matches!(source.token(after), "(" | "{") {
                self.frame().data = Some(name);
            }
            return false;
        };
        self.row(item.start, name..whole.end, name..name + 1, values, true);
        true
    }

    pub(super) fn row(
        &mut self,
        lead: usize,
        tokens: Range<usize>,
        key: Range<usize>,
        values: Vec<Field>,
        is_constant: bool,
    ) {
        let epoch = self.top().epoch;
        self.frame().rows.push(Entry {
            lead,
            tokens,
            key: Some(key),
            values,
            said: None,
            epoch,
            is_constant,
        });
    }

    pub(super) fn go_constant(
        &mut self,
        item: &Item,
        tokens: Range<usize>,
        whole: Range<usize>,
    ) -> bool {
        let source = self.source;
        let frame = self.frame();
        let iota = frame.iota;
        frame.iota += 1;
        if let Some(equals) = item.equals {
            frame.repeated = equals + 1..tokens.end;
        } else if source.size(frame.repeated.clone()) > 4 * SHORT {
            frame.repeated = 0..0;
        }
        let expression = frame.repeated.clone();
        let name = tokens.start;
        let is_variable = source.is(self.top().open.wrapping_sub(1), "var");
        let is_left_out = is_variable && item.equals.is_none();
        if !item.commas.is_empty() || !source.is_name(name) || is_left_out {
            return false;
        }
        if source.is(name, "_") {
            return true;
        }
        let types = name + 1..item.equals.unwrap_or(name + 1);
        if !types.is_empty() {
            // What has another type is another list.
            let before = std::mem::replace(&mut self.frame().stated, types.clone());
            if !before.is_empty() && source.written(before) != source.written(types.clone()) {
                self.frame().epoch += 1;
            }
        }
        let definition = self.define(
            source.token(name),
            expression.clone(),
            Shape::Constant,
            types,
            Some(iota),
        );
        let written = if item.equals.is_some() {
            expression
        } else {
            0..0
        };
        let field = Field {
            key: None,
            tokens: written,
            definition: Some(definition),
        };
        self.row(name, whole, name..name + 1, vec![field], !is_variable);
        true
    }
}
