//! The sections of the page: codes in table order, with gaps and retired codes at the places of their values.

use std::collections::{BTreeMap, HashSet};

use super::address_of;
use crate::escape::html::{escape, fragment};
use crate::escape::markdown::paragraphs;
use crate::model::value::{Radix, Value};
use crate::model::{Alias, Code, Outcome, Retired, Row, Table};

/// The rows of a group, or those without a group.
pub(super) struct Section<'t> {
    /// The heading; `None` if the table has no groups.
    heading: Option<Heading<'t>>,
    rows: Vec<Row<'t>>,
}

struct Heading<'t> {
    id: String,
    title: &'t str,
}

/// The number of rows in a list. A browser lays out only the lists in view. In each frame it checks which those
/// are, so thousands of lists would cost more than they save.
const ROWS_IN_LIST: usize = 64;

/// The sections that have rows, in table order.
pub(super) fn sections(table: &Table) -> Vec<Section<'_>> {
    // No value has an address with a colon in it.
    let groups = table.groups.iter();
    let groups = groups.map(|group| Heading {
        id: format!("group:{}", fragment(&group.id)),
        title: &group.title,
    });
    let without_group = Heading {
        id: "group:".to_owned(),
        title: "Without a group",
    };
    let section = |heading| Section {
        heading: (!table.groups.is_empty()).then_some(heading),
        rows: Vec::new(),
    };
    let mut sections: Vec<Section<'_>> = groups.chain([without_group]).map(section).collect();
    let mut others = gaps_and_retired(table);
    for (position, row) in table.codes.iter().enumerate() {
        let rows = &mut sections[row.facts.group().unwrap_or(table.groups.len())].rows;
        if position == 0 {
            rows.extend(others.remove(&None).into_iter().flatten());
        }
        rows.push(Row::Code(row));
        rows.extend(others.remove(&Some(position)).into_iter().flatten());
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// Gaps and retired codes by the position of the code that they follow: the one with the next lower value, or
/// `None` if they precede all codes.
fn gaps_and_retired(table: &Table) -> BTreeMap<Option<usize>, Vec<Row<'_>>> {
    let positions: BTreeMap<&Value, usize> =
        table.codes.iter().map(|row| &row.value).zip(0..).collect();
    let gaps = table.gaps.iter().map(Row::Gap);
    let mut rows: Vec<Row<'_>> = gaps.chain(table.retired.iter().map(Row::Retired)).collect();
    rows.sort_by_key(|row| row.value());
    let mut by_position: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        let lower = positions.range::<Value, _>(..row.value()).next_back();
        let position = lower.map(|(_, position)| *position);
        by_position.entry(position).or_default().push(row);
    }
    by_position
}

/// The links to the sections; empty if the table has no groups.
pub(super) fn navigation(sections: &[Section<'_>]) -> String {
    let headings = sections
        .iter()
        .filter_map(|section| section.heading.as_ref());
    let link = |Heading { id, title }: &Heading<'_>| {
        format!("<li><a href=\"#{id}\">{}</a></li>\n", escape(title))
    };
    let links: String = headings.map(link).collect();
    if links.is_empty() {
        return links;
    }
    format!("<nav aria-label=\"Groups\">\n<ul class=\"groups\">\n{links}</ul>\n</nav>\n")
}

/// The sections as HTML.
pub(super) fn html(table: &Table, sections: &[Section<'_>]) -> String {
    let mut ids: HashSet<String> = HashSet::new();
    if !(table.gaps.is_empty() && table.retired.is_empty()) {
        ids.extend(table.codes.iter().map(|row| address_of(table, &row.value)));
    }
    let mut html = String::new();
    for section in sections {
        html += &match &section.heading {
            None => "<section aria-label=\"Codes\">\n".to_owned(),
            Some(Heading { id, title }) => format!(
                "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n",
                escape(title)
            ),
        };
        for rows in section.rows.chunks(ROWS_IN_LIST) {
            // The style reserves room for a list that is not laid out yet.
            html += &format!("<ul class=\"rows\" style=\"--rows: {}\">\n", rows.len());
            for row in rows {
                let id = address_of(table, row.value());
                // Gaps may overlap, and then only the first one has the address.
                let has_id = matches!(row, Row::Code(_)) || ids.insert(id.clone());
                html += &item(table, *row, has_id.then_some(&id));
            }
            html += "</ul>\n";
        }
        html += "</section>\n";
    }
    html
}

fn item(table: &Table, row: Row<'_>, id: Option<&String>) -> String {
    let (class, about, badge) = match row {
        Row::Code(row) => {
            let outcome = row.facts.outcome().map(Outcome::name);
            let badge = outcome.map(|name| badge(&format!("badge {name}"), name));
            ("code", code(table, row), badge.unwrap_or_default())
        }
        Row::Gap(row) => ("gap", meanings(&row.reason), badge("badge", "no code")),
        Row::Retired(row) => ("retired", retired(row), badge("badge", "retired")),
    };
    let id_attribute = id.map_or(String::new(), |id| format!(" id=\"{id}\""));
    let first = escape(&row.value().to_string());
    let last = match row {
        Row::Gap(row) => format!(" data-last=\"{}\"", escape(&row.last.to_string())),
        Row::Code(_) | Row::Retired(_) => String::new(),
    };
    let value = value(table, row, id);
    format!(
        "<li class=\"{class}\"{id_attribute} data-first=\"{first}\"{last}>\n\
         {value}<div class=\"about\">\n{about}</div>\n{badge}</li>\n"
    )
}

/// The outcome of a code, or that a value has none.
fn badge(classes: &str, text: &str) -> String {
    format!("<span class=\"{classes}\">{text}</span>\n")
}

/// The value of a row as a link to the row. A value in hexadecimal is also shown in decimal.
fn value(table: &Table, row: Row<'_>, id: Option<&String>) -> String {
    let mut shown = escape(&table.show(row.value()));
    match (row, row.value(), table.radix) {
        (Row::Gap(row), ..) if row.first != row.last => {
            shown += &format!(" to {}", escape(&table.show(&row.last)));
        }
        (_, Value::Integer(number), Radix::Hex) => shown += &format!("<small>{number}</small>"),
        _ => {}
    }
    match id {
        Some(id) => format!("<a class=\"value\" href=\"#{id}\">{shown}</a>\n"),
        None => format!("<span class=\"value\">{shown}</span>\n"),
    }
}

fn code(table: &Table, row: &Code) -> String {
    let (label, variant) = (label(&row.label), escape(&row.variant));
    let mut html =
        format!("<p class=\"name\">{label} <code class=\"variant\">{variant}</code></p>\n");
    html += &meanings(&row.description);
    let same_label = row.repeats.iter().chain(&row.repeated_by).map(|&other| {
        let value = &table.codes[other].value;
        let (id, shown) = (address_of(table, value), escape(&table.show(value)));
        format!("<a href=\"#{id}\">{shown}</a>")
    });
    let same_label: Vec<String> = same_label.collect();
    let mut properties = Vec::new();
    if !same_label.is_empty() {
        properties.push(format!("same label as {}", same_label.join(", ")));
    }
    properties.extend(row.facts.tags().map(|tag| escape(&table.tags[tag].id)));
    let since = row.since.as_ref();
    properties.extend(since.map(|since| format!("since {}", escape(since))));
    if !properties.is_empty() {
        html += &facts(&properties.join(" · "));
    }
    if let Some(note) = &row.deprecated {
        html += &facts(&format!("deprecated: {}", escape(note)));
    }
    html.extend(row.aliases.iter().map(alias));
    if let Some(group) = row.facts.group() {
        let title = escape(&table.groups[group].title);
        html += &format!("<p class=\"facts group\">{title}</p>\n");
    }
    html
}

fn alias(row: &Alias) -> String {
    let (label, variant) = (label(&row.label), escape(&row.variant));
    let mut parts = vec![format!(
        "also {label} <code class=\"variant\">{variant}</code>"
    )];
    parts.extend(paragraphs(&row.description).iter().map(|text| escape(text)));
    let note = row.deprecated.as_ref();
    parts.extend(note.map(|note| format!("deprecated: {}", escape(note))));
    facts(&parts.join(" · "))
}

fn retired(row: &Retired) -> String {
    let mut html = format!("<p class=\"name\">{}</p>\n", label(&row.label));
    html += &meanings(&row.reason);
    if let Some(since) = &row.since {
        html += &facts(&format!("retired since {}", escape(since)));
    }
    html
}

/// A label, which may wrap after its underscores.
fn label(label: &str) -> String {
    let label = escape(label).replace('_', "_<wbr>");
    format!("<code class=\"label\">{label}</code>")
}

fn meanings(text: &str) -> String {
    let mut html = String::new();
    for paragraph in paragraphs(text) {
        html += &format!("<p class=\"meaning\">{}</p>\n", escape(&paragraph));
    }
    html
}

fn facts(html: &str) -> String {
    format!("<p class=\"facts\">{html}</p>\n")
}
