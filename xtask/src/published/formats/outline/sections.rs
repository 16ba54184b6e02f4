//! Where the section of each heading ends, and which sections are prose.

use std::collections::HashSet;

use codetable::published::BlockKind;

use super::Part;
use super::prose::{are_listed, starts_with_number};

/// The sections of a document.
pub(super) struct Sections {
    /// For each part, the section that it begins if it is a heading.
    headings: Vec<Option<Section>>,
}

struct Section {
    level: usize,
    /// The next heading.
    next: usize,
    /// The next heading of the same or a higher level.
    end: usize,
    /// Whether no list is in it.
    is_prose: bool,
    /// The number of sections of its level from here on, and how many of them are prose.
    count: usize,
    prose: usize,
}

/// A heading below another.
struct Below {
    at: usize,
    level: usize,
}

impl Sections {
    pub(super) fn new(parts: &[Part]) -> Self {
        let mut headings: Vec<Option<Section>> = Vec::new();
        headings.resize_with(parts.len(), || None);
        let mut next = parts.len();
        // The headings below, each of a higher level than the one before, and the first list below.
        let mut below: Vec<Below> = Vec::new();
        let mut first_list = parts.len();
        let mut numbered = 0;
        for (at, part) in parts.iter().enumerate().rev() {
            numbered = match part {
                Part::Prose(lines) if starts_with_number(lines) => numbered + 1,
                _ => 0,
            };
            match part {
                Part::Heading(heading) => {
                    let level = heading.level;
                    while below.last().is_some_and(|other| other.level > level) {
                        below.pop();
                    }
                    let end = below.last().map_or(parts.len(), |other| other.at);
                    below.push(Below { at, level });
                    let is_prose = first_list >= end;
                    let following = headings.get(end).and_then(Option::as_ref);
                    let following = following.filter(|section| section.level == level);
                    let (count, prose) = following.map_or((0, 0), |next| (next.count, next.prose));
                    headings[at] = Some(Section {
                        level,
                        next,
                        end,
                        is_prose,
                        count: count + 1,
                        prose: prose + usize::from(is_prose),
                    });
                    next = at;
                }
                Part::Prose(lines) if are_listed(lines) || numbered > 2 => first_list = at,
                Part::Block(block)
                    if matches!(block.kind, BlockKind::Table | BlockKind::Definitions) =>
                {
                    first_list = at;
                }
                Part::Prose(_) | Part::Block(_) => {}
            }
        }
        Self { headings }
    }

    /// The next heading after a heading.
    pub(super) fn next(&self, at: usize) -> usize {
        let section = self.headings[at].as_ref();
        section.map_or(at + 1, |section| section.next)
    }

    /// The levels of headings of which several follow each other, with nothing but prose below them.
    pub(super) fn levels_of_runs(&self) -> HashSet<usize> {
        let is_next = |section: &&Section| {
            let next = self.headings.get(section.end).and_then(Option::as_ref);
            next.is_some_and(|next| next.level == section.level && next.is_prose)
        };
        let prose = self
            .headings
            .iter()
            .flatten()
            .filter(|section| section.is_prose);
        prose.filter(is_next).map(|section| section.level).collect()
    }

    /// The heading and those of its level that follow, as long as their sections are prose. A few among many
    /// may have a list in addition.
    pub(super) fn run(&self, mut at: usize) -> Vec<usize> {
        let mut run = Vec::new();
        let Some(first) = self.headings[at].as_ref().filter(|first| first.is_prose) else {
            return run;
        };
        let has_others = first.prose * 4 >= first.count * 3;
        while let Some(Some(section)) = self.headings.get(at) {
            if section.level != first.level || !(section.is_prose || has_others) {
                break;
            }
            run.push(at);
            at = section.end;
        }
        run
    }
}
