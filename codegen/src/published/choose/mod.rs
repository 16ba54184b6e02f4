//! Chooses the blocks of a file that make up the list of a table, and how to see each.
//!
//! Blocks with known labels are the list; blocks without one are more of it if they have the same shape and other values,
//! and are named otherwise.

mod alike;
mod base;
mod candidate;
mod columns;
mod others;
mod part;

use std::cmp::Reverse;
use std::collections::HashSet;

use self::alike::{Alike, find_alike};
use self::candidate::{Candidate, candidate};
use self::others::{neighbors, other_lists};
pub(super) use self::part::{Part, parts_of};
use self::part::{part, values};
use super::block::{Block, Page};
use super::known::Known;
use super::shape::{blocks, first_line, is_loose};

/// The parts of the list, in the order of the file, and the blocks that may be more of it.
pub(super) struct Choice<'p> {
    pub(super) parts: Vec<Part<'p>>,
    pub(super) others: Vec<(usize, &'p Block)>,
}

/// Chooses the parts of the list. Returns `None` if no block has a known label.
pub(super) fn choose<'p>(known: &Known<'_>, pages: &'p [Page]) -> Option<Choice<'p>> {
    let mut candidates: Vec<Candidate<'p>> = blocks(pages)
        .filter_map(|(file, block)| candidate(known, file, block))
        .collect();
    if candidates.is_empty() {
        return None;
    }
    candidates.sort_by_key(|candidate| Reverse(candidate.score));
    let Choice {
        mut parts,
        mut others,
    } = of_candidates(known, &candidates);
    let seen = candidates
        .iter()
        .map(|candidate| std::ptr::from_ref(candidate.block));
    let seen: HashSet<*const Block> = seen.collect();
    let mut values = values(known, &parts);
    for alike in find_alike(known, pages, &parts, &values, &seen) {
        let Alike {
            part,
            pairs,
            is_more,
        } = alike;
        if is_more {
            values.extend(pairs.into_iter().map(|(value, _)| value));
            parts.push(part);
        } else {
            others.push((part.file, part.block));
        }
    }
    others.extend(neighbors(known, pages, &parts, &others, &values));
    others.extend(other_lists(known, pages, &parts, &others, &values));
    parts.sort_by_key(|part| (part.file, first_line(part.block)));
    others.sort_by_key(|(file, block)| (*file, first_line(block)));
    Some(Choice { parts, others })
}

/// Takes the candidates that have the known codes, the best of which is the first.
fn of_candidates<'p>(known: &Known<'_>, candidates: &[Candidate<'p>]) -> Choice<'p> {
    // Next to a table, a line or an item about a code is prose.
    let best = &candidates[0];
    let has_rows = best.score.rows > 1 || !is_loose(best.block);
    let mut covered: HashSet<&str> = HashSet::new();
    let mut choice = Choice {
        parts: Vec::new(),
        others: Vec::new(),
    };
    for candidate in candidates {
        let Candidate {
            file,
            block,
            view,
            score,
            ref labels,
        } = *candidate;
        let is_prose = is_loose(block) && has_rows && score.rows < 2 && score.pairs == 0;
        let adds = labels.iter().any(|label| !covered.contains(label.as_str()));
        // In prose, a label may be a common word.
        let least = usize::from(is_loose(block));
        let is_right = 2 * score.pairs >= score.labels.max(least);
        if choice.parts.is_empty() || (adds && is_right && !is_prose) {
            covered.extend(labels.iter().map(String::as_str));
            choice.parts.push(part(known, file, block, view));
        } else if !is_prose && (adds || !is_loose(block)) {
            choice.others.push((file, block));
        }
    }
    choice
}
