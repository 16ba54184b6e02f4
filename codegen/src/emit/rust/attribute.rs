//! Attributes of codes that have few distinct values: the outcome, the group, and whether a code has a tag. A
//! small crate looks them up with a `match`, a large one in a table of numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::int_table::IntTable;
use super::match_self::match_self;
use crate::emit::plan::Plan;
use crate::emit::tokens::tokens;
use crate::escape::markdown::line;
use crate::model::{Code, Outcome};

/// An attribute of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Outcome,
    Group,
    /// The tag at this position.
    Tag(usize),
}

impl Attribute {
    /// Every attribute of a table.
    pub(super) fn all(plan: &Plan<'_>) -> Vec<Self> {
        let group = (!plan.table.groups.is_empty()).then_some(Self::Group);
        let tags = (0..plan.table.tags.len()).map(Self::Tag);
        std::iter::once(Self::Outcome)
            .chain(group)
            .chain(tags)
            .collect()
    }

    pub(super) fn about(self, plan: &Plan<'_>) -> String {
        match self {
            Self::Outcome => "The outcome of each code: none, success, warning, error.".to_owned(),
            Self::Group => {
                "The group of each code: none, or its position counted from 1.".to_owned()
            }
            Self::Tag(tag) => {
                format!("Whether each code is {}.", line(&plan.table.tags[tag].name))
            }
        }
    }

    /// The name of its table.
    fn name(self, plan: &Plan<'_>) -> String {
        match self {
            Self::Outcome => "OUTCOMES".to_owned(),
            Self::Group => "GROUPS".to_owned(),
            Self::Tag(tag) => plan.table.tags[tag].predicate.to_uppercase(),
        }
    }

    /// The number of a code in the table; 0 if the code does not have the attribute.
    fn number(self, row: &Code) -> usize {
        match self {
            Self::Outcome => match row.outcome {
                None => 0,
                Some(Outcome::Success) => 1,
                Some(Outcome::Warning) => 2,
                Some(Outcome::Error) => 3,
            },
            Self::Group => row.group.map_or(0, |group| group + 1),
            Self::Tag(tag) => usize::from(row.tags.contains(&tag)),
        }
    }

    /// The table of a large crate.
    pub(super) fn table(self, plan: &Plan<'_>) -> IntTable {
        let numbers: Vec<usize> = plan.rows.iter().map(|row| self.number(row)).collect();
        IntTable::new(plan, self.name(plan), &numbers)
    }

    /// The body of the method that returns the attribute of `self`.
    pub(super) fn body(self, plan: &Plan<'_>) -> TokenStream {
        if plan.is_small {
            return self.match_body(plan);
        }
        let number = self.table(plan).at(Some("tables"), &quote!(self.index()));
        match self {
            Self::Outcome => quote! {
                match #number {
                    1 => Some(Outcome::Success),
                    2 => Some(Outcome::Warning),
                    3 => Some(Outcome::Error),
                    _ => None,
                }
            },
            Self::Group => quote! {
                match #number {
                    0 => None,
                    number => Some(Group::ALL[number - 1]),
                }
            },
            Self::Tag(_) => quote!(#number != 0),
        }
    }

    fn match_body(self, plan: &Plan<'_>) -> TokenStream {
        if let Self::Tag(tag) = self {
            let rows = plan.rows.iter().filter(|row| row.tags.contains(&tag));
            let variants = rows.map(|row| tokens(&format!("Self::{}", row.variant)));
            return quote!(matches!(self, #(#variants)|*));
        }
        match_self(plan, |row| match (self, row.outcome, row.group) {
            (Self::Outcome, Some(Outcome::Success), _) => quote!(Some(Outcome::Success)),
            (Self::Outcome, Some(Outcome::Warning), _) => quote!(Some(Outcome::Warning)),
            (Self::Outcome, Some(Outcome::Error), _) => quote!(Some(Outcome::Error)),
            (Self::Group, _, Some(group)) => {
                let group = tokens(&plan.table.groups[group].variant);
                quote!(Some(Group::#group))
            }
            _ => quote!(None),
        })
    }
}
