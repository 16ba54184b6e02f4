//! From a label to its codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Hashed, codes, key_function, value};
use crate::emit::numbers::Numbers;
use crate::emit::plan::{Plan, long};
use crate::emit::tables;
use crate::emit::texts::Texts;
use crate::format::{Item, table};
use crate::lookup::{PerfectHash, TextKey};
use crate::model::Alias;

/// Every label that leads to a code, and where. Where texts are one each, an array of them by their
/// hash is made when the crate is compiled. Where they are joined, what is found by the hash of a label
/// is a slot, or behind the last of these an alias.
pub(super) struct Labels<'p> {
    plan: &'p Plan<'p>,
    pub(super) key: TextKey,
    pub(super) hash: PerfectHash,
    /// What each label leads to.
    targets: Vec<usize>,
    aliases: Vec<(usize, &'p Alias)>,
}

impl<'p> Labels<'p> {
    pub(super) fn new(plan: &'p Plan<'p>) -> Self {
        let (mut labels, mut targets): (Vec<&str>, Vec<usize>) = plan
            .by_slot()
            .enumerate()
            .filter_map(|(slot, row)| Some((row?, slot)))
            .filter(|(row, _)| row.repeats.is_none())
            .map(|(row, slot)| (row.label.as_str(), slot))
            .unzip();
        let aliases: Vec<_> = plan.aliases().collect();
        labels.extend(aliases.iter().map(|(_, alias)| alias.label.as_str()));
        targets.extend((0..aliases.len()).map(|alias| plan.slots.len() + alias));
        let key = TextKey::of(&labels);
        let keys: Vec<u64> = labels.iter().map(|label| key.read(label)).collect();
        let hash = PerfectHash::of(&keys);
        Self {
            plan,
            key,
            hash,
            targets,
            aliases,
        }
    }

    pub(super) fn emit(&self) -> Vec<Item> {
        let plan = self.plan;
        let (key, key_function) = key_function(&self.key, "label");
        let mut items = if plan.is_joined {
            self.joined(&key)
        } else {
            self.by_hash(&key)
        };
        items.extend([self.codes_of_label(), key_function].map(Item::Tokens));
        let path = |position: usize| plan.path(&plan.table.codes[position]);
        let repeats: Vec<String> = repeated(plan).flatten().map(path).collect();
        if !repeats.is_empty() {
            let about = "The codes that share a label, one label after the other.";
            let allow = plan.allow_deprecated();
            let code = plan.code.to_string();
            items.push(table(about, allow, "REPEATED", &code, &repeats));
        }
        items
    }

    fn alias_labels(&self) -> Texts<'p> {
        let labels = self.aliases.iter().map(|(_, alias)| alias.label.as_str());
        Texts::new(self.plan, "ALIASES", labels.collect())
    }

    /// The slot of the code of each alias.
    fn slots_of_aliases(&self) -> impl Iterator<Item = usize> {
        let plan = self.plan;
        let mut slots = vec![0; plan.table.codes.len()];
        for (slot, position) in plan.slots.iter().enumerate() {
            if let Some(position) = position {
                slots[*position] = slot;
            }
        }
        let positions = self.aliases.iter().map(|(position, _)| *position);
        positions.map(move |position| slots[position])
    }

    /// A comparison with the one label that can stand in the place of a hash. What stands where is
    /// put together by rustc: a person sees a number for each label, in the order of the others.
    fn by_hash(&self, key: &TokenStream) -> Vec<Item> {
        let places = Hashed {
            plan: self.plan,
            hash: &self.hash,
            of: "LABELS",
            found: Box::new(|_| 0),
        };
        let slot = self.slots_by_hash().at(&quote!(place), false);
        // In the places of no label stands an empty text, which has no byte.
        let reads_a_byte = matches!(&self.key, TextKey::Bytes(places) if !places.is_empty());
        let some = (!reads_a_byte).then(|| {
            quote! {
                if label.is_empty() {
                    return None;
                }
            }
        });
        let lead = places.place(key, false);
        let body = quote! {
            #some
            #lead
            (LABELS_BY_HASH[place] == label).then(|| #slot)
        };
        let mut items = vec![Item::Tokens(self.slot_of_label(&body))];
        items.extend(places.displacements());
        let [places, of_aliases] = self.places();
        let about = "The place of each label, by its hash. Of labels that are alike only the first is found.";
        let table = Numbers::of(self.plan, "PLACES", &places);
        items.push(table.item(about, places.into_iter()));
        if !of_aliases.is_empty() {
            items.extend(self.items_of_aliases());
            let about = "The place of each alias, by its hash.";
            let table = Numbers::of(self.plan, "PLACES_OF_ALIASES", &of_aliases);
            items.push(table.item(about, of_aliases.into_iter()));
        }
        items.push(Item::Tokens(self.labels_by_hash()));
        items
    }

    /// Where the hash of the label in each slot leads, and that of each alias. What is never looked for
    /// has a place that no hash leads to.
    fn places(&self) -> [Vec<usize>; 2] {
        let free = self.hash.slots.iter().position(Option::is_none);
        let count = self.plan.slots.len() + self.aliases.len();
        let mut places = vec![free.unwrap_or(0); count];
        for (place, key) in self.hash.slots.iter().enumerate() {
            if let Some(key) = key {
                places[self.targets[*key]] = place;
            }
        }
        let of_aliases = places.split_off(self.plan.slots.len());
        [places, of_aliases]
    }

    /// The slots by the hash of their labels, of which rustc makes an array.
    fn slots_by_hash(&self) -> Numbers {
        let slots = self.plan.slots.len();
        Numbers::new(self.plan, "SLOTS_BY_HASH", slots, slots - 1)
    }

    fn labels_by_hash(&self) -> TokenStream {
        let count = Literal::usize_unsuffixed(self.hash.slots.len());
        let number = self.slots_by_hash().element();
        let aliases = |put: TokenStream| {
            (!self.aliases.is_empty()).then(|| {
                quote! {
                    let mut alias = 0;
                    while alias < ALIASES.len() {
                        #put
                        alias += 1;
                    }
                }
            })
        };
        let labels = aliases(quote!(labels[PLACES_OF_ALIASES[alias] as usize] = ALIASES[alias];));
        let slots =
            aliases(quote!(slots[PLACES_OF_ALIASES[alias] as usize] = SLOTS_OF_ALIASES[alias];));
        quote! {
            /// The label in each place.
            static LABELS_BY_HASH: [&str; #count] = {
                let mut labels = [""; #count];
                let mut slot = 0;
                while slot < PLACES.len() {
                    labels[PLACES[slot] as usize] = tables::LABELS[slot];
                    slot += 1;
                }
                #labels
                labels
            };

            /// The slot of the code of the label in each place.
            #[allow(clippy::cast_possible_truncation, reason = "the slots are that few")]
            static SLOTS_BY_HASH: [#number; #count] = {
                let mut slots = [0; #count];
                let mut slot = 0;
                while slot < PLACES.len() {
                    slots[PLACES[slot] as usize] = slot as #number;
                    slot += 1;
                }
                #slots
                slots
            };
        }
    }

    /// A comparison with the text in the slot of a code, or of an alias.
    fn joined(&self, key: &TokenStream) -> Vec<Item> {
        let hashed = Hashed {
            plan: self.plan,
            hash: &self.hash,
            of: "LABELS",
            found: Box::new(|label| self.targets[label]),
        };
        let (lead, found) = hashed.find(key, false);
        let aliases = (!self.aliases.is_empty()).then(|| {
            let slots = Literal::usize_unsuffixed(self.plan.slots.len());
            let is_that = self.alias_labels().is(&quote!(alias), &quote!(label));
            let slot = self.numbers_of_aliases().at(&quote!(alias), true);
            quote! {
                if let Some(alias) = found.checked_sub(#slots) {
                    let slot = #slot;
                    return #is_that.then_some(slot);
                }
            }
        });
        let is_that = tables::labels(self.plan).is(&quote!(found), &quote!(label));
        let body = quote! {
            #lead
            let found = #found;
            #aliases
            #is_that.then_some(found)
        };
        let mut items = vec![Item::Tokens(self.slot_of_label(&body))];
        items.extend(hashed.tables("What each label leads to, by the hash of the label."));
        if !self.aliases.is_empty() {
            items.extend(self.items_of_aliases());
        }
        items
    }

    fn items_of_aliases(&self) -> Vec<Item> {
        let mut items = self.alias_labels().items("The label of each alias.");
        let about = "The slot of the code of each alias.";
        let slots = self.numbers_of_aliases();
        items.push(slots.item(about, self.slots_of_aliases()));
        items
    }

    fn numbers_of_aliases(&self) -> Numbers {
        let slots: Vec<usize> = self.slots_of_aliases().collect();
        Numbers::of(self.plan, "SLOTS_OF_ALIASES", &slots)
    }

    fn slot_of_label(&self, body: &TokenStream) -> TokenStream {
        let (plan, code) = (self.plan, &self.plan.code);
        let there = value::code_of_slot(plan, &quote!(slot));
        let narrow = value::narrows_slot(plan).then(|| {
            quote! {
                #[allow(clippy::cast_possible_truncation, reason = "it is a value's distance")]
            }
        });
        quote! {
            /// The first code of a label.
            #[inline]
            #narrow
            pub(crate) fn code_of_label(label: &str) -> Option<#code> {
                let slot = slot_of_label(label)?;
                #there
            }

            /// Where the tables have the first code of a label.
            #[inline]
            fn slot_of_label(label: &str) -> Option<usize> {
                #body
            }
        }
    }

    fn codes_of_label(&self) -> TokenStream {
        let (plan, code) = (self.plan, &self.plan.code);
        let mut end = 0;
        let arms = repeated(plan).map(|positions| {
            let start = end;
            end += positions.len();
            let [position, start, end] = [positions[0], start, end].map(Literal::usize_unsuffixed);
            quote!(#position => &REPEATED[#start..#end],)
        });
        let arms: Vec<_> = arms.collect();
        let long = long(arms.len());
        let list = codes::list_in_lookup(plan);
        let one = quote!(&#list[position..=position]);
        let all = if arms.is_empty() {
            one
        } else {
            // The label of an alias is not repeated, even if that of its code is.
            let alias = (!self.aliases.is_empty()).then(|| {
                let there = codes::at(plan, &quote!(position));
                quote! {
                    if #there.label() != label {
                        return #one;
                    }
                }
            });
            quote! {
                #alias
                match position {
                    #(#arms)*
                    _ => #one,
                }
            }
        };
        let position = plan.position(&quote!(slot));
        quote! {
            /// Every code of a label, the first one first.
            #[inline]
            #long
            pub(crate) fn codes_of_label(label: &str) -> &'static [#code] {
                let Some(slot) = slot_of_label(label) else {
                    return &[];
                };
                let position = #position;
                #all
            }
        }
    }
}

/// The positions of the codes of each label that several have, the first one first.
fn repeated<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = Vec<usize>> + use<'p> {
    let codes = plan.table.codes.iter().enumerate();
    let first = codes.filter(|(_, row)| !row.repeated_by.is_empty());
    first.map(|(position, row)| {
        std::iter::once(position)
            .chain(row.repeated_by.clone())
            .collect()
    })
}
