//! `src/lookup.rs`: from a label to its codes, and from a code to its slot in the tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{Plan, ident, long};
use super::tables::numbers;
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};
use crate::lookup::{HASH_SOURCE, PerfectHash};
use crate::model::Code;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let (labels, slots): (Vec<&str>, Vec<usize>) = plan
        .by_slot()
        .enumerate()
        .filter_map(|(slot, row)| Some((row?, slot)))
        .filter(|(row, _)| row.repeats.is_none())
        .map(|(row, slot)| (row.label.as_str(), slot))
        .unzip();
    let hash = PerfectHash::new(&labels);
    let mut content = vec![
        Item::Tokens(imports(plan)),
        Item::Tokens(slot_of_code(plan)),
        Item::Tokens(of_label(plan, hash.seed)),
        codes(plan),
        numbers(
            "The slot of the code of each label, by the hash of the label.",
            "SLOTS",
            hash.slots.iter().map(|&label| slots[label]),
        ),
        numbers(
            "By how much each bucket of labels is displaced, so that no two meet.",
            "DISPLACEMENTS",
            hash.displacements.iter().copied(),
        ),
        Item::Text(hash_source()),
    ];
    content.extend(repeats(plan));
    Draft {
        path: "src/lookup.rs",
        content: Content::Rust(content),
    }
}

/// The functions that the generator places labels with, without what is said to its readers.
fn hash_source() -> String {
    let functions = HASH_SOURCE
        .split_once("\n\n")
        .map_or(HASH_SOURCE, |(_, functions)| functions);
    functions.replace("pub(crate) ", "")
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.code;
    quote! {
        use crate::code::#code;
        use crate::tables::{LABELS, POSITIONS};
    }
}

fn slot_of_code(plan: &Plan<'_>) -> TokenStream {
    let (code, value) = (&plan.code, &plan.value);
    let distance = if plan.first == 0 {
        quote!(code as #value)
    } else {
        let first = plan.first();
        quote!((code as #value).abs_diff(#first))
    };
    quote! {
        /// Where the tables have a code: its distance from the lowest value.
        #[inline]
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            #distance as usize
        }
    }
}

fn codes(plan: &Plan<'_>) -> Item {
    let codes = plan
        .table
        .codes
        .iter()
        .map(|row| plan.path(row))
        .collect::<Vec<_>>();
    table(
        "Every code, in the order of the table.",
        "CODES",
        &plan.code.to_string(),
        &codes,
    )
}

/// The first code of each label that several codes have, with the others behind it.
fn repeated<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = Vec<&'p Code>> {
    let codes = &plan.table.codes;
    let first = codes.iter().filter(|row| !row.repeated_by.is_empty());
    first.map(|row| {
        let others = row.repeated_by.iter().map(|&position| &codes[position]);
        std::iter::once(row).chain(others).collect()
    })
}

fn repeats(plan: &Plan<'_>) -> Option<Item> {
    let codes: Vec<String> = repeated(plan).flatten().map(|row| plan.path(row)).collect();
    let doc = "The codes that share a label, one label after the other.";
    (!codes.is_empty()).then(|| table(doc, "REPEATED", &plan.code.to_string(), &codes))
}

fn of_label(plan: &Plan<'_>, seed: u64) -> TokenStream {
    let code = &plan.code;
    let mut end = 0;
    let repeated = repeated(plan).map(|codes| {
        let start = end;
        end += codes.len();
        let first = ident(&codes[0].variant);
        let (start, end) = (
            Literal::usize_unsuffixed(start),
            Literal::usize_unsuffixed(end),
        );
        quote!(#code::#first => &REPEATED[#start..#end],)
    });
    let repeated: Vec<_> = repeated.collect();
    let long = long(repeated.len());
    let all = if repeated.is_empty() {
        quote!(&CODES[position..=position])
    } else {
        quote! {
            match CODES[position] {
                #(#repeated)*
                _ => &CODES[position..=position],
            }
        }
    };
    let seed = Literal::u64_unsuffixed(seed);
    quote! {
        /// The position of a label's first code.
        fn position_of_label(label: &str) -> Option<usize> {
            let hash = hash(label.as_bytes(), #seed);
            let displacement = DISPLACEMENTS[bucket(hash, DISPLACEMENTS.len())];
            let slot = usize::from(SLOTS[slot(hash, displacement.into(), SLOTS.len())]);
            (LABELS[slot] == label).then(|| usize::from(POSITIONS[slot]))
        }

        /// The first code of a label.
        pub(crate) fn code_of_label(label: &str) -> Option<#code> {
            position_of_label(label).map(|position| CODES[position])
        }

        /// Every code of a label, the first one first.
        #long
        pub(crate) fn codes_of_label(label: &str) -> &'static [#code] {
            let Some(position) = position_of_label(label) else {
                return &[];
            };
            #all
        }
    }
}
