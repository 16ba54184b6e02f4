//! From a label, or from a value that is a string, to its code.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::hash_table::HashTable;
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::rust::tables::index_of_alias;
use crate::emit::tokens::{allow_deprecated, allow_long, ident, integer_literal, quoted, tokens};
use crate::hash::StrKey;
use crate::model::Code;

pub(super) struct StrLookup<'p> {
    plan: &'p Plan<'p>,
    /// `label` or `value`.
    noun: &'static str,
    /// Every string with its code. Those of codes come first, by their index; then those of aliases.
    entries: Vec<(&'p str, &'p Code)>,
    key: StrKey,
    table: HashTable,
}

impl<'p> StrLookup<'p> {
    /// The labels of codes and aliases. Of the codes that share a label only the first is found.
    pub(super) fn labels(plan: &'p Plan<'p>) -> Self {
        let mut entries: Vec<(&str, &Code)> = plan
            .rows
            .iter()
            .map(|row| (row.label.as_str(), *row))
            .collect();
        let mut is_found: Vec<bool> = plan.rows.iter().map(|row| row.repeats.is_none()).collect();
        for (index, alias) in plan.aliases() {
            entries.push((&alias.label, plan.rows[index]));
            is_found.push(true);
        }
        Self::new(plan, "label", entries, &is_found)
    }

    /// The values of codes.
    pub(super) fn values(plan: &'p Plan<'p>, values: &[&'p str]) -> Self {
        let entries: Vec<_> = values
            .iter()
            .copied()
            .zip(plan.rows.iter().copied())
            .collect();
        let is_found = vec![true; entries.len()];
        Self::new(plan, "value", entries, &is_found)
    }

    fn new(
        plan: &'p Plan<'p>,
        noun: &'static str,
        entries: Vec<(&'p str, &'p Code)>,
        is_found: &[bool],
    ) -> Self {
        let targets: Vec<usize> = (0..entries.len())
            .filter(|index| is_found[*index])
            .collect();
        let strings: Vec<&str> = targets.iter().map(|&index| entries[index].0).collect();
        let key = StrKey::new(&strings);
        let keys: Vec<u64> = strings.iter().map(|string| key.key_of(string)).collect();
        let nouns = if noun == "label" { "labels" } else { "values" };
        Self {
            plan,
            noun,
            entries,
            key,
            table: HashTable::new(plan, nouns, &keys, &targets),
        }
    }

    pub(super) fn key(&self) -> &StrKey {
        &self.key
    }

    pub(super) fn needs_number_at(&self) -> bool {
        self.table.needs_number_at()
            || (self.has_aliases()
                && !self.plan.is_small
                && index_of_alias(self.plan).needs_number_at())
    }

    fn has_aliases(&self) -> bool {
        self.entries.len() > self.plan.rows.len()
    }

    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = vec![Item::Tokens(self.functions())];
        if self.plan.is_small {
            items.push(self.entries());
        }
        items.extend(self.table.items());
        items
    }

    fn functions(&self) -> TokenStream {
        let (code, noun) = (&self.plan.code, ident(self.noun));
        let code_of = format_ident!("code_of_{}", self.noun);
        let index_of = format_ident!("index_of_{}", self.noun);
        let key = match self.key {
            StrKey::Words(at) => {
                let at = Literal::usize_unsuffixed(at);
                quote!(key_of_words(#noun.as_bytes(), #at))
            }
            StrKey::All(seed) => {
                let seed = tokens(&integer_literal(seed.into(), true));
                quote!(key_of_all(#noun.as_bytes(), #seed))
            }
        };
        let [lead, index] = self.table.find(&key);
        let entries = self.name();
        let is_it = if self.plan.is_small {
            quote!(#entries[index].0 == #noun)
        } else {
            quote!(tables::#entries.is(index, #noun))
        };
        let (index_of_code, place) = self.code_at();
        let about_code = format!(
            " Returns the code with a {}, the first if several have it.",
            self.noun
        );
        let about_index = format!(" Returns the index of a {} among all of them.", self.noun);
        quote! {
            #[doc = #about_code]
            #[inline]
            pub(crate) fn #code_of(#noun: &str) -> Option<#code> {
                let index = #index_of(#noun)?;
                #index_of_code
                Some(#place)
            }

            #[doc = #about_index]
            #[inline]
            fn #index_of(#noun: &str) -> Option<usize> {
                #lead
                let index = #index;
                (#is_it).then_some(index)
            }
        }
    }

    /// The name of the table of entries: `LABELS` or `VALUES`.
    fn name(&self) -> proc_macro2::Ident {
        format_ident!("{}S", self.noun.to_uppercase())
    }

    /// The place of the code of the entry at `index`, and a statement that makes `index` the index of the
    /// code if it may be that of an alias.
    fn code_at(&self) -> (Option<TokenStream>, TokenStream) {
        if self.plan.is_small {
            let entries = self.name();
            return (None, quote!(#entries[index].1));
        }
        let index_of_code = self.has_aliases().then(|| {
            let codes = Literal::usize_unsuffixed(self.plan.rows.len());
            let of_alias = index_of_alias(self.plan).at(Some("tables"), &quote!(alias));
            quote! {
                let index = match index.checked_sub(#codes) {
                    Some(alias) => #of_alias,
                    None => index,
                };
            }
        });
        (index_of_code, quote!(tables::CODES[index]))
    }

    /// The function that returns every code of a label.
    pub(super) fn codes_of_label(&self) -> Item {
        let code = &self.plan.code;
        let repeated = self.plan.rows.iter().enumerate();
        let repeated = repeated.filter(|(_, row)| !row.repeated_by.is_empty());
        let codes: usize = repeated
            .clone()
            .map(|(_, row)| 1 + row.repeated_by.len())
            .sum();
        let arms: Vec<TokenStream> = repeated
            .map(|(index, row)| {
                let others = row.repeated_by.iter();
                let others = others.map(|&other| &self.plan.table.codes[other]);
                let codes = std::iter::once(*row).chain(others);
                let codes = codes.map(|row| tokens(&self.plan.path(row)));
                let index = Literal::usize_unsuffixed(index);
                quote!(#index => &[#(#codes),*],)
            })
            .collect();
        let (index_of_code, place) = self.code_at();
        let one = quote!(core::slice::from_ref(&#place));
        let all = if arms.is_empty() {
            quote! {
                #index_of_code
                #one
            }
        } else {
            let one = match index_of_code {
                Some(statement) => quote!({ #statement #one }),
                None => one,
            };
            // The label of an alias is its own, even if that of its code is repeated.
            quote! {
                match index {
                    #(#arms)*
                    _ => #one,
                }
            }
        };
        let long = allow_long(codes);
        let allow = (!arms.is_empty() && self.plan.has_deprecated()).then(allow_deprecated);
        Item::Tokens(quote! {
            /// Returns every code with a label, the first one first.
            #[inline]
            #long
            #allow
            pub(crate) fn codes_of_label(label: &str) -> &'static [#code] {
                let Some(index) = index_of_label(label) else {
                    return &[];
                };
                #all
            }
        })
    }

    /// The table of entries of a small crate.
    fn entries(&self) -> Item {
        let allow = if self.plan.has_deprecated() {
            format!("{}\n", allow_deprecated())
        } else {
            String::new()
        };
        let mut text = format!(
            "/// Every {} and its code.\n{allow}static {}: [(&str, {}); {}] = [\n",
            self.noun,
            self.name(),
            self.plan.code,
            self.entries.len()
        );
        for (string, row) in &self.entries {
            text += &format!("    ({}, {}),\n", quoted(string), self.plan.path(row));
        }
        Item::Text(text + "];\n")
    }
}
