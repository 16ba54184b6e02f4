//! `src/serde.rs`: codes serialized as their values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::model::Feature;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    if plan.gate(Feature::Serde).is_none() {
        return Vec::new();
    }
    let (code, raw) = (&plan.enum_name, &plan.raw_name);
    let (std, de, [deserialize_code, deserialize_raw]) = match plan.integer() {
        Some(_) => (None, quote!(Error as _), deserialize_integers(plan)),
        None => (
            Some(quote! { use core::fmt; }),
            quote!(Visitor),
            deserialize_strings(plan),
        ),
    };
    let serde = quote! {
        use serde::de::#de;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};
    };
    let own = quote! {
        use super::code::#code;
        use super::raw::#raw;
    };
    let serialize_code = serialize(plan, &quote!(#code), " Serializes the code as its value.");
    let serialize_raw = serialize(
        plan,
        &plan.raw_elided(),
        " Serializes the value, known or not.",
    );
    let items = plan.extern_alloc().into_iter().chain(std).chain([
        serde,
        own,
        serialize_code,
        deserialize_code,
        serialize_raw,
        deserialize_raw,
    ]);
    let items = items.chain(of_buf(plan)).chain(from_label(plan));
    let items = items.map(Item::Tokens).collect();
    vec![SourceFile::new("serde.rs", items)]
}

/// The implementations for the type that owns its value.
fn of_buf(plan: &Plan<'_>) -> Option<TokenStream> {
    let buf = &plan.buf_name;
    plan.gate(Feature::Alloc).map(|gate| {
        quote! {
            /// Serializes the value, known or not.
            #gate
            impl Serialize for super::#buf {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.value())
                }
            }

            /// Deserializes a value, known or not.
            #gate
            impl<'de> Deserialize<'de> for super::#buf {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    alloc::string::String::deserialize(deserializer).map(Self::from)
                }
            }
        }
    })
}

/// The trait of the types that `serde_label` reads, if values are strings.
fn from_label(plan: &Plan<'_>) -> Option<TokenStream> {
    let (code, raw, buf) = (&plan.enum_name, &plan.raw_name, &plan.buf_name);
    let of_buf = plan.gate(Feature::Alloc).map(|gate| {
        quote! {
            #gate
            impl FromLabel<'_> for super::#buf {
                fn from_text(text: &str) -> Option<Self> {
                    text.parse().ok()
                }
            }
        }
    });
    plan.integer().is_none().then(|| {
        quote! {
            /// A type that can be read from a label or a value.
            pub trait FromLabel<'de>: Sized {
                /// Reads a string, which need not be borrowed.
                fn from_text(text: &str) -> Option<Self>;

                /// Reads a string of the input.
                fn from_borrowed(text: &'de str) -> Option<Self> {
                    Self::from_text(text)
                }
            }

            impl FromLabel<'_> for #code {
                fn from_text(text: &str) -> Option<Self> {
                    Self::from_label(text).or_else(|| Self::from_value(text))
                }
            }

            impl<'de: 'v, 'v> FromLabel<'de> for #raw<'v> {
                fn from_text(text: &str) -> Option<Self> {
                    #code::from_text(text).map(Self::from)
                }

                fn from_borrowed(text: &'de str) -> Option<Self> {
                    Some(#code::from_label(text).map_or_else(|| Self::new(text), Self::from))
                }
            }

            #of_buf
        }
    })
}

fn serialize(plan: &Plan<'_>, type_name: &TokenStream, about: &str) -> TokenStream {
    let method = format_ident!("serialize_{}", plan.table.repr.name());
    quote! {
        #[doc = #about]
        impl Serialize for #type_name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.#method(self.value())
            }
        }
    }
}

/// The implementations of `Deserialize` for the enum and for the struct, if values are integers.
fn deserialize_integers(plan: &Plan<'_>) -> [TokenStream; 2] {
    let (code, raw, value) = (&plan.enum_name, &plan.raw_name, plan.value_type());
    let for_code = quote! {
        /// Deserializes a code from its value. A value that no code has is an error.
        impl<'de> Deserialize<'de> for #code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::try_from(#value::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
    let for_raw = quote! {
        /// Deserializes a value, known or not.
        impl<'de> Deserialize<'de> for #raw {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #value::deserialize(deserializer).map(Self::new)
            }
        }
    };
    [for_code, for_raw]
}

/// The implementations of `Deserialize` for the enum and for the struct, if values are strings.
fn deserialize_strings(plan: &Plan<'_>) -> [TokenStream; 2] {
    let (code, raw) = (&plan.enum_name, &plan.raw_name);
    let expected_code = format!("the value of a {code}");
    let expected_raw = format!("a borrowed string, or the value of a {code}");
    let for_code = quote! {
        /// Deserializes a code from its value. A value that no code has is an error.
        impl<'de> Deserialize<'de> for #code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(ByValue)
            }
        }

        /// Looks up a string, which need not be borrowed.
        struct ByValue;

        impl Visitor<'_> for ByValue {
            type Value = #code;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#expected_code)
            }

            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
                Self::Value::try_from(value).map_err(E::custom)
            }
        }
    };
    let for_raw = quote! {
        /// Deserializes a value, known or not. An unknown value is an error if it cannot be borrowed from
        /// the input, such as a JSON string with escapes.
        impl<'de: 'v, 'v> Deserialize<'de> for #raw<'v> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(AnyValue)
            }
        }

        /// Borrows a string from the input or from the code with this value.
        struct AnyValue;

        impl<'de> Visitor<'de> for AnyValue {
            type Value = #raw<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#expected_raw)
            }

            fn visit_borrowed_str<E: serde::de::Error>(
                self,
                value: &'de str,
            ) -> Result<Self::Value, E> {
                Ok(Self::Value::new(value))
            }

            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
                #code::from_value(value)
                    .map(Self::Value::from)
                    .ok_or_else(|| E::custom("an unknown value that cannot be borrowed"))
            }
        }
    };
    [for_code, for_raw]
}
