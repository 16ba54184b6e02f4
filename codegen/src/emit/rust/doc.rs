//! Doc comments of variants and aliases, and the names by which rustdoc finds them.

use std::collections::BTreeMap;

use crate::emit::plan::Plan;
use crate::emit::range_table;
use crate::emit::tokens::string_literal;
use crate::escape::markdown::{self, code, line, plain};
use crate::model::column::{Column, ColumnValue};
use crate::model::range::FactName;
use crate::model::{Alias, Code, Group, Tag};

/// The maximum number of ranges that are listed in the documentation of the raw type.
const MAX_RANGES: usize = 32;

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
    // The meaning comes first, since the lists of rustdoc and of editors show only that.
    let mut lines = plain(&row.description);
    lines.push(facts.join(" · "));
    lines.extend(inherited(plan, row));
    lines.extend(columns(plan, row));
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
    let link = row.link.iter();
    lines.extend(link.map(|link| markdown::link("More about it", link)));
    let value = row.value.to_string();
    let hexadecimal = hexadecimal(plan, row);
    let mut names = vec![shown.as_str(), &value];
    names.extend(hexadecimal.as_deref());
    names.push(&row.label);
    outer_attributes(&lines, &names, &row.variant, row.deprecated.as_ref())
}

/// The value in hexadecimal without leading zeros, as logs and headers often have it; `None` if values are strings.
fn hexadecimal(plan: &Plan<'_>, row: &Code) -> Option<String> {
    let bits = plan.integer()?.bits();
    let number = row.value.as_integer()?;
    // A negative value as its bits.
    Some(format!("0x{:X}", number & ((1 << bits) - 1)))
}

/// A sentence for each range that states facts of a code: which facts those are.
fn inherited(plan: &Plan<'_>, row: &Code) -> Vec<String> {
    let table = plan.table;
    let mut names: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (name, range) in row.facts.of_ranges() {
        names.entry(range).or_default().push(match name {
            FactName::Outcome => "the outcome".to_owned(),
            FactName::Group => "the group".to_owned(),
            FactName::Tag(tag) => format!("the tag {}", line(&table.tags[tag].id)),
        });
    }
    let sentence = |(range, names): (usize, Vec<String>)| {
        let values = table.describe_bounds(&table.ranges[range].bounds, code);
        format!("As for {values}: {}.", names.join(", "))
    };
    names.into_iter().map(sentence).collect()
}

/// What a code states in the columns, as a paragraph.
fn columns(plan: &Plan<'_>, row: &Code) -> Option<String> {
    let facts = row.columns.iter().map(|(column, fact)| {
        let fact = match fact {
            ColumnValue::Str(_) => code(&fact.to_string()),
            ColumnValue::Bool(_) | ColumnValue::Integer(_) => fact.to_string(),
        };
        format!("{}: {fact}", code(&plan.table.columns[*column].id))
    });
    (!row.columns.is_empty()).then(|| facts.collect::<Vec<_>>().join(" · "))
}

/// What the documentation of the enum says about a `match`.
pub(super) fn exhaustive(plan: &Plan<'_>) -> &'static str {
    if plan.table.is_exhaustive {
        "///\n/// A `match` needs no `_` arm: a new code would be a major change.\n"
    } else {
        ""
    }
}

/// The documentation of the raw type.
pub(super) fn raw(plan: &Plan<'_>) -> Vec<String> {
    let table = plan.table;
    let first = format!(
        "A value as received, whether or not a [`{}`] has it.",
        plan.enum_name
    );
    let base = table.base_mask.map(|mask| {
        let mask = code(&table.show_mask(mask));
        format!(
            "The bits {mask} of a value make its [`base`](Self::base). A value without a code is answered like the code \
             of its base, if there is one."
        )
    });
    let mut lines = paragraphs([first].into_iter().chain(base));
    if table.ranges.is_empty() {
        return lines;
    }
    let count = table.ranges.len();
    let which = if count > MAX_RANGES {
        format!("The first {MAX_RANGES} of {count} ranges; the README has all:")
    } else {
        "What is known of values without a code, by the range that they are in:".to_owned()
    };
    let shown = &table.ranges[..count.min(MAX_RANGES)];
    lines.extend([String::new(), format!(" {which}"), String::new()]);
    let rows = range_table::rows(table, shown);
    lines.extend(rows.lines().map(|row| format!(" {row}")));
    lines
}

/// The documentation of a group.
pub(super) fn group(group: &Group) -> Vec<String> {
    paragraphs(
        plain(&group.title)
            .into_iter()
            .chain(plain(&group.description)),
    )
}

/// The documentation and the attributes of the constant of an alias.
pub(super) fn alias(plan: &Plan<'_>, row: &Code, alias: &Alias) -> String {
    let facts = format!(
        "{} · {} · another label of [`{2}`](Self::{2})",
        code(&plan.table.show(&row.value)),
        code(&alias.label),
        row.variant,
    );
    let mut lines = plain(&alias.description);
    lines.push(facts);
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
    let last = (!column.is_required).then(|| "`None` if it is not stated.".to_owned());
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
