//! The examples in doc comments, which run as tests of the generated crate.

use std::fmt::Display;

use proc_macro2::Ident;

use crate::emit::example;
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::Code;

/// The lines of a section with an example; none in a module. `imports` are items of the crate.
pub(super) fn section(plan: &Plan<'_>, imports: &[&dyn Display], body: &[String]) -> Vec<String> {
    if !plan.has_doctests() {
        return Vec::new();
    }
    let library = example::library(plan);
    let names: Vec<String> = imports.iter().map(ToString::to_string).collect();
    let names = match names.as_slice() {
        [name] => name.clone(),
        names => format!("{{{}}}", names.join(", ")),
    };
    let mut lines = ["", " # Examples", "", " ```"].map(str::to_owned).to_vec();
    lines.push(format!(" use {library}::{names};"));
    lines.push(String::new());
    // Lines that start with `#` would be hidden.
    let body = body.iter().flat_map(|statement| statement.lines());
    lines.extend(body.map(|line| format!(" {line}").trim_end().to_owned()));
    lines.push(" ```".to_owned());
    lines
}

/// The section with an example of the enum.
pub(super) fn of_code(plan: &Plan<'_>, body: &[String]) -> Vec<String> {
    section(plan, &[&plan.enum_name], body)
}

/// The section with an example of the raw type.
pub(super) fn of_raw(plan: &Plan<'_>, body: &[String]) -> Vec<String> {
    section(plan, &[&plan.raw_name], body)
}

/// The section with an example of the raw type and the enum.
pub(super) fn of_both(plan: &Plan<'_>, body: &[String]) -> Vec<String> {
    section(plan, &[&plan.raw_name, &plan.enum_name], body)
}

/// A statement that two expressions are equal.
pub(super) fn equal(left: impl Display, right: impl Display) -> String {
    format!("assert_eq!({left}, {right});")
}

/// A statement that an expression of type `bool` has this value.
pub(super) fn is(value: bool, expression: impl Display) -> String {
    let not = if value { "" } else { "!" };
    format!("assert!({not}{expression});")
}

/// A type that holds any value, as examples write it.
#[derive(Clone, Copy)]
pub(super) struct Holder<'p> {
    pub(super) name: &'p Ident,
    /// The function that makes it of a value.
    constructor: &'static str,
}

impl<'p> Holder<'p> {
    /// The raw type.
    pub(super) fn raw(plan: &'p Plan<'_>) -> Self {
        Self {
            name: &plan.raw_name,
            constructor: "new",
        }
    }

    /// The type that owns a value.
    pub(super) fn buf(plan: &'p Plan<'_>) -> Self {
        Self {
            name: &plan.buf_name,
            constructor: "from",
        }
    }

    /// The value of a code in the type, as an expression.
    pub(super) fn known(self, plan: &Plan<'_>, row: &Code) -> String {
        self.value(&plan.literal(&row.value))
    }

    /// A value that no code has in the type, as an expression, if the plan knows one.
    pub(super) fn unknown(self, plan: &Plan<'_>) -> Option<String> {
        Some(self.value(&plan.literal(&plan.unknown()?)))
    }

    fn value(self, literal: &str) -> String {
        format!("{}::{}({literal})", self.name, self.constructor)
    }
}

/// The value of a code in the raw type, as an expression.
pub(super) fn raw(plan: &Plan<'_>, row: &Code) -> String {
    Holder::raw(plan).known(plan, row)
}

/// A value that no code has in the raw type, as an expression, if the plan knows one.
pub(super) fn unknown(plan: &Plan<'_>) -> Option<String> {
    Holder::raw(plan).unknown(plan)
}

/// The example among the codes for which this holds, or else that of the plan.
pub(super) fn row<'t>(plan: &Plan<'t>, holds: impl Fn(&Code) -> bool) -> &'t Code {
    let ordinary = |row: &&Code| row.deprecated.is_none() && row.repeats.is_none() && holds(row);
    let row = plan.table.codes.iter().find(ordinary);
    row.unwrap_or_else(|| plan.example())
}

/// `Some` with a string, or `None`, as an expression.
pub(super) fn optional(string: Option<&str>) -> String {
    string.map_or_else(
        || "None".to_owned(),
        |string| format!("Some({})", string_literal(string)),
    )
}
