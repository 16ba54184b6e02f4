//! `src/lookup.rs`: the functions that find the code with a value or a label.
//!
//! A perfect hash leads to the only code that can match. One comparison checks whether it does.

mod hash_table;
mod integer;
mod string;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::{Plan, Values};
use crate::hash;
use integer::IntLookup;
use string::StrLookup;

/// What codes are found by.
#[derive(Clone, Copy)]
enum KeyKind {
    Label,
    Value,
}

impl KeyKind {
    /// The noun for one key.
    fn noun(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Value => "value",
        }
    }

    /// The name of the table of keys.
    fn table_name(self) -> &'static str {
        match self {
            Self::Label => "LABELS",
            Self::Value => "VALUES",
        }
    }
}

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let labels = StrLookup::labels(plan);
    let (values, integers) = match &plan.values {
        Values::Str(values) => (Some(StrLookup::values(plan, values)), None),
        Values::Int { .. } if plan.is_small => (None, None),
        Values::Int { repr, values } => (None, Some(IntLookup::new(plan, *repr, values))),
    };
    let mut items = vec![Item::Tokens(imports(plan))];
    if let Some(values) = &values {
        items.extend(values.items());
    }
    if let Some(integers) = &integers {
        items.extend(integers.items());
    }
    items.extend(labels.items());
    items.push(labels.codes_of_label());
    let keys = values.iter().chain([&labels]).map(StrLookup::key);
    let folds = integers.is_some_and(|integers| integers.folds());
    items.extend(hash::functions(&keys.collect::<Vec<_>>(), folds).map(Item::Text));
    vec![SourceFile::new("lookup.rs", items)]
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.enum_name;
    let tables = (!plan.is_small).then(|| quote! { use super::tables; });
    quote! {
        use super::code::#code;
        #tables
    }
}
