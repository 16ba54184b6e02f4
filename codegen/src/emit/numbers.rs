//! Tables of numbers, in two forms. A few are an array that a person can read. Where texts are joined,
//! numbers are their bytes in one literal: to rustc each element of an array is an expression, and tens
//! of thousands of these take it longer than the enum does.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::plan::{Plan, ident, integer_literal, tokens};
use super::texts::name;
use crate::format::{Item, table};

/// Bytes that have a line of the literal.
const LINE: usize = 24;

/// A table of numbers, but for these.
pub(super) struct Numbers {
    /// Its path in the generated crate, such as `tables::POSITIONS`.
    path: String,
    count: usize,
    /// No number is larger.
    largest: usize,
    are_bytes: bool,
}

impl Numbers {
    pub(super) fn new(
        plan: &Plan<'_>,
        path: impl Into<String>,
        count: usize,
        largest: usize,
    ) -> Self {
        Self {
            path: path.into(),
            count,
            largest,
            are_bytes: plan.is_joined,
        }
    }

    /// The same of numbers that are known.
    pub(super) fn of(plan: &Plan<'_>, path: impl Into<String>, numbers: &[usize]) -> Self {
        let largest = numbers.iter().copied().max().unwrap_or(0);
        Self::new(plan, path, numbers.len(), largest)
    }

    /// The smallest type that holds every number.
    pub(super) fn element(&self) -> Ident {
        ident(smallest(self.largest).0)
    }

    /// How many there are, as an expression.
    pub(super) fn len(&self) -> TokenStream {
        if self.are_bytes {
            return Literal::usize_unsuffixed(self.count).to_token_stream();
        }
        let path = tokens(&self.path);
        quote!(#path.len())
    }

    /// The number at an index, as an expression that is a `usize`. In a `const fn` there is no `From`.
    pub(super) fn at(&self, index: &TokenStream, is_const: bool) -> TokenStream {
        let path = tokens(&self.path);
        let (_, width) = smallest(self.largest);
        if self.are_bytes && width > 1 {
            let width = Literal::usize_unsuffixed(width);
            return quote!(number_at::<#width>(&#path, #index));
        }
        // There is no `From` for what may be wider than the pointers of a small machine.
        if is_const || width == 4 {
            quote!(#path[#index] as usize)
        } else {
            quote!(usize::from(#path[#index]))
        }
    }

    /// The table itself, of these numbers.
    pub(super) fn item(&self, about: &str, numbers: impl Iterator<Item = usize>) -> Item {
        let name = name(&self.path);
        let (element, width) = smallest(self.largest);
        if !self.are_bytes {
            let number = |number: usize| integer_literal(number as i128, false);
            let literals: Vec<String> = numbers.map(number).collect();
            return table(about, None, name, element, &literals);
        }
        let bytes = width * self.count;
        let mut text = format!(
            "/// {about}\npub(crate) static {name}: [u8; {}] = *b\"",
            integer_literal(bytes as i128, false),
        );
        let bytes = numbers.flat_map(|number| number.to_le_bytes().into_iter().take(width));
        for (at, byte) in bytes.enumerate() {
            text.push_str(if at % LINE == 0 { "\\\n" } else { "" });
            let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
            text.extend(['\\', 'x', digit(byte >> 4), digit(byte & 0xF)]);
        }
        Item::Text(text + "\";\n")
    }
}

/// What a file has to import for what its items say of [`Numbers`].
pub(super) fn import(items: &[Item]) -> Option<TokenStream> {
    let needed = items.iter().any(|item| match item {
        Item::Tokens(tokens) => tokens.to_string().contains("number_at"),
        Item::Text(_) => false,
    });
    needed.then(|| {
        quote!(
            use crate::texts::number_at;
        )
    })
}

/// The smallest unsigned type that holds every number up to `largest`, and its bytes.
fn smallest(largest: usize) -> (&'static str, usize) {
    if u8::try_from(largest).is_ok() {
        ("u8", 1)
    } else if u16::try_from(largest).is_ok() {
        ("u16", 2)
    } else {
        ("u32", 4)
    }
}
