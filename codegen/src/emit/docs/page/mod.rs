//! `docs/index.html`: every code on one page that needs nothing else. The parts that are the same
//! for all tables are the files beside this one; what a table says is put between them here.

mod rows;

use crate::emit::draft::{Content, Draft};
use crate::emit::plan::Plan;
use crate::escape::html::{address, escape, fill};
use crate::escape::markdown::paragraphs;
use crate::model::Table;
use crate::model::value::Value;

const PAGE: &str = include_str!("page.html");
pub(super) const STYLE: &str = include_str!("page.css");
const CODES: &str = include_str!("codes.html");
const SCRIPT: &str = include_str!("codes.js");

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let table = plan.table;
    let heading = heading(table);
    let heading = escape(&heading);
    let package = &table.package;
    let bits = plan.integer().map(|repr| repr.bits().to_string());
    let example = example(table);
    let style = format!("{STYLE}\n:root {{\n  --values: {}ch;\n}}\n", width(table));
    let texts = [
        ("title", heading.as_ref()),
        ("style", &style),
        (
            "package",
            &format!("{} {}", escape(&package.name), package.version),
        ),
        ("heading", &heading),
        ("lead", &lead(table)),
        ("groups", &groups(table)),
        ("example", &escape(&example)),
        ("type", &escape(&table.type_name)),
        ("bits", &bits.unwrap_or_default()),
        ("radix", table.radix.name()),
        (
            "origin",
            &format!("Generated from {}.", escape(&table.file)),
        ),
        ("script", SCRIPT),
    ];
    let template = whole(CODES);
    let (start, end) = template
        .split_once("{{sections}}")
        .unwrap_or((&template, ""));
    let mut text = fill(start, &texts);
    rows::sections(table, &mut text);
    text.push_str(&fill(end, &texts));
    vec![plan.draft("docs/index.html", Content::Markup(text))]
}

/// The template of a page, from that of its body.
pub(super) fn whole(body: &str) -> String {
    PAGE.replace("{{body}}", body)
}

/// What the page is called: the first text about the table that says anything.
pub(super) fn heading(table: &Table) -> String {
    let texts = [
        &table.package.description,
        &table.title,
        &table.package.name,
    ];
    let texts = texts.map(|text| paragraphs(text).join(" "));
    let first = texts.into_iter().find(|text| !text.is_empty());
    first.unwrap_or_default()
}

/// How many codes there are, and where they are from.
pub(super) fn source(table: &Table) -> String {
    let count = match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    };
    format!(
        "{count}, from “{}” by {}",
        escape(&table.source.document),
        escape(&table.source.publisher)
    )
}

fn lead(table: &Table) -> String {
    let mut lead = format!("{}.", source(table));
    let told = table
        .codes
        .iter()
        .filter(|row| row.outcome.is_some())
        .count();
    if told > 0 && told < table.codes.len() {
        lead += " Where no outcome stands, the source does not tell.";
    }
    lead
}

/// The way to the sections, where there are several.
fn groups(table: &Table) -> String {
    if table.groups.is_empty() {
        return String::new();
    }
    let mut text = "<nav aria-label=\"Groups\">\n<ul class=\"groups\">\n".to_owned();
    for (id, title) in rows::titles(table) {
        text += &format!("<li><a href=\"#{id}\">{}</a></li>\n", escape(title));
    }
    text + "</ul>\n</nav>\n"
}

/// What may be asked for, by the example of a code in the middle.
fn example(table: &Table) -> String {
    let Some(row) = table.codes.get(table.codes.len() / 2) else {
        return String::new();
    };
    let hex = match row.value {
        Value::Integer(number) if number > 9 => format!(", 0x{number:X}"),
        _ => String::new(),
    };
    format!("{}{hex}, a label or a word", row.value)
}

/// How wide the column of values is, in digits. What is longer than most is broken.
fn width(table: &Table) -> usize {
    let widths = table
        .codes
        .iter()
        .map(|row| table.show(&row.value).chars().count());
    widths.max().unwrap_or(0).clamp(3, 20)
}

/// The address of a value: what the table's people write, as far as an address can hold it.
fn address_of(table: &Table, value: &Value) -> String {
    address(&table.show(value))
}
