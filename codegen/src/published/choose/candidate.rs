//! Blocks with a known label, and the best way to see each.

use std::collections::HashSet;

use crate::published::block::{Block, Row};
use crate::published::known::{CellValue, Known};
use crate::published::value_text::Base;
use crate::published::view::View;

/// The maximum number of rows by which a view is judged.
const SAMPLE: usize = 300;

/// The maximum number of rows with known labels by which a view is judged in addition.
const MAX_LABELLED: usize = 2000;

/// How well a view fits a block: the higher, the better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Rows with a known value and its label.
    pub(super) pairs: usize,
    /// Rows with a known label.
    pub(super) labels: usize,
    /// Rows with a value and something that may be a label.
    pub(super) rows: usize,
}

/// A block with a known label, and the best way to see it.
pub(super) struct Candidate<'p> {
    pub(super) file: usize,
    pub(super) block: &'p Block,
    pub(super) view: View,
    pub(super) score: Score,
    pub(super) labels: HashSet<String>,
}

pub(super) fn candidate<'p>(
    known: &Known<'_>,
    file: usize,
    block: &'p Block,
) -> Option<Candidate<'p>> {
    let sample = sample(known, block)?;
    let mut best: Option<(Score, View)> = None;
    for view in View::all(block) {
        let score = score(known, block, &sample, view);
        if best.is_none_or(|(best, _)| score > best) {
            best = Some((score, view));
        }
    }
    let (score, view) = best.filter(|(score, _)| score.labels > 0)?;
    let parts = block.rows.iter().filter_map(|row| view.parts(block, row));
    let labels = parts
        .map(|parts| parts.label)
        .filter(|label| known.code_of_label(label).is_some());
    Some(Candidate {
        file,
        block,
        view,
        score,
        labels: labels.collect(),
    })
}

/// The rows by which views of a block are judged: some of all of it, and those that may have a known label, wherever
/// they are. Returns `None` if none may have one.
fn sample<'b>(known: &Known<'_>, block: &'b Block) -> Option<Vec<&'b Row>> {
    let step = block.rows.len().div_ceil(SAMPLE).max(1);
    let has_label = |row: &Row| row.cells.iter().any(|cell| known.may_have_label(cell));
    let mut left = MAX_LABELLED;
    let mut rows = Vec::new();
    for (index, row) in block.rows.iter().enumerate() {
        if left > 0 && has_label(row) {
            left -= 1;
            rows.push(row);
        } else if index % step == 0 {
            rows.push(row);
        }
    }
    (left < MAX_LABELLED).then_some(rows)
}

fn score(known: &Known<'_>, block: &Block, sample: &[&Row], view: View) -> Score {
    let mut score = Score::default();
    let mut pairs = [0; 2];
    for row in sample {
        let Some(parts) = view.parts(block, row) else {
            continue;
        };
        let is_known = known.code_of_label(&parts.label).is_some();
        let values = [Base::Ten, Base::Sixteen].map(|base| known.value(&parts.value, base));
        let is_value = values.iter().any(|value| !matches!(value, CellValue::None));
        if !is_value {
            continue;
        }
        score.rows += 1;
        score.labels += usize::from(is_known);
        for (pairs, value) in pairs.iter_mut().zip(&values) {
            if let CellValue::One(value) = value {
                *pairs += usize::from(known.has(value, &parts.label));
            }
        }
    }
    score.pairs = pairs[0].max(pairs[1]);
    // A code is its own name only if the known ones are.
    if view.is_own_name() && score.pairs == 0 {
        return Score::default();
    }
    score
}
