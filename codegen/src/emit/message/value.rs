//! `src/message/value.rs`: the value within a message.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::rust::tokens::ident;
use crate::model::value::IntRepr;

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Item> {
    let [std, held, read] = match plan.integer() {
        Some(repr) => integer(plan, repr),
        None => text(plan),
    };
    let (raw, hex) = (&plan.raw, plan.is_hex().then(|| quote!(hex,)));
    let own = quote! {
        use super::Problem;
        use crate::raw::{#hex #raw};
    };
    [std, own, held, read, shown(plan)].map(Item::Tokens).into()
}

fn integer(plan: &Plan<'_>, repr: IntRepr) -> [TokenStream; 3] {
    let (raw, value) = (&plan.raw, plan.value_type());
    let std = quote! {
        use std::fmt;
        use std::num::IntErrorKind::{NegOverflow, PosOverflow};
        use std::num::ParseIntError;
        use std::string::ToString;
    };
    let held = quote! {
        /// What a message holds of the value.
        pub(super) type Held = #value;

        #[allow(clippy::trivially_copy_pass_by_ref, reason = "a text is passed so")]
        pub(super) const fn raw(held: &Held) -> #raw {
            #raw::new(*held)
        }

        pub(super) const fn held(raw: #raw) -> Held {
            raw.value()
        }
    };
    let (parsed, from_bits) = parsed(plan, repr);
    let read = quote! {
        /// Reads what the element says, without white space around it.
        pub(super) fn read(text: &str) -> Result<Held, Problem> {
            let parsed = #parsed;
            parsed.map_err(|error| problem(text, &error))
        }

        /// An unsigned type takes what is below zero for no number at all, but it is one.
        fn problem(text: &str, error: &ParseIntError) -> Problem {
            let is_number = text.parse::<i128>().is_ok();
            if is_number || [NegOverflow, PosOverflow].contains(error.kind()) {
                Problem::OutOfRange(text.to_string())
            } else {
                Problem::NotANumber(text.to_string())
            }
        }

        #from_bits
    };
    [std, held, read]
}

/// How a number is read, and the function that reads one in hexadecimal, which tables that show
/// their values so also take.
fn parsed(plan: &Plan<'_>, repr: IntRepr) -> (TokenStream, Option<TokenStream>) {
    if !plan.is_hex() {
        return (quote!(text.parse::<Held>()), None);
    }
    let parsed = quote! {
        match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
            Some(digits) => from_bits(digits),
            None => text.parse::<Held>(),
        }
    };
    let unsigned = ident(&format!("u{}", repr.bits()));
    let from_bits = quote! {
        fn from_bits(digits: &str) -> Result<Held, ParseIntError> {
            let bits = #unsigned::from_str_radix(digits, 16)?;
            Ok(Held::from_ne_bytes(bits.to_ne_bytes()))
        }
    };
    (parsed, Some(from_bits))
}

fn text(plan: &Plan<'_>) -> [TokenStream; 3] {
    let raw = &plan.raw;
    let std = quote! {
        use std::fmt;
        use std::string::{String, ToString};
    };
    let held = quote! {
        /// What a message holds of the value.
        pub(super) type Held = String;

        pub(super) fn raw(held: &str) -> #raw<'_> {
            #raw::new(held)
        }

        pub(super) fn held(raw: #raw<'_>) -> Held {
            raw.value().to_string()
        }
    };
    let read = quote! {
        /// Reads what the element says, without white space around it.
        #[allow(clippy::unnecessary_wraps, reason = "a text is never out of range")]
        pub(super) fn read(text: &str) -> Result<Held, Problem> {
            Ok(text.to_string())
        }
    };
    [std, held, read]
}

fn shown(plan: &Plan<'_>) -> TokenStream {
    let raw = plan.raw_elided();
    let show = if plan.is_hex() {
        quote!(hex(raw.value(), f))
    } else if plan.integer().is_some() {
        quote!(write!(f, "{}", raw.value()))
    } else {
        quote!(write!(f, "{:?}", raw.value()))
    };
    quote! {
        /// Writes a value as the table does.
        pub(super) fn show(raw: #raw, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            #show
        }
    }
}
