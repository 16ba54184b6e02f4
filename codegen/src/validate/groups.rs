//! Groups: ids that make Rust names, each once.

use std::collections::HashMap;

use super::{Context, naming, text};
use crate::model;
use crate::read::raw::Spanned;

pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<model::Group> {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut groups = Vec::new();
    for group in &context.raw.groups {
        let (Some(id), Some(title)) = (&group.id, text(group.title.as_ref())) else {
            continue;
        };
        let Some(variant) = naming::of_group(&id.value) else {
            context.diagnostics.error(
                &id.span,
                format!("the id `{}` makes no Rust name", id.value),
                "",
                "write words of letters and digits, such as \"recording\"",
            );
            continue;
        };
        if let Some(earlier) = first.get(&variant) {
            context
                .diagnostics
                .error(
                    &id.span,
                    format!("two groups would be called `{variant}`"),
                    "here again",
                    "give each group an id of its own",
                )
                .and(&earlier.span, "first here");
            continue;
        }
        first.insert(variant.clone(), id);
        groups.push(model::Group {
            at: id.span.clone(),
            id: id.value.clone(),
            title,
            variant,
        });
    }
    groups
}
