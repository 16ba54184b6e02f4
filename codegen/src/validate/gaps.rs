//! Gaps and tombstones: values and labels that no code may have.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use super::{Context, at, text};
use crate::diagnostic::Span;
use crate::model;
use crate::value::Value;

/// Proves the tombstones, and that nothing of them is in use again.
pub(super) fn retired(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
) -> Vec<model::Retired> {
    let spec = context.spec;
    if spec.retired.is_empty() {
        return Vec::new();
    }
    let by_value = spans_by_value(context, values);
    let mut by_label: HashMap<&str, &Span> = HashMap::new();
    for code in &spec.codes {
        for label in code
            .label
            .iter()
            .chain(code.aliases.iter().filter_map(|alias| alias.label.as_ref()))
        {
            by_label.entry(&label.value).or_insert(&label.span);
        }
    }
    let mut all = Vec::with_capacity(spec.retired.len());
    for retired in &spec.retired {
        let value = retired.value.as_ref().and_then(|written| {
            let value = context.value_anywhere(written)?;
            if let Some(span) = by_value.get(&value) {
                again(
                    context,
                    span,
                    &format!("value {}", context.show(&value)),
                    &written.span,
                );
            }
            Some(value)
        });
        if let Some(label) = &retired.label
            && let Some(span) = by_label.get(label.value.as_str())
        {
            again(
                context,
                span,
                &format!("label `{}`", label.value),
                &label.span,
            );
        }
        let (Some(value), Some(label), Some(reason)) = (
            value,
            text(retired.label.as_ref()),
            text(retired.reason.as_ref()),
        ) else {
            continue;
        };
        all.push(model::Retired {
            at: at(retired.value.as_ref()),
            value,
            label,
            since: text(retired.since.as_ref()),
            reason,
        });
    }
    all
}

fn again(context: &mut Context<'_, '_>, code: &Span, what: &str, tombstone: &Span) {
    context
        .diagnostics
        .error(
            code,
            format!("a retired {what} is used again"),
            "by this code",
            "take the code out, or take the tombstone out if the vendor brought the code back",
        )
        .and(tombstone, "retired here");
}

/// Proves the gaps, and that no code lies in one. Gaps may overlap one another and tombstones.
pub(super) fn prove(context: &mut Context<'_, '_>, values: &[Option<Value>]) -> Vec<model::Gap> {
    if context.spec.gaps.is_empty() {
        return Vec::new();
    }
    let by_value = spans_by_value(context, values);
    let mut all = Vec::with_capacity(context.spec.gaps.len());
    for gap in &context.spec.gaps {
        let (first, last) = match (&gap.value, &gap.first, &gap.last) {
            (Some(value), _, _) => (value, value),
            (None, Some(first), Some(last)) => (first, last),
            // Reported when it was read.
            _ => continue,
        };
        let from = context.value_anywhere(first);
        let to = if std::ptr::eq(first, last) {
            from.clone()
        } else {
            context.value_anywhere(last)
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

fn spans_by_value<'s>(
    context: &Context<'s, '_>,
    values: &'s [Option<Value>],
) -> BTreeMap<&'s Value, &'s Span> {
    let codes = context.spec.codes.iter().zip(values);
    codes
        .filter_map(|(code, value)| Some((value.as_ref()?, &code.value.as_ref()?.span)))
        .collect()
}
