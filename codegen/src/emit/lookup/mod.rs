//! `src/lookup.rs`: from a value or a label to its code, and from a code to its slot in the tables.

mod codes;
mod label;
mod value;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::numbers::{self, Numbers};
use super::plan::{Plan, Values, ident, integer_literal, tokens};
use crate::artifact::{Content, Draft};
use crate::format::Item;
use crate::lookup::{PerfectHash, Place, TextKey, keys_source, place_source};

pub(super) use codes::all;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let labels = label::Labels::new(plan);
    let mut items = codes::emit(plan);
    let (values, has_buckets) = value::emit(plan);
    items.extend(values);
    items.extend(labels.emit());
    items.insert(0, Item::Tokens(imports(plan, &items)));
    let key = match &plan.values {
        Values::Close { .. } | Values::Apart { .. } => None,
        Values::Texts { key, .. } => Some(key),
    };
    let keys: Vec<&TextKey> = key.into_iter().chain([&labels.key]).collect();
    let keys = keys_source(&keys, plan.folds_values());
    let places = place_source(has_buckets || labels.hash.has_buckets());
    items.extend(keys.into_iter().chain(places).map(Item::Text));
    Draft {
        path: "src/lookup.rs",
        content: Content::Rust(items),
    }
}

fn imports(plan: &Plan<'_>, items: &[Item]) -> TokenStream {
    let code = &plan.code;
    let number_at = numbers::import(items);
    let texts = (plan.is_joined && plan.aliases().next().is_some()).then(|| {
        quote!(
            use crate::texts::Texts;
        )
    });
    quote! {
        use crate::code::#code;
        use crate::tables;
        #number_at
        #texts
    }
}

/// The two tables of a hash: of its buckets, and of what is found in its places. In the generated crate
/// they are not called slots, which its other tables have.
struct Hashed<'h> {
    plan: &'h Plan<'h>,
    hash: &'h PerfectHash,
    /// What the keys are of, such as `LABELS`.
    of: &'static str,
    /// What stands in the place of a key, by the key's position.
    found: Box<dyn Fn(usize) -> usize + 'h>,
}

impl Hashed<'_> {
    fn names(&self) -> [String; 2] {
        [
            format!("DISPLACEMENTS_OF_{}", self.of),
            format!("{}_BY_HASH", self.of),
        ]
    }

    /// What is found in each place.
    fn numbers(&self) -> Numbers {
        let [_, places] = self.names();
        let found = self.hash.slots.iter().flatten();
        let largest = found.map(|&key| (self.found)(key)).max();
        Numbers::new(
            self.plan,
            places,
            self.hash.slots.len(),
            largest.unwrap_or(0),
        )
    }

    fn numbers_of_buckets(&self) -> Numbers {
        let [displacements, _] = self.names();
        Numbers::of(self.plan, displacements, &self.hash.displacements)
    }

    /// Statements that lead to the place of a key, and what stands there, as an expression. In a
    /// `const fn` there is no `From`.
    fn find(&self, key: &TokenStream, is_const: bool) -> (TokenStream, TokenStream) {
        let found = self.numbers().at(&quote!(place), is_const);
        (self.place(key, is_const), found)
    }

    /// Statements that lead to the place of a key.
    fn place(&self, key: &TokenStream, is_const: bool) -> TokenStream {
        let places = self.numbers().len();
        let seed = tokens(&integer_literal(self.hash.seed.into(), true));
        if !self.hash.has_buckets() {
            return quote! {
                let hash = hash(#key, #seed);
                let place = top(hash, #places);
            };
        }
        let displacements = self.numbers_of_buckets();
        let buckets = displacements.len();
        let displacement = displacements.at(&quote!(bucket), is_const);
        quote! {
            let hash = hash(#key, #seed);
            let bucket = top(hash, #buckets);
            let displacement = #displacement;
            let place = place(hash, #buckets, displacement, #places);
        }
    }

    fn tables(&self, about: &str) -> Vec<Item> {
        let found = |slot: &Option<usize>| slot.map_or(0, |key| (self.found)(key));
        let found = self.hash.slots.iter().map(found);
        let found = self.numbers().item(about, found);
        std::iter::once(found).chain(self.displacements()).collect()
    }

    fn displacements(&self) -> Option<Item> {
        let of = self.of.to_lowercase();
        let about = format!("What each bucket of {of} changes, so that no two meet.");
        let each = self.hash.displacements.iter().copied();
        self.hash
            .has_buckets()
            .then(|| self.numbers_of_buckets().item(&about, each))
    }
}

/// A function that gives the key of a text: how it is called, where `None` can be returned, and the
/// whole of it.
fn key_function(key: &TextKey, text: &str) -> (TokenStream, TokenStream) {
    let (name, text_name) = (format_ident!("key_of_{text}"), ident(text));
    let about = format!(" What tells one {text} from the others.");
    let (call, result, body) = match key {
        TextKey::Bytes(places) if places.is_empty() => {
            let body = quote!(#text_name.len() as u64);
            (quote!(#name(#text_name)), quote!(u64), body)
        }
        TextKey::Bytes(places) => (
            quote!(#name(#text_name)?),
            quote!(Option<u64>),
            bytes(places, &text_name),
        ),
        TextKey::Words(at) => {
            let at = Literal::usize_unsuffixed(*at);
            let body = quote!(key_of_words(#text_name.as_bytes(), #at));
            (quote!(#name(#text_name)), quote!(u64), body)
        }
        TextKey::Whole(seed) => {
            let seed = tokens(&integer_literal((*seed).into(), true));
            let body = quote!(key_of_text(#text_name.as_bytes(), #seed));
            (quote!(#name(#text_name)), quote!(u64), body)
        }
    };
    let function = quote! {
        #[doc = #about]
        #[inline]
        fn #name(#text_name: &str) -> #result {
            #body
        }
    };
    (call, function)
}

fn bytes(places: &[Place], text: &Ident) -> TokenStream {
    let least = places.iter().map(|place| place.least()).max().unwrap_or(0);
    let shorter = if least == 1 {
        quote!(#text.is_empty())
    } else {
        let least = Literal::usize_unsuffixed(least);
        quote!(#text.len() < #least)
    };
    let more = places.iter().map(|place| match place {
        Place::FromStart(at) => {
            let at = Literal::usize_unsuffixed(*at);
            quote!(let key = key << 8 | u64::from(#text[#at]);)
        }
        Place::FromEnd(before) => {
            let before = Literal::usize_unsuffixed(*before);
            quote!(let key = key << 8 | u64::from(#text[#text.len() - #before]);)
        }
    });
    quote! {
        let #text = #text.as_bytes();
        if #shorter {
            return None;
        }
        let key = #text.len() as u64;
        #(#more)*
        Some(key)
    }
}
