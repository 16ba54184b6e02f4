//! `src/serde.rs`: the value on the wire.

use quote::{format_ident, quote};

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let (code, raw, value) = (&plan.code, &plan.raw, &plan.value);
    let serialize = format_ident!("serialize_{}", value);
    let serde = quote! {
        use serde::de::Error;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};
    };
    let own = quote! {
        use crate::code::#code;
        use crate::raw::#raw;
    };
    let known = quote! {
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
    };
    let any = quote! {
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
    };
    Draft {
        path: "src/serde.rs",
        content: Content::Rust([serde, own, known, any].map(Item::Tokens).into()),
    }
}
