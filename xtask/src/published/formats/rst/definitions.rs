//! Terms and what defines them: lists of definitions, and of fields.

use super::source::{after_mark, blank};
use super::{Reader, Source, dedent, indented};
use crate::published::formats::dom::{Definition, Flow, Item, TextLine};

impl Reader {
    /// Reads a term, and the indented lines below that define it.
    pub(super) fn definition(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let count = indented(lines, 1);
        let body = self.body(&dedent(&lines[1..count]), depth + 1);
        let term = TextLine::new(lines[0].line, self.plain(lines[0].text));
        push_definition(flow, vec![term], body);
        count
    }

    /// Reads the fields that follow each other.
    pub(super) fn fields(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let mut end = 0;
        let mut next = 0;
        while let Some(first) = lines.get(next)
            && let Some((name, text)) = field(first.text)
        {
            end = next + indented(&lines[next..], 1);
            let body = self.body(&after_mark(&lines[next..end], text), depth + 1);
            let term = TextLine::new(first.line, self.plain(name));
            push_definition(flow, vec![term], body);
            next = end + blank(&lines[end..]);
        }
        end
    }
}

/// The name of a field, and what follows it.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix(':')?.split_once(": ").or_else(|| {
        let name = text.strip_prefix(':')?.strip_suffix(':')?;
        Some((name, ""))
    })?;
    let is_name = !name.is_empty() && !name.starts_with([' ', ':']) && !name.contains('`');
    is_name.then(|| (name, rest.trim_start()))
}

/// Adds terms to the definitions that end a flow, or begins others.
pub(super) fn push_definition(flow: &mut Flow, terms: Vec<TextLine>, body: Flow) {
    let line = terms.first().map_or(0, |term| term.line);
    let definition = Definition {
        line,
        terms,
        is_defined: !body.is_empty(),
        flow: body,
    };
    match flow.last_mut() {
        Some(Item::Definitions(definitions)) => match definitions.last_mut() {
            // Terms directly after each other, as Sphinx writes them, share a definition.
            Some(last) if !last.is_defined && last.line + last.terms.len() == line => {
                last.terms.extend(definition.terms);
                last.is_defined = definition.is_defined;
                last.flow = definition.flow;
            }
            _ => definitions.push(definition),
        },
        _ => flow.push(Item::Definitions(vec![definition])),
    }
}
