//! Tables of answers: the outcome and the group of each code, and whether it bears a tag. A few are
//! an array of what is answered. Many are [`Numbers`], each the answer's own.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::line;
use super::numbers::Numbers;
use super::plan::{Plan, ident};
use crate::format::{Item, table};
use crate::model::{Code, Outcome};

/// A table with an answer for each slot; that of a slot without a code is never read.
pub(super) struct Answers<'p> {
    plan: &'p Plan<'p>,
    about: String,
    name: String,
    /// The type of an answer.
    element: &'static str,
    /// What may be answered, as Rust; first of all where nothing is known.
    all: Vec<String>,
    /// Which of them is that of a code.
    of: Box<dyn Fn(&Code) -> usize + 'p>,
    /// The body of a function that answers by a number.
    of_number: fn(&TokenStream) -> TokenStream,
}

/// What each code tells of the request.
pub(super) fn outcomes<'p>(plan: &'p Plan<'p>) -> Answers<'p> {
    let some = ["Success", "Warning", "Error"].map(|name| format!("Some(Outcome::{name})"));
    Answers {
        plan,
        about: "What each code tells of the request.".to_owned(),
        name: "OUTCOMES".to_owned(),
        element: "Option<Outcome>",
        all: none_or(some.into()),
        of: Box::new(|row| match row.outcome {
            None => 0,
            Some(Outcome::Success) => 1,
            Some(Outcome::Warning) => 2,
            Some(Outcome::Error) => 3,
        }),
        of_number: |number| {
            quote! {
                match #number {
                    1 => Some(Outcome::Success),
                    2 => Some(Outcome::Warning),
                    3 => Some(Outcome::Error),
                    _ => None,
                }
            }
        },
    }
}

/// The group of each code.
pub(super) fn groups<'p>(plan: &'p Plan<'p>) -> Answers<'p> {
    let groups = plan.table.groups.iter();
    let some = groups.map(|group| format!("Some(Group::{})", group.variant));
    Answers {
        plan,
        about: "The group of each code.".to_owned(),
        name: "GROUPS".to_owned(),
        element: "Option<Group>",
        all: none_or(some.collect()),
        of: Box::new(|row| row.group.map_or(0, |group| group + 1)),
        of_number: |number| {
            quote! {
                let number = #number;
                if number == 0 {
                    return None;
                }
                Some(Group::ALL[number - 1])
            }
        },
    }
}

/// Whether each code bears the tag at a position.
pub(super) fn tag<'p>(plan: &'p Plan<'p>, position: usize) -> Answers<'p> {
    let tag = &plan.table.tags[position];
    Answers {
        plan,
        about: format!("Whether each code is {}.", line(&tag.name)),
        name: tag.predicate.to_uppercase(),
        element: "bool",
        all: ["false", "true"].map(str::to_owned).into(),
        of: Box::new(move |row| usize::from(row.tags.contains(&position))),
        of_number: |number| quote!(#number != 0),
    }
}

fn none_or(mut some: Vec<String>) -> Vec<String> {
    some.insert(0, "None".to_owned());
    some
}

impl Answers<'_> {
    /// The body of a function that gives the answer in the slot of a code.
    pub(super) fn of_code(&self, code: &TokenStream) -> TokenStream {
        let slot = quote!(lookup::slot_of_code(#code));
        if !self.plan.is_joined {
            let name = ident(&self.name);
            return quote!(tables::#name[#slot]);
        }
        (self.of_number)(&self.numbers().at(&slot, true))
    }

    fn numbers(&self) -> Numbers {
        let path = format!("tables::{}", self.name);
        Numbers::new(self.plan, path, self.plan.slots.len(), self.all.len())
    }

    /// The table itself.
    pub(super) fn item(&self) -> Item {
        let numbers = self.plan.by_slot().map(|row| row.map_or(0, &self.of));
        if self.plan.is_joined {
            return self.numbers().item(&self.about, numbers);
        }
        let answers: Vec<&str> = numbers.map(|number| self.all[number].as_str()).collect();
        table(&self.about, None, &self.name, self.element, &answers)
    }
}
