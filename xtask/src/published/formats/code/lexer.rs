//! The tokens and comments of a file in a programming language.
//!
//! The lexer never fails: an unclosed string ends with its line, an unclosed comment with the file, and a character
//! that it does not know is a mark of its own.

use std::ops::Range;

/// What distinguishes the languages, as far as constants are concerned.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of a language"
)]
pub(crate) struct Syntax {
    /// What starts a comment that ends with the line.
    pub(crate) line_comments: &'static [&'static str],
    /// What starts and ends a comment that may span lines.
    pub(crate) block_comments: &'static [(&'static str, &'static str)],
    /// Whether such comments nest.
    pub(crate) nested: bool,
    /// Whether it is Rust: `!` is the complement.
    pub(crate) rust: bool,
    /// The quotation marks of strings.
    pub(crate) quotes: &'static [u8],
    /// Whether `\` in a string escapes what follows it.
    pub(crate) escapes: bool,
    /// Whether a string in three quotation marks spans lines.
    pub(crate) triple: bool,
    /// Whether every string may span lines.
    pub(crate) long_strings: bool,
    /// Whether `'a'` is a character.
    pub(crate) characters: bool,
    /// Whether `/a/` is a regular expression.
    pub(crate) regex: bool,
    /// Whether `\` at the end of a line continues it.
    pub(crate) continued: bool,
    /// Whether `$` and `@` belong to names.
    pub(crate) sigils: bool,
    /// Whether names have all characters but brackets and quotation marks, as in Lisp.
    pub(crate) words: bool,
    /// What starts a hexadecimal number, other than `0x`.
    pub(crate) hex: &'static [&'static str],
    /// Whether operators are written as words, such as `or` and `shl`.
    pub(crate) word_operators: bool,
    /// Whether `010` is eight.
    pub(crate) octal: bool,
    /// Whether `7 / 2` is three.
    pub(crate) integer_division: bool,
    /// Whether a result outside of 32 bits is not what arithmetic says.
    pub(crate) bits32: bool,
    /// Whether a comment of documentation is always about what follows it.
    pub(crate) documents: bool,
    /// Whether `&` and `<<` bind like `*`, and `|` like `+`, as in Go.
    pub(crate) go_precedence: bool,
}

impl Syntax {
    /// C and C++.
    pub(crate) const C: Self = Self {
        line_comments: &["//"],
        block_comments: &[("/*", "*/")],
        nested: false,
        rust: false,
        quotes: b"\"",
        escapes: true,
        triple: false,
        long_strings: false,
        characters: true,
        regex: false,
        continued: true,
        sigils: false,
        words: false,
        hex: &[],
        word_operators: false,
        octal: true,
        integer_division: true,
        bits32: false,
        documents: false,
        go_precedence: false,
    };
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or keyword.
    Name,
    /// A number, with its prefix and suffix.
    Number,
    /// A string, with its quotation marks.
    Str,
    /// A character, with its quotation marks.
    Char,
    /// An operator or a mark.
    Mark,
}

/// A token: where it is in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// The line that it starts in, counted from 1.
    pub(crate) line: u32,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether it is the first of its line, where a continued line is one line.
    pub(crate) first: bool,
}

/// A comment: where it is in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comment {
    start: u32,
    end: u32,
    /// The line that it starts in, counted from 1.
    pub(crate) line: u32,
    /// The line that it ends in.
    pub(crate) end_line: u32,
    /// The number of tokens before it.
    pub(crate) at: u32,
    /// Whether no token is before it in its line.
    pub(crate) own: bool,
}

/// A file as tokens and comments.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) syntax: Syntax,
    pub(crate) tokens: Vec<Token>,
    pub(crate) comments: Vec<Comment>,
    /// Where each line starts.
    lines: Vec<u32>,
}

/// Operators of several characters, longest first.
const OPERATORS: [&str; 27] = [
    "<<=", ">>=", "...", "**=", "&&=", "||=", "===", "!==", "<<", ">>", "==", "!=", "<=", ">=",
    "&&", "||", "=>", "->", "::", "##", "+=", "-=", "*=", "|=", ":=", "&^", "**",
];

/// The column from which on the width of tabs no longer matters.
pub(super) const FAR: usize = 1000;

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

    /// The text of a token.
    pub(crate) fn token(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| {
            &self.text[token.start as usize..token.end as usize]
        })
    }

    /// Whether a token is this mark or keyword.
    pub(crate) fn is(&self, index: usize, text: &str) -> bool {
        self.token(index) == text && !matches!(self.tokens[index].kind, Kind::Str | Kind::Char)
    }

    /// The number of bytes from the first token to the end of the last.
    pub(crate) fn size(&self, tokens: Range<usize>) -> usize {
        let tokens = &self.tokens[tokens];
        let last = tokens.last().map_or(0, |token| token.end);
        tokens
            .first()
            .map_or(0, |first| (last - first.start) as usize)
    }

    /// Whether nothing is between a token and the next.
    pub(crate) fn touches(&self, index: usize) -> bool {
        let next = self.tokens.get(index + 1);
        next.is_some_and(|next| next.start == self.tokens[index].end)
    }

    /// What a token is.
    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Whether a token is a name.
    pub(crate) fn is_name(&self, index: usize) -> bool {
        self.kind(index) == Some(Kind::Name)
    }

    /// The line in which a token starts.
    pub(crate) fn line(&self, index: usize) -> usize {
        self.tokens
            .get(index)
            .map_or(0, |token| token.line as usize)
    }

    /// The line in which a token ends.
    pub(crate) fn end_line(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(0, |token| {
            self.lines.partition_point(|start| *start < token.end)
        })
    }

    /// The column of a token, with tabs of eight.
    pub(crate) fn column(&self, index: usize) -> usize {
        self.tokens
            .get(index)
            .map_or(0, |token| self.width(token.line, token.start))
    }

    /// The column of a comment, with tabs of eight.
    pub(crate) fn comment_column(&self, comment: &Comment) -> usize {
        self.width(comment.line, comment.start)
    }

    fn width(&self, line: u32, start: u32) -> usize {
        let line_start = self.lines[line as usize - 1] as usize;
        let before = &self.text[line_start..start as usize];
        if before.len() > FAR {
            return before.len();
        }
        before.chars().fold(0, |column, c| match c {
            '\t' => (column / 8 + 1) * 8,
            _ => column + 1,
        })
    }

    /// The text of a comment, with its marks.
    pub(crate) fn comment(&self, comment: &Comment) -> &'a str {
        &self.text[comment.start as usize..comment.end as usize]
    }

    /// The index of the first comment that has at least this number of tokens before it.
    pub(crate) fn comment_at(&self, token: usize) -> usize {
        self.comments
            .partition_point(|comment| (comment.at as usize) < token)
    }

    /// Tokens as they are written, without comments, each run of white space as one space.
    pub(crate) fn written(&self, tokens: Range<usize>) -> String {
        let mut text = String::new();
        let mut end = None;
        for token in &self.tokens[tokens] {
            if end.is_some_and(|end| end < token.start) {
                text.push(' ');
            }
            text.push_str(&self.text[token.start as usize..token.end as usize]);
            end = Some(token.end);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Returns a string or character literal without prefix and quotation marks.
pub(crate) fn unquoted(literal: &str) -> &str {
    let Some(open) = literal.find(['"', '\'', '`']) else {
        return literal;
    };
    let hashes = literal[..open]
        .bytes()
        .rev()
        .take_while(|byte| *byte == b'#')
        .count();
    let quote = &literal[open..=open];
    let triple = quote.repeat(3);
    let inner = &literal[open..literal.len().saturating_sub(hashes).max(open + 1)];
    if inner.len() >= 6 && inner.starts_with(&triple) && inner.ends_with(&triple) {
        return &inner[3..inner.len() - 3];
    }
    let inner = &inner[1..];
    inner.strip_suffix(quote).unwrap_or(inner)
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
