//! Brackets: what opens and closes, and what is in them.

use super::emit::is_only_argument;
use super::{Child, Frame, Inside, Language, SHORT, Scanner, names};

impl Scanner<'_, '_> {
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
            return (colon - item.start <= 4).then(|| names::bare(source, item.start..colon));
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
