//! Features: optional parts of what is generated. The user of a crate enables them; of a module, its table does.

use proc_macro2::TokenStream;
use quote::quote;

use super::plan::Plan;
use crate::model::{Feature, Target};

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
        let gate = match &table.target {
            Target::Package(_) => {
                let name = feature.name();
                Some(quote!(#[cfg(feature = #name)]))
            }
            Target::Module(module) => module.features.contains(&feature).then(TokenStream::new),
        };
        gate.filter(|_| is_possible)
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
