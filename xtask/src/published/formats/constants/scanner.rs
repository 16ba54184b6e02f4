//! The scanner: brackets, and where an item ends.

use std::ops::Range;

use super::{Frame, Inside, Item, Language, Scanner};
use crate::published::formats::code::expression::{Definition, Evaluator, Shape};
use crate::published::formats::code::lexer::{Kind, Source};

impl<'a, 's> Scanner<'a, 's> {
    pub(super) fn new(language: Language, sources: &'s [Source<'a>]) -> Self {
        let mut scanner = Self {
            language,
            source: &sources[0],
            evaluator: Evaluator::new(sources),
            frames: Vec::new(),
            found: Vec::new(),
            scopes: 0,
        };
        scanner.push(Inside::Statements, false, None, 0, 0);
        scanner
    }

    pub(super) fn push(
        &mut self,
        inside: Inside,
        is_brace: bool,
        name: Option<String>,
        open: usize,
        start: usize,
    ) {
        let is_scope = matches!(inside, Inside::Members | Inside::Statements) && open != start;
        self.scopes += usize::from(is_scope);
        let scope = if is_scope {
            self.scopes
        } else {
            self.frames.last().map_or(0, |frame| frame.scope)
        };
        self.frames.push(Frame {
            inside,
            is_brace,
            name,
            open,
            scope,
            item: Item {
                start,
                ..Item::default()
            },
            rows: Vec::new(),
            entries: Vec::new(),
            is_mixed: false,
            has_blocks: false,
            epoch: 0,
            previous: None,
            data: None,
            repeated: 0..0,
            stated: 0..0,
            iota: 0,
            indent: None,
            sequence: super::forms::Sequence::default(),
        });
    }

    pub(super) fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the file is never closed")
    }

    pub(super) fn top(&self) -> &Frame {
        self.frames.last().expect("the file is never closed")
    }

    pub(super) fn run(&mut self) {
        for at in 0..self.source.tokens.len() {
            let token = self.source.tokens[at];
            if token.first && self.line_ends(at) {
                self.end_item(at, at);
            }
            if self.language == Language::Python
                && self.top().item.start == at
                && !self.top().is_brace
            {
                self.indent(at);
            }
            if token.kind != Kind::Mark {
                continue;
            }
            let text = self.source.token(at);
            match text {
                "{" | "(" | "[" => self.open(at, text),
                "}" | ")" | "]" => self.close(at),
                ";" => {
                    self.end_item(at, at + 1);
                    let is_java = self.language.members_have_arguments();
                    let is_table = self.language.has_tables();
                    let frame = self.frame();
                    if is_java && frame.inside == Inside::Members {
                        // Fields and methods follow the members.
                        self.emit_rows();
                        self.frame().inside = Inside::Statements;
                    } else if frame.inside == Inside::Literal && !is_table {
                        frame.is_mixed = true;
                    }
                }
                "." if self.language == Language::Erlang && !self.source.touches(at) => {
                    self.end_item(at, at + 1);
                }
                "," if self.comma_ends() => self.end_item(at, at + 1),
                "," => self.frame().item.commas.push(at),
                "=" => {
                    self.frame().item.equals.get_or_insert(at);
                }
                ":=" if self.language == Language::Ada || self.is_enum_of_pascal() => {
                    self.frame().item.equals.get_or_insert(at);
                }
                "|" if self.language.bars_start() && !self.is_literal_frame() => {
                    self.end_item(at, at + 1);
                }
                "->" if !self.language.arrows_separate() => {}
                ":" | "=>" | "->" => {
                    let item = &mut self.frame().item;
                    if at > item.start && (text != ":" || item.equals.is_none()) {
                        item.colon.get_or_insert(at);
                    }
                }
                _ => {}
            }
        }
        let end = self.source.tokens.len();
        while self.frames.len() > 1 {
            self.close(end);
        }
        self.end_item(end, end);
        self.emit_rows();
    }

    fn is_literal_frame(&self) -> bool {
        self.top().inside == Inside::Literal
    }

    fn is_enum_of_pascal(&self) -> bool {
        self.language == Language::Pascal && self.top().inside == Inside::Members
    }

    /// Whether the line before this token ended a statement.
    pub(super) fn line_ends(&self, at: usize) -> bool {
        let frame = self.top();
        if !self.language.lines_end() || at == frame.item.start {
            return false;
        }
        if frame.open != frame.item.start && !frame.is_brace && frame.inside == Inside::Literal {
            return false;
        }
        let source = self.source;
        let continues = source.kind(at - 1) == Some(Kind::Mark)
            && !matches!(source.token(at - 1), ")" | "]" | "}");
        let goes_on = source.kind(at) == Some(Kind::Mark)
            && !matches!(source.token(at), "{" | "}" | "[" | "@" | "#" | "~" | "!");
        match self.language {
            Language::Python => frame.inside == Inside::Statements || frame.inside == Inside::Code,
            Language::Go => !continues,
            _ => !continues && !goes_on,
        }
    }

    pub(super) fn comma_ends(&self) -> bool {
        let frame = self.top();
        match frame.inside {
            Inside::Literal | Inside::Members => true,
            Inside::Constants => false,
            Inside::Statements | Inside::Code => {
                self.language.has_lists_of_constants() && frame.item.equals.is_some()
            }
        }
    }

    /// Python: closes the classes and functions that end before this line, and opens that which it starts.
    pub(super) fn indent(&mut self, at: usize) {
        if self.top().inside == Inside::Literal {
            return;
        }
        let source = self.source;
        let column = source.column(at);
        while self.top().indent.is_some_and(|indent| indent >= column) {
            self.end_block(at);
        }
        let keyword = if source.is(at, "async") { at + 1 } else { at };
        let inside = match source.token(keyword) {
            "class" => Inside::Statements,
            "def" => Inside::Code,
            _ => return,
        };
        let name = source.token(keyword + 1).to_owned();
        // The line that starts the class or function is an item of it that says nothing.
        self.push(inside, false, Some(name), at + 1, at);
        self.frame().indent = Some(column);
    }

    /// Python: ends a class or function.
    pub(super) fn end_block(&mut self, at: usize) {
        self.end_item(at, at);
        self.leave(at);
    }

    /// Leaves what has no bracket at its end.
    pub(super) fn leave(&mut self, at: usize) {
        self.emit_rows();
        self.frames.pop();
        let frame = self.frame();
        frame.epoch += 1;
        frame.item = Item {
            start: at,
            ..Item::default()
        };
    }

    pub(super) fn define(
        &mut self,
        name: &'a str,
        tokens: Range<usize>,
        shape: Shape,
        types: Range<usize>,
        iota: Option<i128>,
    ) -> usize {
        let scope = self.top().scope;
        self.evaluator.define(Definition {
            name,
            source: 0,
            tokens,
            shape,
            scope,
            types,
            iota,
        })
    }
}
