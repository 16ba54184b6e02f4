//! Paragraphs, blocks of lines, and verbatim text.

use super::{Reader, Source, dedent, indented, paragraph_lines};
use crate::published::formats::dom::{Flow, Item, TextLine, Verbatim};

impl Reader {
    /// Reads a paragraph, and the verbatim text that it announces. Returns the number of lines that they have.
    pub(super) fn prose(&self, lines: &[Source], flow: &mut Flow) -> usize {
        let end = paragraph_lines(lines);
        flow.push(self.paragraph(&lines[..end]));
        if !lines[..end]
            .last()
            .is_some_and(|line| line.text.ends_with("::"))
        {
            return end;
        }
        let count = indented(&lines[end..], 0);
        if count > 0 {
            let body = dedent(&lines[end..end + count]);
            flow.push(verbatim(&body, None, None));
        }
        end + count
    }

    pub(super) fn paragraph(&self, lines: &[Source]) -> Item {
        let joined: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let mut joined = joined.join("\n");
        if joined.ends_with("::") {
            // Two colons before verbatim text are one, and none if they are alone.
            joined.pop();
            if joined.len() == 1 || joined.ends_with(" :") {
                joined.pop();
            }
        }
        let plain = self.inline.plain(&joined);
        let mut paragraph: Vec<TextLine> = Vec::new();
        for (text, source) in plain.split('\n').zip(lines) {
            let text = text.trim();
            if !text.is_empty() {
                paragraph.push(TextLine {
                    is_soft: !paragraph.is_empty(),
                    ..TextLine::new(source.line, text.to_owned())
                });
            }
        }
        Item::Paragraph(paragraph)
    }

    /// Reads lines that each begin with a bar. They end where the author ends them.
    pub(super) fn line_block(&self, lines: &[Source], flow: &mut Flow) -> usize {
        let lines = lines.iter().take_while(|line| is_line_block(line.text));
        let count = lines.clone().count();
        let lines = lines.map(|source| {
            let text = source.text[1..].trim_start();
            TextLine::new(source.line, self.plain(text))
        });
        let lines = lines.filter(|line| !line.text.is_empty()).collect();
        flow.push(Item::Paragraph(lines));
        count
    }
}

/// Whether a line begins with the bar of a block of lines.
pub(super) fn is_line_block(text: &str) -> bool {
    text == "|" || text.starts_with("| ")
}

pub(super) fn verbatim(lines: &[Source], name: Option<String>, language: Option<String>) -> Item {
    let lines = lines.iter().filter(|line| !line.is_blank());
    let lines = lines.map(|source| TextLine::new(source.line, source.text.to_owned()));
    Item::Verbatim(Verbatim {
        name,
        language,
        lines: lines.collect(),
    })
}
