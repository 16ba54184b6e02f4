//! `src/tables.rs`: what is known of each code, by its slot.

use quote::quote;

use super::plan::{Plan, smallest};
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};
use crate::model::{Code, Outcome};

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let imports = quote! {
        use crate::outcome::Outcome;
    };
    let mut items = vec![
        Item::Tokens(imports),
        by_slot(plan, "The label of each code.", "LABELS", "&str", |row| {
            quoted(row, |row| &row.label)
        }),
        by_slot(
            plan,
            "The description of each code.",
            "DESCRIPTIONS",
            "&str",
            |row| quoted(row, |row| &row.description),
        ),
        by_slot(
            plan,
            "The name of each code's variant.",
            "VARIANTS",
            "&str",
            |row| quoted(row, |row| &row.variant),
        ),
        by_slot(
            plan,
            "What each code tells of the request.",
            "OUTCOMES",
            "Option<Outcome>",
            outcome,
        ),
    ];
    items.push(positions(plan));
    Draft {
        path: "src/tables.rs",
        content: Content::Rust(items),
    }
}

/// A table with an element for each slot; a slot without a code has one that is never read.
fn by_slot(
    plan: &Plan<'_>,
    doc: &str,
    name: &str,
    element: &str,
    of: impl Fn(Option<&Code>) -> String,
) -> Item {
    let elements: Vec<String> = plan.by_slot().map(of).collect();
    table(doc, name, element, &elements)
}

fn quoted(row: Option<&Code>, text: fn(&Code) -> &String) -> String {
    let literal = proc_macro2::Literal::string(row.map_or("", |row| text(row)));
    literal.to_string()
}

fn outcome(row: Option<&Code>) -> String {
    match row.and_then(|row| row.outcome) {
        Some(Outcome::Success) => "Some(Outcome::Success)",
        Some(Outcome::Warning) => "Some(Outcome::Warning)",
        Some(Outcome::Error) => "Some(Outcome::Error)",
        None => "None",
    }
    .to_owned()
}

fn positions(plan: &Plan<'_>) -> Item {
    numbers(
        "The position of each code in the list of all.",
        "POSITIONS",
        plan.slots.iter().map(|slot| slot.unwrap_or(0)),
    )
}

/// A table of numbers, of the smallest type that holds them all.
pub(super) fn numbers(doc: &str, name: &str, numbers: impl Iterator<Item = usize>) -> Item {
    let numbers: Vec<usize> = numbers.collect();
    let element = smallest(numbers.iter().copied().max().unwrap_or(0));
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    table(doc, name, element, &numbers)
}
