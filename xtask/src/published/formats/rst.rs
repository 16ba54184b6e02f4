//! reStructuredText, as Docutils and Sphinx read it.

mod inline;
mod tables;

use std::borrow::Cow;
use std::ops::Range;

use codetable::published::Page;

use super::dom::{
    Definition, Entry, Flow, Heading, Item, MOST_NESTED, Table, TableCell, TableRow, TextLine,
    Verbatim,
};
use super::fields::is_number;
use super::outline::blocks;
use inline::Inline;

/// Reads a document: its tables, lists, definitions and text, without the marks of reStructuredText.
///
/// A directive that describes something, such as `.. data:: NAME`, is a term and its definition.
#[must_use]
pub fn read(text: &str) -> Page {
    let expanded: Vec<Cow<str>> = text.lines().map(expand).collect();
    let lines = expanded.iter().zip(1..);
    let lines: Vec<Source> = lines.map(|(text, line)| Source { line, text }).collect();
    let mut reader = Reader {
        inline: Inline::new(&lines),
        without_rule: 0..0,
        styles: Vec::new(),
    };
    let flow = reader.body(&lines, 0);
    let first = flow.iter().find_map(|item| match item {
        Item::Heading(heading) => Some(heading.text.clone()),
        _ => None,
    });
    Page {
        title: first,
        address: None,
        blocks: blocks(flow, text.len()),
    }
}

/// A line without its end, or what is left of it after an indentation.
#[derive(Clone, Copy)]
struct Source<'t> {
    line: usize,
    text: &'t str,
}

impl Source<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

struct Reader {
    inline: Inline,
    /// The lines among which no simple table ends.
    without_rule: Range<usize>,
    /// The characters that underline headings, with whether there is a line above, the highest first.
    styles: Vec<(char, bool)>,
}

/// Directives that contain text like any other.
const TRANSPARENT: [&str; 23] = [
    "admonition",
    "attention",
    "caution",
    "centered",
    "container",
    "danger",
    "deprecated",
    "epigraph",
    "error",
    "hint",
    "important",
    "note",
    "only",
    "rst-class",
    "rubric",
    "seealso",
    "sidebar",
    "tip",
    "topic",
    "versionadded",
    "versionchanged",
    "versionremoved",
    "warning",
];
/// Directives whose content is verbatim.
const VERBATIM: [&str; 8] = [
    "code",
    "code-block",
    "highlight-block",
    "literal-block",
    "parsed-literal",
    "productionlist",
    "prompt",
    "sourcecode",
];
/// Directives without text.
const SILENT: [&str; 29] = [
    "autoclass",
    "autofunction",
    "automodule",
    "contents",
    "currentmodule",
    "default-domain",
    "figure",
    "highlight",
    "highlightlang",
    "image",
    "include",
    "index",
    "kernel-doc",
    "literalinclude",
    "math",
    "meta",
    "module",
    "moduleauthor",
    "py:currentmodule",
    "py:module",
    "raw",
    "role",
    "sectionauthor",
    "sectnum",
    "tabularcolumns",
    "target-notes",
    "title",
    "toctree",
    "unicode",
];

impl Reader {
    /// Reads lines of the same indentation.
    fn body(&mut self, lines: &[Source], depth: usize) -> Flow {
        let mut flow = Flow::new();
        let mut rest = lines;
        while let Some(first) = rest.first() {
            if first.is_blank() {
                rest = &rest[1..];
                continue;
            }
            if depth >= MOST_NESTED / 2 {
                flow.push(self.paragraph(rest));
                break;
            }
            let count = self.item(rest, depth, &mut flow);
            rest = &rest[count.clamp(1, rest.len())..];
        }
        flow
    }

    /// Reads what begins in the first line. Returns the number of lines that it has.
    fn item(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let first = lines[0];
        if first.indent() > 0 {
            let count = indented(lines, 1);
            let body = dedent(&lines[..count]);
            flow.extend(self.body(&body, depth + 1));
            return count;
        }
        if let Some(count) = self.heading(lines, flow) {
            return count;
        }
        if tables::is_grid(lines) || tables::is_simple(lines) {
            let (table, count) = if tables::is_grid(lines) {
                tables::grid(self, lines, depth)
            } else {
                tables::simple(self, lines, depth)
            };
            flow.push(table);
            return count;
        }
        if is_adornment(first.text) && first.text.len() > 3 {
            return 1;
        }
        if first.text == ".." || first.text.starts_with(".. ") {
            return self.explicit(lines, depth, flow);
        }
        if first.text.starts_with("__ ") {
            return 1;
        }
        if first.text.starts_with(">>> ") {
            let count = paragraph_lines(lines);
            flow.push(verbatim(&lines[..count], None, None));
            return count;
        }
        if let Some(width) = bullet(first.text) {
            return self.list(
                lines,
                depth,
                flow,
                |text| bullet(text).filter(|_| text.as_bytes()[0] == first.text.as_bytes()[0]),
                width,
            );
        }
        if let Some((width, _)) = enumerator(first.text)
            && is_enumerated(lines, width)
        {
            let style = style(first.text);
            let width_of = |text: &str| {
                let (width, _) = enumerator(text)?;
                let is_same = style == self::style(text) || text.starts_with("#.");
                is_same.then_some(width)
            };
            return self.list(lines, depth, flow, width_of, width);
        }
        if field(first.text).is_some() {
            return self.fields(lines, depth, flow);
        }
        if first.text == "|" || first.text.starts_with("| ") {
            return self.line_block(lines, flow);
        }
        if lines
            .get(1)
            .is_some_and(|next| !next.is_blank() && next.indent() > 0)
        {
            return self.definition(lines, depth, flow);
        }
        let count = paragraph_lines(lines);
        flow.push(self.paragraph(&lines[..count]));
        count + literal_block(lines, count, flow)
    }

    fn heading(&mut self, lines: &[Source], flow: &mut Flow) -> Option<usize> {
        let adornment = |index: usize| {
            let text = lines.get(index).map(|line| line.text)?;
            is_adornment(text).then_some(text)
        };
        let (title, style, count) = if let (Some(over), Some(title)) = (adornment(0), lines.get(1))
        {
            let under = adornment(2).filter(|under| under.starts_with(&over[..1]))?;
            if title.is_blank() || under.len() + 2 < title.text.trim().chars().count() {
                return None;
            }
            (*title, (over.chars().next()?, true), 3)
        } else {
            let under = adornment(1)?;
            // A line that is shorter than the title is a mistake that people make.
            if lines[0].is_blank()
                || (under.len() < 4 && under.len() < lines[0].text.chars().count())
            {
                return None;
            }
            (lines[0], (under.chars().next()?, false), 2)
        };
        let level = self.styles.iter().position(|known| *known == style);
        let level = level.unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        flow.push(Item::Heading(Heading {
            level: level + 1,
            line: title.line,
            text: self.plain(title.text.trim()),
        }));
        Some(count)
    }

    /// Reads the items of a list whose marks `width_of` measures.
    fn list(
        &mut self,
        lines: &[Source],
        depth: usize,
        flow: &mut Flow,
        width_of: impl Fn(&str) -> Option<usize>,
        first_width: usize,
    ) -> usize {
        let mut entries = Vec::new();
        let mut at = 0;
        let mut width = first_width;
        loop {
            let count = indented(&lines[at..], 1);
            let first = lines[at];
            let mut body = vec![Source {
                line: first.line,
                text: first.text.get(width..).unwrap_or_default().trim_start(),
            }];
            body.extend(dedent(&lines[at + 1..at + count]));
            entries.push(Entry {
                line: first.line,
                ordinal: enumerator(first.text).and_then(|(_, ordinal)| ordinal),
                flow: self.body(&body, depth + 1),
            });
            at += count;
            let next = at + blank(&lines[at..]);
            match lines.get(next).and_then(|line| width_of(line.text)) {
                Some(next_width) => (at, width) = (next, next_width),
                None => break,
            }
        }
        flow.push(Item::List(entries));
        at
    }

    fn fields(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let mut at = 0;
        let mut next = 0;
        while let Some((name, rest)) = lines.get(next).and_then(|line| field(line.text)) {
            at = next;
            let count = indented(&lines[at..], 1);
            let line = lines[at].line;
            let mut body = vec![Source { line, text: rest }];
            body.extend(dedent(&lines[at + 1..at + count]));
            let body = self.body(&body, depth + 1);
            let name = self.plain(name);
            push_definition(flow, vec![hard(line, name)], body);
            at += count;
            next = at + blank(&lines[at..]);
        }
        at
    }

    fn line_block(&mut self, lines: &[Source], flow: &mut Flow) -> usize {
        let is_line = |line: &&Source| line.text == "|" || line.text.starts_with("| ");
        let count = lines.iter().take_while(is_line).count();
        let lines = lines[..count].iter().map(|source| TextLine {
            line: source.line,
            text: self.plain(source.text[1..].trim_start()),
            is_soft: false,
        });
        let lines = lines.filter(|line| !line.text.is_empty()).collect();
        flow.push(Item::Paragraph(lines));
        count
    }

    fn definition(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let count = indented(lines, 1);
        let body = self.body(&dedent(&lines[1..count]), depth + 1);
        let term = self.plain(lines[0].text);
        push_definition(flow, vec![hard(lines[0].line, term)], body);
        count
    }

    /// Reads a directive, or skips a target, a comment or the like.
    fn explicit(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let count = indented(lines, 1);
        let first = lines[0];
        let text = first.text.get(3..).unwrap_or_default().trim_start();
        let body = dedent(&lines[1..count]);
        if let Some((_, note)) = text
            .strip_prefix('[')
            .and_then(|text| text.split_once("] "))
        {
            let mut all = vec![Source {
                line: first.line,
                text: note,
            }];
            all.extend(body);
            flow.extend(self.body(&all, depth + 1));
            return count;
        }
        let Some((name, argument)) = text.split_once("::") else {
            return count;
        };
        if name.is_empty() || name.contains([' ', '|']) || name.starts_with('_') {
            return count;
        }
        let (argument, options, body) = directive(argument.trim(), &body);
        match name {
            "csv-table" => {
                let is_header = |line: &&Source| line.text.trim_start().starts_with(":header:");
                let header = lines[..count].iter().find(is_header).unwrap_or(&first);
                flow.push(tables::csv(self, &argument, &options, body, header.line));
            }
            "list-table" | "flat-table" => {
                let heads = number(&options, "header-rows");
                flow.push(self.list_table(&argument, heads, body, depth));
            }
            "table" => {
                let mut inner = self.body(body, depth + 1);
                let tables = inner.iter_mut().filter_map(|item| match item {
                    Item::Table(table) => Some(table),
                    _ => None,
                });
                let caption = Some(self.plain(&argument)).filter(|caption| !caption.is_empty());
                tables.for_each(|table| table.caption.clone_from(&caption));
                flow.extend(inner);
            }
            _ if VERBATIM.contains(&name) => {
                let some = |text: String| Some(text).filter(|text| !text.is_empty());
                let caption = options
                    .iter()
                    .find(|(key, _)| matches!(*key, "caption" | "name"));
                let caption = caption.and_then(|(_, value)| some(self.plain(value)));
                flow.push(verbatim(body, caption, some(argument)));
            }
            _ if SILENT.contains(&name) => {}
            _ if TRANSPARENT.contains(&name) => {
                let versioned = name.starts_with("version") || name == "deprecated";
                if !argument.is_empty() && !versioned && name != "only" {
                    let all = [Source {
                        line: first.line,
                        text: &argument,
                    }];
                    flow.push(self.paragraph(&all));
                }
                flow.extend(self.body(body, depth + 1));
            }
            _ => {
                let inner = self.body(body, depth + 1);
                if argument.is_empty() {
                    flow.extend(inner);
                } else {
                    // What is described is as the author wrote it.
                    let value = options.iter().find(|(key, _)| *key == "value");
                    let value = value.map(|(_, value)| value.trim());
                    let value = value.filter(|value| is_number(value));
                    let value = value.map_or(String::new(), |value| format!(" = {value}"));
                    let terms = argument.lines().zip(first.line..);
                    let terms =
                        terms.map(|(text, line)| hard(line, text.replace('\\', "") + &value));
                    push_definition(flow, terms.collect(), inner);
                }
            }
        }
        count
    }

    /// A table whose rows are the items of a list, and whose cells are the items of these.
    fn list_table(&mut self, caption: &str, heads: usize, body: &[Source], depth: usize) -> Item {
        let mut table = Table {
            caption: Some(self.plain(caption)).filter(|caption| !caption.is_empty()),
            rows: Vec::new(),
        };
        let rows = self.body(body, depth + 1).into_iter();
        let rows = rows.filter_map(|item| match item {
            Item::List(entries) => Some(entries),
            _ => None,
        });
        for (index, row) in rows.flatten().enumerate() {
            let cells = row.flow.into_iter().filter_map(|item| match item {
                Item::List(entries) => Some(entries),
                _ => None,
            });
            table.rows.push(TableRow {
                line: row.line,
                is_head: index < heads,
                cells: cells
                    .flatten()
                    .map(|cell| TableCell::new(cell.flow))
                    .collect(),
            });
        }
        Item::Table(table)
    }

    fn paragraph(&self, lines: &[Source]) -> Item {
        let joined: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let mut joined = joined.join("\n");
        if joined.ends_with("::") {
            // Two colons before verbatim text are one, and none if they are alone.
            joined.pop();
            if joined.len() == 1 || joined.ends_with([' ', '\n', ':']) && joined.ends_with(" :") {
                joined.pop();
            }
        }
        let plain = self.inline.plain(&joined);
        let texts = plain.split('\n').zip(lines);
        let mut paragraph: Vec<TextLine> = Vec::new();
        for (text, source) in texts {
            let text = text.trim();
            if !text.is_empty() {
                paragraph.push(TextLine {
                    line: source.line,
                    text: text.to_owned(),
                    is_soft: !paragraph.is_empty(),
                });
            }
        }
        Item::Paragraph(paragraph)
    }

    fn plain(&self, text: &str) -> String {
        self.inline.plain(text).trim().to_owned()
    }
}

/// Adds terms to the definitions that end a flow, or begins others.
fn push_definition(flow: &mut Flow, terms: Vec<TextLine>, body: Flow) {
    let line = terms.first().map_or(0, |term| term.line);
    let definition = Definition {
        line,
        terms,
        is_defined: !body.is_empty(),
        flow: body,
    };
    match flow.last_mut() {
        Some(Item::Definitions(definitions)) => match definitions.last_mut() {
            // Terms directly after each other, as Sphinx writes them, share a definition.
            Some(last) if !last.is_defined && last.line + last.terms.len() == line => {
                last.terms.extend(definition.terms);
                last.is_defined = definition.is_defined;
                last.flow = definition.flow;
            }
            _ => definitions.push(definition),
        },
        _ => flow.push(Item::Definitions(vec![definition])),
    }
}

fn hard(line: usize, text: String) -> TextLine {
    TextLine {
        line,
        text,
        is_soft: false,
    }
}

/// Replaces tabs by the spaces up to the next multiple of eight, and drops white space at the end.
fn expand(line: &str) -> Cow<'_, str> {
    let line = line.trim_end();
    if !line.contains(['\t', '\u{B}', '\u{C}']) {
        return line.into();
    }
    let mut text = String::new();
    let mut column = 0;
    for c in line.chars() {
        let width = if c == '\t' { 8 - column % 8 } else { 1 };
        match c {
            '\t' | '\u{B}' | '\u{C}' => text.extend(std::iter::repeat_n(' ', width)),
            _ => text.push(c),
        }
        column += width;
    }
    text.into()
}

/// The number of empty lines.
fn blank(lines: &[Source]) -> usize {
    lines.iter().take_while(|line| line.is_blank()).count()
}

/// The number of lines up to the last that is indented after the first ones.
fn indented(lines: &[Source], first: usize) -> usize {
    let mut count = first;
    for (index, line) in lines.iter().enumerate().skip(first) {
        if line.is_blank() {
            continue;
        }
        if line.indent() == 0 {
            break;
        }
        count = index + 1;
    }
    count
}

/// Removes the indentation that all lines have.
fn dedent<'t>(lines: &[Source<'t>]) -> Vec<Source<'t>> {
    let filled = lines.iter().filter(|line| !line.is_blank());
    let indent = filled.map(Source::indent).min().unwrap_or(0);
    let dedented = lines.iter().map(|line| Source {
        line: line.line,
        text: line.text.get(indent..).unwrap_or_default(),
    });
    dedented.collect()
}

fn paragraph_lines(lines: &[Source]) -> usize {
    lines.iter().take_while(|line| !line.is_blank()).count()
}

/// Reads the verbatim text after a paragraph that ends with two colons.
fn literal_block(lines: &[Source], after: usize, flow: &mut Flow) -> usize {
    let is_announced = lines[..after]
        .last()
        .is_some_and(|line| line.text.ends_with("::"));
    if !is_announced {
        return 0;
    }
    let count = indented(&lines[after..], 0);
    if count > 0 {
        flow.push(verbatim(&dedent(&lines[after..after + count]), None, None));
    }
    count
}

fn verbatim(lines: &[Source], name: Option<String>, language: Option<String>) -> Item {
    let lines = lines.iter().filter(|line| !line.is_blank());
    let lines = lines.map(|source| TextLine {
        line: source.line,
        text: source.text.to_owned(),
        is_soft: false,
    });
    Item::Verbatim(Verbatim {
        name,
        language,
        lines: lines.collect(),
    })
}

/// Whether a line is one punctuation mark, repeated.
fn is_adornment(text: &str) -> bool {
    let first = text.bytes().next();
    text.len() > 1
        && first.is_some_and(|first| {
            first.is_ascii_punctuation() && text.bytes().all(|byte| byte == first)
        })
        && text != ".."
        && text != "::"
}

/// The width of the mark of an item.
fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mark = chars.next().filter(|c| "*+-•‣⁃".contains(*c))?;
    let rest = chars.as_str();
    (rest.is_empty() || rest.starts_with(' ')).then(|| mark.len_utf8())
}

/// The width of the mark of an enumerated item, and its number if it is one.
fn enumerator(text: &str) -> Option<(usize, Option<u64>)> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let end = bare.find(['.', ')'])?;
    let (mark, rest) = (&bare[..end], &bare[end + 1..]);
    let is_number = !mark.is_empty() && mark.len() < 10 && mark.bytes().all(|b| b.is_ascii_digit());
    let is_letter =
        mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
    let is_roman = !mark.is_empty()
        && mark.len() < 8
        && (mark.chars().all(|c| "ivxlcdm".contains(c))
            || mark.chars().all(|c| "IVXLCDM".contains(c)));
    let is_mark = is_number || is_letter || is_roman;
    let is_closed = bare.len() == text.len() || bare[end..].starts_with(')');
    let is_spaced = rest.is_empty() || rest.starts_with(' ');
    (is_mark && is_closed && is_spaced).then(|| (text.len() - rest.len(), mark.parse().ok()))
}

/// What the marks of one list have in common: a bracket before them, whether they are digits, and what follows.
fn style(text: &str) -> (bool, bool, Option<char>) {
    let bare = text.trim_start_matches('(');
    let is_digits = bare.starts_with(|c: char| c.is_ascii_digit());
    let end = bare
        .find(['.', ')'])
        .and_then(|end| bare[end..].chars().next());
    (text.starts_with('('), is_digits, end)
}

/// Whether what looks like an enumerated item is one: a line that continues it is indented.
fn is_enumerated(lines: &[Source], width: usize) -> bool {
    lines[0].text.len() > width
        && lines.get(1).is_none_or(|next| {
            next.is_blank() || next.indent() > 0 || enumerator(next.text).is_some()
        })
}

/// The name of a field, and what follows it.
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix(':')?.split_once(": ").or_else(|| {
        let name = text.strip_prefix(':')?.strip_suffix(':')?;
        Some((name, ""))
    })?;
    let is_name = !name.is_empty() && !name.starts_with([' ', ':']) && !name.contains('`');
    is_name.then(|| (name, rest.trim_start()))
}

/// Separates the argument, the options and the content of a directive.
fn directive<'b, 't>(
    argument: &str,
    body: &'b [Source<'t>],
) -> (String, Vec<(&'t str, &'t str)>, &'b [Source<'t>]) {
    let mut argument = argument.to_owned();
    let mut options = Vec::new();
    let mut at = 0;
    // Options and content follow the argument after an empty line, or at once.
    while let Some(line) = body.get(at).filter(|line| !line.is_blank()) {
        match field(line.text) {
            Some(option) => options.push(option),
            None if options.is_empty() && !argument.is_empty() => {
                argument.push('\n');
                argument.push_str(line.text.trim());
            }
            None => break,
        }
        at += 1;
    }
    (argument, options, &body[at..])
}

fn number(options: &[(&str, &str)], name: &str) -> usize {
    let option = options.iter().find(|(key, _)| *key == name);
    option
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0)
}
