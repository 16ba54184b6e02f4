//! Tags: ids that make the names of methods.

use std::collections::HashMap;

use super::{Context, Strictness, naming, reserved, string};
use crate::model::Tag;
use crate::read::raw::RawTag;
use crate::read::spanned::Spanned;

/// Validates the tags. In an earlier table, those that codes have without a declaration follow.
pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Tag> {
    let raw = context.raw;
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut tags = Vec::new();
    for tag in &raw.tags {
        let Some(id) = &tag.id else { continue };
        let predicate = check_id(context, id);
        // A large crate has a `static` in uppercase for each tag, and `ß` and `ss` are the same there.
        if let Some(earlier) = first.insert(predicate.to_uppercase(), id) {
            let title = format!("two tags would have the method `{predicate}`");
            context
                .error(&id.span, title, "choose an id that makes another name")
                .note("again here")
                .related(&earlier.span, "first here");
        }
        tags.push(declared(id, tag, predicate));
    }
    if context.strictness == Strictness::Earlier {
        for id in raw.codes.iter().flat_map(|code| &code.tags) {
            let predicate = check_id(context, id);
            first.entry(predicate.to_uppercase()).or_insert_with(|| {
                tags.push(declared(id, &RawTag::default(), predicate));
                id
            });
        }
    }
    tags
}

fn declared(id: &Spanned<String>, raw: &RawTag, predicate: String) -> Tag {
    Tag {
        at: id.span.clone(),
        id: id.value.clone(),
        description: string(raw.description.as_ref()).unwrap_or_default(),
        predicate,
    }
}

/// Checks an id. Returns the name of its method.
fn check_id(context: &mut Context<'_, '_>, id: &Spanned<String>) -> String {
    let word = naming::snake(&id.value);
    let predicate = format!("is_{word}");
    if word.is_empty() || !naming::is_identifier(&predicate) {
        let title = format!("the tag `{}` does not make a Rust name", id.value);
        let help = "write words of letters and digits, such as \"retriable\"";
        context.error(&id.span, title, help);
    } else if reserved::PREDICATES.contains(&predicate.as_str()) {
        let title = format!("the tag `{}` is reserved", id.value);
        context
            .error(
                &id.span,
                title,
                "set `outcome` instead, or choose another word",
            )
            .note(format!("every code has the method `{predicate}` already"));
    }
    predicate
}
