//! Splits a file into tokens and comments.

use super::source::{Comment, Kind, Source, Token};
use super::syntax::Syntax;

/// Operators of several characters, longest first.
const OPERATORS: [&str; 27] = [
    "<<=", ">>=", "...", "**=", "&&=", "||=", "===", "!==", "<<", ">>", "==", "!=", "<=", ">=",
    "&&", "||", "=>", "->", "::", "##", "+=", "-=", "*=", "|=", ":=", "&^", "**",
];

impl<'a> Source<'a> {
    /// Splits a file into tokens and comments. What is beyond four gigabytes is not read.
    pub(crate) fn new(text: &'a str, syntax: Syntax) -> Self {
        let text = if u32::try_from(text.len()).is_ok() {
            text
        } else {
            ""
        };
        let mut lexer = Lexer {
            source: Self {
                text,
                syntax,
                tokens: Vec::new(),
                comments: Vec::new(),
                lines: vec![0],
            },
            bytes: text.as_bytes(),
            at: 0,
            first: true,
        };
        lexer.run();
        lexer.source
    }
}

pub(super) struct Lexer<'a> {
    pub(super) source: Source<'a>,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    first: bool,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' => {
                    self.newline();
                    self.first = true;
                }
                b'\\' if self.source.syntax.continued && self.continues() => {}
                b' ' | b'\t' | b'\r' | 0x0B | 0x0C => self.at += 1,
                _ if self.comment() => {}
                _ => self.one(byte),
            }
        }
    }

    pub(super) fn newline(&mut self) {
        self.at += 1;
        // `Source::new` has checked that positions fit.
        self.source
            .lines
            .push(u32::try_from(self.at).expect("a file of less than four gigabytes"));
    }

    /// Skips a backslash at the end of a line together with the end of the line.
    fn continues(&mut self) -> bool {
        let rest = &self.bytes[self.at + 1..];
        let blanks = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
            .count();
        if rest.get(blanks).is_some_and(|byte| *byte != b'\n') {
            return false;
        }
        self.at += 1 + blanks;
        if self.at < self.bytes.len() {
            self.newline();
        }
        true
    }

    pub(super) fn starts(&self, mark: &str) -> bool {
        self.bytes[self.at..].starts_with(mark.as_bytes())
    }

    fn comment(&mut self) -> bool {
        let syntax = self.source.syntax;
        let (start, line) = (self.at, self.line());
        let mut blocks = syntax.block_comments.iter();
        if let Some((open, close)) = blocks.find(|(open, _)| self.starts(open)) {
            self.block(open, close, syntax.nested);
        } else if syntax.line_comments.iter().any(|mark| self.starts(mark)) && !self.is_no_comment()
        {
            while self.at < self.bytes.len() && self.bytes[self.at] != b'\n' {
                self.at += 1;
            }
        } else {
            return false;
        }
        let source = &mut self.source;
        let own = source
            .tokens
            .last()
            .is_none_or(|_| source.end_line(source.tokens.len() - 1) != line as usize);
        let comment = Comment {
            start: position(start),
            end: position(self.at),
            line,
            end_line: position(source.lines.len()),
            at: position(source.tokens.len()),
            own,
        };
        source.comments.push(comment);
        true
    }

    /// Whether `#` is part of something else: an attribute of PHP, or a name such as `$#list`.
    fn is_no_comment(&self) -> bool {
        let syntax = self.source.syntax;
        let is_attribute = !syntax.block_comments.is_empty() && self.starts("#[");
        let before = self.at.checked_sub(1).map(|at| self.bytes[at]);
        let is_inside = |byte: u8| is_name(byte) || matches!(byte, b'$' | b'{');
        let is_in_name = syntax.sigils && before.is_some_and(is_inside);
        self.bytes[self.at] == b'#' && (is_attribute || is_in_name)
    }

    fn block(&mut self, open: &str, close: &str, nested: bool) {
        self.at += open.len();
        let mut depth = 1_usize;
        while self.at < self.bytes.len() {
            if self.starts(close) {
                self.at += close.len();
                depth -= 1;
                if depth == 0 {
                    return;
                }
            } else if nested && self.starts(open) {
                self.at += open.len();
                depth += 1;
            } else if self.bytes[self.at] == b'\n' {
                self.newline();
            } else {
                self.at += 1;
            }
        }
    }

    fn line(&self) -> u32 {
        position(self.source.lines.len())
    }

    fn one(&mut self, byte: u8) {
        let (start, line) = (self.at, self.line());
        let syntax = self.source.syntax;
        let kind = if syntax.quotes.contains(&byte) {
            // Only JavaScript, which has regular expressions, escapes between these.
            let escapes = syntax.escapes && (byte != b'`' || syntax.regex);
            self.string(byte, syntax.triple, escapes);
            Kind::Str
        } else if syntax.words && !b"()[]{}".contains(&byte) {
            self.word()
        } else if self.marked_hex() {
            Kind::Number
        } else if byte == b'\'' && syntax.characters {
            self.character()
        } else if byte.is_ascii_digit()
            || (byte == b'.' && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit))
        {
            self.number();
            Kind::Number
        } else if is_name(byte) || (syntax.sigils && matches!(byte, b'$' | b'@')) {
            self.at += 1;
            self.skip(is_name);
            self.prefixed(start)
        } else if byte == b'/' && syntax.regex && self.is_regex() {
            Kind::Mark
        } else {
            let operator = OPERATORS.iter().find(|operator| self.starts(operator));
            self.at += operator.map_or(1, |operator| operator.len());
            Kind::Mark
        };
        let token = Token {
            start: position(start),
            end: position(self.at),
            line,
            kind,
            first: self.first,
        };
        self.first = false;
        self.source.tokens.push(token);
    }

    pub(super) fn skip(&mut self, is: fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| is(*byte)) {
            self.at += 1;
        }
    }
}

pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// A position as it is stored.
fn position(at: usize) -> u32 {
    u32::try_from(at).expect("a file of less than four gigabytes")
}
