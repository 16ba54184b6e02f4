//! Whether the values of constants go on from those before them, or start again.

use std::collections::HashSet;

use codetable::published::are_another_list;

use super::draft::{Draft, SEVERAL};
use super::lexer::Source;
use super::said::Said;

/// How far the next value of a run is at most from the last.
const NEAR: i64 = 4;

/// How far it is at most where those before and after it count.
const JUMP: i64 = 64;

/// The values of a run, to see where another list starts.
pub(super) struct Values<'d> {
    source: &'d Source<'d>,
    drafts: &'d [Draft],
    said: &'d [Said],
    names: HashSet<&'d str>,
    /// As they are compared: `0x1` is that of `1`.
    pub(super) of_run: HashSet<String>,
}

impl<'d> Values<'d> {
    pub(super) fn new(source: &'d Source<'d>, drafts: &'d [Draft], said: &'d [Said]) -> Self {
        Self {
            source,
            drafts,
            said,
            names: drafts
                .iter()
                .filter_map(|draft| draft.cells.first())
                .map(String::as_str)
                .collect(),
            of_run: HashSet::new(),
        }
    }

    /// Whether rows after an empty line have values that the run has already, as another list has. Other names for the
    /// same codes are defined by them.
    pub(super) fn start_again(&self, index: usize) -> bool {
        if !self.said[index].apart {
            return false;
        }
        // Success may be apart from the errors.
        let is_zero = normal(self.drafts[index].value()) == "0";
        let is_joined = |(below, said): &(usize, &Said)| !said.apart || (is_zero && *below == 0);
        let below = self.said[index + 1..].iter().enumerate();
        let rows = &self.drafts[index..=index + below.take_while(is_joined).count()];
        if self.has_other_sign(rows) {
            return true;
        }
        let is_other_name = |draft: &Draft| {
            let last = draft.tokens.end.saturating_sub(1);
            self.names.contains(self.source.token(last))
        };
        let taken = rows
            .iter()
            .filter(|draft| self.of_run.contains(&normal(draft.value())) && !is_other_name(draft))
            .count();
        rows.len() > 1
            && (are_another_list(taken, rows.len(), self.of_run.len())
                || (taken > 1 && are_flags(rows)))
    }
}

impl Values<'_> {
    /// Whether the values go on counting from the row above, whatever the name of the row is.
    pub(super) fn continue_at(&self, index: usize) -> bool {
        // `ALL_DOORS + 1` counts from another constant.
        let mut tokens = self.drafts[index].tokens.clone();
        let name = tokens.find(|token| self.names.contains(self.source.token(*token)));
        let is_plain =
            name.is_none() || !tokens.any(|at| self.names.contains(self.source.token(at)));
        let Some(here) = self.step(index).filter(|_| is_plain) else {
            return false;
        };
        let is_near = |step: i64| step.abs() <= NEAR && step.signum() == here.signum();
        let counts = [self.step(index - 1), self.step(index + 1)];
        let [before, after] = counts.map(|step| step.is_some_and(is_near));
        let distance = here.abs();
        distance > 0
            && ((distance <= NEAR && (before || after)) || (distance <= JUMP && before && after))
    }

    /// How far the value of a row is from that of the row directly above.
    fn step(&self, index: usize) -> Option<i64> {
        let said = self.said.get(index)?;
        let is_below = !said.apart && said.above.is_empty() && said.heading.is_empty();
        let value = |index: usize| number(self.drafts[index].value());
        let above = index.checked_sub(1).filter(|_| is_below)?;
        value(index)?.checked_sub(value(above)?)
    }

    /// Whether the values of the run are negative, but for zero, and those of other rows are not; or whether other rows
    /// count down from zero, and the run has no negative values.
    fn has_other_sign(&self, rows: &[Draft]) -> bool {
        let is_negative = |value: &str| value.starts_with('-');
        let is_positive =
            |value: &str| value.starts_with(|c: char| c.is_ascii_digit()) && value != "0";
        let of_run = || self.of_run.iter().filter(|value| **value != "0");
        let counts_down = || {
            rows.len() > 1
                && rows[0].value() == "0"
                && rows[1..].iter().all(|draft| is_negative(draft.value()))
        };
        (of_run().count() >= SEVERAL
            && of_run().all(|value| is_negative(value))
            && rows.iter().all(|draft| is_positive(draft.value())))
            || (!self.of_run.iter().any(|value| is_negative(value)) && counts_down())
    }
}

/// Whether each row has one bit, and each another: 1, 2, 4, 8.
fn are_flags(rows: &[Draft]) -> bool {
    let bit = |draft: &Draft| number(draft.value()).filter(|number| number.count_ones() == 1);
    let bits: Option<HashSet<i64>> = rows.iter().map(bit).collect();
    bits.is_some_and(|bits| bits.len() == rows.len() && bits.len() > SEVERAL)
}

/// A value as it is compared with others.
pub(super) fn normal(value: &str) -> String {
    number(value).map_or_else(|| value.to_owned(), |number| number.to_string())
}

/// The number that a cell shows.
fn number(value: &str) -> Option<i64> {
    let hexadecimal = value.strip_prefix("0x").or(value.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => value.parse().ok(),
    }
}
