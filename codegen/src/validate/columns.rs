//! Columns: facts of a declared type that codes state.

use std::collections::HashMap;

use super::value::in_range;
use super::{Context, keyword, naming, reserved, string};
use crate::model::column::{Column, ColumnType, ColumnValue};
use crate::model::value::{Repr, Value};
use crate::read::raw::RawCode;
use crate::read::spanned::{RawFact, RawValue, Spanned};
use crate::read::suggest::{did_you_mean, listed};

/// Validates the declarations.
pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Column> {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    let mut columns = Vec::new();
    for raw in &context.raw.columns {
        let Some(id) = &raw.id else { continue };
        let method = naming::snake(&id.value);
        check_method(context, id, &method);
        // A large crate has a `static` in uppercase for each column.
        if let Some(earlier) = first.insert(method.to_uppercase(), id) {
            let title = format!("two columns would have the method `{method}`");
            context
                .error(&id.span, title, "choose an id that makes another name")
                .note("again here")
                .related(&earlier.span, "first here");
        }
        let column_type = keyword(raw.column_type.as_ref());
        let description = string(raw.description.as_ref());
        if let (Some(column_type), Some(description)) = (column_type, description) {
            columns.push(Column {
                at: id.span.clone(),
                id: id.value.clone(),
                method,
                column_type,
                description,
                is_required: raw.required.as_ref().is_some_and(|required| required.value),
            });
        }
    }
    columns
}

fn check_method(context: &mut Context<'_, '_>, id: &Spanned<String>, method: &str) {
    let prefix = reserved::COLUMN_PREFIXES
        .iter()
        .find(|prefix| method.starts_with(**prefix));
    if method.is_empty() || (!naming::is_identifier(method) && !naming::is_keyword(method)) {
        let title = format!("the column `{}` does not make a Rust name", id.value);
        let help = "write words of letters and digits, such as \"http-status\"";
        context.error(&id.span, title, help);
    } else if let Some(prefix) = prefix {
        let title = format!("the column `{}` is reserved", id.value);
        let help = format!(
            "choose an id that does not start with `{}`",
            prefix.replace('_', "-")
        );
        context.error(&id.span, title, help);
    } else if naming::is_keyword(method) || reserved::METHODS.contains(&method) {
        let title = format!("the column `{}` is reserved", id.value);
        context
            .error(&id.span, title, "choose another id")
            .note(format!(
                "`{method}` is a method of the generated types, or a keyword of Rust"
            ));
    }
}

/// Validates what the rows state, by the position of each column.
pub(super) struct Columns<'c> {
    columns: &'c [Column],
    ids: Vec<&'c str>,
    positions: HashMap<&'c str, usize>,
}

impl<'c> Columns<'c> {
    pub(super) fn new(columns: &'c [Column]) -> Self {
        let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
        Self {
            columns,
            positions: ids.iter().copied().zip(0..).collect(),
            ids,
        }
    }

    /// Returns what a code states: the position of each column, ascending, and the value.
    pub(super) fn of_code(
        &self,
        context: &mut Context<'_, '_>,
        code: &RawCode,
    ) -> Vec<(usize, ColumnValue)> {
        let mut facts = Vec::with_capacity(code.columns.len());
        for (id, fact) in &code.columns {
            let Some(&position) = self.positions.get(id.value.as_str()) else {
                self.report_unknown(context, id);
                continue;
            };
            let column = &self.columns[position];
            match typed(&fact.value, column.column_type) {
                Some(value) => facts.push((position, value)),
                None => {
                    let title = format!("`{}` is not a `{}`", column.id, column.column_type.name());
                    context
                        .error(&fact.span, title, expected(column.column_type))
                        .related(&column.at, "the column");
                }
            }
        }
        facts.sort_by_key(|(position, _)| *position);
        self.check_required(context, code);
        facts
    }

    fn check_required(&self, context: &mut Context<'_, '_>, code: &RawCode) {
        let Some(value) = &code.value else { return };
        for column in self.columns.iter().filter(|column| column.is_required) {
            if !code.columns.iter().any(|(id, _)| id.value == column.id) {
                let title = format!("the code states no `{}`", column.id);
                let help = format!(
                    "add it: `columns = {{ {} = … }}`, or remove `required` from the column",
                    column.id
                );
                context
                    .error(&value.span, title, help)
                    .related(&column.at, "every code has to state it");
            }
        }
    }

    fn report_unknown(&self, context: &mut Context<'_, '_>, id: &Spanned<String>) {
        let help = did_you_mean(&id.value, &self.ids).unwrap_or_else(|| {
            if self.ids.is_empty() {
                "declare it with `[[column]]`".to_owned()
            } else {
                format!(
                    "declare it with `[[column]]`, or use one of {}",
                    listed(&self.ids)
                )
            }
        });
        context.error(&id.span, format!("unknown column `{}`", id.value), help);
    }
}

/// The value of a fact; `None` if it is of another type than its column.
fn typed(fact: &RawFact, column_type: ColumnType) -> Option<ColumnValue> {
    match (column_type, fact) {
        (ColumnType::Bool, RawFact::Bool(value)) => Some(ColumnValue::Bool(*value)),
        (ColumnType::Str, RawFact::Value(RawValue::Str(string))) => {
            Some(ColumnValue::Str(string.clone()))
        }
        (ColumnType::Integer(repr), RawFact::Value(value)) => {
            match in_range(value, Repr::Integer(repr)).ok()? {
                Value::Integer(number) => Some(ColumnValue::Integer(number)),
                Value::Str(_) => None,
            }
        }
        _ => None,
    }
}

fn expected(column_type: ColumnType) -> String {
    match column_type {
        ColumnType::Bool => "write `true` or `false`".to_owned(),
        ColumnType::Str => "write a string".to_owned(),
        ColumnType::Integer(repr) => {
            format!(
                "write an integer from {} to {}, in quotes if TOML cannot represent it",
                repr.min(),
                repr.max()
            )
        }
    }
}
