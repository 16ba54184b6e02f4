//! Tags: words that make the names of methods, each once.

use std::collections::HashMap;

use super::{Context, naming, reserved};
use crate::model;
use crate::read::raw::Spanned;

pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<model::Tag> {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut tags: Vec<model::Tag> = Vec::new();
    for tag in context.raw.codes.iter().flat_map(|code| &code.tags) {
        let word = naming::snake(&tag.value);
        let predicate = format!("is_{word}");
        // Capitals name the table of the answers, and small letters may share them: ß and ss.
        let table = predicate.to_uppercase();
        if let Some(earlier) = first.get(&table) {
            if earlier.value != tag.value {
                context
                    .diagnostics
                    .error(
                        &tag.span,
                        format!("two tags would be asked for by `{predicate}`"),
                        "here",
                        "use one spelling throughout the table",
                    )
                    .and(&earlier.span, "and here");
            }
            continue;
        }
        if word.is_empty() || !naming::is_identifier(&predicate) {
            context.diagnostics.error(
                &tag.span,
                format!("the tag `{}` makes no Rust name", tag.value),
                "",
                "write words of letters and digits, such as \"retriable\"",
            );
        } else if reserved::PREDICATES.contain(&predicate) {
            context.diagnostics.error(
                &tag.span,
                format!("the tag `{}` is taken", tag.value),
                format!("every code has `{predicate}` already"),
                "say it with `outcome`, or choose another word",
            );
        }
        first.insert(table, tag);
        tags.push(model::Tag {
            name: tag.value.clone(),
            predicate,
        });
    }
    tags
}
