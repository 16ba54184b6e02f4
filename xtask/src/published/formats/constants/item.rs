//! The forms of an item.

use std::ops::Range;

use super::emit::is_only_argument;
use super::{Child, Entry, Field, Inside, Item, KEY, Language, SHORT, Scanner};
use crate::published::formats::code::expression::Shape;
use crate::published::formats::code::lexer::{Kind, unquoted};

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
            _ if self.language == Language::Basic && self.basic_enum(&tokens, next) => true,
            Inside::Members => self.member(&mut item, tokens, whole),
            Inside::Constants => self.go_constant(&item, tokens, whole),
            Inside::Statements | Inside::Code => {
                let is_like_others = self.sequence(&mut item, tokens.clone(), &whole);
                if !is_like_others {
                    self.end_sequence();
                }
                is_like_others || self.statement(&mut item, tokens, whole)
            }
            Inside::Literal => {
                self.separate_by_equals(&mut item);
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
            if is_only_argument(&child, &child.flat) {
                self.emit_maps(child.flat, child.name.as_deref());
            } else {
                self.emit(child.name, child.flat, false);
            }
        }
    }

    /// Takes `=` for the separator of key and value, where it is one: in tables of Lua and between parentheses.
    fn separate_by_equals(&self, item: &mut Item) {
        let source = self.source;
        let is_table = self.language.has_tables() || !self.top().is_brace;
        let Some(equals) = item.equals.filter(|_| is_table && item.colon.is_none()) else {
            return;
        };
        let is_name = equals == item.start + 1 && source.is_name(item.start);
        if is_name || (source.is(item.start, "[") && source.is(equals - 1, "]")) {
            item.colon = item.equals.take();
        }
    }

    /// The first token of an item after attributes, annotations and decorators.
    pub(super) fn after_attributes(&self, item: &Item, end: usize) -> usize {
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
                && matches!(
                    self.language,
                    Language::Java | Language::JavaScript | Language::Kotlin
                )
            {
                at += 1 + usize::from(text == "@");
                while source.is(at, ".") {
                    at += 2;
                }
                if source.is(at, "(") {
                    at = skip(at).unwrap_or(end);
                }
            } else if text == "[" && self.language.has_bracket_attributes() {
                at = skip(at).unwrap_or(end);
            } else {
                break;
            }
        }
        at
    }

    pub(super) fn field(&mut self, key: Option<usize>, tokens: Range<usize>) -> Field {
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
    pub(super) fn whole_child(&self, item: &Item, tokens: Range<usize>) -> Option<usize> {
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

    /// `OPEN(1) "It is open"`, as macros of Rust take it.
    fn described_call(&mut self, item: &Item, tokens: Range<usize>, whole: &Range<usize>) -> bool {
        let source = self.source;
        let name = tokens.start;
        let text = tokens.end - 1;
        let [child] = &item.children[..] else {
            return false;
        };
        let is_call = source.is_name(name)
            && child.tokens == (name + 1..text)
            && source.is(name + 1, "(")
            && child.flat.len() == 1
            && source.kind(text) == Some(Kind::Str);
        if is_call {
            let value = self.field(None, name + 2..text - 1);
            self.frame().entries.push(Entry {
                key: Some(name..name + 1),
                said: Some(unquoted(source.token(text)).to_owned()),
                ..Entry::of(whole.clone(), vec![value])
            });
        }
        is_call
    }

    pub(super) fn entry(
        &mut self,
        item: &mut Item,
        tokens: Range<usize>,
        whole: Range<usize>,
    ) -> bool {
        let source = self.source;
        if self.described_call(item, tokens.clone(), &whole) {
            return true;
        }
        let (key, value) = match item.colon {
            Some(colon) => {
                let is_case = source.is(tokens.start, "case") && colon > tokens.start + 1;
                let key = tokens.start + usize::from(is_case)..colon;
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
            let is_parenthesis = source.is(child.tokens.start, "(");
            let is_tuple = source.is(child.tokens.end.saturating_sub(2), ",");
            if child.flat.is_empty() && !(is_parenthesis && key.is_some()) {
                // What is in it is a block of its own.
                return key.is_some();
            }
            if child.flat.len() > usize::from(is_parenthesis && !is_tuple) {
                for entry in std::mem::take(&mut child.flat) {
                    for field in entry.values {
                        let key = entry
                            .key
                            .as_ref()
                            .map(|key| key.start + usize::from(source.is(key.start, "[")));
                        values.push(Field { key, ..field });
                    }
                }
                if values.len() == 1 && values[0].key.is_none() && key.is_none() {
                    return false;
                }
            }
        }
        if values.is_empty() {
            values.push(self.field(None, value.clone()));
        }
        // `Open | Shut => 1`
        if let Some(names) = &key
            && names.clone().any(|at| source.is(at, "|"))
        {
            let mut start = names.start;
            for end in names.clone().chain([names.end]) {
                if end == names.end || source.is(end, "|") {
                    let field = self.field(None, value.clone());
                    self.frame().entries.push(Entry {
                        key: Some(start..end).filter(|key| !key.is_empty()),
                        ..Entry::of(whole.clone(), vec![field])
                    });
                    start = end + 1;
                }
            }
            return true;
        }
        self.frame().entries.push(Entry {
            key,
            ..Entry::of(whole, values)
        });
        true
    }
}
