//! From a value to its code, and from a code to its slot.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Hashed, codes, key_function};
use crate::emit::plan::{Plan, Values, ident, integer_literal, tokens};
use crate::emit::tables::{positions, values};
use crate::format::Item;
use crate::lookup::{PerfectHash, TextKey};
use crate::value::IntegerRepr;

/// The functions and their tables, and whether there are buckets among these.
pub(super) fn emit(plan: &Plan<'_>) -> (Vec<Item>, bool) {
    match &plan.values {
        Values::Close { repr, first } => (close(plan, *repr, *first), false),
        Values::Apart { repr, keys } => {
            let hash = PerfectHash::of(keys);
            (apart(plan, *repr, &hash), hash.has_buckets())
        }
        Values::Texts { key, keys } => {
            let hash = PerfectHash::of(keys);
            (texts(plan, key, &hash), hash.has_buckets())
        }
    }
}

/// The code in a slot, in an `Option`: by a value that lies so far from the lowest where a `match`
/// has all of them.
pub(super) fn code_of_slot(plan: &Plan<'_>, slot: &TokenStream) -> TokenStream {
    if let Some((repr, first)) = matched_distance(plan) {
        let (code, value) = (&plan.code, ident(repr.name()));
        let more = (first != 0).then(|| {
            let first = tokens(&integer_literal(first, plan.is_hex()));
            quote!(+ #first)
        });
        return quote!(#code::from_value(#slot as #value #more));
    }
    let there = codes::at(plan, &plan.position(slot));
    quote!(Some(#there))
}

/// Whether [`code_of_slot`] makes a slot a narrower number.
pub(super) fn narrows_slot(plan: &Plan<'_>) -> bool {
    matched_distance(plan).is_some_and(|(repr, _)| repr.bits() <= 32)
}

fn matched_distance(plan: &Plan<'_>) -> Option<(IntegerRepr, i128)> {
    match *plan.values {
        Values::Close { repr, first } if plan.is_matched() && !repr.is_signed() => {
            Some((repr, first))
        }
        _ => None,
    }
}

fn close(plan: &Plan<'_>, repr: IntegerRepr, first: i128) -> Vec<Item> {
    let (code, value) = (&plan.code, ident(repr.name()));
    let distance = |value: TokenStream| {
        if first == 0 && !repr.is_signed() {
            return quote!(#value);
        }
        let first = tokens(&integer_literal(first, plan.is_hex()));
        quote!((#value).abs_diff(#first))
    };
    // A distance of 64 bits is below the length of the tables, or the comparison finds it out.
    let narrow = (repr.bits() > 32).then(|| {
        quote! {
            #[allow(clippy::cast_possible_truncation, reason = "the value is compared")]
        }
    });
    let (of_code, of_value) = (distance(quote!(code as #value)), distance(quote!(value)));
    let slot_of_code = quote! {
        /// Where the tables have a code: its distance from the lowest value.
        #[inline]
        #narrow
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            (#of_code) as usize
        }
    };
    let positions = positions(plan);
    let (there, slots) = (positions.at(&quote!(slot), true), positions.len());
    let there = codes::at(plan, &there);
    let code_of_value = quote! {
        /// The code of a value: the only one that can stand in its slot, if it is that.
        #[inline]
        #narrow
        pub(crate) const fn code_of_value(value: #value) -> Option<#code> {
            let slot = (#of_value) as usize;
            if slot >= #slots {
                return None;
            }
            let code = #there;
            if code as #value != value {
                return None;
            }
            Some(code)
        }
    };
    let code_of_value = (!plan.is_matched()).then_some(code_of_value);
    std::iter::once(slot_of_code)
        .chain(code_of_value)
        .map(Item::Tokens)
        .collect()
}

fn apart(plan: &Plan<'_>, repr: IntegerRepr, hash: &PerfectHash) -> Vec<Item> {
    let (code, value) = (&plan.code, ident(repr.name()));
    let hashed = hashed(plan, hash);
    let bits = match (plan.folds_values(), repr.is_signed()) {
        (true, false) => quote!(folded(value)),
        (true, true) => quote!(folded(value as u64)),
        (false, _) => quote!(value as u64),
    };
    let signed = repr.is_signed().then(
        || quote!(#[allow(clippy::cast_sign_loss, reason = "the bits of the value are meant")]),
    );
    let (lead, found) = hashed.find(&bits, true);
    let slot_of_code = quote! {
        /// Where the tables have a code.
        #[inline]
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            slot_of_value(code as #value)
        }

        /// Where the tables have the code of a value, if there is one.
        #[inline]
        #signed
        const fn slot_of_value(value: #value) -> usize {
            #lead
            #found
        }
    };
    let there = codes::at(plan, &quote!(slot_of_value(value)));
    let code_of_value = quote! {
        /// The code of a value: the only one that can stand in its slot, if it is that.
        #[inline]
        pub(crate) const fn code_of_value(value: #value) -> Option<#code> {
            let code = #there;
            if code as #value != value {
                return None;
            }
            Some(code)
        }
    };
    let code_of_value = (!plan.is_matched()).then_some(code_of_value);
    let functions = std::iter::once(slot_of_code)
        .chain(code_of_value)
        .map(Item::Tokens);
    functions.chain(tables(&hashed)).collect()
}

fn texts(plan: &Plan<'_>, key: &TextKey, hash: &PerfectHash) -> Vec<Item> {
    let code = &plan.code;
    let hashed = hashed(plan, hash);
    let (key, key_function) = key_function(key, "value");
    let (lead, found) = hashed.find(&key, false);
    let is_that = values(plan).is(&quote!(found), &quote!(value));
    let there = codes::at(plan, &quote!(found));
    let functions = quote! {
        /// Where the tables have a code: its position.
        #[inline]
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            code as usize
        }

        /// The code of a value.
        #[inline]
        pub(crate) fn code_of_value(value: &str) -> Option<#code> {
            #lead
            let found = #found;
            #is_that.then(|| #there)
        }

        #key_function
    };
    std::iter::once(Item::Tokens(functions))
        .chain(tables(&hashed))
        .collect()
}

fn hashed<'h>(plan: &'h Plan<'h>, hash: &'h PerfectHash) -> Hashed<'h> {
    Hashed {
        plan,
        hash,
        of: "VALUES",
        found: Box::new(|position| position),
    }
}

fn tables(hashed: &Hashed<'_>) -> Vec<Item> {
    hashed.tables("The slot of the code of each value, by the hash of the value.")
}
