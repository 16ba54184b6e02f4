//! What was not found, for people: the values that there are, and what comes nearest.

use codetable::model::Table;
use codetable::search::{Answer, Hit, values};

use super::Report;

/// Returns what was not found, with what comes nearest; empty if everything was found.
pub(super) fn render(report: &Report<'_>) -> String {
    let mut text = String::new();
    for lookup in &report.lookups {
        let Answer::Nearest(hits) = &lookup.answer else {
            continue;
        };
        let hits: Vec<&Hit<'_>> = hits.iter().collect();
        text += &if lookup.is_number {
            not_a_value(report, &lookup.query)
        } else {
            format!("no code matches \"{}\"\n", lookup.query)
        };
        if !hits.is_empty() {
            text += &format!("the nearest are:\n\n{}", report.hit_lines(&hits));
        }
    }
    text
}

/// Says that no table has a value, and which values each has.
fn not_a_value(report: &Report<'_>, number: &str) -> String {
    match report.tables {
        [table] => format!(
            "{number} is not a value of {}; its values are {}\n",
            report.paths.display_table(&table.file),
            values(table),
        ),
        tables => {
            let line = |table: &Table| {
                format!(
                    "  {}: {}\n",
                    report.paths.display_table(&table.file),
                    values(table)
                )
            };
            let lines: String = tables.iter().map(line).collect();
            format!("{number} is not a value of any table; their values are:\n\n{lines}")
        }
    }
}
