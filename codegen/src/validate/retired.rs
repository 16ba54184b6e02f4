//! Retired codes: values and labels that no code may have again.

use std::collections::HashMap;

use super::{Context, at, text};
use crate::diagnostic::Span;
use crate::model;
use crate::model::value::Value;

/// Checks that no code uses the value or the label of a retired one.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
) -> Vec<model::Retired> {
    let raw = context.raw;
    if raw.retired.is_empty() {
        return Vec::new();
    }
    let by_value = context.spans_by_value(values);
    let mut by_label: HashMap<&str, &Span> = HashMap::new();
    for code in &raw.codes {
        for label in code
            .label
            .iter()
            .chain(code.aliases.iter().filter_map(|alias| alias.label.as_ref()))
        {
            by_label.entry(&label.value).or_insert(&label.span);
        }
    }
    let mut all = Vec::with_capacity(raw.retired.len());
    for retired in &raw.retired {
        let value = retired.value.as_ref().and_then(|written| {
            let value = context.any_value(written)?;
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
