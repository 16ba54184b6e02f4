//! Lists of words without separators, as Lisp and Tcl write them: `(100 continue "Continue")` and `0 success 1 failed`.

use codetable::published::{Block, BlockKind, Page};

use super::{Language, syntax};
use crate::published::formats::code::assemble::whole;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// The most words of a row.
const WORDS: usize = 8;

/// The longest name of a list, in bytes.
const LONGEST_NAME: usize = 200;

/// Reads lists of rows in brackets, flat lists of pairs, and what Tcl sets.
pub(super) fn read(language: Language, text: &str) -> Page {
    let source = &Source::new(text, syntax::of(language));
    let mut reader = Reader {
        source,
        is_tcl: language == Language::Tcl,
        lists: vec![List::default()],
        blocks: Vec::new(),
    };
    for at in 0..source.tokens.len() {
        reader.token(at);
    }
    while let Some(list) = reader.lists.pop() {
        reader.end_rows(list.rows, list.name);
    }
    let mut blocks = reader.blocks;
    blocks.sort_by_key(|block| block.rows.first().map(|row| row.line));
    Page {
        blocks,
        ..Page::default()
    }
}

/// A bracket that is open, or the file.
#[derive(Default)]
struct List {
    open: usize,
    name: Option<String>,
    words: Vec<usize>,
    has_lists: bool,
    rows: Vec<RowOfWords>,
}

struct RowOfWords {
    /// What defines it, such as `defconst`.
    head: Option<usize>,
    draft: Draft,
}

struct Reader<'a, 's> {
    source: &'s Source<'a>,
    is_tcl: bool,
    lists: Vec<List>,
    blocks: Vec<Block>,
}

impl Reader<'_, '_> {
    fn token(&mut self, at: usize) {
        let text = self.source.token(at);
        match text {
            "(" | "[" | "{" if self.source.kind(at) == Some(Kind::Mark) => self.open(at),
            ")" | "]" | "}" if self.source.kind(at) == Some(Kind::Mark) => self.close(at),
            "'" | "`" | "#" | "," => {}
            _ => {
                if self.is_tcl {
                    self.set(at);
                }
                if let Some(list) = self.lists.last_mut() {
                    list.words.push(at);
                }
            }
        }
    }

    fn open(&mut self, at: usize) {
        let source = self.source;
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        list.has_lists = true;
        let name = match list.words[..] {
            [] => list.name.clone(),
            [head, name, ..] if !self.is_tcl && is_head(source, head) => {
                Some(source.token(name).to_owned())
            }
            // `array set name {`
            [.., name] if self.is_tcl && source.is(name.wrapping_sub(1), "set") => {
                Some(source.token(name).to_owned())
            }
            _ => None,
        };
        let name = name.filter(|name| name.len() <= LONGEST_NAME);
        self.lists.push(List {
            open: at,
            name,
            ..List::default()
        });
    }

    fn close(&mut self, at: usize) {
        if self.lists.len() < 2 {
            return;
        }
        let Some(list) = self.lists.pop() else {
            return;
        };
        if !list.has_lists {
            if let Some(rows) = self.pairs(&list) {
                self.blocks
                    .extend(whole(self.source, BlockKind::Table, list.name, None, rows));
                return;
            }
            let range = list.open..at + 1;
            self.row(&list.words, range);
            self.end_rows(list.rows, list.name);
            return;
        }
        self.end_rows(list.rows, list.name);
    }

    fn cell(&self, at: usize) -> String {
        let text = self.source.token(at);
        match self.source.kind(at) {
            Some(Kind::Str) => {
                let words: Vec<&str> = unquoted(text).split_whitespace().collect();
                words.join(" ").replace("\\\"", "\"")
            }
            _ => match text.strip_prefix("#x") {
                Some(digits) => format!("0x{digits}"),
                None => text.trim_start_matches('\'').to_owned(),
            },
        }
    }

    fn is_number(&self, at: usize) -> bool {
        self.source.kind(at) == Some(Kind::Number)
    }

    /// A list that has a number in each second place.
    fn pairs(&self, list: &List) -> Option<Vec<Draft>> {
        let words = &list.words;
        let starts_with_number = self.is_number(*words.first()?);
        let alternates = words
            .iter()
            .zip(0..)
            .all(|(at, index)| self.is_number(*at) == ((index % 2 == 0) == starts_with_number));
        if words.len() < 4 || words.len() % 2 == 1 || !alternates {
            return None;
        }
        let pair = |pair: &[usize]| Draft {
            lead: pair[0],
            tokens: pair[0]..pair[1] + 1,
            cells: pair.iter().map(|at| self.cell(*at)).collect(),
            said: None,
            epoch: 0,
        };
        Some(words.chunks_exact(2).map(pair).collect())
    }

    /// Adds a row to the list that the innermost bracket is an element of.
    fn row(&mut self, words: &[usize], tokens: std::ops::Range<usize>) {
        let source = self.source;
        let (head, words) = match words {
            [head, rest @ ..] if is_head(source, *head) => (Some(*head), rest),
            words => (None, words),
        };
        let is_row = (2..=WORDS).contains(&words.len())
            && words.iter().any(|at| self.is_number(*at))
            && words.iter().any(|at| !self.is_number(*at));
        if is_row {
            self.push(head, tokens, words);
        } else if let Some(list) = self.lists.last_mut().filter(|_| words.len() != 1) {
            // A single word is an index.
            let (rows, name) = (std::mem::take(&mut list.rows), list.name.clone());
            self.end_rows(rows, name);
        }
    }

    /// Adds a row. A string after a number and a name is said about them.
    fn push(&mut self, head: Option<usize>, tokens: std::ops::Range<usize>, words: &[usize]) {
        let source = self.source;
        let (words, said) = match words {
            [number, name, said] | [name, number, said]
                if self.is_number(*number)
                    && source.is_name(*name)
                    && source.kind(*said) == Some(Kind::Str) =>
            {
                (vec![*name, *number], Some(self.cell(*said)))
            }
            words => (words.to_vec(), None),
        };
        let cells: Vec<String> = words.iter().map(|at| self.cell(*at)).collect();
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let word = |head: Option<usize>| head.map(|head| source.token(head));
        let differs = list.rows.last().is_some_and(|last| {
            word(last.head) != word(head) || last.draft.cells.len() != cells.len()
        });
        if differs {
            let (rows, name) = (std::mem::take(&mut list.rows), list.name.clone());
            self.end_rows(rows, name);
        }
        let draft = Draft {
            lead: tokens.start,
            tokens,
            cells,
            said,
            epoch: 0,
        };
        if let Some(list) = self.lists.last_mut() {
            list.rows.push(RowOfWords { head, draft });
        }
    }

    /// `set name 1` and `set names(1) "Open"`
    fn set(&mut self, at: usize) {
        let source = self.source;
        if !source.is(at, "set") || !source.tokens[at].first {
            return;
        }
        let is_array = source.is(at + 2, "(") && source.is(at + 4, ")");
        let (key, value) = if is_array {
            (at + 3, at + 5)
        } else {
            (at + 1, at + 2)
        };
        let is_atom = |at: usize| source.kind(at).is_some_and(|kind| kind != Kind::Mark);
        let is_row = is_atom(key)
            && is_atom(value)
            && self.is_number(key) != self.is_number(value)
            && source.line(value) == source.line(at);
        if is_row {
            let head = at + usize::from(is_array);
            self.push(Some(head), at..value + 1, &[key, value]);
        }
    }

    fn end_rows(&mut self, rows: Vec<RowOfWords>, name: Option<String>) {
        if rows.len() < 2 {
            return;
        }
        let is_constant = |row: &RowOfWords| {
            let cells = &row.draft.cells;
            let is_value =
                |cell: &String| cell.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            cells.len() == 2 && is_value(&cells[1]) && !is_value(&cells[0])
        };
        let kind = if rows.iter().all(is_constant) {
            BlockKind::Constants
        } else {
            BlockKind::Table
        };
        let drafts = rows.into_iter().map(|row| row.draft).collect();
        self.blocks
            .extend(whole(self.source, kind, name, None, drafts));
    }
}

/// Whether the first word of a list defines something.
fn is_head(source: &Source, at: usize) -> bool {
    let word = source.token(at);
    source.is_name(at) && (word.starts_with("def") || matches!(word, "setq" | "setf" | "list"))
}
