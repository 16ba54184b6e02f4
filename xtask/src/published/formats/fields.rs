//! What the readers of several formats share: lines, cells, and records with named fields.

use std::collections::{HashMap, HashSet};

use codetable::published::{Block, BlockKind, Row, RowKind};

/// The longest name of a block or column that is made of several keys. A file may have a long key above each of a
/// million short ones.
const LONGEST_PATH: usize = 200;

/// Where each line of a text begins.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = [0].into_iter().chain(breaks.map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// The line that a byte is in, counted from 1.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }

    /// A line without its end, or "" if there is no such line.
    pub(super) fn get(&self, line: usize) -> &'t str {
        let Some(&start) = line.checked_sub(1).and_then(|at| self.starts.get(at)) else {
            return "";
        };
        let end = self.starts.get(line).copied();
        let text = &self.text[start..end.unwrap_or(self.text.len())];
        text.trim_end_matches(['\n', '\r'])
    }

    /// What follows a byte on its line.
    pub(super) fn rest(&self, byte: usize) -> &'t str {
        let end = self.starts.get(self.at(byte));
        let rest = &self.text[byte..end.map_or(self.text.len(), |end| *end - 1)];
        rest.trim_end_matches('\r')
    }

    /// Whether nothing but white space and the marks is before a byte on its line.
    pub(super) fn is_first(&self, byte: usize, marks: &[char]) -> bool {
        let before = &self.text[..byte];
        let blank = |c: char| c == ' ' || c == '\t' || marks.contains(&c);
        let before = before.trim_end_matches(blank);
        before.is_empty() || before.ends_with('\n')
    }

    /// The comment on the lines directly above a line, all of which start with one of the marks. An entry that is
    /// commented out says nothing about the one below.
    pub(super) fn comment_above(&self, line: usize, marks: &[&str]) -> Option<String> {
        let comment = |line: usize| {
            let text = self.get(line).trim();
            marks.iter().find_map(|mark| text.strip_prefix(mark))
        };
        let mut lines = Vec::new();
        let mut above = line.checked_sub(1)?;
        while let Some(text) = comment(above) {
            lines.push(text);
            above -= 1;
        }
        if lines.iter().any(|line| is_entry(line.trim())) {
            return None;
        }
        lines.reverse();
        some(cell(&lines.join("\n")))
    }
}

/// Whether a line is data: `{code: 1}`, `- code: 1`, `"1": "Open"` or `1: Open`.
fn is_entry(line: &str) -> bool {
    let item = line.strip_prefix('-').map(str::trim_start);
    let text = item.unwrap_or(line);
    let Some((key, _)) = text.split_once(':') else {
        return text.starts_with('{');
    };
    let is_quoted = key.len() > 1 && key.starts_with('"') && key.ends_with('"');
    let is_word = !key.trim().contains(char::is_whitespace);
    text.starts_with('{') || is_quoted || is_number(key.trim()) || (item.is_some() && is_word)
}

/// Returns the text of a cell as the contract of [`Row::cells`] has it: each run of spaces is one space, each line
/// break one `\n`, and invisible characters are gone.
pub(super) fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let mut is_first = true;
        for word in line.split_whitespace() {
            let mut seen = word.chars().filter(|c| is_seen(*c)).peekable();
            if seen.peek().is_none() {
                continue;
            }
            if !cell.is_empty() {
                cell.push(if is_first { '\n' } else { ' ' });
            }
            is_first = false;
            cell.extend(seen);
        }
    }
    cell
}

/// Returns the text of a cell whose line breaks mean nothing.
pub(super) fn flowing(text: &str) -> String {
    cell(text).replace('\n', " ")
}

/// Whether a person sees a character, or the space that it leaves.
pub(super) fn is_seen(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Returns a text unless it is empty.
pub(super) fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// A row of data without a comment.
pub(super) fn row(line: usize, cells: Vec<String>) -> Row {
    Row {
        kind: RowKind::Data,
        line,
        cells,
        comment: None,
    }
}

/// Whether a text is a number in one of the ways in which lists write it: `-1`, `0x1F`, `FF00H`, `18L`, `(3)`,
/// `>128`, `3-9`, `5.1.1`.
pub(super) fn is_number(text: &str) -> bool {
    let mark = |c: char| "+-\u{2013}\u{2212}.()<>#_xXhHuUlL".contains(c);
    text.len() <= 40
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_hexdigit() || mark(c))
}

/// Makes the first row a header if its cells are words that no other row repeats in the same column, and the other
/// rows of some column are numbers, or words with digits. A row that is the same as the header is one too.
pub(super) fn mark_header(rows: &mut [Row]) {
    let start = rows
        .iter()
        .take_while(|row| row.kind != RowKind::Data)
        .count();
    let Some((first, rest)) = rows[start..].split_first_mut() else {
        return;
    };
    let others = || {
        let data = rest.iter().filter(|row| row.kind == RowKind::Data);
        data.filter(|row| row.cells != first.cells)
    };
    let is_word = |cell: &String| !is_number(cell);
    let is_repeated = |row: &Row| {
        let mut pairs = row.cells.iter().zip(&first.cells);
        pairs.any(|(cell, name)| cell == name && !cell.is_empty())
    };
    let has_digit = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
    // The values of codes may be words such as `HV000`. The header of them has no digit.
    let is_value = |cell: &String| is_number(cell) || (has_digit(cell) && cell.len() <= 40);
    let numbers = |column: usize| {
        let mut cells = others().filter_map(|row| row.cells.get(column));
        let count = |(all, numbers): (usize, usize), cell: &String| {
            (
                all + usize::from(!cell.is_empty()),
                numbers + usize::from(is_value(cell)),
            )
        };
        let (all, numbers) = cells.by_ref().fold((0, 0), count);
        numbers > 0 && numbers * 2 >= all
    };
    let is_header = first.cells.iter().any(|cell| !cell.is_empty())
        && first.cells.iter().all(is_word)
        && !others().any(is_repeated)
        && (0..first.cells.len()).any(|column| !has_digit(&first.cells[column]) && numbers(column));
    if is_header {
        first.kind = RowKind::Header;
        for row in rest.iter_mut().filter(|row| row.cells == first.cells) {
            row.kind = RowKind::Header;
        }
    }
}

/// A row whose cells have names.
#[derive(Default)]
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) comment: Option<String>,
    pub(super) fields: Vec<(String, String)>,
}

/// Makes a table of records: a header with the names in the order of their first appearance, and a row for each. If
/// the records have little in common, so that most cells would be empty, there is a table for each set of names.
pub(super) fn table(name: Option<&str>, records: Vec<Record>) -> Vec<Block> {
    let mut names = HashSet::new();
    let fields = || records.iter().flat_map(|record| &record.fields);
    names.extend(fields().map(|(name, _)| name.as_str()));
    let filled = fields().count();
    let is_sparse = names.len().saturating_mul(records.len()) > 1_000 + filled.saturating_mul(16);
    drop(names);
    if !is_sparse {
        return uniform(name, records).into_iter().collect();
    }
    let mut sets: HashMap<Vec<String>, usize> = HashMap::new();
    let mut groups: Vec<Vec<Record>> = Vec::new();
    for record in records {
        let names = record.fields.iter().map(|(name, _)| name.clone());
        let at = *sets.entry(names.collect()).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(record);
    }
    let groups = groups.into_iter();
    groups.filter_map(|group| uniform(name, group)).collect()
}

/// A table with a column for each name.
fn uniform(name: Option<&str>, records: Vec<Record>) -> Option<Block> {
    let mut columns: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::new();
    for (field, _) in records.iter().flat_map(|record| &record.fields) {
        if !columns.contains_key(field) {
            columns.insert(field.clone(), names.len());
            names.push(field.clone());
        }
    }
    let first = records.first().filter(|_| !names.is_empty())?;
    let mut rows = vec![Row {
        kind: RowKind::Header,
        ..row(first.line, names)
    }];
    for record in records {
        let mut cells = vec![String::new(); columns.len()];
        for (field, text) in record.fields {
            let cell = &mut cells[columns[&field]];
            if !cell.is_empty() && !text.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&text);
        }
        rows.push(Row {
            comment: record.comment,
            ..row(record.line, cells)
        });
    }
    Some(Block {
        kind: BlockKind::Table,
        name: name.map(str::to_owned),
        rows,
    })
}

/// Returns `path.key`, without the start of a path that is very long.
pub(super) fn join(path: &str, key: &str) -> String {
    let shorten = |text: &str| {
        let end = text.char_indices().nth(LONGEST_PATH);
        text[..end.map_or(text.len(), |(at, _)| at)].to_owned()
    };
    if path.is_empty() {
        return shorten(key);
    }
    let joined = format!("{path}.{}", shorten(key));
    let excess = joined.len().saturating_sub(2 * LONGEST_PATH);
    let cut = (excess..joined.len()).find(|at| joined.is_char_boundary(*at));
    joined[cut.unwrap_or(0)..].to_owned()
}
