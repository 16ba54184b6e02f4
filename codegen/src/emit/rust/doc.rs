//! Doc comments of variants and aliases, and the names by which rustdoc finds them.

use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::escape::markdown::{code, line, plain};
use crate::model::column::Column;
use crate::model::{Alias, Code, Tag};

/// The documentation and the attributes of a variant.
pub(super) fn variant(plan: &Plan<'_>, row: &Code) -> String {
    let table = plan.table;
    let shown = table.show(&row.value);
    let mut facts = vec![code(&shown), code(&row.label)];
    facts.extend(row.facts.outcome().map(|outcome| outcome.name().to_owned()));
    facts.extend(
        row.facts
            .group()
            .map(|group| line(&table.groups[group].title)),
    );
    facts.extend(row.facts.tags().map(|tag| line(&table.tags[tag].id)));
    let mut lines = vec![facts.join(" · ")];
    lines.extend(plain(&row.description));
    if let Some(first) = row.repeats {
        let first = &table.codes[first];
        lines.push(format!(
            "Same label as [`{0}`](Self::{0}), value {1}.",
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
            .map(|since| format!("Since {}.", line(since))),
    );
    let value = row.value.to_string();
    let names = [shown.as_str(), &value, &row.label];
    outer_attributes(&lines, &names, &row.variant, row.deprecated.as_ref())
}

/// The documentation and the attributes of the constant of an alias.
pub(super) fn alias(plan: &Plan<'_>, row: &Code, alias: &Alias) -> String {
    let mut lines = vec![format!(
        "{} · {} · another label of [`{2}`](Self::{2})",
        code(&plan.table.show(&row.value)),
        code(&alias.label),
        row.variant,
    )];
    lines.extend(plain(&alias.description));
    let deprecated = alias.deprecated.as_ref().or(row.deprecated.as_ref());
    outer_attributes(&lines, &[&alias.label], &alias.variant, deprecated)
}

/// The documentation of the method that tests a `thing`, the code or the value, for a tag.
pub(super) fn tag(tag: &Tag, thing: &str) -> Vec<String> {
    let first = format!("Whether the {thing} is {}.", line(&tag.id));
    paragraphs([first].into_iter().chain(plain(&tag.description)))
}

/// The documentation of the method of a column.
pub(super) fn column(column: &Column) -> Vec<String> {
    let last = (!column.is_required).then(|| "`None` if the vendor does not state it.".to_owned());
    paragraphs(plain(&column.description).into_iter().chain(last))
}

/// Paragraphs as the lines of a doc comment.
fn paragraphs(paragraphs: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!(" {paragraph}"));
    }
    lines
}

/// The documentation of an item, the names other than its own by which rustdoc finds it, and the note on its
/// deprecation.
fn outer_attributes(
    paragraphs: &[String],
    names: &[&str],
    item: &str,
    deprecated: Option<&String>,
) -> String {
    let mut text = format!("    /// {}\n", paragraphs.join("\n    ///\n    /// "));
    // rustdoc rejects these characters.
    let refused = |c: char| c == '"' || c == '\'' || (c.is_whitespace() && c != ' ');
    let mut aliases: Vec<String> = Vec::new();
    for name in names {
        let is_allowed = !name.is_empty() && name.trim() == *name && !name.contains(refused);
        let alias = string_literal(name);
        if is_allowed && *name != item && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    if !aliases.is_empty() {
        text += &format!("    #[doc(alias({}))]\n", aliases.join(", "));
    }
    if let Some(note) = deprecated {
        // rustdoc renders the note as Markdown.
        text += &format!("    #[deprecated = {}]\n", string_literal(&line(note)));
    }
    text
}
