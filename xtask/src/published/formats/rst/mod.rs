//! reStructuredText, as Docutils and Sphinx read it.
//!
//! A document is lines. The first characters of a line, and the indentation of the next, say what begins there, and
//! each part takes the lines that it has. What is indented below a mark, a term or a directive is read as a document
//! of its own. What they contain goes to `outline`, which decides which of it is a block.

mod definitions;
mod directive;
mod explicit;
mod heading;
mod inline;
mod list;
mod paragraph;
mod source;
mod tables;

use std::borrow::Cow;
use std::ops::Range;

use codetable::published::Page;

use super::dom::{Flow, Item, MOST_NESTED};
use super::outline::blocks;
use heading::{Style, is_adornment};
use inline::Inline;
use paragraph::verbatim;
use source::{Source, dedent, expand, indented, paragraph_lines};

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
    let title = flow.iter().find_map(|item| match item {
        Item::Heading(heading) => Some(heading.text.clone()),
        _ => None,
    });
    Page {
        title,
        address: None,
        blocks: blocks(flow, text.len()),
    }
}

/// What is known of the document wherever a part of it is read.
struct Reader {
    inline: Inline,
    /// The lines among which no simple table ends.
    without_rule: Range<usize>,
    /// The styles of headings, the highest first.
    styles: Vec<Style>,
}

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
            flow.extend(self.body(&dedent(&lines[..count]), depth + 1));
            return count;
        }
        if let Some(count) = self.heading(lines, flow) {
            return count;
        }
        if let Some((table, count)) = tables::read(self, lines, depth) {
            flow.push(table);
            return count;
        }
        let is_transition = is_adornment(first.text) && first.text.len() > 3;
        if is_transition || first.text.starts_with("__ ") {
            return 1;
        }
        if first.text == ".." || first.text.starts_with(".. ") {
            return self.explicit(lines, depth, flow);
        }
        if first.text.starts_with(">>> ") {
            let count = paragraph_lines(lines);
            flow.push(verbatim(&lines[..count], None, None));
            return count;
        }
        if let Some(count) = self.any_list(lines, depth, flow) {
            return count;
        }
        if definitions::field(first.text).is_some() {
            return self.fields(lines, depth, flow);
        }
        if paragraph::is_line_block(first.text) {
            return self.line_block(lines, flow);
        }
        if let Some(next) = lines.get(1)
            && next.indent() > 0
        {
            return self.definition(lines, depth, flow);
        }
        self.prose(lines, flow)
    }

    /// Returns text without marks.
    fn plain(&self, text: &str) -> String {
        self.inline.plain(text).trim().to_owned()
    }
}
