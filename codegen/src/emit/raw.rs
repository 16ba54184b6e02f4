//! `src/raw.rs`: a value as it arrived, whether or not the table knows it.

use quote::quote;

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let (code, raw, value) = (&plan.code, &plan.raw, &plan.value);
    let name = raw.to_string();
    let about = format!(
        " A value as it arrived: a [`{code}`] if the table knows it, and kept if it does not."
    );
    let std = quote! {
        use core::fmt;
    };
    let own = quote! {
        use crate::code::#code;
        use crate::errors::UnknownValue;
    };
    let definition = quote! {
        #[doc = #about]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct #raw(#value);
    };
    let methods = quote! {
        impl #raw {
            /// Takes any value.
            #[must_use]
            #[inline]
            pub const fn new(value: #value) -> Self {
                Self(value)
            }

            /// The value, as it arrived.
            #[must_use]
            #[inline]
            pub const fn value(self) -> #value {
                self.0
            }

            /// The code of the value, or `None` if the table has none.
            #[must_use]
            #[inline]
            pub const fn known(self) -> Option<#code> {
                #code::from_value(self.0)
            }
        }
    };
    let conversions = quote! {
        impl From<#value> for #raw {
            fn from(value: #value) -> Self {
                Self(value)
            }
        }

        impl From<#raw> for #value {
            fn from(raw: #raw) -> Self {
                raw.0
            }
        }

        impl From<#code> for #raw {
            fn from(code: #code) -> Self {
                Self(code.value())
            }
        }

        impl TryFrom<#raw> for #code {
            type Error = UnknownValue;

            fn try_from(raw: #raw) -> Result<Self, UnknownValue> {
                Self::try_from(raw.0)
            }
        }

        impl PartialEq<#code> for #raw {
            fn eq(&self, code: &#code) -> bool {
                self.0 == code.value()
            }
        }

        impl PartialEq<#raw> for #code {
            fn eq(&self, raw: &#raw) -> bool {
                self.value() == raw.0
            }
        }
    };
    let texts = quote! {
        impl fmt::Debug for #raw {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple(#name);
                match self.known() {
                    Some(code) => tuple.field(&code).finish(),
                    None => tuple.field(&self.0).finish(),
                }
            }
        }

        /// The label, or the value where it is unknown.
        impl fmt::Display for #raw {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.known() {
                    Some(code) => code.fmt(f),
                    None => self.0.fmt(f),
                }
            }
        }
    };
    Draft {
        path: "src/raw.rs",
        content: Content::Rust(
            [std, own, definition, methods, conversions, texts]
                .map(Item::Tokens)
                .into(),
        ),
    }
}
