//! What the emitters share: names, types, and where each code stands in the tables of the crate.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::model::{Code, Table};
use crate::value::{IntegerRepr, Repr, Value};

/// The lowest Rust version that the generated crate builds with: 1.81 brought
/// `core::error::Error`, 1.83 lets a `const fn` read a `static`.
pub(super) const RUST_VERSION: &str = "1.83";

pub(super) struct Plan<'t> {
    pub(super) table: &'t Table,
    /// The enum.
    pub(super) code: Ident,
    /// The struct that holds any value.
    pub(super) raw: Ident,
    pub(super) repr: IntegerRepr,
    /// `repr` as a Rust type.
    pub(super) value: Ident,
    /// The value of the first slot: a code's slot is its distance from it.
    pub(super) first: i128,
    /// For each slot the code that stands there, as a position in the table.
    pub(super) slots: Vec<Option<usize>>,
}

impl<'t> Plan<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let Repr::Integer(repr) = table.repr else {
            unimplemented!()
        };
        let value = |code: &Code| match &code.value {
            Value::Integer(number) => *number,
            Value::Text(_) => 0,
        };
        let first = table.codes.iter().map(value).min().unwrap_or(0);
        let last = table.codes.iter().map(value).max().unwrap_or(0);
        let mut slots = vec![None; usize::try_from(last - first).unwrap_or(0) + 1];
        for (position, code) in table.codes.iter().enumerate() {
            slots[usize::try_from(value(code) - first).unwrap_or(0)] = Some(position);
        }
        Self {
            table,
            code: ident(&table.type_name),
            raw: ident(&format!("Raw{}", table.type_name)),
            repr,
            value: ident(repr.name()),
            first,
            slots,
        }
    }

    /// The codes by slot; `None` where a slot stands for no code.
    pub(super) fn by_slot(&self) -> impl Iterator<Item = Option<&'t Code>> {
        self.slots
            .iter()
            .map(|slot| slot.map(|position| &self.table.codes[position]))
    }

    /// A code as a Rust expression outside the enum.
    pub(super) fn path(&self, row: &Code) -> String {
        format!("{}::{}", self.code, row.variant)
    }

    /// A value as a Rust literal, without a suffix.
    pub(super) fn literal(&self, value: &Value) -> TokenStream {
        match value {
            Value::Integer(number) => self.number(*number),
            Value::Text(text) => text.to_token_stream(),
        }
    }

    fn number(&self, number: i128) -> TokenStream {
        let shown = Value::Integer(number.abs()).show(self.table.repr, self.table.radix);
        let literal: Literal = shown
            .parse()
            .unwrap_or_else(|_| Literal::i128_unsuffixed(number));
        if number < 0 {
            quote!(-#literal)
        } else {
            quote!(#literal)
        }
    }

    /// The value of the first slot as a Rust literal.
    pub(super) fn first(&self) -> TokenStream {
        self.number(self.first)
    }

    /// A small value that no code has, if there is one to show.
    pub(super) fn unknown(&self) -> Option<Value> {
        let above = self.slots.len();
        let last = self.first + i128::try_from(above).unwrap_or(0);
        let gap = self.slots.iter().position(Option::is_none);
        let gap = gap.map(|slot| self.first + i128::try_from(slot).unwrap_or(0));
        let value = if last <= self.repr.max() {
            Some(last)
        } else {
            gap
        };
        value.map(Value::Integer)
    }
}

/// A name that the model has proven to be an identifier.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The smallest unsigned type that holds every number up to `largest`.
pub(super) fn smallest(largest: usize) -> &'static str {
    if u8::try_from(largest).is_ok() {
        "u8"
    } else if u16::try_from(largest).is_ok() {
        "u16"
    } else {
        "u32"
    }
}

/// What lets clippy pass a function that has a line for each of many rows.
pub(super) fn long(rows: usize) -> Option<TokenStream> {
    (rows > 80).then(|| quote!(#[allow(clippy::too_many_lines, reason = "a line for each row")]))
}
