//! What the emitters share: names, types, and the order of the codes in the generated crate.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::draft::{Content, Draft, Origin, Place};
use super::tokens::{ident, integer_literal, quoted};
use crate::model::value::{IntRepr, Radix, Repr, Value};
use crate::model::{Alias, Code, Discriminant, Table};

/// The maximum number of labels, aliases included, of a small crate. It has `match` expressions, arrays and
/// derives, which are readable; a large one has joined strings and bytes, which compile much faster.
const SMALL: usize = 256;

/// A table, prepared for the emitters.
pub(crate) struct Plan<'t> {
    pub(super) table: &'t Table,
    /// The enum.
    pub(super) code: Ident,
    /// The struct that holds any value.
    pub(super) raw: Ident,
    /// The codes in the order of their values: integers by size, strings by bytes. The position of a code is
    /// its index in the tables of the generated crate.
    pub(super) rows: Vec<&'t Code>,
    /// The values, in the same order.
    pub(super) values: Values<'t>,
    /// Whether the crate is small.
    pub(super) is_small: bool,
}

/// The values of all codes.
pub(super) enum Values<'t> {
    Int { repr: IntRepr, values: Vec<i128> },
    Str(Vec<&'t str>),
}

impl<'t> Plan<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let mut rows: Vec<&Code> = table.codes.iter().collect();
        rows.sort_by(|one, other| one.value.cmp(&other.value));
        let why = "the values of a valid table are of its type";
        let values = match table.repr {
            Repr::Integer(repr) => Values::Int {
                repr,
                values: rows
                    .iter()
                    .map(|row| row.value.as_integer().expect(why))
                    .collect(),
            },
            Repr::Str => Values::Str(
                rows.iter()
                    .map(|row| row.value.as_str().expect(why))
                    .collect(),
            ),
        };
        let labels: usize = rows.iter().map(|row| 1 + row.aliases.len()).sum();
        Self {
            table,
            code: ident(&table.type_name),
            raw: ident(&format!("Raw{}", table.type_name)),
            rows,
            values,
            is_small: labels <= SMALL,
        }
    }

    /// A file of the table's crate.
    pub(super) fn draft(&self, path: &str, content: Content) -> Draft {
        Draft {
            place: Place::Generated,
            path: format!("{}/{path}", self.table.package.name),
            origin: Origin::Table(self.table.file.clone()),
            content,
        }
    }

    /// The integer type of the values; `None` if they are strings.
    pub(super) fn integer(&self) -> Option<IntRepr> {
        match self.values {
            Values::Int { repr, .. } => Some(repr),
            Values::Str(_) => None,
        }
    }

    /// Whether the discriminant of a variant is its value, and not its index.
    pub(super) fn is_by_value(&self) -> bool {
        self.table.discriminant == Discriminant::Value
    }

    /// The type of the value of a code.
    pub(super) fn value_type(&self) -> TokenStream {
        let integer = |repr: IntRepr| ident(repr.name()).to_token_stream();
        self.integer().map_or_else(|| quote!(&'static str), integer)
    }

    /// The type of a value to look up.
    pub(super) fn query_type(&self) -> TokenStream {
        let integer = |repr: IntRepr| ident(repr.name()).to_token_stream();
        self.integer().map_or_else(|| quote!(&str), integer)
    }

    /// The struct that holds any value, with its lifetime elided.
    pub(super) fn raw_elided(&self) -> TokenStream {
        let raw = &self.raw;
        match self.values {
            Values::Int { .. } => quote!(#raw),
            Values::Str(_) => quote!(#raw<'_>),
        }
    }

    /// `const`, if values are integers. A `const fn` cannot compare strings.
    pub(super) fn const_if_integer(&self) -> Option<TokenStream> {
        self.integer().map(|_| quote!(const))
    }

    /// Whether unknown values are shown in hexadecimal.
    pub(super) fn is_hex(&self) -> bool {
        self.table.radix == Radix::Hex && self.integer().is_some()
    }

    /// The minimum Rust version of the crate: 1.83 allows a `const fn` to read a `static`, 1.86 to split a
    /// string.
    pub(super) fn rust_version(&self) -> &'static str {
        if self.is_small { "1.83" } else { "1.86" }
    }

    /// The path of a code outside of the enum.
    pub(super) fn path(&self, row: &Code) -> String {
        format!("{}::{}", self.code, row.variant)
    }

    /// Every alias with the index of its code, in the order of the indexes.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (usize, &'t Alias)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(index, row)| row.aliases.iter().map(move |alias| (index, alias)))
    }

    /// Whether any code is deprecated, so that items that name it have to allow that.
    pub(super) fn has_deprecated(&self) -> bool {
        self.rows.iter().any(|row| row.deprecated.is_some())
    }

    /// A value as a Rust literal without a suffix.
    pub(super) fn literal(&self, value: &Value) -> String {
        match value {
            Value::Integer(number) => integer_literal(*number, self.is_hex()),
            Value::Str(text) => quoted(text),
        }
    }

    /// The code for examples: the first that is not deprecated and does not repeat a label, if there is one.
    pub(super) fn example(&self) -> &'t Code {
        let codes = &self.table.codes;
        let ordinary = |row: &&Code| row.deprecated.is_none() && row.repeats.is_none();
        codes.iter().find(ordinary).unwrap_or(&codes[0])
    }

    /// A value without a code, for examples; `None` if all values near the largest have codes.
    pub(super) fn unknown(&self) -> Option<Value> {
        match &self.values {
            Values::Str(values) => {
                let longest = values.iter().map(|value| value.len()).max().unwrap_or(0);
                Some(Value::Str("?".repeat(longest + 1)))
            }
            Values::Int { repr, values } => {
                let is_free = |number: &i128| values.binary_search(number).is_err();
                let after = values.last().map(|last| last + 1);
                let after = after.filter(|number| repr.holds(*number));
                // If the last value is the largest of the type, one below it is probably free.
                let mut candidates = after
                    .into_iter()
                    .chain((repr.min()..=repr.max()).rev().take(300));
                candidates.find(is_free).map(Value::Integer)
            }
        }
    }
}
