//! `src/group.rs`: the groups that codes belong to, where the table has any.

use quote::quote;

use super::doc::plain;
use super::tokens::{allow_long, ident};
use crate::emit::draft::{Content, Draft, Item};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let groups = &plan.table.groups;
    if groups.is_empty() {
        return Vec::new();
    }
    let imports = quote! {
        use core::fmt;
    };
    let variants = groups.iter().map(|group| {
        let about = format!(" {}", plain(&group.title).join("\n\n "));
        let name = ident(&group.variant);
        quote!(#[doc = #about] #name)
    });
    let definition = quote! {
        /// A group of codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Group {
            #(#variants,)*
        }
    };
    let names: Vec<_> = groups.iter().map(|group| ident(&group.variant)).collect();
    let titles = groups.iter().map(|group| &group.title);
    let long = allow_long(groups.len());
    let answers = quote! {
        impl Group {
            /// Every group, in the order of the table.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// Returns the title of the group.
            #[must_use]
            #[inline]
            #long
            pub const fn title(self) -> &'static str {
                match self {
                    #(Self::#names => #titles,)*
                }
            }
        }

        /// Writes the title.
        impl fmt::Display for Group {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.title())
            }
        }
    };
    let items = [imports, definition, answers].map(Item::Tokens);
    vec![plan.draft("src/group.rs", Content::Rust(items.into()))]
}
