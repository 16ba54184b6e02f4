//! What an edit of a table means, by its `codes.json` as it was generated and as it would be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use codetable::{Cause, Origin};
use jsonc_parser::{JsonArray, JsonObject, JsonValue, ParseOptions, parse_to_value};

use super::inventory::Finding;
use super::stale::Stale;

/// What changed in one table.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The name of the table's file.
    pub(super) file: String,
    /// What changed, one line each, such as ``24 `API_BUSY`: description changed``.
    pub(super) changes: Vec<String>,
}

/// A list of rows in `codes.json`: its member, the noun for a row, and the members that identify a row.
type Rows = (&'static str, &'static str, &'static [&'static str]);

const ROWS: [Rows; 7] = [
    ("codes", "code", &["wire"]),
    ("retired", "retired code", &["wire"]),
    ("gaps", "gap", &["first", "last"]),
    ("ranges", "range", &["first", "last", "prefix"]),
    ("groups", "group", &["id"]),
    ("tags", "tag", &["name"]),
    ("columns", "column", &["id"]),
];

/// Returns what changed in each table whose `codes.json` is stale because of it.
pub(super) fn of_tables<'s>(stale: impl Iterator<Item = &'s Stale>) -> Vec<Meaning> {
    stale.filter_map(of_table).collect()
}

fn of_table(stale: &Stale) -> Option<Meaning> {
    let is_of_table = matches!(
        stale.finding,
        Finding::Stale(Cause::Table | Cause::TableAndGenerator)
    );
    let Some(Origin::Table(file)) = &stale.origin else {
        return None;
    };
    let is_json = Path::new(&stale.path)
        .extension()
        .is_some_and(|end| end == "json");
    if !(is_of_table && is_json) {
        return None;
    }
    let [found, expected] = [&stale.found, &stale.expected].map(|text| object(text));
    Some(Meaning {
        file: file.clone(),
        changes: changes(&found?, &expected?),
    })
}

fn object(text: &str) -> Option<JsonObject<'_>> {
    match parse_to_value(text, &ParseOptions::default()) {
        Ok(Some(JsonValue::Object(object))) => Some(object),
        _ => None,
    }
}

fn changes(old: &JsonObject<'_>, new: &JsonObject<'_>) -> Vec<String> {
    let mut changes = Vec::new();
    for member in ["table", "package", "module", "message"] {
        let names = changed_members(old.get(member), new.get(member));
        changes
            .extend((!names.is_empty()).then(|| format!("{member}: {} changed", names.join(", "))));
    }
    for rows in ROWS {
        changes.extend(changes_of_rows(
            rows,
            old.get_array(rows.0),
            new.get_array(rows.0),
        ));
    }
    changes
}

fn changes_of_rows(
    (member, noun, ids): Rows,
    old: Option<&JsonArray<'_>>,
    new: Option<&JsonArray<'_>>,
) -> Vec<String> {
    let [old_order, new_order] = [old, new].map(|rows| ids_of(rows, ids));
    let [old, new] = [old, new].map(|rows| by_id(rows, ids));
    let mut changes = Vec::new();
    for id in &new_order {
        let now = new.get(id).copied();
        match old.get(id).copied() {
            None => changes.push(format!("new {noun} {}", shown(id, now))),
            Some(was) => {
                let names = changed_members(Some(was), now);
                if !names.is_empty() {
                    let row = shown(id, now);
                    let row = if member == "codes" {
                        row
                    } else {
                        format!("{noun} {row}")
                    };
                    changes.push(format!("{row}: {} changed", names.join(", ")));
                }
            }
        }
    }
    for id in old_order.iter().filter(|id| !new.contains_key(*id)) {
        changes.push(format!(
            "{noun} {} is gone",
            shown(id, old.get(id).copied())
        ));
    }
    let kept = |order: &[String]| -> Vec<String> {
        let in_both = |id: &&String| old.contains_key(*id) && new.contains_key(*id);
        order.iter().filter(in_both).cloned().collect()
    };
    if kept(&old_order) != kept(&new_order) {
        changes.push(format!("{member}: order changed"));
    }
    changes
}

type ById<'j> = BTreeMap<String, &'j JsonValue<'j>>;

fn by_id<'j>(rows: Option<&'j JsonArray<'j>>, ids: &[&str]) -> ById<'j> {
    let rows = rows.into_iter().flat_map(JsonArray::iter);
    rows.map(|row| (id(row, ids), row)).collect()
}

fn ids_of(rows: Option<&JsonArray<'_>>, ids: &[&str]) -> Vec<String> {
    let rows = rows.into_iter().flat_map(JsonArray::iter);
    rows.map(|row| id(row, ids)).collect()
}

/// What identifies a row, for people.
fn id(row: &JsonValue<'_>, ids: &[&str]) -> String {
    let parts = ids.iter().filter_map(|name| member(row, name));
    let mut parts: Vec<String> = parts.map(text).collect();
    parts.dedup();
    parts.join(" to ")
}

/// A row with its label, if it has one.
fn shown(id: &str, row: Option<&JsonValue<'_>>) -> String {
    match row.and_then(|row| member(row, "label")) {
        Some(label) => format!("{id} `{}`", text(label)),
        None => id.to_owned(),
    }
}

fn member<'v, 'j>(value: &'v JsonValue<'j>, name: &str) -> Option<&'v JsonValue<'j>> {
    match value {
        JsonValue::Object(object) => object.get(name),
        _ => None,
    }
}

/// A value as people write it; of a value with several forms, the one that is always exact.
fn text(value: &JsonValue<'_>) -> String {
    match value {
        JsonValue::String(text) => text.clone().into_owned(),
        JsonValue::Number(number) => (*number).to_owned(),
        JsonValue::Boolean(value) => value.to_string(),
        other => member(other, "wire").map_or_else(String::new, text),
    }
}

/// The names of the members in which two objects differ.
fn changed_members(old: Option<&JsonValue<'_>>, new: Option<&JsonValue<'_>>) -> Vec<String> {
    let names = |value: Option<&JsonValue<'_>>| -> Vec<String> {
        match value {
            Some(JsonValue::Object(object)) => object
                .clone()
                .into_iter()
                .map(|(name, _)| name.into_owned())
                .collect(),
            _ => Vec::new(),
        }
    };
    let all: BTreeSet<String> = names(old).into_iter().chain(names(new)).collect();
    let differs = |name: &String| {
        let [old, new] = [old, new].map(|value| value.and_then(|value| member(value, name)));
        old != new
    };
    all.into_iter().filter(differs).collect()
}
