//! Doc comments: what rustdoc says of a code, and how it is found.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use crate::markdown::{code, escape, paragraphs};
use crate::model::{Alias, Code};

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
    let table = plan.table;
    let mut facts = vec![code(&table.show(&row.value)), code(&row.label)];
    facts.extend(row.outcome.map(|outcome| outcome.name().to_owned()));
    facts.extend(
        row.group
            .map(|group| plain(&table.groups[group].title).join(" ")),
    );
    facts.extend(row.tags.iter().map(|&tag| escape(&table.tags[tag].name)));
    let mut lines = vec![facts.join(" · ")];
    lines.extend(plain(&row.description));
    if let Some(first) = row.repeats {
        let first = &table.codes[first];
        lines.push(format!(
            "The label is also that of [`{0}`](Self::{0}), {1}.",
            first.variant,
            code(&table.show(&first.value)),
        ));
    }
    if !row.aliases.is_empty() {
        let labels: Vec<String> = row.aliases.iter().map(|alias| code(&alias.label)).collect();
        lines.push(format!("Also called {}.", labels.join(", ")));
    }
    lines.extend(
        row.since
            .iter()
            .map(|since| format!("Since {}.", plain(since).join(" "))),
    );
    let doc = doc(&lines);
    let names = names(plan, row).chain(std::iter::once(row.label.clone()));
    let found_by = found_by(names.collect(), &row.variant);
    let deprecated = deprecated(row.deprecated.as_ref());
    quote!(#doc #found_by #deprecated)
}

/// The documentation of an alias.
pub(super) fn alias(plan: &Plan<'_>, row: &Code, alias: &Alias) -> TokenStream {
    let mut lines = vec![format!(
        "{} · {} · another label of [`{2}`](Self::{2})",
        code(&plan.table.show(&row.value)),
        code(&alias.label),
        row.variant,
    )];
    lines.extend(plain(&alias.description));
    let doc = doc(&lines);
    let found_by = found_by(vec![alias.label.clone()], &alias.variant);
    let deprecated = deprecated(alias.deprecated.as_ref().or(row.deprecated.as_ref()));
    quote!(#doc #found_by #deprecated)
}

/// The spellings of a value that people look for.
fn names(plan: &Plan<'_>, row: &Code) -> impl Iterator<Item = String> {
    [plan.table.show(&row.value), row.value.to_string()].into_iter()
}

/// The attributes by which rustdoc finds an item under other names.
fn found_by(mut names: Vec<String>, item: &str) -> TokenStream {
    let refused = |c: char| c == '"' || c == '\'' || (c.is_whitespace() && c != ' ');
    names.retain(|name| name != item && name.trim() == name && !name.contains(refused));
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    quote!(#(#[doc(alias = #names)])*)
}

/// rustdoc reads the note as Markdown, so that it has to be escaped like any other text.
fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| {
        let note = plain(note).join(" ");
        quote!(#[deprecated = #note])
    })
}
