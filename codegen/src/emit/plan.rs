//! What the emitters share: names, types, and the order of the codes in the generated crate.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::draft::{Content, Draft, Origin, Place};
use super::tokens::{ALLOW_DEPRECATED, ident, integer_literal, string_literal};
use crate::model::value::{IntRepr, Radix, Repr, Value};
use crate::model::{Alias, Code, Discriminant, Table};

/// The maximum number of labels of a small crate, including aliases. A small crate has `match` expressions,
/// arrays and derives, which are readable; a large one has joined strings and bytes, which compile much faster.
const SMALL: usize = 256;

/// A table, prepared for the emitters.
pub(crate) struct Plan<'t> {
    pub(super) table: &'t Table,
    /// The name of the enum.
    pub(super) enum_name: Ident,
    /// The name of the struct that holds any value.
    pub(super) raw_name: Ident,
    /// The name of the struct that owns any value, if values are strings.
    pub(super) buf_name: Ident,
    /// The name of the error that a value makes.
    pub(super) error_name: Ident,
    /// The name of the error for a string that is neither a label nor a number.
    pub(super) parse_error_name: Ident,
    /// The codes in the order of their values: integers by size, strings by bytes. The position of a code is
    /// its index in the tables of the generated crate.
    pub(super) codes_by_value: Vec<&'t Code>,
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
        let mut codes_by_value: Vec<&Code> = table.codes.iter().collect();
        codes_by_value.sort_by_key(|code| &code.value);
        let why = "the values of a valid table are of its type";
        let values = match table.repr {
            Repr::Integer(repr) => Values::Int {
                repr,
                values: codes_by_value
                    .iter()
                    .map(|code| code.value.as_integer().expect(why))
                    .collect(),
            },
            Repr::Str => Values::Str(
                codes_by_value
                    .iter()
                    .map(|code| code.value.as_str().expect(why))
                    .collect(),
            ),
        };
        let labels: usize = codes_by_value
            .iter()
            .map(|code| 1 + code.aliases.len())
            .sum();
        Self {
            table,
            enum_name: ident(&table.type_name),
            raw_name: ident(&format!("Raw{}", table.type_name)),
            buf_name: ident(&format!("Raw{}Buf", table.type_name)),
            error_name: ident(&format!("{}Error", table.type_name)),
            parse_error_name: ident(&format!("Parse{}Error", table.type_name)),
            codes_by_value,
            values,
            is_small: labels <= SMALL,
        }
    }

    /// A file of the table.
    pub(super) fn draft(&self, path: String, content: Content) -> Draft {
        Draft {
            place: Place::Generated,
            path,
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

    /// The path of the enum, for files where its name may have another meaning.
    pub(super) fn enum_path(&self) -> TokenStream {
        let name = &self.enum_name;
        quote!(super::#name)
    }

    /// The path of the raw type.
    pub(super) fn raw_path(&self) -> TokenStream {
        let name = &self.raw_name;
        quote!(super::#name)
    }

    /// The errors that are named after the enum, in the order of their names. Every string can be a value, so no
    /// parser of values that are strings fails.
    pub(super) fn error_names(&self) -> Vec<&Ident> {
        let parse_error = self.integer().map(|_| &self.parse_error_name);
        let mut names: Vec<&Ident> = parse_error.into_iter().chain([&self.error_name]).collect();
        names.sort();
        names
    }

    /// Whether the discriminant of a variant is its value; otherwise it is its index.
    pub(super) fn is_by_value(&self) -> bool {
        self.table.discriminant == Discriminant::Value
    }

    /// The type of the value of a code.
    pub(super) fn value_type(&self) -> TokenStream {
        self.integer_or(quote!(&'static str))
    }

    /// The type of a value to look up.
    pub(super) fn query_type(&self) -> TokenStream {
        self.integer_or(quote!(&str))
    }

    /// The integer type of the values, or this type if they are strings.
    fn integer_or(&self, string: TokenStream) -> TokenStream {
        match self.integer() {
            Some(repr) => ident(repr.name()).to_token_stream(),
            None => string,
        }
    }

    /// The struct that holds any value, with its lifetime elided.
    pub(super) fn raw_elided(&self) -> TokenStream {
        let raw = &self.raw_name;
        match self.values {
            Values::Int { .. } => quote!(#raw),
            Values::Str(_) => quote!(#raw<'_>),
        }
    }

    /// `const`, if values are integers. A `const fn` cannot compare strings.
    pub(super) fn const_if_integer(&self) -> Option<TokenStream> {
        self.integer().map(|_| quote!(const))
    }

    /// Whether values are integers that are shown in hexadecimal.
    pub(super) fn is_hex(&self) -> bool {
        self.table.radix == Radix::Hex && self.integer().is_some()
    }

    /// The minimum Rust version of the crate: 1.83 allows a `const fn` to read a `static`, 1.86 to split a
    /// string.
    pub(super) fn rust_version(&self) -> &'static str {
        if self.is_small { "1.83" } else { "1.86" }
    }

    /// The path of the variant of a code, such as `DoorCode::Open`.
    pub(super) fn variant_path(&self, row: &Code) -> String {
        format!("{}::{}", self.enum_name, row.variant)
    }

    /// Every alias with the index of its code, in the order of the indexes.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (usize, &'t Alias)> {
        let codes = self.codes_by_value.iter().enumerate();
        codes.flat_map(|(index, code)| code.aliases.iter().map(move |alias| (index, alias)))
    }

    /// Whether a large crate has a table of what this number of its codes state. Of less than a code in 64, a
    /// `match` is shorter.
    pub(super) fn is_worth_a_table(&self, codes: usize) -> bool {
        codes * 64 >= self.codes_by_value.len()
    }

    /// The line before an item that may name deprecated codes; empty if no code is deprecated.
    pub(super) fn allow_deprecated(&self) -> &'static str {
        let mut codes = self.codes_by_value.iter();
        if codes.any(|code| code.deprecated.is_some()) {
            ALLOW_DEPRECATED
        } else {
            ""
        }
    }

    /// A value as a Rust literal without a suffix.
    pub(super) fn literal(&self, value: &Value) -> String {
        match value {
            Value::Integer(number) => integer_literal(*number, self.is_hex()),
            Value::Str(text) => string_literal(text),
        }
    }

    /// Whether any code has an address.
    pub(super) fn has_links(&self) -> bool {
        self.codes_by_value.iter().any(|code| code.link.is_some())
    }

    /// The code for examples: the first that is not deprecated and does not repeat a label, or else the first.
    pub(super) fn example(&self) -> &'t Code {
        let codes = &self.table.codes;
        let ordinary = |row: &&Code| row.deprecated.is_none() && row.repeats.is_none();
        codes.iter().find(ordinary).unwrap_or(&codes[0])
    }

    /// A value that no code has, for examples; `None` if the candidates, which are the largest values, all have
    /// codes.
    pub(super) fn unknown(&self) -> Option<Value> {
        let why = "a table has at least one code";
        match &self.values {
            Values::Str(values) => {
                let longest = values.iter().map(|value| value.len()).max();
                Some(Value::Str("?".repeat(longest.expect(why) + 1)))
            }
            Values::Int { repr, values } => {
                let is_free = |number: &i128| values.binary_search(number).is_err();
                let next = values.last().expect(why) + 1;
                if repr.holds(next) {
                    return Some(Value::Integer(next));
                }
                // The last value is the largest of the type. One below it is probably free.
                let mut candidates = (repr.min()..=repr.max()).rev().take(300);
                candidates.find(is_free).map(Value::Integer)
            }
        }
    }
}
