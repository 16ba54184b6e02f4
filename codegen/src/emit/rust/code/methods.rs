//! The methods of the enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::examples::{
    all_example, example, group_example, label_examples, outcome_example, tag_example,
};
use crate::emit::plan::Plan;
use crate::emit::rust::attribute::Attribute;
use crate::emit::rust::match_self::match_self;
use crate::emit::rust::{column, doc, doctest, outcome, tables};
use crate::emit::tokens::{allow_long, ident, parse_tokens, string_literal};
use crate::model::Code;
use crate::model::value::Value;

pub(super) fn methods(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.enum_name;
    let deprecated = parse_tokens(plan.allow_deprecated());
    let arms = if plan.is_small {
        plan.codes_by_value.len()
    } else {
        0
    };
    let long = allow_long(arms);
    let (all, value, label, description) = (all(plan), value(plan), label(plan), description(plan));
    let from_value = from_value(plan);
    let outcome = Attribute::Outcome.body(plan);
    let outcome_example = outcome_example(plan);
    let group = (!plan.table.groups.is_empty()).then(|| {
        let group = Attribute::Group.body(plan);
        let example = group_example(plan);
        quote! {
            /// Returns the group of the code, or `None` if it has no group.
            #(#[doc = #example])*
            #[must_use]
            #[inline]
            pub const fn group(self) -> Option<Group> {
                #group
            }
        }
    });
    let tags = plan.table.tags.iter().enumerate().map(|(position, tag)| {
        let mut about = doc::tag(tag, "code");
        about.extend(tag_example(plan, position));
        let predicate = ident(&tag.predicate);
        let body = Attribute::Tag(position).body(plan);
        quote! {
            #(#[doc = #about])*
            #[must_use]
            #[inline]
            pub const fn #predicate(self) -> bool {
                #body
            }
        }
    });
    let index = index(plan);
    let (all_example, [label_example, repeats_example]) = (all_example(plan), label_examples(plan));
    let (outcomes, columns, link) = (outcome::of_code(plan), column::methods(plan), link(plan));
    quote! {
        #deprecated
        #long
        impl #name {
            /// Every code, in the order of the table, which need not be that of the values.
            #(#[doc = #all_example])*
            pub const ALL: &'static [Self] = #all;

            #from_value

            #value

            /// Returns the code with this label, or `None` if no code has it. If several codes have it,
            /// returns the first; [`all_with_label`](Self::all_with_label) returns all.
            #(#[doc = #label_example])*
            #[must_use]
            #[inline]
            pub fn from_label(label: &str) -> Option<Self> {
                lookup::code_of_label(label)
            }

            /// Returns every code with this label, starting with that of
            /// [`from_label`](Self::from_label). The slice is empty if no code has it.
            #(#[doc = #repeats_example])*
            #[must_use]
            #[inline]
            pub fn all_with_label(label: &str) -> &'static [Self] {
                lookup::codes_of_label(label)
            }

            #label

            #description

            /// Returns the outcome of the request, or `None` if there is none.
            #(#[doc = #outcome_example])*
            #[must_use]
            #[inline]
            pub const fn outcome(self) -> Option<Outcome> {
                #outcome
            }

            #outcomes

            #group

            #(#tags)*

            #columns

            #link

            #index
        }
    }
}

/// The method of a large crate that returns the index of a code in its tables.
fn index(plan: &Plan<'_>) -> Option<TokenStream> {
    let index = if plan.is_by_value() {
        quote!(lookup::index_of_value(self.value()))
    } else {
        quote!(self as usize)
    };
    (!plan.is_small).then(|| {
        quote! {
            /// Returns the index of the code in the tables, which are in the order of the values.
            #[inline]
            pub(crate) const fn index(self) -> usize {
                #index
            }
        }
    })
}

fn all(plan: &Plan<'_>) -> TokenStream {
    if plan.is_small {
        let variants = plan.table.codes.iter().map(|row| ident(&row.variant));
        return quote!(&[#(Self::#variants),*]);
    }
    if tables::is_sorted(plan) {
        quote!(&tables::CODES)
    } else {
        quote!(&tables::IN_TABLE_ORDER)
    }
}

fn from_value(plan: &Plan<'_>) -> TokenStream {
    let (constant, query) = (plan.const_if_integer(), plan.query_type());
    let body = match plan.integer() {
        Some(repr) if plan.is_small => {
            let arms = plan.table.codes.iter().map(|row| {
                let (value, variant) =
                    (parse_tokens(&plan.literal(&row.value)), ident(&row.variant));
                quote!(#value => Some(Self::#variant),)
            });
            // If every value of the type has a code, another arm would be unreachable.
            let values_of_type = repr.max() - repr.min() + 1;
            let is_complete = plan.table.codes.len() as i128 == values_of_type;
            let others = (!is_complete).then(|| quote!(_ => None,));
            quote! {
                match value {
                    #(#arms)*
                    #others
                }
            }
        }
        _ => quote!(lookup::code_of_value(value)),
    };
    let (code, row) = (&plan.enum_name, plan.example());
    let from = |value: &Value| format!("{code}::from_value({})", plan.literal(value));
    let known = format!("Some({})", plan.variant_path(row));
    let mut example = vec![doctest::equal(from(&row.value), known)];
    example.extend(
        plan.unknown()
            .map(|value| doctest::equal(from(&value), "None")),
    );
    let example = doctest::of_code(plan, &example);
    quote! {
        /// Returns the code with this value, or `None` if no code has it.
        #(#[doc = #example])*
        #[must_use]
        #[inline]
        pub #constant fn from_value(value: #query) -> Option<Self> {
            #body
        }
    }
}

fn value(plan: &Plan<'_>) -> TokenStream {
    let value = plan.value_type();
    let body = match plan.integer() {
        Some(_) if plan.is_by_value() => quote!(self as #value),
        _ if plan.is_small => match_self(plan, |row| parse_tokens(&plan.literal(&row.value))),
        Some(_) => {
            quote!(#value::from_le_bytes(super::packed::bytes_at(&tables::VALUES, self.index())))
        }
        None => quote!(tables::VALUES.get(self.index())),
    };
    let row = plan.example();
    let example = example(plan, row, "value", &plan.literal(&row.value));
    quote! {
        /// Returns the value that travels on the wire.
        #(#[doc = #example])*
        #[must_use]
        #[inline]
        pub const fn value(self) -> #value {
            #body
        }
    }
}

fn label(plan: &Plan<'_>) -> TokenStream {
    let label = string_of_code(plan, "LABELS", |row| &row.label);
    let row = plan.example();
    let example = example(plan, row, "label", &string_literal(&row.label));
    quote! {
        /// Returns the label, byte for byte as the vendor publishes it.
        #(#[doc = #example])*
        #[must_use]
        #[inline]
        pub const fn label(self) -> &'static str {
            #label
        }
    }
}

fn description(plan: &Plan<'_>) -> TokenStream {
    let description = optional_string_of_code(plan, "DESCRIPTIONS", described);
    let row = doctest::row(plan, |row| !row.description.is_empty());
    let example = example(plan, row, "description", &doctest::optional(described(row)));
    quote! {
        /// Returns the meaning of the code, or `None` if there is none.
        #(#[doc = #example])*
        #[must_use]
        #[inline]
        pub const fn description(self) -> Option<&'static str> {
            #description
        }
    }
}

/// The description of a code, if it has one.
fn described(row: &Code) -> Option<&str> {
    Some(row.description.as_str()).filter(|text| !text.is_empty())
}

/// The method that returns the address of a code, if any code has one.
fn link(plan: &Plan<'_>) -> Option<TokenStream> {
    if !plan.has_links() {
        return None;
    }
    let link = optional_string_of_code(plan, "LINKS", |row| row.link.as_deref());
    let row = doctest::row(plan, |row| row.link.is_some());
    let example = example(plan, row, "link", &doctest::optional(row.link.as_deref()));
    Some(quote! {
        /// Returns the address of the page about the code, or `None` if it has none.
        #(#[doc = #example])*
        #[must_use]
        #[inline]
        pub const fn link(self) -> Option<&'static str> {
            #link
        }
    })
}

/// An expression for a string of `self`, which a large crate reads from this table.
fn string_of_code<'t>(
    plan: &Plan<'t>,
    table: &str,
    string_of: impl Fn(&'t Code) -> &'t str,
) -> TokenStream {
    if plan.is_small {
        return match_self(plan, |row| parse_tokens(&string_literal(string_of(row))));
    }
    let table = ident(table);
    quote!(tables::#table.get(self.index()))
}

/// An expression for a string of `self` that may be missing. The table of a large crate then has an empty one.
fn optional_string_of_code<'t>(
    plan: &Plan<'t>,
    table: &str,
    of: impl Fn(&'t Code) -> Option<&'t str>,
) -> TokenStream {
    if plan.is_small {
        return match_self(plan, |row| {
            of(row).map_or_else(
                || quote!(None),
                |string| {
                    let string = parse_tokens(&string_literal(string));
                    quote!(Some(#string))
                },
            )
        });
    }
    let table = ident(table);
    quote! {
        let string = tables::#table.get(self.index());
        if string.is_empty() { None } else { Some(string) }
    }
}
