//! `src/buf.rs`: a type that owns a value, and its error, if values are strings. They are behind the feature
//! `alloc`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::question::Question;
use super::{code_error, doctest, outcome};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, parse_tokens, string_literal};
use crate::model::Feature;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    if plan.gate(Feature::Alloc).is_none() {
        return Vec::new();
    }
    let (code, raw) = (&plan.enum_name, &plan.raw_name);
    let group = (!plan.table.groups.is_empty()).then(|| quote! { use super::group::Group; });
    let imports = [
        quote! {
            use alloc::string::String;
            use core::fmt;
            use core::str::FromStr;
        },
        quote! {
            use super::code::#code;
            use super::errors::UnknownValue;
            #group
            use super::outcome::Outcome;
            use super::raw::#raw;
        },
    ];
    let items = plan.extern_alloc().into_iter().chain(imports).chain([
        definition(plan),
        questions(plan),
        conversions(plan),
        comparisons(plan),
        formats(plan),
        error(plan),
    ]);
    let content = items.map(Item::Tokens).collect();
    vec![SourceFile::new("buf.rs", content)]
}

fn definition(plan: &Plan<'_>) -> TokenStream {
    let (code, raw, name) = (&plan.enum_name, &plan.raw_name, &plan.buf_name);
    let error = error_name(plan);
    let about = format!(
        " A value as received, which it owns: a [`{raw}`] that can be kept. It is compared, ordered and hashed like \
         the string."
    );
    let row = plan.example();
    let path = plan.variant_path(row);
    let value = plan.literal(&row.value);
    let buf = format!("{name}::from({value})");
    let equal = |left: String, right: &str| vec![doctest::equal(left, right)];
    let some = format!("Some({path})");
    let raw_of = doctest::raw(plan, row);
    let as_raw = doctest::section(
        plan,
        &[raw, name],
        &equal(format!("{buf}.as_raw()"), &raw_of),
    );
    let of_value = doctest::section(plan, &[name], &equal(format!("{buf}.value()"), &value));
    let known = doctest::section(plan, &[name, code], &equal(format!("{buf}.known()"), &some));
    let into_error = doctest::section(
        plan,
        &[name],
        &equal(format!("{buf}.into_error().raw().value()"), &value),
    );
    let to_buf = doctest::section(
        plan,
        &[raw, name],
        &equal(format!("{raw_of}.to_buf()"), &buf),
    );
    quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(String);

        impl #name {
            /// Returns the value as the type that borrows it.
            #(#[doc = #as_raw])*
            #[must_use]
            #[inline]
            pub fn as_raw(&self) -> #raw<'_> {
                #raw::new(&self.0)
            }

            /// Returns the value.
            #(#[doc = #of_value])*
            #[must_use]
            #[inline]
            pub fn value(&self) -> &str {
                &self.0
            }

            /// Returns the code with the value, or `None` if no code has it.
            #(#[doc = #known])*
            #[must_use]
            #[inline]
            pub fn known(&self) -> Option<#code> {
                self.as_raw().known()
            }

            /// Returns the value as an error, whatever its outcome is.
            #(#[doc = #into_error])*
            #[must_use]
            #[inline]
            pub const fn into_error(self) -> #error {
                #error(self)
            }
        }

        impl #raw<'_> {
            /// Returns the value as a type that owns it.
            #(#[doc = #to_buf])*
            #[must_use]
            #[inline]
            pub fn to_buf(self) -> #name {
                #name(String::from(self.value()))
            }
        }
    }
}

fn questions(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.buf_name;
    let methods = Question::all(plan)
        .into_iter()
        .map(|question| question.method_of_buf(plan));
    let outcomes = outcome::of_buf(plan);
    let deprecated = parse_tokens(plan.allow_deprecated());
    quote! {
        #deprecated
        impl #name {
            #(#methods)*
            #outcomes
        }
    }
}

fn conversions(plan: &Plan<'_>) -> TokenStream {
    let (code, raw, name) = (&plan.enum_name, &plan.raw_name, &plan.buf_name);
    let row = plan.example();
    let example = doctest::section(
        plan,
        &[name],
        &[doctest::equal(
            format_args!("{}.parse()", string_literal(&row.label)),
            format_args!("Ok({name}::from({}))", plan.literal(&row.value)),
        )],
    );
    quote! {
        impl From<String> for #name {
            #[inline]
            fn from(value: String) -> Self {
                Self(value)
            }
        }

        impl From<&str> for #name {
            #[inline]
            fn from(value: &str) -> Self {
                Self(String::from(value))
            }
        }

        impl From<#code> for #name {
            #[inline]
            fn from(code: #code) -> Self {
                Self::from(code.value())
            }
        }

        impl From<#raw<'_>> for #name {
            #[inline]
            fn from(raw: #raw<'_>) -> Self {
                raw.to_buf()
            }
        }

        impl<'v> From<&'v #name> for #raw<'v> {
            #[inline]
            fn from(buf: &'v #name) -> Self {
                buf.as_raw()
            }
        }

        impl From<#name> for String {
            #[inline]
            fn from(buf: #name) -> Self {
                buf.0
            }
        }

        impl TryFrom<#name> for #code {
            type Error = UnknownValue;

            /// Returns the code with this value.
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn try_from(buf: #name) -> Result<Self, UnknownValue> {
                Self::try_from(buf.value())
            }
        }

        /// Reads a label or an alias, or else takes the string as the value. It never fails.
        #(#[doc = #example])*
        impl FromStr for #name {
            type Err = core::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let code = #code::from_label(text);
                Ok(code.map_or_else(|| Self::from(text), Self::from))
            }
        }

        impl AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for #name {
            #[inline]
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    }
}

fn comparisons(plan: &Plan<'_>) -> TokenStream {
    let (code, raw, name) = (&plan.enum_name, &plan.raw_name, &plan.buf_name);
    quote! {
        impl PartialEq<str> for #name {
            #[inline]
            fn eq(&self, value: &str) -> bool {
                self.0 == value
            }
        }

        impl PartialEq<&str> for #name {
            #[inline]
            fn eq(&self, value: &&str) -> bool {
                self.0 == *value
            }
        }

        impl PartialEq<#code> for #name {
            #[inline]
            fn eq(&self, code: &#code) -> bool {
                self.0 == code.value()
            }
        }

        impl PartialEq<#name> for #code {
            #[inline]
            fn eq(&self, buf: &#name) -> bool {
                self.value() == buf.0
            }
        }

        impl PartialEq<#raw<'_>> for #name {
            #[inline]
            fn eq(&self, raw: &#raw<'_>) -> bool {
                self.0 == raw.value()
            }
        }

        impl PartialEq<#name> for #raw<'_> {
            #[inline]
            fn eq(&self, buf: &#name) -> bool {
                self.value() == buf.0
            }
        }
    }
}

fn formats(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.buf_name;
    let shown = name.to_string();
    quote! {
        /// Writes the value, and the name of the variant if it is known.
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple(#shown);
                tuple.field(&self.0);
                if let Some(code) = self.known() {
                    tuple.field(&code);
                }
                tuple.finish()
            }
        }

        /// Writes the label, or the value if it is unknown.
        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.as_raw().fmt(f)
            }
        }
    }
}

/// The name of the error that owns its value.
pub(super) fn error_name(plan: &Plan<'_>) -> Ident {
    ident(&format!("{}Buf", plan.error_name))
}

/// The error that owns its value, which can be kept and returned as a `Box<dyn Error>`.
fn error(plan: &Plan<'_>) -> TokenStream {
    let (raw, name, buf) = (&plan.raw_name, error_name(plan), &plan.buf_name);
    let about = format!(
        " The error of a request that failed with this value, known or not, which it owns. \
         [`into_error`]({buf}::into_error) creates it."
    );
    let row = plan.example();
    let example = doctest::section(
        plan,
        &[buf, &plan.enum_name],
        &[
            format!(
                "let error = {buf}::from({}).into_error();",
                plan.literal(&row.value)
            ),
            doctest::equal("error.raw()", plan.variant_path(row)),
        ],
    );
    let display = code_error::display(plan, &quote!(self.raw()));
    quote! {
        #[doc = #about]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct #name(#buf);

        impl #name {
            /// Returns the value.
            #(#[doc = #example])*
            #[must_use]
            #[inline]
            pub fn raw(&self) -> #raw<'_> {
                self.0.as_raw()
            }
        }

        /// Writes the label, the value and what it means, in one line.
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                #display
            }
        }

        impl core::error::Error for #name {}
    }
}
