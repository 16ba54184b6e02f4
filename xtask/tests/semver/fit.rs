//! What an edit of a table entails: its rows still fit each other afterwards.

use codetable_testing::random::Random;
use toml::{Table, Value};

use crate::generator::fact;
use crate::rows::{rows, rows_mut, text};

/// Changes what no longer fits the rest of a table, and removes uses of what is not declared.
pub fn fit(random: &mut Random, table: &mut Table) {
    let is_str = text(table["table"].as_table().unwrap(), "repr") == "str";
    fit_values(table, is_str);
    fit_uses(table);
    fit_facts(random, table);
    let has_message = table.contains_key("message");
    let module = rows_mut(table, "module").pop();
    if let Some(Value::Array(features)) = module.and_then(|module| module.get_mut("features")) {
        features.retain(|feature| match feature.as_str() {
            Some("alloc") => is_str,
            Some("message") => has_message,
            _ => true,
        });
    }
}

/// Fits values, and what has them, to the type of the values.
fn fit_values(table: &mut Table, is_str: bool) {
    if is_str {
        for key in ["radix", "width", "discriminant", "base-mask"] {
            rows_mut(table, "table")[0].remove(key);
        }
    }
    for section in ["code", "gap", "retired", "range"] {
        for row in rows_mut(table, section) {
            for key in ["value", "first", "last", "fallback", "same-label-as"] {
                if let Some(value) = row.get_mut(key) {
                    *value = fitting(value, is_str);
                }
            }
        }
    }
    // Strings have prefixes in place of bounds.
    for range in rows_mut(table, "range") {
        if is_str && let Some(first) = range.remove("first") {
            range.remove("last");
            range.insert("prefix".to_owned(), first);
        } else if !is_str && let Some(prefix) = range.remove("prefix") {
            let first = fitting(&prefix, false);
            range.insert("last".to_owned(), (first.as_integer().unwrap() + 9).into());
            range.insert("first".to_owned(), first);
        }
    }
    for gap in rows_mut(table, "gap") {
        if is_str && let Some(first) = gap.remove("first") {
            gap.remove("last");
            gap.insert("value".to_owned(), first);
        }
    }
}

/// A value as a string or as a number.
fn fitting(value: &Value, is_str: bool) -> Value {
    match value {
        Value::Integer(number) if is_str => number.to_string().into(),
        Value::String(text) if !is_str => text.parse::<i64>().unwrap().into(),
        value => value.clone(),
    }
}

/// Removes uses of groups, tags and codes that are not declared.
fn fit_uses(table: &mut Table) {
    let [groups, tags, codes] =
        [("group", "id"), ("tag", "id"), ("code", "value")].map(|(section, key)| {
            let declared: Vec<Value> = rows(table, section).map(|row| row[key].clone()).collect();
            declared
        });
    for section in ["code", "range"] {
        for row in rows_mut(table, section) {
            for (key, declared) in [("group", &groups), ("fallback", &codes)] {
                if row.get(key).is_some_and(|used| !declared.contains(used)) {
                    row.remove(key);
                }
            }
            if let Some(Value::Array(used)) = row.get_mut("tags") {
                used.sort_by_key(ToString::to_string);
                used.dedup();
                used.retain(|tag| tags.contains(tag));
            }
        }
    }
}

/// Fits facts to the types of their columns, and states those that are required.
fn fit_facts(random: &mut Random, table: &mut Table) {
    let columns: Vec<Table> = rows(table, "column").cloned().collect();
    for code in rows_mut(table, "code") {
        let old = code.remove("columns").unwrap_or(Table::new().into());
        let mut facts = Table::new();
        for column in &columns {
            let id = text(column, "id");
            let new = fact(random, column);
            let is_required = column.get("required") == Some(&true.into());
            let fact = match old.get(id) {
                Some(old) if old.same_type(&new) => Some(old.clone()),
                Some(_) => Some(new),
                None => is_required.then_some(new),
            };
            facts.extend(fact.map(|fact| (id.to_owned(), fact)));
        }
        if !facts.is_empty() {
            code.insert("columns".to_owned(), facts.into());
        }
    }
}
