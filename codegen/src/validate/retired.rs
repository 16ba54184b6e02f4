//! Retired codes: values and labels that no code may use again.

use std::collections::HashMap;

use super::{Context, Positions, string};
use crate::diagnostic::Span;
use crate::model::Retired;

/// Checks that no code uses the value or the label of a retired code.
pub(super) fn validate(context: &mut Context<'_, '_>, positions: &Positions<'_>) -> Vec<Retired> {
    let raw = context.raw;
    if raw.retired.is_empty() {
        return Vec::new();
    }
    let mut by_label: HashMap<&str, &Span> = HashMap::new();
    for code in &raw.codes {
        let aliases = code.aliases.iter().filter_map(|alias| alias.label.as_ref());
        for label in code.label.iter().chain(aliases) {
            by_label.entry(&label.value).or_insert(&label.span);
        }
    }
    let mut retired_codes = Vec::new();
    for retired in &raw.retired {
        let value = retired.value.as_ref().and_then(|raw| {
            let value = context.parse_value(raw)?;
            if let Some(&code) = positions.get(&value) {
                let what = format!("value {}", context.show(&value));
                report_used_again(context, &context.span_of_value(code), &what, &raw.span);
            }
            Some(value)
        });
        if let Some(label) = &retired.label
            && let Some(code) = by_label.get(label.value.as_str())
        {
            let what = format!("label `{}`", label.value);
            report_used_again(context, code, &what, &label.span);
        }
        let (Some(raw_value), Some(value), Some(label), Some(reason)) = (
            &retired.value,
            value,
            string(retired.label.as_ref()),
            string(retired.reason.as_ref()),
        ) else {
            continue;
        };
        retired_codes.push(Retired {
            at: raw_value.span.clone(),
            value,
            label,
            since: string(retired.since.as_ref()),
            reason,
        });
    }
    retired_codes
}

fn report_used_again(context: &mut Context<'_, '_>, code: &Span, what: &str, retired: &Span) {
    let title = format!("the retired {what} is used again");
    let help = "remove the code, or the `[[retired]]` entry if the vendor brought the code back";
    context
        .error(code, title, help)
        .note("by this code")
        .related(retired, "retired here");
}
