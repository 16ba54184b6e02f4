//! The rows of a page for readers without JavaScript.

use super::data::address;
use super::outside;
use super::sections::Section;
use crate::escape::html::escape;
use crate::escape::markdown::paragraphs;
use crate::model::{Code, Outcome, Row, Table};

/// The maximum number of rows that a page has without JavaScript.
const MAX_ROWS: usize = 1_000;

/// The sections as HTML, or a note on where the codes are if they are too many.
pub(super) fn html(table: &Table, rows: &[Row<'_>], sections: &[Section]) -> String {
    if rows.len() > MAX_ROWS {
        return format!(
            "<p class=\"note\">This page shows its {} rows with JavaScript. Without it, read \
             <a href=\"../codes.json\">codes.json</a>, or ask <code>explain</code>.</p>\n",
            super::thousands(rows.len()),
        );
    }
    let mut html = String::new();
    for section in sections {
        if let Some(group) = section.group.map(|group| &table.groups[group]) {
            html += &format!("<h2>{}</h2>\n", escape(&group.title));
            html += &texts(&group.description);
        } else if !table.groups.is_empty() {
            html += "<h2>Without a group</h2>\n";
        }
        html += "<ul class=\"rows\">\n";
        for row in &section.rows {
            html += &item(table, rows[*row]);
        }
        html += "</ul>\n";
    }
    html
}

fn item(table: &Table, row: Row<'_>) -> String {
    let value = table.show(&row.value());
    // Gaps may overlap, so they have no address.
    let id = match row {
        Row::Gap(_) => String::new(),
        _ => format!(" id=\"{}\"", address(table, row)),
    };
    let (value, label, about, outcome) = match row {
        Row::Code(row) => (value, label(&row.label), code(row), row.facts.outcome()),
        Row::Retired(row) => {
            let since = row.since.as_ref();
            let since = since.map_or(String::new(), |since| format!(" since {since}"));
            let about = texts(&format!("Retired{since}: {}", row.reason));
            (value, format!("<s>{}</s>", label(&row.label)), about, None)
        }
        Row::Gap(row) => {
            let last = (row.first != row.last).then(|| format!(" to {}", table.show(&row.last)));
            let value = value + &last.unwrap_or_default();
            (value, "no code".to_owned(), texts(&row.reason), None)
        }
        Row::Range(row) => {
            let name = row.label.as_ref();
            let name = name.map_or("any other value".to_owned(), |name| label(&name.value));
            let about = row.description.as_ref();
            let about = about.map_or(String::new(), |about| texts(&about.value));
            (
                table.show_bounds(&row.bounds),
                name,
                about,
                row.facts.outcome(),
            )
        }
    };
    let outcome = outcome.map(Outcome::name);
    let outcome = outcome.map(|name| format!("<span class=\"outcome {name}\">{name}</span>\n"));
    format!(
        "<li{id}>\n<span class=\"value\">{}</span>\n<div class=\"name\">{label}</div>\n\
         <div class=\"about\">\n{about}</div>\n{}</li>\n",
        escape(&value),
        outcome.unwrap_or_default(),
    )
}

fn code(row: &Code) -> String {
    let mut html = texts(&row.description);
    html += &format!("<p class=\"facts\"><code>{}</code>", escape(&row.variant));
    for alias in &row.aliases {
        html += &format!(
            " · also {} <code>{}</code>",
            label(&alias.label),
            escape(&alias.variant)
        );
    }
    if let Some(note) = &row.deprecated {
        html += &format!(" · deprecated: {}", escape(note));
    }
    if let Some(link) = &row.link {
        html += &format!(" · {}", outside(link, "about this code"));
    }
    html + "</p>\n"
}

/// A label, which may wrap after its underscores.
fn label(label: &str) -> String {
    let label = escape(label).replace('_', "_<wbr>");
    format!("<code class=\"label\">{label}</code>")
}

fn texts(text: &str) -> String {
    let paragraph = |text: &String| format!("<p>{}</p>\n", escape(text));
    let paragraphs = paragraphs(text);
    paragraphs
        .iter()
        .filter(|text| !text.is_empty())
        .map(paragraph)
        .collect()
}
