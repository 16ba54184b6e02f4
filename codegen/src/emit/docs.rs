//! Doc comments: what rustdoc says of a code, and how it is found.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use super::texts::quoted;
use crate::format::{attribute, attribute_of_several};
use crate::markdown::{code, escape, paragraphs};
use crate::model::{Alias, Code};

/// Doc attributes for paragraphs of Markdown, each of one line.
pub(super) fn doc(paragraphs: &[impl fmt::Display]) -> TokenStream {
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
pub(super) fn plain(text: &str) -> Vec<Cow<'_, str>> {
    let escaped = |paragraph| match paragraph {
        Cow::Borrowed(paragraph) => escape(paragraph),
        Cow::Owned(paragraph) => Cow::Owned(escape(&paragraph).into_owned()),
    };
    paragraphs(text).into_iter().map(escaped).collect()
}

/// A text of the table as Markdown, within a line.
pub(super) fn line(text: &str) -> String {
    plain(text).join(" ")
}

/// Adds the documentation of a variant, as attributes: value, label and whatever else is known.
pub(super) fn variant(plan: &Plan<'_>, row: &Code, text: &mut String) {
    let table = plan.table;
    let shown = table.show(&row.value);
    let mut facts = [&code(&shown), " · ", &code(&row.label)].concat();
    let mut add = |fact: &str| facts.extend([" · ", fact]);
    if let Some(outcome) = row.outcome {
        add(outcome.name());
    }
    if let Some(group) = row.group {
        add(&line(&table.groups[group].title));
    }
    for &tag in &row.tags {
        add(&line(&table.tags[tag].name));
    }
    let mut lines = vec![Cow::Owned(facts)];
    lines.extend(plain(&row.description));
    if let Some(first) = row.repeats {
        let first = &table.codes[first];
        lines.push(Cow::Owned(format!(
            "The label is also that of [`{0}`](Self::{0}), {1}.",
            first.variant,
            code(&table.show(&first.value)),
        )));
    }
    if !row.aliases.is_empty() {
        let labels: Vec<String> = row.aliases.iter().map(|alias| code(&alias.label)).collect();
        lines.push(Cow::Owned(format!("Also called {}.", labels.join(", "))));
    }
    if let Some(since) = &row.since {
        lines.push(Cow::Owned(format!("Since {}.", line(since))));
    }
    let value = row.value.to_string();
    let names = [shown.as_str(), &value, &row.label];
    attributes(&lines, &names, &row.variant, 1, text);
    deprecation(row.deprecated.as_ref(), text);
}

/// Adds the documentation of an alias, in the same way.
pub(super) fn alias(plan: &Plan<'_>, row: &Code, alias: &Alias, text: &mut String) {
    let mut lines = vec![Cow::Owned(format!(
        "{} · {} · another label of [`{2}`](Self::{2})",
        code(&plan.table.show(&row.value)),
        code(&alias.label),
        row.variant,
    ))];
    lines.extend(plain(&alias.description));
    let deprecated = alias.deprecated.as_ref().or(row.deprecated.as_ref());
    attributes(&lines, &[&alias.label], &alias.variant, 0, text);
    deprecation(deprecated, text);
}

/// What stands above an item within the enum or its `impl`: paragraphs, and the names by which rustdoc
/// finds it beside its own. rustfmt leaves so many columns free.
fn attributes(
    paragraphs: &[Cow<'_, str>],
    names: &[&str],
    item: &str,
    free: usize,
    text: &mut String,
) {
    for (i, paragraph) in paragraphs.iter().enumerate() {
        if i > 0 {
            text.push_str("    ///\n");
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
    let found_by: Vec<_> = found_by.into_iter().map(quoted).collect();
    match found_by.as_slice() {
        [] => {}
        [one] => text.push_str(&attribute("    ", "doc", &["alias = ", one].concat(), free)),
        several => text.push_str(&attribute_of_several("    ", "doc(alias", several, ")")),
    }
}

/// Adds what to use in place of an item.
fn deprecation(note: Option<&String>, text: &mut String) {
    if let Some(note) = note {
        // rustdoc reads the note as Markdown, so that it has to be escaped like any other text.
        let note = quoted(&line(note));
        text.extend(["    #[deprecated = ", &note, "]\n"]);
    }
}
