//! ASN.1, also with the macros of SNMP: the enumerations of a module, and those in the text of an RFC.

use codetable::published::{Block, BlockKind, Page};

use super::code::assemble::whole;
use super::code::draft::Draft;
use super::code::lexer::{Source, Syntax};

const SYNTAX: Syntax = Syntax {
    line_comments: &["--"],
    block_comments: &[],
    quotes: b"",
    characters: false,
    continued: false,
    ..Syntax::C
};

/// Reads the `INTEGER { open(1), … }` and `ENUMERATED { … }` of a module: each is a block, with the name of the field or
/// the type that it is.
#[must_use]
pub fn read(text: &str) -> Page {
    Page {
        blocks: enumerations(text)
            .into_iter()
            .map(|found| found.block)
            .collect(),
        ..Page::default()
    }
}

/// Takes the enumerations out of a text: returns them, and the text with empty lines in their place.
pub(super) fn extract(text: &str) -> (String, Vec<Block>) {
    let mut found = enumerations(text);
    found.retain(|found| {
        found
            .block
            .rows
            .iter()
            .all(|row| row.cells.last().is_some_and(|value| !value.is_empty()))
    });
    let mut found = found.into_iter().peekable();
    let mut blocks = Vec::new();
    let mut rest = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        blocks.extend(
            found
                .next_if(|found| found.last < number)
                .map(|found| found.block),
        );
        let is_inside = found.peek().is_some_and(|found| found.first < number);
        rest.push_str(if is_inside { "\n" } else { line });
    }
    blocks.extend(found.map(|found| found.block));
    (rest, blocks)
}

/// Whether a text starts as a module does.
pub(super) fn is_module(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).take(200);
    let code = lines
        .by_ref()
        .filter(|line| !line.is_empty() && !line.starts_with("--"));
    let mut words = code.take(5).flat_map(str::split_whitespace);
    words.any(|word| word == "DEFINITIONS") && text.contains("::=")
}

/// An enumeration, and the lines of its braces.
struct Enumeration {
    first: usize,
    last: usize,
    block: Block,
}

fn enumerations(text: &str) -> Vec<Enumeration> {
    let mut found = Vec::new();
    let mut words = Words { text, at: 0 };
    // The type that is defined, and the word before this one.
    let mut defined = "";
    let mut before = "";
    // Where lines have been counted up to.
    let (mut counted, mut line) = (0, 1);
    while let Some(word) = words.next() {
        match word {
            "[" => {
                words.skip_tag();
                continue;
            }
            "IMPLICIT" | "EXPLICIT" => continue,
            "::=" => defined = before,
            "OBJECT-TYPE" | "TEXTUAL-CONVENTION" if before != "::=" => defined = before,
            "INTEGER" | "ENUMERATED" => {
                let mut body = words.clone();
                if body.next() == Some("{")
                    && let Some(end) = body.end_of_braces()
                {
                    let start = body.at;
                    line += text[counted..start].matches('\n').count();
                    let name = match before {
                        "::=" | "SYNTAX" | "" => defined,
                        name if name.starts_with(char::is_alphabetic) => name,
                        _ => defined,
                    };
                    let last = line + text[start..end].matches('\n').count();
                    if let Some(block) = enumeration(&text[start..end], line, name, word) {
                        found.push(Enumeration {
                            first: line,
                            last,
                            block,
                        });
                    }
                    (counted, line) = (end, last);
                    words.at = end;
                }
            }
            _ => {}
        }
        before = word;
    }
    found
}

/// Reads what is between braces: names with numbers in parentheses. Without numbers, those of `ENUMERATED` are counted.
fn enumeration(body: &str, first_line: usize, name: &str, word: &str) -> Option<Block> {
    let body = without_page_breaks(body);
    let source = Source::new(&body, SYNTAX);
    let mut drafts = Vec::new();
    let mut next = 0_u64;
    let mut start = 0;
    let commas = (0..source.tokens.len()).filter(|at| source.is(*at, ","));
    for end in commas.chain([source.tokens.len()]) {
        let tokens = std::mem::replace(&mut start, end + 1)..end;
        let written = source.written(tokens.clone());
        if written.is_empty() || written == "..." {
            continue;
        }
        let (label, value) = match written.split_once('(') {
            Some((label, value)) => (
                label,
                value.trim_end().trim_end_matches(')').trim().to_owned(),
            ),
            None if word == "ENUMERATED" => (written.as_str(), next.to_string()),
            None => (written.as_str(), String::new()),
        };
        next = value
            .parse::<u64>()
            .map_or(next, |value| value.saturating_add(1));
        drafts.push(Draft {
            lead: tokens.start,
            // With the comma, since a comment alongside is after it.
            tokens: tokens.start..source.tokens.len().min(end + 1),
            cells: vec![label.trim().to_owned(), value],
            said: None,
            epoch: 0,
        });
    }
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    let mut block = whole(&source, BlockKind::Constants, name, None, drafts)?;
    for row in &mut block.rows {
        row.line += first_line - 1;
    }
    Some(block)
}

/// Empties the lines at the bottom and the top of the pages of an RFC.
fn without_page_breaks(body: &str) -> String {
    let mut is_top = false;
    let mut lines = Vec::new();
    for line in body.split('\n') {
        let text = line.trim();
        let is_bottom = text.ends_with(']') && text.contains("[Page ");
        let is_break = is_bottom || (is_top && !text.is_empty());
        is_top = is_bottom || (is_top && text.is_empty());
        lines.push(if is_break { "" } else { line });
    }
    lines.join("\n")
}

/// The words and marks of a module, without comments.
#[derive(Clone)]
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Words<'_> {
    /// Goes to the end of a tag in brackets. None is long.
    fn skip_tag(&mut self) {
        let rest = self.text.as_bytes()[self.at..].iter().take(40);
        let end = rest
            .take_while(|byte| **byte != b'\n')
            .position(|byte| *byte == b']');
        self.at += end.map_or(0, |end| end + 1);
    }

    /// Returns where the braces end that contain nothing but names and numbers.
    fn end_of_braces(&self) -> Option<usize> {
        let mut words = self.clone();
        loop {
            match words.next()? {
                "}" => return Some(words.at - 1),
                "{" | "::=" | ";" => return None,
                _ => {}
            }
        }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let rest = self.text[self.at..].trim_start();
            self.at = self.text.len() - rest.len();
            if rest.starts_with("--") {
                self.at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            let first = rest.chars().next()?;
            let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            let length = if rest.starts_with("::=") {
                3
            } else if first.is_alphanumeric() {
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                rest[..end].find("--").unwrap_or(end)
            } else {
                first.len_utf8()
            };
            self.at += length;
            return Some(&rest[..length]);
        }
    }
}
