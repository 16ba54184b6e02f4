//! From a position in the table to its code.
//!
//! rustc checks each element of a constant of the enum against all variants, which for a large
//! table takes most of the time that the crate does. So there a position leads to a code by
//! functions, which nobody checks, and the list of all is made only for those who ask for it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::plan::{Plan, ident, tokens};
use crate::format::{Item, arm, table};

/// So many codes have one function: rustc makes a table of each, and of many more none at all.
const TOGETHER: usize = 64;

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Item> {
    if plan.is_listed() {
        return vec![list(plan)];
    }
    let mut items = vec![Item::Tokens(code_at(plan))];
    items.extend(parts(plan).map(Item::Text));
    items.push(Item::Tokens(every(plan)));
    items
}

/// The code at a position, as an expression.
pub(super) fn at(plan: &Plan<'_>, position: &TokenStream) -> TokenStream {
    if plan.is_listed() {
        quote!(CODES[#position])
    } else {
        quote!(code_at(#position))
    }
}

/// The list of all codes, as a function or another constant of the crate has it.
pub(super) fn list_in_lookup(plan: &Plan<'_>) -> TokenStream {
    if plan.is_listed() {
        quote!(CODES)
    } else {
        quote!(every::<()>())
    }
}

/// The list of all codes, as the enum has it.
pub(in crate::emit) fn all(plan: &Plan<'_>) -> TokenStream {
    if plan.is_listed() {
        return quote!(&lookup::CODES);
    }
    let list = made(plan, &quote!(0), &quote!(lookup::code_at));
    quote!(&#list)
}

fn list(plan: &Plan<'_>) -> Item {
    let codes: Vec<String> = plan.table.codes.iter().map(|row| plan.path(row)).collect();
    let about = "Every code, in the order of the table.";
    let allow = plan.allow_deprecated();
    table(about, allow, "CODES", &plan.code.to_string(), &codes)
}

fn code_at(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.code;
    let together = Literal::usize_unsuffixed(TOGETHER);
    let parts = plan.table.codes.len().div_ceil(TOGETHER);
    let arms = (0..parts - 1).map(|part| {
        let (number, name) = (Literal::usize_unsuffixed(part), part_name(part));
        quote!(#number => #name(place),)
    });
    let last = part_name(parts - 1);
    quote! {
        /// The code at a position. There is no array of all codes: rustc would check each element
        /// against all variants, which takes a time that grows with the square of their number.
        #[allow(clippy::too_many_lines, reason = "a line for each part of the table")]
        pub(crate) const fn code_at(position: usize) -> #code {
            let place = position % #together;
            match position / #together {
                #(#arms)*
                _ => #last(place),
            }
        }
    }
}

fn part_name(part: usize) -> proc_macro2::Ident {
    ident(&format!("code_of_part_{part}"))
}

/// Laid out here, since there is a line for each code.
fn parts(plan: &Plan<'_>) -> impl Iterator<Item = String> {
    let code = &plan.code;
    let allow = plan
        .allow_deprecated()
        .map_or(String::new(), |line| format!("{line}\n"));
    let parts = plan.table.codes.chunks(TOGETHER).enumerate();
    parts.map(move |(part, rows)| {
        let mut text = format!(
            "{allow}const fn {}(place: usize) -> {code} {{\n    match place {{\n",
            part_name(part)
        );
        for (place, row) in rows.iter().enumerate() {
            let last = place + 1 == rows.len();
            let pattern = if last {
                "_".to_owned()
            } else {
                place.to_string()
            };
            text += &arm("        ", &pattern, &plan.path(row));
        }
        text + "    }\n}\n"
    })
}

/// An array of all codes, made when it is asked for.
fn made(plan: &Plan<'_>, from: &TokenStream, code_at: &TokenStream) -> TokenStream {
    let count = Literal::usize_unsuffixed(plan.table.codes.len());
    quote! {
        {
            let mut all = [#code_at(0); #count];
            let mut position = #from;
            while position < all.len() {
                all[position] = #code_at(position);
                position += 1;
            }
            all
        }
    }
}

fn every(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.code;
    let list = made(plan, &quote!(size_of::<Empty>()), &quote!(code_at));
    let allow = plan.allow_deprecated().map(tokens);
    quote! {
        /// Every code, in the order of the table. That it depends on a type, which is always the
        /// empty one, keeps rustc from making the list for those who never ask for it.
        struct Every<Empty>(core::marker::PhantomData<Empty>);

        #allow
        impl<Empty> Every<Empty> {
            const LIST: &'static [#code] = &#list;
        }

        #[inline(never)]
        fn every<Empty>() -> &'static [#code] {
            Every::<Empty>::LIST
        }
    }
}
