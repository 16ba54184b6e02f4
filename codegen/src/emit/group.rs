//! `src/group.rs`: the groups that codes belong to, where the table has any.

use quote::quote;

use super::docs::{doc, plain};
use super::plan::{Plan, ident};
use super::texts::quoted;
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};

pub(super) fn emit(plan: &Plan<'_>) -> Option<Draft> {
    let groups = &plan.table.groups;
    if groups.is_empty() {
        return None;
    }
    let imports = quote! {
        use core::fmt;
    };
    let variants = groups.iter().map(|group| {
        let about = doc(&plain(&group.title));
        let name = ident(&group.variant);
        quote!(#about #name)
    });
    let definition = quote! {
        /// A group of codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Group {
            #(#variants,)*
        }
    };
    let answers = quote! {
        impl Group {
            /// Every group, in the order of the table.
            pub const ALL: &'static [Self] = &GROUPS;

            /// What the group is called.
            #[must_use]
            #[inline]
            pub const fn title(self) -> &'static str {
                TITLES[self as usize]
            }
        }

        /// The title.
        impl fmt::Display for Group {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.title())
            }
        }
    };
    let all: Vec<String> = groups
        .iter()
        .map(|group| format!("Group::{}", group.variant))
        .collect();
    let titles: Vec<String> = groups.iter().map(|group| quoted(&group.title)).collect();
    let content = vec![
        Item::Tokens(imports),
        Item::Tokens(definition),
        Item::Tokens(answers),
        table("Every group.", None, "GROUPS", "Group", &all),
        table("The title of each group.", None, "TITLES", "&str", &titles),
    ];
    Some(Draft {
        path: "src/group.rs",
        content: Content::Rust(content),
    })
}
