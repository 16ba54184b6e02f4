//! `src/group.rs`: the groups that codes belong to, if the table has any.

use quote::quote;

use super::{doc, doctest};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;
use crate::emit::tokens::{allow_long, ident, string_literal};

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let groups = &plan.table.groups;
    if groups.is_empty() {
        return Vec::new();
    }
    let titles = groups.iter().map(|group| &group.title);
    let docs = groups.iter().map(doc::group);
    let names: Vec<_> = groups.iter().map(|group| ident(&group.variant)).collect();
    let long = allow_long(groups.len());
    let first = &groups[0];
    let (variant, title) = (&first.variant, string_literal(&first.title));
    let all_example = [doctest::equal(
        "Group::ALL[0]",
        format_args!("Group::{variant}"),
    )];
    let title_example = [doctest::equal(
        format_args!("Group::{variant}.title()"),
        title,
    )];
    let [all_example, title_example] =
        [all_example, title_example].map(|body| doctest::section(plan, &[&"Group"], &body));
    let items = quote! {
        use core::fmt;

        /// A group of codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Group {
            #(#(#[doc = #docs])* #names,)*
        }

        impl Group {
            /// Every group, in ascending order.
            #(#[doc = #all_example])*
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// Returns the title of the group.
            #(#[doc = #title_example])*
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
    vec![SourceFile::new("group.rs", vec![Item::Tokens(items)])]
}
