//! `src/errors.rs`: what a failed conversion was asked for.

use quote::quote;

use super::plan::Plan;
use crate::artifact::{Content, Draft};
use crate::format::Item;

/// How many bytes of an unknown label are kept: enough for nearly any real one, little to copy.
const KEPT: usize = 64;

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let value = &plan.value;
    let no_value = format!("no {} has the value ", plan.code);
    let no_label = format!("no {} has the label ", plan.code);
    let imports = quote! {
        use core::fmt;
    };
    let unknown_value = quote! {
        /// A value that the table does not have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct UnknownValue(#value);

        impl UnknownValue {
            pub(crate) const fn new(value: #value) -> Self {
                Self(value)
            }

            /// The value that was asked for.
            #[must_use]
            pub const fn value(self) -> #value {
                self.0
            }
        }

        impl fmt::Display for UnknownValue {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#no_value)?;
                self.0.fmt(f)
            }
        }

        impl core::error::Error for UnknownValue {}
    };
    let kept = quote! {
        /// How much of an unknown label an error can hold without allocating.
        const KEPT: usize = #KEPT;
    };
    let unknown_label = quote! {
        /// A label that the table does not have.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct UnknownLabel {
            kept: [u8; KEPT],
            len: usize,
            whole: bool,
        }

        impl UnknownLabel {
            pub(crate) fn new(label: &str) -> Self {
                let mut len = label.len().min(KEPT);
                while !label.is_char_boundary(len) {
                    len -= 1;
                }
                let mut kept = [0; KEPT];
                kept[..len].copy_from_slice(&label.as_bytes()[..len]);
                Self { kept, len, whole: len == label.len() }
            }

            /// The label that was asked for, or the start of it if it was very long.
            #[must_use]
            pub fn label(&self) -> &str {
                core::str::from_utf8(&self.kept[..self.len]).unwrap_or_default()
            }
        }

        impl fmt::Debug for UnknownLabel {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple("UnknownLabel").field(&self.label()).finish()
            }
        }

        impl fmt::Display for UnknownLabel {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#no_label)?;
                fmt::Debug::fmt(self.label(), f)?;
                f.write_str(if self.whole { "" } else { "…" })
            }
        }

        impl core::error::Error for UnknownLabel {}
    };
    Draft {
        path: "src/errors.rs",
        content: Content::Rust(
            [imports, unknown_value, kept, unknown_label]
                .map(Item::Tokens)
                .into(),
        ),
    }
}
