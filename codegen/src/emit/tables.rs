//! `src/tables.rs`: what is known of each code, by its slot.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{groups, outcomes, tag};
use super::numbers::Numbers;
use super::plan::{Plan, Values};
use super::texts::Texts;
use crate::artifact::{Content, Draft};
use crate::format::Item;
use crate::model::Code;
use crate::value::Value;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let mut items = vec![Item::Tokens(imports(plan))];
    if let Values::Texts { .. } = plan.values {
        items.extend(values(plan).items("The value of each code."));
    }
    items.extend(labels(plan).items("The label of each code."));
    items.extend(descriptions(plan).items("The description of each code."));
    items.extend(variants(plan).items("The name of each code's variant."));
    items.push(outcomes(plan).item());
    items.extend((!plan.table.groups.is_empty()).then(|| groups(plan).item()));
    let tags = 0..plan.table.tags.len();
    items.extend(tags.map(|position| tag(plan, position).item()));
    if let Values::Close { .. } = plan.values {
        let about = "The position of each code in the list of all.";
        let there = plan.slots.iter().map(|slot| slot.unwrap_or(0));
        items.push(positions(plan).item(about, there));
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
    Texts::new(plan, path, rows.map(|row| row.map_or("", &of)).collect())
}

/// Where slots are not positions: the position of the code in each.
pub(super) fn positions(plan: &Plan<'_>) -> Numbers {
    let largest = plan.table.codes.len() - 1;
    Numbers::new(plan, "tables::POSITIONS", plan.slots.len(), largest)
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let outcome = (!plan.is_joined).then(|| {
        quote!(
            use crate::outcome::Outcome;
        )
    });
    let group = (!plan.is_joined && !plan.table.groups.is_empty()).then(|| {
        quote!(
            use crate::group::Group;
        )
    });
    let texts = plan.is_joined.then(|| {
        quote!(
            use crate::texts::Texts;
        )
    });
    quote! {
        #group
        #outcome
        #texts
    }
}
