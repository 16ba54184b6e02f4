//! Constants in languages other than C: assignments, enums, and literals of maps, objects and tuples.
//!
//! One scanner reads them all. It keeps a stack of brackets, splits what is in them into items, and looks only at the
//! form of an item: `NAME = 1` in any disguise is a constant, `NAME` or `NAME(1, "text")` in an enum is a member, and
//! `key: value` is an entry. A list of entries that have several values is a table.

mod bracket;
mod build;
mod classes;
mod com_err;
mod emit;
mod forms;
mod item;
mod language;
mod member;
mod names;
mod pod;
mod scanner;
mod statement;
mod syntax;
mod words;

use std::ops::Range;

use codetable::published::Page;

use super::code::expression::Evaluator;
use super::code::lexer::Source;
pub use language::Language;

/// Reads the constants of a file.
///
/// Each enum is a block, and so is each run of constants, each map, and each list of objects or tuples. Where more than a
/// name and a value is known of a row, the block is a table; its header has the keys of the objects.
#[must_use]
pub fn read(language: Language, text: &str) -> Page {
    match language {
        Language::ComErr => return com_err::read(text),
        Language::Lisp | Language::Tcl => return words::read(language, text),
        _ => {}
    }
    let (mut documentation, code) = if language == Language::Perl {
        pod::split(text)
    } else {
        (Vec::new(), String::new())
    };
    let text = if code.is_empty() { text } else { &code };
    let sources = [Source::new(text, syntax::of(language))];
    let mut scanner = Scanner::new(language, &sources);
    scanner.run();
    let Scanner {
        evaluator, found, ..
    } = scanner;
    let found = classes::join(&sources[0], found);
    let mut blocks = build::blocks(&sources[0], evaluator, found);
    blocks.append(&mut documentation);
    blocks.sort_by_key(|block| block.rows.first().map(|row| row.line));
    Page {
        blocks,
        ..Page::default()
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

impl Entry {
    /// A row that is nothing but these values.
    fn of(tokens: Range<usize>, values: Vec<Field>) -> Self {
        Self {
            lead: tokens.start,
            tokens,
            key: None,
            values,
            said: None,
            epoch: 0,
            is_constant: false,
        }
    }
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
    /// The last member of an enum that has data.
    data: Option<usize>,
    /// The last expression of Go's `const ( … )`, and the number of its items.
    repeated: Range<usize>,
    iota: i128,
    /// The type that the last of these items states.
    stated: Range<usize>,
    /// The indent of a class or function of Python.
    indent: Option<usize>,
    sequence: forms::Sequence,
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

/// The most tokens of a key.
const KEY: usize = 8;
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
