//! Values of constant expressions.
//!
//! The parser is our own: the tokens are already there, the crate `cexpr` neither keeps the way a literal is written nor
//! knows macros with parameters, casts to unknown types or names that are defined later, and it recurses as deep as its
//! input.
//!
//! A value is computed at most once. What an expression depends on is computed before it, without recursion, so that a
//! chain of a million constants is no problem and a cycle has no value.

use std::collections::HashMap;
use std::ops::Range;

use super::lexer::{Kind, Source, unquoted};

/// How deep an expression may nest, and macros with parameters may use each other.
const DEPTH: usize = 100;
/// How many definitions of one name are looked at. They must agree.
const DEFINITIONS: usize = 8;
/// How many steps the macros that an expression uses may take.
const FUEL: usize = 2000;

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Int(Int<'a>),
    /// The text of a string, as it is written between the quotation marks.
    Str(&'a str),
}

/// An integer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Int<'a> {
    number: i128,
    /// The bits of an unsigned integer, 0 if they are not known.
    unsigned: Option<u32>,
    /// The literal, if the value is one.
    literal: Option<&'a str>,
    /// Whether it is a hexadecimal literal with a mark other than `0x`.
    hex: bool,
    /// Whether an operator was applied outside of parentheses.
    compound: bool,
    /// Whether that happened in a macro, whose text an operator would take apart.
    loose: bool,
}

impl PartialEq for Int<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Int<'_> {}

impl Int<'_> {
    fn new(number: i128) -> Self {
        Self {
            number,
            unsigned: None,
            literal: None,
            hex: false,
            compound: false,
            loose: false,
        }
    }

    /// The same value as that of an expression in parentheses.
    fn tight(self) -> Self {
        Self {
            compound: false,
            loose: false,
            ..self
        }
    }

    /// A value that is kept in the bits of an unsigned integer.
    fn unsigned(number: i128, bits: Option<u32>) -> Option<Self> {
        let number = match bits {
            Some(0) if number < 0 || number > i128::from(u32::MAX) => return None,
            None | Some(0) => number,
            Some(bits) => number & ((1 << bits) - 1),
        };
        Some(Self {
            unsigned: bits,
            ..Self::new(number)
        })
    }
}

impl Value<'_> {
    /// The value as a cell shows it: a literal as it is written, and otherwise decimal.
    pub(crate) fn display(&self) -> String {
        match self {
            Self::Str(text) => (*text).to_owned(),
            Self::Int(Int {
                literal: Some(literal),
                number,
                ..
            }) => {
                let text: String = literal
                    .chars()
                    .filter(|c| !matches!(c, '_' | '\''))
                    .collect();
                let is_hex = text.starts_with("0x") || text.starts_with("0X");
                let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
                let keeps = is_hex || (is_plain && text.parse() == Ok(*number));
                if keeps { text } else { number.to_string() }
            }
            Self::Int(int) if int.hex => format!("{:#x}", int.number),
            Self::Int(int) => int.number.to_string(),
        }
    }
}

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
enum State<'a> {
    New,
    Active,
    Done(Option<Value<'a>>),
}

/// Computes the values of definitions.
#[derive(Debug)]
pub(crate) struct Evaluator<'a, 's> {
    sources: &'s [Source<'a>],
    definitions: Vec<Definition<'a>>,
    states: Vec<State<'a>>,
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

    /// The definitions of a name: those in the scope, else all. None if there are too many.
    fn lookup(&self, name: &str, scope: usize) -> Vec<usize> {
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

type Parameter<'a> = (&'a str, Option<Value<'a>>);

struct Parser<'a, 's, 'e> {
    evaluator: &'e Evaluator<'a, 's>,
    source: usize,
    at: usize,
    end: usize,
    parameters: &'e [Parameter<'a>],
    /// The definition whose value is computed.
    definition: &'e Definition<'a>,
    fuel: usize,
}

/// The names of integer types, with their bits; negative if signed. Types of status codes such as `HRESULT` are not among them:
/// lists show them without a sign.
const TYPES: [(&str, i32); 38] = [
    ("int8_t", -8),
    ("int16_t", -16),
    ("int32_t", -32),
    ("int64_t", -64),
    ("uint8_t", 8),
    ("uint16_t", 16),
    ("uint32_t", 32),
    ("uint64_t", 64),
    ("__u8", 8),
    ("__u16", 16),
    ("__u32", 32),
    ("__u64", 64),
    ("i8", -8),
    ("i16", -16),
    ("i32", -32),
    ("i64", -64),
    ("u8", 8),
    ("u16", 16),
    ("u32", 32),
    ("u64", 64),
    ("int8", -8),
    ("int16", -16),
    ("int32", -32),
    ("int64", -64),
    ("uint8", 8),
    ("uint16", 16),
    ("uint32", 32),
    ("uint64", 64),
    ("BYTE", 8),
    ("WORD", 16),
    ("DWORD", 32),
    ("byte", 8),
    ("sbyte", -8),
    ("ushort", 16),
    ("uint", 32),
    ("ulong", 64),
    ("INT", -32),
    ("UINT", 32),
];

impl<'a> Parser<'a, '_, '_> {
    fn source(&self) -> &Source<'a> {
        &self.evaluator.sources[self.source]
    }

    fn is(&self, text: &str) -> bool {
        self.at < self.end && self.source().is(self.at, text)
    }

    fn eat(&mut self, text: &str) -> bool {
        let is = self.is(text);
        self.at += usize::from(is);
        is
    }

    /// The value of all tokens.
    fn all(&mut self, depth: usize) -> Option<Value<'a>> {
        let value = self.expression(0, depth)?;
        (self.at == self.end).then_some(value)
    }

    fn operator(&self) -> Option<(&'a str, u8)> {
        if self.at >= self.end {
            return None;
        }
        let syntax = self.source().syntax;
        let text = self.source().token(self.at);
        let text = match self.source().kind(self.at)? {
            Kind::Mark => text,
            Kind::Name if syntax.word_operators => word_operator(text)?,
            _ => return None,
        };
        let is_go = syntax.go_precedence;
        let binding = match text {
            "?" => 1,
            "||" => 2,
            "&&" => 3,
            "|" | "^" if is_go => 9,
            "&" | "<<" | ">>" | "&^" if is_go => 10,
            "|" => 4,
            "^" => 5,
            "&" => 6,
            "==" | "!=" | "<" | ">" | "<=" | ">=" => 7,
            "<<" | ">>" => 8,
            "+" | "-" => 9,
            "*" | "/" | "%" => 10,
            _ => return None,
        };
        Some((text, binding))
    }

    fn expression(&mut self, least: u8, depth: usize) -> Option<Value<'a>> {
        if depth > DEPTH || self.fuel == 0 {
            return None;
        }
        let mut left = self.prefix(depth)?;
        while let Some((operator, binding)) = self.operator() {
            if binding < least {
                break;
            }
            self.at += 1;
            if operator == "?" {
                let yes = self.expression(0, depth + 1)?;
                if !self.eat(":") {
                    return None;
                }
                let no = self.expression(1, depth + 1)?;
                let (Value::Int(condition), Value::Int(yes), Value::Int(no)) = (left, yes, no)
                else {
                    return None;
                };
                let chosen = if condition.number == 0 { no } else { yes };
                left = Value::Int(Int {
                    compound: true,
                    ..Int::unsigned(chosen.number, chosen.unsigned)?
                });
                continue;
            }
            let right = self.expression(binding + 1, depth + 1)?;
            let (Value::Int(a), Value::Int(b)) = (left, right) else {
                return None;
            };
            left = Value::Int(self.binary(operator, a, b)?);
        }
        Some(left)
    }

    fn binary(&self, operator: &str, a: Int<'a>, b: Int<'a>) -> Option<Int<'a>> {
        if a.loose || b.loose {
            return None;
        }
        let syntax = self.source().syntax;
        let (x, y) = (a.number, b.number);
        let shift = || u32::try_from(y).ok().filter(|bits| *bits < 64);
        let is_exact = || y != 0 && x.checked_rem(y) == Some(0);
        let can_divide = || is_exact() || (y != 0 && syntax.integer_division && x >= 0 && y > 0);
        let number = match operator {
            "||" => i128::from(x != 0 || y != 0),
            "&&" => i128::from(x != 0 && y != 0),
            "|" => x | y,
            "^" => x ^ y,
            "&" => x & y,
            "&^" => x & !y,
            "==" => i128::from(x == y),
            "!=" => i128::from(x != y),
            "<" => i128::from(x < y),
            ">" => i128::from(x > y),
            "<=" => i128::from(x <= y),
            ">=" => i128::from(x >= y),
            "<<" => x.checked_mul(1_i128.checked_shl(shift()?)?)?,
            ">>" => x >> shift()?,
            "+" => x.checked_add(y)?,
            "-" => x.checked_sub(y)?,
            "*" => x.checked_mul(y)?,
            "/" if can_divide() => x.checked_div(y)?,
            "%" if can_divide() => x.checked_rem(y)?,
            _ => return None,
        };
        let is_shift = matches!(operator, "<<" | ">>");
        let bits = match (a.unsigned, b.unsigned) {
            (bits, _) if is_shift => bits,
            (Some(0), _) | (_, Some(0)) => Some(0),
            (a, b) => a.max(b),
        };
        if syntax.bits32 && i32::try_from(number).is_err() {
            return None;
        }
        let int = Int::unsigned(number, bits)?;
        Some(Int {
            compound: true,
            ..int
        })
    }

    /// An operand, converted by `as` of Rust, which is weaker than unary operators only.
    fn prefix(&mut self, depth: usize) -> Option<Value<'a>> {
        let mut value = self.unary(depth)?;
        while self.source().syntax.rust && self.eat("as") {
            let start = self.at;
            while self.at < self.end && (self.source().is_name(self.at) || self.is("::")) {
                self.at += 1;
            }
            value = self.cast(start..self.at, value)?;
        }
        Some(value)
    }

    fn unary(&mut self, depth: usize) -> Option<Value<'a>> {
        if depth > DEPTH {
            return None;
        }
        for operator in ["-", "+", "~", "!", "^"] {
            if self.is(operator) {
                self.at += 1;
                let Value::Int(int) = self.unary(depth + 1)? else {
                    return None;
                };
                if int.loose {
                    return None;
                }
                let syntax = self.source().syntax;
                let number = match operator {
                    "-" => int.number.checked_neg()?,
                    "+" => int.number,
                    "~" => !int.number,
                    "^" if syntax.go_precedence => !int.number,
                    // In Rust the type decides what `!0` is.
                    "!" if !syntax.rust => i128::from(int.number == 0),
                    _ => return None,
                };
                return Int::unsigned(number, int.unsigned).map(Value::Int);
            }
        }
        self.primary(depth)
    }

    fn primary(&mut self, depth: usize) -> Option<Value<'a>> {
        self.fuel = self.fuel.checked_sub(1)?;
        if self.at >= self.end {
            return None;
        }
        let text = self.source().token(self.at);
        match self.source().kind(self.at)? {
            Kind::Number => {
                self.at += 1;
                let syntax = self.source().syntax;
                let mut int = match syntax.hex.iter().find(|mark| text.starts_with(**mark)) {
                    Some(mark) => marked(&text[mark.len()..])?,
                    None => integer(text, syntax.octal)?,
                };
                // `x ## L` in the text of a macro.
                if self.eat("##") {
                    int.literal = None;
                    self.at += usize::from(self.suffix());
                }
                Some(Value::Int(int))
            }
            Kind::Char => {
                self.at += 1;
                character(unquoted(text)).map(|number| Value::Int(Int::new(number)))
            }
            Kind::Str => {
                self.at += 1;
                (self.at == self.end || self.is(")")).then(|| Value::Str(unquoted(text)))
            }
            Kind::Mark if text == "(" || text == "{" => self.parenthesized(text, depth),
            Kind::Mark => None,
            Kind::Name => self.name(text, depth),
        }
    }

    /// Whether the next token is a suffix of a number.
    fn suffix(&self) -> bool {
        let text = self.source().token(self.at);
        self.at < self.end && !text.is_empty() && text.bytes().all(|byte| b"uUlL".contains(&byte))
    }

    fn parenthesized(&mut self, open: &str, depth: usize) -> Option<Value<'a>> {
        if open == "("
            && let Some(end) = self.cast_end()
        {
            let of = self.at + 1..end;
            self.at = end + 1;
            let value = self.prefix(depth + 1)?;
            return self.cast(of, value);
        }
        self.at += 1;
        let value = self.expression(0, depth + 1)?;
        if !self.eat(if open == "(" { ")" } else { "}" }) {
            return None;
        }
        Some(match value {
            Value::Int(int) => Value::Int(int.tight()),
            other @ Value::Str(_) => other,
        })
    }

    /// The end of the parenthesis that starts here, if it is a cast: it has names that have no value, and an operand
    /// follows.
    fn cast_end(&self) -> Option<usize> {
        let source = self.source();
        let mut end = self.at + 1;
        let mut names = 0;
        while end < self.end && end < self.at + 16 {
            let text = source.token(end);
            if source.is_name(end) {
                let is_value = self.parameters.iter().any(|(name, _)| *name == text)
                    || !self
                        .evaluator
                        .lookup(text, self.definition.scope)
                        .is_empty();
                if is_value && !TYPES.iter().any(|(name, _)| *name == text) {
                    return None;
                }
                names += 1;
            } else if !matches!(text, "*" | "::" | ".") {
                break;
            }
            end += 1;
        }
        if names == 0 || end >= self.end || !source.is(end, ")") {
            return None;
        }
        let next = source.token(end + 1);
        let starts = match source.kind(end + 1)? {
            Kind::Mark => matches!(next, "(" | "-" | "~" | "!" | "+" | "{"),
            _ => true,
        };
        (end + 1 < self.end && starts).then_some(end)
    }

    /// Converts a value to the type that these tokens name. A literal stays as it is written.
    fn cast(&self, of: Range<usize>, value: Value<'a>) -> Option<Value<'a>> {
        let Value::Int(int) = value else {
            return Some(value);
        };
        if int.loose {
            return None;
        }
        if int.literal.is_some() {
            return Some(value);
        }
        let source = self.source();
        let mut words = of
            .filter(|token| source.is_name(*token))
            .map(|token| source.token(token));
        let mut bits = None;
        let (mut is_unsigned, mut is_plain) = (false, true);
        for word in &mut words {
            match word {
                "unsigned" => is_unsigned = true,
                "char" => bits = Some(8),
                "short" => bits = Some(16),
                "int" => bits = bits.or(Some(32)),
                "long" => bits = Some(0),
                "signed" | "const" | "std" => {}
                _ => match TYPES.iter().find(|(name, _)| *name == word) {
                    Some((_, known)) => {
                        is_unsigned = *known > 0;
                        bits = Some(known.unsigned_abs());
                    }
                    None => is_plain = false,
                },
            }
        }
        let bits = bits.or(is_unsigned.then_some(32));
        let Some(bits) = bits.filter(|_| is_plain) else {
            return Some(Value::Int(int.tight()));
        };
        if is_unsigned {
            return Int::unsigned(int.number, Some(bits)).map(Value::Int);
        }
        let number = match bits {
            0 => int.number,
            bits => {
                let unused = 128 - bits;
                (int.number << unused) >> unused
            }
        };
        Some(Value::Int(Int::new(number)))
    }

    fn name(&mut self, text: &'a str, depth: usize) -> Option<Value<'a>> {
        if matches!(text, "sizeof" | "defined" | "alignof" | "new") {
            return None;
        }
        if text == "static_cast" {
            return self.static_cast(depth);
        }
        self.at += 1;
        let start = self.at - 1;
        if let Some((_, value)) = self.parameters.iter().find(|(name, _)| *name == text) {
            let value = (*value)?;
            // `x ## L`
            if self.eat("##") {
                self.at += usize::from(self.suffix());
            }
            return Some(match value {
                Value::Int(int) => Value::Int(Int {
                    loose: int.loose || int.compound,
                    compound: false,
                    ..int
                }),
                other @ Value::Str(_) => other,
            });
        }
        if text == "iota"
            && let Some(iota) = self.definition.iota
        {
            return Some(Value::Int(Int::new(iota)));
        }
        let mut name = text;
        while (self.is("::") || self.is("."))
            && self.at + 1 < self.end
            && self.source().is_name(self.at + 1)
        {
            name = self.source().token(self.at + 1);
            self.at += 2;
        }
        if self.is("(") || (self.is("{") && self.is_type(text)) {
            return self.call(name, start, depth);
        }
        let mut value = None;
        for index in self.evaluator.lookup(name, self.definition.scope) {
            let State::Done(Some(found)) = self.evaluator.states[index] else {
                return None;
            };
            if value.is_some_and(|value| value != found) {
                return None;
            }
            value = Some(found);
        }
        value
    }

    /// Whether calling this name converts a value.
    fn is_type(&self, text: &str) -> bool {
        let source = &self.evaluator.sources[self.definition.source];
        // Constants of Go can call nothing else.
        source.syntax.go_precedence
            || (source.syntax.rust && text == "Self")
            || self
                .definition
                .types
                .clone()
                .any(|token| source.token(token) == text)
    }

    fn static_cast(&mut self, depth: usize) -> Option<Value<'a>> {
        let start = self.at + 2;
        while self.at < self.end && !self.is("(") {
            self.at += 1;
        }
        let of = start..self.at.saturating_sub(1).max(start);
        let value = self.parenthesized("(", depth)?;
        self.cast(of, value)
    }

    fn call(&mut self, name: &'a str, start: usize, depth: usize) -> Option<Value<'a>> {
        if depth > DEPTH {
            return None;
        }
        let close = if self.is("(") { ")" } else { "}" };
        self.at += 1;
        let mut arguments = Vec::new();
        while !self.eat(close) {
            if !arguments.is_empty() && !self.eat(",") {
                return None;
            }
            arguments.push(self.expression(2, depth + 1)?);
        }
        let macros = self.evaluator.lookup(name, 0);
        if macros.is_empty() {
            let is_suffix =
                (name.ends_with("_C") && name.contains("INT")) || name == "__MSABI_LONG";
            let first = self.source().token(start);
            return match arguments[..] {
                [Value::Int(int)] if is_suffix => Some(Value::Int(int.tight())),
                [Value::Int(int)] if self.is_type(first) => {
                    self.cast(start..start + 1, Value::Int(int.tight()))
                }
                [Value::Str(text)] if self.is_type(first) => Some(Value::Str(text)),
                _ => None,
            };
        }
        let mut value = None;
        for index in macros {
            let found = self.expand(index, &arguments, depth)?;
            if value.is_some_and(|value| value != found) {
                return None;
            }
            value = Some(found);
        }
        value
    }

    fn expand(&mut self, index: usize, arguments: &[Value<'a>], depth: usize) -> Option<Value<'a>> {
        let definition = &self.evaluator.definitions[index];
        let Shape::Function(names) = &definition.shape else {
            return None;
        };
        let source = &self.evaluator.sources[definition.source];
        let names = names.clone().filter(|token| source.is_name(*token));
        let names: Vec<&str> = names.map(|token| source.token(token)).collect();
        if names.len() != arguments.len() {
            return None;
        }
        let values = arguments.iter().map(|value| Some(*value));
        let parameters: Vec<Parameter<'a>> = names.into_iter().zip(values).collect();
        let mut parser = Parser {
            evaluator: self.evaluator,
            source: definition.source,
            at: definition.tokens.start,
            end: definition.tokens.end,
            parameters: &parameters,
            definition: self.definition,
            fuel: self.fuel,
        };
        // Macros use each other less deep than expressions nest: each use costs more of the stack.
        let value = parser.all(depth + 8);
        self.fuel = parser.fuel;
        match value? {
            Value::Int(int) => {
                let loose = int.loose || int.compound;
                Some(Value::Int(Int {
                    loose,
                    compound: false,
                    ..int
                }))
            }
            other @ Value::Str(_) => Some(other),
        }
    }
}

/// The operator that a word of Pascal, Ada or Basic stands for.
fn word_operator(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "or" => "|",
        "xor" => "^",
        "and" => "&",
        "shl" => "<<",
        "shr" => ">>",
        "div" => "/",
        "mod" => "%",
        _ => return None,
    })
}

/// Reads an integer literal.
fn integer(text: &str, octal: bool) -> Option<Int<'_>> {
    let lower = |prefix: &str, upper: &str| {
        text.strip_prefix(prefix)
            .or_else(|| text.strip_prefix(upper))
    };
    let (digits, radix, prefix) = if let Some(rest) = lower("0x", "0X") {
        (rest, 16, 2)
    } else if let Some(rest) = lower("0b", "0B") {
        (rest, 2, 2)
    } else if let Some(rest) = lower("0o", "0O") {
        (rest, 8, 2)
    } else if octal
        && text.len() > 1
        && text.starts_with('0')
        && text[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        (&text[1..], 8, 1)
    } else {
        (text, 10, 0)
    };
    let end = digits
        .find(|c: char| !c.is_digit(radix) && c != '_' && c != '\'')
        .unwrap_or(digits.len());
    let suffix = &digits[end..];
    let bits = suffix_bits(suffix)?;
    let mut number = 0_i128;
    for digit in digits[..end].chars().filter_map(|c| c.to_digit(radix)) {
        number = number
            .checked_mul(i128::from(radix))?
            .checked_add(i128::from(digit))?;
    }
    if end == 0 {
        return None;
    }
    let unsigned = match bits {
        Some(0 | 32) if number > i128::from(u32::MAX) => Some(64),
        // What does not fit the signed type is unsigned if it is not decimal.
        None if octal && radix != 10 && suffix.is_empty() => {
            let is_u32 = number > i128::from(i32::MAX) && number <= i128::from(u32::MAX);
            let is_u64 = number > i128::from(i64::MAX);
            if is_u64 {
                Some(64)
            } else {
                is_u32.then_some(32)
            }
        }
        bits => bits,
    };
    Some(Int {
        unsigned,
        literal: Some(&text[..prefix + end]),
        ..Int::new(number)
    })
}

/// Reads the digits of a hexadecimal number that has a mark of its own.
fn marked(digits: &str) -> Option<Int<'_>> {
    let digits = digits.trim_end_matches(['#', '&']);
    let number = i64::from_str_radix(&digits.replace('_', ""), 16).ok()?;
    Some(Int {
        hex: true,
        ..Int::new(i128::from(number))
    })
}

/// The bits that the suffix of a literal says, if it is unsigned. None if it is not a suffix of an integer.
#[expect(
    clippy::option_option,
    reason = "whether it is a suffix, and whether it is unsigned"
)]
fn suffix_bits(suffix: &str) -> Option<Option<u32>> {
    let lower = suffix.to_ascii_lowercase();
    Some(match lower.as_str() {
        "" | "l" | "ll" | "n" | "z" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => None,
        "u" | "u32" | "ui32" => Some(32),
        "u8" | "ui8" => Some(8),
        "u16" | "ui16" => Some(16),
        "ull" | "llu" | "u64" | "ui64" => Some(64),
        "ul" | "lu" | "uz" | "zu" | "u128" | "usize" => Some(0),
        _ => return None,
    })
}

/// The number of a character.
fn character(text: &str) -> Option<i128> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if first != '\\' {
        return rest.is_empty().then_some(i128::from(u32::from(first)));
    }
    let escape = rest.chars().next()?;
    let digits = &rest[escape.len_utf8()..];
    if escape == 'x' || escape == 'u' {
        return u32::from_str_radix(digits, 16).ok().map(i128::from);
    }
    if escape.is_digit(8) {
        return u32::from_str_radix(rest, 8).ok().map(i128::from);
    }
    let number = match escape {
        'n' => 10,
        't' => 9,
        'r' => 13,
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'v' => 11,
        other => u32::from(other),
    };
    digits.is_empty().then_some(i128::from(number))
}
