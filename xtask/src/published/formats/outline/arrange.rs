//! Names blocks after the headings above them, and makes definitions of headings that have only prose below.

use std::collections::HashSet;
use std::mem::replace;

use codetable::published::{Block, BlockKind};

use super::Part;
use super::prose::{are_listed, starts_with_number, text_rows};
use super::sections::Sections;
use crate::published::formats::dom::{Heading, TextLine, push_line};
use crate::published::formats::fields::row;

/// Returns the blocks of the parts of a document.
pub(super) fn arrange(parts: Vec<Part>) -> Vec<Block> {
    let sections = Sections::new(&parts);
    let mut page = Arranger {
        levels: sections.levels_of_runs(),
        sections,
        is_in_run: vec![false; parts.len()],
        parts: parts.into_iter().map(Some).collect(),
        above: Vec::new(),
        blocks: Vec::new(),
    };
    let mut is_prose = false;
    for at in 0..page.parts.len() {
        let Some(part) = page.parts[at].take() else {
            continue;
        };
        let was_prose = replace(&mut is_prose, matches!(part, Part::Prose(_)));
        match part {
            Part::Heading(heading) => page.heading(at, heading),
            Part::Prose(lines) => page.prose(lines, was_prose),
            Part::Block(mut block) => {
                block.name = block.name.or_else(|| page.name());
                page.blocks.push(block);
            }
        }
    }
    page.blocks
}

struct Arranger {
    sections: Sections,
    /// The levels of headings that may be a definition alone.
    levels: HashSet<usize>,
    /// The parts that are not in a block yet.
    parts: Vec<Option<Part>>,
    /// For each part, whether it is a heading that is a term.
    is_in_run: Vec<bool>,
    /// The headings above, each of a lower level than the one before.
    above: Vec<Heading>,
    blocks: Vec<Block>,
}

impl Arranger {
    /// The nearest heading above.
    fn name(&self) -> Option<String> {
        self.above.last().map(|heading| heading.text.clone())
    }

    /// Adds the definitions that begin with a heading, if any.
    fn heading(&mut self, at: usize, heading: Heading) {
        while let Some(last) = self.above.last()
            && last.level >= heading.level
        {
            self.above.pop();
        }
        let run = if self.is_in_run[at] {
            Vec::new()
        } else {
            self.sections.run(at)
        };
        if run.len() > 1 || (run.len() == 1 && self.levels.contains(&heading.level)) {
            let mut rows = Vec::new();
            for index in run {
                self.is_in_run[index] = true;
                let term = match &self.parts[index] {
                    Some(Part::Heading(heading)) => heading,
                    _ => &heading,
                };
                let (line, term) = (term.line, term.text.clone());
                rows.push(row(line, vec![term, self.take_prose(index)]));
            }
            self.blocks.push(Block {
                kind: BlockKind::Definitions,
                name: self.name(),
                rows,
            });
        }
        self.above.push(heading);
    }

    /// Returns the prose directly below a heading. What may be a list is a block too.
    fn take_prose(&mut self, at: usize) -> String {
        let mut prose = String::new();
        for part in &mut self.parts[at + 1..self.sections.next(at)] {
            let Some(Part::Prose(lines)) = part else {
                continue;
            };
            for line in &*lines {
                push_line(line, &mut prose);
            }
            if !are_listed(lines) && !starts_with_number(lines) {
                *part = None;
            }
        }
        prose
    }

    /// Adds a paragraph, to the block of the one directly above if there is one.
    fn prose(&mut self, lines: Vec<TextLine>, was_prose: bool) {
        let rows = text_rows(lines);
        match self.blocks.last_mut() {
            Some(block) if was_prose => block.rows.extend(rows),
            _ => self.blocks.push(Block {
                kind: BlockKind::Text,
                name: self.name(),
                rows,
            }),
        }
    }
}
