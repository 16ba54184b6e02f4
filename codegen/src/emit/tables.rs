//! `src/tables.rs`: what is known of each code, by its slot.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{Plan, Values, integer_literal, smallest};
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};
use crate::model::{Code, Outcome};

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let mut items = vec![Item::Tokens(imports(plan))];
    if let Values::Texts { .. } = plan.values {
        items.push(by_slot(
            plan,
            "The value of each code.",
            "VALUES",
            "&str",
            |row| quoted(&row.value.to_string()),
        ));
    }
    items.push(by_slot(
        plan,
        "The label of each code.",
        "LABELS",
        "&str",
        |row| quoted(&row.label),
    ));
    items.push(by_slot(
        plan,
        "The description of each code.",
        "DESCRIPTIONS",
        "&str",
        |row| quoted(&row.description),
    ));
    items.push(by_slot(
        plan,
        "The name of each code's variant.",
        "VARIANTS",
        "&str",
        |row| quoted(&row.variant),
    ));
    let about = "What each code tells of the request.";
    items.push(by_slot(plan, about, "OUTCOMES", "Option<Outcome>", outcome));
    if !plan.table.groups.is_empty() {
        let group = |row: &Code| {
            row.group.map_or("None".to_owned(), |group| {
                format!("Some(Group::{})", plan.table.groups[group].variant)
            })
        };
        items.push(by_slot(
            plan,
            "The group of each code.",
            "GROUPS",
            "Option<Group>",
            group,
        ));
    }
    for (position, tag) in plan.table.tags.iter().enumerate() {
        let about = format!(
            "Whether each code is {}.",
            crate::markdown::escape(&tag.name)
        );
        let name = tag.predicate.to_uppercase();
        items.push(by_slot(plan, &about, &name, "bool", |row| {
            row.tags.contains(&position).to_string()
        }));
    }
    items.push(numbers(
        "The position of each code in the list of all.",
        "POSITIONS",
        plan.slots.iter().map(|slot| slot.unwrap_or(0)),
    ));
    Draft {
        path: "src/tables.rs",
        content: Content::Rust(items),
    }
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let group = (!plan.table.groups.is_empty()).then(|| {
        quote!(
            use crate::group::Group;
        )
    });
    quote! {
        #group
        use crate::outcome::Outcome;
    }
}

/// A table with an element for each slot; that of a slot without a code is never read.
fn by_slot(
    plan: &Plan<'_>,
    doc: &str,
    name: &str,
    element: &str,
    of: impl Fn(&Code) -> String,
) -> Item {
    let nothing = match element {
        "&str" => "\"\"",
        "bool" => "false",
        _ => "None",
    };
    let elements: Vec<String> = plan
        .by_slot()
        .map(|row| row.map_or(nothing.to_owned(), &of))
        .collect();
    table(doc, None, name, element, &elements)
}

/// A text as a Rust literal.
pub(super) fn quoted(text: &str) -> String {
    Literal::string(text).to_string()
}

fn outcome(row: &Code) -> String {
    match row.outcome {
        Some(Outcome::Success) => "Some(Outcome::Success)",
        Some(Outcome::Warning) => "Some(Outcome::Warning)",
        Some(Outcome::Error) => "Some(Outcome::Error)",
        None => "None",
    }
    .to_owned()
}

/// A table of numbers, of the smallest type that holds them all.
pub(super) fn numbers(doc: &str, name: &str, numbers: impl Iterator<Item = usize>) -> Item {
    let numbers: Vec<usize> = numbers.collect();
    let element = smallest(numbers.iter().copied().max().unwrap_or(0));
    let literal = |number: &usize| integer_literal(i128::try_from(*number).unwrap_or(0), false);
    let literals: Vec<String> = numbers.iter().map(literal).collect();
    table(doc, None, name, element, &literals)
}
