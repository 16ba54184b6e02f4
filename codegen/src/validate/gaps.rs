//! Gaps: ranges without a code.

use super::{Context, Positions, string};
use crate::model::Gap;
use crate::model::value::Value;

/// Checks that no gap contains a code. Gaps may overlap one another and contain retired values.
pub(super) fn validate(context: &mut Context<'_, '_>, positions: &Positions<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for raw in &context.raw.gaps {
        let (raw_first, raw_last) = match (&raw.value, &raw.first, &raw.last) {
            (Some(value), _, _) => (value, None),
            (None, Some(first), Some(last)) => (first, Some(last)),
            // Reported when it was read.
            _ => continue,
        };
        let first = context.parse_value(raw_first);
        let last = match raw_last {
            Some(last) => context.parse_value(last),
            None => first.clone(),
        };
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        if let Some(raw_last) = raw_last
            && first > last
        {
            let title = "the gap ends before it starts";
            context
                .error(&raw_last.span, title, "write the smaller value as `first`")
                .related(&raw_first.span, "it starts here");
            continue;
        }
        // One code is enough to report, however many are in the gap.
        if let Some((value, &code)) = positions.range::<Value, _>(&first..=&last).next() {
            let value = context.show(value);
            let title = format!("the value {value} is in a gap, but has a code");
            let help = "exclude the value from the gap, or remove the code";
            let code = context.span_of_value(code);
            context
                .error(&raw_first.span, title, help)
                .note("the gap")
                .related(&code, "the code");
        }
        if let Some(reason) = string(raw.reason.as_ref()) {
            gaps.push(Gap {
                at: raw_first.span.clone(),
                first,
                last,
                reason,
            });
        }
    }
    gaps
}
