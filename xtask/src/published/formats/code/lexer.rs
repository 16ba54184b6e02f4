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
    /// Whether `/* */` is a comment.
    pub(crate) block_comments: bool,
    /// Whether it is Rust: comments nest, and `!` is the complement.
    pub(crate) rust: bool,
    /// The quotation marks of strings.
    pub(crate) quotes: &'static [u8],
    /// Whether a string in three quotation marks spans lines.
    pub(crate) triple: bool,
    /// Whether `'a'` is a character.
    pub(crate) characters: bool,
    /// Whether `/a/` is a regular expression.
    pub(crate) regex: bool,
    /// Whether `\` at the end of a line continues it.
    pub(crate) continued: bool,
    /// Whether `$` and `@` belong to names.
    pub(crate) sigils: bool,
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
        block_comments: true,
        rust: false,
        quotes: b"\"",
        triple: false,
        characters: true,
        regex: false,
        continued: true,
        sigils: false,
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
const FAR: usize = 1000;

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

struct Lexer<'a> {
    source: Source<'a>,
    bytes: &'a [u8],
    at: usize,
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

    fn newline(&mut self) {
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

    fn starts(&self, mark: &str) -> bool {
        self.bytes[self.at..].starts_with(mark.as_bytes())
    }

    fn comment(&mut self) -> bool {
        let syntax = self.source.syntax;
        let (start, line) = (self.at, self.line());
        if syntax.block_comments && self.starts("/*") {
            self.block(syntax.rust);
        } else if syntax.line_comments.iter().any(|mark| self.starts(mark))
            && !(self.bytes[self.at] == b'#'
                && self.bytes.get(self.at + 1) == Some(&b'[')
                && syntax.block_comments)
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

    fn block(&mut self, nested: bool) {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            if self.starts("*/") {
                self.at += 2;
                depth -= 1;
                if depth == 0 {
                    return;
                }
            } else if self.starts("/*") && (depth == 0 || nested) {
                self.at += 2;
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
            self.string(byte, syntax.triple, true);
            Kind::Str
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

    fn skip(&mut self, is: fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| is(*byte)) {
            self.at += 1;
        }
    }

    /// A name that ends here, or a string if the name is its prefix, such as `L"…"`, `R"(…)"` and `r#"…"#`.
    fn prefixed(&mut self, start: usize) -> Kind {
        let name = &self.bytes[start..self.at];
        let syntax = self.source.syntax;
        if name.len() > 3 || !name.iter().all(|byte| b"LuU8RrBbFfc".contains(byte)) {
            return Kind::Name;
        }
        let raw = name.iter().any(|byte| b"Rr".contains(byte));
        let rest = &self.bytes[self.at..];
        let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
        match rest.get(hashes) {
            Some(b'"') if raw && syntax.characters => {
                // The end of a raw string: of C++ `)delimiter"`, of Rust `"##`.
                let is_rust = syntax.rust;
                let delimiter: &[u8] = match rest[hashes + 1..]
                    .iter()
                    .take(17)
                    .position(|byte| *byte == b'(')
                {
                    Some(open) if !is_rust => &rest[hashes + 1..hashes + 1 + open],
                    _ => &[],
                };
                let end = if is_rust {
                    [b"\"", &rest[..hashes]].concat()
                } else {
                    [b")", delimiter, b"\""].concat()
                };
                self.at += hashes + 1;
                while self.at < self.bytes.len() && !self.bytes[self.at..].starts_with(&end) {
                    if self.bytes[self.at] == b'\n' {
                        self.newline();
                    } else {
                        self.at += 1;
                    }
                }
                self.at = self.bytes.len().min(self.at + end.len());
                Kind::Str
            }
            Some(b'\'') if hashes == 0 && syntax.characters => self.character(),
            Some(quote) if hashes == 0 && syntax.quotes.contains(quote) => {
                self.string(*quote, syntax.triple, !raw);
                Kind::Str
            }
            _ => Kind::Name,
        }
    }

    fn string(&mut self, quote: u8, triple: bool, escapes: bool) {
        if triple && self.bytes[self.at..].starts_with(&[quote; 3]) {
            self.at += 3;
            while self.at < self.bytes.len() && !self.bytes[self.at..].starts_with(&[quote; 3]) {
                match self.bytes[self.at] {
                    b'\n' => self.newline(),
                    b'\\'
                        if self
                            .bytes
                            .get(self.at + 1)
                            .is_some_and(|byte| *byte != b'\n') =>
                    {
                        self.at += 2;
                    }
                    _ => self.at += 1,
                }
            }
            self.at = self.bytes.len().min(self.at + 3);
            return;
        }
        let spans_lines = quote == b'`';
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' if spans_lines => self.newline(),
                b'\n' => return,
                b'\\' if escapes => {
                    self.at += 1;
                    match self.bytes.get(self.at) {
                        Some(b'\n') => self.newline(),
                        Some(_) => self.at += 1,
                        None => {}
                    }
                }
                _ if byte == quote => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
    }

    /// A character, or the mark of a lifetime or an apostrophe.
    fn character(&mut self) -> Kind {
        let mut end = self.at + 1;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'\'' if end > self.at + 1 => {
                    self.at = end + 1;
                    return Kind::Char;
                }
                b'\n' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
            if end > self.at + 16 {
                break;
            }
        }
        self.at += 1;
        Kind::Mark
    }

    fn number(&mut self) {
        let hex = self.starts("0x") || self.starts("0X");
        while let Some(&byte) = self.bytes.get(self.at) {
            let next = self.bytes.get(self.at + 1);
            let is_sign = matches!(byte, b'e' | b'E')
                && !hex
                && next.is_some_and(|next| b"+-".contains(next));
            let is_separator = byte == b'\'' && self.source.syntax.characters;
            if is_sign || (is_separator && next.is_some_and(u8::is_ascii_alphanumeric)) {
                self.at += 2;
            } else if byte.is_ascii_alphanumeric()
                || byte == b'_'
                || (byte == b'.' && next != Some(&b'.'))
            {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Skips a regular expression if there can be one here.
    fn is_regex(&mut self) -> bool {
        let source = &self.source;
        let last = source.tokens.len().wrapping_sub(1);
        let operand = match source.kind(last) {
            Some(Kind::Mark) => matches!(source.token(last), ")" | "]" | "}"),
            Some(Kind::Name) => source.token(last) != "return",
            other => other.is_some(),
        };
        if operand {
            return false;
        }
        let mut in_class = false;
        let mut end = self.at + 1;
        let far = end + FAR / 2;
        while let Some(&byte) = self.bytes.get(end).filter(|_| end < far) {
            match byte {
                b'\n' => return false,
                b'/' if !in_class => {
                    self.at = end + 1;
                    return true;
                }
                b'[' => in_class = true,
                b']' => in_class = false,
                b'\\' => end += 1,
                _ => {}
            }
            end += 1;
        }
        false
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// A position as it is stored.
fn position(at: usize) -> u32 {
    u32::try_from(at).expect("a file of less than four gigabytes")
}
