//! The sections of the page: codes in table order, gaps and retired codes where their values
//! belong.

use std::collections::{BTreeMap, HashSet};

use super::address_of;
use crate::escape::html::{address, escape};
use crate::escape::markdown::paragraphs;
use crate::model::value::{Radix, Value};
use crate::model::{Alias, Code, Gap, Retired, Table};

/// A row that is no code.
enum Other<'t> {
    Gap(&'t Gap),
    Retired(&'t Retired),
}

/// A row. One that is no code has an address unless another row has it: gaps may overlap.
enum Row<'t> {
    Code(&'t Code),
    Other(Other<'t>, Option<String>),
}

/// The rows of one group, or of none, with the address of its heading.
struct Section<'t> {
    head: Option<(String, &'t str)>,
    rows: Vec<Row<'t>>,
}

/// So many rows make a list. What is out of sight is not laid out, list by list, and the browser
/// looks in every frame which lists are in sight: thousands would cost more than they save.
const LIST: usize = 64;

/// The heading of what belongs to no group.
const NO_GROUP: &str = "Of no group";

pub(super) fn sections(table: &Table, text: &mut String) {
    for section in fill(table) {
        let (attribute, head) = match section.head {
            None => (" aria-label=\"Codes\"".to_owned(), String::new()),
            Some((id, title)) => (
                format!(" aria-labelledby=\"{id}\""),
                format!("<h2 id=\"{id}\">{}</h2>\n", escape(title)),
            ),
        };
        *text += &format!("<section{attribute}>\n{head}");
        for rows in section.rows.chunks(LIST) {
            list(table, rows, text);
        }
        text.push_str("</section>\n");
    }
}

/// Adds a list that tells the style how long it is, so that room is kept for what is not laid out.
fn list(table: &Table, rows: &[Row<'_>], text: &mut String) {
    *text += &format!("<ul class=\"rows\" style=\"--rows: {}\">\n", rows.len());
    for row in rows {
        match row {
            Row::Code(row) => code(table, row, text),
            Row::Other(Other::Gap(row), id) => gap(table, row, id.as_deref(), text),
            Row::Other(Other::Retired(row), id) => retired(table, row, id.as_deref(), text),
        }
    }
    *text += "</ul>\n";
}

/// The headings, with their addresses, of the sections that have rows.
pub(super) fn titles(table: &Table) -> impl Iterator<Item = (String, &str)> {
    let mut used = vec![false; table.groups.len() + 1];
    for row in &table.codes {
        used[row.group.unwrap_or(table.groups.len())] = true;
    }
    heads(table)
        .zip(used)
        .filter_map(|(head, used)| used.then_some(head))
}

/// The heading of each group and of none. No value has an address with a colon in it.
fn heads(table: &Table) -> impl Iterator<Item = (String, &str)> {
    let groups = table.groups.iter();
    let groups = groups.map(|group| {
        (
            format!("group:{}", address(&group.id)),
            group.title.as_str(),
        )
    });
    groups.chain([("group:".to_owned(), NO_GROUP)])
}

fn fill(table: &Table) -> Vec<Section<'_>> {
    let grouped = !table.groups.is_empty();
    let head = |head| Section {
        head: Some(head).filter(|_| grouped),
        rows: Vec::new(),
    };
    let mut sections: Vec<Section<'_>> = heads(table).map(head).collect();
    let last = sections.len() - 1;
    let mut others = others(table);
    let mut ids = HashSet::new();
    if !others.is_empty() {
        let codes = table.codes.iter();
        ids.extend(codes.map(|row| address_of(table, &row.value)));
    }
    for (position, row) in table.codes.iter().enumerate() {
        let rows = &mut sections[row.group.unwrap_or(last)].rows;
        if position == 0 {
            put(table, others.remove(&None), &mut ids, rows);
        }
        rows.push(Row::Code(row));
        put(table, others.remove(&Some(position)), &mut ids, rows);
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn put<'t>(
    table: &Table,
    others: Option<Vec<Other<'t>>>,
    ids: &mut HashSet<String>,
    rows: &mut Vec<Row<'t>>,
) {
    for other in others.into_iter().flatten() {
        let first = match other {
            Other::Gap(row) => &row.first,
            Other::Retired(row) => &row.value,
        };
        let id = address_of(table, first);
        let id = ids.insert(id.clone()).then_some(id);
        rows.push(Row::Other(other, id));
    }
}

/// What is no code, by the position of the code that it follows: the one of the next lower value,
/// or `None` before all codes.
fn others(table: &Table) -> BTreeMap<Option<usize>, Vec<Other<'_>>> {
    let codes = table.codes.iter().enumerate();
    let positions: BTreeMap<&Value, usize> = codes
        .map(|(position, row)| (&row.value, position))
        .collect();
    let gaps = table.gaps.iter().map(|row| (&row.first, Other::Gap(row)));
    let retired = table
        .retired
        .iter()
        .map(|row| (&row.value, Other::Retired(row)));
    let mut all: Vec<_> = gaps.chain(retired).collect();
    all.sort_by_key(|(value, _)| *value);
    let mut others: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (value, other) in all {
        let before = positions.range::<&Value, _>(..value).next_back();
        others
            .entry(before.map(|(_, position)| *position))
            .or_default()
            .push(other);
    }
    others
}

fn code(table: &Table, row: &Code, text: &mut String) {
    let shown = table.show(&row.value);
    let id = address(&shown);
    let wire = row.value.to_string();
    text.extend(["<li class=\"code\" id=\"", &id, "\" data-first=\""]);
    text.extend([&escape(&wire), "\">\n"]);
    value(table, &shown, Some(&row.value), Some(&id), text);
    text.push_str("<div class=\"about\">\n<p class=\"name\">");
    label(&row.label, text);
    let variant = escape(&row.variant);
    text.extend([" <code class=\"variant\">", &variant, "</code></p>\n"]);
    meanings(&row.description, text);
    let mut facts = same_label(table, row);
    facts.extend(
        row.tags
            .iter()
            .map(|&tag| escape(&table.tags[tag].name).into_owned()),
    );
    facts.extend(
        row.since
            .iter()
            .map(|since| format!("since {}", escape(since))),
    );
    if !facts.is_empty() {
        text.extend(["<p class=\"facts\">", &facts.join(" · "), "</p>\n"]);
    }
    if let Some(note) = &row.deprecated {
        text.extend(["<p class=\"facts\">deprecated: ", &escape(note), "</p>\n"]);
    }
    for alias in &row.aliases {
        also(alias, text);
    }
    if let Some(group) = row.group {
        let title = escape(&table.groups[group].title);
        text.extend(["<p class=\"facts group\">", &title, "</p>\n"]);
    }
    text.push_str("</div>\n");
    if let Some(outcome) = row.outcome {
        let name = outcome.name();
        text.extend(["<span class=\"word ", name, "\">", name, "</span>\n"]);
    }
    text.push_str("</li>\n");
}

fn gap(table: &Table, row: &Gap, id: Option<&str>, text: &mut String) {
    let (first, last) = (row.first.to_string(), row.last.to_string());
    let (first, last) = (escape(&first), escape(&last));
    *text += &format!(
        "<li class=\"gap\"{} data-first=\"{first}\" data-last=\"{last}\">\n",
        attribute(id)
    );
    let (shown, single) = if row.first == row.last {
        (table.show(&row.first), Some(&row.first))
    } else {
        let ends = [&row.first, &row.last].map(|value| table.show(value));
        (ends.join(" to "), None)
    };
    value(table, &shown, single, id, text);
    text.push_str("<div class=\"about\">\n");
    meanings(&row.reason, text);
    text.push_str("</div>\n<span class=\"word\">no code</span>\n</li>\n");
}

fn retired(table: &Table, row: &Retired, id: Option<&str>, text: &mut String) {
    *text += &format!(
        "<li class=\"retired\"{} data-first=\"{}\">\n",
        attribute(id),
        escape(&row.value.to_string())
    );
    let shown = table.show(&row.value);
    value(table, &shown, Some(&row.value), id, text);
    text.push_str("<div class=\"about\">\n<p class=\"name\">");
    label(&row.label, text);
    text.push_str("</p>\n");
    meanings(&row.reason, text);
    if let Some(since) = &row.since {
        let since = escape(since);
        text.extend(["<p class=\"facts\">retired since ", &since, "</p>\n"]);
    }
    text.push_str("</div>\n<span class=\"word\">retired</span>\n</li>\n");
}

fn attribute(id: Option<&str>) -> String {
    id.map_or(String::new(), |id| format!(" id=\"{id}\""))
}

/// Adds a value, or a range, as a link to its own row. A single one that is shown in hexadecimal is
/// told in decimal too.
fn value(table: &Table, shown: &str, single: Option<&Value>, id: Option<&str>, text: &mut String) {
    match id {
        Some(id) => text.extend(["<a class=\"value\" href=\"#", id, "\">"]),
        None => text.push_str("<span class=\"value\">"),
    }
    text.push_str(&escape(shown));
    if let (Some(Value::Integer(number)), Radix::Hex) = (single, table.radix) {
        text.extend(["<small>", &number.to_string(), "</small>"]);
    }
    text.push_str(if id.is_some() { "</a>\n" } else { "</span>\n" });
}

/// A label may be broken behind its underscores.
fn label(label: &str, text: &mut String) {
    text.push_str("<code class=\"label\">");
    for part in escape(label).split_inclusive('_') {
        text.push_str(part);
        text.push_str(if part.ends_with('_') { "<wbr>" } else { "" });
    }
    text.push_str("</code>");
}

fn meanings(meaning: &str, text: &mut String) {
    for paragraph in paragraphs(meaning) {
        text.extend(["<p class=\"meaning\">", &escape(&paragraph), "</p>\n"]);
    }
}

fn also(alias: &Alias, text: &mut String) {
    text.push_str("<p class=\"facts\">also ");
    label(&alias.label, text);
    let variant = escape(&alias.variant);
    text.extend([" <code class=\"variant\">", &variant, "</code>"]);
    for paragraph in paragraphs(&alias.description) {
        text.extend([" · ", &escape(&paragraph)]);
    }
    if let Some(note) = &alias.deprecated {
        text.extend([" · deprecated: ", &escape(note)]);
    }
    text.push_str("</p>\n");
}

/// Whose label it is too, as links.
fn same_label(table: &Table, row: &Code) -> Vec<String> {
    let others: Vec<String> = row
        .repeats
        .iter()
        .chain(&row.repeated_by)
        .map(|&other| {
            let value = &table.codes[other].value;
            format!(
                "<a href=\"#{}\">{}</a>",
                address_of(table, value),
                escape(&table.show(value))
            )
        })
        .collect();
    let others = (!others.is_empty()).then(|| format!("same label as {}", others.join(", ")));
    others.into_iter().collect()
}
