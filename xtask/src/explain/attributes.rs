//! The outcome, the group and the tags of a row, each with what states it.

use codetable::model::range::{Fact, Facts, Range};
use codetable::model::{Code, Outcome};

/// What is true of a row.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) outcome: Option<Attribute<Outcome>>,
    /// A position in the groups of the table.
    pub(super) group: Option<Attribute<usize>>,
    /// Positions in the tags of the table, ascending.
    pub(super) tags: Vec<Attribute<usize>>,
}

/// A fact, and what states it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute<T> {
    pub(super) value: T,
    pub(super) stated_by: StatedBy,
}

/// What states a fact.
#[derive(Debug, Clone, Copy)]
pub(super) enum StatedBy {
    /// The code itself.
    Code,
    /// The range at this position.
    Range(usize),
    /// The code of the base of the value.
    Base,
}

impl Attributes {
    /// Returns those of a code.
    pub(super) fn of_code(code: &Code) -> Self {
        Self::new(&code.facts, |range| {
            range.map_or(StatedBy::Code, StatedBy::Range)
        })
    }

    /// Returns those of a range, including what it takes from the ranges around it.
    pub(super) fn of_range(range: &Range) -> Self {
        // Each fact of a range has the position of a range.
        Self::new(&range.facts, |range| {
            range.map_or(StatedBy::Code, StatedBy::Range)
        })
    }

    /// Returns those of a value that no code has: what the code of its base has, then what its range has.
    pub(super) fn of_unknown(range: Option<&Range>, base: Option<&Code>) -> Self {
        let of_range = range.map(Self::of_range).unwrap_or_default();
        let Some(base) = base else {
            return of_range;
        };
        let mut all = Self::new(&base.facts, |_| StatedBy::Base);
        all.outcome = all.outcome.or(of_range.outcome);
        all.group = all.group.or(of_range.group);
        let mut more = of_range.tags;
        more.retain(|tag| !base.facts.has_tag(tag.value));
        all.tags.extend(more);
        all.tags.sort_by_key(|tag| tag.value);
        all
    }

    fn new(facts: &Facts, stated_by: impl Fn(Option<usize>) -> StatedBy + Copy) -> Self {
        fn attribute<T: Copy>(
            fact: &Fact<T>,
            stated_by: impl Fn(Option<usize>) -> StatedBy,
        ) -> Attribute<T> {
            Attribute {
                value: fact.value,
                stated_by: stated_by(fact.range),
            }
        }
        Self {
            outcome: facts
                .outcome
                .as_ref()
                .map(|fact| attribute(fact, stated_by)),
            group: facts.group.as_ref().map(|fact| attribute(fact, stated_by)),
            tags: facts
                .tags
                .iter()
                .map(|fact| attribute(fact, stated_by))
                .collect(),
        }
    }
}
