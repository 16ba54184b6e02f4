//! Statements of which several in sequence are a list: cases, calls, and rows of a database.

use std::ops::Range;

use super::emit::is_only_argument;
use super::{Child, Entry, Field, Form, Found, Inside, Item, KEY, SHORT, Scanner};
use crate::published::formats::code::comment;
use crate::published::formats::code::lexer::Kind;

/// From how many calls of one function on they are a list.
const CALLS: usize = 3;

/// The rows of a list that may go on.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// `case 1: return "Open"` and `1 -> "Open"`.
    cases: Vec<Entry>,
    /// Arguments, and what is called.
    calls: Vec<Entry>,
    callee: Option<usize>,
    is_database: bool,
}

impl Scanner<'_, '_> {
    /// Adds a statement to the list of those before it, if it is like them.
    pub(super) fn sequence(
        &mut self,
        item: &mut Item,
        tokens: Range<usize>,
        whole: &Range<usize>,
    ) -> bool {
        self.case(item, tokens.clone(), whole)
            || self.insert(item, tokens.clone(), whole)
            || self.made_of_object(item, tokens.clone(), whole)
            || self.call(item, tokens, whole)
    }

    /// Ends the lists of the innermost bracket.
    pub(super) fn end_sequence(&mut self) {
        let source = self.source;
        let sequence = std::mem::take(&mut self.frame().sequence);
        let callee = sequence.callee.filter(|_| sequence.is_database);
        let name = callee.map(|callee| source.token(callee).to_owned());
        let mut push = |name, form, entries: Vec<Entry>, least| {
            if entries.len() >= least {
                self.found.push(Found {
                    name,
                    form,
                    entries,
                });
            }
        };
        let least = if sequence.is_database { 1 } else { CALLS };
        push(None, Form::Map, sequence.cases, 2);
        if sequence.calls.len() < least {
            // A single object is a map.
            let is_object = |entry: &Entry| entry.values.iter().all(|field| field.key.is_some());
            let objects = sequence.calls.into_iter().filter(is_object);
            self.emit_maps(objects.collect(), None);
        } else {
            push(name, Form::Records, sequence.calls, least);
        }
    }

    /// Whether these tokens are a literal or a name with its path.
    pub(super) fn is_atom(&self, tokens: Range<usize>) -> bool {
        let source = self.source;
        let is_operand = |at: usize| source.kind(at) != Some(Kind::Mark);
        let mut inner = tokens.clone();
        !tokens.is_empty()
            && tokens.len() <= KEY
            && inner.all(|at| {
                let is_path = matches!(
                    source.token(at),
                    "." | "::" | "`" | "-" | "@" | "<<" | ">>" | ":" | "\\"
                );
                (is_operand(at) || is_path)
                    && !(at > tokens.start && is_operand(at) && is_operand(at - 1))
            })
            && is_operand(tokens.end - 1) | source.is(tokens.end - 1, ">>")
    }

    /// Whether a token is a number or a string.
    pub(super) fn is_literal(&self, at: usize) -> bool {
        matches!(
            self.source.kind(at),
            Some(Kind::Number | Kind::Str | Kind::Char)
        )
    }

    fn case(&mut self, item: &Item, tokens: Range<usize>, whole: &Range<usize>) -> bool {
        let source = self.source;
        let Some(colon) = item.colon else {
            return source.is(tokens.start, "break");
        };
        let is_case = matches!(source.token(tokens.start), "case" | "when");
        let is_arrow = self.language.arrows_separate() && source.is(colon, "->");
        let mut key = tokens.start + usize::from(is_case)..colon;
        let mut value = colon + 1..tokens.end;
        if source.is(value.start, "return") {
            value.start += 1;
        } else if !is_arrow && !source.is(colon, "=>") {
            return false;
        }
        // `name(404) -> "Not found"`
        if let [child] = &item.children[..]
            && is_arrow
            && child.tokens.end == colon
            && child.tokens.len() == 3
        {
            key = child.tokens.start + 1..colon - 1;
        } else if !item.children.is_empty() {
            return false;
        }
        if source.is(value.start, "<<") && value.len() == 3 {
            value = value.start + 1..value.end - 1;
        }
        if matches!(source.token(key.start), "_" | "else" | "default") {
            return true;
        }
        let is_stated = |tokens: &Range<usize>| tokens.clone().any(|at| self.is_literal(at));
        if !(is_case || is_arrow)
            || !self.is_atom(key.clone())
            || !self.is_atom(value.clone())
            || !(is_stated(&key) || is_stated(&value))
        {
            return false;
        }
        let value = self.field(None, value);
        self.frame().sequence.cases.push(Entry {
            key: Some(key),
            ..Entry::of(whole.clone(), vec![value])
        });
        true
    }

    /// `INSERT INTO name (column, …) VALUES (…), (…)`
    fn insert(&mut self, item: &mut Item, tokens: Range<usize>, whole: &Range<usize>) -> bool {
        let source = self.source;
        let is_word = |at: usize, word: &str| source.token(at).eq_ignore_ascii_case(word);
        let mut words = tokens.clone().take(4 * SHORT);
        if !is_word(tokens.start, "insert") && !is_word(tokens.start, "replace") {
            return false;
        }
        let Some(values) = words.find(|at| is_word(*at, "values")) else {
            return false;
        };
        let into = tokens.start + 1;
        let name = into + usize::from(is_word(into, "into"));
        let keys: Vec<usize> = item
            .children
            .iter()
            .filter(|child| child.tokens.end <= values)
            .flat_map(|child| child.tokens.clone().filter(|at| source.is_name(*at)))
            .collect();
        self.callee(name, true);
        let mut start = whole.start;
        for child in &mut item.children {
            if child.tokens.start < values || child.flat.is_empty() {
                continue;
            }
            let flat = std::mem::take(&mut child.flat);
            let is_known = keys.len() == flat.len();
            let values = flat.into_iter().zip(0..).flat_map(|(entry, column)| {
                let key = keys.get(column).copied().filter(|_| is_known);
                let fields = entry.values.into_iter();
                fields.map(move |field| Field { key, ..field })
            });
            let row = Entry::of(start..child.tokens.end, values.collect());
            start = child.tokens.start;
            self.frame().sequence.calls.push(Entry {
                tokens: child.tokens.clone(),
                ..row
            });
            start = start.max(child.tokens.end);
        }
        true
    }

    /// `OPEN = new Code({ value: 1, text: "The door is open" })`
    fn made_of_object(
        &mut self,
        item: &mut Item,
        tokens: Range<usize>,
        whole: &Range<usize>,
    ) -> bool {
        let Some(name) = item.equals.and_then(|equals| self.assigned(item, equals)) else {
            return false;
        };
        let [child] = &mut item.children[..] else {
            return false;
        };
        let Some(callee) = child.tokens.start.checked_sub(1) else {
            return false;
        };
        if child.tokens.end != tokens.end
            || !is_only_argument(child, &child.flat)
            || !self.source.is_name(callee)
        {
            return false;
        }
        let values = std::mem::take(&mut child.flat).into_iter();
        let values = values.flat_map(|entry| entry.values).collect();
        self.callee(callee, false);
        self.frame().sequence.calls.push(Entry {
            key: Some(name),
            ..Entry::of(whole.clone(), values)
        });
        true
    }

    /// `add("OPEN", 1, "The door is open")`
    fn call(&mut self, item: &mut Item, tokens: Range<usize>, whole: &Range<usize>) -> bool {
        let source = self.source;
        let [child] = &item.children[..] else {
            return false;
        };
        let callee = tokens.start..child.tokens.start;
        let is_call = source.is(child.tokens.start, "(")
            && child.tokens.end == tokens.end
            && item.equals.is_none()
            && self.is_atom(callee.clone())
            && source.is_name(callee.end - 1)
            && !source.is(callee.end - 1, "define");
        if !is_call || !self.is_row(child) {
            return false;
        }
        self.callee(callee.end - 1, false);
        let flat = std::mem::take(&mut item.children[0].flat);
        let values = flat.into_iter().flat_map(|entry| entry.values);
        let row = Entry::of(whole.clone(), values.collect());
        self.frame().sequence.calls.push(row);
        true
    }

    /// Whether arguments are a number, and a string or a name.
    fn is_row(&self, child: &Child) -> bool {
        let source = self.source;
        let is_plain = |entry: &Entry| {
            let value = &entry.values[0].tokens;
            entry.key.is_none() && self.is_atom(value.clone())
        };
        let last = |entry: &Entry| source.kind(entry.values[0].tokens.end - 1);
        let has = |kinds: &[Kind]| {
            let mut kinds_of = child.flat.iter().filter_map(last);
            kinds_of.any(|kind| kinds.contains(&kind))
        };
        child.flat.len() > 1
            && child.flat.iter().all(is_plain)
            && has(&[Kind::Number])
            && has(&[Kind::Str, Kind::Name])
    }

    /// Starts another list if something else is called.
    fn callee(&mut self, callee: usize, is_database: bool) {
        let source = self.source;
        let last = self.top().sequence.callee;
        if last.is_none_or(|last| source.token(last) != source.token(callee)) {
            self.end_sequence();
        }
        let sequence = &mut self.frame().sequence;
        sequence.callee = Some(callee);
        sequence.is_database = is_database;
    }

    /// `Status[Status["OPEN"] = 1] = "OPEN"`, as the compiler of `TypeScript` writes an enum.
    pub(super) fn compiled(&mut self, tokens: Range<usize>, equals: usize) -> bool {
        let source = self.source;
        let start = tokens.start;
        let marks = [(1, "["), (3, "["), (5, "]"), (6, "=")];
        let is_compiled = equals > start + 8
            && marks.iter().all(|(at, mark)| source.is(start + at, mark))
            && source.token(start) == source.token(start + 2)
            && source.kind(start + 4) == Some(Kind::Str);
        if !is_compiled {
            return false;
        }
        self.frame().name = Some(source.token(start).to_owned());
        let value = start + 7..equals - 1;
        self.constant(start + 4..start + 5, value, 0..0, start, tokens, true)
    }

    /// `PARAMETER (OPEN = 1)` of Fortran.
    pub(super) fn parameters(&mut self, item: &mut Item, whole: &Range<usize>) -> bool {
        let source = self.source;
        let is_parameter = source.token(item.start).eq_ignore_ascii_case("parameter");
        let Some(child) = item.children.first_mut().filter(|_| is_parameter) else {
            // Each constant is declared before it gets its value.
            return item.equals.is_none();
        };
        let flat = std::mem::take(&mut child.flat);
        for entry in flat {
            let Some(key) = entry.key else { continue };
            let value = entry.values[0].tokens.clone();
            // What is next to the declaration in the line before is about the constant.
            let name = source.token(key.start);
            let declared = whole.start.checked_sub(1);
            let is_declared =
                declared.is_some_and(|last| source.token(last).eq_ignore_ascii_case(name));
            self.constant(key, value, 0..0, whole.start, whole.clone(), true);
            let comment = source.comments.get(source.comment_at(whole.start));
            let comment = comment.filter(|comment| {
                let is_between = comment.at as usize == whole.start && !comment.own;
                is_declared && is_between
            });
            let said =
                comment.and_then(|comment| comment::text(source, std::slice::from_ref(comment)));
            if let Some(row) = self.frame().rows.last_mut() {
                row.said = said;
            }
        }
        true
    }

    /// Enters an enum of Basic with the line that starts it, and leaves it with `End Enum`.
    pub(super) fn basic_enum(&mut self, tokens: &Range<usize>, next: usize) -> bool {
        let source = self.source;
        let Some(word) = tokens.clone().take(3).find(|at| source.is(*at, "Enum")) else {
            return false;
        };
        if source.is(tokens.start, "End") {
            if self.top().inside == Inside::Members {
                self.leave(next);
            }
        } else if self.top().inside == Inside::Statements {
            let name = Some(source.token(word + 1).to_owned());
            self.push(Inside::Members, false, name, tokens.start, next);
        }
        true
    }
}
