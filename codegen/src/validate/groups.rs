//! Groups: unique Rust names, made from their ids.

use std::collections::HashMap;

use super::{Context, naming, string};
use crate::model::Group;
use crate::read::spanned::Spanned;

pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Group> {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut groups = Vec::new();
    for raw in &context.raw.groups {
        let (Some(id), Some(title)) = (&raw.id, string(raw.title.as_ref())) else {
            continue;
        };
        let Some(variant) = naming::group_name(&id.value) else {
            let title = format!("the id `{}` does not make a Rust name", id.value);
            let help = "write words of letters and digits, such as \"recording\"";
            context.error(&id.span, title, help);
            continue;
        };
        let variant = context.composed(variant, &id.span, naming::composed_id(&id.value));
        if let Some(earlier) = first.get(&variant) {
            let (title, help) = if earlier.value == id.value {
                let title = format!("the group `{}` is declared twice", id.value);
                (title, "remove one of the declarations")
            } else {
                let title = format!("two groups would be named `{variant}`");
                (title, "choose an id that makes another name")
            };
            context
                .error(&id.span, title, help)
                .note("again here")
                .related(&earlier.span, "first here");
            continue;
        }
        first.insert(variant.clone(), id);
        groups.push(Group {
            at: id.span.clone(),
            id: id.value.clone(),
            title,
            description: string(raw.description.as_ref()).unwrap_or_default(),
            variant,
        });
    }
    groups
}
