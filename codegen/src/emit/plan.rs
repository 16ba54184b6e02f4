//! What the emitters share: names, types, and where the tables of the crate have each code.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use super::tables;
use crate::lookup::{TextKey, folded};
use crate::model::{Alias, Code, Table};
use crate::value::{IntegerRepr, Radix, Repr, Value};

/// Up to so many codes a table is one that a person reads. Then `from_value` is a `match`, which
/// nothing beats, and each variant says its value. Of a larger one rustc makes too much work in these
/// forms: there the hash of a value leads to its code, and a variant that follows the one before
/// leaves its value out.
const SMALL: usize = 256;

/// Up to so many slots, and aliases, have arrays of what there is for each. More have one literal.
const FEW: usize = 256;

/// Up to so many codes there is a list of all. rustc looks each element of it up among all variants
/// that say their value, a time that grows with the square of their number; for a longer list it
/// is longer than for all the rest.
const LISTED: usize = 2048;

/// On one line also where rustfmt decides.
const ALLOW_DEPRECATED: &str =
    "#[allow(deprecated, reason = \"what is deprecated must still be found\")]";

pub(super) struct Plan<'t> {
    pub(super) table: &'t Table,
    /// The enum.
    pub(super) code: Ident,
    /// The struct that holds any value.
    pub(super) raw: Ident,
    pub(super) values: &'t Values,
    /// For each slot the code that stands there, as a position in the table.
    pub(super) slots: &'t [Option<usize>],
    /// Whether each table of texts is one text, and each of numbers one literal.
    pub(super) is_joined: bool,
}

/// Where the tables of a crate have each code, which is the same for every artifact.
pub(crate) struct Layout {
    values: Values,
    slots: Vec<Option<usize>>,
    is_joined: bool,
}

/// What values are in Rust, and how one leads to the slot of its code.
pub(super) enum Values {
    /// Integers that lie close together: the slot is the distance from the lowest.
    Close { repr: IntegerRepr, first: i128 },
    /// Integers that lie far apart: the slot is the position in the table, and a hash leads there.
    Apart { repr: IntegerRepr, keys: Vec<u64> },
    /// Texts: the same, with the hash of what tells them apart.
    Texts { key: TextKey, keys: Vec<u64> },
}

impl Layout {
    pub(crate) fn new(table: &Table) -> Self {
        let (values, slots) = match table.repr {
            Repr::Integer(repr) => integers(table, repr),
            Repr::Str => words(table),
        };
        let aliases = table.codes.iter().map(|row| row.aliases.len()).sum();
        let is_joined = slots.len().max(aliases) > FEW;
        Self {
            values,
            slots,
            is_joined,
        }
    }
}

impl<'t> Plan<'t> {
    pub(super) fn new(table: &'t Table, layout: &'t Layout) -> Self {
        Self {
            table,
            code: ident(&table.type_name),
            raw: ident(&format!("Raw{}", table.type_name)),
            values: &layout.values,
            slots: &layout.slots,
            is_joined: layout.is_joined,
        }
    }

    /// The codes by slot; `None` where a slot stands for no code.
    pub(super) fn by_slot(&self) -> impl Iterator<Item = Option<&'t Code>> {
        self.slots
            .iter()
            .map(|slot| slot.map(|position| &self.table.codes[position]))
    }

    /// The integer type of the values; `None` if they are texts.
    pub(super) fn integer(&self) -> Option<IntegerRepr> {
        match self.values {
            Values::Close { repr, .. } | Values::Apart { repr, .. } => Some(*repr),
            Values::Texts { .. } => None,
        }
    }

    /// The type of a value that a code has.
    pub(super) fn value_type(&self) -> TokenStream {
        let integer = |repr: IntegerRepr| ident(repr.name()).to_token_stream();
        self.integer().map_or_else(|| quote!(&'static str), integer)
    }

    /// The type of a value that somebody asks for.
    pub(super) fn asked_type(&self) -> TokenStream {
        let integer = |repr: IntegerRepr| ident(repr.name()).to_token_stream();
        self.integer().map_or_else(|| quote!(&str), integer)
    }

    /// The type that holds any value, wherever nothing depends on what it borrows.
    pub(super) fn raw_anonymous(&self) -> TokenStream {
        let (raw, anonymous) = (&self.raw, self.anonymous());
        quote!(#raw #anonymous)
    }

    /// The lifetime of [`Plan::raw_anonymous`], if it has one.
    pub(super) fn anonymous(&self) -> Option<TokenStream> {
        self.integer().is_none().then(|| quote!(<'_>))
    }

    /// Whether unknown values are shown in hexadecimal.
    pub(super) fn is_hex(&self) -> bool {
        self.table.radix == Radix::Hex && self.integer().is_some()
    }

    /// How many hexadecimal digits a value has.
    pub(super) fn hex_digits(&self) -> u32 {
        self.integer().map_or(0, |repr| repr.bits() / 4)
    }

    /// How `format!` writes a value in hexadecimal, at the width of its type.
    pub(super) fn hex_pattern(&self) -> String {
        format!("{{:#0{}X}}", self.hex_digits() + 2)
    }

    /// The lowest Rust version that the crate builds with: 1.81 brought `core::error::Error`, 1.83
    /// lets a `const fn` read a `static`, and 1.86 lets it divide a text.
    pub(super) fn rust_version(&self) -> &'static str {
        if self.is_joined { "1.86" } else { "1.83" }
    }

    /// Whether the crate has the forms that are best for few codes.
    fn is_small(&self) -> bool {
        self.table.codes.len() <= SMALL
    }

    /// Whether the hash of a value has to look at both halves of it.
    pub(super) fn folds_values(&self) -> bool {
        matches!(&self.values, Values::Apart { repr, .. } if repr.bits() > 32)
    }

    /// Whether `from_value` is a `match`. A text cannot be matched in a `const fn`.
    pub(super) fn is_matched(&self) -> bool {
        self.is_small() && self.integer().is_some()
    }

    /// Whether there is a list of all codes, and not only functions that make one.
    pub(super) fn is_listed(&self) -> bool {
        self.table.codes.len() <= LISTED
    }

    /// The position of the code in a slot that one stands in, as an expression.
    pub(super) fn position(&self, slot: &TokenStream) -> TokenStream {
        match self.values {
            Values::Close { .. } => tables::positions(self).at(slot, true),
            Values::Apart { .. } | Values::Texts { .. } => slot.clone(),
        }
    }

    /// Whether the variant at a position has to say its value.
    pub(super) fn says_value(&self, position: usize) -> bool {
        let codes = &self.table.codes;
        let before = position.checked_sub(1).map(|before| &codes[before].value);
        match (&codes[position].value, before) {
            (Value::Text(_), _) => false,
            (Value::Integer(value), Some(Value::Integer(before))) => {
                self.is_small() || *value != before + 1
            }
            (Value::Integer(_), _) => true,
        }
    }

    /// A code as a Rust expression outside the enum.
    pub(super) fn path(&self, row: &Code) -> String {
        format!("{}::{}", self.code, row.variant)
    }

    /// Every alias, with the position of its code.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (usize, &'t Alias)> {
        let codes = self.table.codes.iter().enumerate();
        codes.flat_map(|(position, row)| row.aliases.iter().map(move |alias| (position, alias)))
    }

    /// What lets rustc pass an item that names a deprecated code, if there is one.
    pub(super) fn allow_deprecated(&self) -> Option<&'static str> {
        let any = self.table.codes.iter().any(|row| row.deprecated.is_some());
        any.then_some(ALLOW_DEPRECATED)
    }

    /// A value as a Rust literal, without a suffix.
    pub(super) fn literal(&self, value: &Value) -> String {
        match value {
            Value::Integer(number) => integer_literal(*number, self.is_hex()),
            Value::Text(text) => Literal::string(text).to_string(),
        }
    }

    /// A value that no code has, if there is one to show.
    pub(super) fn unknown(&self) -> Option<Value> {
        let has = |value: &Value| self.table.codes.iter().any(|row| row.value == *value);
        let Some(repr) = self.integer() else {
            let long = self
                .table
                .codes
                .iter()
                .map(|row| row.value.to_string().len())
                .max();
            return Some(Value::Text("?".repeat(long.unwrap_or(0) + 1)));
        };
        let values = self.table.codes.iter().filter_map(|row| match row.value {
            Value::Integer(number) => Some(number),
            Value::Text(_) => None,
        });
        let after = values.max().map_or(0, |last| last + 1);
        // Where the last value is the largest, one of the next below it is likely to be free.
        let candidates = std::iter::once(after).chain((repr.min()..=repr.max()).rev().take(300));
        let mut fitting = candidates.filter(|number| (repr.min()..=repr.max()).contains(number));
        fitting
            .find(|number| !has(&Value::Integer(*number)))
            .map(Value::Integer)
    }
}

/// Integers lie close together if at most every other slot would be empty.
fn integers(table: &Table, repr: IntegerRepr) -> (Values, Vec<Option<usize>>) {
    let numbers: Vec<i128> = table
        .codes
        .iter()
        .map(|row| match row.value {
            Value::Integer(number) => number,
            // The model has integers only where `repr` is one.
            Value::Text(_) => 0,
        })
        .collect();
    let first = numbers.iter().copied().min().unwrap_or(0);
    let last = numbers.iter().copied().max().unwrap_or(0);
    let span = usize::try_from(last - first).unwrap_or(usize::MAX);
    if span > 2 * numbers.len() + 16 {
        // Two's complement, as the generated `as u64` has it.
        let key = |number: &i128| match repr.bits() {
            64 => folded(bits(*number)),
            _ => bits(*number),
        };
        let keys: Vec<u64> = numbers.iter().map(key).collect();
        let slots = (0..numbers.len()).map(Some).collect();
        return (Values::Apart { repr, keys }, slots);
    }
    let mut slots = vec![None; span + 1];
    for (position, number) in numbers.iter().enumerate() {
        slots[usize::try_from(number - first).unwrap_or(0)] = Some(position);
    }
    (Values::Close { repr, first }, slots)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the lower bits are meant"
)]
fn bits(number: i128) -> u64 {
    number as u64
}

fn words(table: &Table) -> (Values, Vec<Option<usize>>) {
    let texts: Vec<&str> = table
        .codes
        .iter()
        .map(|row| match &row.value {
            Value::Text(text) => text.as_str(),
            // The model has texts only where `repr` is `str`.
            Value::Integer(_) => "",
        })
        .collect();
    let slots = (0..texts.len()).map(Some).collect();
    let key = TextKey::of(&texts);
    let keys = texts.iter().map(|text| key.read(text)).collect();
    (Values::Texts { key, keys }, slots)
}

/// A name that the model has proven to be an identifier.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// An integer as a Rust literal, in groups where it is long. What is below zero is decimal: its
/// bit pattern would not fit the type.
pub(super) fn integer_literal(number: i128, hex: bool) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (prefix, digits, group) = match u64::try_from(number) {
        Ok(number) if hex => ("0x", format!("{number:X}"), 4),
        // At most 64 bits, which are written faster.
        Ok(number) => ("", number.to_string(), 3),
        Err(_) => ("", number.unsigned_abs().to_string(), 3),
    };
    if digits.len() <= group + 1 {
        return [sign, prefix, &digits].concat();
    }
    let mut literal = String::with_capacity(2 * digits.len());
    let (first, mut rest) = digits.split_at((digits.len() - 1) % group + 1);
    literal.extend([sign, prefix, first]);
    while !rest.is_empty() {
        let (digits, others) = rest.split_at(group);
        literal.extend(["_", digits]);
        rest = others;
    }
    literal
}

/// A literal or another piece of Rust that was made as text.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// What lets clippy pass a function that has a line for each of many rows.
pub(super) fn long(rows: usize) -> Option<TokenStream> {
    (rows > 80).then(|| quote!(#[allow(clippy::too_many_lines, reason = "a line for each row")]))
}
