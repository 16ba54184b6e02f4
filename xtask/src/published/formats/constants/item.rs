//! The forms of an item.

use std::ops::Range;

use super::{Child, Entry, Field, Inside, Item, Language, SHORT, Scanner};
use crate::published::formats::code::comment::docstring;
use crate::published::formats::code::expression::Shape;
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// The most tokens of a key.
const KEY: usize = 8;

/// A key or name without quotation marks, brackets and sigils.
pub(super) fn bare(source: &Source, tokens: Range<usize>) -> String {
    let tokens = if source.is(tokens.start, "[") && tokens.len() > 2 {
        tokens.start + 1..tokens.end - 1
    } else {
        tokens
    };
    if tokens.len() == 1 && source.kind(tokens.start) == Some(Kind::Str) {
        return unquoted(source.token(tokens.start)).to_owned();
    }
    let text = source.written(tokens);
    text.trim_start_matches(['$', '@', ':', '%']).to_owned()
}

impl Scanner<'_, '_> {
    /// Ends the item before a token; the next starts at another.
    pub(super) fn end_item(&mut self, end: usize, next: usize) {
        let frame = self.frame();
        let item = std::mem::replace(
            &mut frame.item,
            Item {
                start: next,
                ..Item::default()
            },
        );
        if item.start >= end {
            return;
        }
        let inside = frame.inside;
        let tokens = item.start..end;
        // A comma or semicolon belongs to the row, so that a comment after it does.
        let whole = item.start..next.clamp(end, self.source.tokens.len());
        let mut item = item;
        let kept = match inside {
            Inside::Members => self.member(&mut item, tokens, whole),
            Inside::Constants => self.go_constant(&item, tokens, whole),
            Inside::Statements | Inside::Code => self.statement(&mut item, tokens, whole),
            Inside::Literal => {
                let is_entry = item
                    .equals
                    .is_none_or(|equals| item.colon.is_some_and(|colon| colon < equals))
                    && self.entry(&mut item, tokens.clone(), whole.clone());
                if !is_entry {
                    self.frame().is_mixed = true;
                }
                is_entry || (self.top().is_brace && self.statement(&mut item, tokens, whole))
            }
        };
        if !kept {
            self.frame().epoch += 1;
        }
        for child in item.children {
            self.emit(child.name, child.flat);
        }
    }

    /// The first token of an item after attributes, annotations and decorators.
    fn after_attributes(&self, item: &Item, end: usize) -> usize {
        let source = self.source;
        let mut at = item.start;
        let mut children = item.children.iter();
        let mut skip = |at: usize| {
            let child = children.find(|child| child.tokens.start >= at);
            child
                .filter(|child| child.tokens.start == at)
                .map(|child| child.tokens.end)
        };
        while at < end {
            let text = source.token(at);
            if text == "#" && source.is(at + 1, "[") {
                at = skip(at + 1).unwrap_or(end);
            } else if text.starts_with('@')
                && matches!(self.language, Language::Java | Language::JavaScript)
            {
                at += 1 + usize::from(text == "@");
                while source.is(at, ".") {
                    at += 2;
                }
                if source.is(at, "(") {
                    at = skip(at).unwrap_or(end);
                }
            } else if text == "[" && self.language == Language::CSharp {
                at = skip(at).unwrap_or(end);
            } else {
                break;
            }
        }
        at
    }

    fn member(&mut self, item: &mut Item, tokens: Range<usize>, whole: Range<usize>) -> bool {
        let source = self.source;
        let mut name = self.after_attributes(item, tokens.end);
        if source.is(name, "case") && source.is_name(name + 1) {
            name += 1;
        }
        let is_proto = self.language == Language::Protobuf;
        if name >= tokens.end || !matches!(source.kind(name), Some(Kind::Name | Kind::Str)) {
            return false;
        }
        let after = name + 1;
        let arguments = item
            .children
            .iter()
            .position(|child| child.tokens.start == after && source.is(after, "("));
        let takes_arguments = matches!(self.language, Language::Java);
        let text = unquoted(source.token(name));
        let values = if source.is(after, "=") && after < tokens.end {
            // The options of protocol buffers follow the value.
            let options = item
                .children
                .iter()
                .find(|child| is_proto && source.is(child.tokens.start, "["));
            let expression = after + 1..options.map_or(tokens.end, |child| child.tokens.start);
            if expression.is_empty() {
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
            let is_numbered = !matches!(self.language, Language::Java | Language::Php);
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
            return false;
        };
        self.row(item.start, name..whole.end, name..name + 1, values, true);
        true
    }

    fn row(
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

    fn go_constant(&mut self, item: &Item, tokens: Range<usize>, whole: Range<usize>) -> bool {
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
        if !item.commas.is_empty() || !source.is_name(name) {
            return false;
        }
        if source.is(name, "_") {
            return true;
        }
        let types = name + 1..item.equals.unwrap_or(name + 1);
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
        self.row(name, whole, name..name + 1, vec![field], true);
        true
    }

    fn statement(&mut self, item: &mut Item, tokens: Range<usize>, whole: Range<usize>) -> bool {
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
        if let Some(equals) = item.equals {
            return self.assignment(item, equals, tokens, whole);
        }
        // `define('A', 1)`
        if source.is(tokens.start, "define")
            && item.children.len() == 1
            && let [name, value] = &item.children[0].flat[..]
        {
            let key = name.values[0].tokens.clone();
            let expression = value.values[0].tokens.clone();
            if key.len() == 1 && source.kind(key.start) == Some(Kind::Str) {
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
        let typed = matches!(
            self.language,
            Language::Rust | Language::Python | Language::JavaScript | Language::Java
        );
        let end = item
            .colon
            .filter(|colon| *colon < equals && typed)
            .unwrap_or(equals);
        if item.commas.iter().any(|comma| *comma < end) || end == item.start {
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

    fn assignment(
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
        if matches!(
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
        ) {
            return false;
        }
        let declared = (start..name.start.min(start + KEY)).any(|at| {
            matches!(
                source.token(at),
                "const" | "final" | "readonly" | "static" | "val"
            )
        });
        if self.top().inside == Inside::Code && (!declared || self.language == Language::Python) {
            return false;
        }
        let mut value = equals + 1..tokens.end;
        if value.len() > 2 && source.is(value.end - 2, "as") && source.is(value.end - 1, "const") {
            value.end -= 2;
        }
        if value.is_empty() || value.clone().take(SHORT).any(|at| source.is(at, "=")) {
            return false;
        }
        let is_upper = !source
            .token(name.start)
            .bytes()
            .any(|byte| byte.is_ascii_lowercase());
        let is_constant = declared || is_upper;
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

    fn constant(
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

    fn field(&mut self, key: Option<usize>, tokens: Range<usize>) -> Field {
        let is_short = tokens.len() <= SHORT;
        let definition =
            is_short.then(|| self.define("", tokens.clone(), Shape::Constant, 0..0, None));
        Field {
            key,
            tokens,
            definition,
        }
    }

    /// The bracket that is all of these tokens, apart from the name of what it calls.
    fn whole_child(&self, item: &Item, tokens: Range<usize>) -> Option<usize> {
        let source = self.source;
        let index = item.children.len().checked_sub(1)?;
        let child = &item.children[index];
        let is_last = child.tokens.end == tokens.end && child.tokens.start >= tokens.start;
        let mut callee = tokens.start..child.tokens.start.max(tokens.start);
        let is_call = callee.len() <= KEY
            && callee
                .all(|at| source.is_name(at) || matches!(source.token(at), "." | "::" | "&" | "*"));
        (is_last && is_call).then_some(index)
    }

    fn entry(&mut self, item: &mut Item, tokens: Range<usize>, whole: Range<usize>) -> bool {
        let source = self.source;
        let (key, value) = match item.colon {
            Some(colon) => {
                let key = tokens.start..colon;
                let brackets = item
                    .children
                    .iter()
                    .any(|child| child.tokens.start < colon && !source.is(key.start, "["));
                let is_ternary = key.clone().take(KEY).any(|at| source.is(at, "?"));
                if key.len() > KEY || key.is_empty() || brackets || is_ternary {
                    return false;
                }
                (Some(key), colon + 1..tokens.end)
            }
            None => (None, tokens.clone()),
        };
        if value.is_empty() {
            return false;
        }
        let mut values = Vec::new();
        if let Some(index) = self.whole_child(item, value.clone()) {
            let child: &mut Child = &mut item.children[index];
            let is_parenthesis = source.is(child.tokens.start, "(") && child.flat.len() == 1;
            if child.flat.is_empty() {
                return false;
            }
            if !is_parenthesis {
                for entry in std::mem::take(&mut child.flat) {
                    for field in entry.values {
                        let key = entry
                            .key
                            .as_ref()
                            .map(|key| key.start + usize::from(source.is(key.start, "[")));
                        values.push(Field { key, ..field });
                    }
                }
                if values.len() == 1 && values[0].key.is_none() {
                    return false;
                }
            }
        }
        if values.is_empty() {
            values.push(self.field(None, value));
        }
        self.frame().entries.push(Entry {
            lead: tokens.start,
            tokens: whole,
            key,
            values,
            said: None,
            epoch: 0,
            is_constant: false,
        });
        true
    }
}

fn start_of(item: &Item, whole: Range<usize>) -> Range<usize> {
    item.start..whole.end
}
