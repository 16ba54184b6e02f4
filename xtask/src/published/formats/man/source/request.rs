//! Requests of roff itself: conditions, definitions, tables, and what is skipped.

use codetable::published::BlockKind;

use super::Reader;
use crate::published::formats::man::tbl;

/// A line that begins with a dot: the name of a macro and its arguments.
#[derive(Clone, Copy)]
pub(super) struct Request<'t> {
    pub(super) line: usize,
    pub(super) name: &'t str,
    pub(super) rest: &'t str,
    /// The name and the arguments.
    pub(super) text: &'t str,
}

impl<'t> Request<'t> {
    fn new(line: usize, text: &'t str) -> Self {
        let text = text.trim_start();
        let end = text.find(|c: char| c.is_whitespace() || c == '\\');
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        Self {
            line,
            name,
            rest,
            text,
        }
    }
}

impl Reader {
    /// Reads a line, and the lines that belong to it.
    pub(super) fn line<'t>(
        &mut self,
        number: usize,
        line: &'t str,
        lines: &mut impl Iterator<Item = (usize, &'t str)>,
    ) {
        let Some(request) = line.strip_prefix(['.', '\'']) else {
            return self.text_line(number, line);
        };
        let request = Request::new(number, request);
        match request.name {
            "" => {}
            "ig" | "de" | "de1" | "am" | "dei" => skip_definition(request, lines),
            "if" | "ie" | "el" | "while" => self.conditional(request, lines),
            "TS" => {
                self.end_paragraph();
                let body = lines.take_while(|(_, line)| line.trim_end() != ".TE");
                let body: Vec<(usize, &str)> = body.collect();
                let rows = tbl::read(&body, &self.strings);
                let name = self.level().name.clone();
                self.push(BlockKind::Table, name, rows);
            }
            "EQ" => {
                lines.find(|(_, line)| line.trim_end() == ".EN");
            }
            "ds" => self.define(request.rest),
            _ => self.request(request),
        }
    }

    /// Defines a string: `.ds NAME TEXT`.
    fn define(&mut self, rest: &str) {
        let (name, text) = rest.trim_start().split_once(' ').unwrap_or((rest, ""));
        let text = text.trim_start();
        self.strings
            .define(name, text.strip_prefix('"').unwrap_or(text));
    }

    /// Reads a condition: true for `n`, which is a terminal. Blocks are for typesetters, but may define the strings of
    /// terminals, or start an item.
    fn conditional<'t>(
        &mut self,
        request: Request<'t>,
        lines: &mut impl Iterator<Item = (usize, &'t str)>,
    ) {
        let rest = request.rest.trim_start();
        let mut open = rest.matches("\\{").count();
        let mut close = rest.matches("\\}").count();
        if open <= close {
            let inner = rest.strip_prefix('n').map(str::trim_start);
            // One condition in another is for typesetters.
            if let Some(inner) = inner
                && matches!(request.name, "if" | "ie")
                && !inner.is_empty()
                && !inner.starts_with(".if")
            {
                self.line(request.line, inner, &mut std::iter::empty());
            }
            return;
        }
        let is_else = request.name == "el";
        let is_terminal = rest.starts_with("n ") && !is_else;
        let mut has_bullet = false;
        for (_, line) in lines {
            let inner = line.strip_prefix(['.', '\'']).map(str::trim_start);
            let string = inner.and_then(|inner| inner.strip_prefix("ds "));
            if let Some(string) = string.filter(|_| is_terminal) {
                self.define(string);
            }
            has_bullet |= line.contains("\\(bu") || line.contains("\\[bu]");
            open += line.matches("\\{").count();
            close += line.matches("\\}").count();
            if close >= open {
                break;
            }
        }
        if has_bullet && !is_else {
            self.start_item(request.line);
        }
    }
}

/// Skips what is ignored, or the definition of a macro, up to the line that ends it.
fn skip_definition<'t>(request: Request, lines: &mut impl Iterator<Item = (usize, &'t str)>) {
    let rest = request.rest;
    let rest = rest.split_once("\\\"").map_or(rest, |(rest, _)| rest);
    let before = usize::from(request.name != "ig");
    let end = rest.split_whitespace().nth(before).unwrap_or(".");
    let is_end = |line: &str| {
        line.strip_prefix('.')
            .is_some_and(|line| line.trim() == end)
    };
    lines.find(|(_, line)| is_end(line));
}
