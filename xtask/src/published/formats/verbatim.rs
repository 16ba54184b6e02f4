//! Verbatim text: source code is read by the reader of its language, and other text line by line.

use std::iter::zip;

use codetable::published::{Block, BlockKind, Page, Row, RowKind};

use super::dom::{TextLine, Verbatim};
use super::fields::is_number;
use super::wrapped::Wrapped;
use super::{Format, Language, c, constants};

/// What a line that exports from a module of JavaScript begins with.
const EXPORTS: &str = "module.exports";

/// Returns the blocks of a text: the constants of its code if there are any, else its lines.
pub(super) fn blocks(verbatim: Verbatim) -> Vec<Block> {
    let Verbatim {
        name,
        language,
        lines,
    } = verbatim;
    let mut blocks = code(language.as_deref(), &lines);
    if blocks.is_empty() {
        let mut wrapped = Wrapped::default();
        for line in lines {
            wrapped.push(line.line, line.text);
        }
        blocks.extend((!wrapped.rows.is_empty()).then_some(Block {
            kind: BlockKind::Text,
            name: None,
            rows: wrapped.rows,
        }));
    }
    for block in &mut blocks {
        block.name = block.name.take().or_else(|| name.clone());
    }
    blocks
}

/// Returns the constants of code in a language, with the lines of the page: none unless the value of some is known.
pub(super) fn code(language: Option<&str>, lines: &[TextLine]) -> Vec<Block> {
    let stated = language.and_then(Format::of_language);
    if stated.is_none() && !lines.iter().any(|line| is_declaration(&line.text)) {
        return Vec::new();
    }
    let numbered = without_numbers(lines);
    let mut text = String::new();
    // The line of the page for each line of the code.
    let mut numbers: Vec<usize> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if numbers.last().is_some_and(|last| *last + 1 < line.line) {
            // Empty lines separate comments from what they are not about.
            text.push('\n');
            numbers.push(line.line - 1);
        }
        text.push_str(numbered.as_ref().map_or(&line.text, |texts| texts[index]));
        text.push('\n');
        numbers.push(line.line);
    }
    let page = match stated.unwrap_or_else(|| of_declarations(&text)) {
        Format::Constants(language) => {
            let page = constants::read(language, &text);
            if page.blocks.is_empty() {
                entries(language, &text)
            } else {
                page
            }
        }
        _ => c::read(&text, &[]),
    };
    let mut blocks = page.blocks;
    let rows = || blocks.iter().flat_map(|block| &block.rows);
    let is_known = |block: &Block| {
        // The number may be the key of a map.
        let names = usize::from(block.kind == BlockKind::Constants);
        let mut data = block.rows.iter().filter(|row| row.kind == RowKind::Data);
        data.any(|row| row.cells.iter().skip(names).any(|cell| is_number(cell)))
    };
    if !blocks.iter().any(is_known) || has_other_rows(&text, rows()) {
        return Vec::new();
    }
    for row in blocks.iter_mut().flat_map(|block| &mut block.rows) {
        let line = row.line.checked_sub(1).and_then(|at| numbers.get(at));
        row.line = line.copied().unwrap_or(row.line);
    }
    blocks
}

/// Reads the entries of a map that is not shown itself.
fn entries(language: Language, text: &str) -> Page {
    let mut page = constants::read(language, &format!("map = {{{text}}}"));
    for block in &mut page.blocks {
        block.name = None;
    }
    page
}

/// Whether a line is one that declares constants in a language.
fn is_declaration(line: &str) -> bool {
    let line = line.trim_start();
    let mut words = line.split_whitespace();
    line.starts_with("#define ")
        || line.starts_with(EXPORTS)
        || words.any(|word| matches!(word, "enum" | "const" | "final"))
}

/// Returns the language of code with declarations, as some words show.
fn of_declarations(text: &str) -> Format {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["static final ", "public enum ", "private enum "]) {
        Format::Constants(Language::Java)
    } else if has(&["pub const ", "pub enum "]) {
        Format::Constants(Language::Rust)
    } else if text.lines().any(|line| line.starts_with(EXPORTS)) {
        Format::Constants(Language::JavaScript)
    } else {
        Format::C
    }
}

/// Whether some line of code begins with a number and is not a constant: it may be a row of a list.
fn has_other_rows<'r>(text: &str, rows: impl Iterator<Item = &'r Row>) -> bool {
    let read: std::collections::HashSet<usize> = rows.map(|row| row.line).collect();
    zip(1.., text.lines()).any(|(line, text)| {
        let mut words = text.split_whitespace();
        let is_number = words.next().is_some_and(super::wrapped::is_marked_number);
        is_number && words.next().is_some() && !read.contains(&line)
    })
}

/// Returns lines without the numbers of lines that they begin with, if all do.
fn without_numbers(lines: &[TextLine]) -> Option<Vec<&str>> {
    let mut next: Option<usize> = None;
    let texts = lines.iter().map(|line| {
        let text = line.text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit());
        let (number, rest) = text.split_at(end.unwrap_or(text.len()));
        let number: usize = number.parse().ok()?;
        let is_next = next.is_none_or(|next| next == number);
        next = number.checked_add(1);
        (is_next && next.is_some()).then_some(rest)
    });
    texts.collect()
}
