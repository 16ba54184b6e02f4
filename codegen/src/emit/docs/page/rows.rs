//! The sections of the page: codes in table order, with gaps, retired codes and ranges at the places of their
//! values.

use std::collections::{BTreeMap, HashSet};
use std::mem::take;

use super::address_of;
use super::places::insert_ranges;
use crate::escape::html::{escape, fragment};
use crate::escape::markdown::paragraphs;
use crate::model::column::ColumnValue;
use crate::model::range::{Bounds, FactName, Facts, Range};
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
    description: &'t str,
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
        description: &group.description,
    });
    let without_group = Heading {
        id: "group:".to_owned(),
        title: "Without a group",
        description: "",
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
    let mut rows: Vec<Vec<Row<'_>>> = sections
        .iter_mut()
        .map(|section| take(&mut section.rows))
        .collect();
    insert_ranges(table, &mut rows);
    for (section, rows) in sections.iter_mut().zip(rows) {
        section.rows = rows;
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
    rows.sort_by_cached_key(|row| row.value());
    let mut by_position: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        let lower = positions.range::<Value, _>(..&row.value()).next_back();
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
    let link = |Heading { id, title, .. }: &Heading<'_>| {
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
            Some(Heading {
                id,
                title,
                description,
            }) => format!(
                "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n{}",
                escape(title),
                meanings(description),
            ),
        };
        for rows in section.rows.chunks(ROWS_IN_LIST) {
            // The style reserves room for a list that is not laid out yet.
            html += &format!("<ul class=\"rows\" style=\"--rows: {}\">\n", rows.len());
            for row in rows {
                let id = address_of_row(table, *row);
                // Gaps may overlap, and then only the first one has the address.
                let has_id = matches!(row, Row::Code(_) | Row::Range(_)) || ids.insert(id.clone());
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
        Row::Range(row) => {
            let outcome = row.facts.outcome().map(Outcome::name);
            let badge = outcome.map(|name| badge(&format!("badge {name}"), name));
            ("range", range(table, row), badge.unwrap_or_default())
        }
    };
    let id_attribute = id.map_or(String::new(), |id| format!(" id=\"{id}\""));
    let first = escape(&row.value().to_string());
    let last = match row {
        Row::Gap(row) => format!(" data-last=\"{}\"", escape(&row.last.to_string())),
        Row::Range(row) => match &row.bounds {
            Bounds::Integers { last, .. } => format!(" data-last=\"{last}\""),
            Bounds::Prefix(_) => String::new(),
        },
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
    let value = row.value();
    let mut shown = escape(&table.show(&value));
    match (row, value, table.radix) {
        (Row::Range(row), ..) => shown = escape(&table.show_bounds(&row.bounds)),
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
    properties.extend(row.facts.tags().map(|tag| tag_name(table, tag)));
    properties.extend(row.columns.iter().map(|fact| column(table, fact)));
    let since = row.since.as_ref();
    properties.extend(since.map(|since| format!("since {}", escape(since))));
    let link = row.link.as_ref();
    properties.extend(link.map(|link| outside(link, "more about it")));
    if !properties.is_empty() {
        html += &facts(&properties.join(" · "));
    }
    html += &inherited(table, &row.facts, None);
    if let Some(note) = &row.deprecated {
        html += &facts(&format!("deprecated: {}", escape(note)));
    }
    html.extend(row.aliases.iter().map(alias));
    html + &group(table, &row.facts)
}

/// What a range says of values without a code, including what it takes from the ranges around it.
fn range(table: &Table, row: &Range) -> String {
    let name = match &row.label {
        Some(name) => label(&name.value),
        None => "values without a code".to_owned(),
    };
    let mut html = format!("<p class=\"name\">{name}</p>\n");
    if let Some(description) = &row.description {
        html += &meanings(&description.value);
    }
    let mut properties: Vec<String> = row.facts.tags().map(|tag| tag_name(table, tag)).collect();
    if let Some(fallback) = row.fallback {
        let code = &table.codes[fallback.value];
        let (id, shown) = (
            address_of(table, &code.value),
            escape(&table.show(&code.value)),
        );
        properties.push(format!("treated as <a href=\"#{id}\">{shown}</a>"));
    }
    if !properties.is_empty() {
        html += &facts(&properties.join(" · "));
    }
    // If the range states a fact itself, its position is with the fact.
    let mut stating = row.facts.of_ranges().map(|(_, range)| range);
    let own = stating.find(|range| table.ranges[*range].at == row.at);
    html += &inherited(table, &row.facts, own);
    html + &group(table, &row.facts)
}

/// The title of the group, for search results.
fn group(table: &Table, facts: &Facts) -> String {
    let group = facts.group().map(|group| &table.groups[group]);
    group.map_or(String::new(), |group| {
        format!("<p class=\"facts group\">{}</p>\n", escape(&group.title))
    })
}

/// A tag, with what it says as its title.
fn tag_name(table: &Table, tag: usize) -> String {
    let tag = &table.tags[tag];
    let description = paragraphs(&tag.description).join(" ");
    if description.is_empty() {
        escape(&tag.id)
    } else {
        let title = escape(&description);
        format!("<span title=\"{title}\">{}</span>", escape(&tag.id))
    }
}

/// What a code states in a column.
fn column(table: &Table, (column, fact): &(usize, ColumnValue)) -> String {
    let column = &table.columns[*column];
    format!(
        "<span title=\"{}\">{}</span>: {}",
        escape(&paragraphs(&column.description).join(" ")),
        escape(&column.id),
        escape(&fact.to_string()),
    )
}

/// A link out of the page.
pub(super) fn outside(address: &str, text: &str) -> String {
    format!(
        "<a href=\"{}\" rel=\"noreferrer\">{text}</a>",
        escape(address)
    )
}

/// Which facts come from ranges other than the row itself, with a link to each range.
fn inherited(table: &Table, of_row: &Facts, own: Option<usize>) -> String {
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (name, range) in of_row.of_ranges() {
        if Some(range) != own {
            lines.entry(range).or_default().push(match name {
                FactName::Outcome => "outcome".to_owned(),
                FactName::Group => "group".to_owned(),
                FactName::Tag(tag) => escape(&table.tags[tag].id),
            });
        }
    }
    let line = |(range, names): (usize, Vec<String>)| {
        let range = &table.ranges[range];
        let id = address_of_row(table, Row::Range(range));
        let values = escape(&table.show_bounds(&range.bounds));
        facts(&format!(
            "{} from the range <a href=\"#{id}\">{values}</a>",
            names.join(", ")
        ))
    };
    lines.into_iter().map(line).collect()
}

/// The fragment that is the address of a row. No value has one with a colon in it.
fn address_of_row(table: &Table, row: Row<'_>) -> String {
    let Row::Range(range) = row else {
        return address_of(table, &row.value());
    };
    match &range.bounds {
        Bounds::Integers { first, last } => {
            let [first, last] = [first, last].map(|end| address_of(table, &Value::Integer(*end)));
            format!("range:{first}-{last}")
        }
        Bounds::Prefix(prefix) => format!("range:{}", fragment(prefix)),
    }
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
