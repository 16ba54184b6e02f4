//! `src/ranges.rs`: the tables of what the ranges answer, if there are too many ranges for a `match`.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::Answers;
use super::question::Question;
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let tables = tables(plan);
    if tables.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    items.extend(imports(plan, &tables).map(Item::Tokens));
    items.push(Item::Tokens(search(plan)));
    items.extend(tables.iter().map(|(_, answers)| answers.item(plan)));
    vec![SourceFile::new("ranges.rs", items)]
}

/// Whether the crate has the file.
pub(super) fn has_tables(plan: &Plan<'_>) -> bool {
    !tables(plan).is_empty()
}

/// The questions whose answers are in tables.
fn tables(plan: &Plan<'_>) -> Vec<(Question, Answers)> {
    let questions = Question::all(plan).into_iter();
    let answers = questions.map(|question| (question, question.of_ranges(plan)));
    answers
        .filter(|(_, answers)| answers.is_table(plan))
        .collect()
}

fn imports(plan: &Plan<'_>, tables: &[(Question, Answers)]) -> Option<TokenStream> {
    let has = |question| tables.iter().any(|(other, _)| *other == question);
    let code = &plan.enum_name;
    let imports: Vec<TokenStream> = [
        has(Question::Fallback).then(|| quote! { use super::code::#code; }),
        has(Question::Group).then(|| quote! { use super::group::Group; }),
        has(Question::Outcome).then(|| quote! { use super::outcome::Outcome; }),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!imports.is_empty()).then(|| quote! { #(#imports)* })
}

/// The function that finds the answer for a value.
fn search(plan: &Plan<'_>) -> TokenStream {
    let value = plan.query_type();
    if plan.integer().is_none() {
        return quote! {
            /// Returns the answer of the last entry that starts at or before a value, byte by byte. The first
            /// entry starts before all values.
            #[inline]
            pub fn answer<T: Copy>(table: &[(&[u8], T)], value: #value) -> T {
                let after = table.partition_point(|(start, _)| *start <= value.as_bytes());
                table[after.saturating_sub(1)].1
            }
        };
    }
    quote! {
        /// Returns the answer of the last entry that starts at or below a value. The first entry starts at the
        /// lowest value, and the number of entries is a power of two.
        #[inline]
        pub const fn answer<T: Copy, const N: usize>(
            table: &[(#value, T); N],
            value: #value,
        ) -> T {
            let mut index = 0;
            let mut step = N / 2;
            while step > 0 {
                // Arithmetic in place of a branch, which would often be predicted wrong.
                index += step * (table[(index + step) % N].0 <= value) as usize;
                step /= 2;
            }
            table[index % N].1
        }
    }
}
