//! The line of all values, cut at the bounds of the ranges of both states.

use std::collections::BTreeSet;

use crate::escape::markdown;
use crate::model::Table;
use crate::model::range::{Bounds, Point, Range};
use crate::model::value::{IntRepr, Repr, Value};

/// The parts of the line that have values without a code in both states. It is empty if no table has a range, or
/// if the type of the values changed.
pub(super) struct Line<'t> {
    new: &'t Table,
    parts: Vec<Part<'t>>,
}

/// Values that have the same narrowest range in each state.
pub(super) struct Part<'t> {
    pub(super) old: Option<&'t Range>,
    pub(super) new: Option<&'t Range>,
    values: Values<'t>,
}

enum Values<'t> {
    /// The integers from the first to the last.
    Integers { first: i128, last: i128 },
    /// The strings that start with the prefix of a range and with no longer one.
    Strings {
        prefix: &'t str,
        /// The position of the part of the longest prefix of this one.
        parent: Option<usize>,
    },
}

/// Parts in which the same changed.
pub(super) struct Region<'l, 't, T> {
    /// What changed.
    pub(super) change: T,
    /// The first of the parts.
    pub(super) part: &'l Part<'t>,
    /// The values, as messages name them.
    pub(super) named: String,
}

impl<'t> Line<'t> {
    pub(super) fn new(old: &'t Table, new: &'t Table) -> Self {
        let parts = match (old.repr, new.repr) {
            (Repr::Integer(repr), Repr::Integer(other)) if repr == other => {
                integers(old, new, repr)
            }
            (Repr::Str, Repr::Str) => strings(old, new),
            _ => Vec::new(),
        };
        Self { new, parts }
    }

    /// Returns the regions in which something changed, in the order of the values.
    pub(super) fn regions<T: PartialEq>(
        &self,
        change: impl Fn(&Part<'t>) -> Option<T>,
    ) -> Vec<Region<'_, 't, T>> {
        let mut places: Vec<Place<'_>> = Vec::new();
        let mut regions: Vec<Region<'_, 't, T>> = Vec::new();
        // The region of each part.
        let mut region_of: Vec<Option<usize>> = Vec::with_capacity(self.parts.len());
        for (position, part) in self.parts.iter().enumerate() {
            let change = change(part);
            // The region that the part may belong to: that of the integers before, or that of the prefix.
            let neighbor = match part.values {
                Values::Integers { .. } => position.checked_sub(1),
                Values::Strings { parent, .. } => parent,
            };
            let outer = neighbor.and_then(|neighbor| region_of[neighbor]);
            let is_same = change.as_ref() == outer.map(|outer| &regions[outer].change);
            if let Some(outer) = outer {
                places[outer].extend(&part.values, is_same);
            }
            if is_same {
                region_of.push(outer);
                continue;
            }
            region_of.push(change.map(|change| {
                places.push(Place::new(&part.values));
                regions.push(Region {
                    change,
                    part,
                    named: String::new(),
                });
                regions.len() - 1
            }));
        }
        for (region, place) in regions.iter_mut().zip(&places) {
            region.named = place.name(self.new);
        }
        regions
    }

    /// Returns the parts in the order of the values.
    pub(super) fn parts(&self) -> &[Part<'t>] {
        &self.parts
    }

    /// Returns the regions of these parts of integers, which are in the order of the values, each with what changed.
    pub(super) fn regions_of<T: PartialEq>(
        &self,
        changes: Vec<(usize, T)>,
    ) -> Vec<Region<'_, 't, T>> {
        let mut regions: Vec<Region<'_, 't, T>> = Vec::new();
        let mut place: Option<(usize, Place<'_>)> = None;
        for (position, change) in changes {
            let part = &self.parts[position];
            if let (Some((last, place)), Some(region)) = (&mut place, regions.last_mut())
                && *last + 1 == position
                && region.change == change
            {
                place.extend(&part.values, true);
                *last = position;
                region.named = place.name(self.new);
                continue;
            }
            let new = Place::new(&part.values);
            let named = new.name(self.new);
            place = Some((position, new));
            regions.push(Region {
                change,
                part,
                named,
            });
        }
        regions
    }
}

impl<'t> Part<'t> {
    /// Returns the first and the last integer; `None` for strings.
    pub(super) fn integers(&self) -> Option<(i128, i128)> {
        match self.values {
            Values::Integers { first, last } => Some((first, last)),
            Values::Strings { .. } => None,
        }
    }

    /// Returns what the narrowest range says in each state, the old one first.
    pub(super) fn answers<A>(
        &self,
        answer: impl Fn(&'t Range) -> Option<A>,
    ) -> (Option<A>, Option<A>) {
        (self.old.and_then(&answer), self.new.and_then(&answer))
    }
}

/// The values of a region.
enum Place<'t> {
    Integers {
        first: i128,
        last: i128,
    },
    Strings {
        prefix: &'t str,
        except: Vec<&'t str>,
    },
}

impl<'t> Place<'t> {
    fn new(values: &Values<'t>) -> Self {
        match *values {
            Values::Integers { first, last } => Self::Integers { first, last },
            Values::Strings { prefix, .. } => Self::Strings {
                prefix,
                except: Vec::new(),
            },
        }
    }

    /// Adds the next integers if they belong to the region; excludes strings if they do not.
    fn extend(&mut self, values: &Values<'t>, belongs: bool) {
        match (self, values) {
            (Self::Integers { last, .. }, Values::Integers { last: end, .. }) if belongs => {
                *last = *end;
            }
            (Self::Strings { except, .. }, Values::Strings { prefix, .. }) if !belongs => {
                except.push(prefix);
            }
            _ => {}
        }
    }

    fn name(&self, table: &Table) -> String {
        match self {
            Self::Integers { first, last } => {
                let show = |number: &i128| table.show(&Value::Integer(*number));
                if first == last {
                    format!("the value {} without a code", show(first))
                } else {
                    format!(
                        "values from {} to {} without a code",
                        show(first),
                        show(last)
                    )
                }
            }
            Self::Strings { prefix, except } => {
                let prefix = markdown::code(prefix);
                let except: Vec<String> = except.iter().map(|text| markdown::code(text)).collect();
                let except = if except.is_empty() {
                    String::new()
                } else {
                    format!(" but not with {}", except.join(" or "))
                };
                format!("values without a code that start with {prefix}{except}")
            }
        }
    }
}

fn integers<'t>(old: &'t Table, new: &'t Table, repr: IntRepr) -> Vec<Part<'t>> {
    let bounds = old.segments.iter().chain(new.segments.iter());
    let starts: BTreeSet<i128> = bounds
        .filter_map(|(start, _)| match start {
            // A range that ends with the type has no value after it.
            Point::Integer(number) => Some(*number).filter(|number| *number <= repr.max()),
            Point::Bytes(_) => None,
        })
        .collect();
    let codes = old.codes.iter().chain(&new.codes);
    let mut known: Vec<i128> = codes.filter_map(|code| code.value.as_integer()).collect();
    known.sort_unstable();
    known.dedup();
    let known_below = |number: i128| known.partition_point(|other| *other < number);

    let ends = starts.iter().skip(1).map(|start| start - 1);
    let segments = starts.iter().copied().zip(ends.chain([repr.max()]));
    segments
        .filter(|&(first, last)| {
            let known = known_below(last + 1) - known_below(first);
            last - first + 1 > known as i128
        })
        .map(|(first, last)| {
            let value = Value::Integer(first);
            Part {
                old: old.range_of(&value),
                new: new.range_of(&value),
                values: Values::Integers { first, last },
            }
        })
        .collect()
}

fn strings<'t>(old: &'t Table, new: &'t Table) -> Vec<Part<'t>> {
    let ranges = old.ranges.iter().chain(&new.ranges);
    let prefixes: BTreeSet<&str> = ranges
        .filter_map(|range| match &range.bounds {
            Bounds::Prefix(prefix) => Some(prefix.as_str()),
            Bounds::Integers { .. } => None,
        })
        .collect();
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(prefixes.len());
    // The prefixes around the next one, and the positions of their parts. In their order, a prefix comes before
    // the longer ones that start with it.
    let mut open: Vec<(&str, usize)> = Vec::new();
    for prefix in prefixes {
        while open
            .pop_if(|(outer, _)| !prefix.starts_with(*outer))
            .is_some()
        {}
        let value = Value::Str(prefix.to_owned());
        let parent = open.last().map(|(_, position)| *position);
        open.push((prefix, parts.len()));
        parts.push(Part {
            old: old.range_of(&value),
            new: new.range_of(&value),
            values: Values::Strings { prefix, parent },
        });
    }
    parts
}
