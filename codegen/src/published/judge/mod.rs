//! Judges which blocks of files look like lists of codes, without a table to compare them with.

mod block;
mod join;
mod likeness;
mod naming;
mod stands_out;
mod values;

pub(super) use self::block::{Judged, best_view};
use self::block::{judge_as, judge_block};
use self::join::is_more;
use self::likeness::judge_view;
use self::naming::Naming;
pub(super) use self::stands_out::standing_out;
pub(super) use self::values::ValueKind;
use super::block::{Block, BlockKind, Page, RowKind};
use super::extended::are_extended;
use super::shape::{blocks, have_same_columns, is_loose};

/// The maximum number of lists between two parts of one, plus one.
const MAX_BETWEEN: usize = 8;

/// The sections of manuals that have no codes.
const ELSE: [&str; 10] = [
    "author",
    "authors",
    "bugs",
    "example",
    "examples",
    "footnotes",
    "history",
    "name",
    "see also",
    "synopsis",
];

/// The columns that the caller names, by header or by number counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column of values.
    pub value: Option<String>,
    /// The column of labels.
    pub label: Option<String>,
    /// The column of descriptions.
    pub description: Option<String>,
}

/// Returns everything that looks like a list of codes, in the order of the files.
pub(super) fn judge<'p>(pages: &'p [Page], named: &Columns) -> Vec<Judged<'p>> {
    let mut lists: Vec<Judged<'p>> = Vec::new();
    for (file, block) in blocks(pages) {
        if is_about_else(block) {
            continue;
        }
        let Some(judged) = judge_block(file, block, named) else {
            continue;
        };
        let judged = labelled_alike(&lists, &judged).unwrap_or(judged);
        let same = lists
            .iter_mut()
            .rev()
            .take(MAX_BETWEEN)
            .find(|list| is_more(list, &judged));
        match same {
            Some(list) => list.append(judged),
            None => lists.push(judged),
        }
    }
    // One row of text is a remark with a number.
    let is_remark = |list: &Judged<'_>| {
        list.written.len() < 2 && is_loose(list.blocks[0].1) && list.naming != Naming::Results
    };
    lists.retain(|list| !is_remark(list));
    let mut all = Vec::with_capacity(lists.len());
    for mut list in lists {
        let parts = extended(&list, named);
        list.has_extended = !parts.is_empty();
        all.push(list);
        all.extend(parts);
    }
    all
}

/// A table as the one of a list that has the same header is seen, if only the columns of labels differ: some cells of
/// the right one may be empty. A single row is seen as those of a list of its kind.
fn labelled_alike<'p>(lists: &[Judged<'p>], judged: &Judged<'p>) -> Option<Judged<'p>> {
    let (file, block) = judged.blocks[0];
    let has_header = |block: &Block| block.rows.iter().any(|row| row.kind == RowKind::Header);
    let near = || lists.iter().rev().take(MAX_BETWEEN);
    if let [_] = block.rows.as_slice() {
        let list = near().find(|list| list.blocks[0].1.kind == block.kind)?;
        let (score, values) = judge_view(block, list.view)?;
        return judge_as(file, block, list.view, values, score);
    }
    let list = near().find(|list| {
        let other = list.blocks[0].1;
        block.kind == BlockKind::Table
            && other.kind == BlockKind::Table
            && has_header(block)
            && has_header(other)
            && have_same_columns(other, block)
    })?;
    let is_labelled_apart = list.view != judged.view
        && list.view.value_cell().is_some()
        && list.view.value_cell() == judged.view.value_cell();
    if !is_labelled_apart || list.has_own_names() || judged.has_own_names() {
        return None;
    }
    let (score, values) = judge_view(block, list.view)?;
    judge_as(file, block, list.view, values, score)
}

/// The codes of a list and those that extend them, each as a list of its own; none if there are no such codes.
fn extended<'p>(list: &Judged<'p>, named: &Columns) -> Vec<Judged<'p>> {
    let Some(are_extended) = are_extended(&list.blocks, list.view) else {
        return Vec::new();
    };
    let mut parts: [Option<Judged<'p>>; 2] = [None, None];
    for ((file, block), is_extended) in list.blocks.iter().zip(are_extended) {
        let Some(judged) = judge_block(*file, block, named) else {
            continue;
        };
        match &mut parts[usize::from(is_extended)] {
            Some(part) => part.append(judged),
            part => *part = Some(judged),
        }
    }
    parts.into_iter().flatten().collect()
}

/// Whether a section of a manual is about something else than codes.
fn is_about_else(block: &Block) -> bool {
    let name = block.name.as_deref().unwrap_or_default();
    let name = name.trim_end_matches(':').trim();
    // A synopsis and an example may declare constants.
    block.kind != BlockKind::Constants && ELSE.iter().any(|other| name.eq_ignore_ascii_case(other))
}
