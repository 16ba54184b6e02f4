//! Ranges: bounds that nest or are apart, and facts that refer to what exists.

use std::cmp::Reverse;

use super::references::References;
use super::{Context, Positions, Strictness, keyword, string};
use crate::diagnostic::Span;
use crate::model::range::{Bounds, Fact, Facts, Range, Segments};
use crate::model::value::{Repr, Value};
use crate::read::raw::RawRange;

/// Validates the ranges. Returns them in table order, and the line of values that they cut.
pub(super) fn validate<'r>(
    context: &mut Context<'r, '_>,
    positions: &Positions<'_>,
    references: &mut References<'r>,
) -> (Vec<Range>, Segments) {
    let raw = context.raw;
    let mut ranges: Vec<Range> = Vec::with_capacity(raw.ranges.len());
    for raw in &raw.ranges {
        if let Some(range) = range(context, raw, positions, references, ranges.len()) {
            ranges.push(range);
        }
    }
    // The wider of two ranges with the same start comes first.
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_cached_key(|&range| {
        let bounds = &ranges[range].bounds;
        (bounds.start(), Reverse(bounds.end()))
    });
    let order = nest(context, &mut ranges, order);
    let bounds: Vec<&Bounds> = ranges.iter().map(|range| &range.bounds).collect();
    let segments = Segments::new(&bounds, &order);
    (ranges, segments)
}

/// Validates a range by itself. `position` is its place among the ranges.
fn range<'r>(
    context: &mut Context<'r, '_>,
    raw: &'r RawRange,
    positions: &Positions<'_>,
    references: &mut References<'r>,
    position: usize,
) -> Option<Range> {
    let (at, bounds) = bounds(context, raw);
    let fact = |value| Fact {
        value,
        range: Some(position),
    };
    let group = references.group(context, raw.group.as_ref());
    let tags = references.tags(context, &raw.tags);
    let fallback = raw.fallback.as_ref().and_then(|raw| {
        let value = context.value_in_range(raw)?;
        let code = positions.get(&value).copied();
        if code.is_none() {
            let title = format!(
                "`fallback` is {}, which is not a code of this table",
                context.show(&value)
            );
            let help =
                "write the value of the code that the values of the range are to be treated as";
            context.error(&raw.span, title, help);
        }
        code
    });
    check_label(context, raw);
    let is_silent = !raw.has_mistake
        && raw.group.is_none()
        && raw.outcome.is_none()
        && raw.tags.is_empty()
        && raw.label.is_none()
        && raw.description.is_none()
        && raw.fallback.is_none();
    if is_silent && let Some(at) = &at {
        let help = "write `group`, `outcome`, `tags`, `label`, `description` or `fallback`, or remove the range";
        context.error(at, "the range states nothing", help);
    }
    Some(Range {
        at: at?,
        bounds: bounds?,
        parent: None,
        facts: Facts {
            outcome: keyword(raw.outcome.as_ref()).map(|value| Fact {
                value,
                range: Some(position),
            }),
            group: group.map(fact),
            tags: tags.into_iter().map(fact).collect(),
        },
        label: string(raw.label.as_ref()).map(|value| Fact {
            value,
            range: Some(position),
        }),
        description: string(raw.description.as_ref()).map(|value| Fact {
            value,
            range: Some(position),
        }),
        fallback: fallback.map(fact),
    })
}

/// Checks that the label of a range is one line, without white space around it.
fn check_label(context: &mut Context<'_, '_>, raw: &RawRange) {
    let Some(label) = &raw.label else { return };
    if context.strictness == Strictness::Earlier {
        return;
    }
    if label.value.trim() != label.value {
        let title = "the label starts or ends with white space";
        context.error(&label.span, title, "remove the white space");
    } else if label.value.contains(['\n', '\r']) {
        let help = "write the label on one line; `description` may have several";
        context.error(&label.span, "the label has a line break", help);
    }
}

/// Reads the bounds of a range. Returns the span of the first with them.
fn bounds(context: &mut Context<'_, '_>, raw: &RawRange) -> (Option<Span>, Option<Bounds>) {
    match (context.repr, &raw.prefix, &raw.first, &raw.last) {
        // An empty prefix was reported when it was read.
        (Repr::Str, Some(prefix), None, None) => {
            let bounds = (!prefix.value.is_empty()).then(|| Bounds::Prefix(prefix.value.clone()));
            (Some(prefix.span.clone()), bounds)
        }
        (Repr::Integer(_), Some(prefix), None, None) => {
            let help = "write `first` and `last` in place of `prefix`";
            let title = "`prefix` in a table of integers";
            context.error(&prefix.span, title, help);
            (Some(prefix.span.clone()), None)
        }
        (Repr::Str, None, Some(first), Some(_)) => {
            let help = "write `prefix`, the string that all values of the range start with, in place of \
                        `first` and `last`";
            let title = "`first` and `last` in a table of strings";
            context.error(&first.span, title, help);
            (Some(first.span.clone()), None)
        }
        (Repr::Integer(_), None, Some(raw_first), Some(raw_last)) => {
            let values = (
                context.value_in_range(raw_first),
                context.value_in_range(raw_last),
            );
            let span = raw_first.span.clone();
            let (Some(Value::Integer(first)), Some(Value::Integer(last))) = values else {
                return (Some(span), None);
            };
            if first > last {
                let title = "the range ends before it starts";
                context
                    .error(&raw_last.span, title, "write the smaller value as `first`")
                    .related(&raw_first.span, "it starts here");
                return (Some(span), None);
            }
            (Some(span), Some(Bounds::Integers { first, last }))
        }
        // That bounds are missing, or too many, was reported when they were read.
        _ => (None, None),
    }
}

/// Checks that ranges nest or are apart, sets the parent of each, and adds what each takes from it. `order` has
/// the ranges by start, the wider first. Returns it without those that overlap another.
fn nest(context: &mut Context<'_, '_>, ranges: &mut [Range], order: Vec<usize>) -> Vec<usize> {
    let mut nested = Vec::with_capacity(order.len());
    let mut open: Vec<usize> = Vec::new();
    // The open ranges contain each other, the narrowest last, until two overlap.
    let mut has_overlap = false;
    for range in order {
        let (start, end) = (ranges[range].bounds.start(), ranges[range].bounds.end());
        while open
            .last()
            .is_some_and(|&outer| ranges[outer].bounds.end() <= start)
        {
            open.pop();
        }
        if let Some(&outer) = open.last() {
            if ranges[outer].bounds == ranges[range].bounds {
                report(
                    context,
                    ranges,
                    outer,
                    range,
                    "two ranges have the same values",
                    "make one range of them",
                );
                continue;
            }
            let candidates = if has_overlap { &open[..] } else { &[outer][..] };
            let mut candidates = candidates.iter().rev();
            let is_overlapped = |other: &&usize| {
                start < ranges[**other].bounds.end() && ranges[**other].bounds.end() < end
            };
            if let Some(&outer) = candidates.find(is_overlapped) {
                let help =
                    "let one range contain the other, or split one at the bound of the other";
                report(context, ranges, outer, range, "two ranges overlap", help);
                has_overlap = true;
                open.push(range);
                continue;
            }
            let pair = ranges.get_disjoint_mut([range, outer]);
            let [inner, parent] = pair.expect("a range is not around itself");
            inner.parent = Some(outer);
            let tags = inner.facts.tags.len();
            inner.facts.inherit(&parent.facts);
            if inner.facts.tags.len() > MAX_TAGS && tags < MAX_TAGS {
                inner.facts.tags.truncate(tags);
                too_many_tags(context, &inner.at, &parent.at);
            }
            inner.label = inner.label.take().or_else(|| parent.label.clone());
            let description = inner.description.take();
            inner.description = description.or_else(|| parent.description.clone());
            inner.fallback = inner.fallback.or(parent.fallback);
        }
        open.push(range);
        nested.push(range);
    }
    nested
}

/// The maximum number of tags that a range has together with those around it. Each of them is stated of each range
/// again, so a table of ranges that add a tag each, all within one another, would become a crate as large as its
/// square.
const MAX_TAGS: usize = 256;

fn too_many_tags(context: &mut Context<'_, '_>, at: &Span, outer: &Span) {
    let title = format!("the range and those around it have more than {MAX_TAGS} tags");
    let help = "remove tags from the ranges, or state them on the codes";
    context
        .error(at, title, help)
        .related(outer, "the range around it");
}

/// Reports two ranges, the later one in the table as the wrong one.
fn report(
    context: &mut Context<'_, '_>,
    ranges: &[Range],
    one: usize,
    other: usize,
    title: &str,
    help: &str,
) {
    let (first, second) = (one.min(other), one.max(other));
    context
        .error(&ranges[second].at, title, help)
        .note("this one")
        .related(&ranges[first].at, "and this one");
}
