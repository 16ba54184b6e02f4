//! A manual page as `man` prints it: what it is is seen by how far it is indented.

use std::collections::{HashMap, HashSet};

use codetable::published::{Block, BlockKind, Page, Row};

use super::super::fields::{cell, join, row, some};
use super::super::grid;
use super::super::lines::{Prose, indent, numbered};
use super::super::wrapped::{NARROW, Wrapped};

/// How deep definitions may be nested.
const DEEPEST: usize = 12;

/// The narrowest line that may be filled.
const NARROWEST: usize = 60;

/// The longest line that may be a term.
const LONGEST_TERM: usize = 120;

pub(super) fn read(text: &str) -> Page {
    let plain = without_overstrikes(text);
    let mut page = Page::default();
    let all = filled(&plain);
    let mut lines = Vec::new();
    let mut name = None;
    for (number, line) in all.iter().map(|(number, line)| (*number, line.as_str())) {
        if let Some(title) = title(line) {
            // At the top, and between pages.
            page.title = page.title.take().or(Some(title));
        } else if is_heading(line) {
            section(&lines, name.as_deref(), &mut page.blocks);
            lines.clear();
            name = some(join("", &cell(line)));
        } else {
            lines.push((number, line));
        }
    }
    section(&lines, name.as_deref(), &mut page.blocks);
    page
}

/// Whether a text looks like a page that `man` has printed.
pub(super) fn is_rendered(text: &str) -> bool {
    let head: String = text.chars().take(4_000).collect();
    let plain = without_overstrikes(&head);
    let first = plain.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| title(line).is_some())
}

/// Returns `name(1)` if a line has it at both ends.
fn title(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    let is_title = words.next_back() == Some(first)
        && first.ends_with(')')
        && first.contains('(')
        && first.len() < 100;
    is_title.then(|| first.to_owned())
}

/// Sections start at the margin, subsections before the text.
fn is_heading(line: &str) -> bool {
    let column = indent(line);
    let text = line.trim();
    !text.is_empty() && column < 5 && line.len() <= LONGEST_TERM && !grid::is_framed(line)
}

/// Returns a text without the characters that are printed twice, or with an underline, and without colors.
fn without_overstrikes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{8}' if !plain.ends_with('\n') => {
                plain.pop();
            }
            '\u{1B}' if chars.next_if_eq(&'[').is_some() => {
                while chars.next_if(|c| c.is_ascii_digit() || *c == ';').is_some() {}
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}

/// The lines of a page. Those that begin with a number and are as wide as the page are joined with the lines that
/// continue them.
fn filled(text: &str) -> Vec<(usize, String)> {
    let width = width(text);
    let mut lines: Vec<(usize, String)> = Vec::new();
    // The margin and the width of the last line, if it is one of a number.
    let mut open: Option<(usize, usize)> = None;
    for (number, line) in numbered(text) {
        let margin = indent(line);
        let first = line.split_whitespace().next().unwrap_or_default();
        let is_full = |(column, end): &(usize, usize)| {
            *column == margin && end + 1 + first.chars().count() > width
        };
        let has_number = first.starts_with(|c: char| c.is_ascii_digit());
        let end = line.trim_end().chars().count();
        match (open.filter(is_full), lines.last_mut()) {
            (Some(_), Some((_, above))) if !first.is_empty() && !has_number => {
                let (head, rest) = above.split_at(after_first_word(above));
                let mut prose = Prose::default();
                prose.add(rest, true);
                prose.add(line, true);
                // A wide gap after the number is one between columns, and others are those of justified text.
                let gap = &head[head.trim_end().len()..];
                let gap = if gap.len() > 2 { gap } else { " " };
                *above = format!("{}{gap}{}", head.trim_end(), prose.text);
                open = Some((margin, end));
            }
            _ => {
                open = has_number.then_some((margin, end));
                lines.push((number, line.to_owned()));
            }
        }
    }
    lines
}

/// Where the second word of a line starts.
fn after_first_word(line: &str) -> usize {
    let rest = line
        .trim_start()
        .trim_start_matches(|c: char| !c.is_whitespace());
    line.len() - rest.trim_start().len()
}

/// The width to which lines are filled: more of the wide lines have it than any other.
fn width(text: &str) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (_, line) in numbered(text) {
        let end = line.trim_end().chars().count();
        if end >= NARROWEST {
            *counts.entry(end).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(end, count)| (*count, *end));
    most.map_or(usize::MAX / 2, |(end, _)| end)
}

fn section(lines: &[(usize, &str)], name: Option<&str>, blocks: &mut Vec<Block>) {
    let rest = outline(lines, name, 0, blocks);
    let mut text = Wrapped::default();
    for (number, line) in rest {
        if !line.trim().is_empty() {
            text.push(number, line.to_owned());
        }
    }
    push(BlockKind::Text, name, text.rows, blocks);
}

fn push(kind: BlockKind, name: Option<&str>, rows: Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block {
            kind,
            name: name.map(str::to_owned),
            rows,
        });
    }
}

/// Reads the definitions, items and tables among lines, and returns the lines that are none.
fn outline<'t>(
    lines: &[(usize, &'t str)],
    name: Option<&str>,
    depth: usize,
    blocks: &mut Vec<Block>,
) -> Vec<(usize, &'t str)> {
    if depth > DEEPEST {
        return lines.to_vec();
    }
    let columns = columns(lines);
    let mut rest = Vec::new();
    let mut nested = Vec::new();
    let mut definitions = Vec::new();
    // The lengths of those that begin after a dash in a short line, and go on below it.
    let mut labels = Vec::new();
    let mut items = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (number, line) = lines[at];
        if let Some((rows, length)) = grid::read(&lines[at..]) {
            push(BlockKind::Table, name, rows, blocks);
            at += length;
            continue;
        }
        let margin = indent(line);
        let bullet = bullet(line);
        let column = bullet.or_else(|| body(lines, at, &columns));
        let Some(column) = column else {
            rest.push((number, line));
            at += 1;
            continue;
        };
        let end = at + 1 + body_length(&lines[at + 1..], margin);
        let (term, first) = split_at_column(line, column);
        let (term, first, has_dash) = without_dash(cell(term), first);
        let inner_name = if bullet.is_some() {
            name.map(str::to_owned)
        } else {
            some(join("", &term))
        };
        let inner = outline(
            &lines[at + 1..end],
            inner_name.as_deref(),
            depth + 1,
            &mut nested,
        );
        let mut prose = Prose::default();
        if !first.trim().is_empty() {
            prose.add(first, true);
        }
        for (_, line) in inner {
            if line.trim().is_empty() {
                prose.end_paragraph();
            } else {
                prose.add(line, true);
            }
        }
        if bullet.is_some() {
            items.push(row(number, vec![prose.text]));
        } else {
            let is_short = has_dash && line.trim_end().chars().count() < NARROW;
            let label = cell(first).len();
            let goes_on = prose.text.get(label..=label) == Some(" ");
            labels.extend((is_short && goes_on).then_some(label));
            definitions.push(row(number, vec![term, prose.text]));
        }
        at = end;
    }
    // Below each label is a text, so that none of them goes on there.
    if labels.len() > 1 && labels.len() == definitions.len() {
        for (label, row) in labels.into_iter().zip(&mut definitions) {
            row.cells[1].replace_range(label..=label, "\n");
        }
    }
    push(BlockKind::Definitions, name, definitions, blocks);
    push(BlockKind::Items, name, items, blocks);
    blocks.append(&mut nested);
    rest
}

/// Removes the dash between a term and its definition. Returns whether there was one.
fn without_dash(mut term: String, text: &str) -> (String, &str, bool) {
    let end = term.strip_suffix(" -").map(str::len);
    if let Some(end) = end {
        term.truncate(end);
    }
    let is_term = !term.is_empty();
    let rest = text.strip_prefix("- ").filter(|_| is_term);
    let has_dash = end.is_some() || rest.is_some();
    (term, rest.unwrap_or(text), has_dash)
}

/// How many lines below a term are deeper than it, without empty ones at the end.
fn body_length(lines: &[(usize, &str)], margin: usize) -> usize {
    let mut length = 0;
    for (at, (_, line)) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        // A synopsis may indent its macros as it likes.
        if indent(line) <= margin || line.trim_start().starts_with("#define ") {
            break;
        }
        length = at + 1;
    }
    length
}

/// Returns the column of the text after a bullet.
fn bullet(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let after = text.strip_prefix([
        'o', '\u{2022}', '\u{B7}', '*', '-', '+', '\u{2010}', '\u{2022}',
    ])?;
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let is_bullet = spaces > 0 && !after.trim().is_empty();
    is_bullet.then(|| indent(line) + 1 + spaces)
}

/// Returns the column in which the definition of a term starts, if a line starts with a term: the lines below are
/// deeper, or other lines have text in the same column.
fn body(lines: &[(usize, &str)], at: usize, columns: &HashSet<(usize, usize)>) -> Option<usize> {
    let line = lines[at].1;
    let margin = indent(line);
    if line.trim().is_empty() {
        return None;
    }
    let below = lines.get(at + 1).map_or("", |(_, line)| line);
    let column = indent(below);
    if !below.trim().is_empty() && column > margin && bullet(below).is_none() {
        let is_term = is_gap(line, column) || line.trim().len() <= LONGEST_TERM;
        return is_term.then_some(column);
    }
    let is_known = |column: &usize| columns.contains(&(margin, *column));
    alone(lines, at)
        .or_else(|| full(lines, at))
        .filter(is_known)
}

/// The columns of terms with those of their definitions, where at least two lines agree.
fn columns(lines: &[(usize, &str)]) -> HashSet<(usize, usize)> {
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for (at, (_, line)) in lines.iter().enumerate() {
        if line.trim().is_empty() || bullet(line).is_some() {
            continue;
        }
        let margin = indent(line);
        let below = lines.get(at + 1).map_or("", |(_, line)| line);
        let column = indent(below);
        if !below.trim().is_empty() && column > margin {
            *votes.entry((margin, column)).or_default() += 2;
        } else if let Some(column) = alone(lines, at) {
            *votes.entry((margin, column)).or_default() += 1;
        }
    }
    let votes = votes.into_iter().filter(|(_, count)| *count > 1);
    votes.map(|(columns, _)| columns).collect()
}

/// Returns the column of the definition of a line that is a term with all of its definition. In prose that is
/// justified there are gaps too, but the lines around go on at the margin, or there are many words before it.
fn alone(lines: &[(usize, &str)], at: usize) -> Option<usize> {
    let line = lines[at].1;
    let margin = indent(line);
    let column = gap(line)?;
    let goes_on = |at: Option<usize>| {
        let line = at.and_then(|at| lines.get(at)).map_or("", |(_, line)| line);
        !line.trim().is_empty() && indent(line) == margin && gap(line) != Some(column)
    };
    let (term, text) = split_at_column(line, column);
    let is_short = term.split_whitespace().count() <= 2 && !text.contains("  ");
    let is_wide = term.ends_with("   ") || is_short;
    let is_alone = is_wide && !goes_on(Some(at + 1)) && !goes_on(at.checked_sub(1));
    is_alone.then_some(column)
}

/// Returns the column after a term that leaves one space before its definition, on a line of its own.
fn full(lines: &[(usize, &str)], at: usize) -> Option<usize> {
    let is_empty = |at: Option<usize>| {
        let line = at.and_then(|at| lines.get(at));
        line.is_none_or(|(_, line)| line.trim().is_empty())
    };
    let (_, line) = lines[at];
    let term = line.split_whitespace().next()?;
    let is_term = !term.contains(char::is_lowercase) && !line.trim().contains("  ");
    let is_alone = is_empty(Some(at + 1)) && is_empty(at.checked_sub(1));
    (is_term && is_alone).then(|| indent(line) + term.chars().count() + 1)
}

/// The column after the first two or more spaces in a line.
fn gap(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let at = text.find("  ")?;
    let spaces = text[at..].len() - text[at..].trim_start().len();
    let before = text[..at].chars().count();
    (at + spaces < text.len()).then(|| indent(line) + before + spaces)
}

/// Whether the text of a line pauses before a column, and goes on in it.
fn is_gap(line: &str, column: usize) -> bool {
    let (term, text) = split_at_column(line, column);
    !term.trim().is_empty()
        && term.ends_with(' ')
        && !text.is_empty()
        && !text.starts_with(' ')
        && (term.ends_with("  ") || term.trim().len() + 1 + indent(line) == column)
        && !term.trim().contains("   ")
}

/// Splits a line where a column starts. If the text goes on over the column, all of it is before.
fn split_at_column(line: &str, column: usize) -> (&str, &str) {
    let at = line.char_indices().nth(column).map(|(at, _)| at);
    match at {
        Some(at) if line[..at].ends_with(' ') => line.split_at(at),
        _ => (line, ""),
    }
}
