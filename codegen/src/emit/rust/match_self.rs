//! A `match` of a small crate, from each code to what is known of it.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Plan;
use crate::emit::tokens::ident;
use crate::model::Code;

/// A `match` of `self` with one arm for each distinct result, in the order of the table.
pub(super) fn match_self<'t>(
    plan: &Plan<'t>,
    answer: impl Fn(&'t Code) -> TokenStream,
) -> TokenStream {
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut arms: Vec<(Vec<TokenStream>, TokenStream)> = Vec::new();
    for row in &plan.table.codes {
        let answer = answer(row);
        let next = arms.len();
        let position = *positions.entry(answer.to_string()).or_insert(next);
        if position == next {
            arms.push((Vec::new(), answer));
        }
        let variant = ident(&row.variant);
        arms[position].0.push(quote!(Self::#variant));
    }
    let arms = arms
        .into_iter()
        .map(|(variants, answer)| quote!(#(#variants)|* => #answer,));
    quote! {
        match self {
            #(#arms)*
        }
    }
}
