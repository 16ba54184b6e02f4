//! The error that a value makes: a failed request, as the server reported it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doctest, number};
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::Code;

/// The error, which borrows its value if values are strings.
pub(super) fn item(plan: &Plan<'_>) -> TokenStream {
    let (code, name, raw_name) = (&plan.enum_name, &plan.error_name, &plan.raw_name);
    let (raw, generics, elided) = match plan.integer() {
        Some(_) => (quote!(#raw_name), None, quote!(#name)),
        None => (quote!(#raw_name<'v>), Some(quote!(<'v>)), quote!(#name<'_>)),
    };
    let about = format!(
        " Only [`new`](Self::new) and [`into_error`]({raw_name}::into_error) create it. There is no conversion for \
         `?`, since a [`{code}`](super::{code}) may be a success."
    );
    let (example, new_example, raw_example) = examples(plan);
    let display = display(plan, &quote!(self.0));
    quote! {
        /// The error of a request that failed with this value, known or not.
        ///
        #[doc = #about]
        #(#[doc = #example])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct #name #generics(#raw);

        impl #generics #name #generics {
            /// Creates the error for a value, known or not.
            #(#[doc = #new_example])*
            #[must_use]
            #[inline]
            pub fn new(value: impl Into<#raw>) -> Self {
                Self(value.into())
            }

            /// Returns the value.
            #(#[doc = #raw_example])*
            #[must_use]
            #[inline]
            pub const fn raw(self) -> #raw {
                self.0
            }
        }

        /// Writes the label, the value and what it means, in one line.
        impl fmt::Display for #elided {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                #display
            }
        }

        impl core::error::Error for #elided {}
    }
}

/// Statements that write a raw value as an error.
pub(super) fn display(plan: &Plan<'_>, raw: &TokenStream) -> TokenStream {
    let unknown = format!("unknown {} ", plan.enum_name);
    let value = quote!(#raw.value());
    let value = if plan.integer().is_some() {
        number::display_within(plan, &value)
    } else {
        quote!(fmt::Debug::fmt(#value, f))
    };
    quote! {
        if let Some(code) = #raw.known() {
            f.write_str(code.label())?;
            f.write_str(" (")?;
            #value?;
            f.write_str(")")?;
        } else {
            f.write_str(#unknown)?;
            #value?;
        }
        // The first paragraph, as one line.
        let lines = #raw.description().unwrap_or_default().lines().map(str::trim);
        let mut separator = ": ";
        for line in lines.take_while(|line| !line.is_empty()) {
            f.write_str(separator)?;
            f.write_str(line)?;
            separator = " ";
        }
        Ok(())
    }
}

/// The examples of the type and of its methods.
fn examples(plan: &Plan<'_>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (name, code) = (&plan.error_name, &plan.enum_name);
    let is_error = |row: &Code| row.facts.outcome() == Some(crate::model::Outcome::Error);
    let row = doctest::row(plan, is_error);
    let (path, raw) = (plan.variant_path(row), doctest::raw(plan, row));
    let shown = string_literal(&message(plan, row));
    let of_type = [
        format!("let error = {raw}.into_error();"),
        doctest::equal("error.to_string()", shown),
    ];
    let new = [doctest::equal(
        format_args!("{name}::new({path})"),
        format_args!("{raw}.into_error()"),
    )];
    let of_raw = [doctest::equal(
        format_args!("{name}::new({path}).raw()"),
        &path,
    )];
    (
        doctest::of_raw(plan, &of_type),
        doctest::section(plan, &[&plan.raw_name, code, name], &new),
        doctest::section(plan, &[code, name], &of_raw),
    )
}

/// What the error of a code displays.
fn message(plan: &Plan<'_>, row: &Code) -> String {
    let value = match plan.integer() {
        Some(_) => plan.table.show(&row.value),
        None => plan.literal(&row.value),
    };
    let mut text = format!("{} ({value})", row.label);
    let lines = row.description.lines().map(str::trim);
    let meaning: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    if !meaning.is_empty() {
        text += &format!(": {}", meaning.join(" "));
    }
    text
}
