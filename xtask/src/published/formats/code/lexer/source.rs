//! A file as tokens and comments, and what can be asked about them.

use std::ops::Range;

use super::Syntax;

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
    pub(super) start: u32,
    pub(super) end: u32,
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
    pub(super) start: u32,
    pub(super) end: u32,
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
    pub(super) lines: Vec<u32>,
}

/// The column from which on the width of tabs no longer matters.
pub(super) const FAR: usize = 1000;

impl<'a> Source<'a> {
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
