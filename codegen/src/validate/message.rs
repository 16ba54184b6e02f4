//! The `[message]` section: names that XML takes, and no name for two things.

use super::{Context, at, text};
use crate::diagnostic::Diagnostics;
use crate::model;
use crate::model::value::Value;
use crate::read::raw;
use crate::read::raw::Spanned;

pub(super) fn validate(
    written: &raw::RawMessage,
    diagnostics: &mut Diagnostics,
) -> Option<model::Message> {
    let root = element(written.root.as_ref(), diagnostics);
    let within = [
        ("request-id", &written.request_id),
        ("type", &written.kind),
        ("code", &written.code),
        ("text", &written.text),
    ];
    let [request_id, kind, code, body] =
        within.map(|(_, written)| element(written.as_ref(), diagnostics));
    distinct_names(&within, diagnostics);
    let error_type = written.error_type.as_ref();
    let error_type = error_type.and_then(|written| error_type_of(written, diagnostics));
    Some(model::Message {
        at: at(written.root.as_ref()),
        root: root?,
        request_id: request_id?,
        kind: kind?,
        code: code?,
        text: body?,
        error_type: error_type?,
    })
}

/// Refuses values that a message would not give back: what reads one leaves out the white space around them.
pub(super) fn values(context: &mut Context<'_, '_>, values: &[Option<Value>]) {
    if context.raw.message.is_none() {
        return;
    }
    for (code, value) in context.raw.codes.iter().zip(values) {
        if let (Some(written), Some(Value::Text(text))) = (&code.value, value)
            && text.trim_ascii() != text
        {
            context.diagnostics.error(
                &written.span,
                "a value with white space around it, which a message does not keep",
                "",
                "write the value as it stands in the message, or take `[message]` out",
            );
        }
    }
}

fn element(written: Option<&Spanned<String>>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = written?;
    let starts = |c: char| c == '_' || c.is_alphabetic();
    let goes_on = |c: char| c == '_' || c == '-' || c == '.' || c.is_alphanumeric();
    if !value.starts_with(starts) || !value.chars().all(goes_on) {
        diagnostics.error(
            span,
            format!("`{value}` cannot be the name of an XML element"),
            "",
            "write letters, digits, `_`, `-` and `.`, with a letter or `_` first",
        );
        return None;
    }
    text(written)
}

/// The elements within the root need names of their own, or nobody could tell what they hold.
fn distinct_names(within: &[(&str, &Option<Spanned<String>>)], diagnostics: &mut Diagnostics) {
    for (position, (key, written)) in within.iter().enumerate() {
        let Some(written) = written else { continue };
        let same = within[..position]
            .iter()
            .filter_map(|(key, first)| Some((key, first.as_ref()?)))
            .find(|(_, first)| first.value == written.value);
        if let Some((first_key, first)) = same {
            diagnostics
                .error(
                    &written.span,
                    format!("two elements of the message are called `{}`", written.value),
                    format!("as `{key}`"),
                    "write for each key the name of an element of its own",
                )
                .and(&first.span, format!("and as `{first_key}`"));
        }
    }
}

fn error_type_of(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = written;
    // It is compared with what stands in an element, white space around that aside.
    if value.trim() != value {
        diagnostics.error(
            span,
            "`error-type` has white space around it",
            "",
            "write just what the element `type` says on an error, such as \"ERROR\"",
        );
        return None;
    }
    Some(value.clone())
}
