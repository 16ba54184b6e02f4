//! Lists and definitions.

use codetable::published::BlockKind;

use super::{Outline, Part};
use crate::published::formats::dom::{Cell, Definition, Entry, text};
use crate::published::formats::fields::row;
use crate::published::formats::{objects, terms};

impl Outline {
    pub(super) fn list(&mut self, entries: Vec<Entry>) {
        // Numbers that only count are not text.
        let ordinals: Vec<_> = entries.iter().filter_map(|entry| entry.ordinal).collect();
        let counts = ordinals.windows(2).all(|two| two[1] == two[0] + 1);
        let is_same = ordinals.windows(2).all(|two| two[1] == two[0]);
        let are_all = ordinals.len() == entries.len() && ordinals.len() > 1;
        let texts = entries.iter().map(|entry| text(&entry.flow, Cell::OfList));
        let texts: Vec<String> = texts.collect();
        let number_names = are_all && counts && texts.iter().all(|text| is_named(text));
        let mut rows = Vec::new();
        let mut flows = Vec::new();
        for (entry, mut text) in entries.into_iter().zip(texts) {
            if let Some(ordinal) = entry.ordinal.filter(|_| !counts && !is_same) {
                text.insert_str(0, &format!("{ordinal}. "));
            } else if let Some(ordinal) = entry.ordinal.filter(|_| number_names) {
                text.insert_str(0, &format!("{ordinal} "));
            }
            if !text.is_empty() {
                rows.push(row(entry.line, vec![text]));
            }
            flows.push(entry.flow);
        }
        self.block(BlockKind::Items, None, rows);
        for flow in flows {
            self.nested(flow, Cell::OfList);
        }
    }

    pub(super) fn definitions(&mut self, definitions: Vec<Definition>) {
        let mut rows = Vec::new();
        let mut flows = Vec::new();
        for definition in definitions {
            let text = text(&definition.flow, Cell::OfList);
            let name = definition.terms.last().map(|term| term.text.clone());
            if definition.terms.is_empty() && !text.is_empty() {
                let cells = vec![String::new(), text];
                rows.push(row(definition.line, cells));
            } else {
                for (index, term) in definition.terms.into_iter().enumerate() {
                    let text = match index {
                        0 => Some(text.clone()),
                        _ => self.copy(&text),
                    };
                    let cells = vec![term.text, text.unwrap_or_default()];
                    rows.push(row(term.line, cells));
                }
            }
            flows.push((name, definition.flow));
        }
        terms::leave_numbers(&mut rows);
        let constants = objects::take_constants(&mut rows);
        self.block(BlockKind::Constants, None, constants);
        self.block(BlockKind::Definitions, None, rows);
        for (name, flow) in flows {
            let first = self.parts.len();
            self.nested(flow, Cell::OfList);
            for part in &mut self.parts[first..] {
                if let Part::Block(block) = part
                    && block.name.is_none()
                {
                    block.name.clone_from(&name);
                }
            }
        }
    }
}

/// Whether an item is the name of a constant, alone or with a mark after it: the number of such an item is its value.
fn is_named(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let marks = [":", " :", " - ", " \u{2013} ", " \u{2014} ", " = ", "\n"];
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && (rest.is_empty() || marks.iter().any(|mark| rest.starts_with(mark)))
}
