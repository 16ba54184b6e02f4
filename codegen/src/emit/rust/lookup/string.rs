//! From a label, or from a value that is a string, to its code.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::KeyKind;
use super::hash_table::{HashTable, Lookup};
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::rust::tables::index_of_alias;
use crate::emit::tokens::{allow_long, ident, integer_literal, parse_tokens, string_literal};
use crate::hash::StrKey;
use crate::model::Code;

/// The functions and tables that find the code with a label, or with a value that is a string.
pub(super) struct StrLookup<'p> {
    plan: &'p Plan<'p>,
    kind: KeyKind,
    /// Every string with its code. Those of codes come first, by their index; then those of aliases.
    entries: Vec<(&'p str, &'p Code)>,
    key: StrKey,
    /// From the key of a string to its position in `entries`.
    table: HashTable,
}

/// An expression for a code, and the statement that it needs before it.
struct CodeAt {
    /// Turns `index`, which may be that of an alias, into the index of the code.
    statement: Option<TokenStream>,
    code_expr: TokenStream,
}

impl<'p> StrLookup<'p> {
    /// The labels of codes and aliases. Of the codes that share a label only the first is found.
    pub(super) fn labels(plan: &'p Plan<'p>) -> Self {
        let codes = plan.codes_by_value.iter();
        let codes = codes.map(|code| (code.label.as_str(), *code));
        let aliases = plan.aliases();
        let aliases =
            aliases.map(|(index, alias)| (alias.label.as_str(), plan.codes_by_value[index]));
        let entries: Vec<(&str, &Code)> = codes.chain(aliases).collect();
        let repeats = |index: &usize| {
            let code = plan.codes_by_value.get(*index);
            code.is_some_and(|code| code.repeats.is_some())
        };
        let targets: Vec<usize> = (0..entries.len()).filter(|index| !repeats(index)).collect();
        Self::new(plan, KeyKind::Label, entries, &targets)
    }

    /// The values of codes.
    pub(super) fn values(plan: &'p Plan<'p>, values: &[&'p str]) -> Self {
        let codes = plan.codes_by_value.iter().copied();
        let entries: Vec<(&str, &Code)> = values.iter().copied().zip(codes).collect();
        let targets: Vec<usize> = (0..entries.len()).collect();
        Self::new(plan, KeyKind::Value, entries, &targets)
    }

    /// `targets` are the positions of the entries that are found; their strings are distinct.
    fn new(
        plan: &'p Plan<'p>,
        kind: KeyKind,
        entries: Vec<(&'p str, &'p Code)>,
        targets: &[usize],
    ) -> Self {
        let strings: Vec<&str> = targets.iter().map(|&target| entries[target].0).collect();
        let key = StrKey::new(&strings);
        let keys: Vec<u64> = strings.iter().map(|string| key.key_of(string)).collect();
        Self {
            plan,
            kind,
            entries,
            key,
            table: HashTable::new(plan, kind, &keys, targets),
        }
    }

    pub(super) fn key(&self) -> &StrKey {
        &self.key
    }

    fn has_aliases(&self) -> bool {
        self.entries.len() > self.plan.codes_by_value.len()
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
        let (code, noun) = (&self.plan.enum_name, ident(self.kind.noun()));
        let code_of = format_ident!("code_of_{noun}");
        let index_of = format_ident!("index_of_{noun}");
        let key = match self.key {
            StrKey::Words(at) => {
                let at = Literal::usize_unsuffixed(at);
                quote!(key_of_words(#noun.as_bytes(), #at))
            }
            StrKey::All(seed) => {
                let seed = parse_tokens(&integer_literal(seed.into(), true));
                quote!(key_of_all(#noun.as_bytes(), #seed))
            }
        };
        let Lookup { statements, target } = self.table.lookup(&key);
        let entries = self.table_name();
        let matches = if self.plan.is_small {
            quote!(#entries[index].0 == #noun)
        } else {
            quote!(tables::#entries.is(index, #noun))
        };
        let about_code = match self.kind {
            KeyKind::Label => {
                " Returns the code with this label, or `None`. If several codes have it, returns the first."
            }
            KeyKind::Value => " Returns the code with this value, or `None`.",
        };
        let about_index = format!(" Returns the index of this {noun} in `{entries}`, or `None`.");
        let CodeAt {
            statement,
            code_expr,
        } = self.code_at();
        quote! {
            #[doc = #about_code]
            #[inline]
            pub fn #code_of(#noun: &str) -> Option<#code> {
                let index = #index_of(#noun)?;
                #statement
                Some(#code_expr)
            }

            #[doc = #about_index]
            #[inline]
            fn #index_of(#noun: &str) -> Option<usize> {
                #statements
                let index = #target;
                (#matches).then_some(index)
            }
        }
    }

    /// The name of the table of entries.
    fn table_name(&self) -> Ident {
        ident(self.kind.table_name())
    }

    /// The code of the entry at `index`.
    fn code_at(&self) -> CodeAt {
        if self.plan.is_small {
            let entries = self.table_name();
            return CodeAt {
                statement: None,
                code_expr: quote!(#entries[index].1),
            };
        }
        let statement = self.has_aliases().then(|| {
            let codes = Literal::usize_unsuffixed(self.plan.codes_by_value.len());
            let of_alias = index_of_alias(self.plan).at(Some("tables"), &quote!(index - #codes));
            quote! {
                let index = if index < #codes { index } else { #of_alias };
            }
        });
        CodeAt {
            statement,
            code_expr: quote!(tables::CODES[index]),
        }
    }

    /// The function that returns every code with a label.
    pub(super) fn codes_of_label(&self) -> Item {
        let code = &self.plan.enum_name;
        let repeated = self.plan.codes_by_value.iter().enumerate();
        let repeated = repeated.filter(|(_, row)| !row.repeated_by.is_empty());
        let count = |(_, row): (usize, &&Code)| 1 + row.repeated_by.len();
        let long = allow_long(repeated.clone().map(count).sum());
        let arms: Vec<TokenStream> = repeated
            .map(|(index, row)| {
                let others = row.repeated_by.iter();
                let others = others.map(|&other| &self.plan.table.codes[other]);
                let codes = std::iter::once(*row).chain(others);
                let codes = codes.map(|row| parse_tokens(&self.plan.variant_path(row)));
                let index = Literal::usize_unsuffixed(index);
                quote!(#index => &[#(#codes),*],)
            })
            .collect();
        let CodeAt {
            statement,
            code_expr,
        } = self.code_at();
        let one = quote!(core::slice::from_ref(&#code_expr));
        let all = if arms.is_empty() {
            quote! {
                #statement
                #one
            }
        } else {
            let one = match statement {
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
        let allow = if arms.is_empty() {
            TokenStream::new()
        } else {
            parse_tokens(self.plan.allow_deprecated())
        };
        Item::Tokens(quote! {
            /// Returns every code with this label, in table order.
            #[inline]
            #long
            #allow
            pub fn codes_of_label(label: &str) -> &'static [#code] {
                let Some(index) = index_of_label(label) else {
                    return &[];
                };
                #all
            }
        })
    }

    /// The table of entries of a small crate.
    fn entries(&self) -> Item {
        let mut text = format!(
            "/// Every {} and its code.\n{}static {}: [(&str, {}); {}] = [\n",
            self.kind.noun(),
            self.plan.allow_deprecated(),
            self.table_name(),
            self.plan.enum_name,
            self.entries.len()
        );
        for (string, row) in &self.entries {
            text += &format!(
                "    ({}, {}),\n",
                string_literal(string),
                self.plan.variant_path(row)
            );
        }
        Item::Text(text + "];\n")
    }
}
