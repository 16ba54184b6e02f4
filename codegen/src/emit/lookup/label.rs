//! From a label to its codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Hashed, codes, key_function, value};
use crate::emit::plan::{Plan, long};
use crate::emit::tables::{self, numbers};
use crate::emit::texts::Texts;
use crate::format::{Item, table};
use crate::lookup::{PerfectHash, TextKey};
use crate::model::Alias;

/// Every label that leads to a code, and where: what is found by the hash of a label is a slot, or
/// behind the last of these an alias.
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
        let hashed = Hashed {
            hash: &self.hash,
            of: "LABELS",
            found: Box::new(|label| self.targets[label]),
        };
        let (key, key_function) = key_function(&self.key, "label");
        let mut items = vec![
            Item::Tokens(self.slot_of_label(hashed.find(&key, false))),
            Item::Tokens(self.codes_of_label()),
            Item::Tokens(key_function),
        ];
        items.extend(hashed.tables("What each label leads to, by the hash of the label."));
        if !self.aliases.is_empty() {
            let mut slots = vec![0; plan.table.codes.len()];
            for (slot, position) in plan.slots.iter().enumerate() {
                if let Some(position) = position {
                    slots[*position] = slot;
                }
            }
            items.extend(self.alias_labels().items("The label of each alias."));
            items.push(numbers(
                "The slot of the code of each alias.",
                "SLOTS_OF_ALIASES",
                self.aliases.iter().map(|(position, _)| slots[*position]),
            ));
        }
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
        Texts::new("ALIASES", labels.collect())
    }

    fn slot_of_label(&self, (lead, found): (TokenStream, TokenStream)) -> TokenStream {
        let (plan, code) = (self.plan, &self.plan.code);
        let aliases = (!self.aliases.is_empty()).then(|| {
            let slots = Literal::usize_unsuffixed(plan.slots.len());
            let is_that = self.alias_labels().is(&quote!(alias), &quote!(label));
            quote! {
                if let Some(alias) = found.checked_sub(#slots) {
                    let slot = SLOTS_OF_ALIASES[alias] as usize;
                    return #is_that.then_some(slot);
                }
            }
        });
        let is_that = tables::labels(plan).is(&quote!(found), &quote!(label));
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
                #lead
                let found = #found;
                #aliases
                #is_that.then_some(found)
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
        // Only who calls it makes the list, where that is made.
        let inline = (!plan.is_listed()).then(|| quote!(#[inline]));
        quote! {
            /// Every code of a label, the first one first.
            #inline
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
