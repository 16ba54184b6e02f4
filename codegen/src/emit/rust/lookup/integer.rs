//! From a value that is an integer to its code, in a large crate. A small one has a `match`.

use proc_macro2::TokenStream;
use quote::quote;

use super::KeyKind;
use super::hash_table::{HashTable, Lookup};
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::tokens::ident;
use crate::hash::kernel::fold::folded;
use crate::model::value::IntRepr;

/// The functions and tables that find the code with an integer value.
pub(super) struct IntLookup<'p> {
    plan: &'p Plan<'p>,
    repr: IntRepr,
    table: HashTable,
}

impl<'p> IntLookup<'p> {
    /// `values` has the value of each code, by its index.
    pub(super) fn new(plan: &'p Plan<'p>, repr: IntRepr, values: &[i128]) -> Self {
        let keys: Vec<u64> = values
            .iter()
            .map(|value| {
                let bits = bits(*value);
                if folds(repr) { folded(bits) } else { bits }
            })
            .collect();
        let targets: Vec<usize> = (0..values.len()).collect();
        Self {
            plan,
            repr,
            table: HashTable::new(plan, KeyKind::Value, &keys, &targets),
        }
    }

    /// Whether the functions use `folded`.
    pub(super) fn folds(&self) -> bool {
        folds(self.repr)
    }

    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = vec![Item::Tokens(self.functions())];
        items.extend(self.table.items());
        items
    }

    fn functions(&self) -> TokenStream {
        let (code, value) = (&self.plan.enum_name, ident(self.repr.name()));
        let bits = if self.repr == IntRepr::U64 {
            quote!(value)
        } else {
            quote!(value as u64)
        };
        let key = if self.folds() {
            quote!(folded(#bits))
        } else {
            bits
        };
        let signed = self.repr.is_signed().then(
            || quote!(#[allow(clippy::cast_sign_loss, reason = "the bits of the value are hashed")]),
        );
        let Lookup { statements, target } = self.table.lookup(&key);
        quote! {
            /// Returns the index of the only code that can have this value.
            #[inline]
            #signed
            pub const fn index_of_value(value: #value) -> usize {
                #statements
                #target
            }

            /// Returns the code with this value, or `None`.
            #[inline]
            pub const fn code_of_value(value: #value) -> Option<#code> {
                let code = tables::CODES[index_of_value(value)];
                if code.value() == value { Some(code) } else { None }
            }
        }
    }
}

/// Whether the upper half of a value has to be folded into the lower one, on which the hash depends most.
fn folds(repr: IntRepr) -> bool {
    repr.bits() > 32
}

/// The bits of a value, as `value as u64` in the generated crate.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the lower bits are meant"
)]
fn bits(number: i128) -> u64 {
    number as u64
}
