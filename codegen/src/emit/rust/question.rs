//! The questions that the raw type answers for any value: from the code, from that of the base, or from the
//! ranges.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::Answers;
use super::doctest::Holder;
use super::outcome::path;
use super::{doc, doctest};
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, parse_tokens, string_literal};
use crate::model::Code;
use crate::model::range::{Facts, Range};

/// A question about a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Label,
    Description,
    Outcome,
    Group,
    /// Whether the tag at this position holds.
    Tag(usize),
    Fallback,
}

impl Question {
    /// Every question about the values of a table.
    pub(super) fn all(plan: &Plan<'_>) -> Vec<Self> {
        let mut questions = vec![Self::Label, Self::Description, Self::Outcome];
        if !plan.table.groups.is_empty() {
            questions.push(Self::Group);
        }
        questions.extend((0..plan.table.tags.len()).map(Self::Tag));
        questions.push(Self::Fallback);
        questions
    }

    /// The name of the method.
    pub(super) fn name(self, plan: &Plan<'_>) -> String {
        match self {
            Self::Label => "label".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Outcome => "outcome".to_owned(),
            Self::Group => "group".to_owned(),
            Self::Tag(tag) => plan.table.tags[tag].predicate.clone(),
            Self::Fallback => "fallback".to_owned(),
        }
    }

    /// The type of an answer.
    pub(super) fn answer_type(self, plan: &Plan<'_>) -> String {
        match self {
            Self::Label | Self::Description => "Option<&'static str>".to_owned(),
            Self::Outcome => "Option<Outcome>".to_owned(),
            Self::Group => "Option<Group>".to_owned(),
            Self::Tag(_) => "bool".to_owned(),
            Self::Fallback => format!("Option<{}>", plan.enum_name),
        }
    }

    /// The answer of a range, as an expression; `None` if it says nothing.
    fn of_range(self, plan: &Plan<'_>, range: &Range) -> Option<String> {
        let table = plan.table;
        let some = |value: &str| format!("Some({value})");
        match self {
            Self::Label => range
                .label
                .as_ref()
                .map(|label| some(&string_literal(&label.value))),
            Self::Description => {
                let description = range.description.as_ref();
                description.map(|description| some(&string_literal(&description.value)))
            }
            Self::Outcome => range.facts.outcome().map(|outcome| some(path(outcome))),
            Self::Group => {
                let group = range.facts.group();
                group.map(|group| some(&format!("Group::{}", table.groups[group].variant)))
            }
            Self::Tag(tag) => range.facts.has_tag(tag).then(|| "true".to_owned()),
            Self::Fallback => {
                let fallback = range.fallback.as_ref();
                fallback.map(|fallback| some(&plan.variant_path(&table.codes[fallback.value])))
            }
        }
    }

    /// The answers of the ranges.
    pub(super) fn of_ranges(self, plan: &Plan<'_>) -> Answers {
        let default = if matches!(self, Self::Tag(_)) {
            "false"
        } else {
            "None"
        };
        Answers::new(plan, self, default, |range| self.of_range(plan, range))
    }

    /// Whether the answer for each code is that of the ranges around it, so that they answer for all values.
    fn is_inherited(self, plan: &Plan<'_>) -> bool {
        let table = plan.table;
        table.codes.iter().all(|code| {
            let range = code.range.map(|range| &table.ranges[range].facts);
            match self {
                Self::Label | Self::Description | Self::Fallback => false,
                Self::Outcome => code.facts.outcome() == range.and_then(Facts::outcome),
                Self::Group => code.facts.group() == range.and_then(Facts::group),
                Self::Tag(tag) => {
                    code.facts.has_tag(tag) == range.is_some_and(|facts| facts.has_tag(tag))
                }
            }
        })
    }

    /// The method of the raw type.
    pub(super) fn method(self, plan: &Plan<'_>) -> TokenStream {
        let name = ident(&self.name(plan));
        let answer_type = parse_tokens(&self.answer_type(plan));
        let about = self.documentation(plan, Holder::raw(plan));
        let constant = plan.const_if_integer();
        let body = self.body(plan);
        quote! {
            #(#[doc = #about])*
            #[must_use]
            #[inline]
            pub #constant fn #name(self) -> #answer_type {
                #body
            }
        }
    }

    /// The method of the type that owns a value, which asks the raw type.
    pub(super) fn method_of_buf(self, plan: &Plan<'_>) -> TokenStream {
        let name = ident(&self.name(plan));
        let answer_type = parse_tokens(&self.answer_type(plan));
        let about = self.documentation(plan, Holder::buf(plan));
        quote! {
            #(#[doc = #about])*
            #[must_use]
            #[inline]
            pub fn #name(&self) -> #answer_type {
                self.as_raw().#name()
            }
        }
    }

    fn documentation(self, plan: &Plan<'_>, holder: Holder<'_>) -> Vec<String> {
        let mut lines = self.about(plan);
        lines.extend(self.example(plan, holder));
        lines
    }

    /// What the method returns.
    fn about(self, plan: &Plan<'_>) -> Vec<String> {
        let has_ranges = !self.of_ranges(plan).is_empty();
        let lines = |first: String, second: &str| {
            let mut lines = vec![format!(" {first}")];
            if !second.is_empty() {
                lines.extend([String::new(), format!(" {second}")]);
            }
            lines
        };
        // Where the answer for an unknown value comes from.
        let unknown = match (self.asks_base(plan), has_ranges) {
            (true, true) => {
                "For an unknown value, this is the answer of the code of its [`base`](Self::base), or else of the \
                 range that it is in."
            }
            (true, false) => {
                "For an unknown value, this is the answer of the code of its [`base`](Self::base)."
            }
            (false, true) => "For an unknown value, this is the answer of the range that it is in.",
            (false, false) => "",
        };
        match self {
            Self::Label if has_ranges => lines(
                "Returns the label of the code with this value, or what an unknown value is called.".to_owned(),
                "`Display` writes only labels of codes.",
            ),
            Self::Label => lines("Returns the label of the code with this value, or `None` if it is unknown.".to_owned(), ""),
            Self::Description => lines("Returns the meaning of the value, or `None` if there is none.".to_owned(), unknown),
            Self::Outcome => lines("Returns the outcome of the request, or `None` if there is none.".to_owned(), unknown),
            Self::Group => lines("Returns the group of the value, or `None` if it has no group.".to_owned(), unknown),
            Self::Tag(tag) => doc::tag(&plan.table.tags[tag], "value"),
            Self::Fallback => {
                let mut sources = vec!["its own"];
                sources.extend(self.asks_base(plan).then_some("that of its [`base`](Self::base)"));
                sources.extend(has_ranges.then_some("that of the range that contains it"));
                lines(
                    format!("Returns the code to treat the value as: {}.", sources.join(", else ")),
                    "`None` if there is none.",
                )
            }
        }
    }

    /// An example with the value of a code, and with a value that is unknown if nothing answers for that.
    fn example(self, plan: &Plan<'_>, holder: Holder<'_>) -> Vec<String> {
        let table = plan.table;
        let row = doctest::row(plan, |row| match self {
            Self::Label | Self::Fallback => true,
            Self::Description => !row.description.is_empty(),
            Self::Outcome => row.facts.outcome().is_some(),
            Self::Group => row.facts.group().is_some(),
            Self::Tag(tag) => row.facts.has_tag(tag),
        });
        let ask = |value: String| format!("{value}.{}()", self.name(plan));
        let some = |answer: Option<String>| {
            answer.map_or_else(|| "None".to_owned(), |answer| format!("Some({answer})"))
        };
        let group = |row: &Code| row.facts.group().map(|group| &table.groups[group].variant);
        let known = ask(holder.known(plan, row));
        let statement = match self {
            Self::Label => doctest::equal(known, doctest::optional(Some(&row.label))),
            Self::Description => {
                let description = Some(row.description.as_str());
                let description = description.filter(|text| !text.is_empty());
                doctest::equal(known, doctest::optional(description))
            }
            Self::Outcome => {
                let outcome = row.facts.outcome().map(|outcome| path(outcome).to_owned());
                doctest::equal(known, some(outcome))
            }
            Self::Group => {
                let group = group(row).map(|variant| format!("Group::{variant}"));
                doctest::equal(known, some(group))
            }
            Self::Tag(tag) => doctest::is(row.facts.has_tag(tag), known),
            Self::Fallback => doctest::equal(known, some(Some(plan.variant_path(row)))),
        };
        let mut body = vec![statement];
        if !self.asks_base(plan) && self.of_ranges(plan).is_empty() {
            body.extend(holder.unknown(plan).map(|unknown| match self {
                Self::Tag(_) => doctest::is(false, ask(unknown)),
                _ => doctest::equal(ask(unknown), "None"),
            }));
        }
        match self {
            Self::Outcome if row.facts.outcome().is_some() => {
                doctest::section(plan, &[&"Outcome", holder.name], &body)
            }
            Self::Group if group(row).is_some() => {
                doctest::section(plan, &[&"Group", holder.name], &body)
            }
            Self::Fallback => doctest::section(plan, &[holder.name, &plan.enum_name], &body),
            _ => doctest::section(plan, &[holder.name], &body),
        }
    }

    /// Whether a value without a code takes the answer from the code of its base.
    fn asks_base(self, plan: &Plan<'_>) -> bool {
        plan.table.base_mask.is_some() && !matches!(self, Self::Label | Self::Description)
    }

    fn body(self, plan: &Plan<'_>) -> TokenStream {
        let ranges = self.of_ranges(plan);
        if !self.asks_base(plan) {
            return self.body_without_base(plan, &ranges);
        }
        let name = ident(&self.name(plan));
        let of_ranges = ranges.body(plan);
        let of_code = self.of_code(plan);
        let of_base = match self {
            Self::Fallback => quote!(return Some(code);),
            Self::Tag(_) => quote! {
                if code.#name() {
                    return true;
                }
            },
            _ => quote! {
                if let Some(answer) = code.#name() {
                    return Some(answer);
                }
            },
        };
        quote! {
            if let Some(code) = self.known() {
                return #of_code;
            }
            if let Some(code) = self.base().known() {
                #of_base
            }
            #of_ranges
        }
    }

    fn body_without_base(self, plan: &Plan<'_>, ranges: &Answers) -> TokenStream {
        let of_ranges = ranges.body(plan);
        if !ranges.is_empty() && self.is_inherited(plan) {
            return of_ranges;
        }
        if ranges.is_empty() && self == Self::Fallback {
            return quote!(self.known());
        }
        if plan.integer().is_none() {
            return self.body_of_strings(plan, ranges);
        }
        let of_code = self.of_code(plan);
        quote! {
            match self.known() {
                Some(code) => #of_code,
                None => #of_ranges,
            }
        }
    }

    /// The body of a method that is not `const`, which can call closures.
    fn body_of_strings(self, plan: &Plan<'_>, ranges: &Answers) -> TokenStream {
        let (code, name) = (&plan.enum_name, ident(&self.name(plan)));
        let of_ranges = ranges.body(plan);
        match (self, ranges.is_empty()) {
            (Self::Label, true) => quote!(self.known().map(#code::#name)),
            (Self::Tag(_), true) => quote!(self.known().is_some_and(#code::#name)),
            (_, true) => quote!(self.known().and_then(#code::#name)),
            (Self::Label, false) => {
                quote!(self.known().map_or_else(|| #of_ranges, |code| Some(code.label())))
            }
            (Self::Fallback, false) => quote!(self.known().or_else(|| #of_ranges)),
            (_, false) => quote!(self.known().map_or_else(|| #of_ranges, #code::#name)),
        }
    }

    /// The answer of `code`, as an expression.
    fn of_code(self, plan: &Plan<'_>) -> TokenStream {
        let name = ident(&self.name(plan));
        match self {
            Self::Label => quote!(Some(code.label())),
            Self::Fallback => quote!(Some(code)),
            _ => quote!(code.#name()),
        }
    }
}
