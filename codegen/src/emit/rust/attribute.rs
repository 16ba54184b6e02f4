//! Attributes of codes that have few distinct values: the outcome, the group, and whether a code has a tag. A
//! small crate looks them up with a `match`, a large one in a table of numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::int_table::IntTable;
use super::match_self::match_self;
use super::outcome::path;
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, parse_tokens};
use crate::escape::markdown::line;
use crate::model::{Code, Outcome};

/// An attribute of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Outcome,
    Group,
    /// Whether the code has the tag at this position.
    Tag(usize),
}

/// The outcomes whose numbers in a table are 1, 2 and 3.
const OUTCOMES: [Outcome; 3] = [Outcome::Success, Outcome::Warning, Outcome::Error];

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

    /// The documentation of its table.
    pub(super) fn about(self, plan: &Plan<'_>) -> String {
        match self {
            Self::Outcome => {
                let names = OUTCOMES.map(Outcome::name);
                format!("The outcome of each code: none, {}.", names.join(", "))
            }
            Self::Group => {
                "The group of each code: 0 for none, or its position counted from 1.".to_owned()
            }
            Self::Tag(tag) => {
                format!("Whether each code is {}.", line(&plan.table.tags[tag].id))
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
            Self::Outcome => {
                let position = OUTCOMES
                    .iter()
                    .position(|outcome| Some(*outcome) == row.facts.outcome());
                position.map_or(0, |position| position + 1)
            }
            Self::Group => row.facts.group().map_or(0, |group| group + 1),
            Self::Tag(tag) => usize::from(row.facts.has_tag(tag)),
        }
    }

    /// Its table in a large crate.
    pub(super) fn table(self, plan: &Plan<'_>) -> IntTable {
        let numbers: Vec<usize> = plan
            .codes_by_value
            .iter()
            .map(|row| self.number(row))
            .collect();
        IntTable::new(plan, self.name(plan), &numbers)
    }

    /// Whether a large crate has a table of the attribute. A tag that few codes have gets a `match` as in a small
    /// crate: otherwise the tables would be as large as the number of codes times that of tags.
    pub(super) fn has_table(self, plan: &Plan<'_>) -> bool {
        match self {
            Self::Outcome | Self::Group => true,
            Self::Tag(tag) => {
                let rows = plan.codes_by_value.iter();
                plan.is_worth_a_table(rows.filter(|row| row.facts.has_tag(tag)).count())
            }
        }
    }

    /// The body of the method that returns the attribute of `self`.
    pub(super) fn body(self, plan: &Plan<'_>) -> TokenStream {
        if plan.is_small || !self.has_table(plan) {
            return self.match_body(plan);
        }
        let number = self.table(plan).at(Some("tables"), &quote!(self.index()));
        match self {
            Self::Outcome => {
                let numbers = (1..=OUTCOMES.len()).map(Literal::usize_unsuffixed);
                let outcomes = OUTCOMES.map(|outcome| parse_tokens(path(outcome)));
                quote! {
                    match #number {
                        #(#numbers => Some(#outcomes),)*
                        _ => None,
                    }
                }
            }
            Self::Group => quote! {
                match #number {
                    0 => None,
                    number => Some(Group::ALL[number - 1]),
                }
            },
            Self::Tag(_) => quote!(#number != 0),
        }
    }

    /// The body of the method without a table.
    fn match_body(self, plan: &Plan<'_>) -> TokenStream {
        match self {
            Self::Outcome => match_self(plan, |row| {
                option(
                    row.facts
                        .outcome()
                        .map(|outcome| parse_tokens(path(outcome))),
                )
            }),
            Self::Group => match_self(plan, |row| {
                let group = row
                    .facts
                    .group()
                    .map(|group| &plan.table.groups[group].variant);
                let group = group.map(|variant| ident(variant));
                option(group.map(|variant| quote!(Group::#variant)))
            }),
            Self::Tag(tag) => {
                let rows = plan.codes_by_value.iter();
                let rows = rows.filter(|row| row.facts.has_tag(tag));
                let variants: Vec<_> = rows.map(|row| ident(&row.variant)).collect();
                if variants.is_empty() {
                    return quote!(false);
                }
                quote!(matches!(self, #(Self::#variants)|*))
            }
        }
    }
}

/// An expression for `Some` with an expression, or for `None`.
fn option(expression: Option<TokenStream>) -> TokenStream {
    expression.map_or_else(|| quote!(None), |inner| quote!(Some(#inner)))
}
