//! A block that is part of the list, and how its rows are seen.

use std::collections::HashSet;

use super::base::base;
use super::columns::{other_values, repeated_columns};
use crate::model::value::Value;
use crate::published::block::Block;
use crate::published::headers::description_column;
use crate::published::judge::{Judged, ValueKind};
use crate::published::known::{CellValue, Known};
use crate::published::value_text::Base;
use crate::published::view::{View, all_parts};

/// A block that is part of the list.
#[derive(Clone)]
pub(in crate::published) struct Part<'p> {
    /// The position of the file.
    pub(in crate::published) file: usize,
    pub(in crate::published) block: &'p Block,
    /// How to see its rows; several if a row has several codes next to each other.
    pub(in crate::published) views: Vec<View>,
    /// The column that describes the codes.
    pub(in crate::published) description: Option<usize>,
    /// How digits without a mark are read; `None` if nothing tells.
    pub(in crate::published) base: Option<Base>,
}

/// The parts of a list that was judged by itself.
pub(in crate::published) fn parts_of<'p>(
    known: &Known<'_>,
    judged: &Judged<'p>,
    description: Option<&str>,
) -> Vec<Part<'p>> {
    let part = |(file, block): &(usize, &'p Block)| {
        let mut views = vec![judged.view];
        views.extend(repeated_columns(known, block, judged.view));
        Part {
            file: *file,
            block,
            description: description_column(block, judged.view, description),
            base: match judged.values {
                ValueKind::Integers(ten) => Some(base(known, block, &views).unwrap_or(ten)),
                ValueKind::Strings => Some(Base::Ten),
            },
            views,
        }
    };
    judged.blocks.iter().map(part).collect()
}

pub(super) fn part<'p>(known: &Known<'_>, file: usize, block: &'p Block, view: View) -> Part<'p> {
    let mut views = vec![view];
    views.extend(repeated_columns(known, block, view));
    views.extend(other_values(known, block, view));
    let base = base(known, block, &views);
    Part {
        file,
        block,
        description: description_column(block, view, None),
        views,
        base,
    }
}

/// Sees a block as another one is seen.
pub(super) fn part_like<'p>(
    known: &Known<'_>,
    model: &Part<'_>,
    file: usize,
    block: &'p Block,
) -> Part<'p> {
    let own = base(known, block, &model.views);
    Part {
        file,
        block,
        description: model.description,
        views: model.views.clone(),
        base: own.or(model.base),
    }
}

/// The values of parts of the list.
pub(super) fn values(known: &Known<'_>, parts: &[Part<'_>]) -> HashSet<Value> {
    let pairs = parts.iter().flat_map(|part| pairs(known, part));
    pairs.map(|(value, _)| value).collect()
}

/// The values of a part of the list, each with its label.
pub(super) fn pairs(known: &Known<'_>, part: &Part<'_>) -> Vec<(Value, String)> {
    let base = part.base.unwrap_or(Base::Ten);
    let pairs = all_parts(part.block, &part.views);
    let pairs = pairs.filter_map(|parts| match known.value(&parts.value, base) {
        CellValue::One(value) => Some((value, parts.label)),
        _ => None,
    });
    pairs.collect()
}
