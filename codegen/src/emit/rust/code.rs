//! `src/code.rs`: the enum, with one variant per code, and its methods.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute::Attribute;
use super::match_self::match_self;
use super::{column, doc, doctest, outcome, tables};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::example;
use crate::emit::plan::Plan;
use crate::emit::tokens::{allow_long, ident, parse_tokens, string_literal};
use crate::escape::markdown;
use crate::model::value::Value;
use crate::model::{Alias, Code};
use crate::validate::naming::is_upper_camel;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let group = (!plan.table.groups.is_empty()).then(|| quote! { use super::group::Group; });
    let tables = (!plan.is_small).then(|| quote! { use super::tables; });
    let std = quote! {
        use core::fmt;
        use core::str::FromStr;
    };
    let own = quote! {
        use super::errors::{UnknownLabel, UnknownValue};
        #group
        use super::lookup;
        use super::outcome::Outcome;
        #tables
    };
    let mut items = vec![Item::Tokens(std), Item::Tokens(own), definition(plan)];
    items.extend([methods(plan), conversions(plan), formats(plan)].map(Item::Tokens));
    items.extend(aliases(plan));
    vec![SourceFile::new("code.rs", items)]
}

/// The enum. It is text, since it grows with the table.
fn definition(plan: &Plan<'_>) -> Item {
    let (name, raw) = (&plan.enum_name, &plan.raw_name);
    // A derived `Debug` with thousands of names takes rustc seconds.
    let debug = if plan.is_small { "Debug, " } else { "" };
    let exhaustive = doc::exhaustive(plan);
    let mut text = format!(
        "/// {}.\n///\n/// From {}.\n///\n\
         /// [`{raw}`](super::{raw}) holds a value that may be unknown.\n{exhaustive}\
         #[derive({debug}Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n",
        markdown::line(&plan.table.title),
        example::source(&plan.table.publication),
    );
    let repr = plan.integer().filter(|_| plan.is_by_value());
    if let Some(repr) = repr {
        text += &format!("#[repr({})]\n", repr.name());
    }
    if !plan.table.is_exhaustive {
        text += "#[non_exhaustive]\n";
    }
    text += &format!("pub enum {name} {{\n");
    let rows: Vec<&Code> = if repr.is_some() {
        plan.table.codes.iter().collect()
    } else {
        plan.codes_by_value.clone()
    };
    for row in rows {
        text += &doc::variant(plan, row);
        if !is_upper_camel(&row.variant) {
            text += "    #[allow(non_camel_case_types, reason = \"the table sets this name\")]\n";
        }
        text += &match repr {
            Some(_) => format!("    {} = {},\n", row.variant, plan.literal(&row.value)),
            None => format!("    {},\n", row.variant),
        };
    }
    Item::Text(text + "}\n")
}

/// The `impl` with a constant for each alias; `None` if there are no aliases.
fn aliases(plan: &Plan<'_>) -> Option<Item> {
    let mut constants = Vec::new();
    for row in &plan.table.codes {
        let mut names = HashSet::from([row.variant.as_str()]);
        for alias in &row.aliases {
            // Labels of a code whose names are the same share a constant.
            if names.insert(&alias.variant) {
                constants.push(constant(plan, row, alias));
            }
        }
    }
    if constants.is_empty() {
        return None;
    }
    let allow = plan.allow_deprecated();
    Some(Item::Text(format!(
        "#[allow(non_upper_case_globals, reason = \"an alias is named like a variant\")]\n\
         {allow}impl {} {{\n{}}}\n",
        plan.enum_name,
        constants.join("\n"),
    )))
}

fn constant(plan: &Plan<'_>, row: &Code, alias: &Alias) -> String {
    let doc = doc::alias(plan, row, alias);
    format!(
        "{doc}    pub const {}: Self = Self::{};\n",
        alias.variant, row.variant
    )
}

fn methods(plan: &Plan<'_>) -> TokenStream {
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

fn all_example(plan: &Plan<'_>) -> Vec<String> {
    let code = &plan.enum_name;
    let first = plan.variant_path(&plan.table.codes[0]);
    let count = plan.table.codes.len();
    let body = [
        doctest::equal(format_args!("{code}::ALL[0]"), first),
        doctest::equal(format_args!("{code}::ALL.len()"), count),
    ];
    doctest::of_code(plan, &body)
}

/// The examples of `from_label` and `all_with_label`.
fn label_examples(plan: &Plan<'_>) -> [Vec<String>; 2] {
    let code = &plan.enum_name;
    let row = plan.example();
    let (path, label) = (plan.variant_path(row), string_literal(&row.label));
    let first = doctest::equal(
        format_args!("{code}::from_label({label})"),
        format_args!("Some({path})"),
    );
    let mut all = vec![doctest::equal(
        format_args!("{code}::all_with_label({label})"),
        format_args!("[{path}]"),
    )];
    let repeated = plan.table.codes.iter();
    if let Some(row) = repeated.into_iter().find(|row| !row.repeated_by.is_empty()) {
        let others = row
            .repeated_by
            .iter()
            .map(|&other| &plan.table.codes[other]);
        let paths: Vec<String> = std::iter::once(row)
            .chain(others)
            .map(|row| plan.variant_path(row))
            .collect();
        all = vec![doctest::equal(
            format_args!("{code}::all_with_label({})", string_literal(&row.label)),
            format_args!("[{}]", paths.join(", ")),
        )];
    }
    [vec![first], all].map(|body| doctest::of_code(plan, &body))
}

/// The example of a method without arguments.
fn example(plan: &Plan<'_>, row: &Code, method: &str, result: &str) -> Vec<String> {
    let left = format!("{}.{method}()", plan.variant_path(row));
    doctest::of_code(plan, &[doctest::equal(left, result)])
}

fn outcome_example(plan: &Plan<'_>) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.outcome().is_some());
    let mut imports: Vec<&dyn std::fmt::Display> = vec![&plan.enum_name];
    let result = match row.facts.outcome() {
        Some(outcome) => {
            imports.insert(0, &"Outcome");
            format!("Some({})", outcome::path(outcome))
        }
        None => "None".to_owned(),
    };
    let left = format!("{}.outcome()", plan.variant_path(row));
    let mut body = vec![doctest::equal(left, result)];
    let mut codes = plan.table.codes.iter();
    let unstated = codes.find(|row| row.facts.outcome().is_none() && row.deprecated.is_none());
    if let Some(unstated) = unstated.filter(|_| row.facts.outcome().is_some()) {
        let left = format!("{}.outcome()", plan.variant_path(unstated));
        body.push(doctest::equal(left, "None"));
    }
    doctest::section(plan, &imports, &body)
}

fn group_example(plan: &Plan<'_>) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.group().is_some());
    let left = format!("{}.group()", plan.variant_path(row));
    match row.facts.group() {
        Some(group) => {
            let group = &plan.table.groups[group].variant;
            let body = [doctest::equal(left, format_args!("Some(Group::{group})"))];
            doctest::section(plan, &[&"Group", &plan.enum_name], &body)
        }
        None => doctest::of_code(plan, &[doctest::equal(left, "None")]),
    }
}

fn tag_example(plan: &Plan<'_>, tag: usize) -> Vec<String> {
    let row = doctest::row(plan, |row| row.facts.has_tag(tag));
    let method = &plan.table.tags[tag].predicate;
    let expression = format!("{}.{method}()", plan.variant_path(row));
    doctest::of_code(plan, &[doctest::is(row.facts.has_tag(tag), expression)])
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

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.enum_name;
    let (value, query) = (plan.value_type(), plan.query_type());
    quote! {
        impl TryFrom<#query> for #name {
            type Error = UnknownValue;

            /// Returns the code with this value.
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn try_from(value: #query) -> Result<Self, UnknownValue> {
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

            /// Returns the code with this label, like [`from_label`](Self::from_label).
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn from_str(label: &str) -> Result<Self, UnknownLabel> {
                Self::from_label(label).ok_or(UnknownLabel::new())
            }
        }
    }
}

fn formats(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.enum_name;
    let debug = (!plan.is_small).then(|| {
        quote! {
            /// Writes the name of the variant.
            impl fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(tables::VARIANTS.get(self.index()))
                }
            }
        }
    });
    quote! {
        #debug

        /// Writes the label.
        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }
    }
}
