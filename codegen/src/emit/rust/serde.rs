//! `src/serde.rs`: the value on the wire.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let (code, raw) = (&plan.code, &plan.raw);
    let is_text = plan.integer().is_none();
    let visit = is_text.then(|| {
        quote!(
            use core::fmt;
        )
    });
    let own = quote! {
        use crate::code::#code;
        use crate::raw::#raw;
    };
    let from_de = if is_text {
        quote!(Visitor)
    } else {
        quote!(Error as _)
    };
    let imports = quote! {
        use serde::de::#from_de;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};
    };
    let body = if is_text { texts(plan) } else { integers(plan) };
    let items = visit.into_iter().chain([imports, own, body]);
    let items = items.map(Item::Tokens).collect();
    vec![plan.draft("src/serde.rs", Content::Rust(items))]
}

fn integers(plan: &Plan<'_>) -> TokenStream {
    let (code, raw, value) = (&plan.code, &plan.raw, plan.value_type());
    let serialize = format_ident!("serialize_{}", value.to_string());
    quote! {
        /// Writes the value.
        impl Serialize for #code {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.#serialize(self.value())
            }
        }

        /// Reads the value; one that the table does not have is an error.
        impl<'de> Deserialize<'de> for #code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::try_from(#value::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }

        /// Writes the value, known or not.
        impl Serialize for #raw {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.#serialize(self.value())
            }
        }

        /// Reads any value.
        impl<'de> Deserialize<'de> for #raw {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #value::deserialize(deserializer).map(Self::new)
            }
        }
    }
}

fn texts(plan: &Plan<'_>) -> TokenStream {
    let (code, raw) = (&plan.code, &plan.raw);
    let expected = format!("the value of a {code}");
    let any = format!("any value of a {code}, borrowed");
    quote! {
        /// Writes the value.
        impl Serialize for #code {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.value())
            }
        }

        /// Reads the value; one that the table does not have is an error.
        impl<'de> Deserialize<'de> for #code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(ByValue)
            }
        }

        /// Looks a text up without keeping it.
        struct ByValue;

        impl Visitor<'_> for ByValue {
            type Value = #code;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#expected)
            }

            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
                Self::Value::try_from(value).map_err(E::custom)
            }
        }

        /// Writes the value, known or not.
        impl Serialize for #raw<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.value())
            }
        }

        /// Reads any value, which is borrowed from what is read. Where that cannot be, as in JSON
        /// that escapes a letter of it, a value that the table does not have is an error.
        impl<'de: 'v, 'v> Deserialize<'de> for #raw<'v> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(AnyValue)
            }
        }

        /// Borrows a text, or the value of the code that it is.
        struct AnyValue;

        impl<'de> Visitor<'de> for AnyValue {
            type Value = #raw<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#any)
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
    }
}
