//! The source of a manual page, in the macros of `man` or `mdoc`.

use codetable::published::{Block, BlockKind, Page, Row};

use super::super::dom::{TextLine, Verbatim};
use super::super::fields::{cell, flowing, join, row, some};
use super::super::text::numbered;
use super::super::verbatim;
use super::super::wrapped::Wrapped;
use super::escape::Strings;
use super::{mdoc, tbl};

/// The longest paragraph that is a term if an indented one follows.
const LONGEST_TERM: usize = 200;

pub(super) fn read(text: &str) -> Page {
    let mut reader = Reader {
        frames: vec![Frame::default()],
        ..Reader::default()
    };
    let mut lines = numbered(text);
    while let Some((number, line)) = lines.next() {
        reader.line(number, line, &mut lines);
    }
    reader.end_section();
    reader
        .blocks
        .sort_by_key(|block| block.rows.first().map(|row| row.line));
    Page {
        title: reader.title,
        blocks: reader.blocks,
        ..Page::default()
    }
}

#[derive(Default)]
struct Reader {
    title: Option<String>,
    /// What `.Nm` without an argument stands for.
    name: String,
    blocks: Vec<Block>,
    strings: Strings,
    heading: Option<String>,
    /// Every row with a term or an item; frames refer to them.
    rows: Vec<Row>,
    /// Whether the next text starts a paragraph of a row.
    breaks: bool,
    /// What the lists are nested in, the outermost first.
    frames: Vec<Frame>,
    next: Next,
    is_literal: bool,
    /// The lines of the verbatim text.
    literal: Vec<TextLine>,
    /// Whether the page uses `mdoc`.
    is_mdoc: bool,
}

/// What the next line of text is.
#[derive(Default, PartialEq, Eq, Clone, Copy)]
enum Next {
    #[default]
    Text,
    Heading,
    /// A term, after `.TP`.
    Term,
    /// Another term for the same definition, after `.TQ`.
    OtherTerm,
    /// The rest of a term, between `.It Xo` and `.Xc`.
    RestOfTerm,
}

/// A level of indentation.
#[derive(Default)]
struct Frame {
    name: Option<String>,
    list: Option<List>,
    /// The row that text of this level belongs to unless a row is open.
    base: Option<usize>,
    open: Option<usize>,
    definitions: Vec<usize>,
    items: Vec<usize>,
    table: Vec<Row>,
    lines: Vec<Row>,
    /// The lines of the current paragraph, if it belongs to no open row.
    paragraph: Vec<(usize, String)>,
    /// Whether the next text starts a line of the paragraph.
    breaks: bool,
}

/// A list of `mdoc`.
#[derive(PartialEq, Eq, Clone, Copy)]
enum List {
    Tagged,
    Bullets,
    Columns,
}

impl Reader {
    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Reads a line, and the lines that belong to it.
    fn line<'t>(
        &mut self,
        number: usize,
        line: &'t str,
        lines: &mut impl Iterator<Item = (usize, &'t str)>,
    ) {
        let Some(request) = line.strip_prefix(['.', '\'']) else {
            return self.text_line(number, line);
        };
        let request = request.trim_start();
        let end = request.find(|c: char| c.is_whitespace() || c == '\\');
        let (name, rest) = request.split_at(end.unwrap_or(request.len()));
        match name {
            "" => {}
            "ig" | "de" | "de1" | "am" | "dei" => {
                let rest = rest.split_once("\\\"").map_or(rest, |(rest, _)| rest);
                let end = rest.split_whitespace().nth(usize::from(name != "ig"));
                let end = end.unwrap_or(".");
                let is_end = |line: &str| {
                    line.strip_prefix('.')
                        .is_some_and(|line| line.trim() == end)
                };
                lines.find(|(_, line)| is_end(line));
            }
            "if" | "ie" | "el" | "while" => self.conditional(number, name, rest, lines),
            "TS" => {
                self.end_paragraph();
                let body = lines.take_while(|(_, line)| line.trim_end() != ".TE");
                let body: Vec<(usize, &str)> = body.collect();
                let rows = tbl::read(&body, &self.strings);
                let name = self.frame().name.clone();
                self.push(BlockKind::Table, name, rows);
            }
            "EQ" => {
                lines.find(|(_, line)| line.trim_end() == ".EN");
            }
            "ds" => self.define(rest),
            _ => self.request(number, name, rest, request),
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
        number: usize,
        name: &str,
        rest: &'t str,
        lines: &mut impl Iterator<Item = (usize, &'t str)>,
    ) {
        let depth = |line: &str| {
            let (open, close) = (line.matches("\\{").count(), line.matches("\\}").count());
            (open, close)
        };
        let (mut open, mut close) = depth(rest);
        if open > close {
            let mut is_item = false;
            let is_terminal = rest.trim_start().starts_with("n ") && name != "el";
            for (_, line) in lines.by_ref() {
                let request = line.strip_prefix(['.', '\'']).map(str::trim_start);
                let string = request.and_then(|request| request.strip_prefix("ds "));
                if let Some(string) = string.filter(|_| is_terminal) {
                    self.define(string);
                }
                is_item |= line.contains("\\(bu") || line.contains("\\[bu]");
                let more = depth(line);
                open += more.0;
                close += more.1;
                if close >= open {
                    break;
                }
            }
            if is_item && name != "el" {
                self.start_item(number, "");
            }
            return;
        }
        let rest = rest.trim_start();
        if name == "if" || name == "ie" {
            let inner = rest.strip_prefix('n').map(str::trim_start);
            // One condition in another is for typesetters.
            if let Some(inner) =
                inner.filter(|inner| !inner.starts_with(".if") && !inner.is_empty())
            {
                self.line(number, inner, &mut std::iter::empty());
            }
        }
    }

    fn text_line(&mut self, number: usize, line: &str) {
        if self.is_literal {
            let text = self.strings.decode(line);
            self.literal_line(number, text);
        } else if line.trim().is_empty() {
            self.space();
        } else {
            let text = self.strings.decode(line);
            self.text(number, &text);
        }
    }

    fn literal_line(&mut self, line: usize, text: String) {
        if !text.trim().is_empty() {
            self.literal.push(TextLine {
                line,
                text,
                is_soft: false,
            });
        }
    }

    /// Ends verbatim text. What is not code is part of the text around it.
    fn end_literal(&mut self) {
        self.is_literal = false;
        let verbatim = Verbatim {
            name: self.frame().name.clone(),
            language: None,
            lines: std::mem::take(&mut self.literal),
        };
        for block in verbatim::blocks(verbatim) {
            if block.kind == BlockKind::Text {
                self.frame().lines.extend(block.rows);
            } else {
                self.blocks.push(block);
            }
        }
    }

    fn text(&mut self, number: usize, text: &str) {
        if self.is_literal {
            return self.literal_line(number, text.to_owned());
        }
        let raw = text.trim_end();
        let text = flowing(text);
        match std::mem::take(&mut self.next) {
            Next::Heading => return self.start_section(&text),
            Next::Term => return self.start_definition(number, text),
            Next::OtherTerm => {
                if let Some(open) = self.frame().open {
                    let term = &mut self.rows[open].cells[0];
                    term.push('\n');
                    term.push_str(&text);
                    return;
                }
            }
            Next::RestOfTerm => {
                self.next = Next::RestOfTerm;
                if let Some(open) = self.frame().open {
                    append(&mut self.rows[open].cells[0], &text, ' ');
                    return;
                }
            }
            Next::Text => {}
        }
        let frame = self.frame();
        if let Some(open) = frame.open {
            let joint = if std::mem::take(&mut self.breaks) {
                '\n'
            } else {
                ' '
            };
            if let Some(cell) = self.rows[open].cells.last_mut() {
                append(cell, &text, joint);
            }
        } else if let Some((_, line)) = frame.paragraph.last_mut().filter(|_| !frame.breaks) {
            append(line, &text, ' ');
        } else if !text.is_empty() {
            frame.breaks = false;
            frame.paragraph.push((number, raw.to_owned()));
        }
    }

    /// Starts a paragraph of the same row, if there is one.
    fn space(&mut self) {
        if self.frame().open.is_some() {
            self.breaks = true;
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let frame = self.frame();
        let lines = std::mem::take(&mut frame.paragraph);
        let base = frame.base;
        let Some(base) = base else {
            let mut wrapped = Wrapped::default();
            let (numbers, texts): (Vec<usize>, Vec<String>) = lines.into_iter().unzip();
            // Requests are between the lines.
            for (index, text) in texts.into_iter().enumerate() {
                wrapped.push(index, text);
            }
            for row in &mut wrapped.rows {
                row.line = numbers[row.line];
                row.cells[0] = flowing(&row.cells[0]);
            }
            return frame.lines.extend(wrapped.rows);
        };
        for (_, text) in lines {
            if let Some(cell) = self.rows[base].cells.last_mut() {
                append(cell, &flowing(&text), '\n');
            }
        }
    }

    fn start_definition(&mut self, number: usize, term: String) {
        self.end_paragraph();
        self.breaks = false;
        self.rows.push(row(number, vec![term, String::new()]));
        let at = self.rows.len() - 1;
        let frame = self.frame();
        frame.definitions.push(at);
        frame.open = Some(at);
    }

    fn start_item(&mut self, number: usize, text: &str) {
        self.end_paragraph();
        self.breaks = false;
        self.rows.push(row(number, vec![text.to_owned()]));
        let at = self.rows.len() - 1;
        let frame = self.frame();
        frame.items.push(at);
        frame.open = Some(at);
    }

    /// Whether a bullet is open that has no text yet.
    fn is_item_empty(&self) -> bool {
        let open = self.frames.last().and_then(|frame| frame.open);
        open.is_some_and(|open| self.rows[open].cells == [""])
    }

    fn start_section(&mut self, heading: &str) {
        self.end_section();
        self.heading = some(join("", heading));
        self.frame().name = self.heading.clone();
    }

    fn end_section(&mut self) {
        self.next = Next::Text;
        self.end_literal();
        while self.frames.len() > 1 {
            self.end_frame();
        }
        self.end_frame();
        self.frames = vec![Frame::default()];
    }

    /// Starts a level. A short paragraph directly above is the term that it defines.
    fn start_frame(&mut self, list: Option<List>) {
        let frame = self.frame();
        let mut name = frame.name.clone();
        let mut base = frame.open.or(frame.base);
        let length: usize = frame.paragraph.iter().map(|(_, text)| text.len()).sum();
        let is_term = list.is_none()
            && frame.open.is_none()
            && (1..=5).contains(&frame.paragraph.len())
            && length <= LONGEST_TERM;
        if is_term {
            let lines = std::mem::take(&mut frame.paragraph);
            let number = lines[0].0;
            let terms: Vec<String> = lines.iter().map(|(_, text)| flowing(text)).collect();
            self.start_definition(number, terms.join("\n"));
            let frame = self.frame();
            base = frame.open.take();
        } else {
            self.end_paragraph();
        }
        if let Some(base) = base {
            name = some(join("", &self.rows[base].cells[0])).or(name);
        }
        self.frames.push(Frame {
            name,
            list,
            base,
            ..Frame::default()
        });
    }

    /// Ends a level: its definitions are a block, and so are its items, its table and its text.
    fn end_frame(&mut self) {
        let was_literal = self.is_literal;
        self.end_literal();
        self.is_literal = was_literal;
        self.end_paragraph();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        // A bullet that has nothing but a list is followed by its text in the first item of that list.
        if let (Some(base), Some(first)) = (frame.base, frame.items.first())
            && self.rows[base].cells == [""]
        {
            self.rows.swap(base, *first);
        }
        // The row that this level belongs to is one of the level above, and is taken later.
        let mut taken = |rows: Vec<usize>| -> Vec<Row> {
            let empty = || row(0, vec![String::new()]);
            let rows = rows.into_iter();
            let rows = rows.map(|at| std::mem::replace(&mut self.rows[at], empty()));
            rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
                .collect()
        };
        let definitions = taken(frame.definitions);
        let items = taken(frame.items);
        self.push(BlockKind::Definitions, frame.name.clone(), definitions);
        self.push(BlockKind::Items, frame.name.clone(), items);
        self.push(BlockKind::Table, frame.name.clone(), frame.table);
        self.push(BlockKind::Text, frame.name, frame.lines);
        self.breaks = true;
    }

    fn push(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.blocks.push(Block { kind, name, rows });
        }
    }

    fn request(&mut self, number: usize, name: &str, rest: &str, request: &str) {
        match name {
            "TH" | "Dt" => {
                let arguments = self.arguments(rest);
                if let [page, section, ..] = arguments.as_slice() {
                    self.title = Some(format!("{page}({section})"));
                }
            }
            "SH" | "SS" | "Sh" | "Ss" => {
                self.is_mdoc |= name == "Sh";
                let text = if self.is_mdoc {
                    mdoc::text(&self.arguments(rest))
                } else {
                    self.arguments(rest).join(" ")
                };
                if text.trim().is_empty() {
                    self.next = Next::Heading;
                } else {
                    self.start_section(&flowing(&text));
                }
            }
            "TP" => {
                self.end_paragraph();
                self.frame().open = None;
                self.next = Next::Term;
            }
            "TQ" => self.next = Next::OtherTerm,
            "IP" => {
                let tag = self.arguments(rest).into_iter().next();
                match tag.as_deref().map(str::trim) {
                    None | Some("") => self.space(),
                    Some(
                        "\u{2022}" | "o" | "*" | "-" | "\u{2014}" | "+" | "\u{2212}" | "\u{2013}",
                    ) => {
                        self.start_item(number, "");
                    }
                    Some(tag) => self.start_definition(number, flowing(tag)),
                }
            }
            "PP" | "LP" | "P" | "HP" => {
                self.next = Next::Text;
                self.end_paragraph();
                if !self.is_item_empty() {
                    self.frame().open = None;
                }
            }
            "sp" | "Sp" | "Pp" => self.space(),
            "br" => {
                self.breaks = true;
                self.frame().breaks = true;
            }
            "RS" => self.start_frame(None),
            "RE" | "El" => {
                if self.frames.len() > 1 {
                    self.end_frame();
                }
            }
            "nf" | "EX" | "Vb" => {
                self.end_literal();
                self.end_paragraph();
                self.is_literal = true;
            }
            "fi" | "EE" | "Ve" | "Ed" => self.end_literal(),
            "Bd" => {
                self.end_literal();
                self.end_paragraph();
                self.is_literal = rest.contains("-literal") || rest.contains("-unfilled");
            }
            "Bl" => {
                let words = || rest.split_whitespace();
                let has = |names: &[&str]| words().any(|word| names.contains(&word));
                let list = if has(&["-column"]) {
                    List::Columns
                } else if has(&["-bullet", "-dash", "-hyphen", "-item", "-enum"]) {
                    List::Bullets
                } else {
                    List::Tagged
                };
                self.is_mdoc = true;
                self.start_frame(Some(list));
            }
            "It" => self.item(number, rest),
            "Xc" => self.next = Next::Text,
            "Nm" if rest.trim().is_empty() => {
                let name = self.name.clone();
                self.text(number, &name);
            }
            _ => {
                if name == "Nm" && self.name.is_empty() {
                    self.name = self.arguments(rest).into_iter().next().unwrap_or_default();
                }
                let text = if self.is_mdoc || mdoc::is_mdoc_only(name) {
                    Some(mdoc::text(&self.arguments(request)))
                } else {
                    inline(request, &self.strings)
                };
                if let Some(text) = text {
                    self.text(number, &text);
                }
            }
        }
    }

    /// Reads `.It` of `mdoc`.
    fn item(&mut self, number: usize, rest: &str) {
        let mut arguments = self.arguments(rest);
        let is_open = matches!(arguments.last().map(String::as_str), Some("Xo"));
        if is_open {
            arguments.pop();
        }
        match self.frame().list {
            Some(List::Bullets) => self.start_item(number, ""),
            Some(List::Columns) => {
                let mut columns = vec![Vec::new()];
                for argument in arguments {
                    if argument == "Ta" {
                        columns.push(Vec::new());
                        continue;
                    }
                    for (index, part) in argument.split('\t').enumerate() {
                        if index > 0 {
                            columns.push(Vec::new());
                        }
                        if let Some(column) = columns.last_mut().filter(|_| !part.is_empty()) {
                            column.push(part.to_owned());
                        }
                    }
                }
                let cells = columns
                    .iter()
                    .map(|column| cell(&mdoc::text(column)))
                    .collect();
                self.frame().table.push(row(number, cells));
            }
            _ => {
                // A number, a constant, and what it means in italics.
                let is_constant =
                    matches!(arguments.first().map(String::as_str), Some("Er" | "Dv"));
                let words = arguments.iter().position(|word| word == "Em");
                let words = words
                    .filter(|at| is_constant && *at > 2)
                    .unwrap_or(arguments.len());
                let term = mdoc::text(&arguments[..words]);
                let meaning = mdoc::text(&arguments[words..]);
                self.start_definition(number, flowing(&term));
                self.next = Next::Text;
                if !meaning.is_empty() {
                    self.text(number, &meaning);
                    self.breaks = true;
                }
            }
        }
        self.next = if is_open {
            Next::RestOfTerm
        } else {
            Next::Text
        };
    }

    fn arguments(&self, text: &str) -> Vec<String> {
        arguments(text, &self.strings)
    }
}

fn append(cell: &mut String, text: &str, joint: char) {
    if !cell.is_empty() && !text.is_empty() {
        cell.push(joint);
    }
    cell.push_str(text);
}

/// Splits arguments at spaces that are not in quotes.
fn arguments(text: &str, strings: &Strings) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        if rest.starts_with("\\\"") {
            break;
        }
        let mut argument = String::new();
        if let Some(quoted) = rest.strip_prefix('"') {
            rest = quoted;
            loop {
                let (text, after) = rest.split_once('"').unwrap_or((rest, ""));
                argument.push_str(text);
                rest = after;
                let Some(after) = rest.strip_prefix('"') else {
                    break;
                };
                argument.push('"');
                rest = after;
            }
        } else {
            let mut is_escaped = false;
            let end = rest.find(|c: char| {
                let is_end = c == ' ' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                is_end
            });
            argument.push_str(&rest[..end.unwrap_or(rest.len())]);
            rest = &rest[argument.len()..];
        }
        arguments.push(strings.decode(&argument));
        rest = rest.trim_start_matches(' ');
    }
    arguments
}

/// Returns the text of a font macro of `man`, or `None` if it is another macro.
pub(super) fn inline(request: &str, strings: &Strings) -> Option<String> {
    let (name, rest) = request.split_once(' ').unwrap_or((request, ""));
    let joint = match name {
        "B" | "I" | "R" | "SM" | "SB" | "CW" | "CR" | "UR" | "MT" | "SY" | "NOP" => " ",
        "BR" | "BI" | "IB" | "IR" | "RB" | "RI" | "MR" | "OP" => "",
        _ => return None,
    };
    let arguments = arguments(rest, strings);
    match (name, arguments.as_slice()) {
        ("MR", [page, section, after @ ..]) => Some(format!("{page}({section}){}", after.join(""))),
        _ => Some(arguments.join(joint)).filter(|text| !text.is_empty()),
    }
}
