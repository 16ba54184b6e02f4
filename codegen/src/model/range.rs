//! Ranges of values, and the facts that codes take from them.

use super::Outcome;
use super::value::Value;
use crate::diagnostic::Span;

/// Values that share facts, whether or not each has a code. Ranges nest or are apart.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Range {
    /// The span of the first value or of the prefix.
    pub at: Span,
    /// The values.
    pub bounds: Bounds,
    /// The position in [`Table::ranges`](super::Table::ranges) of the narrowest range around this one.
    pub parent: Option<usize>,
    /// What holds for every value, including what this range takes from those around it.
    pub facts: Facts,
    /// What values without a code are called.
    pub label: Option<Fact<String>>,
    /// What values without a code mean.
    pub description: Option<Fact<String>>,
    /// The position in [`Table::codes`](super::Table::codes) of the code that values without one are to be
    /// treated as.
    pub fallback: Option<Fact<usize>>,
}

/// The values of a range.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bounds {
    /// The integers from the first to the last, both included.
    Integers {
        /// The lowest value.
        first: i128,
        /// The highest value.
        last: i128,
    },
    /// The strings that start with this one, compared byte by byte.
    Prefix(String),
}

/// What is true of a code, or of every value in a range.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The outcome of the request, if the source states it.
    pub outcome: Option<Fact<Outcome>>,
    /// A position in [`Table::groups`](super::Table::groups).
    pub group: Option<Fact<usize>>,
    /// Positions in [`Table::tags`](super::Table::tags), ascending.
    pub tags: Vec<Fact<usize>>,
}

/// A fact, and the row that states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact<T> {
    /// The fact.
    pub value: T,
    /// The position in [`Table::ranges`](super::Table::ranges) of the range that states it; `None` if the
    /// code itself does.
    pub range: Option<usize>,
}

/// Which of the facts of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactName {
    Outcome,
    Group,
    /// The tag at this position.
    Tag(usize),
}

impl Bounds {
    /// Whether a value is in the range.
    #[must_use]
    pub fn contains(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Integers { first, last }, Value::Integer(number)) => {
                (first..=last).contains(&number)
            }
            (Self::Prefix(prefix), Value::Str(string)) => string.starts_with(prefix),
            _ => false,
        }
    }

    /// The lowest value, or the prefix.
    pub(crate) fn first(&self) -> Value {
        match self {
            Self::Integers { first, .. } => Value::Integer(*first),
            Self::Prefix(prefix) => Value::Str(prefix.clone()),
        }
    }

    /// The point at which the range starts.
    pub(crate) fn start(&self) -> Point {
        match self {
            Self::Integers { first, .. } => Point::Integer(*first),
            Self::Prefix(prefix) => Point::Bytes(prefix.as_bytes().to_vec()),
        }
    }

    /// The first point after the range.
    pub(crate) fn end(&self) -> Point {
        match self {
            Self::Integers { last, .. } => Point::Integer(last + 1),
            Self::Prefix(prefix) => {
                let mut bytes = prefix.as_bytes().to_vec();
                // No byte of UTF-8 is 0xFF, so it can be increased.
                *bytes.last_mut().expect("a prefix is not empty") += 1;
                Point::Bytes(bytes)
            }
        }
    }
}

impl Facts {
    /// Returns the outcome, whichever row states it.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome.map(|fact| fact.value)
    }

    /// Returns the position of the group, whichever row states it.
    #[must_use]
    pub fn group(&self) -> Option<usize> {
        self.group.map(|fact| fact.value)
    }

    /// Returns the positions of the tags, whichever row states them, ascending.
    pub fn tags(&self) -> impl Iterator<Item = usize> + '_ {
        self.tags.iter().map(|fact| fact.value)
    }

    /// Whether the tag at this position holds.
    #[must_use]
    pub fn has_tag(&self, tag: usize) -> bool {
        self.tags
            .binary_search_by_key(&tag, |fact| fact.value)
            .is_ok()
    }

    /// The facts that a range states, each with the position of the range.
    pub(crate) fn of_ranges(&self) -> impl Iterator<Item = (FactName, usize)> + '_ {
        let outcome = self.outcome.map(|fact| (FactName::Outcome, fact.range));
        let group = self.group.map(|fact| (FactName::Group, fact.range));
        let tags = self.tags.iter();
        let tags = tags.map(|fact| (FactName::Tag(fact.value), fact.range));
        let facts = outcome.into_iter().chain(group).chain(tags);
        facts.filter_map(|(name, range)| Some((name, range?)))
    }

    /// Adds what these facts do not state from those of the narrowest range around.
    pub(crate) fn inherit(&mut self, outer: &Self) {
        self.outcome = self.outcome.or(outer.outcome);
        self.group = self.group.or(outer.group);
        if !outer.tags.is_empty() {
            self.tags.extend(&outer.tags);
            // The sort is stable, so a fact of this row comes before the same one of another.
            self.tags.sort_by_key(|fact| fact.value);
            self.tags.dedup_by_key(|fact| fact.value);
        }
    }
}

/// A point on the line of all values in their order: a value, or the end of a range of strings, which need
/// not be UTF-8.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Point {
    Integer(i128),
    Bytes(Vec<u8>),
}

impl Point {
    pub(crate) fn of_value(value: &Value) -> Self {
        match value {
            Value::Integer(number) => Self::Integer(*number),
            Value::Str(string) => Self::Bytes(string.as_bytes().to_vec()),
        }
    }
}

/// The line of all values, cut at the bounds of the ranges. In each segment the same range is the narrowest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Segments {
    /// The start of each segment, ascending, and the position of its narrowest range. Values before the first
    /// are in no range.
    segments: Vec<(Point, Option<usize>)>,
}

impl Segments {
    /// Cuts the line at ranges that nest or are apart. `order` has their positions by start, the wider first.
    pub(crate) fn new(ranges: &[&Bounds], order: &[usize]) -> Self {
        let mut segments = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for &range in order {
            let start = ranges[range].start();
            segments.close(ranges, &mut open, Some(&start));
            segments.push(start, Some(range));
            open.push(range);
        }
        segments.close(ranges, &mut open, None);
        segments
    }

    /// Ends the open ranges that end at or before a point, or all.
    fn close(&mut self, ranges: &[&Bounds], open: &mut Vec<usize>, before: Option<&Point>) {
        while let Some(&range) = open.last() {
            let end = ranges[range].end();
            if before.is_some_and(|point| end > *point) {
                break;
            }
            open.pop();
            self.push(end, open.last().copied());
        }
    }

    fn push(&mut self, start: Point, range: Option<usize>) {
        match self.segments.last_mut() {
            Some((last, narrowest)) if *last == start => *narrowest = range,
            _ => self.segments.push((start, range)),
        }
    }

    /// The narrowest range around a value.
    pub(crate) fn narrowest(&self, value: &Value) -> Option<usize> {
        let point = Point::of_value(value);
        let after = self.segments.partition_point(|(start, _)| *start <= point);
        self.segments[..after].last()?.1
    }

    /// The start of each segment and its narrowest range.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Point, Option<usize>)> {
        self.segments.iter().map(|(start, range)| (start, *range))
    }
}
