//! `src/lookup.rs`: from a value or a label to its code, and from a code to its slot in the tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{Plan, Values, ident, integer_literal, long, tokens, widened};
use super::tables::{numbers, quoted};
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};
use crate::lookup::{PerfectHash, number_source, place_source, text_source};
use crate::value::IntegerRepr;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let mut items = vec![Item::Tokens(imports(plan)), codes(plan)];
    items.extend(of_value(plan));
    items.extend(of_label(plan));
    items.push(Item::Text(text_source()));
    if matches!(plan.values, Values::Apart { .. }) {
        items.push(Item::Text(number_source()));
    }
    items.push(Item::Text(place_source()));
    Draft {
        path: "src/lookup.rs",
        content: Content::Rust(items),
    }
}

fn imports(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.code;
    quote! {
        use crate::code::#code;
        use crate::tables;
    }
}

fn codes(plan: &Plan<'_>) -> Item {
    let codes: Vec<String> = plan.table.codes.iter().map(|row| plan.path(row)).collect();
    let about = "Every code, in the order of the table.";
    table(
        about,
        plan.allow_deprecated(),
        "CODES",
        &plan.code.to_string(),
        &codes,
    )
}

/// From a value to its slot and its code, and from a code to its slot.
fn of_value(plan: &Plan<'_>) -> Vec<Item> {
    match &plan.values {
        Values::Close { repr, first } => of_close_integer(plan, *repr, *first),
        Values::Apart { repr, hash } => of_integer_apart(plan, *repr, hash),
        Values::Texts { hash } => of_text(plan, hash),
    }
}

fn of_close_integer(plan: &Plan<'_>, repr: IntegerRepr, first: i128) -> Vec<Item> {
    let (code, value) = (&plan.code, ident(repr.name()));
    let distance = |value: TokenStream| {
        if first == 0 && !repr.is_signed() {
            return quote!(#value);
        }
        let first = tokens(&integer_literal(first, plan.is_hex()));
        quote!((#value).abs_diff(#first))
    };
    let narrow = narrow(repr.bits());
    let (of_code, of_value) = (distance(quote!(code as #value)), distance(quote!(value)));
    let slot_of_code = quote! {
        /// Where the tables have a code: its distance from the lowest value.
        #[inline]
        #narrow
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            (#of_code) as usize
        }
    };
    let code_of_value = quote! {
        /// The code of a value: the only one that can stand in its slot, if it is that.
        #narrow
        pub(crate) const fn code_of_value(value: #value) -> Option<#code> {
            let slot = (#of_value) as usize;
            if slot >= tables::POSITIONS.len() {
                return None;
            }
            let code = CODES[tables::POSITIONS[slot] as usize];
            if code as #value != value {
                return None;
            }
            Some(code)
        }
    };
    let code_of_value = (!plan.is_matched()).then_some(code_of_value);
    std::iter::once(slot_of_code)
        .chain(code_of_value)
        .map(Item::Tokens)
        .collect()
}

fn of_integer_apart(plan: &Plan<'_>, repr: IntegerRepr, hash: &PerfectHash) -> Vec<Item> {
    let (code, value) = (&plan.code, ident(repr.name()));
    let seed = Literal::u64_unsuffixed(hash.seed);
    let bits = if repr.name() == "u64" {
        quote!(value)
    } else {
        quote!(value as u64)
    };
    let signed = repr.is_signed().then(
        || quote!(#[allow(clippy::cast_sign_loss, reason = "the bits of the value are meant")]),
    );
    let slot_of_code = quote! {
        /// Where the tables have a code.
        #[inline]
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            slot_of_value(code as #value)
        }

        /// Where the tables have the code of a value, if there is one.
        #signed
        const fn slot_of_value(value: #value) -> usize {
            let hash = hash_number(#bits, #seed);
            let bucket = bucket(hash, DISPLACEMENTS_OF_VALUES.len());
            let displacement = DISPLACEMENTS_OF_VALUES[bucket] as u64;
            slot(hash, displacement, tables::POSITIONS.len())
        }
    };
    let code_of_value = quote! {
        /// The code of a value: the only one that can stand in its slot, if it is that.
        pub(crate) const fn code_of_value(value: #value) -> Option<#code> {
            let slot = slot_of_value(value);
            let code = CODES[tables::POSITIONS[slot] as usize];
            if code as #value != value {
                return None;
            }
            Some(code)
        }
    };
    let code_of_value = (!plan.is_matched()).then_some(code_of_value);
    let functions = std::iter::once(slot_of_code)
        .chain(code_of_value)
        .map(Item::Tokens);
    functions
        .chain([displacements("values", "DISPLACEMENTS_OF_VALUES", hash)])
        .collect()
}

fn of_text(plan: &Plan<'_>, hash: &PerfectHash) -> Vec<Item> {
    let code = &plan.code;
    let (slots, displaced) = ("POSITIONS_BY_VALUE", "DISPLACEMENTS_OF_VALUES");
    let find = find(slots, displaced, "value", hash, plan.slots.len());
    let functions = quote! {
        /// Where the tables have a code: its position.
        #[inline]
        pub(crate) const fn slot_of_code(code: #code) -> usize {
            code as usize
        }

        /// The code of a value.
        pub(crate) fn code_of_value(value: &str) -> Option<#code> {
            #find
            (tables::VALUES[found] == value).then(|| CODES[found])
        }
    };
    let about = "The position of the code of each value, by the hash of the value.";
    vec![
        Item::Tokens(functions),
        numbers(about, slots, hash.slots.iter().copied()),
        displacements("values", displaced, hash),
    ]
}

/// A distance of 64 bits is below the length of the tables, or the comparison finds it out.
fn narrow(bits: u32) -> Option<TokenStream> {
    (bits > 32).then(|| {
        quote! {
            #[allow(clippy::cast_possible_truncation, reason = "the value is compared")]
        }
    })
}

/// Reads what stands where the hash of a text belongs: a number up to `largest`.
fn find(
    slots: &str,
    displacements: &str,
    text: &str,
    hash: &PerfectHash,
    largest: usize,
) -> TokenStream {
    let (slots, displacements, text) = (ident(slots), ident(displacements), ident(text));
    let seed = Literal::u64_unsuffixed(hash.seed);
    let found = widened(largest, &quote!(#slots[slot]));
    quote! {
        let hash = hash_text(#text, #seed);
        let bucket = bucket(hash, #displacements.len());
        let displacement = u64::from(#displacements[bucket]);
        let slot = slot(hash, displacement, #slots.len());
        let found = #found;
    }
}

fn displacements(of: &str, name: &str, hash: &PerfectHash) -> Item {
    let about = format!("By how much each bucket of {of} is displaced, so that no two meet.");
    numbers(&about, name, hash.displacements.iter().copied())
}

/// The positions of the codes of each label that several have, the first one first.
fn repeated<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = Vec<usize>> + use<'p> {
    let codes = plan.table.codes.iter().enumerate();
    let first = codes.filter(|(_, row)| !row.repeated_by.is_empty());
    first.map(|(position, row)| {
        std::iter::once(position)
            .chain(row.repeated_by.clone())
            .collect()
    })
}

/// From a label to its codes. What is found by the hash of a label is a slot, or behind the last
/// of these an alias.
fn of_label(plan: &Plan<'_>) -> Vec<Item> {
    let (mut labels, mut targets): (Vec<&str>, Vec<usize>) = plan
        .by_slot()
        .enumerate()
        .filter_map(|(slot, row)| Some((row?, slot)))
        .filter(|(row, _)| row.repeats.is_none())
        .map(|(row, slot)| (row.label.as_str(), slot))
        .unzip();
    let aliases: Vec<_> = plan.aliases().collect();
    labels.extend(aliases.iter().map(|(_, alias)| alias.label.as_str()));
    targets.extend((0..aliases.len()).map(|alias| plan.slots.len() + alias));
    let hash = PerfectHash::of_texts(&labels);

    let mut items = vec![
        Item::Tokens(position_of_label(plan, &hash)),
        Item::Tokens(codes_of_label(plan)),
        numbers(
            "What each label leads to, by the hash of the label.",
            "LABELS_BY_HASH",
            hash.slots.iter().map(|&label| targets[label]),
        ),
        displacements("labels", "DISPLACEMENTS_OF_LABELS", &hash),
    ];
    if !aliases.is_empty() {
        let labels: Vec<String> = aliases
            .iter()
            .map(|(_, alias)| quoted(&alias.label))
            .collect();
        items.push(table(
            "The label of each alias.",
            None,
            "ALIASES",
            "&str",
            &labels,
        ));
        items.push(numbers(
            "The position of the code of each alias.",
            "POSITIONS_OF_ALIASES",
            aliases.iter().map(|(position, _)| *position),
        ));
    }
    let path = |position: usize| plan.path(&plan.table.codes[position]);
    let repeats: Vec<String> = repeated(plan).flatten().map(path).collect();
    if !repeats.is_empty() {
        let about = "The codes that share a label, one label after the other.";
        let allow = plan.allow_deprecated();
        items.push(table(
            about,
            allow,
            "REPEATED",
            &plan.code.to_string(),
            &repeats,
        ));
    }
    items
}

fn position_of_label(plan: &Plan<'_>, hash: &PerfectHash) -> TokenStream {
    let code = &plan.code;
    let largest = plan.slots.len() + plan.aliases().count();
    let find = find(
        "LABELS_BY_HASH",
        "DISPLACEMENTS_OF_LABELS",
        "label",
        hash,
        largest,
    );
    let last = plan.table.codes.len() - 1;
    let position = widened(last, &quote!(tables::POSITIONS[found]));
    let alias = plan
        .aliases()
        .map(|(position, _)| position)
        .max()
        .map(|largest| {
            let position = widened(largest, &quote!(POSITIONS_OF_ALIASES[alias]));
            quote! {
                if let Some(alias) = found.checked_sub(tables::LABELS.len()) {
                    let position = #position;
                return (ALIASES[alias] == label).then_some(position);
                }
            }
        });
    quote! {
        /// The position of the first code of a label.
        fn position_of_label(label: &str) -> Option<usize> {
            #find
            #alias
            (tables::LABELS[found] == label).then(|| #position)
        }

        /// The first code of a label.
        pub(crate) fn code_of_label(label: &str) -> Option<#code> {
            position_of_label(label).map(|position| CODES[position])
        }
    }
}

fn codes_of_label(plan: &Plan<'_>) -> TokenStream {
    let code = &plan.code;
    let mut end = 0;
    let arms = repeated(plan).map(|positions| {
        let start = end;
        end += positions.len();
        let [position, start, end] = [positions[0], start, end].map(Literal::usize_unsuffixed);
        quote!(#position => &REPEATED[#start..#end],)
    });
    let arms: Vec<_> = arms.collect();
    let long = long(arms.len());
    let one = quote!(&CODES[position..=position]);
    let all = if arms.is_empty() {
        one
    } else {
        // The label of an alias is not repeated, even if that of its code is.
        let alias = plan.aliases().next().is_some().then(|| {
            quote! {
                if CODES[position].label() != label {
                    return #one;
                }
            }
        });
        quote! {
            #alias
            match position {
                #(#arms)*
                _ => #one,
            }
        }
    };
    quote! {
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
