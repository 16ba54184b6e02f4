//! Tables in roff: the language of `tbl`.

use codetable::published::{Row, RowKind};

use super::super::fields::{cell, mark_header, row};
use super::escape::Strings;

/// Reads the lines between `.TS` and `.TE`.
pub(super) fn read(lines: &[(usize, &str)], strings: &Strings) -> Vec<Row> {
    let mut lines = lines.iter().copied().peekable();
    let mut separator = '\t';
    if let Some((_, options)) = lines.next_if(|(_, line)| line.trim_end().ends_with(';')) {
        let tab = options
            .split_once("tab(")
            .or_else(|| options.split_once("tab ("));
        separator = tab.and_then(|(_, tab)| tab.chars().next()).unwrap_or('\t');
    }
    let mut formats = Vec::new();
    let mut is_format = true;
    let mut rows: Vec<Row> = Vec::new();
    let mut is_marked = false;
    // How many bytes may still be repeated by cells that span others.
    let mut budget = 100_000;
    while let Some((number, line)) = lines.next() {
        if is_format {
            let line = line.trim_end();
            let (format, is_last) = line
                .strip_suffix('.')
                .map_or((line, false), |line| (line, true));
            formats.extend(format.split(',').map(Format::new));
            is_format = !is_last;
            continue;
        }
        match line.trim_end() {
            ".T&" => {
                is_format = true;
                continue;
            }
            ".TH" => {
                for row in rows.iter_mut().filter(|row| row.kind == RowKind::Data) {
                    row.kind = RowKind::Header;
                }
                is_marked = true;
                continue;
            }
            "_" | "=" | "" => continue,
            _ => {}
        }
        if line.starts_with('.') && !line.starts_with("..") {
            continue;
        }
        let mut cells = Vec::new();
        split(line, separator, strings, &mut cells, &mut lines);
        let format = formats.get(rows.len()).or(formats.last());
        let above = rows.last().map(|row| row.cells.as_slice());
        let is_heading = cells.len() == 1 && format.is_some_and(Format::is_spanned);
        let cells = format.map_or(cells.clone(), |format| {
            format.apply(cells, above, &mut budget)
        });
        if is_heading {
            let cells = cells.into_iter().take(1).collect();
            rows.push(Row {
                kind: RowKind::Heading,
                ..row(number, cells)
            });
        } else if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(row(number, cells));
        }
    }
    if is_marked {
        return rows;
    }
    let is_bold = formats.len() > 1 && formats[0].is_header && !formats[1].is_header;
    match rows.first_mut() {
        Some(first) if is_bold && first.kind == RowKind::Data => first.kind = RowKind::Header,
        _ => mark_header(&mut rows),
    }
    rows
}

/// The format of a row.
struct Format {
    /// `s` for a column that the cell to the left spans, `^` for one that the cell above spans.
    columns: Vec<char>,
    /// Whether its cells look like those of a header: bold or centered.
    is_header: bool,
}

impl Format {
    fn new(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        let mut columns = Vec::new();
        let mut is_inside = false;
        for c in text.chars() {
            match c {
                '(' => is_inside = true,
                ')' => is_inside = false,
                _ if is_inside => {}
                'l' | 'c' | 'r' | 'n' | 'a' | 's' | '^' => columns.push(c),
                _ => {}
            }
            // What else a file may have here is not worth its memory.
            if columns.len() > 100 {
                break;
            }
        }
        let is_header = text.contains(['b', 'c']) || text.contains("fi");
        Self { columns, is_header }
    }

    /// Whether one cell spans all columns.
    fn is_spanned(&self) -> bool {
        self.columns.len() > 1 && self.columns[1..].iter().all(|column| *column == 's')
    }

    /// Repeats the cells that span columns or rows.
    fn apply(
        &self,
        cells: Vec<String>,
        above: Option<&[String]>,
        budget: &mut usize,
    ) -> Vec<String> {
        let mut repeat = |text: &String| {
            let cost = text.len() + 24;
            let is_affordable = *budget >= cost;
            *budget = budget.saturating_sub(cost);
            if is_affordable {
                text.clone()
            } else {
                String::new()
            }
        };
        let mut result: Vec<String> = Vec::new();
        let mut cells = cells.into_iter();
        // A cell in each column is what the source has for `^`, but not for `s`.
        for column in &self.columns {
            if *column == 's' && cells.len() > 0 {
                let left = result.last().map(&mut repeat).unwrap_or_default();
                result.push(left);
                continue;
            }
            let Some(text) = cells.next() else {
                break;
            };
            let above = above.and_then(|above| above.get(result.len()));
            match above {
                Some(above) if text == "\\^" || (*column == '^' && text.is_empty()) => {
                    result.push(repeat(above));
                }
                _ => result.push(text),
            }
        }
        result.extend(cells);
        result
    }
}

/// Splits a line into cells. One that starts with `T{` goes on up to the line that starts with `T}`.
fn split<'t>(
    line: &'t str,
    separator: char,
    strings: &Strings,
    cells: &mut Vec<String>,
    lines: &mut impl Iterator<Item = (usize, &'t str)>,
) {
    let mut line = line;
    loop {
        let mut is_continued = false;
        for text in line.split(separator) {
            is_continued = text.trim_end() == "T{";
            if !is_continued {
                let text = text.trim();
                cells.push(if text == "\\^" {
                    text.to_owned()
                } else {
                    cell(&strings.decode(text))
                });
            }
        }
        if !is_continued {
            return;
        }
        let mut text = String::new();
        let mut after = None;
        for (_, line) in lines.by_ref() {
            if let Some(rest) = line.strip_prefix("T}") {
                after = Some(rest);
                break;
            }
            let words = match line.strip_prefix('.') {
                None => strings.decode(line),
                Some(request) => {
                    if matches!(request.trim(), "br" | "sp" | "PP" | "P" | "LP" | "Pp") {
                        text.push('\n');
                    }
                    super::arguments::inline(request, strings).unwrap_or_default()
                }
            };
            text.push_str(&words);
            text.push(' ');
        }
        cells.push(cell(&text));
        match after.map(|rest| rest.strip_prefix(separator)) {
            Some(Some(rest)) => line = rest,
            _ => return,
        }
    }
}
