//! The tokens of several characters: strings, characters, numbers and words.

use super::scan::Lexer;
use super::source::{FAR, Kind};

impl Lexer<'_> {
    /// A name that ends here, or a string if the name is its prefix, such as `L"…"`, `R"(…)"` and `r#"…"#`.
    pub(super) fn prefixed(&mut self, start: usize) -> Kind {
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

    pub(super) fn string(&mut self, quote: u8, triple: bool, escapes: bool) {
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
        let spans_lines = quote == b'`' || self.source.syntax.long_strings;
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
    pub(super) fn character(&mut self) -> Kind {
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

    pub(super) fn number(&mut self) {
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
    pub(super) fn is_regex(&mut self) -> bool {
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

    /// A hexadecimal number with a mark of its own, such as `$FF` and `16#FF#`, if it starts here.
    pub(super) fn marked_hex(&mut self) -> bool {
        let marks = self.source.syntax.hex.iter();
        let digit = |mark: &&&str| self.bytes.get(self.at + mark.len()).copied();
        let is_hex = |mark: &&&str| digit(mark).is_some_and(|byte| byte.is_ascii_hexdigit());
        let mut marks = marks.filter(|mark| self.starts(mark)).filter(is_hex);
        let Some(mark) = marks.next() else {
            return false;
        };
        self.at += mark.len();
        self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        self.at += usize::from(mark.ends_with('#') && self.starts("#"));
        true
    }

    /// A word of Lisp or Tcl: a number if it looks like one.
    pub(super) fn word(&mut self) -> Kind {
        let start = self.at;
        if self.starts("#\\") || self.starts("?\\") {
            self.at = self.bytes.len().min(self.at + 3);
        }
        let quotes = self.source.syntax.quotes;
        let ends = |byte: u8| {
            byte.is_ascii_whitespace() || b"()[]{};".contains(&byte) || quotes.contains(&byte)
        };
        while self.bytes.get(self.at).is_some_and(|byte| !ends(*byte)) {
            self.at += 1;
        }
        self.at = self.at.max(start + 1);
        let word = &self.source.text[start..self.at];
        let digits = word.trim_start_matches(['-', '+']);
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with("#x");
        if is_number { Kind::Number } else { Kind::Name }
    }
}
