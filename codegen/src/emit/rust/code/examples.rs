//! The examples in the documentation of the methods.

use crate::emit::plan::Plan;
use crate::emit::rust::{doctest, outcome};
use crate::emit::tokens::string_literal;
use crate::model::Code;

pub(super) fn all_example(plan: &Plan<'_>) -> Vec<String> {
    let code = &plan.enum_name;
    let first = plan.variant_path(&plan.table.codes[0]);
    let count = plan.table.codes.len();
    let body = [
        doctest::equal(format_args!("{code}::ALL[0]"), first),
        doctest::equal(format_args!("{code}::ALL.len()"), count),
    ];
    doctest::of_code(plan, &body)
}

/// The examples of `from_label` and `all_with_label`.
pub(super) fn label_examples(plan: &Plan<'_>) -> [Vec<String>; 2] {
    let code = &plan.enum_name;
    let row = plan.example();
    let (path, label) = (plan.variant_path(row), string_literal(&row.label));
    let first = doctest::equal(
        format_args!("{code}::from_label({label})"),
        format_args!("Some({path})"),
    );
    let mut all = vec![doctest::equal(
        format_args!("{code}::all_with_label({label})"),
        format_args!("[{path}]"),
    )];
    let repeated = plan.table.codes.iter();
    if let Some(row) = repeated.into_iter().find(|row| !row.repeated_by.is_empty()) {
        let others = row
            .repeated_by
            .iter()
            .map(|&other| &plan.table.codes[other]);
        let paths: Vec<String> = std::iter::once(row)
            .chain(others)
            .map(|row| plan.variant_path(row))
            .collect();
        all = vec![doctest::equal(
            format_args!("{code}::all_with_label({})", string_literal(&row.label)),
            format_args!("[{}]", paths.join(", ")),
        )];
    }
    [vec![first], all].map(|body| doctest::of_code(plan, &body))
}

/// The example of a method without arguments.
pub(super) fn example(plan: &Plan<'_>, row: &Code, method: &str, result: &str) -> Vec<String> {
    let left = format!("{}.{method}()", plan.variant_path(row));
    doctest::of_code(plan, &[doctest::equal(left, result)])
}

pub(super) fn outcome_example(plan: &Plan<'_>) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.outcome().is_some());
    let mut imports: Vec<&dyn std::fmt::Display> = vec![&plan.enum_name];
    let result = match row.facts.outcome() {
        Some(outcome) => {
            imports.insert(0, &"Outcome");
            format!("Some({})", outcome::path(outcome))
        }
        None => "None".to_owned(),
    };
    let left = format!("{}.outcome()", plan.variant_path(row));
    let mut body = vec![doctest::equal(left, result)];
    let mut codes = plan.table.codes.iter();
    let unstated = codes.find(|row| row.facts.outcome().is_none() && row.deprecated.is_none());
    if let Some(unstated) = unstated.filter(|_| row.facts.outcome().is_some()) {
        let left = format!("{}.outcome()", plan.variant_path(unstated));
        body.push(doctest::equal(left, "None"));
    }
    doctest::section(plan, &imports, &body)
}

pub(super) fn group_example(plan: &Plan<'_>) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.group().is_some());
    let left = format!("{}.group()", plan.variant_path(row));
    match row.facts.group() {
        Some(group) => {
            let group = &plan.table.groups[group].variant;
            let body = [doctest::equal(left, format_args!("Some(Group::{group})"))];
            doctest::section(plan, &[&"Group", &plan.enum_name], &body)
        }
        None => doctest::of_code(plan, &[doctest::equal(left, "None")]),
    }
}

pub(super) fn tag_example(plan: &Plan<'_>, tag: usize) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.has_tag(tag));
    let method = &plan.table.tags[tag].predicate;
    let expression = format!("{}.{method}()", plan.variant_path(row));
    doctest::of_code(plan, &[doctest::is(row.facts.has_tag(tag), expression)])
}
