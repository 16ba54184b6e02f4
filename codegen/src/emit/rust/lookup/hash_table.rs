//! The two tables of a perfect hash in a generated crate: the displacement of each bucket, and the target of
//! each slot.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::rust::int_table::IntTable;
use crate::emit::rust::tokens::{integer_literal, tokens};
use crate::hash::PerfectHash;

pub(super) struct HashTable {
    /// The plural of what is looked up, such as `labels`.
    keys: &'static str,
    seed: u64,
    displacements: IntTable,
    slots: IntTable,
}

impl HashTable {
    /// Finds a hash for distinct keys. A lookup of a key returns the element of `targets` at its position.
    pub(super) fn new(
        plan: &Plan<'_>,
        keys: &'static str,
        hashed: &[u64],
        targets: &[usize],
    ) -> Self {
        let hash = PerfectHash::new(hashed);
        let slots = hash.slots.iter();
        // A slot without a key can have any target, since the comparison rejects it.
        let slots = slots.map(|slot| slot.map_or(0, |key| targets[key]));
        let name = keys.to_uppercase();
        Self {
            keys,
            seed: hash.seed,
            displacements: IntTable::new(
                plan,
                format!("DISPLACEMENTS_OF_{name}"),
                hash.displacements,
            ),
            slots: IntTable::new(plan, format!("{name}_BY_HASH"), slots.collect()),
        }
    }

    /// Statements that hash a key, and an expression for its target, for a `const fn`.
    pub(super) fn find(&self, key: &TokenStream) -> [TokenStream; 2] {
        let seed = tokens(&integer_literal(self.seed.into(), true));
        let [buckets, slots] = [&self.displacements, &self.slots]
            .map(|table| tokens(&integer_literal(table.len() as i128, false)));
        let displacement = self.displacements.at(None, &quote!(top(hash, #buckets)));
        let target = self.slots.at(None, &quote!(slot));
        let lead = quote! {
            let hash = hash(#key, #seed);
            let displacement = #displacement;
            let slot = slot(hash, #buckets, displacement, #slots);
        };
        [lead, target]
    }

    pub(super) fn needs_number_at(&self) -> bool {
        self.displacements.needs_number_at() || self.slots.needs_number_at()
    }

    pub(super) fn items(&self) -> [Item; 2] {
        let keys = self.keys;
        [
            self.displacements.item(&format!(
                "The displacement of each bucket of {keys}, with which no two have the same slot."
            )),
            self.slots
                .item(&format!("The index in each slot of {keys}.")),
        ]
    }
}
