//! Columns: facts of declared types that codes state.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::match_self::match_self;
use super::{doc, doctest};
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, integer_literal, parse_tokens, string_literal};
use crate::escape::markdown;
use crate::model::Code;
use crate::model::column::{Column, ColumnType, ColumnValue};

/// The methods of the enum that return what a code states in each column.
pub(super) fn methods(plan: &Plan<'_>) -> TokenStream {
    let method = |(position, column): (usize, &Column)| {
        let name = ident(&column.method);
        let mut about = doc::column(column);
        about.extend(example(plan, position));
        let fact_type = fact_type(column);
        let body = if plan.is_small {
            match_self(plan, |code| parse_tokens(&fact(column, position, code)))
        } else if !has_table(plan, position) {
            match_stated(plan, position)
        } else {
            let table = ident(&table_name(column));
            quote!(tables::#table[self.index()])
        };
        quote! {
            #(#[doc = #about])*
            #[must_use]
            #[inline]
            pub const fn #name(self) -> #fact_type {
                #body
            }
        }
    };
    plan.table.columns.iter().enumerate().map(method).collect()
}

/// The example of the method of the column at a position.
fn example(plan: &Plan<'_>, position: usize) -> Vec<String> {
    let column = &plan.table.columns[position];
    let states = |row: &Code| row.columns.iter().any(|(other, _)| *other == position);
    let row = doctest::row(plan, states);
    let left = format!("{}.{}()", plan.variant_path(row), column.method);
    let fact = fact(column, position, row);
    let statement = match fact.as_str() {
        "true" | "false" => doctest::is(fact == "true", left),
        _ => doctest::equal(left, fact),
    };
    doctest::of_code(plan, &[statement])
}

/// Whether a large crate has a table of a column.
fn has_table(plan: &Plan<'_>, position: usize) -> bool {
    let stating = stating(plan, position).count();
    plan.table.columns[position].is_required || plan.is_worth_a_table(stating)
}

/// The codes that state a column.
fn stating<'p>(plan: &'p Plan<'_>, position: usize) -> impl Iterator<Item = &'p Code> {
    let states = move |row: &&Code| {
        let mut columns = row.columns.iter();
        columns.any(|(other, _)| *other == position)
    };
    plan.codes_by_value.iter().copied().filter(states)
}

/// A `match` with an arm for each code that states a column.
fn match_stated(plan: &Plan<'_>, position: usize) -> TokenStream {
    let column = &plan.table.columns[position];
    let mut arms: BTreeMap<String, Vec<TokenStream>> = BTreeMap::new();
    for code in stating(plan, position) {
        let variant = ident(&code.variant);
        let variants = arms.entry(fact(column, position, code)).or_default();
        variants.push(quote!(Self::#variant));
    }
    if arms.is_empty() {
        return quote!(None);
    }
    let arms = arms.iter().map(|(fact, variants)| {
        let fact = parse_tokens(fact);
        quote!(#(#variants)|* => #fact,)
    });
    quote! {
        match self {
            #(#arms)*
            _ => None,
        }
    }
}

/// The tables of a large crate.
pub(super) fn tables(plan: &Plan<'_>) -> Vec<Item> {
    let table = |(position, column): (usize, &Column)| {
        let mut text = format!(
            "/// What each code states in the column {}.\npub static {}: [{}; {}] = [\n",
            markdown::code(&column.id),
            table_name(column),
            fact_type(column),
            integer_literal(plan.codes_by_value.len() as i128, false),
        );
        for code in &plan.codes_by_value {
            text += &format!("    {},\n", fact(column, position, code));
        }
        Item::Text(text + "];\n")
    };
    let columns = plan.table.columns.iter().enumerate();
    let columns = columns.filter(|(position, _)| has_table(plan, *position));
    columns.map(table).collect()
}

fn table_name(column: &Column) -> String {
    format!("COLUMN_{}", column.method.to_uppercase())
}

/// The type that the method of a column returns.
fn fact_type(column: &Column) -> TokenStream {
    let inner = match column.column_type {
        ColumnType::Bool => quote!(bool),
        ColumnType::Integer(repr) => ident(repr.name()).to_token_stream(),
        ColumnType::Str => quote!(&'static str),
    };
    if column.is_required {
        inner
    } else {
        quote!(Option<#inner>)
    }
}

/// What a code states in the column at a position, as an expression.
fn fact(column: &Column, position: usize, code: &Code) -> String {
    let fact = code
        .columns
        .binary_search_by_key(&position, |(column, _)| *column);
    let literal = fact.ok().map(|fact| match &code.columns[fact].1 {
        ColumnValue::Bool(value) => value.to_string(),
        ColumnValue::Integer(number) => integer_literal(*number, false),
        ColumnValue::Str(string) => string_literal(string),
    });
    match literal {
        Some(literal) if column.is_required => literal,
        Some(literal) => format!("Some({literal})"),
        None => "None".to_owned(),
    }
}
