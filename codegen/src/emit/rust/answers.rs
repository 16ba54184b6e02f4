//! The answers of the ranges to one question, for every value.

use proc_macro2::TokenStream;
use quote::quote;

use super::question::Question;
use crate::emit::draft::Item;
use crate::emit::plan::Plan;
use crate::emit::tokens::{ident, integer_literal, parse_tokens};
use crate::model::range::{Point, Range};
use crate::model::value::IntRepr;

/// The maximum number of patterns of a `match`: rustc tests them one after the other.
const MAX_PATTERNS: usize = 16;

/// The answers to a question, as Rust expressions.
pub(super) struct Answers {
    /// The name of the method that asks.
    method: String,
    /// The type of an answer.
    answer_type: String,
    /// Whether an answer may be a code.
    names_codes: bool,
    /// The answer for values in no range, or in none that says anything.
    default: String,
    /// The first value of each segment and its answer, in ascending order. Neighbors differ. Values before
    /// the first have the default.
    segments: Vec<(Point, String)>,
}

impl Answers {
    /// Collects the answers of all ranges.
    pub(super) fn new(
        plan: &Plan<'_>,
        question: Question,
        default: &str,
        of_range: impl Fn(&Range) -> Option<String>,
    ) -> Self {
        let ranges = &plan.table.ranges;
        let answers: Vec<Option<String>> = ranges.iter().map(of_range).collect();
        let mut segments: Vec<(Point, String)> = Vec::new();
        for (start, range) in plan.table.segments.iter() {
            let answer = range.and_then(|range| answers[range].as_deref());
            let answer = answer.unwrap_or(default);
            let last = segments.last().map_or(default, |(_, last)| last.as_str());
            if answer != last {
                segments.push((start.clone(), answer.to_owned()));
            }
        }
        Self {
            method: question.name(plan),
            answer_type: question.answer_type(plan),
            names_codes: question == Question::Fallback,
            default: default.to_owned(),
            segments,
        }
    }

    fn table_name(&self) -> String {
        self.method.to_uppercase()
    }

    /// Whether no range says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Whether the answers are in a table, and not in a `match` where they are asked for.
    pub(super) fn is_table(&self, plan: &Plan<'_>) -> bool {
        let is_few = plan.integer().is_some() && self.segments.len() <= MAX_PATTERNS;
        !(self.is_empty() || is_few)
    }

    /// The answer for the value `self.0`, as an expression.
    pub(super) fn body(&self, plan: &Plan<'_>) -> TokenStream {
        match plan.integer() {
            _ if self.is_empty() => parse_tokens(&self.default),
            Some(repr) if !self.is_table(plan) => self.match_value(plan, repr),
            _ => {
                let name = ident(&self.table_name());
                quote!(ranges::answer(&ranges::#name, self.0))
            }
        }
    }

    /// A `match` with one arm for each distinct answer.
    fn match_value(&self, plan: &Plan<'_>, repr: IntRepr) -> TokenStream {
        let mut arms: Vec<(&str, Vec<TokenStream>)> = Vec::new();
        let ends = self.segments[1..]
            .iter()
            .map(|(start, _)| integer(start) - 1);
        let mut is_complete = true;
        let mut next = repr.min();
        for ((start, answer), end) in self.segments.iter().zip(ends.chain([repr.max()])) {
            let start = integer(start);
            if start > repr.max() {
                // The last range ends with the type.
                break;
            }
            if *answer == self.default {
                continue;
            }
            is_complete &= start == next;
            next = end + 1;
            let [first, last] =
                [start, end].map(|number| parse_tokens(&integer_literal(number, plan.is_hex())));
            let pattern = if start == end {
                first
            } else {
                quote!(#first..=#last)
            };
            match arms.iter_mut().find(|(other, _)| other == answer) {
                Some((_, patterns)) => patterns.push(pattern),
                None => arms.push((answer, vec![pattern])),
            }
        }
        if let ("false", [(_, patterns)]) = (self.default.as_str(), arms.as_slice()) {
            return quote!(matches!(self.0, #(#patterns)|*));
        }
        is_complete &= next > repr.max();
        let arms = arms.iter().map(|(answer, patterns)| {
            let answer = parse_tokens(answer);
            quote!(#(#patterns)|* => #answer,)
        });
        let default = parse_tokens(&self.default);
        // If the ranges have every value of the type, another arm would be unreachable.
        let others = (!is_complete).then(|| quote!(_ => #default,));
        quote! {
            match self.0 {
                #(#arms)*
                #others
            }
        }
    }

    /// The table of answers. Its first entry starts at the lowest value. A table of integers is filled up to a
    /// power of two with its last entry, which the search relies on.
    pub(super) fn item(&self, plan: &Plan<'_>) -> Item {
        let lowest = match plan.integer() {
            Some(repr) => Point::Integer(repr.min()),
            None => Point::Bytes(Vec::new()),
        };
        let mut entries: Vec<(&Point, &str)> = Vec::new();
        if self.segments[0].0 > lowest {
            entries.push((&lowest, &self.default));
        }
        let segments = self
            .segments
            .iter()
            .map(|(start, answer)| (start, answer.as_str()));
        // A range that ends with the type has no value after it.
        let is_value = |point: &Point| plan.integer().is_none_or(|repr| repr.holds(integer(point)));
        entries.extend(segments.filter(|(start, _)| is_value(start)));
        if plan.integer().is_some() {
            let last = entries[entries.len() - 1];
            entries.resize(entries.len().next_power_of_two(), last);
        }
        let key = match plan.integer() {
            Some(_) => plan.value_type().to_string(),
            None => "&[u8]".to_owned(),
        };
        let allow = if self.names_codes {
            plan.allow_deprecated()
        } else {
            ""
        };
        let mut text = format!(
            "/// The answers of the ranges to `{}()`: each is for its value and those up to the next.\n\
             {allow}pub static {}: [({key}, {}); {}] = [\n",
            self.method,
            self.table_name(),
            self.answer_type,
            entries.len(),
        );
        for (start, answer) in entries {
            let start = match start {
                Point::Integer(number) => integer_literal(*number, plan.is_hex()),
                Point::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
            };
            text += &format!("    ({start}, {answer}),\n");
        }
        Item::Text(text + "];\n")
    }
}

fn integer(point: &Point) -> i128 {
    match point {
        Point::Integer(number) => *number,
        Point::Bytes(_) => unreachable!("a table of integers has integers as bounds"),
    }
}
