//! Columns: facts of a declared type that codes state.

use std::collections::HashSet;

use toml_writer::ToTomlKey;

use super::references::{Ids, Methods, quoted};
use super::value::in_range;
use super::{Context, keyword, naming, reserved, string};
use crate::model::column::{Column, ColumnType, ColumnValue};
use crate::model::value::{Repr, Value};
use crate::read::raw::{RawCode, RawColumn, RawTable};
use crate::read::spanned::{RawFact, RawValue, Spanned};
use crate::read::suggest::listed;

/// The maximum number of required columns that a message names.
const MAX_MISSING: usize = 4;

/// Validates the declarations. Returns them in table order, `None` for those with a mistake.
pub(super) fn validate(context: &mut Context<'_, '_>) -> Vec<Option<Column>> {
    let raw = context.raw;
    let mut methods = Methods::default();
    let mut columns = Vec::with_capacity(raw.columns.len());
    for raw in &raw.columns {
        columns.push(column(context, raw, &mut methods));
    }
    columns
}

fn column<'r>(
    context: &mut Context<'r, '_>,
    raw: &'r RawColumn,
    methods: &mut Methods<'r>,
) -> Option<Column> {
    let id = raw.id.as_ref()?;
    let method = naming::snake(&id.value);
    if !check_method(context, id, &method) {
        return None;
    }
    let method = context.composed(method, &id.span, naming::composed_id(&id.value));
    if !methods.claim(context, "column", id, &method) {
        return None;
    }
    Some(Column {
        at: id.span.clone(),
        id: id.value.clone(),
        method,
        column_type: keyword(raw.column_type.as_ref())?,
        description: string(raw.description.as_ref())?,
        is_required: raw.required.as_ref().is_some_and(|required| required.value),
    })
}

/// Checks the name of a method.
fn check_method(context: &mut Context<'_, '_>, id: &Spanned<String>, method: &str) -> bool {
    let is_keyword = naming::is_keyword(method);
    if !is_keyword && !naming::is_identifier(method) {
        let title = format!("the column `{}` does not make a Rust name", id.value);
        let help = "write words of letters and digits, such as \"http-status\"";
        context.error(&id.span, title, help);
        return false;
    }
    let prefix = reserved::COLUMN_PREFIXES
        .iter()
        .find(|prefix| method.starts_with(**prefix));
    let (help, note) = if let Some(prefix) = prefix {
        let help = format!(
            "choose an id that does not start with `{}`",
            prefix.replace('_', "-")
        );
        let note = format!("methods that start with `{prefix}` have a meaning in Rust");
        (help, note)
    } else if is_keyword {
        let note = format!("`{method}` is a keyword of Rust");
        ("choose another id".to_owned(), note)
    } else if reserved::METHODS.contains(&method) {
        let note = format!("the generated types have the method `{method}` already");
        ("choose another id".to_owned(), note)
    } else {
        return true;
    };
    let title = format!("the column `{}` is reserved", id.value);
    context.error(&id.span, title, help).note(note);
    false
}

/// Validates what the rows state.
pub(super) struct Columns<'c, 'r> {
    /// In table order; `None` for those with a mistake.
    declared: &'c [Option<Column>],
    /// The ids as written, so that a mistake in a column is not also a mistake in each row.
    ids: Ids<'r>,
    /// The positions of the required columns, ascending.
    required: Vec<usize>,
    /// The undeclared columns that were reported.
    unknown: HashSet<&'r str>,
}

impl<'c, 'r> Columns<'c, 'r> {
    pub(super) fn new(raw: &'r RawTable, columns: &'c [Option<Column>]) -> Self {
        let is_required = |position: &usize| {
            let column: Option<&Column> = columns[*position].as_ref();
            column.is_some_and(|column| column.is_required)
        };
        Self {
            declared: columns,
            ids: Ids::new(raw.columns.iter().map(|column| column.id.as_ref())),
            required: (0..columns.len()).filter(is_required).collect(),
            unknown: HashSet::new(),
        }
    }

    /// Returns what a code states: the position of each column, ascending, and the value.
    pub(super) fn of_code(
        &mut self,
        context: &mut Context<'_, '_>,
        code: &'r RawCode,
    ) -> Vec<(usize, ColumnValue)> {
        let mut facts = Vec::with_capacity(code.columns.len());
        let mut stated = Vec::with_capacity(code.columns.len());
        for (id, fact) in &code.columns {
            let Some(position) = self.ids.position(&id.value) else {
                self.report_unknown(context, id);
                continue;
            };
            stated.push(position);
            // A mistake in the column was reported.
            let Some(column) = &self.declared[position] else {
                continue;
            };
            if let Some(value) = typed(&fact.value, column.column_type) {
                facts.push((position, value));
            } else {
                let type_name = column.column_type.name();
                let title = format!(
                    "the value of `{}` is not of the type `{type_name}`",
                    column.id
                );
                context
                    .error(&fact.span, title, expected(column.column_type))
                    .related(&column.at, "the column");
            }
        }
        facts.sort_by_key(|(position, _)| *position);
        self.check_required(context, code, stated);
        facts
    }

    /// Checks that a code states all required columns. `stated` has the positions of those that it states.
    fn check_required(
        &self,
        context: &mut Context<'_, '_>,
        code: &RawCode,
        mut stated: Vec<usize>,
    ) {
        if code.has_mistake {
            // It may be in what the code states.
            return;
        }
        stated.sort_unstable();
        // There are at most as many columns before the first missing one as the code states.
        let is_missing = |position: &&usize| stated.binary_search(position).is_err();
        let missing: Vec<&Column> = self
            .required
            .iter()
            .filter(is_missing)
            .take(MAX_MISSING)
            .filter_map(|&position| self.declared[position].as_ref())
            .collect();
        let (Some(first), Some(value)) = (missing.first(), &code.value) else {
            return;
        };
        let ids: Vec<&str> = missing.iter().map(|column| column.id.as_str()).collect();
        let title = match missing.len() {
            1..MAX_MISSING => format!("the code does not state {}", listed(&ids)),
            _ => format!("the code does not state {} and others", listed(&ids)),
        };
        let entries: Vec<String> = missing
            .iter()
            .map(|column| format!("{} = …", column.id.to_toml_key()))
            .collect();
        let help = format!(
            "write `columns = {{ {} }}`, or remove `required = true` from the column",
            entries.join(", ")
        );
        context
            .error(&value.span, title, help)
            .related(&first.at, "every code has to state it");
    }

    /// Reports a column that is not declared: one mistake, however many rows state it.
    fn report_unknown(&mut self, context: &mut Context<'_, '_>, id: &'r Spanned<String>) {
        let Spanned { value: id, span } = id;
        if !self.unknown.insert(id) {
            return;
        }
        let declare = format!(
            "write `[[column]]` with `id = {}`, `type` and `description`",
            quoted(id)
        );
        context.error(
            span,
            format!("undeclared column `{id}`"),
            self.ids.suggest(id, &declare),
        );
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
            let (min, max) = (repr.min(), repr.max());
            let quotes = if max > i64::MAX.into() {
                ", in quotes if TOML cannot represent it"
            } else {
                ""
            };
            format!("write an integer from {min} to {max}{quotes}")
        }
    }
}
