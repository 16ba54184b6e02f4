//! Doc comments: what rustdoc says of a code, and how it is found.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use super::texts::quoted;
use crate::format::{attribute, attribute_of_several};
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

/// The documentation of a variant, as attributes: value, label and whatever else is known.
pub(super) fn variant(plan: &Plan<'_>, row: &Code) -> String {
    let table = plan.table;
    let mut facts = format!("{} · {}", code(&table.show(&row.value)), code(&row.label));
    let mut add = |fact: &str| {
        facts.push_str(" · ");
        facts.push_str(fact);
    };
    if let Some(outcome) = row.outcome {
        add(outcome.name());
    }
    if let Some(group) = row.group {
        add(&plain(&table.groups[group].title).join(" "));
    }
    for &tag in &row.tags {
        add(&escape(&table.tags[tag].name));
    }
    let mut lines = vec![facts];
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
    if let Some(since) = &row.since {
        lines.push(format!("Since {}.", plain(since).join(" ")));
    }
    let shown = table.show(&row.value);
    let value = row.value.to_string();
    let names = [shown.as_str(), &value, &row.label];
    attributes(&lines, &names, &row.variant, row.deprecated.as_ref())
}

/// The documentation of an alias, in the same way.
pub(super) fn alias(plan: &Plan<'_>, row: &Code, alias: &Alias) -> String {
    let mut lines = vec![format!(
        "{} · {} · another label of [`{2}`](Self::{2})",
        code(&plan.table.show(&row.value)),
        code(&alias.label),
        row.variant,
    )];
    lines.extend(plain(&alias.description));
    let deprecated = alias.deprecated.as_ref().or(row.deprecated.as_ref());
    attributes(&lines, &[&alias.label], &alias.variant, deprecated)
}

/// What stands above an item within the enum or its `impl`: paragraphs, the names by which rustdoc
/// finds it beside its own, and what to use in its place.
fn attributes(
    paragraphs: &[String],
    names: &[&str],
    item: &str,
    deprecated: Option<&String>,
) -> String {
    let mut text = String::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if i > 0 {
            text += "    ///\n";
        }
        text.extend(["    /// ", paragraph, "\n"]);
    }
    let refused = |c: char| c == '"' || c == '\'' || (c.is_whitespace() && c != ' ');
    let mut found_by = Vec::new();
    for &name in names {
        let is_name = !name.is_empty() && name.trim() == name && !name.contains(refused);
        if is_name && name != item && !found_by.contains(&name) {
            found_by.push(name);
        }
    }
    let found_by: Vec<String> = found_by.into_iter().map(quoted).collect();
    text += &match found_by.as_slice() {
        [] => String::new(),
        [one] => attribute(4, &format!("doc(alias = {one})")),
        several => attribute_of_several(4, "doc(alias", several, ")"),
    };
    if let Some(note) = deprecated {
        // rustdoc reads the note as Markdown, so that it has to be escaped like any other text.
        let note = quoted(&plain(note).join(" "));
        text += &format!("    #[deprecated = {note}]\n");
    }
    text
}
