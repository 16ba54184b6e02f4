//! The `[message]` section: distinct XML names, and values that a message can carry.

use std::collections::HashMap;

/// The rule by which the reader of messages checks names, too.
#[path = "../emit/message/runtime/name.rs"]
mod name;

use super::{Context, string};
use crate::diagnostic::{Diagnostics, Span};
use crate::model::Message;
use crate::model::value::Value;
use crate::read::raw::RawMessage;
use crate::read::spanned::Spanned;

pub(super) fn validate(raw: &RawMessage, diagnostics: &mut Diagnostics) -> Option<Message> {
    let root = element(raw.root.as_ref(), diagnostics);
    let children = [
        ("request-id", raw.request_id.as_ref()),
        ("type", raw.kind.as_ref()),
        ("code", raw.code.as_ref()),
        ("text", raw.text.as_ref()),
    ];
    let [request_id, kind, code, text] = children.map(|(_, raw)| element(raw, diagnostics));
    check_distinct(&children, diagnostics);
    let error_type = error_type(raw.error_type.as_ref(), diagnostics);
    Some(Message {
        at: raw.root.as_ref()?.span.clone(),
        root: root?,
        request_id: request_id?,
        kind: kind?,
        code: code?,
        text: text?,
        error_type: error_type?,
    })
}

/// Checks that a message preserves each value: its reader trims white space.
pub(super) fn check_values(context: &mut Context<'_, '_>, values: &[Option<Value>]) {
    if context.raw.message.is_none() {
        return;
    }
    for (position, value) in values.iter().enumerate() {
        if let Some(Value::Str(text)) = value
            && text.trim_ascii() != text
        {
            context.error(
                &context.span_of_value(position),
                "leading or trailing white space in a value, which a message does not preserve",
                "remove the white space, or remove `[message]`",
            );
        }
    }
}

fn element(raw: Option<&Spanned<String>>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = raw?;
    // With a colon, it would need a namespace.
    if !name::is_name(value) || value.contains(':') {
        let title = format!("`{value}` cannot be the name of an XML element");
        let help = "write letters, digits, `_`, `-` and `.`, starting with a letter or `_`";
        diagnostics.error(span, title, help);
        return None;
    }
    string(raw)
}

/// Checks that all elements within the root have distinct names: a reader knows them by their names.
fn check_distinct(children: &[(&str, Option<&Spanned<String>>)], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, (&str, &Span)> = HashMap::new();
    for (key, raw) in children {
        let Some(raw) = raw else { continue };
        if let Some((first_key, first)) = seen.get(raw.value.as_str()) {
            let title = format!("two elements of the message are named `{}`", raw.value);
            diagnostics
                .error(&raw.span, title, "name each element differently")
                .note(format!("as `{key}`"))
                .related(first, format!("and as `{first_key}`"));
        } else {
            seen.insert(&raw.value, (key, &raw.span));
        }
    }
}

fn error_type(raw: Option<&Spanned<String>>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = raw?;
    // The reader compares it with the content of an element, which it trims in the same way.
    if value.trim_ascii() != value {
        let title = "leading or trailing white space in `error-type`";
        let help = "write exactly what the element `type` contains on an error, such as \"ERROR\"";
        diagnostics.error(span, title, help);
        return None;
    }
    string(raw)
}
