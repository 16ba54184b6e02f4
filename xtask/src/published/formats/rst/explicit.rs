//! What begins with two dots: directives and footnotes. Targets, comments and the like are skipped.

use super::definitions::push_definition;
use super::directive::{Content, Directive};
use super::source::after_mark;
use super::{Reader, Source, dedent, indented, tables, verbatim};
use crate::published::formats::dom::{Flow, Item, TextLine};
use crate::published::formats::fields::{is_number, some};

impl Reader {
    /// Reads what begins with two dots. Returns the number of lines that it has.
    pub(super) fn explicit(&mut self, lines: &[Source], depth: usize, flow: &mut Flow) -> usize {
        let count = indented(lines, 1);
        let lines = &lines[..count];
        let text = lines[0].text.get(3..).unwrap_or_default().trim_start();
        let note = text.strip_prefix('[');
        if let Some((_, note)) = note.and_then(|text| text.split_once("] ")) {
            flow.extend(self.body(&after_mark(lines, note), depth + 1));
        } else if let Some((name, argument)) = text.split_once("::")
            && !name.is_empty()
            && !name.contains([' ', '|'])
            && !name.starts_with('_')
        {
            let body = dedent(&lines[1..]);
            let directive = Directive::new(lines[0].line, name, argument.trim(), &body);
            self.directive(&directive, depth, flow);
        }
        count
    }

    fn directive(&mut self, directive: &Directive, depth: usize, flow: &mut Flow) {
        match directive.kind() {
            Content::CsvTable => flow.push(tables::csv(self, directive)),
            Content::ListTable => flow.push(tables::list(self, directive, depth)),
            Content::Table => {
                let mut inner = self.body(directive.content, depth + 1);
                let caption = some(self.plain(&directive.argument));
                for item in &mut inner {
                    if let Item::Table(table) = item {
                        table.caption.clone_from(&caption);
                    }
                }
                flow.extend(inner);
            }
            Content::Verbatim => {
                let caption = directive.option(&["caption", "name"]);
                let caption = caption.and_then(|option| some(self.plain(option.value)));
                let language = some(directive.argument.clone());
                flow.push(verbatim(directive.content, caption, language));
            }
            Content::Text => {
                if !directive.argument.is_empty() && !directive.has_condition() {
                    flow.push(self.paragraph(&[Source {
                        line: directive.line,
                        text: &directive.argument,
                    }]));
                }
                flow.extend(self.body(directive.content, depth + 1));
            }
            Content::Nothing => {}
            Content::Description => self.description(directive, depth, flow),
        }
    }

    /// Reads what the argument of a directive describes: a term for each line of it.
    fn description(&mut self, directive: &Directive, depth: usize, flow: &mut Flow) {
        let inner = self.body(directive.content, depth + 1);
        if directive.argument.is_empty() {
            return flow.extend(inner);
        }
        let value = directive.option(&["value"]).map(|option| option.value);
        let value = value.filter(|value| is_number(value));
        let value = value.map_or(String::new(), |value| format!(" = {value}"));
        let terms = directive.argument.lines().zip(directive.line..);
        // What is described is as the author wrote it.
        let terms = terms.map(|(text, line)| TextLine::new(line, text.replace('\\', "") + &value));
        push_definition(flow, terms.collect(), inner);
    }
}
