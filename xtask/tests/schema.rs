//! `spec/schema.json` accepts and refuses what the reader accepts and refuses, as far as the form
//! of a table goes: an editor must not contradict the generator.

mod support;

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use codetable::Source;
use toml::{Table, Value};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn ours() -> Self {
        let path = support::root().join("spec/schema.json");
        let text = fs::read_to_string(path).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler
            .add_resource("schema.json", serde_json::from_str(&text).unwrap())
            .unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn accepts(&self, table: &Table) -> bool {
        let json = serde_json::to_value(table).unwrap();
        self.schemas.validate(&json, self.index).is_ok()
    }
}

/// Whether the reader finds fault with the form of a table, and not only with what it means.
fn reader_accepts_form(text: &str) -> bool {
    let mistakes = codetable::generate(&[Source::new("table.toml", text)])
        .err()
        .unwrap_or_default();
    let is_form = |title: &str| {
        let unknown = [
            "unknown key",
            "unknown repr",
            "unknown radix",
            "unknown outcome",
        ];
        let of_section = title.contains('[') || title.starts_with("the table ");
        title.starts_with("unknown table format")
            || unknown.iter().any(|start| title.starts_with(start))
            || (of_section
                && [" has no ", " is empty", " needs "]
                    .iter()
                    .any(|part| title.contains(part)))
            || title.ends_with("is of the wrong type")
    };
    !mistakes.iter().any(|mistake| is_form(&mistake.title))
}

#[test]
fn tables_that_generate_are_accepted() {
    let schema = Schema::ours();
    let mut count = 0;
    for folder in ["spec", "xtask/tests/shapes"] {
        for entry in fs::read_dir(support::root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let text = fs::read_to_string(&path).unwrap();
                assert!(schema.accepts(&text.parse().unwrap()), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 10);
}

#[test]
fn wrong_tables_are_refused_for_their_form_by_both() {
    let schema = Schema::ours();
    for entry in fs::read_dir(support::root().join("xtask/tests/mistakes")).unwrap() {
        let path = entry.unwrap().path();
        // What is no TOML never comes before a schema.
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
            && let Ok(text) = fs::read_to_string(&path)
            && let Ok(table) = text.parse::<Table>()
        {
            assert_eq!(
                schema.accepts(&table),
                reader_accepts_form(&text),
                "{}",
                path.display()
            );
        }
    }
}

/// A table that has every key of the format.
const FULL: &str = r#"
format = 1
[table]
title = "Door code"
type = "DoorCode"
repr = "u8"
radix = "hex"
strip-prefix = ["DOOR_"]
[table.source]
document = "Doors"
publisher = "Example"
[package]
name = "door-codes"
version = "0.1.0"
description = "The codes of a door"
license = "MIT"
[[group]]
id = "motor"
title = "The motor"
[[code]]
value = 1
label = "DOOR_OPEN"
variant = "Open"
outcome = "success"
group = "motor"
tags = ["loud"]
description = "Open."
since = "0.1.0"
deprecated = "use 2"
allow = "because"
[[code.alias]]
label = "DOOR_AJAR"
variant = "Ajar"
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

/// Every change of one thing in a value: taken out, made another type, something unknown added.
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
fn every_change_of_a_table_is_judged_alike() {
    let schema = Schema::ours();
    let full: Table = FULL.parse().unwrap();
    assert!(schema.accepts(&full));
    assert!(codetable::generate(&[Source::new("table.toml", FULL)]).is_ok());
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
