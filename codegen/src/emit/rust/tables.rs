//! `src/tables.rs` of a large crate: the strings and attributes of each code, by its index. A small crate has
//! `match` expressions in `src/code.rs` instead.

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute::Attribute;
use super::int_table::{IntTable, byte_string};
use super::{column, str_table};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::{Plan, Values};
use crate::emit::tokens::integer_literal;
use crate::model::Code;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    if plan.is_small {
        return Vec::new();
    }
    let strings = |about, name, string_of: fn(&Code) -> &str| {
        str_table::items(
            about,
            name,
            plan.codes_by_value.iter().map(|row| string_of(row)),
        )
    };
    let mut items = vec![Item::Tokens(imports(plan))];
    items.extend(codes(plan));
    items.extend(values(plan));
    let aliases = plan.aliases().map(|(_, alias)| alias.label.as_str());
    let labels = plan
        .codes_by_value
        .iter()
        .map(|row| row.label.as_str())
        .chain(aliases);
    let about = "The label of each code, then each alias.";
    items.extend(str_table::items(about, "LABELS", labels));
    items.extend(strings(
        "The description of each code.",
        "DESCRIPTIONS",
        |row| &row.description,
    ));
    items.extend(strings("The name of each variant.", "VARIANTS", |row| {
        &row.variant
    }));
    if plan.aliases().next().is_some() {
        items.push(index_of_alias(plan).item("The index of the code of each alias."));
    }
    if plan.has_links() {
        let about = "The address of each code; empty if it has none.";
        items.extend(strings(about, "LINKS", |row| {
            row.link.as_deref().unwrap_or_default()
        }));
    }
    items.extend(column::tables(plan));
    let attributes = Attribute::all(plan).into_iter();
    for attribute in attributes.filter(|attribute| attribute.has_table(plan)) {
        items.push(attribute.table(plan).item(&attribute.about(plan)));
    }
    vec![SourceFile::new("tables.rs", items)]
}

/// The index of the code of each alias.
pub(super) fn index_of_alias(plan: &Plan<'_>) -> IntTable {
    let indexes: Vec<usize> = plan.aliases().map(|(index, _)| index).collect();
    IntTable::new(plan, "INDEX_OF_ALIAS", &indexes)
}

/// Whether the rows of the table are in the order of their values.
pub(super) fn is_sorted(plan: &Plan<'_>) -> bool {
    plan.table.codes.is_sorted_by_key(|row| &row.value)
}

/// Every code by its index, and, if that is another order, in the order of the table.
fn codes(plan: &Plan<'_>) -> Vec<Item> {
    let by_value = plan.codes_by_value.iter().copied();
    let about = "Every code, in the order of the values.";
    let mut items = vec![list(plan, about, "CODES", by_value)];
    if !is_sorted(plan) {
        let about = "Every code, in the order of the table.";
        items.push(list(plan, about, "IN_TABLE_ORDER", plan.table.codes.iter()));
    }
    items
}

/// A `static` with these codes.
fn list<'t>(
    plan: &Plan<'_>,
    about: &str,
    name: &str,
    codes: impl Iterator<Item = &'t Code>,
) -> Item {
    let (enum_name, allow) = (&plan.enum_name, plan.allow_deprecated());
    let count = integer_literal(plan.codes_by_value.len() as i128, false);
    let mut text = format!("/// {about}\n{allow}pub static {name}: [{enum_name}; {count}] = [\n");
    for code in codes {
        text += &format!("    {},\n", plan.variant_path(code));
    }
    Item::Text(text + "];\n")
}

/// The value of each code, unless it is the discriminant.
fn values(plan: &Plan<'_>) -> Vec<Item> {
    let about = "The value of each code.";
    match &plan.values {
        Values::Str(values) => str_table::items(about, "VALUES", values.iter().copied()).into(),
        Values::Int { .. } if plan.is_by_value() => Vec::new(),
        Values::Int { repr, values } => {
            let width = repr.bytes() as usize;
            let bytes = values
                .iter()
                .flat_map(|value| value.to_le_bytes().into_iter().take(width));
            vec![Item::Text(byte_string(about, "VALUES", bytes))]
        }
    }
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.enum_name;
    quote! {
        use super::code::#code;
        use super::packed::Strings;
    }
}
