//! `docs/index.html`: all codes on one page that needs no other file. The other files in this folder are
//! templates, the same for all tables; this module fills them with the codes of one table.

mod places;
mod rows;

use crate::emit::draft::{Content, Draft};
use crate::emit::example::count_codes;
use crate::emit::plan::Plan;
use crate::escape::html::{escape, fill, fragment};
use crate::escape::markdown::paragraphs;
use crate::model::Table;
use crate::model::value::Value;

const PAGE: &str = include_str!("page.html");
pub(super) const STYLE: &str = include_str!("page.css");
const CODES: &str = include_str!("codes.html");
const SCRIPT: &str = include_str!("codes.js");

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let table = plan.table;
    let package = &table.package;
    let sections = rows::sections(table);
    let heading = escape(&heading(table));
    let bits = plan.integer().map(|repr| repr.bits().to_string());
    let replacements = [
        ("title", heading.as_str()),
        (
            "style",
            &format!("{STYLE}\n:root {{\n  --values: {}ch;\n}}\n", width(table)),
        ),
        (
            "package",
            &format!("{} {}", escape(&package.name), package.version),
        ),
        ("heading", &heading),
        ("lead", &lead(table)),
        ("groups", &rows::navigation(&sections)),
        ("example", &escape(&example(table))),
        ("type", &escape(&table.type_name)),
        ("bits", &bits.unwrap_or_default()),
        ("radix", table.radix.name()),
        ("sections", &rows::html(table, &sections)),
        (
            "origin",
            &format!("Generated from {}.", escape(&table.file)),
        ),
        ("script", SCRIPT),
    ];
    let text = fill(&with_body(CODES), &replacements);
    vec![plan.draft("docs/index.html", Content::Markup(text))]
}

/// The template of a page that has this template as its body.
pub(super) fn with_body(body: &str) -> String {
    PAGE.replace("{{body}}", body)
}

/// The heading of a page: the description of the package, or else a name that is not empty.
pub(super) fn heading(table: &Table) -> String {
    let Table { package, title, .. } = table;
    let candidates = [&package.description, title, &package.name];
    let mut candidates = candidates
        .map(|text| paragraphs(text).join(" "))
        .into_iter();
    let heading = candidates.find(|text| !text.is_empty());
    heading.expect("a package has a name")
}

/// The number of codes and their source.
pub(super) fn source(table: &Table) -> String {
    let publisher = table.publication.publisher.as_deref();
    let publisher = publisher.map_or(String::new(), |name| format!(" by {}", escape(name)));
    format!(
        "{}, from “{}”{}",
        count_codes(table),
        escape(&table.publication.document),
        publisher,
    )
}

/// The number of codes and their source, with its address, edition and day.
fn linked_source(table: &Table) -> String {
    let publication = &table.publication;
    let document = escape(&publication.document);
    let mut text = format!("{}, from ", count_codes(table));
    text += &match &publication.url {
        Some(url) => rows::outside(url, &format!("“{document}”")),
        None => format!("“{document}”"),
    };
    if let Some(version) = &publication.version {
        text += &format!(", version {}", escape(version));
    }
    if let Some(publisher) = &publication.publisher {
        text += &format!(", by {}", escape(publisher));
    }
    if let Some(retrieved) = &publication.retrieved {
        text += &format!(", retrieved {retrieved}");
    }
    text
}

/// The paragraph below the heading.
fn lead(table: &Table) -> String {
    let with_outcome = table
        .codes
        .iter()
        .filter(|row| row.facts.outcome().is_some())
        .count();
    let note = if with_outcome > 0 && with_outcome < table.codes.len() {
        " Where no outcome is shown, the source does not state one."
    } else {
        ""
    };
    format!("{}.{note}", linked_source(table))
}

/// The placeholder of the search field: what to search for, with the value of a code as an example.
fn example(table: &Table) -> String {
    let value = &table.codes[table.codes.len() / 2].value;
    let hex = match value {
        Value::Integer(number) if *number > 9 => format!(", 0x{number:X}"),
        _ => String::new(),
    };
    format!("{value}{hex}, a label or a word")
}

/// The width of the value column in characters, from 3 to 20. Longer values wrap.
fn width(table: &Table) -> usize {
    let widths = table
        .codes
        .iter()
        .map(|row| table.show(&row.value).chars().count());
    widths.fold(0, usize::max).clamp(3, 20)
}

/// The fragment that is the address of a value on the page.
fn address_of(table: &Table, value: &Value) -> String {
    fragment(&table.show(value))
}
