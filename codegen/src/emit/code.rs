//! `src/code.rs`: the enum, one variant a code, and all that it answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{doc, variant};
use super::plan::{Plan, ident, long};
use crate::artifact::{Content, Draft};
use crate::format::Item;
use crate::markdown::escape;
use crate::variant::is_upper_camel;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let items = vec![
        Item::Tokens(quote! {
            use core::fmt;
            use core::str::FromStr;
        }),
        Item::Tokens(quote! {
            use crate::errors::{UnknownLabel, UnknownValue};
            use crate::lookup;
            use crate::outcome::Outcome;
            use crate::tables;
        }),
        Item::Tokens(definition(plan)),
        from_value(plan),
        Item::Tokens(answers(plan)),
        Item::Tokens(conversions(plan)),
        Item::Tokens(texts(plan)),
    ];
    Draft {
        path: "src/code.rs",
        content: Content::Rust(items),
    }
}

fn definition(plan: &Plan<'_>) -> TokenStream {
    let (name, raw, value) = (&plan.code, &plan.raw, &plan.value);
    let about = doc(&[
        format!("{}.", escape(&plan.table.title)),
        format!(
            "From \"{}\" by {}.",
            escape(&plan.table.origin.document),
            escape(&plan.table.origin.publisher),
        ),
        format!("A value that may be none of these is a [`{raw}`](crate::{raw})."),
    ]);
    let variants = plan.table.codes.iter().map(|row| {
        let about = variant(plan, row);
        let allow = (!is_upper_camel(&row.variant))
            .then(|| quote!(#[allow(non_camel_case_types, reason = "the table chose this name")]));
        let name = ident(&row.variant);
        let value = plan.literal(&row.value);
        quote!(#about #allow #name = #value)
    });
    quote! {
        #about
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(#value)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// Laid out here, since it has a line for each code.
fn from_value(plan: &Plan<'_>) -> Item {
    let (code, repr) = (&plan.code, &plan.value);
    let mut text = format!(
        "impl {code} {{\n    \
         /// The code of a value, or `None` if the table has none.\n    \
         #[must_use]\n    {}\
         pub const fn from_value(value: {repr}) -> Option<Self> {{\n        \
         match value {{\n",
        long(plan.table.codes.len()).map_or(String::new(), |allow| format!("{allow}\n    ")),
    );
    for row in &plan.table.codes {
        let value = plan.literal(&row.value);
        text += &format!("            {value} => Some(Self::{}),\n", row.variant);
    }
    Item::Text(text + "            _ => None,\n        }\n    }\n}\n")
}

fn answers(plan: &Plan<'_>) -> TokenStream {
    let (name, value) = (&plan.code, &plan.value);
    quote! {
        impl #name {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &lookup::CODES;

            /// The value that travels on the wire.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #value {
                self as #value
            }

            /// The code of a label, or `None` if the table has none. Where several codes have the
            /// label it is the first of them; [`with_label`](Self::with_label) has them all.
            #[must_use]
            pub fn from_label(label: &str) -> Option<Self> {
                lookup::code_of_label(label)
            }

            /// Every code of a label, the one that [`from_label`](Self::from_label) gives first.
            /// Empty if the table has none.
            #[must_use]
            pub fn with_label(label: &str) -> &'static [Self] {
                lookup::codes_of_label(label)
            }

            /// The label, byte for byte as the vendor publishes it.
            #[must_use]
            #[inline]
            pub const fn label(self) -> &'static str {
                tables::LABELS[lookup::slot_of_code(self)]
            }

            /// What the code means; empty where the table has nothing.
            #[must_use]
            #[inline]
            pub const fn description(self) -> &'static str {
                tables::DESCRIPTIONS[lookup::slot_of_code(self)]
            }

            /// What the code tells of the request; `None` where the vendor does not say.
            #[must_use]
            #[inline]
            pub const fn outcome(self) -> Option<Outcome> {
                tables::OUTCOMES[lookup::slot_of_code(self)]
            }

            /// Whether the vendor documents the code as an error.
            #[must_use]
            pub const fn is_error(self) -> bool {
                matches!(self.outcome(), Some(Outcome::Error))
            }

            /// Whether the vendor documents the code as a success.
            #[must_use]
            pub const fn is_success(self) -> bool {
                matches!(self.outcome(), Some(Outcome::Success))
            }
        }
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let (name, value) = (&plan.code, &plan.value);
    quote! {
        impl TryFrom<#value> for #name {
            type Error = UnknownValue;

            fn try_from(value: #value) -> Result<Self, UnknownValue> {
                Self::from_value(value).ok_or(UnknownValue::new(value))
            }
        }

        impl From<#name> for #value {
            fn from(code: #name) -> Self {
                code.value()
            }
        }

        impl FromStr for #name {
            type Err = UnknownLabel;

            fn from_str(label: &str) -> Result<Self, UnknownLabel> {
                Self::from_label(label).ok_or_else(|| UnknownLabel::new(label))
            }
        }
    }
}

fn texts(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.code;
    quote! {
        /// The name of the variant.
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(tables::VARIANTS[lookup::slot_of_code(*self)])
            }
        }

        /// The label.
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }

        impl core::error::Error for #name {}
    }
}
