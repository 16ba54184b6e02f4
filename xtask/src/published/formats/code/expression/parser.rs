//! Parses the tokens of an expression: operators, operands and parentheses.

use super::evaluator::{Definition, Evaluator};
use super::number::{character, integer, marked};
use super::value::{Int, Value};
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// How deep an expression may nest, and macros with parameters may use each other.
pub(super) const DEPTH: usize = 100;

pub(super) type Parameter<'a> = (&'a str, Option<Value<'a>>);

pub(super) struct Parser<'a, 's, 'e> {
    pub(super) evaluator: &'e Evaluator<'a, 's>,
    pub(super) source: usize,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) parameters: &'e [Parameter<'a>],
    /// The definition whose value is computed.
    pub(super) definition: &'e Definition<'a>,
    pub(super) fuel: usize,
}

impl<'a> Parser<'a, '_, '_> {
    pub(super) fn source(&self) -> &Source<'a> {
        &self.evaluator.sources[self.source]
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.at < self.end && self.source().is(self.at, text)
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let is = self.is(text);
        self.at += usize::from(is);
        is
    }

    /// The value of all tokens.
    pub(super) fn all(&mut self, depth: usize) -> Option<Value<'a>> {
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

    pub(super) fn expression(&mut self, least: u8, depth: usize) -> Option<Value<'a>> {
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
    pub(super) fn prefix(&mut self, depth: usize) -> Option<Value<'a>> {
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
    pub(super) fn suffix(&self) -> bool {
        let text = self.source().token(self.at);
        self.at < self.end && !text.is_empty() && text.bytes().all(|byte| b"uUlL".contains(&byte))
    }

    pub(super) fn parenthesized(&mut self, open: &str, depth: usize) -> Option<Value<'a>> {
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
