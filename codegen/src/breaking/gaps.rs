//! Values known not to be assigned: they are only documented.

use std::collections::HashMap;

use super::both::{Both, shown};
use super::change::Change;
use crate::model::{Gap, Table};
use crate::value::Value;

const EFFECT: &str = "another text in the documentation";

pub(super) fn added(both: &Both<'_>) -> Vec<Change> {
    let old = by_range(both, both.old);
    let new = both.new.gaps.iter();
    let is_new = |gap: &&Gap| !old.contains_key(&range(both, both.new, gap));
    let change = |gap: &Gap| {
        let what = format!("{} is known not to be assigned", named(both.new, gap));
        Change::patch("gap-added", what, EFFECT).at(&gap.at)
    };
    new.filter(is_new).map(change).collect()
}

pub(super) fn removed(both: &Both<'_>) -> Vec<Change> {
    let new = by_range(both, both.new);
    let old = both.old.gaps.iter();
    let is_gone = |gap: &&Gap| !new.contains_key(&range(both, both.old, gap));
    let change = |gap: &Gap| {
        let what = format!("{} is not a gap any more", named(both.old, gap));
        Change::patch("gap-removed", what, EFFECT)
    };
    old.filter(is_gone).map(change).collect()
}

pub(super) fn reasons(both: &Both<'_>) -> Vec<Change> {
    let old = by_range(both, both.old);
    let new = both.new.gaps.iter();
    let is_other = |gap: &&Gap| {
        let old = old.get(&range(both, both.new, gap));
        old.is_some_and(|old| old.reason != gap.reason)
    };
    let change = |gap: &Gap| {
        let what = format!("the reason of the gap {} changed", named(both.new, gap));
        Change::patch("gap-changed", what, EFFECT).at(&gap.at)
    };
    new.filter(is_other).map(change).collect()
}

type Range = (Value, Value);

fn by_range<'t>(both: &Both<'_>, table: &'t Table) -> HashMap<Range, &'t Gap> {
    let gaps = table.gaps.iter();
    gaps.map(|gap| (range(both, table, gap), gap)).collect()
}

fn range(both: &Both<'_>, table: &Table, gap: &Gap) -> Range {
    (both.key(table, &gap.first), both.key(table, &gap.last))
}

fn named(table: &Table, gap: &Gap) -> String {
    let (first, last) = (shown(table, &gap.first), shown(table, &gap.last));
    if first == last {
        first
    } else {
        format!("{first} to {last}")
    }
}
