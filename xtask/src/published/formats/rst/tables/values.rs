//! Tables of values separated by commas, or by what an option names.

use csv::{Position, ReaderBuilder};

use super::super::Reader;
use super::super::directive::Directive;
use super::mark_header;
use crate::published::formats::dom::{Item, Table, TableCell, TableRow, TextLine};
use crate::published::formats::fields::some;

pub(super) fn read(reader: &Reader, directive: &Directive) -> Table {
    let separator = match directive.option(&["delim"]).map(|option| option.value) {
        Some("tab") => b'\t',
        Some("space") => b' ',
        Some(other) => other.bytes().next().unwrap_or(b','),
        None => b',',
    };
    let mut table = Table {
        caption: some(reader.plain(&directive.argument)),
        rows: Vec::new(),
    };
    let mut heads = directive.header_rows();
    if let Some(header) = directive.option(&["header"]) {
        heads += 1;
        let rows = records(reader, header.value, separator, header.line);
        table.rows.extend(rows);
    }
    let content = directive.content;
    let filled = content.iter().position(|line| !line.is_blank());
    let content = &content[filled.unwrap_or(0)..];
    if let Some(first) = content.first() {
        let lines: Vec<&str> = content.iter().map(|line| line.text).collect();
        let rows = records(reader, &lines.join("\n"), separator, first.line);
        table.rows.extend(rows);
    }
    mark_header(&mut table, heads);
    table
}

/// Reads the rows of a text that begins in a line of the file.
fn records(reader: &Reader, text: &str, separator: u8, first_line: usize) -> Vec<TableRow> {
    let text = without_spaces(text, separator);
    let mut records = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = records.records().filter_map(Result::ok).map(|record| {
        let position = record.position().map_or(1, Position::line);
        let line = first_line + usize::try_from(position).unwrap_or(1) - 1;
        let cells = record.iter().map(|cell| {
            let lines = cell.lines();
            let lines = lines.map(|text| TextLine::new(line, reader.plain(text)));
            TableCell::new(vec![Item::Paragraph(lines.collect())])
        });
        TableRow {
            line,
            is_head: false,
            cells: cells.collect(),
        }
    });
    rows.collect()
}

/// Removes the spaces that Docutils skips: those after a separator.
fn without_spaces(text: &str, separator: u8) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_quoted = false;
    let mut is_start = true;
    for c in text.chars() {
        if c == ' ' && is_start && separator != b' ' {
            continue;
        }
        is_quoted ^= c == '"';
        is_start = !is_quoted && (c == '\n' || c == char::from(separator));
        kept.push(c);
    }
    kept
}
