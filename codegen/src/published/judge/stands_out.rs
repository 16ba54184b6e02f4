//! Which list stands out among those of a file.

use std::cmp::Ordering;

use super::block::Judged;
use super::naming::Naming;
use crate::published::block::BlockKind;
use crate::published::shape::have_same_columns;

/// How many times as good as the next one a list has to be to be taken without asking.
const STANDS_OUT: f64 = 2.0;

/// The number of rows from which on a list that is named after codes is a rival of a longer one that is not.
const MIN_RIVAL: usize = 4;

/// How many times as many rows a list may have as a rival.
const RIVAL: usize = 4;

/// Returns the list that stands out; `None` if none does.
pub(in crate::published) fn standing_out<'l, 'p>(
    lists: &'l [Judged<'p>],
) -> Option<&'l Judged<'p>> {
    // A page may have the names of codes without their values in addition.
    let has_values = |names: &Judged<'_>| {
        lists.iter().any(|list| {
            !list.has_own_names()
                && list.naming >= names.naming
                && list.written.len() >= names.written.len()
        })
    };
    let mut sorted: Vec<&Judged<'_>> = lists
        .iter()
        .filter(|list| !list.has_own_names() || !has_values(list))
        .collect();
    sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = sorted.first().filter(|best| best.written.len() > 1)?;
    if let Some(titled) = titled(&sorted) {
        return lists.iter().find(|list| std::ptr::eq(*list, titled));
    }
    if best.has_extended || (best.has_own_names() && best.naming == Naming::Silent) {
        return None;
    }
    // Strings such as the words of a protocol are next to most lists of numbers.
    let competes = |list: &&Judged<'_>| !list.has_words() || best.has_words();
    let rest = &sorted[1..];
    let next = rest.iter().find(|next| competes(next));
    let next = next.map_or(0.0, |next| next.score);
    // Another list may be meant even if this one is longer: one that is named after codes, or any if this one is not.
    let others = || rest.iter().filter(|list| competes(list));
    let is_rivalled = others().any(|list| {
        let is_similar = RIVAL * list.written.len() >= best.written.len();
        let is_short = list.written.len() < MIN_RIVAL;
        match list.naming.cmp(&best.naming) {
            Ordering::Greater => list.written.len() > 1,
            // A list that starts with success is one of results, however long another one without it is.
            Ordering::Equal => (is_similar || (list.has_success && !best.has_success)) && !is_short,
            Ordering::Less => false,
        }
    });
    if is_rivalled {
        return None;
    }
    let index = lists.iter().position(|list| std::ptr::eq(list, *best))?;
    (best.score >= STANDS_OUT * next).then(|| &lists[index])
}

/// The only list below a heading that says that it has the results, unless another one may be of results as well.
fn titled<'l, 'p>(lists: &[&'l Judged<'p>]) -> Option<&'l Judged<'p>> {
    let mut titled = lists
        .iter()
        .filter(|list| list.naming == Naming::Titled && list.written.len() > 1);
    let only = titled.next().filter(|list| !list.has_extended)?;
    // A comment above a few of many constants is not a heading of the file.
    if only.blocks[0].1.kind == BlockKind::Constants && !std::ptr::eq(lists[0], *only) {
        return None;
    }
    let is_rival = |list: &&Judged<'_>| {
        let (one, other) = (only.blocks[0].1, list.blocks[0].1);
        let has_same_columns = one.kind == BlockKind::Table
            && other.kind == BlockKind::Table
            && have_same_columns(one, other);
        let may_be_results = list.naming == Naming::Results && list.written.len() >= MIN_RIVAL;
        !std::ptr::eq(*list, *only) && (has_same_columns || may_be_results)
    };
    (titled.next().is_none() && !lists.iter().any(is_rival)).then_some(*only)
}
