//! A `match` of a small crate, from each code to one of its attributes.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Plan;
use crate::emit::tokens::ident;
use crate::model::Code;

/// A `match` of `self` with one arm for each distinct result, in the order of the table.
pub(super) fn match_self<'t>(
    plan: &Plan<'t>,
    result: impl Fn(&'t Code) -> TokenStream,
) -> TokenStream {
    // The position in `arms` of each result.
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut arms: Vec<(Vec<TokenStream>, TokenStream)> = Vec::new();
    for row in &plan.table.codes {
        let result = result(row);
        let next = arms.len();
        let position = *positions.entry(result.to_string()).or_insert(next);
        if position == next {
            arms.push((Vec::new(), result));
        }
        let variant = ident(&row.variant);
        arms[position].0.push(quote!(Self::#variant));
    }
    let arms = arms
        .into_iter()
        .map(|(variants, result)| quote!(#(#variants)|* => #result,));
    quote! {
        match self {
            #(#arms)*
        }
    }
}
