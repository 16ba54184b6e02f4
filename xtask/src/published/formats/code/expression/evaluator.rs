//! Computes each definition at most once.
//!
//! What an expression depends on is computed before it, without recursion, so that a chain of a million constants is no
//! problem and a cycle has no value.

use std::collections::HashMap;
use std::ops::Range;

use super::parser::Parser;
use super::value::{Int, Value};
use crate::published::formats::code::lexer::Source;

/// How many definitions of one name are looked at. They must agree.
const DEFINITIONS: usize = 8;
/// How many steps the macros that an expression uses may take.
const FUEL: usize = 2000;

/// What a definition is.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// A macro: its text is inserted.
    Macro,
    /// A constant: its value is used.
    Constant,
    /// A macro with parameters, the names of which are these tokens.
    Function(Range<usize>),
    /// A constant without an expression: one more than that before it, or the first number.
    Next {
        previous: Option<usize>,
        first: i128,
    },
}

/// A definition of a name.
#[derive(Debug, Clone)]
pub(crate) struct Definition<'a> {
    pub(crate) name: &'a str,
    /// Which of the sources it is in.
    pub(crate) source: usize,
    /// The expression.
    pub(crate) tokens: Range<usize>,
    pub(crate) shape: Shape,
    /// The enum or class it belongs to, where names are looked up first. Zero is the file.
    pub(crate) scope: usize,
    /// The names of types that can be called to convert a value.
    pub(crate) types: Range<usize>,
    /// The value of `iota`.
    pub(crate) iota: Option<i128>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum State<'a> {
    New,
    Active,
    Done(Option<Value<'a>>),
}

/// Computes the values of definitions.
#[derive(Debug)]
pub(crate) struct Evaluator<'a, 's> {
    pub(super) sources: &'s [Source<'a>],
    pub(super) definitions: Vec<Definition<'a>>,
    pub(super) states: Vec<State<'a>>,
    /// The first definition of a name, and for each definition the next of the same name.
    names: HashMap<(usize, &'a str), usize>,
    last: HashMap<(usize, &'a str), usize>,
    next: HashMap<(usize, usize), usize>,
    fuel: usize,
}

impl<'a, 's> Evaluator<'a, 's> {
    /// An evaluator of expressions in these sources.
    pub(crate) fn new(sources: &'s [Source<'a>]) -> Self {
        let tokens: usize = sources.iter().map(|source| source.tokens.len()).sum();
        Self {
            sources,
            definitions: Vec::new(),
            states: Vec::new(),
            names: HashMap::new(),
            last: HashMap::new(),
            next: HashMap::new(),
            fuel: 64 * tokens + 1_000_000,
        }
    }

    /// Adds a definition and returns its index.
    pub(crate) fn define(&mut self, definition: Definition<'a>) -> usize {
        let index = self.definitions.len();
        let scopes = [0, definition.scope];
        let named = if definition.name.is_empty() {
            2
        } else {
            usize::from(definition.scope == 0)
        };
        for scope in &scopes[named..] {
            let key = (*scope, definition.name);
            if let Some(last) = self.last.insert(key, index) {
                self.next.insert((*scope, last), index);
            } else {
                self.names.insert(key, index);
            }
        }
        self.definitions.push(definition);
        self.states.push(State::New);
        index
    }

    /// Says that a definition has no value after all.
    pub(crate) fn forget(&mut self, definition: usize) {
        self.states[definition] = State::Done(None);
    }

    /// The definitions of a name: those in the scope, else all. None if there are too many.
    pub(super) fn lookup(&self, name: &str, scope: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for scope in [scope, 0] {
            let mut next = self.names.get(&(scope, name)).copied();
            while let Some(index) = next {
                found.push(index);
                if found.len() > DEFINITIONS {
                    return Vec::new();
                }
                next = self.next.get(&(scope, index)).copied();
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// The names of the types of a definition.
    pub(crate) fn types(&self, index: usize) -> Range<usize> {
        self.definitions[index].types.clone()
    }

    /// The value of a name, if all its definitions whose value is known agree.
    pub(crate) fn named(&mut self, name: &str) -> Option<Value<'a>> {
        let definitions = self.lookup(name, 0).into_iter();
        let mut values = definitions.filter_map(|index| self.value(index));
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    /// The value of a definition.
    pub(crate) fn value(&mut self, index: usize) -> Option<Value<'a>> {
        let mut stack = vec![(index, false)];
        while let Some((index, ready)) = stack.pop() {
            match self.states[index] {
                State::Done(_) => {}
                State::Active if !ready => {
                    // It depends on itself.
                    self.states[index] = State::Done(None);
                }
                _ if ready => {
                    if matches!(self.states[index], State::Active) {
                        let value = self.compute(index);
                        self.states[index] = State::Done(value);
                    }
                }
                _ => {
                    self.states[index] = State::Active;
                    stack.push((index, true));
                    self.push_dependencies(index, &mut stack);
                }
            }
        }
        match self.states[index] {
            State::Done(value) => value,
            _ => None,
        }
    }

    fn push_dependencies(&self, index: usize, stack: &mut Vec<(usize, bool)>) {
        let definition = &self.definitions[index];
        if let Shape::Next { previous, .. } = definition.shape {
            stack.extend(previous.map(|previous| (previous, false)));
            return;
        }
        let source = &self.sources[definition.source];
        for token in definition.tokens.clone() {
            if source.is_name(token) {
                for needed in self.lookup(source.token(token), definition.scope) {
                    if !matches!(self.states[needed], State::Done(_)) {
                        stack.push((needed, false));
                    }
                }
            }
        }
    }

    fn compute(&mut self, index: usize) -> Option<Value<'a>> {
        let definition = self.definitions[index].clone();
        let value = match definition.shape {
            Shape::Function(_) => return None,
            Shape::Next {
                previous: None,
                first,
            } => Some(Value::Int(Int::new(first))),
            Shape::Next {
                previous: Some(previous),
                ..
            } => match self.states[previous] {
                State::Done(Some(Value::Int(previous))) => previous
                    .number
                    .checked_add(1)
                    .map(|number| Value::Int(Int::new(number))),
                _ => None,
            },
            Shape::Macro | Shape::Constant => {
                let fuel = self.fuel.min(FUEL + definition.tokens.len());
                let mut parser = Parser {
                    evaluator: self,
                    source: definition.source,
                    at: definition.tokens.start,
                    end: definition.tokens.end,
                    parameters: &[],
                    definition: &definition,
                    fuel,
                };
                let value = parser.all(0);
                let used = fuel - parser.fuel;
                self.fuel -= used.min(self.fuel);
                value
            }
        };
        value.map(|value| match (value, &definition.shape) {
            (Value::Int(int), Shape::Macro) => {
                let loose = int.loose || int.compound;
                Value::Int(Int {
                    loose,
                    compound: false,
                    ..int
                })
            }
            (Value::Int(int), _) => Value::Int(int.tight()),
            (value, _) => value,
        })
    }
}
