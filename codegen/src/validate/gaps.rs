//! Gaps: values known not to be assigned.

use std::ops::Bound;

use super::{Context, text};
use crate::model;
use crate::model::value::Value;

/// Checks that no gap contains a code. Gaps may overlap one another and contain retired values.
pub(super) fn validate(context: &mut Context<'_, '_>, values: &[Option<Value>]) -> Vec<model::Gap> {
    if context.raw.gaps.is_empty() {
        return Vec::new();
    }
    let by_value = context.spans_by_value(values);
    let mut all = Vec::with_capacity(context.raw.gaps.len());
    for gap in &context.raw.gaps {
        let (first, last) = match (&gap.value, &gap.first, &gap.last) {
            (Some(value), _, _) => (value, value),
            (None, Some(first), Some(last)) => (first, last),
            // Reported when it was read.
            _ => continue,
        };
        let from = context.any_value(first);
        let to = if std::ptr::eq(first, last) {
            from.clone()
        } else {
            context.any_value(last)
        };
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        if from > to {
            context
                .diagnostics
                .error(
                    &last.span,
                    "the gap ends before it begins",
                    "",
                    "write the smaller value as `first`",
                )
                .and(&first.span, "it begins here");
            continue;
        }
        // One code is enough to say so, however many lie in the gap.
        let range = (Bound::Included(&from), Bound::Included(&to));
        if let Some((value, code)) = by_value.range::<Value, _>(range).next() {
            let shown = context.show(value);
            context
                .diagnostics
                .error(
                    &first.span,
                    format!("value {shown} is in a gap, but it is also a code"),
                    "the gap",
                    "take the value out of the gap, or the code out of the table",
                )
                .and(code, "the code");
        }
        let Some(reason) = text(gap.reason.as_ref()) else {
            continue;
        };
        all.push(model::Gap {
            at: first.span.clone(),
            first: from,
            last: to,
            reason,
        });
    }
    all
}
