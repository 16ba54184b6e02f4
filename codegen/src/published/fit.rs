//! Leaves out what a published list has and a table cannot contain.

use std::collections::{HashMap, HashSet};

use super::list::{LeftOut, List, Listed, ListedRange};
use crate::model::value::Value;

/// Leaves out other labels of a code that are labels of another one, and ranges that overlap a part of another one.
pub(super) fn leave_out_conflicts(list: &mut List) {
    let codes = std::mem::take(&mut list.codes);
    for (code, of) in codes.iter().zip(other_label_of(&codes)) {
        match of {
            None => list.codes.push(code.clone()),
            Some(of) => list.left_out.push(LeftOut {
                file: code.file,
                line: code.line,
                what: format!(
                    "`{}`, another label of `{}`, which is the label of another code as well",
                    code.label, of.label
                ),
                gap: None,
            }),
        }
    }
    for range in std::mem::take(&mut list.ranges) {
        match list.ranges.iter().find(|other| overlaps(&range, other)) {
            None => list.ranges.push(range),
            Some(other) => list.left_out.push(LeftOut {
                file: range.file,
                line: range.line,
                what: format!(
                    "the range `{}`, which overlaps `{}`",
                    range.label, other.label
                ),
                gap: None,
            }),
        }
    }
    list.left_out
        .sort_by_key(|left_out| (left_out.file, left_out.line));
}

/// For each row that is another label of a code and the label of another one: the first row of the code.
fn other_label_of(codes: &[Listed]) -> Vec<Option<&Listed>> {
    let mut first: HashMap<&Value, &Listed> = HashMap::new();
    for code in codes {
        first.entry(&code.value).or_insert(code);
    }
    let mut labels: HashSet<&str> = first.values().map(|code| code.label.as_str()).collect();
    let mut other = Vec::with_capacity(codes.len());
    for code in codes {
        let first = first[&code.value];
        let is_taken = !std::ptr::eq(first, code) && !labels.insert(&code.label);
        other.push(is_taken.then_some(first));
    }
    other
}

/// Whether two ranges have values in common and neither is a part of the other.
fn overlaps(one: &ListedRange, other: &ListedRange) -> bool {
    let is_apart = one.last < other.first || other.last < one.first;
    let contains = |outer: &ListedRange, inner: &ListedRange| {
        outer.first <= inner.first && inner.last <= outer.last
    };
    let is_same = (&one.first, &one.last) == (&other.first, &other.last);
    !is_apart && (is_same || !(contains(one, other) || contains(other, one)))
}
