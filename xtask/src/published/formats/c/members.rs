//! What the calls of macros in a header become: the members of an enum, or rows of their arguments.

use std::collections::HashMap;
use std::ops::Range;

use codetable::published::{Block, BlockKind};

use super::Header;
use super::calls::Calls;
use super::generator::{Generator, MemberValue};
use crate::published::formats::code::assemble::whole;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::lexer::{Kind, Source};

/// The value of a member of an enum whose number depends on a condition, or on members that are not known.
const UNDECIDED: &str = "what #if decides";

/// The maximum number of definitions of a macro that are looked at.
const MAX_DEFINITIONS: usize = 16;

impl<'a> Header<'a, '_> {
    /// Adds the blocks of the calls of the file.
    pub(super) fn call_blocks(&mut self, blocks: &mut Vec<Block>) {
        let source = &self.sources[0];
        let named = Named::new(source, &self.functions, &self.lists);
        for calls in std::mem::take(&mut self.calls) {
            if let Some((generator, is_first)) = self.generator(&named, &calls) {
                let drafts = self.generated(&generator, &calls, is_first);
                let name = calls.name.filter(|_| calls.list.is_none());
                blocks.extend(whole(source, BlockKind::Constants, name, None, drafts));
                continue;
            }
            let rows = calls
                .rows
                .into_iter()
                .filter(|call| call.arguments.len() != 1);
            let drafts = rows.map(|call| Draft {
                lead: call.tokens.start,
                tokens: call.tokens,
                cells: call
                    .arguments
                    .into_iter()
                    .map(|argument| self.argument(argument))
                    .collect(),
                said: None,
                epoch: 0,
            });
            let mut drafts: Vec<Draft> = drafts.collect();
            resolve(&mut drafts);
            blocks.extend(whole(source, BlockKind::Table, calls.name, None, drafts));
        }
    }

    /// The macro that makes each call a member of an enum: the one that is called, or the one that an enum gives to a
    /// list of calls. Also returns whether the enum starts with these members.
    fn generator(&self, named: &Named<'a>, calls: &Calls) -> Option<(Generator, bool)> {
        let source = &self.sources[0];
        let (name, end, is_first) = match calls.list {
            None => {
                let first = calls.rows.first()?;
                (calls.name.as_deref()?, first.tokens.start, true)
            }
            Some(list) => {
                let (given, is_first) = *named.lists.get(source.token(list))?;
                (source.token(given), given, is_first)
            }
        };
        // The last definition above is the one that counts.
        let functions = named.functions.get(name)?;
        let above = functions.partition_point(|at| self.functions[*at].0.start < end);
        let mut last = functions[..above].iter().rev().take(MAX_DEFINITIONS);
        let generator = last.find_map(|at| {
            let (signature, body) = &self.functions[*at];
            Generator::new(source, signature, body)
        })?;
        // What is joined may not be a name.
        generator.member(source, calls.rows.first()?)?;
        Some((generator, is_first && calls.are_first))
    }

    /// The members that a macro makes of calls.
    fn generated(&mut self, generator: &Generator, calls: &Calls, is_first: bool) -> Vec<Draft> {
        let source = &self.sources[0];
        let mut drafts = Vec::with_capacity(calls.rows.len());
        // Where a condition is between two, it decides the numbers of those below.
        let mut next = is_first.then_some(0_usize);
        let mut end = None;
        for call in &calls.rows {
            let between = end.unwrap_or(call.tokens.start)..call.tokens.start;
            let first = self.undecided.partition_point(|at| *at < between.start);
            if self
                .undecided
                .get(first)
                .is_some_and(|at| between.contains(at))
            {
                next = None;
            }
            end = Some(call.tokens.end);
            let (name, value) = generator.member(source, call).unwrap_or_else(|| {
                next = None;
                (source.written(call.tokens.clone()), MemberValue::Next)
            });
            let value = match value {
                MemberValue::Next => {
                    let number = next.map(|number| number.to_string());
                    next = next.map(|number| number + 1);
                    number.unwrap_or_else(|| UNDECIDED.to_owned())
                }
                MemberValue::Expression(tokens) => {
                    let value = self.compute(tokens.clone());
                    value.unwrap_or_else(|| self.argument(tokens))
                }
                MemberValue::Named(name) => match self.evaluator.named(&name) {
                    Some(value) => value.display(),
                    None => name,
                },
            };
            let is_string = |at: &usize| source.kind(call.arguments[*at].start) == Some(Kind::Str);
            let said = generator.others(call).find(is_string);
            let said = said.map(|at| self.argument(call.arguments[at].clone()));
            drafts.push(Draft {
                lead: call.tokens.start,
                tokens: call.tokens.clone(),
                cells: vec![name, value],
                said,
                epoch: 0,
            });
        }
        resolve(&mut drafts);
        drafts
    }
}

/// The macros of a file by name.
struct Named<'a> {
    /// The positions of those with parameters.
    functions: HashMap<&'a str, Vec<usize>>,
    /// The macro that an enum first gives to each list of calls, as a token, and whether the enum starts with it.
    lists: HashMap<&'a str, (usize, bool)>,
}

impl<'a> Named<'a> {
    fn new(
        source: &Source<'a>,
        functions: &[(Range<usize>, Range<usize>)],
        lists: &[(usize, usize, bool)],
    ) -> Self {
        let mut named = Self {
            functions: HashMap::new(),
            lists: HashMap::new(),
        };
        for (at, (signature, _)) in functions.iter().enumerate() {
            let name = source.token(signature.start);
            named.functions.entry(name).or_default().push(at);
        }
        for (list, given, is_first) in lists {
            let name = source.token(*list);
            named.lists.entry(name).or_insert((*given, *is_first));
        }
        named
    }
}

/// Gives a row that names another one in place of a value the value of that.
fn resolve(drafts: &mut [Draft]) {
    let mut rows: HashMap<String, Vec<String>> = HashMap::new();
    for draft in drafts.iter() {
        if let [name, ..] = &draft.cells[..] {
            rows.entry(name.clone())
                .or_insert_with(|| draft.cells.clone());
        }
    }
    for draft in drafts {
        for (column, cell) in draft.cells.iter_mut().enumerate().skip(1) {
            let value = rows.get(cell).and_then(|cells| cells.get(column));
            if let Some(value) = value {
                cell.clone_from(value);
            }
        }
    }
}
