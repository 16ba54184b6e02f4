//! `--apply`: adds what is new in a list to the table.

use std::fs;

use codetable::Source;
use codetable::published::{self, Addition, Difference, LeftOut, ListedRange};

use super::Report;
use crate::codegen::write::replace;
use crate::failure::Failure;
use crate::output::count;
use crate::{staging, tables};

/// Returns the gap that the list names, unless the table says something about its values.
fn gap<'l>(report: &Report<'_>, left_out: &'l LeftOut) -> Option<Addition<'l>> {
    let gap = left_out.gap.as_ref()?;
    let ListedRange { first, last, .. } = gap;
    let (table, values) = (report.table, first..=last);
    let has_code = table.codes.iter().any(|code| values.contains(&&code.value));
    let has_gap = table
        .gaps
        .iter()
        .any(|gap| gap.first <= *last && gap.last >= *first);
    (!has_code && !has_gap).then_some(Addition::Gap(gap))
}

/// Adds what is new to the table, unless the result would have mistakes. Says what was added.
pub(super) fn apply(report: &Report<'_>) -> Result<String, Failure> {
    let additions = report.differences.iter().filter_map(Difference::addition);
    let gaps = report
        .list
        .left_out
        .iter()
        .filter_map(|left_out| gap(report, left_out));
    let new: Vec<Addition<'_>> = additions.chain(gaps).collect();
    if new.is_empty() {
        return Ok("nothing to add\n".to_owned());
    }
    let file = &report.table.file;
    let shown = report.paths.display_table(file);
    report.paths.check_folders()?;
    let path = report.paths.spec().join(file);
    let text = fs::read_to_string(&path).map_err(|error| Failure::unreadable(&shown, &error))?;
    if Source::new(file, &text) != *report.lines.source(0) {
        return Err(Failure::new(
            format!("{shown} changed during the comparison"),
            "run the command again",
        ));
    }
    let Some(text) = published::insert(&text, report.table, report.list, &new) else {
        return Err(Failure::new(
            format!("some code in {shown} is not written as `[[code]]`"),
            "write each code as `[[code]]`, or add the new codes by hand",
        ));
    };
    let sources = [Source::new(file, &text)];
    tables::validate(report.paths, &sources, "nothing was written")?;
    replace(&path, &report.paths.staging(), &text)
        .map_err(|error| Failure::cannot("write", &shown, &error))?;
    staging::leave(&report.paths.staging());
    let rows = count(new.len(), "row");
    let command = report.paths.codegen_command();
    Ok(format!(
        "added {rows} to {shown}: read them, describe what the list does not, then run: {command}\n"
    ))
}

/// Says which differences remain, and what to do about them.
pub(super) fn not_applied(report: &Report<'_>) -> String {
    let count_of = |is_kind: fn(&Difference<'_>) -> bool| {
        report
            .differences
            .iter()
            .filter(|difference| is_kind(difference))
            .count()
    };
    let kinds: [(usize, &str, &str); 6] = [
        (
            count_of(|difference| matches!(difference, Difference::New { .. })),
            "new",
            "correct the gap or the retired row that has the value",
        ),
        (
            count_of(|difference| matches!(difference, Difference::Alias { .. })),
            "alias",
            "leave the label with the code that has it, or move it: it can only lead to one",
        ),
        (
            count_of(|difference| matches!(difference, Difference::Renamed(..))),
            "renamed",
            "write the label of the list, or add it as `[[code.alias]]`",
        ),
        (
            count_of(|difference| matches!(difference, Difference::Moved(..))),
            "moved",
            "write the value of the list, or retire the old one",
        ),
        (
            count_of(|difference| matches!(difference, Difference::Missing(_))),
            "missing",
            "move the code to `[[retired]]` if the vendor dropped it",
        ),
        (
            count_of(|difference| matches!(difference, Difference::Range(_))),
            "range",
            "add it as `[[range]]` or `[[gap]]`",
        ),
    ];
    let table = report.paths.display_table(&report.table.file);
    let lines = kinds.iter().filter(|(count, ..)| *count > 0);
    let lines = lines
        .map(|(count, kind, what)| format!("not applied: {count} {kind}; in {table}, {what}\n"));
    lines.collect()
}
