//! The sections of the page: codes in table order, gaps and retired codes where their values
//! belong.

use std::collections::{BTreeMap, HashSet};

use super::address_of;
use crate::html::{address, escape};
use crate::markdown::paragraphs;
use crate::model::{Alias, Code, Gap, Retired, Table};
use crate::value::{Radix, Value};

/// A row that is no code.
enum Other<'t> {
    Gap(&'t Gap),
    Retired(&'t Retired),
}

/// The rows of one group, or of none, with the address of its heading.
struct Section<'t> {
    head: Option<(String, &'t str)>,
    rows: Vec<String>,
}

/// So many rows make a list. What is out of sight is not laid out, list by list, and the browser
/// looks in every frame which lists are in sight: thousands would cost more than they save.
const LIST: usize = 64;

/// The heading of what belongs to no group.
const NO_GROUP: &str = "Of no group";

pub(super) fn sections(table: &Table) -> String {
    let mut text = String::new();
    for section in fill(table) {
        let (attribute, head) = match section.head {
            None => (" aria-label=\"Codes\"".to_owned(), String::new()),
            Some((id, title)) => (
                format!(" aria-labelledby=\"{id}\""),
                format!("<h2 id=\"{id}\">{}</h2>\n", escape(title)),
            ),
        };
        let lists: String = section.rows.chunks(LIST).map(list).collect();
        text += &format!("<section{attribute}>\n{head}{lists}</section>\n");
    }
    text
}

/// A list that tells the style how long it is, so that room is kept for what is not laid out.
fn list(rows: &[String]) -> String {
    format!(
        "<ul class=\"rows\" style=\"--rows: {}\">\n{}</ul>\n",
        rows.len(),
        rows.concat()
    )
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
    let mut ids: HashSet<String> = table
        .codes
        .iter()
        .map(|row| address_of(table, &row.value))
        .collect();
    for (position, row) in table.codes.iter().enumerate() {
        let rows = &mut sections[row.group.unwrap_or(last)].rows;
        if position == 0 {
            put(table, others.remove(&None), &mut ids, rows);
        }
        rows.push(code(table, row));
        put(table, others.remove(&Some(position)), &mut ids, rows);
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn put(
    table: &Table,
    others: Option<Vec<Other<'_>>>,
    ids: &mut HashSet<String>,
    rows: &mut Vec<String>,
) {
    for other in others.into_iter().flatten() {
        rows.push(match other {
            Other::Gap(row) => gap(table, row, ids),
            Other::Retired(row) => retired(table, row, ids),
        });
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

fn code(table: &Table, row: &Code) -> String {
    let id = address_of(table, &row.value);
    let mut text = format!(
        "<li class=\"code\" id=\"{id}\" data-first=\"{}\">\n{}<div class=\"about\">\n{}",
        escape(&row.value.to_string()),
        value(table, &row.value, &row.value, Some(&id)),
        name(&row.label, &row.variant),
    );
    text += &meanings(&row.description);
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
        text += &format!("<p class=\"facts\">{}</p>\n", facts.join(" · "));
    }
    text += &row
        .deprecated
        .as_ref()
        .map_or(String::new(), |note| deprecated(note));
    for alias in &row.aliases {
        text += &also(alias);
    }
    if let Some(group) = row.group {
        text += &format!(
            "<p class=\"facts group\">{}</p>\n",
            escape(&table.groups[group].title)
        );
    }
    let outcome = row.outcome.map_or("", |outcome| outcome.name());
    text + "</div>\n" + &word(outcome, outcome) + "</li>\n"
}

fn gap(table: &Table, row: &Gap, ids: &mut HashSet<String>) -> String {
    let (id, attribute) = own(address_of(table, &row.first), ids);
    let (first, last) = (row.first.to_string(), row.last.to_string());
    let (first, last) = (escape(&first), escape(&last));
    format!(
        "<li class=\"gap\"{attribute} data-first=\"{first}\" data-last=\"{last}\">\n{}<div class=\"about\">\n{}</div>\n{}</li>\n",
        value(table, &row.first, &row.last, id.as_deref()),
        meanings(&row.reason),
        word("", "no code"),
    )
}

fn retired(table: &Table, row: &Retired, ids: &mut HashSet<String>) -> String {
    let (id, attribute) = own(address_of(table, &row.value), ids);
    let since = row.since.as_ref().map_or(String::new(), |since| {
        format!("<p class=\"facts\">retired since {}</p>\n", escape(since))
    });
    format!(
        "<li class=\"retired\"{attribute} data-first=\"{}\">\n{}<div class=\"about\">\n<p class=\"name\">{}</p>\n{}{since}</div>\n{}</li>\n",
        escape(&row.value.to_string()),
        value(table, &row.value, &row.value, id.as_deref()),
        label(&row.label),
        meanings(&row.reason),
        word("", "retired"),
    )
}

/// An address as an attribute, unless another row has it: gaps may overlap.
fn own(id: String, ids: &mut HashSet<String>) -> (Option<String>, String) {
    if !ids.insert(id.clone()) {
        return (None, String::new());
    }
    let attribute = format!(" id=\"{id}\"");
    (Some(id), attribute)
}

/// A value, or a range, as a link to its own row. What is shown in hexadecimal is told in decimal
/// too.
fn value(table: &Table, first: &Value, last: &Value, id: Option<&str>) -> String {
    let mut text = escape(&table.show(first)).into_owned();
    if first != last {
        text += &format!(" to {}", escape(&table.show(last)));
    } else if let (Value::Integer(number), Radix::Hex) = (first, table.radix) {
        text += &format!("<small>{number}</small>");
    }
    match id {
        Some(id) => format!("<a class=\"value\" href=\"#{id}\">{text}</a>\n"),
        None => format!("<span class=\"value\">{text}</span>\n"),
    }
}

fn name(of: &str, variant: &str) -> String {
    let variant = escape(variant);
    format!(
        "<p class=\"name\">{} <code class=\"variant\">{variant}</code></p>\n",
        label(of)
    )
}

/// A label may be broken behind its underscores.
fn label(label: &str) -> String {
    format!(
        "<code class=\"label\">{}</code>",
        escape(label).replace('_', "_<wbr>")
    )
}

fn meanings(text: &str) -> String {
    let one = |paragraph: &String| format!("<p class=\"meaning\">{}</p>\n", escape(paragraph));
    paragraphs(text).iter().map(one).collect()
}

fn also(alias: &Alias) -> String {
    let variant = escape(&alias.variant);
    let mut parts = vec![format!(
        "also {} <code class=\"variant\">{variant}</code>",
        label(&alias.label)
    )];
    parts.extend(
        paragraphs(&alias.description)
            .iter()
            .map(|text| escape(text).into_owned()),
    );
    parts.extend(
        alias
            .deprecated
            .as_ref()
            .map(|note| format!("deprecated: {}", escape(note))),
    );
    format!("<p class=\"facts\">{}</p>\n", parts.join(" · "))
}

fn deprecated(note: &str) -> String {
    format!("<p class=\"facts\">deprecated: {}</p>\n", escape(note))
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

/// What a row is, in a word.
fn word(class: &str, word: &str) -> String {
    if word.is_empty() {
        return String::new();
    }
    let class = format!("word {class}");
    format!("<span class=\"{}\">{word}</span>\n", class.trim_end())
}
