//! `src/tables.rs`: what is known of each code, by its slot.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::line;
use super::plan::{Plan, Values, integer_literal, smallest};
use super::texts::{self, Texts};
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};
use crate::model::{Code, Outcome};
use crate::value::Value;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let mut items = vec![Item::Tokens(imports(plan))];
    if let Values::Texts { .. } = plan.values {
        items.extend(values(plan).items("The value of each code."));
    }
    items.extend(labels(plan).items("The label of each code."));
    items.extend(descriptions(plan).items("The description of each code."));
    items.extend(variants(plan).items("The name of each code's variant."));
    let about = "What each code tells of the request.";
    items.push(by_slot(plan, about, "OUTCOMES", "Option<Outcome>", outcome));
    if !plan.table.groups.is_empty() {
        let group = |row: &Code| {
            row.group.map_or(Cow::Borrowed("None"), |group| {
                Cow::Owned(format!("Some(Group::{})", plan.table.groups[group].variant))
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
        let about = format!("Whether each code is {}.", line(&tag.name));
        let name = tag.predicate.to_uppercase();
        items.push(by_slot(plan, &about, &name, "bool", |row| {
            Cow::Borrowed(if row.tags.contains(&position) {
                "true"
            } else {
                "false"
            })
        }));
    }
    if let Values::Close { .. } = plan.values {
        items.push(numbers(
            "The position of each code in the list of all.",
            "POSITIONS",
            plan.slots.iter().map(|slot| slot.unwrap_or(0)),
        ));
    }
    Draft {
        path: "src/tables.rs",
        content: Content::Rust(items),
    }
}

/// The values, where they are texts.
pub(super) fn values<'t>(plan: &Plan<'t>) -> Texts<'t> {
    by_slot_text(plan, "tables::VALUES", |row| match &row.value {
        Value::Text(text) => text,
        // The model has texts only where `repr` is `str`.
        Value::Integer(_) => "",
    })
}

pub(super) fn labels<'t>(plan: &Plan<'t>) -> Texts<'t> {
    by_slot_text(plan, "tables::LABELS", |row| &row.label)
}

pub(super) fn descriptions<'t>(plan: &Plan<'t>) -> Texts<'t> {
    by_slot_text(plan, "tables::DESCRIPTIONS", |row| &row.description)
}

pub(super) fn variants<'t>(plan: &Plan<'t>) -> Texts<'t> {
    by_slot_text(plan, "tables::VARIANTS", |row| &row.variant)
}

/// A text for each slot; that of a slot without a code is never read.
fn by_slot_text<'t>(
    plan: &Plan<'t>,
    path: &'static str,
    of: impl Fn(&'t Code) -> &'t str,
) -> Texts<'t> {
    let rows = plan.by_slot();
    Texts::new(path, rows.map(|row| row.map_or("", &of)).collect())
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let group = (!plan.table.groups.is_empty()).then(|| {
        quote!(
            use crate::group::Group;
        )
    });
    let texts = (plan.slots.len() > texts::FEW).then(|| {
        quote!(
            use crate::texts::Texts;
        )
    });
    quote! {
        #group
        use crate::outcome::Outcome;
        #texts
    }
}

/// A table with an element for each slot; that of a slot without a code is never read.
fn by_slot(
    plan: &Plan<'_>,
    doc: &str,
    name: &str,
    element: &str,
    of: impl Fn(&Code) -> Cow<'static, str>,
) -> Item {
    let nothing = if element == "bool" { "false" } else { "None" };
    let elements: Vec<Cow<'_, str>> = plan
        .by_slot()
        .map(|row| row.map_or(Cow::Borrowed(nothing), &of))
        .collect();
    table(doc, None, name, element, &elements)
}

fn outcome(row: &Code) -> Cow<'static, str> {
    Cow::Borrowed(match row.outcome {
        Some(Outcome::Success) => "Some(Outcome::Success)",
        Some(Outcome::Warning) => "Some(Outcome::Warning)",
        Some(Outcome::Error) => "Some(Outcome::Error)",
        None => "None",
    })
}

/// A table of numbers, of the smallest type that holds them all.
pub(super) fn numbers(doc: &str, name: &str, numbers: impl Iterator<Item = usize>) -> Item {
    let numbers: Vec<usize> = numbers.collect();
    let element = smallest(numbers.iter().copied().max().unwrap_or(0));
    let literal = |number: &usize| integer_literal(i128::try_from(*number).unwrap_or(0), false);
    let literals: Vec<String> = numbers.iter().map(literal).collect();
    table(doc, None, name, element, &literals)
}
