//! Columns: methods of the enum that return what codes state.

use std::collections::HashMap;

use super::change::Bump::{Major, Minor, Patch};
use super::change::Changes;
use super::effect::no_longer_compiles;
use super::pair::TablePair;
use super::state::State;
use crate::escape::markdown;
use crate::model::Code;
use crate::model::column::{Column, ColumnType, ColumnValue};

/// Reports `column-added`, `column-removed` and `column-respelled`.
pub(super) fn names(pair: &TablePair<'_>, changes: &mut Changes) {
    for column in &pair.columns.added {
        let path = pair.new.path(&method(column));
        changes.add_item("column-added", &show(column), &path, &column.at);
    }
    for column in &pair.columns.removed {
        let what = format!("{} is gone", show(column));
        let effect = no_longer_compiles(&pair.old.path(&method(column)));
        changes.add(Major, "column-removed", what, effect, None);
    }
    for (old, new) in &pair.columns.kept {
        if old.id != new.id {
            let what = format!("{} is now spelled {}", show(old), markdown::code(&new.id));
            let effect = format!("{} does not change", pair.new.path(&method(new)));
            changes.add(Patch, "column-respelled", what, effect, &new.at);
        }
    }
}

/// Reports `column-retyped` and `column-required-changed`: the method returns another type.
pub(super) fn types(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.columns.kept {
        let (was, now) = (rust_type(old), rust_type(new));
        let effect = || format!("`{}` returns `{now}`, not `{was}`", method(new));
        if old.column_type != new.column_type {
            let (was, now) = (old.column_type.name(), new.column_type.name());
            let what = format!("the type of {} is now `{now}`, was `{was}`", show(new));
            changes.add(Major, "column-retyped", what, effect(), &new.at);
        } else if old.is_required != new.is_required {
            let state = if new.is_required { "now" } else { "no longer" };
            let what = format!("{} is {state} required", show(new));
            changes.add(Major, "column-required-changed", what, effect(), &new.at);
        }
    }
}

/// Reports `column-description-changed`.
pub(super) fn descriptions(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.columns.kept {
        if old.description != new.description {
            let what = format!("the description of {} changed", show(new));
            changes.add_documentation("column-description-changed", what, &new.at);
        }
    }
}

/// Reports `column-value-changed`. All values of a column with another type are one change.
pub(super) fn values(pair: &TablePair<'_>, changes: &mut Changes) {
    let is_same_type = |(old, new): &&(&Column, &Column)| old.column_type == new.column_type;
    let kept: Vec<_> = pair.columns.kept.iter().filter(is_same_type).collect();
    for (old, new) in &pair.codes.kept {
        let (was, now) = (stated(&pair.old, old), stated(&pair.new, new));
        if was.is_empty() && now.is_empty() {
            continue;
        }
        for (old_column, column) in &kept {
            let was = was.get(old_column.method.as_str()).copied();
            let now = now.get(column.method.as_str()).copied();
            if was != now {
                let display = |value: Option<&ColumnValue>| {
                    value.map_or("none".to_owned(), |value| {
                        markdown::code(&value.to_string())
                    })
                };
                let (was, now) = (display(was), display(now));
                let named = pair.new.show_code(new);
                let id = markdown::code(&column.id);
                let what = format!("the {id} of {named} is now {now}, was {was}");
                let effect = format!("`{}` returns another value", method(column));
                changes.add(Minor, "column-value-changed", what, effect, &new.at);
            }
        }
    }
}

/// Returns what a code states in each column, by the method of the column.
fn stated<'t>(state: &State<'t>, code: &'t Code) -> HashMap<&'t str, &'t ColumnValue> {
    let columns = &state.table.columns;
    let facts = code.columns.iter();
    facts
        .map(|(position, value)| (columns[*position].method.as_str(), value))
        .collect()
}

fn show(column: &Column) -> String {
    format!("the column {}", markdown::code(&column.id))
}

fn method(column: &Column) -> String {
    format!("{}()", column.method)
}

/// Returns the type that the method returns.
fn rust_type(column: &Column) -> String {
    let name = match column.column_type {
        ColumnType::Str => "&'static str",
        ColumnType::Bool | ColumnType::Integer(_) => column.column_type.name(),
    };
    if column.is_required {
        name.to_owned()
    } else {
        format!("Option<{name}>")
    }
}
