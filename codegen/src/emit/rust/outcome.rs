//! `src/outcome.rs`: the outcome of a request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doctest::{self, Holder};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, parse_tokens};
use crate::model::{Code, Outcome};

/// The methods of the enum that compare the outcome with each outcome.
pub(super) fn of_code(plan: &Plan<'_>) -> TokenStream {
    let constant = quote!(const);
    let receiver = Receiver {
        type_name: &plan.enum_name,
        constant: Some(&constant),
        argument: quote!(self),
    };
    receiver.questions(plan, |row| plan.variant_path(row))
}

/// The methods of the raw type that compare the outcome with each outcome.
pub(super) fn of_raw(plan: &Plan<'_>) -> TokenStream {
    let constant = plan.const_if_integer();
    let receiver = Receiver {
        type_name: &plan.raw_name,
        constant: constant.as_ref(),
        argument: quote!(self),
    };
    receiver.questions(plan, |row| Holder::raw(plan).known(plan, row))
}

/// The methods of the type that owns a value.
pub(super) fn of_buf(plan: &Plan<'_>) -> TokenStream {
    let receiver = Receiver {
        type_name: &plan.buf_name,
        constant: None,
        argument: quote!(&self),
    };
    receiver.questions(plan, |row| Holder::buf(plan).known(plan, row))
}

/// An outcome as generated code names it.
pub(super) fn path(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "Outcome::Success",
        Outcome::Warning => "Outcome::Warning",
        Outcome::Error => "Outcome::Error",
    }
}

/// A type with these methods.
struct Receiver<'p> {
    type_name: &'p Ident,
    constant: Option<&'p TokenStream>,
    /// The first argument of a method.
    argument: TokenStream,
}

impl Receiver<'_> {
    /// The methods. `show` writes the value of a code as an expression.
    fn questions(&self, plan: &Plan<'_>, show: impl Fn(&Code) -> String) -> TokenStream {
        let Self {
            type_name,
            constant,
            argument,
        } = self;
        let question = |(method, outcome, words, lead): (&str, Outcome, &str, &str)| {
            let variant = parse_tokens(path(outcome));
            let about = format!(" Whether the outcome is {words}.");
            let warning = format!(
                " {lead} no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see \
             [`outcome`](Self::outcome)."
            );
            let mut codes = plan.table.codes.iter();
            let has =
                |row: &&Code| row.facts.outcome() == Some(outcome) && row.deprecated.is_none();
            let row = codes.find(has).unwrap_or_else(|| plan.example());
            let is = row.facts.outcome() == Some(outcome);
            let mut body = vec![doctest::is(is, format_args!("{}.{method}()", show(row)))];
            let mut codes = plan.table.codes.iter();
            let unstated = |row: &&Code| row.facts.outcome().is_none() && row.deprecated.is_none();
            if let Some(row) = codes.find(unstated).filter(|_| is) {
                body.push("// The outcome of this one is not stated.".to_owned());
                body.push(doctest::is(false, format_args!("{}.{method}()", show(row))));
            }
            let example = doctest::section(plan, &[*type_name], &body);
            let method = ident(method);
            quote! {
                #[doc = #about]
                #[doc = ""]
                #[doc = #warning]
                #(#[doc = #example])*
                #[must_use]
                #[inline]
                pub #constant fn #method(#argument) -> bool {
                    matches!(self.outcome(), Some(#variant))
                }
            }
        };
        [
            (
                "is_error",
                Outcome::Error,
                "an error",
                "`false` does not mean success. Where",
            ),
            (
                "is_success",
                Outcome::Success,
                "a success",
                "`false` does not mean failure. Where",
            ),
            (
                "is_warning",
                Outcome::Warning,
                "a success with a caveat",
                "Where",
            ),
        ]
        .into_iter()
        .map(question)
        .collect()
    }
}

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let module = plan.table.module();
    let items = match module.and_then(|module| module.outcome_from.as_ref()) {
        // From this file to its parent, the inner module; to the module; to the parent of both.
        Some(other) => {
            let other = ident(&other.module);
            quote! { pub use super::super::super::#other::Outcome; }
        }
        None => definition(),
    };
    vec![SourceFile::new("outcome.rs", vec![Item::Tokens(items)])]
}

fn definition() -> TokenStream {
    quote! {
        use core::fmt;

        /// The outcome of a request.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Outcome {
            /// Succeeded.
            Success,
            /// Succeeded with a caveat.
            Warning,
            /// Failed.
            Error,
        }

        impl fmt::Display for Outcome {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let word = match self {
                    Self::Success => "success",
                    Self::Warning => "warning",
                    Self::Error => "error",
                };
                f.pad(word)
            }
        }
    }
}
