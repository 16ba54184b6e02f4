//! `src/lookup.rs`: the functions that find the code with a value or a label.
//!
//! A perfect hash leads to the only code that can have it. One comparison checks whether it does.

mod hash_table;
mod integer;
mod string;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::{Plan, Values};
use crate::hash;
use integer::IntLookup;
use string::StrLookup;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let labels = StrLookup::labels(plan);
    let (values, integers) = match &plan.values {
        Values::Str(values) => (Some(StrLookup::values(plan, values)), None),
        Values::Int { .. } if plan.is_small => (None, None),
        Values::Int { repr, values } => (None, Some(IntLookup::new(plan, *repr, values))),
    };
    let mut items = Vec::new();
    let mut needs_number_at = labels.needs_number_at();
    if let Some(values) = &values {
        items.extend(values.items());
        needs_number_at |= values.needs_number_at();
    }
    if let Some(integers) = &integers {
        items.extend(integers.items());
        needs_number_at |= integers.needs_number_at();
    }
    items.extend(labels.items());
    items.push(labels.codes_of_label());
    items.insert(0, Item::Tokens(imports(plan, needs_number_at)));
    let keys = values.iter().chain([&labels]).map(StrLookup::key);
    let folds = integers.is_some_and(|integers| integers.folds());
    items.extend(hash::functions(&keys.collect::<Vec<_>>(), folds).map(Item::Text));
    vec![plan.draft("src/lookup.rs", Content::Rust(items))]
}

fn imports(plan: &Plan<'_>, needs_number_at: bool) -> TokenStream {
    let code = &plan.code;
    let number_at = needs_number_at.then(|| quote! { use crate::packed::number_at; });
    let tables = (!plan.is_small).then(|| quote! { use crate::tables; });
    quote! {
        use crate::code::#code;
        #number_at
        #tables
    }
}
