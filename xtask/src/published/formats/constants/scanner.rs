//! The scanner: brackets, and where an item ends.

use std::ops::Range;

use super::emit::is_only_argument;
use super::{Child, Frame, Inside, Item, Language, SHORT, Scanner, item};
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

    pub(super) fn open(&mut self, at: usize, text: &str) {
        let is_brace = text == "{";
        let source = self.source;
        let item = &self.top().item;
        let (start, equals) = (item.start, item.equals);
        let mut words = (start..at.min(start + SHORT)).filter(|token| source.is_name(*token));
        let before = if at > start { source.token(at - 1) } else { "" };
        let mut name = None;
        let is_assigned = |word: usize| equals.is_none_or(|equals| equals + 1 == word);
        let is_go = self.language == Language::Go;
        let mut class = words.clone().filter(|token| is_class(source.token(*token)));
        let inside = if text == "(" && is_go && matches!(before, "const" | "var") {
            Inside::Constants
        } else if text == "(" && self.starts_enum_of_pascal(at) {
            Inside::Members
        } else if !is_brace {
            Inside::Literal
        } else if let Some(word) = words.clone().find(|token| source.is(*token, "enum"))
            && is_assigned(word)
        {
            let class = matches!(source.token(word + 1), "class" | "struct");
            let first = word + 1 + usize::from(class);
            name = source
                .is_name(first)
                .then(|| source.token(first).to_owned());
            Inside::Members
        } else if self.language == Language::Braces
            && equals.is_some()
            && class.clone().next().is_some()
        {
            // `const Name = struct {`
            Inside::Statements
        } else if equals.is_some()
            || self.top().item.colon.is_some() && self.top().inside == Inside::Literal
        {
            let is_arrow = match self.language {
                Language::JavaScript => before == "=>",
                Language::Java | Language::Kotlin => before == "->",
                _ => false,
            };
            if before == ")" || is_arrow {
                Inside::Code
            } else {
                Inside::Literal
            }
        } else if let Some(word) = class.next() {
            name = Some(source.token(word + 1).to_owned());
            Inside::Statements
        } else if before == ")"
            || is_code(before)
            || (before.is_empty() && self.top().inside != Inside::Literal)
            || is_branch(source.token(start))
            || words.any(|token| is_function(source.token(token)))
        {
            Inside::Code
        } else {
            Inside::Literal
        };
        let inside = match inside {
            // Code in code is code, except for literals.
            Inside::Statements if self.top().inside == Inside::Code => Inside::Code,
            inside => inside,
        };
        if inside == Inside::Literal || (name.is_none() && equals.is_some()) {
            name = self.name_of(at);
        }
        self.push(inside, is_brace, name, at, at + 1);
    }

    /// Whether a parenthesis after `=` has names, and not an expression.
    fn starts_enum_of_pascal(&self, at: usize) -> bool {
        let source = self.source;
        self.language == Language::Pascal
            && self
                .top()
                .item
                .equals
                .is_some_and(|equals| equals + 1 == at)
            && source.is_name(at + 1)
            && matches!(source.token(at + 2), "," | ":=" | "=")
    }

    /// The name of the literal that starts here: that to which it is assigned, or its key.
    pub(super) fn name_of(&self, at: usize) -> Option<String> {
        let frame = self.top();
        let item = &frame.item;
        let source = self.source;
        if let Some(equals) = item.equals {
            let name = self.assigned(item, equals)?;
            return Some(source.written(name));
        }
        if let Some(colon) = item.colon {
            return (colon - item.start <= 4).then(|| item::bare(source, item.start..colon));
        }
        // An argument, such as that of `Object.freeze(…)`, has the name of the call.
        (at == item.start && frame.entries.is_empty()).then(|| frame.name.clone())?
    }

    pub(super) fn close(&mut self, at: usize) {
        while self.frames.len() > 1 && self.top().indent.is_some() {
            self.end_block(at);
        }
        self.end_item(at, at);
        if self.frames.len() == 1 {
            self.frame().item.start = at + 1;
            return;
        }
        self.emit_rows();
        let mut frame = self.frames.pop().expect("more than the file is open");
        self.collapse(&mut frame);
        let is_flat = frame.inside == Inside::Literal
            && !frame.is_mixed
            && frame
                .entries
                .iter()
                .all(|entry| entry.values.len() == 1 && entry.values[0].key.is_none());
        let entries = std::mem::take(&mut frame.entries);
        let is_statement = self.is_statement(&frame);
        let is_block = frame.inside != Inside::Literal || frame.has_blocks || !is_flat;
        let end = (at + 1).min(self.source.tokens.len());
        let mut child = Child {
            tokens: frame.open..end,
            is_brace: frame.is_brace,
            name: frame.name,
            flat: Vec::new(),
            is_block: is_block && self.top().inside != Inside::Code,
        };
        let is_assigned =
            self.top().inside == Inside::Statements && self.top().item.equals.is_some();
        if (is_flat && !is_statement) || (is_assigned && is_only_argument(&child, &entries)) {
            child.flat = entries;
        } else if child.name.is_some() && is_only_argument(&child, &entries) {
            // `Object.freeze({ … })`
            self.emit_maps(entries, child.name.as_deref());
        } else {
            self.emit(child.name.take(), entries, frame.is_mixed);
        }
        let parent = self.frame();
        parent.has_blocks |= child.is_block;
        parent.item.children.push(child);
        if is_statement {
            self.end_item(end, end);
        }
    }

    /// Whether the bracket that was closed ends a statement without a semicolon.
    pub(super) fn is_statement(&self, closed: &Frame) -> bool {
        let frame = self.top();
        let is_in_code = matches!(frame.inside, Inside::Statements | Inside::Code);
        closed.is_brace
            && is_in_code
            && frame.item.equals.is_none()
            && self.language != Language::Python
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

/// Whether what follows a word is the body of a class or the like.
fn is_class(word: &str) -> bool {
    matches!(
        word,
        "class"
            | "interface"
            | "struct"
            | "impl"
            | "namespace"
            | "mod"
            | "trait"
            | "module"
            | "package"
            | "object"
            | "message"
            | "service"
            | "record"
            | "union"
    )
}

/// Whether what follows a word is a block of code.
fn is_code(word: &str) -> bool {
    matches!(
        word,
        "else" | "do" | "try" | "finally" | "loop" | "unsafe" | "static" | "async"
    )
}

/// Whether a word starts a function.
fn is_function(word: &str) -> bool {
    matches!(word, "func" | "fn" | "fun" | "function" | "sub" | "def")
}

/// Whether a word starts a statement that contains code.
fn is_branch(word: &str) -> bool {
    matches!(word, "if" | "for" | "while" | "switch" | "select")
}
