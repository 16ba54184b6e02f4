//! Comments as a person reads them.

use super::lexer::{Comment, Source};

/// Returns what a run of comments says, without the marks of comments and documentation: a paragraph a line, and
/// nothing if they say nothing.
pub(crate) fn text(source: &Source, comments: &[Comment]) -> Option<String> {
    let mut paragraphs = Paragraphs::default();
    let mut last: Option<&Comment> = None;
    for comment in comments {
        // A comment of several lines is a paragraph; comments of one line continue each other.
        let is_long = |comment: &Comment| comment.line != comment.end_line;
        if last.is_some_and(|last| {
            is_long(last) || is_long(comment) || last.end_line + 1 < comment.line
        }) {
            paragraphs.end();
        }
        for line in lines(source, source.comment(comment)) {
            paragraphs.line(line);
        }
        last = Some(comment);
    }
    paragraphs.end();
    let is_code = paragraphs.done.iter().all(|text| is_code(text));
    (!is_code).then(|| paragraphs.done.join("\n"))
}

/// What instructions to tools begin with: they say nothing about a row.
const INSTRUCTIONS: [&str; 13] = [
    "clang-format ",
    "cspell:",
    "eslint-disable",
    "fmt: off",
    "fmt: on",
    "fmt: skip",
    "noinspection ",
    "nolint",
    "NOLINT",
    "noqa",
    "pylint:",
    "rubocop:",
    "type: ignore",
];

/// Whether a comment is a row that was commented out: `#define DOOR_STUCK 3`, `DOOR_STUCK = 3,`,
/// `3 => { name => 'DOOR_STUCK' },`.
fn is_code(text: &str) -> bool {
    let is_name = |text: &str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_part)
    };
    let is_value = |text: &str| {
        let text = text.trim().trim_end_matches([',', ';']);
        text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && !text.contains(char::is_whitespace)
    };
    let is_literal = |text: &str| {
        let text = text.trim().trim_end_matches([',', ';']);
        text.starts_with(['{', '[', '(', '"', '\'']) && text.ends_with(['}', ']', ')', '"', '\''])
    };
    let pair = text.split_once("=>");
    let assignment = text.split_once('=').or_else(|| text.split_once(':'));
    text.starts_with("#define ")
        || assignment.is_some_and(|(name, value)| is_name(name.trim()) && is_value(value))
        || pair.is_some_and(|(key, value)| is_value(key) && is_literal(value))
}

/// Returns what a string of documentation says.
pub(crate) fn docstring(text: &str) -> Option<String> {
    let mut paragraphs = Paragraphs::default();
    text.lines().for_each(|line| paragraphs.line(line.trim()));
    paragraphs.end();
    (!paragraphs.done.is_empty()).then(|| paragraphs.done.join("\n"))
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
}

impl Paragraphs {
    fn line(&mut self, line: &str) {
        let line = without_commands(without_instruction(line));
        // What the message compiler of Windows writes above each constant.
        let is_label = line.starts_with("MessageId:") || line == "MessageText:";
        if line.is_empty() || is_label || is_name(line) || line.chars().all(is_decoration) {
            self.end();
            return;
        }
        for word in line.split_whitespace() {
            if !self.open.is_empty() {
                self.open.push(' ');
            }
            self.open.push_str(word);
        }
    }

    fn end(&mut self) {
        if !self.open.is_empty() {
            self.done.push(std::mem::take(&mut self.open));
        }
    }
}

/// Whether a line is only the name of what it is about, as gtk-doc writes it: `DOOR_OPEN:`.
fn is_name(line: &str) -> bool {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let name = line.strip_suffix(':');
    name.is_some_and(|name| name.contains('_') && name.chars().all(is_part))
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || "*-=/#_~+.<>!|".contains(c)
}

/// The lines of a comment without its marks. Instructions to the compiler of Pascal say nothing.
fn lines<'a>(source: &Source, comment: &'a str) -> impl Iterator<Item = &'a str> {
    let comment = if comment.starts_with("{$") {
        ""
    } else {
        comment
    };
    let syntax = source.syntax;
    let mut blocks = syntax.block_comments.iter();
    let block = blocks.find_map(|(open, close)| {
        let inner = comment.strip_prefix(open)?;
        Some(inner.strip_suffix(close).unwrap_or(inner))
    });
    let mut marks = syntax.line_comments.iter();
    let mark = marks.find(|mark| comment.starts_with(**mark));
    let mark = mark.and_then(|mark| mark.chars().next()).unwrap_or('/');
    let is_block = block.is_some();
    let inner = block.unwrap_or(comment);
    inner.lines().enumerate().map(move |(index, line)| {
        let line = line.trim();
        let line = match (is_block, index) {
            (true, 0) => line
                .trim_start_matches(['*', '!', '+'])
                .trim_end_matches('*'),
            (true, _) => line.trim_start_matches('*').trim_end_matches('*'),
            (false, _) if mark == '/' || mark == '#' => {
                line.trim_start_matches(['/', '#', '!', ':'])
            }
            (false, _) => line.trim_start_matches(mark),
        };
        let line = if index == 0 {
            line.strip_prefix('<').unwrap_or(line)
        } else {
            line
        };
        line.trim()
    })
}

/// Removes an instruction to a tool, which may follow a comment: `It is open. # noqa`.
fn without_instruction(line: &str) -> &str {
    let is_instruction = |text: &str| INSTRUCTIONS.iter().any(|start| text.starts_with(start));
    let (before, last) = line.rsplit_once(['#', '/']).unwrap_or(("", line));
    if is_instruction(line) {
        ""
    } else if is_instruction(last.trim_start()) {
        before.trim_end_matches(['#', '/'])
    } else {
        line
    }
}

/// Removes the commands of documentation that say nothing about a constant.
fn without_commands(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("<summary>").unwrap_or(line);
    let line = line.strip_suffix("</summary>").unwrap_or(line).trim();
    if line == "</summary>" {
        return "";
    }
    let Some(command) = line.strip_prefix(['@', '\\']) else {
        return line;
    };
    let (word, rest) = command
        .split_once(char::is_whitespace)
        .unwrap_or((command, ""));
    let rest = rest.trim();
    let words_off = match word {
        "brief" | "short" | "details" | "note" | "name" | "hideinitializer" | "{" | "}" => 0,
        "def" | "var" | "enum" | "ingroup" | "defgroup" | "addtogroup" => 1,
        _ => return line,
    };
    let rest = if words_off == 0 {
        rest
    } else {
        rest.split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest.trim())
    };
    rest.trim_end_matches("@{")
        .trim_end_matches("\\{")
        .trim_end()
}
