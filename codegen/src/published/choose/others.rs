//! Blocks that may be more of the list, which are named and not read.

use std::collections::HashSet;

use super::part::Part;
use crate::model::value::Value;
use crate::published::block::{Block, BlockKind, Page, Row};
use crate::published::judge::best_view;
use crate::published::known::{CellValue, Known};
use crate::published::shape::{blocks, is_named_as_type};
use crate::published::value_text::Base;

/// The maximum number of other blocks that are looked at.
const MAX_OTHERS: usize = 1000;

/// The constants of other values directly before and after a part that is not an enum: a name without the prefix of the
/// others may be a code as well.
pub(super) fn neighbors<'p>(
    known: &Known<'_>,
    pages: &'p [Page],
    parts: &[Part<'p>],
    others: &[(usize, &'p Block)],
    values: &HashSet<Value>,
) -> Vec<(usize, &'p Block)> {
    let is_constants =
        |block: &Block| block.kind == BlockKind::Constants && !is_named_as_type(block);
    let own: HashSet<*const Block> = parts
        .iter()
        .filter(|part| is_constants(part.block))
        .map(|part| std::ptr::from_ref(part.block))
        .collect();
    let seen = addresses(parts, others);
    let has_value = |row: &Row| match row.cells.last().map(|cell| known.value(cell, Base::Ten)) {
        Some(CellValue::One(value)) => !values.contains(&value),
        Some(CellValue::OutOfRange) => true,
        _ => false,
    };
    let all: Vec<(usize, &Block)> = blocks(pages).collect();
    let is_next = |index: usize| {
        let near = [index.checked_sub(1), Some(index + 1)];
        let mut near = near.into_iter().flatten().filter_map(|at| all.get(at));
        near.any(|(file, block)| *file == all[index].0 && own.contains(&std::ptr::from_ref(*block)))
    };
    (0..all.len())
        .filter(|index| {
            let (_, block) = all[*index];
            let is_new = !seen.contains(&std::ptr::from_ref(block));
            is_new && is_constants(block) && block.rows.iter().any(has_value) && is_next(*index)
        })
        .map(|index| all[index])
        .collect()
}

/// Blocks of documents that look like lists of codes by themselves, and have a value that the list does not have: they
/// may be more of it. Constants are told from others by their names.
pub(super) fn other_lists<'p>(
    known: &Known<'_>,
    pages: &'p [Page],
    parts: &[Part<'p>],
    others: &[(usize, &'p Block)],
    values: &HashSet<Value>,
) -> Vec<(usize, &'p Block)> {
    let seen = addresses(parts, others);
    let is_new = |block: &Block| {
        let Some((view, base)) = best_view(block) else {
            return false;
        };
        let rows = block.rows.iter().filter_map(|row| view.parts(block, row));
        let mut own = rows.map(|parts| known.value(&parts.value, base));
        own.any(|value| match value {
            CellValue::One(value) => {
                !values.contains(&value) && known.code_of_value(&value).is_none()
            }
            _ => false,
        })
    };
    blocks(pages)
        .filter(|(_, block)| block.kind != BlockKind::Constants)
        .filter(|(_, block)| !seen.contains(&std::ptr::from_ref(*block)))
        .take(MAX_OTHERS)
        .filter(|(_, block)| is_new(block))
        .collect()
}

/// The addresses of the blocks that are part of the list or named already.
fn addresses(parts: &[Part<'_>], others: &[(usize, &Block)]) -> HashSet<*const Block> {
    let of_parts = parts.iter().map(|part| std::ptr::from_ref(part.block));
    let of_others = others.iter().map(|(_, block)| std::ptr::from_ref(*block));
    of_parts.chain(of_others).collect()
}
