//! Tables of unsigned integers in a generated crate. A small crate has an array; a large one has their
//! bytes in one literal, since rustc treats each element of an array as an expression.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, integer_literal, parse_tokens};

/// The number of bytes on a line of a literal.
const BYTES_IN_LINE: usize = 24;
/// The number of elements on a line of an array.
const ELEMENTS_IN_LINE: usize = 16;

/// A `static` with one unsigned integer for each index.
pub(super) struct IntTable {
    name: String,
    numbers: Vec<u32>,
    /// The number of bytes of each number, as many as the largest one needs: 1, 2 or 4.
    width: usize,
    /// Whether the `static` is one literal of bytes.
    is_packed: bool,
}

impl IntTable {
    pub(super) fn new(plan: &Plan<'_>, name: impl Into<String>, numbers: &[usize]) -> Self {
        let narrow =
            |number: &usize| u32::try_from(*number).expect("a table is smaller than 4 GiB");
        let numbers: Vec<u32> = numbers.iter().map(narrow).collect();
        let largest = numbers.iter().copied().max();
        let width = match largest.expect("a table has at least one number") {
            0..=0xFF => 1,
            0x100..=0xFFFF => 2,
            _ => 4,
        };
        Self {
            name: name.into(),
            numbers,
            width,
            is_packed: !plan.is_small,
        }
    }

    /// The number of integers.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The integer at an index, as an expression of type `usize`, which may be part of a `const fn`. `module` has
    /// the table, or, if it is `None`, the module of the expression.
    pub(super) fn at(&self, module: Option<&str>, index: &TokenStream) -> TokenStream {
        let name = ident(&self.name);
        let module = module.map(|module| {
            let module = ident(module);
            quote!(#module::)
        });
        if self.is_packed && self.width > 1 {
            let width = parse_tokens(&self.width.to_string());
            quote!(super::packed::number_at::<#width>(&#module #name, #index))
        } else {
            quote!(#module #name[#index] as usize)
        }
    }

    /// The `static` itself.
    pub(super) fn item(&self, about: &str) -> Item {
        if self.is_packed {
            self.packed(about)
        } else {
            self.array(about)
        }
    }

    fn array(&self, about: &str) -> Item {
        let mut text = format!(
            "/// {about}\npub static {}: [u{}; {}] = [\n",
            self.name,
            8 * self.width,
            self.numbers.len()
        );
        for line in self.numbers.chunks(ELEMENTS_IN_LINE) {
            let literal = |number: &u32| integer_literal((*number).into(), false);
            let literals: Vec<String> = line.iter().map(literal).collect();
            text += &format!("    {},\n", literals.join(", "));
        }
        Item::Text(text + "];\n")
    }

    fn packed(&self, about: &str) -> Item {
        let bytes = self
            .numbers
            .iter()
            .flat_map(|number| number.to_le_bytes().into_iter().take(self.width));
        Item::Text(byte_string(about, &self.name, bytes))
    }
}

/// A `static` array of bytes, written as one literal.
pub(super) fn byte_string(about: &str, name: &str, bytes: impl Iterator<Item = u8>) -> String {
    let mut literal = String::new();
    let mut count = 0;
    for byte in bytes {
        if count % BYTES_IN_LINE == 0 {
            literal.push_str("\\\n");
        }
        // Twice as fast as `format!`, which shows in a table of 100,000 codes.
        _ = write!(literal, "\\x{byte:02X}");
        count += 1;
    }
    let count = integer_literal(count as i128, false);
    format!("/// {about}\npub static {name}: [u8; {count}] = *b\"{literal}\";\n")
}
