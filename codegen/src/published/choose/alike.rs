//! Blocks without a known label that have the shape of a part of the list.

use std::collections::{HashMap, HashSet};

use super::part::{Part, pairs, part_like};
use crate::model::value::Value;
use crate::published::block::{Block, BlockKind, Page, RowKind};
use crate::published::known::{CellValue, Known};
use crate::published::shape::{
    are_named_apart, blocks, count_data, have_same_columns, is_loose, is_named_as_type, main_prefix,
};
use crate::published::value_text::Base;
use crate::published::view::{Parts, View, all_parts, style};

/// The maximum number of parts of the list that another block is compared with.
const MAX_MODELS: usize = 8;

/// A block that is like a part of the list.
pub(super) struct Alike<'p> {
    pub(super) part: Part<'p>,
    /// Its values, each with its label.
    pub(super) pairs: Vec<(Value, String)>,
    /// Whether it is more of the list, and not another list of the same shape.
    pub(super) is_more: bool,
}

/// Returns the blocks that are like some part, but for those that were `seen`. `values` are the values of the parts.
pub(super) fn find_alike<'p>(
    known: &Known<'_>,
    pages: &'p [Page],
    parts: &[Part<'p>],
    values: &HashSet<Value>,
    seen: &HashSet<*const Block>,
) -> Vec<Alike<'p>> {
    let single = parts.iter().filter(|part| count_data(part.block) == 1);
    let single = single.count();
    let are_sections = single > 1 && 2 * single > parts.len();
    let models = &parts[..parts.len().min(MAX_MODELS)];
    let new = blocks(pages).filter(|(_, block)| !seen.contains(&std::ptr::from_ref(*block)));
    let mut alike: Vec<Alike<'p>> = new
        .filter_map(|(file, block)| {
            let is_like = |part: &&Part<'_>| is_alike(known, part, block, are_sections);
            let model = models.iter().find(is_like)?;
            let part = part_like(known, model, file, block);
            let pairs = pairs(known, &part);
            let is_apart = pairs
                .iter()
                .all(|(value, _)| !values.contains(value) && known.code_of_value(value).is_none());
            // A header has many constants with the same first word, of which only some are codes.
            let is_vague = block.kind == BlockKind::Constants
                && !are_sections
                && (is_named_as_type(model.block)
                    || is_named_as_type(block)
                    || has_other_sign(known, &pairs)
                    || known.prefix().matches('_').count() < 2
                    || !have_prefix(known, block));
            (!pairs.is_empty()).then_some(Alike {
                part,
                pairs,
                is_more: is_apart && !is_vague,
            })
        })
        .collect();
    tell_lists_apart(&mut alike);
    alike
}

/// Where two blocks have other labels for a value, each is a list of its own.
fn tell_lists_apart(alike: &mut [Alike<'_>]) {
    let mut labels: HashMap<Value, String> = HashMap::new();
    let mut contested: HashSet<Value> = HashSet::new();
    let more = alike.iter().filter(|alike| alike.is_more);
    for (value, label) in more.flat_map(|alike| &alike.pairs) {
        let first = labels.entry(value.clone()).or_insert_with(|| label.clone());
        if first != label {
            contested.insert(value.clone());
        }
    }
    for alike in alike {
        let mut values = alike.pairs.iter().map(|(value, _)| value);
        alike.is_more &= !values.any(|value| contested.contains(value));
    }
}

/// Whether a block without a known label has the shape of one that is part of the list.
///
/// `are_sections` is whether the list has a block for each code, as manuals have.
fn is_alike(known: &Known<'_>, part: &Part<'_>, block: &Block, are_sections: bool) -> bool {
    if block.kind != part.block.kind || are_named_apart(part.block, block) {
        return false;
    }
    let data = count_data(block);
    let base = part.base.unwrap_or(Base::Ten);
    let rows: Vec<Parts> = all_parts(block, &part.views)
        .filter(|parts| known.value(&parts.value, base) != CellValue::None)
        .collect();
    let is_read = !rows.is_empty() && 10 * rows.len() >= 8 * data;
    is_read
        && match block.kind {
            BlockKind::Table => have_same_columns(block, part.block),
            BlockKind::Constants => {
                main_prefix(part.block) == main_prefix(block) || have_prefix(known, block)
            }
            BlockKind::Definitions | BlockKind::Items | BlockKind::Text => {
                let labels = || rows.iter().map(|parts| parts.label.as_str());
                let is_list =
                    data > 1 || are_sections || labels().all(|label| known.resembles_label(label));
                let marks = |parts: &Parts| marks(&parts.value);
                let own = all_parts(part.block, &part.views).next();
                let own = own.as_ref().map(marks);
                is_list
                    && labels().all(|label| style(label) == style_of(part))
                    && rows.iter().all(|parts| Some(marks(parts)) == own)
                    && separator(part.block, &part.views) == separator(block, &part.views)
            }
        }
}

/// Whether values have another sign than those of all known codes but zero.
fn has_other_sign(known: &Known<'_>, own: &[(Value, String)]) -> bool {
    let signs: HashSet<i128> = known.integers().map(i128::signum).collect();
    let other = match [-1, 1].map(|sign| signs.contains(&sign)) {
        [true, false] => 1,
        [false, true] => -1,
        _ => return false,
    };
    let mut values = own.iter().filter_map(|(value, _)| value.as_integer());
    values.all(|value| value.signum() == other)
}

/// Whether all names of a block of constants have the prefix that the known labels have.
fn have_prefix(known: &Known<'_>, block: &Block) -> bool {
    let mut names = block
        .rows
        .iter()
        .filter(|row| row.kind == RowKind::Data)
        .filter_map(|row| row.cells.first());
    !known.prefix().is_empty() && names.all(|name| name.starts_with(known.prefix()))
}

fn style_of(part: &Part<'_>) -> [bool; 2] {
    let first = all_parts(part.block, &part.views).next();
    first.map_or([false; 2], |parts| style(&parts.label))
}

/// The marks around a value: `[1]` is that of a footnote where others are written `1`.
fn marks(value: &str) -> [bool; 2] {
    let is_digit = |c: char| c.is_ascii_alphanumeric();
    [value.starts_with(is_digit), value.ends_with(is_digit)]
}

/// What is between the value and the label of the first row of a loose block, without spaces.
fn separator<'b>(block: &'b Block, views: &[View]) -> Option<&'b str> {
    if !is_loose(block) {
        return None;
    }
    block.rows.iter().find_map(|row| {
        let text = row.cells.first()?;
        let parts = views.iter().find_map(|view| view.parts(block, row))?;
        let (value, label) = (text.find(&parts.value)?, text.find(&parts.label)?);
        let between = if value < label {
            value + parts.value.len()..label
        } else {
            label + parts.label.len()..value
        };
        text.get(between).map(str::trim)
    })
}
