//! `src/raw.rs`: a value as received, known or not.

use proc_macro2::TokenStream;
use quote::quote;

use super::question::Question;
use super::{doc, doctest, number, outcome, parse, ranges};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::emit::tokens::{integer_literal, parse_tokens};
use crate::model::Outcome;
use crate::model::value::Value;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let code = &plan.enum_name;
    let errors = plan.error_names();
    let from_str = plan.integer().map(|_| quote! { use core::str::FromStr; });
    let std = quote! {
        use core::fmt;
        #from_str
    };
    let group = (!plan.table.groups.is_empty()).then(|| quote! { use super::group::Group; });
    let ranges = ranges::has_tables(plan).then(|| quote! { use super::ranges; });
    let own = quote! {
        use super::code::#code;
        use super::errors::{#(#errors,)* UnknownValue};
        #group
        use super::outcome::Outcome;
        #ranges
    };
    let items = [
        std,
        own,
        definition(plan),
        questions(plan),
        conversions(plan),
        comparisons(plan),
        formats(plan),
    ];
    let items = items
        .into_iter()
        .chain(number::formats(plan))
        .chain(number::function(plan))
        .chain(parse::items(plan));
    let content = items.map(Item::Tokens).collect();
    vec![SourceFile::new("raw.rs", content)]
}

/// The types in the implementations of the struct.
struct Types {
    /// The struct, with its lifetime if values are strings.
    raw: TokenStream,
    /// The lifetime alone.
    generics: TokenStream,
    /// The type of the struct's field.
    field: TokenStream,
}

impl Types {
    fn new(plan: &Plan<'_>) -> Self {
        let raw = &plan.raw_name;
        match plan.integer() {
            Some(_) => Self {
                raw: quote!(#raw),
                generics: quote!(),
                field: plan.value_type(),
            },
            None => Self {
                raw: quote!(#raw<'v>),
                generics: quote!(<'v>),
                field: quote!(&'v str),
            },
        }
    }
}

fn definition(plan: &Plan<'_>) -> TokenStream {
    let (code, name) = (&plan.enum_name, &plan.raw_name);
    let Types {
        raw,
        generics,
        field,
    } = Types::new(plan);
    let about = doc::raw(plan);
    let constant = plan.const_if_integer();
    let error = &plan.error_name;
    let error_type = quote!(#error #generics);
    let examples = definition_examples(plan);
    let [new_example, value_example, known_example, error_example] = &examples;
    quote! {
        #(#[doc = #about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct #name #generics(#field);

        impl #generics #raw {
            /// Wraps a value, known or not.
            #(#[doc = #new_example])*
            #[must_use]
            #[inline]
            pub const fn new(value: #field) -> Self {
                Self(value)
            }

            /// Returns the value.
            #(#[doc = #value_example])*
            #[must_use]
            #[inline]
            pub const fn value(self) -> #field {
                self.0
            }

            /// Returns the code with the value, or `None` if no code has it.
            #(#[doc = #known_example])*
            #[must_use]
            #[inline]
            pub #constant fn known(self) -> Option<#code> {
                #code::from_value(self.0)
            }

            /// Returns the value as an error, whatever its outcome is.
            #(#[doc = #error_example])*
            #[must_use]
            #[inline]
            pub fn into_error(self) -> #error_type {
                #error::new(self)
            }
        }
    }
}

/// The examples of `new`, `value`, `known` and `into_error`.
fn definition_examples(plan: &Plan<'_>) -> [Vec<String>; 4] {
    let row = plan.example();
    let (path, raw, value) = (
        plan.variant_path(row),
        doctest::raw(plan, row),
        plan.literal(&row.value),
    );
    let unknown = doctest::unknown(plan);
    let mut new = vec![doctest::equal(&raw, &path)];
    let mut known = vec![doctest::equal(
        format_args!("{raw}.known()"),
        format_args!("Some({path})"),
    )];
    if let Some(unknown) = &unknown {
        let literal = plan.unknown().map(|value| plan.literal(&value));
        let literal = literal.unwrap_or_default();
        new.push(doctest::equal(format_args!("{unknown}.value()"), literal));
        known.push(doctest::equal(format_args!("{unknown}.known()"), "None"));
    }
    let of_value = vec![doctest::equal(format_args!("{raw}.value()"), value)];
    let failed = doctest::row(plan, |row| row.facts.outcome() == Some(Outcome::Error));
    let error = vec![doctest::equal(
        format_args!("{}.into_error().raw()", doctest::raw(plan, failed)),
        plan.variant_path(failed),
    )];
    [
        doctest::of_both(plan, &new),
        doctest::of_raw(plan, &of_value),
        doctest::of_both(plan, &known),
        doctest::of_both(plan, &error),
    ]
}

/// The methods that answer for any value.
fn questions(plan: &Plan<'_>) -> TokenStream {
    let raw = plan.raw_elided();
    let base = plan.table.base_mask.map(|mask| {
        let example = base_example(plan, mask);
        let mask = parse_tokens(&mask_literal(mask));
        quote! {
            /// Returns the value of the base code: the bits that this value shares with it.
            #(#[doc = #example])*
            #[must_use]
            #[inline]
            pub const fn base(self) -> Self {
                Self(self.0 & #mask)
            }
        }
    });
    let outcomes = outcome::of_raw(plan);
    let methods = Question::all(plan)
        .into_iter()
        .map(|question| question.method(plan));
    let deprecated = parse_tokens(plan.allow_deprecated());
    quote! {
        #deprecated
        impl #raw {
            #base
            #(#methods)*
            #outcomes
        }
    }
}

fn base_example(plan: &Plan<'_>, mask: i128) -> Vec<String> {
    let row = plan.example();
    let raw = doctest::raw(plan, row);
    // Bits of a negative number are those of its complement, so this holds for signed types too.
    let base = row
        .value
        .as_integer()
        .map(|value| Value::Integer(value & mask));
    let base = base.map(|base| format!("{}::new({})", plan.raw_name, plan.literal(&base)));
    let base = base.unwrap_or_else(|| raw.clone());
    doctest::of_raw(plan, &[doctest::equal(format_args!("{raw}.base()"), base)])
}

/// A mask as Rust, in hexadecimal. A negative one is the complement of the bits that it lacks, since a literal
/// cannot be a bit pattern of a signed type.
fn mask_literal(mask: i128) -> String {
    if mask < 0 {
        format!("!{}", integer_literal(!mask, true))
    } else {
        integer_literal(mask, true)
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let (code, name, elided) = (&plan.enum_name, &plan.raw_name, plan.raw_elided());
    let Types {
        raw,
        generics,
        field,
    } = Types::new(plan);
    let as_ref = plan.integer().is_none().then(|| {
        quote! {
            impl From<&#code> for #elided {
                #[inline]
                fn from(code: &#code) -> Self {
                    Self(code.value())
                }
            }

            impl<'v> From<&'v #name<'_>> for #name<'v> {
                #[inline]
                fn from(raw: &'v #name<'_>) -> Self {
                    Self(raw.0)
                }
            }

            impl AsRef<str> for #elided {
                #[inline]
                fn as_ref(&self) -> &str {
                    self.0
                }
            }
        }
    });
    quote! {
        impl #generics From<#field> for #raw {
            #[inline]
            fn from(value: #field) -> Self {
                Self(value)
            }
        }

        impl #generics From<#raw> for #field {
            #[inline]
            fn from(raw: #raw) -> Self {
                raw.0
            }
        }

        impl From<#code> for #elided {
            #[inline]
            fn from(code: #code) -> Self {
                Self(code.value())
            }
        }

        impl TryFrom<#elided> for #code {
            type Error = UnknownValue;

            /// Returns the code with this value.
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn try_from(raw: #elided) -> Result<Self, UnknownValue> {
                Self::try_from(raw.0)
            }
        }

        #as_ref
    }
}

/// The comparisons with codes, in both directions, and with plain values, in one: another implementation of
/// `PartialEq` for an integer type would make the type of a literal ambiguous in code that compares such integers.
fn comparisons(plan: &Plan<'_>) -> TokenStream {
    let (code, elided) = (&plan.enum_name, plan.raw_elided());
    let values = if plan.integer().is_some() {
        let value = plan.value_type();
        quote! {
            impl PartialEq<#value> for #elided {
                #[inline]
                fn eq(&self, value: &#value) -> bool {
                    self.0 == *value
                }
            }
        }
    } else {
        quote! {
            impl PartialEq<str> for #elided {
                #[inline]
                fn eq(&self, value: &str) -> bool {
                    self.0 == value
                }
            }

            impl PartialEq<&str> for #elided {
                #[inline]
                fn eq(&self, value: &&str) -> bool {
                    self.0 == *value
                }
            }
        }
    };
    quote! {
        impl PartialEq<#code> for #elided {
            #[inline]
            fn eq(&self, code: &#code) -> bool {
                self.0 == code.value()
            }
        }

        impl PartialEq<#elided> for #code {
            #[inline]
            fn eq(&self, raw: &#elided) -> bool {
                self.value() == raw.0
            }
        }

        #values
    }
}

fn formats(plan: &Plan<'_>) -> TokenStream {
    let (raw, name) = (plan.raw_elided(), plan.raw_name.to_string());
    let value = quote!(self.0);
    let display = number::display(plan, &value);
    let debug = number::debug(plan, &value).unwrap_or(value);
    quote! {
        /// Writes the value, and the name of the variant if it is known.
        impl fmt::Debug for #raw {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple(#name);
                tuple.field(&#debug);
                if let Some(code) = self.known() {
                    tuple.field(&code);
                }
                tuple.finish()
            }
        }

        /// Writes the label, or the value if it is unknown.
        impl fmt::Display for #raw {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.known() {
                    Some(code) => code.fmt(f),
                    None => #display,
                }
            }
        }
    }
}
