//! Tags: ids that make the names of methods.

use std::collections::HashSet;

use super::references::Methods;
use super::{Context, Strictness, naming, reserved, string};
use crate::model::Tag;
use crate::read::raw::RawTag;
use crate::read::spanned::Spanned;

/// Validates the tags. In an earlier table, those that codes have without a declaration follow.
pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Tag> {
    let raw = context.raw;
    let mut methods = Methods::default();
    let mut tags = Vec::new();
    let mut add = |context: &mut Context<'_, '_>, id, raw: &RawTag| {
        let predicate = predicate(context, id)
            .map(|predicate| context.composed(predicate, &id.span, naming::composed_id(&id.value)));
        if let Some(predicate) = &predicate {
            methods.claim(context, "tag", id, predicate);
        }
        // A tag with a mistake is known nevertheless, so that it is not also a mistake in each row.
        tags.push(declared(id, raw, predicate.unwrap_or_default()));
    };
    for tag in &raw.tags {
        if let Some(id) = &tag.id {
            add(context, id, tag);
        }
    }
    if context.strictness == Strictness::Earlier {
        let ids = raw.tags.iter().filter_map(|tag| tag.id.as_ref());
        let mut known: HashSet<&str> = ids.map(|id| id.value.as_str()).collect();
        for id in raw.codes.iter().flat_map(|code| &code.tags) {
            if known.insert(&id.value) {
                add(context, id, &RawTag::default());
            }
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

/// Returns the name of the method for an id, or reports what is wrong with the id.
fn predicate(context: &mut Context<'_, '_>, id: &Spanned<String>) -> Option<String> {
    let word = naming::snake(&id.value);
    let predicate = format!("is_{word}");
    if word.is_empty() || !naming::is_identifier(&predicate) {
        let title = format!("the tag `{}` does not make a Rust name", id.value);
        let help = "write words of letters and digits, such as \"retriable\"";
        context.error(&id.span, title, help);
        return None;
    }
    // Earlier enums do not have the method.
    let is_new = context.strictness == Strictness::Earlier && predicate == "is_warning";
    if reserved::PREDICATES.contains(&predicate.as_str()) && !is_new {
        let title = format!("the tag `{}` is reserved", id.value);
        let help = "set `outcome` instead, or choose another word";
        context
            .error(&id.span, title, help)
            .note(format!("every code has the method `{predicate}` already"));
        return None;
    }
    Some(predicate)
}
