//! A perfect hash in a generated crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::KeyKind;
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::rust::int_table::IntTable;
use crate::emit::tokens::{integer_literal, parse_tokens};
use crate::hash::PerfectHash;

/// The two tables of a [`PerfectHash`], and its seed.
pub(super) struct HashTable {
    kind: KeyKind,
    seed: u64,
    /// The displacement of each bucket.
    displacements: IntTable,
    /// The target of the key in each slot.
    slots: IntTable,
}

/// The code of a lookup, which may be in a `const fn`.
pub(super) struct Lookup {
    /// Statements that find the slot.
    pub(super) statements: TokenStream,
    /// An expression for the target in the slot.
    pub(super) target: TokenStream,
}

impl HashTable {
    /// Finds a hash for distinct keys. A lookup of the key at a position returns the target at that position.
    pub(super) fn new(plan: &Plan<'_>, kind: KeyKind, keys: &[u64], targets: &[usize]) -> Self {
        let hash = PerfectHash::new(keys);
        let slots = hash.slots.iter();
        // A slot without a key can have any target, since the comparison rejects it.
        let slots: Vec<usize> = slots
            .map(|slot| slot.map_or(0, |position| targets[position]))
            .collect();
        let name = kind.table_name();
        Self {
            kind,
            seed: hash.seed,
            displacements: IntTable::new(
                plan,
                format!("DISPLACEMENTS_OF_{name}"),
                &hash.displacements,
            ),
            slots: IntTable::new(plan, format!("{name}_BY_HASH"), &slots),
        }
    }

    /// The lookup of a key, which is an expression of type `u64`.
    pub(super) fn lookup(&self, key: &TokenStream) -> Lookup {
        let seed = parse_tokens(&integer_literal(self.seed.into(), true));
        let [buckets, slots] = [&self.displacements, &self.slots]
            .map(|table| parse_tokens(&integer_literal(table.len() as i128, false)));
        let displacement = self.displacements.at(None, &quote!(top(hash, #buckets)));
        let target = self.slots.at(None, &quote!(slot));
        let statements = quote! {
            let hash = hash(#key, #seed);
            let displacement = #displacement;
            let slot = slot(hash, #buckets, displacement, #slots);
        };
        Lookup { statements, target }
    }

    pub(super) fn items(&self) -> [Item; 2] {
        let noun = self.kind.noun();
        let about_displacements = format!(
            "The displacement of each bucket of {noun}s, which gives each {noun} a slot of its own."
        );
        let about_slots = format!("The index of the {noun} in each slot; 0 in an unused slot.");
        [
            self.displacements.item(&about_displacements),
            self.slots.item(&about_slots),
        ]
    }
}
