//! Plain text: lines, and what is drawn or indented in them.

use codetable::published::{Block, BlockKind, Page, Row, RowKind};

use super::fields::{cell, is_number, is_seen, row, some};
use super::lines::{Prose, indent, numbered};
use super::wrapped::{Wrapped, is_marked_number, is_numbered};
use super::{aligned, grid, info, quoted};

/// The longest line that may be a heading or a term.
const LONGEST_HEADING: usize = 100;

/// The leftmost column in which a line continues one above, counted from the margin.
const MIN_COLUMN: usize = 8;

/// The most lines of a paragraph that are looked at.
const LONGEST_PARAGRAPH: usize = 16;

/// The number of lines of a comment from which on a file has comments.
const MIN_COMMENT: usize = 3;

/// Reads lines as they are. A block ends where a heading follows an empty line: a short line without a number, one
/// that is underlined, or one that ends with a colon. Grids are tables, and terms with indented prose below them are
/// definitions.
#[must_use]
pub fn read(text: &str) -> Page {
    let text = info::without_nodes(text);
    let text = aligned::separate(&text);
    let mut lines: Vec<(usize, &str)> = numbered(&text).collect();
    let is_comment = |(_, line): &(usize, &str)| line.starts_with('#');
    if lines
        .windows(MIN_COMMENT)
        .any(|lines| lines.iter().all(is_comment))
    {
        // They are about the lines of data.
        for line in lines.iter_mut().filter(|line| is_comment(line)) {
            line.1 = "";
        }
    }
    let mut reader = Reader {
        lines: &lines,
        blocks: Vec::new(),
        text: Wrapped::default(),
        heading: None,
        runs_end: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        at += reader.step(at);
    }
    reader.end_block();
    Page {
        blocks: reader.blocks,
        ..Page::default()
    }
}

struct Reader<'t> {
    lines: &'t [(usize, &'t str)],
    blocks: Vec<Block>,
    text: Wrapped,
    heading: Option<String>,
    /// Up to where lines are known not to start definitions.
    runs_end: usize,
}

impl Reader<'_> {
    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.push(BlockKind::Text, text.rows);
    }

    fn push(&mut self, kind: BlockKind, rows: Vec<Row>) {
        if !rows.is_empty() {
            let name = self.heading.clone();
            self.blocks.push(Block { kind, name, rows });
        }
    }

    fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |(_, line)| line)
    }

    /// Reads what starts with a line, and returns how many lines it has.
    fn step(&mut self, at: usize) -> usize {
        let (number, line) = self.lines[at];
        if line.trim().is_empty() {
            return 1;
        }
        let list = quoted::read(&self.lines[at..]);
        if let Some((rows, length)) = list.or_else(|| grid::read(&self.lines[at..])) {
            self.end_block();
            self.push(BlockKind::Table, rows);
            return length;
        }
        if at >= self.runs_end
            && let Some((rows, nested, length)) = self.definitions(at)
        {
            self.end_block();
            self.push(BlockKind::Definitions, rows);
            self.blocks.extend(nested);
            return length;
        }
        if let Some(name) = section(line) {
            // It says what the rows below have in common.
            self.text.rows.push(Row {
                kind: RowKind::Heading,
                ..row(number, vec![cell(name)])
            });
            return 1;
        }
        if self.is_heading(at) {
            self.end_block();
            let text = cell(line);
            let name = text.trim_matches(|c: char| "#=-*/;:_".contains(c) || c.is_whitespace());
            self.heading = some(name.to_owned()).or(self.heading.take());
            self.text.rows.push(Row {
                kind: RowKind::Heading,
                ..row(number, vec![text])
            });
            return if is_underline(self.text(at + 1)) {
                2
            } else {
                1
            };
        }
        let seen: String = line.chars().filter(|c| *c == '\t' || is_seen(*c)).collect();
        // Typeset pages end a line so within a word.
        if let Some(above) = self
            .text
            .rows
            .last_mut()
            .and_then(|row| row.cells.first_mut())
            && above.ends_with('\u{2010}')
            && indent(line) > 0
        {
            above.pop();
            above.push_str(seen.trim_start());
            return 1;
        }
        self.text.push(number, seen);
        1
    }

    fn is_heading(&self, at: usize) -> bool {
        let line = self.text(at).trim();
        if line.len() > LONGEST_HEADING || !line.contains(char::is_alphabetic) {
            return false;
        }
        if is_underline(self.text(at + 1)) && !is_underline(line) {
            return true;
        }
        let is_after_space = at == 0 || self.text(at - 1).trim().is_empty();
        if !is_after_space {
            return false;
        }
        let has_number = line.split_whitespace().any(is_marked_number);
        if line.ends_with(':') && !has_number {
            return true;
        }
        // A value and its label may be on lines by turns, with empty lines between them.
        let full = |at: &usize| !self.text(*at).trim().is_empty();
        let below = (at + 1..self.lines.len()).take(10).find(full);
        let above = (0..at).rev().take(10).find(full);
        let below = below.map_or("", |at| self.text(at).trim());
        let above = above.map_or("", |at| self.text(at).trim());
        is_title(line) && !is_title(below) && !is_number(below) && !is_number(above)
    }

    /// Terms at one indentation, each with deeper prose directly below: at least two. Where the prose has numbered
    /// lines, it is a block of its own as well. Returns the number of lines last.
    fn definitions(&mut self, start: usize) -> Option<(Vec<Row>, Vec<Block>, usize)> {
        let margin = indent(self.text(start));
        let mut rows = Vec::new();
        let mut nested = Vec::new();
        let mut at = start;
        let mut end = start;
        while at < self.lines.len() && self.is_term(at, margin) {
            let mut prose = Prose::default();
            let mut lines = Wrapped::default();
            end = at + 1;
            for below in at + 1..self.lines.len() {
                let line = self.text(below);
                if line.trim().is_empty() {
                    prose.end_paragraph();
                } else if indent(line) <= margin {
                    break;
                } else {
                    prose.add(line, false);
                    let seen = line.chars().filter(|c| *c == '\t' || is_seen(*c));
                    lines.push(self.lines[below].0, seen.collect());
                    end = below + 1;
                }
            }
            let term = cell(self.text(at));
            if lines.rows.iter().filter(|row| is_numbered(row)).count() > 1 {
                nested.push(Block {
                    kind: BlockKind::Text,
                    name: some(term.clone()),
                    rows: lines.rows,
                });
            }
            rows.push(row(self.lines[at].0, vec![term, prose.text]));
            at = end;
            while at < self.lines.len() && self.text(at).trim().is_empty() {
                at += 1;
            }
        }
        if rows.len() < 2 {
            self.runs_end = self.runs_end.max(start + 1);
            return None;
        }
        Some((rows, nested, end - start))
    }

    /// Whether the first word below a line would fit into it: the lines of the paragraph below are wide enough.
    fn has_room(&self, at: usize) -> bool {
        let width = |line: &str| line.trim_end().chars().count();
        let (line, below) = (self.text(at), self.text(at + 1));
        let first = below.split_whitespace().next().unwrap_or_default();
        let paragraph = self.lines[at + 1..].iter().map(|(_, line)| *line);
        let mut paragraph = paragraph
            .take(LONGEST_PARAGRAPH)
            .take_while(|below| indent(below) > indent(line));
        paragraph.any(|wide| width(line) + 1 + width(first) <= width(wide))
    }

    fn is_term(&self, at: usize, margin: usize) -> bool {
        let (line, below) = (self.text(at), self.text(at + 1));
        let text = line.trim();
        let next = below.trim();
        let is_short = text.len() <= LONGEST_HEADING
            && (text.split_whitespace().count() <= 6
                || (next.starts_with(char::is_uppercase) && self.has_room(at)));
        let is_sentence = text.ends_with(['.', ',', ';', '{', '}', '\\', '?', '!']);
        let mut words = below.split_whitespace();
        let is_prose = words.next().is_some_and(|word| !is_number(word))
            && words.next().is_some_and(|word| !is_number(word))
            && !next.contains(['\t', '|'])
            && !next.replace(".  ", ". ").contains("  ");
        // What is far to the right below several columns continues the last one.
        let columns = text.split("  ").filter(|column| !column.is_empty());
        let is_continued = columns.count() > 2 && margin + MIN_COLUMN <= indent(below);
        indent(line) == margin
            && !is_continued
            && is_short
            && !is_sentence
            && indent(below) > margin
            && is_prose
    }
}

/// The name of a section, as `Section: Class 08 - Connection Exception` has it.
fn section(line: &str) -> Option<&str> {
    let name = line.trim_start().strip_prefix("Section:")?.trim();
    (!name.is_empty()).then_some(name)
}

/// A few words, none of them a number.
fn is_title(line: &str) -> bool {
    let words = || line.split_whitespace();
    // Several columns are a row.
    let columns = line.split("  ").filter(|column| !column.is_empty()).count();
    columns < 3
        && line.len() <= 60
        && words().count() <= 8
        && line.contains(char::is_alphabetic)
        && !words().any(is_marked_number)
        && !line.ends_with(['.', ',', ';', '{', '}'])
        && !line.contains(['\t', '|', '='])
}

/// Whether a line is nothing but an underline.
fn is_underline(line: &str) -> bool {
    let line = line.trim();
    let first = line.chars().next();
    line.len() > 2
        && first.is_some_and(|first| "-=~^*_\u{2500}\u{2550}".contains(first))
        && line.chars().all(|c| Some(c) == first)
}
