//! The ranges as a Markdown table, for the README and for the documentation of the raw type.

use crate::escape::markdown::{code_cell, line};
use crate::model::Table;
use crate::model::range::{Bounds, Range};
use crate::model::value::Value;

/// A Markdown table of these ranges, without the columns in which none of them says anything.
pub(super) fn rows(table: &Table, ranges: &[Range]) -> String {
    type Cell<'c> = &'c dyn Fn(&Range) -> String;
    let columns: [(&str, Cell<'_>); 7] = [
        ("Values", &|range| {
            let (first, last) = match &range.bounds {
                Bounds::Integers { first, last } => (first, last),
                Bounds::Prefix(prefix) => return format!("{}…", code_cell(prefix)),
            };
            let [first, last] =
                [first, last].map(|end| code_cell(&table.show(&Value::Integer(*end))));
            if first == last {
                first
            } else {
                format!("{first} to {last}")
            }
        }),
        ("Called", &|range| {
            let label = range.label.as_ref();
            label.map_or(String::new(), |label| line(&label.value))
        }),
        ("Outcome", &|range| {
            let outcome = range.facts.outcome();
            outcome.map_or(String::new(), |outcome| outcome.name().to_owned())
        }),
        ("Group", &|range| {
            let group = range.facts.group();
            group.map_or(String::new(), |group| line(&table.groups[group].title))
        }),
        ("Tags", &|range| {
            let tags = range.facts.tags();
            let tags = tags.map(|tag| line(&table.tags[tag].id));
            tags.collect::<Vec<_>>().join(", ")
        }),
        ("Treated as", &|range| {
            range.fallback.map_or(String::new(), |fallback| {
                let code = &table.codes[fallback.value];
                let (value, label) = (table.show(&code.value), &code.label);
                format!("{} {}", code_cell(&value), code_cell(label))
            })
        }),
        ("Meaning", &|range| {
            let description = range.description.as_ref();
            description.map_or(String::new(), |text| line(&text.value))
        }),
    ];
    let columns: Vec<_> = columns
        .into_iter()
        .filter(|(_, cell)| ranges.iter().any(|range| !cell(range).is_empty()))
        .collect();
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = row(columns.iter().map(|(name, _)| (*name).to_owned()).collect());
    text += &row(columns.iter().map(|_| "---".to_owned()).collect());
    for range in ranges {
        text += &row(columns.iter().map(|(_, cell)| cell(range)).collect());
    }
    text
}
