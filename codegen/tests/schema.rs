//! `spec/schema.json` accepts and refuses what the reader accepts and refuses, as far as the form of a table
//! goes: an editor must not contradict the generator.

use std::collections::BTreeSet;

use boon::{Compiler, SchemaIndex, Schemas};
use codetable::{Settings, Source};
use codetable_testing::checkout;
use serde_json::Value as Json;
use toml::{Table, Value};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let text = checkout::read("spec/schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler
            .add_resource("schema.json", serde_json::from_str(&text).unwrap())
            .unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn accepts(&self, table: &Table) -> bool {
        let json = as_json(&Value::Table(table.clone()));
        self.schemas.validate(&json, self.index).is_ok()
    }
}

/// A value as an editor passes it to a schema: a date is a string.
fn as_json(value: &Value) -> Json {
    match value {
        Value::Datetime(date) => date.to_string().into(),
        Value::Array(array) => array.iter().map(as_json).collect(),
        Value::Table(table) => {
            let members = table.iter();
            members
                .map(|(key, value)| (key.clone(), as_json(value)))
                .collect()
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

/// Whether the reader accepts the form of a table. It may still refuse what the table means.
fn reader_accepts_form(text: &str) -> bool {
    let mistakes = codetable::generate(&[Source::new("any.toml", text)], &Settings::default())
        .err()
        .unwrap_or_default();
    let is_form = |title: &str| {
        let unknown = [
            "unknown key",
            "unknown repr",
            "unknown radix",
            "unknown outcome",
            "unknown discriminant",
            "unknown type",
        ];
        let of_section = title.contains('[') || title.starts_with("the table ");
        title.starts_with("unknown table format")
            || unknown.iter().any(|start| title.starts_with(start))
            || (of_section
                && [" has no ", " has `", " is empty", " needs "]
                    .iter()
                    .any(|part| title.contains(part)))
            || title.ends_with("has the wrong type")
    };
    !mistakes.iter().any(|mistake| is_form(&mistake.title))
}

/// The names of all properties in a schema.
fn keys(schema: &Json, names: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
        names.extend(properties.keys().cloned());
        properties.values().for_each(|inner| keys(inner, names));
    }
    if let Some(items) = schema.get("items") {
        keys(items, names);
    }
}

#[test]
fn every_key_is_documented() {
    let mut names = BTreeSet::new();
    keys(
        &serde_json::from_str(&checkout::read("spec/schema.json")).unwrap(),
        &mut names,
    );
    assert!(names.len() > 50);
    let page = checkout::read("spec/README.md");
    let is_documented = |name: &str| {
        let section = |header: &str| page.contains(&format!("# `{header}`\n"));
        let headers = [
            format!("[{name}]"),
            format!("[[{name}]]"),
            format!("[table.{name}]"),
            format!("[[code.{name}]]"),
        ];
        page.lines()
            .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
            .any(|(cell, _)| cell.contains(&format!("`{name}`")))
            || headers.iter().any(|header| section(header))
    };
    for name in names {
        assert!(is_documented(&name), "`{name}` is not in spec/README.md");
    }
}

#[test]
fn valid_tables_are_accepted() {
    let schema = Schema::new();
    let folders = [&checkout::VALID[..], &["codegen/tests/unknown_values"]].concat();
    let tables = checkout::tables(&folders);
    assert!(tables.len() > 10);
    for table in tables {
        let parsed = table.text().parse().unwrap();
        assert!(schema.accepts(&parsed), "{}", table.file());
    }
}

#[test]
fn wrong_tables_are_refused_for_their_form_by_both() {
    let schema = Schema::new();
    let mut refused = 0;
    for table in checkout::tables(&["xtask/tests/mistakes"]) {
        // An editor applies the schema only to what is TOML.
        if let Ok(parsed) = table.text().parse::<Table>() {
            let accepts = schema.accepts(&parsed);
            let form = reader_accepts_form(table.text());
            assert_eq!(accepts, form, "{}", table.file());
            refused += usize::from(!accepts);
        }
    }
    assert!(refused > 5);
}

/// A table that has every key of the format.
const FULL: &str = r#"
format = 1
[table]
title = "Door code"
type = "DoorCode"
repr = "u8"
radix = "hex"
discriminant = "value"
exhaustive = true
base-mask = "0x0F"
strip-prefix = ["DOOR_"]
[table.source]
document = "Doors"
publisher = "Example"
url = "https://doors.example/manual"
version = "2"
retrieved = 2026-11-25
link = "https://doors.example/manual#{label}"
[package]
name = "door-codes"
version = "0.1.0"
description = "The codes of a door"
license = "MIT"
repository = "https://code.example/doors"
homepage = "https://doors.example"
documentation = "https://docs.rs/door-codes"
keywords = ["door"]
categories = ["hardware-support"]
publish = false
[[group]]
id = "motor"
title = "The motor"
description = "Codes of the motor."
[[tag]]
id = "loud"
description = "It is loud."
[[column]]
id = "height"
type = "u16"
description = "In millimeters."
required = false
[[range]]
first = 1
last = 15
group = "motor"
outcome = "error"
tags = ["loud"]
label = "Motor fault"
description = "A fault of the motor."
fallback = 1
[[code]]
value = 1
label = "DOOR_OPEN"
variant = "Open"
outcome = "success"
group = "motor"
tags = ["loud"]
columns = { height = 1 }
description = "Open."
link = "https://doors.example/open"
padded-label = false
since = "0.1.0"
deprecated = "use 2"
allow = "because"
[[code.alias]]
label = "DOOR_AJAR"
variant = "Ajar"
padded-label = false
description = "Ajar."
deprecated = "use 2"
[[code]]
value = 2
label = "DOOR_OPEN"
same-label-as = 1
[[gap]]
value = 3
reason = "free"
[[gap]]
first = 4
last = 5
reason = "free"
[[retired]]
value = 6
label = "DOOR_STUCK"
since = "0.1.0"
reason = "gone"
[message]
root = "RESULT"
request-id = "ID"
type = "TYPE"
code = "CODE"
text = "TEXT"
error-type = "ERROR"
"#;

/// Every change of one part of a value: removed, of another type, or with an unknown key added.
fn mutations(value: &Value) -> Vec<Value> {
    let others = || {
        let table = Value::Table(Table::new());
        let texts = Value::Array(vec!["text".into()]);
        let mixed = Value::Array(vec![1.into(), "text".into()]);
        vec![
            7.into(),
            "text".into(),
            "".into(),
            true.into(),
            1.5.into(),
            table,
            texts,
            mixed,
            Value::Array(vec![]),
        ]
    };
    let mut all = others();
    match value {
        Value::Table(table) => {
            for (key, inner) in table {
                let mut without = table.clone();
                without.remove(key);
                all.push(Value::Table(without));
                for inner in mutations(inner) {
                    let mut with = table.clone();
                    with.insert(key.clone(), inner);
                    all.push(Value::Table(with));
                }
            }
            for key in ["unknown", "value", "first", "label"] {
                let mut with = table.clone();
                with.insert(key.to_owned(), 1.into());
                all.push(Value::Table(with));
            }
        }
        Value::Array(array) => {
            for (at, inner) in array.iter().enumerate() {
                for inner in mutations(inner) {
                    let mut with = array.clone();
                    with[at] = inner;
                    all.push(Value::Array(with));
                }
            }
        }
        _ => {}
    }
    all
}

#[test]
fn both_agree_on_every_change_of_a_table() {
    let schema = Schema::new();
    let full: Table = FULL.parse().unwrap();
    assert!(schema.accepts(&full));
    assert!(codetable::validate(&[Source::new("any.toml", FULL)]).is_ok());
    let (mut accepted, mut refused) = (0, 0);
    for mutation in mutations(&Value::Table(full)) {
        let Value::Table(table) = mutation else {
            continue;
        };
        let text = table.to_string();
        let accepts = reader_accepts_form(&text);
        assert_eq!(schema.accepts(&table), accepts, "{text}");
        *(if accepts { &mut accepted } else { &mut refused }) += 1;
    }
    assert!(
        accepted > 50 && refused > 300,
        "{accepted} accepted, {refused} refused"
    );
}
