//! Tags: words that make the names of methods.

use std::collections::HashMap;

use super::{Context, naming, reserved};
use crate::model::Tag;
use crate::read::spanned::Spanned;

pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Tag> {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut tags: Vec<Tag> = Vec::new();
    for tag in context.raw.codes.iter().flat_map(|code| &code.tags) {
        let word = naming::snake(&tag.value);
        let predicate = format!("is_{word}");
        // A large crate has a `static` in uppercase for each tag, and `ß` and `ss` are the same there.
        let name = predicate.to_uppercase();
        if let Some(earlier) = first.get(&name) {
            if earlier.value != tag.value {
                let title = format!("two tags would have the method `{predicate}`");
                context
                    .error(&tag.span, title, "use one spelling throughout the table")
                    .note("here")
                    .related(&earlier.span, "and here");
            }
            continue;
        }
        if word.is_empty() || !naming::is_identifier(&predicate) {
            let title = format!("the tag `{}` does not make a Rust name", tag.value);
            let help = "write words of letters and digits, such as \"retriable\"";
            context.error(&tag.span, title, help);
        } else if reserved::PREDICATES.contains(&predicate.as_str()) {
            let title = format!("the tag `{}` is reserved", tag.value);
            context
                .error(
                    &tag.span,
                    title,
                    "set `outcome` instead, or choose another word",
                )
                .note(format!("every code has the method `{predicate}` already"));
        }
        first.insert(name, tag);
        tags.push(Tag {
            name: tag.value.clone(),
            predicate,
        });
    }
    tags
}
