//! The lines of a document, and how many of them belong together.

use std::borrow::Cow;

/// A line without its end, or what is left of it after an indentation.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) line: usize,
    pub(super) text: &'t str,
}

impl Source<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

/// Replaces tabs by the spaces up to the next multiple of eight, and drops white space at the end.
pub(super) fn expand(line: &str) -> Cow<'_, str> {
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
pub(super) fn blank(lines: &[Source]) -> usize {
    lines.iter().take_while(|line| line.is_blank()).count()
}

/// The number of lines up to the last that is indented after the first ones.
pub(super) fn indented(lines: &[Source], first: usize) -> usize {
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
pub(super) fn dedent<'t>(lines: &[Source<'t>]) -> Vec<Source<'t>> {
    let filled = lines.iter().filter(|line| !line.is_blank());
    let indent = filled.map(Source::indent).min().unwrap_or(0);
    let dedented = lines.iter().map(|line| Source {
        line: line.line,
        text: line.text.get(indent..).unwrap_or_default(),
    });
    dedented.collect()
}

/// The number of lines up to the next empty one.
pub(super) fn paragraph_lines(lines: &[Source]) -> usize {
    lines.iter().take_while(|line| !line.is_blank()).count()
}

/// The lines below a mark: what follows the mark on its line, and the other lines without their indentation.
pub(super) fn after_mark<'t>(lines: &[Source<'t>], text: &'t str) -> Vec<Source<'t>> {
    let line = lines[0].line;
    let mut body = vec![Source { line, text }];
    body.extend(dedent(&lines[1..]));
    body
}
