//! Features: what a crate has if its user asks for it, and a module if its table does.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use crate::model::Target;

/// A feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feature {
    /// Codes are serialized and deserialized.
    Serde,
    /// A type owns a value that is a string.
    Alloc,
    /// The message that carries a code is read and written.
    Message,
}

impl Feature {
    fn name(self) -> &'static str {
        match self {
            Self::Serde => "serde",
            Self::Alloc => "alloc",
            Self::Message => "message",
        }
    }
}

impl Plan<'_> {
    /// The attribute of an item that a feature adds, or `None` if it is not generated. In a module the attribute is
    /// empty.
    pub(super) fn gate(&self, feature: Feature) -> Option<TokenStream> {
        let table = self.table;
        let is_possible = match feature {
            Feature::Serde => true,
            Feature::Alloc => self.integer().is_none(),
            Feature::Message => table.message.is_some(),
        };
        let module = match &table.target {
            Target::Package(_) => {
                let name = feature.name();
                return is_possible.then(|| quote!(#[cfg(feature = #name)]));
            }
            Target::Module(module) => module.features,
        };
        let is_chosen = match feature {
            Feature::Serde => module.serde,
            Feature::Alloc => module.alloc,
            Feature::Message => module.message,
        };
        (is_possible && is_chosen).then(TokenStream::new)
    }

    /// The declaration of the crate `alloc`, for files that need it.
    pub(super) fn extern_alloc(&self) -> Option<TokenStream> {
        let gate = self.gate(Feature::Alloc)?;
        Some(quote! { #gate extern crate alloc; })
    }

    /// Whether items have examples that run as tests. Those of a module could not name the crate that has it.
    pub(super) fn has_doctests(&self) -> bool {
        self.table.package().is_some()
    }
}
