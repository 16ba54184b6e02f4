//! Tables that are drawn with characters: `│ 1 │ Open │`, `| 1 | Open |` between `+---+------+`, and the rows that
//! database clients print below `---+---`.

use codetable::published::{Row, RowKind};

use super::fields::{cell, flowing, is_number, mark_header, row};

/// What a line of a grid is.
enum Line {
    Border,
    Cells(Vec<String>),
}

/// Returns the rows of the grid that starts with a line, and how many lines it has; `None` if none starts there.
pub(super) fn read(lines: &[(usize, &str)]) -> Option<(Vec<Row>, usize)> {
    let (_, first) = lines.first()?;
    if !is_framed(first) {
        return open(lines);
    }
    let length = lines.iter().take_while(|(_, line)| is_framed(line)).count();
    let lines = &lines[..length];
    if length < 2 {
        return None;
    }
    let mut groups: Vec<Vec<Row>> = vec![Vec::new()];
    let mut borders = 0;
    for (number, text) in lines {
        match framed(text) {
            Line::Border => {
                borders += 1;
                if groups.last().is_some_and(|group| !group.is_empty()) {
                    groups.push(Vec::new());
                }
            }
            Line::Cells(cells) => groups.last_mut()?.push(row(*number, cells)),
        }
    }
    groups.retain(|group| !group.is_empty());
    if groups.is_empty() {
        // Nothing but borders.
        return Some((Vec::new(), length));
    }
    let has_header = groups.len() > 1 && borders > 0;
    if groups.len() > 2 {
        groups = groups.into_iter().map(wrapped).collect();
    } else if has_header {
        let header = groups.remove(0);
        groups.insert(0, wrapped(header));
    }
    let width = groups.iter().flatten().map(|row| row.cells.len()).max()?;
    let is_header = |group: &Vec<Row>| group.len() == 1 && group[0].cells.len() == width;
    let has_names = has_header && groups.first().is_some_and(is_header);
    let mut rows: Vec<Row> = groups.into_iter().flatten().collect();
    for row in &mut rows {
        row.cells = row.cells.iter().map(|text| flowing(text)).collect();
        if row.cells.len() == 1 && width > 1 {
            row.kind = RowKind::Heading;
        }
    }
    if has_names && !rows[0].cells.iter().any(|text| is_number(text)) {
        rows[0].kind = RowKind::Header;
    } else {
        mark_header(&mut rows);
    }
    Some((rows, length))
}

/// Joins lines with the ones above that they continue: some cell is empty that is not empty above.
fn wrapped(group: Vec<Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for next in group {
        let continued = rows.last_mut().filter(|row| {
            let mut pairs = row.cells.iter().zip(&next.cells);
            row.cells.len() == next.cells.len()
                && row.cells.len() > 1
                && pairs.any(|(above, below)| !above.is_empty() && below.is_empty())
        });
        match continued {
            Some(row) => {
                for (cell, text) in row.cells.iter_mut().zip(next.cells) {
                    if !text.is_empty() {
                        cell.push(' ');
                        cell.push_str(&text);
                    }
                }
            }
            None => rows.push(next),
        }
    }
    rows
}

/// Whether a line starts and ends with the frame of a grid.
pub(super) fn is_framed(line: &str) -> bool {
    let line = line.trim();
    let is_end = |c: char| c == '|' || c == '+' || is_box(c);
    line.chars().count() > 2 && line.starts_with(is_end) && line.ends_with(is_end)
}

/// The characters that boxes are drawn with.
fn is_box(c: char) -> bool {
    ('\u{2500}'..='\u{257F}').contains(&c)
}

fn is_upright(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║' | '╎' | '┆' | '┊')
}

fn framed(line: &str) -> Line {
    let line = line.trim();
    let is_drawn = |c: char| "+-=|: ".contains(c) || is_box(c);
    let is_border = line.chars().all(is_drawn)
        && line.contains(|c: char| "-=".contains(c) || (is_box(c) && !is_upright(c)));
    if is_border {
        return Line::Border;
    }
    let inner = line.trim_matches(|c: char| is_upright(c) || c == '+');
    // The first and last cell may be empty.
    let inner = line.find(inner).map_or(inner, |_| strip_ends(line));
    Line::Cells(inner.split(is_upright).map(cell).collect())
}

fn strip_ends(line: &str) -> &str {
    let mut chars = line.chars();
    chars.next();
    chars.next_back();
    chars.as_str()
}

/// A header, `---+---` below it, and rows with `|` between the cells.
fn open(lines: &[(usize, &str)]) -> Option<(Vec<Row>, usize)> {
    let is_rule = |line: &str| {
        let line = line.trim();
        line.contains("-+-") && line.chars().all(|c| c == '-' || c == '+')
    };
    let [(number, header), (_, rule), below @ ..] = lines else {
        return None;
    };
    if !is_rule(rule) || !header.contains('|') {
        return None;
    }
    let cells = |line: &str| line.split('|').map(cell).collect::<Vec<_>>();
    let mut rows = vec![Row {
        kind: RowKind::Header,
        ..row(*number, cells(header))
    }];
    let body = below.iter().take_while(|(_, line)| line.contains('|'));
    rows.extend(body.map(|(number, line)| row(*number, cells(line))));
    let length = rows.len() + 1;
    Some((rows, length))
}
