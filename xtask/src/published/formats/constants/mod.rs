//! Constants in languages other than C: assignments, enums, and literals of maps, objects and tuples.
//!
//! One scanner reads them all. It keeps a stack of brackets, splits what is in them into items, and looks only at the
//! form of an item: `NAME = 1` in any disguise is a constant, `NAME` or `NAME(1, "text")` in an enum is a member, and
//! `key: value` is an entry. A list of entries that have several values is a table.

mod build;
mod com_err;
mod item;
mod language;

use std::ops::Range;

use codetable::published::Page;

use super::code::expression::{Definition, Evaluator, Shape};
use super::code::lexer::{Kind, Source};
pub use language::Language;

/// Reads the constants of a file.
///
/// Each enum is a block, and so is each run of constants, each map, and each list of objects or tuples. Where more than a
/// name and a value is known of a row, the block is a table; its header has the keys of the objects.
#[must_use]
pub fn read(language: Language, text: &str) -> Page {
    if language == Language::ComErr {
        return com_err::read(text);
    }
    let sources = [Source::new(text, language.syntax())];
    let mut scanner = Scanner::new(language, &sources);
    scanner.run();
    let Scanner {
        evaluator, found, ..
    } = scanner;
    Page {
        title: None,
        address: None,
        blocks: build::blocks(&sources[0], evaluator, found),
    }
}

/// What was found: becomes a block, or several.
#[derive(Debug)]
struct Found {
    name: Option<String>,
    form: Form,
    entries: Vec<Entry>,
}

/// What the entries of a block were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Constants between other code.
    Run,
    /// Those of a class, or a group of Go.
    Class,
    /// The members of an enum or a class of constants.
    Enum,
    /// Entries of a map: key and value.
    Map,
    /// Objects or tuples, with a key or without.
    Records,
}

/// A row.
#[derive(Debug)]
struct Entry {
    lead: usize,
    tokens: Range<usize>,
    /// The name or the key.
    key: Option<Range<usize>>,
    values: Vec<Field>,
    /// A string of documentation.
    said: Option<String>,
    epoch: usize,
    /// Whether the row stays although its value cannot be computed.
    is_constant: bool,
}

/// A value of a row.
#[derive(Debug)]
struct Field {
    key: Option<usize>,
    tokens: Range<usize>,
    definition: Option<usize>,
}

/// What a bracket contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The file, or the body of a class: statements.
    Statements,
    /// The body of a function: statements of which only constants matter.
    Code,
    /// The members of an enum.
    Members,
    /// `const ( … )` of Go.
    Constants,
    /// Entries or elements.
    Literal,
}

/// A bracket that is open.
#[derive(Debug)]
struct Frame {
    inside: Inside,
    is_brace: bool,
    name: Option<String>,
    open: usize,
    scope: usize,
    item: Item,
    /// Rows of statements and members.
    rows: Vec<Entry>,
    /// Entries of a literal.
    entries: Vec<Entry>,
    /// Whether something in a literal is neither entry nor element.
    is_mixed: bool,
    /// Whether it contains something that is a block of its own.
    has_blocks: bool,
    epoch: usize,
    /// The last member of an enum.
    previous: Option<usize>,
    /// The last expression of Go's `const ( … )`, and the number of its items.
    repeated: Range<usize>,
    iota: i128,
    /// The indent of a class or function of Python.
    indent: Option<usize>,
}

/// The item that is being read.
#[derive(Debug, Default)]
struct Item {
    start: usize,
    equals: Option<usize>,
    colon: Option<usize>,
    commas: Vec<usize>,
    children: Vec<Child>,
}

/// A bracket within an item, which is closed.
#[derive(Debug)]
struct Child {
    tokens: Range<usize>,
    is_brace: bool,
    name: Option<String>,
    /// The elements or entries, if it has nothing else.
    flat: Vec<Entry>,
    /// Whether it contains something that is a block of its own, or code.
    is_block: bool,
}

/// The most tokens of an expression that is repeated or looked at as a whole.
const SHORT: usize = 64;

struct Scanner<'a, 's> {
    language: Language,
    source: &'s Source<'a>,
    evaluator: Evaluator<'a, 's>,
    frames: Vec<Frame>,
    found: Vec<Found>,
    scopes: usize,
}

impl<'a, 's> Scanner<'a, 's> {
    fn new(language: Language, sources: &'s [Source<'a>]) -> Self {
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

    fn push(
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
            repeated: 0..0,
            iota: 0,
            indent: None,
        });
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the file is never closed")
    }

    fn top(&self) -> &Frame {
        self.frames.last().expect("the file is never closed")
    }

    fn run(&mut self) {
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
                    let is_java = self.language == Language::Java;
                    let frame = self.frame();
                    if is_java && frame.inside == Inside::Members {
                        // Fields and methods follow the members.
                        self.emit_rows();
                        self.frame().inside = Inside::Statements;
                    } else if frame.inside == Inside::Literal {
                        frame.is_mixed = true;
                    }
                }
                "," if self.comma_ends() => self.end_item(at, at + 1),
                "," => self.frame().item.commas.push(at),
                "=" => {
                    self.frame().item.equals.get_or_insert(at);
                }
                ":" | "=>" => {
                    let item = &mut self.frame().item;
                    if at > item.start && (text == "=>" || item.equals.is_none()) {
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

    /// Whether the line before this token ended a statement.
    fn line_ends(&self, at: usize) -> bool {
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

    fn comma_ends(&self) -> bool {
        let frame = self.top();
        match frame.inside {
            Inside::Literal | Inside::Members => true,
            Inside::Constants => false,
            Inside::Statements | Inside::Code => {
                let several = matches!(
                    self.language,
                    Language::JavaScript | Language::Java | Language::CSharp | Language::Php
                );
                several && frame.item.equals.is_some()
            }
        }
    }

    /// Python: closes the classes and functions that end before this line, and opens that which it starts.
    fn indent(&mut self, at: usize) {
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
    fn end_block(&mut self, at: usize) {
        self.end_item(at, at);
        self.emit_rows();
        self.frames.pop();
        let frame = self.frame();
        frame.epoch += 1;
        frame.item = Item {
            start: at,
            ..Item::default()
        };
    }

    fn open(&mut self, at: usize, text: &str) {
        let is_brace = text == "{";
        let source = self.source;
        let item = &self.top().item;
        let (start, equals) = (item.start, item.equals);
        let mut words = (start..at.min(start + SHORT)).filter(|token| source.is_name(*token));
        let before = if at > start { source.token(at - 1) } else { "" };
        let mut name = None;
        let inside = if text == "(" && before == "const" && self.language == Language::Go {
            Inside::Constants
        } else if !is_brace {
            Inside::Literal
        } else if let Some(word) = words.clone().find(|token| source.is(*token, "enum"))
            && equals.is_none()
        {
            let class = matches!(source.token(word + 1), "class" | "struct");
            name = Some(source.token(word + 1 + usize::from(class)).to_owned());
            Inside::Members
        } else if equals.is_some()
            || self.top().item.colon.is_some() && self.top().inside == Inside::Literal
        {
            let is_function =
                before == ")" || (before == "=>" && self.language == Language::JavaScript);
            if is_function {
                Inside::Code
            } else {
                Inside::Literal
            }
        } else if let Some(word) = words.find(|token| is_class(source.token(*token))) {
            name = Some(source.token(word + 1).to_owned());
            Inside::Statements
        } else if before == ")"
            || is_code(before)
            || (before.is_empty() && self.top().inside != Inside::Literal)
            || is_branch(source.token(start))
            || matches!(source.token(start), "func" | "fn" | "function" | "sub")
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
        if inside == Inside::Literal {
            name = self.name_of(at);
        }
        self.push(inside, is_brace, name, at, at + 1);
    }

    /// The name of the literal that starts here: that to which it is assigned, or its key.
    fn name_of(&self, at: usize) -> Option<String> {
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

    fn close(&mut self, at: usize) {
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
        if is_flat && !is_statement {
            child.flat = entries;
        } else if child.name.is_some() && is_only_argument(&child, &entries) {
            // `Object.freeze({ … })`
            self.emit_maps(entries, child.name.as_deref());
        } else {
            self.emit(child.name.take(), entries);
        }
        let parent = self.frame();
        parent.has_blocks |= child.is_block;
        parent.item.children.push(child);
        if is_statement {
            self.end_item(end, end);
        }
    }

    /// Whether the bracket that was closed ends a statement without a semicolon.
    fn is_statement(&self, closed: &Frame) -> bool {
        let frame = self.top();
        let is_in_code = matches!(frame.inside, Inside::Statements | Inside::Code);
        closed.is_brace
            && is_in_code
            && frame.item.equals.is_none()
            && self.language != Language::Python
    }

    /// Emits the rows of statements and members of the innermost bracket.
    fn emit_rows(&mut self) {
        let frame = self.frame();
        let entries = std::mem::take(&mut frame.rows);
        let is_class = frame.indent.is_some() || matches!(frame.inside, Inside::Members);
        let form = match frame.inside {
            _ if is_class => Form::Enum,
            Inside::Constants => Form::Class,
            _ if frame.name.is_some() => Form::Class,
            _ => Form::Run,
        };
        let name = frame.name.clone();
        if !entries.is_empty() {
            self.found.push(Found {
                name,
                form,
                entries,
            });
        }
    }

    /// Emits the entries of a literal.
    fn emit(&mut self, name: Option<String>, entries: Vec<Entry>) {
        let mut map = Vec::new();
        let mut records: Vec<Entry> = Vec::new();
        for entry in entries {
            if entry.values.len() == 1 && entry.values[0].key.is_none() {
                // A single element says nothing.
                map.extend(entry.key.is_some().then_some(entry));
            } else {
                records.push(entry);
            }
        }
        // A map of which some values are tuples is a table.
        let is_tuple = |entry: &Entry| entry.values.iter().all(|field| field.key.is_none());
        if !map.is_empty() && !records.is_empty() && records.iter().all(is_tuple) {
            map.append(&mut records);
            map.sort_by_key(|entry| entry.lead);
            std::mem::swap(&mut map, &mut records);
        }
        // Objects with the same keys are records; others are maps of their own.
        let keys = |entry: &Entry| -> Vec<&str> {
            let keys = entry.values.iter().take(8);
            keys.filter_map(|field| field.key)
                .map(|key| self.source.token(key))
                .collect()
        };
        let alike = match &records[..] {
            [first, rest @ ..] => {
                let of_first = keys(first);
                let shares = |entry: &&Entry| {
                    of_first.is_empty() || keys(entry).iter().any(|key| of_first.contains(key))
                };
                let several = rest.iter().filter(shares).count() * 2 >= rest.len();
                let is_map = rest.is_empty() && first.key.is_some() && of_first.len() > 3;
                several && !is_map
            }
            [] => true,
        };
        let mut push = |name, form, entries: Vec<Entry>| {
            if !entries.is_empty() {
                self.found.push(Found {
                    name,
                    form,
                    entries,
                });
            }
        };
        push(name.clone(), Form::Map, map);
        if alike {
            push(name, Form::Records, records);
            return;
        }
        self.emit_maps(records, None);
    }

    /// Emits objects as maps of their own, which their keys name.
    fn emit_maps(&mut self, records: Vec<Entry>, name: Option<&str>) {
        for record in records {
            let name = name
                .map(ToOwned::to_owned)
                .or_else(|| record.key.clone().map(|key| item::bare(self.source, key)));
            let is_map = record.values.iter().all(|field| field.key.is_some());
            let tokens = &record.tokens;
            let entries = record.values.into_iter().filter(|_| is_map).map(|field| {
                let key = field.key.map(|key| key..key + 1);
                let start = field.key.unwrap_or(tokens.start);
                let comma = usize::from(self.source.is(field.tokens.end, ","));
                Entry {
                    lead: start,
                    tokens: start..field.tokens.end + comma,
                    key,
                    values: vec![Field { key: None, ..field }],
                    said: None,
                    epoch: 0,
                    is_constant: false,
                }
            });
            let entries: Vec<Entry> = entries.collect();
            if !entries.is_empty() {
                self.found.push(Found {
                    name,
                    form: Form::Map,
                    entries,
                });
            }
        }
    }

    fn define(
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

/// Whether a parenthesis has nothing but an object.
fn is_only_argument(child: &Child, entries: &[Entry]) -> bool {
    let is_object =
        |entry: &Entry| entry.key.is_none() && entry.values.iter().all(|field| field.key.is_some());
    !child.is_brace && entries.len() == 1 && is_object(&entries[0])
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

/// Whether a word starts a statement that contains code.
fn is_branch(word: &str) -> bool {
    matches!(word, "if" | "for" | "while" | "switch" | "select")
}
