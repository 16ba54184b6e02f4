//! The traits of the enum: conversions, and how it is displayed.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Plan;

pub(super) fn conversions(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.enum_name;
    let (value, query) = (plan.value_type(), plan.query_type());
    quote! {
        impl TryFrom<#query> for #name {
            type Error = UnknownValue;

            /// Returns the code with this value.
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn try_from(value: #query) -> Result<Self, UnknownValue> {
                Self::from_value(value).ok_or_else(|| UnknownValue::new(value))
            }
        }

        impl From<#name> for #value {
            #[inline]
            fn from(code: #name) -> Self {
                code.value()
            }
        }

        impl FromStr for #name {
            type Err = UnknownLabel;

            /// Returns the code with this label, like [`from_label`](Self::from_label).
            ///
            /// # Errors
            ///
            /// Fails if no code has it.
            #[inline]
            fn from_str(label: &str) -> Result<Self, UnknownLabel> {
                Self::from_label(label).ok_or(UnknownLabel::new())
            }
        }
    }
}

pub(super) fn formats(plan: &Plan<'_>) -> TokenStream {
    let name = &plan.enum_name;
    let debug = (!plan.is_small).then(|| {
        quote! {
            /// Writes the name of the variant.
            impl fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(tables::VARIANTS.get(self.index()))
                }
            }
        }
    });
    quote! {
        #debug

        /// Writes the label.
        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }
    }
}
