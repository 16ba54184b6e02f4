//! Values known not to be assigned: they are only documented.

use std::collections::HashMap;

use super::change::Change;
use super::pair::{TablePair, shown};
use crate::model::value::Value;
use crate::model::{Gap, Table};

const EFFECT: &str = "another text in the documentation";

pub(super) fn added(pair: &TablePair<'_>) -> Vec<Change> {
    let old = by_range(pair, pair.old);
    let new = pair.new.gaps.iter();
    let is_new = |gap: &&Gap| !old.contains_key(&range(pair, pair.new, gap));
    let change = |gap: &Gap| {
        let what = format!("{} is known not to be assigned", named(pair.new, gap));
        Change::patch("gap-added", what, EFFECT).at(&gap.at)
    };
    new.filter(is_new).map(change).collect()
}

pub(super) fn removed(pair: &TablePair<'_>) -> Vec<Change> {
    let new = by_range(pair, pair.new);
    let old = pair.old.gaps.iter();
    let is_gone = |gap: &&Gap| !new.contains_key(&range(pair, pair.old, gap));
    let change = |gap: &Gap| {
        let what = format!("{} is not a gap any more", named(pair.old, gap));
        Change::patch("gap-removed", what, EFFECT)
    };
    old.filter(is_gone).map(change).collect()
}

pub(super) fn reasons(pair: &TablePair<'_>) -> Vec<Change> {
    let old = by_range(pair, pair.old);
    let new = pair.new.gaps.iter();
    let is_other = |gap: &&Gap| {
        let old = old.get(&range(pair, pair.new, gap));
        old.is_some_and(|old| old.reason != gap.reason)
    };
    let change = |gap: &Gap| {
        let what = format!("the reason of the gap {} changed", named(pair.new, gap));
        Change::patch("gap-changed", what, EFFECT).at(&gap.at)
    };
    new.filter(is_other).map(change).collect()
}

type Range = (Value, Value);

fn by_range<'t>(pair: &TablePair<'_>, table: &'t Table) -> HashMap<Range, &'t Gap> {
    let gaps = table.gaps.iter();
    gaps.map(|gap| (range(pair, table, gap), gap)).collect()
}

fn range(pair: &TablePair<'_>, table: &Table, gap: &Gap) -> Range {
    (pair.key(table, &gap.first), pair.key(table, &gap.last))
}

fn named(table: &Table, gap: &Gap) -> String {
    let (first, last) = (shown(table, &gap.first), shown(table, &gap.last));
    if first == last {
        first
    } else {
        format!("{first} to {last}")
    }
}
