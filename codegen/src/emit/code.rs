//! `src/code.rs`: the enum, one variant a code, and all that it answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{alias, doc, line, variant};
use super::plan::{Plan, ident, long};
use super::{answers, lookup, numbers, tables};
use crate::artifact::{Content, Draft};
use crate::format::{Item, assignment, constant, some_arm};
use crate::model::{Alias, Code};
use crate::value::IntegerRepr;
use crate::variant::is_upper_camel;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let group = (!plan.table.groups.is_empty()).then(|| {
        quote!(
            use crate::group::Group;
        )
    });
    let order = (!plan.is_listed()).then(|| {
        quote!(
            use core::cmp::Ordering;
        )
    });
    let hash = (!plan.is_listed()).then(|| {
        quote!(
            use core::hash::{Hash, Hasher};
        )
    });
    let mut items = vec![definition(plan)];
    items.extend((!plan.is_listed()).then(|| Item::Tokens(not_derived(plan))));
    items.extend(plan.is_matched().then(|| from_value(plan)));
    items.push(Item::Tokens(answers(plan)));
    items.extend(aliases(plan));
    items.push(Item::Tokens(conversions(plan)));
    items.push(Item::Tokens(texts(plan)));
    let number_at = numbers::import(&items);
    let imports = [
        quote! {
            #order
            use core::fmt;
            #hash
            use core::str::FromStr;
        },
        quote! {
            use crate::errors::{UnknownLabel, UnknownValue};
            #group
            use crate::lookup;
            use crate::outcome::Outcome;
            use crate::tables;
            #number_at
        },
    ];
    items.splice(0..0, imports.map(Item::Tokens));
    Draft {
        path: "src/code.rs",
        content: Content::Rust(items),
    }
}

/// Laid out here, since it has lines for each code.
fn definition(plan: &Plan<'_>) -> Item {
    let (name, raw) = (&plan.code, &plan.raw);
    let origin = &plan.table.origin;
    let derived = if plan.is_listed() {
        "Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash"
    } else {
        "PartialEq, Eq"
    };
    let mut text = format!(
        "/// {}.\n///\n/// From \"{}\" by {}.\n///\n\
         /// A value that may be none of these is a [`{raw}`](crate::{raw}).\n\
         #[derive({derived})]\n",
        line(&plan.table.title),
        line(&origin.document),
        line(&origin.publisher),
    );
    if let Some(repr) = plan.integer() {
        text += &format!("#[repr({})]\n", repr.name());
    }
    text += &format!("#[non_exhaustive]\npub enum {name} {{\n");
    for (position, row) in plan.table.codes.iter().enumerate() {
        variant(plan, row, &mut text);
        if !is_upper_camel(&row.variant) {
            text += "    #[allow(non_camel_case_types, reason = \"the table chose this name\")]\n";
        }
        if plan.says_value(position) {
            let value = plan.literal(&row.value);
            text.push_str(&assignment("    ", &row.variant, &value, ","));
        } else {
            text.extend(["    ", &row.variant, ",\n"]);
        }
    }
    Item::Text(text + "}\n")
}

/// What a `match` against a constant does not need is not derived where there are many codes: for each
/// derive rustc copies the enum, with all its documentation, and reads it once more.
fn not_derived(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.code;
    let number = plan.integer().map_or("isize", IntegerRepr::name);
    let number = ident(number);
    quote! {
        impl Copy for #name {}

        #[allow(clippy::expl_impl_clone_on_copy, reason = "a derive takes rustc long")]
        impl Clone for #name {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl PartialOrd for #name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for #name {
            #[inline]
            fn cmp(&self, other: &Self) -> Ordering {
                (*self as #number).cmp(&(*other as #number))
            }
        }

        impl Hash for #name {
            #[inline]
            fn hash<H: Hasher>(&self, state: &mut H) {
                (*self as #number).hash(state);
            }
        }
    }
}

/// Laid out here, since it has a line for each code.
fn from_value(plan: &Plan<'_>) -> Item {
    let (code, value) = (&plan.code, plan.asked_type());
    let long = long(plan.table.codes.len())
        .map(|_| "#[allow(clippy::too_many_lines, reason = \"a line for each row\")]");
    let allow = [long, plan.allow_deprecated()];
    let allow = allow
        .into_iter()
        .flatten()
        .fold(String::new(), |all, line| {
            format!(
                "{all}    {line}
"
            )
        });
    let mut text = format!(
        "impl {code} {{\n    \
         /// The code of a value, or `None` if the table has none.\n    \
         #[must_use]\n    #[inline]\n{allow}    \
         pub const fn from_value(value: {value}) -> Option<Self> {{\n        \
         match value {{\n"
    );
    for row in &plan.table.codes {
        let value = plan.literal(&row.value);
        text += &some_arm("            ", &value, &format!("Self::{}", row.variant));
    }
    // Nothing is left over where every value of the type has a code.
    let values = plan.integer().map(|repr| repr.max() - repr.min() + 1);
    let all = values == i128::try_from(plan.table.codes.len()).ok();
    let others = if all { "" } else { "            _ => None,\n" };
    Item::Text(text + others + "        }\n    }\n}\n")
}

/// Every alias as a constant, laid out here for the same reason.
fn aliases(plan: &Plan<'_>) -> Option<Item> {
    let constants: Vec<String> = plan
        .aliases()
        .map(|(position, row)| (&plan.table.codes[position], row))
        .filter(|(of, row)| has_own_name(of, row))
        .map(|(of, row)| {
            let value = format!("Self::{}", of.variant);
            let mut text = String::new();
            alias(plan, of, row, &mut text);
            text + &constant(&row.variant, &value)
        })
        .collect();
    let allow = plan
        .allow_deprecated()
        .map_or(String::new(), |line| format!("{line}\n"));
    (!constants.is_empty()).then(|| {
        Item::Text(format!(
            "#[allow(non_upper_case_globals, reason = \"an alias is called as a variant is\")]\n\
             {allow}impl {} {{\n{}}}\n",
            plan.code,
            constants.join("\n"),
        ))
    })
}

/// Whether the code is not called so already, by its own label or an alias before this one.
fn has_own_name(of: &Code, alias: &Alias) -> bool {
    let mut before = of.aliases.iter().take_while(|other| *other != alias);
    alias.variant != of.variant && before.all(|other| other.variant != alias.variant)
}

fn answers(plan: &Plan<'_>) -> TokenStream {
    let (name, value) = (&plan.code, plan.value_type());
    let of_value = (!plan.is_matched()).then(|| {
        let asked = plan.asked_type();
        // A text cannot be compared in a `const fn`.
        let constant = plan.integer().map(|_| quote!(const));
        quote! {
            /// The code of a value, or `None` if the table has none.
            #[must_use]
            #[inline]
            pub #constant fn from_value(value: #asked) -> Option<Self> {
                lookup::code_of_value(value)
            }
        }
    });
    let all = lookup::all(plan);
    let slot = quote!(lookup::slot_of_code(self));
    let label = tables::labels(plan).at(&slot);
    let description = tables::descriptions(plan).at(&slot);
    let to_value = if plan.integer().is_some() {
        quote!(self as #value)
    } else {
        tables::values(plan).at(&slot)
    };
    let outcome = answers::outcomes(plan).of_code(&quote!(self));
    let group = (!plan.table.groups.is_empty()).then(|| {
        let group = answers::groups(plan).of_code(&quote!(self));
        quote! {
            /// The group that the code belongs to, if it belongs to one.
            #[must_use]
            #[inline]
            pub const fn group(self) -> Option<Group> {
                #group
            }
        }
    });
    let tags = plan.table.tags.iter().enumerate().map(|(position, tag)| {
        let about = doc(&[format!("Whether the code is {}.", line(&tag.name))]);
        let predicate = ident(&tag.predicate);
        let bears = answers::tag(plan, position).of_code(&quote!(self));
        quote! {
            #about
            #[must_use]
            #[inline]
            pub const fn #predicate(self) -> bool {
                #bears
            }
        }
    });
    quote! {
        impl #name {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = #all;

            #of_value

            /// The value that travels on the wire.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #value {
                #to_value
            }

            /// The code of a label, or `None` if the table has none. Where several codes have the
            /// label it is the first of them; [`with_label`](Self::with_label) has them all.
            #[must_use]
            #[inline]
            pub fn from_label(label: &str) -> Option<Self> {
                lookup::code_of_label(label)
            }

            /// Every code of a label, the one that [`from_label`](Self::from_label) gives first.
            /// Empty if the table has none.
            #[must_use]
            #[inline]
            pub fn with_label(label: &str) -> &'static [Self] {
                lookup::codes_of_label(label)
            }

            /// The label, byte for byte as the vendor publishes it.
            #[must_use]
            #[inline]
            pub const fn label(self) -> &'static str {
                #label
            }

            /// What the code means; empty where the table has nothing.
            #[must_use]
            #[inline]
            pub const fn description(self) -> &'static str {
                #description
            }

            /// What the code tells of the request; `None` where the vendor does not say.
            #[must_use]
            #[inline]
            pub const fn outcome(self) -> Option<Outcome> {
                #outcome
            }

            /// Whether the vendor documents the code as an error.
            #[must_use]
            #[inline]
            pub const fn is_error(self) -> bool {
                matches!(self.outcome(), Some(Outcome::Error))
            }

            /// Whether the vendor documents the code as a success.
            #[must_use]
            #[inline]
            pub const fn is_success(self) -> bool {
                matches!(self.outcome(), Some(Outcome::Success))
            }

            #group

            #(#tags)*
        }
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.code;
    let (value, asked) = (plan.value_type(), plan.asked_type());
    quote! {
        impl TryFrom<#asked> for #name {
            type Error = UnknownValue;

            #[inline]
            fn try_from(value: #asked) -> Result<Self, UnknownValue> {
                Self::from_value(value).ok_or_else(|| UnknownValue::new(value))
            }
        }

        impl From<#name> for #value {
            #[inline]
            fn from(code: #name) -> Self {
                code.value()
            }
        }

        impl FromStr for #name {
            type Err = UnknownLabel;

            #[inline]
            fn from_str(label: &str) -> Result<Self, UnknownLabel> {
                Self::from_label(label).ok_or_else(|| UnknownLabel::new(label))
            }
        }
    }
}

fn texts(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.code;
    let variant = tables::variants(plan).at(&quote!(lookup::slot_of_code(*self)));
    quote! {
        /// The name of the variant.
        impl fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(#variant)
            }
        }

        /// The label.
        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }

        impl core::error::Error for #name {}
    }
}
