//! Doc comments: what rustdoc says of a code, and how it is found.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use crate::markdown::{code, escape, paragraphs};
use crate::model::Code;

/// Doc attributes for paragraphs of Markdown, each of one line.
pub(super) fn doc(paragraphs: &[String]) -> TokenStream {
    let lines = paragraphs.iter().enumerate().map(|(i, paragraph)| {
        let line = format!(" {paragraph}");
        if i == 0 {
            quote!(#[doc = #line])
        } else {
            quote!(#[doc = ""] #[doc = #line])
        }
    });
    quote!(#(#lines)*)
}

/// A text of the table as paragraphs of Markdown.
pub(super) fn plain(text: &str) -> Vec<String> {
    paragraphs(text)
        .iter()
        .map(|paragraph| escape(paragraph))
        .collect()
}

/// The documentation of a variant: value, label and whatever else is known.
pub(super) fn variant(plan: &Plan<'_>, row: &Code) -> TokenStream {
    let shown = plan.table.show(&row.value);
    let mut facts = vec![code(&shown), code(&row.label)];
    facts.extend(row.outcome.map(|outcome| outcome.name().to_owned()));
    let mut lines = vec![facts.join(" · ")];
    lines.extend(plain(&row.description));
    if let Some(first) = row.repeats {
        let first = &plan.table.codes[first];
        lines.push(format!(
            "The label is also that of [`{0}`](Self::{0}), {1}.",
            first.variant,
            code(&plan.table.show(&first.value)),
        ));
    }
    lines.extend(
        row.since
            .iter()
            .map(|since| format!("Since {}.", escape(since))),
    );
    let doc = doc(&lines);
    let found_by = [&shown, &row.label];
    let found_by = found_by
        .iter()
        .filter(|alias| is_alias(alias, &row.variant));
    quote!(#doc #(#[doc(alias = #found_by)])*)
}

/// Whether rustdoc takes a text as another name of an item.
fn is_alias(text: &str, item: &str) -> bool {
    let refused = |c: char| c == '"' || c == '\'' || (c.is_whitespace() && c != ' ');
    text != item && text.trim() == text && !text.contains(refused)
}
