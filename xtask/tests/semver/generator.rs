//! Random tables with every key that a table may have. The keys are those of `spec/schema.json`, so that a new one
//! needs a value here.

use std::collections::HashMap;
use std::fs;
use std::sync::LazyLock;

use codetable_testing::random::Random;
use serde_json::Value as Json;
use toml::{Table, Value};

use crate::fit::fit;
use crate::rows::{list, rows, text};
use crate::support::root;

/// Each section, with the place of its keys in the schema.
pub const SECTIONS: &[(&str, &str)] = &[
    ("table", "/table"),
    ("source", "/table/properties/source"),
    ("package", "/package"),
    ("module", "/module"),
    ("group", "/group/items"),
    ("tag", "/tag/items"),
    ("column", "/column/items"),
    ("code", "/code/items"),
    ("alias", "/code/items/properties/alias/items"),
    ("range", "/range/items"),
    ("gap", "/gap/items"),
    ("retired", "/retired/items"),
    ("message", "/message"),
];

/// Keys that no row has by chance: sections, keys that exclude each other, versions, which have tests of their own,
/// and what is no part of a crate.
const LEFT_OUT: &[(&str, &str)] = &[
    ("table", "source"),
    ("package", "version"),
    ("package", "license-file"),
    ("module", "docs"),
    ("code", "alias"),
    ("code", "same-label-as"),
    ("code", "padded-label"),
    ("alias", "padded-label"),
    ("gap", "value"),
    ("range", "prefix"),
];

const WORDS: &[&str] = &[
    "DOOR", "GATE", "LOCK", "WALL", "ROOF", "LAMP", "BELL", "STEP", "PIPE", "TILE", "SASH", "BEAM",
];

/// A key of a section.
pub struct Key {
    pub name: String,
    pub is_required: bool,
}

/// The keys of a section that a row may have by chance.
pub fn keys(section: &str) -> &'static [Key] {
    static KEYS: LazyLock<HashMap<&str, Vec<Key>>> = LazyLock::new(|| {
        let text = fs::read_to_string(root().join("spec/schema.json")).unwrap();
        let schema: Json = serde_json::from_str(&text).unwrap();
        let sections = SECTIONS.iter().map(|(section, place)| {
            let of_section = schema.pointer(&format!("/properties{place}")).unwrap();
            (*section, keys_of_schema(section, of_section))
        });
        sections.collect()
    });
    &KEYS[section]
}

fn keys_of_schema(section: &str, schema: &Json) -> Vec<Key> {
    let required = schema["required"].as_array();
    let is_required = |name: &str| {
        // Optional in the schema, since something else can be in place of each.
        let is_stated = required.is_some_and(|required| required.contains(&Json::from(name)));
        is_stated || matches!(name, "first" | "last" | "license")
    };
    let names = schema["properties"].as_object().unwrap().keys();
    let names = names.filter(|name| !LEFT_OUT.contains(&(section, name)));
    let keys = names.map(|name| Key {
        name: name.clone(),
        is_required: is_required(name),
    });
    keys.collect()
}

/// A table, which need not be valid.
pub fn table(random: &mut Random) -> Table {
    let mut table = Table::new();
    table.insert("format".to_owned(), 1.into());
    let mut head = row(random, &table, "table");
    head.insert("source".to_owned(), row(random, &table, "source").into());
    table.insert("table".to_owned(), head.into());
    let target = if random.is_one_in(3) {
        "module"
    } else {
        "package"
    };
    let mut target_row = row(random, &table, target);
    target_row.insert("version".to_owned(), "1.2.3".into());
    table.insert(target.to_owned(), target_row.into());
    let sections = [
        ("group", 3),
        ("tag", 3),
        ("column", 3),
        ("code", 7),
        ("range", 3),
        ("gap", 2),
        ("retired", 2),
    ];
    for (section, most) in sections {
        table.insert(section.to_owned(), Value::Array(Vec::new()));
        for _ in 0..=random.below(most) {
            let row = row(random, &table, section);
            list(&mut table, section).push(row.into());
        }
    }
    if random.is_one_in(4) {
        let message = row(random, &table, "message");
        table.insert("message".to_owned(), message.into());
    }
    fit(random, &mut table);
    table
}

/// A row of a section.
pub fn row(random: &mut Random, table: &Table, section: &str) -> Table {
    let mut row = Table::new();
    for key in keys(section) {
        // Few rows have a link, so that an edit can add the first or remove the last one.
        let many = if key.name == "link" { 9 } else { 3 };
        if key.is_required || random.is_one_in(many) {
            row.insert(key.name.clone(), value(random, table, section, &key.name));
        }
    }
    if section == "code" {
        let aliases = (0..random.below(3)).map(|_| Value::Table(self::row(random, table, "alias")));
        row.insert("alias".to_owned(), Value::Array(aliases.collect()));
    }
    if let Some(first) = row.get("first").and_then(Value::as_integer) {
        let last = first + i64::try_from(random.below(20)).unwrap();
        row.insert("last".to_owned(), last.into());
    }
    if section == "range" && row.len() == 2 {
        row.insert("outcome".to_owned(), "error".into());
    }
    row
}

/// A value for a key.
pub fn value(random: &mut Random, table: &Table, section: &str, key: &str) -> Value {
    let number = random.below(120);
    let word = random.pick(WORDS);
    let name = word.to_lowercase();
    let title = format!("{}{number}", word[..1].to_owned() + &name[1..]);
    match (section, key) {
        ("message", _) => format!("{word}{number}").into(),
        // Known values are not in gaps.
        ("gap", "first" | "last") => i64::try_from(120 + number).unwrap().into(),
        (_, "value" | "first" | "last") => i64::try_from(number).unwrap().into(),
        (_, "fallback") => any(random, table, "code", "value").unwrap_or(0.into()),
        (_, "label") => format!("{}{word}_{number}", random.pick(&["E_", "API_", "X_"])).into(),
        (_, "variant") => title.into(),
        (_, "outcome") => random.pick(&["success", "warning", "error"]).into(),
        (_, "group") => any(random, table, "group", "id").unwrap_or("none".into()),
        (_, "tags") => {
            let tags = (0..=random.below(2)).filter_map(|_| any(random, table, "tag", "id"));
            Value::Array(tags.collect())
        }
        (_, "columns") => {
            let mut facts = Table::new();
            for column in rows(table, "column") {
                if random.is_one_in(2) {
                    facts.insert(text(column, "id").to_owned(), fact(random, column));
                }
            }
            facts.into()
        }
        (_, "id") => format!("{name}-{number}").into(),
        (_, "link" | "url" | "repository" | "homepage" | "documentation") => {
            let end = if (section, key) == ("source", "link") {
                "{value}"
            } else {
                ""
            };
            format!("https://example.com/{number}/{end}").into()
        }
        ("column", "type") => random.pick(&["bool", "u8", "i32", "str"]).into(),
        ("table", "type") => random.pick(&["Code", "Status", "Reply"]).into(),
        (_, "repr") => {
            let reprs = ["u8", "u16", "u32", "u64", "i16", "i32", "i64", "str", "str"];
            random.pick(&reprs).into()
        }
        (_, "radix") => random.pick(&["decimal", "hex"]).into(),
        (_, "width") => i64::try_from(1 + number % 6).unwrap().into(),
        (_, "strip-prefix") => Value::Array(vec![random.pick(&["E_", "API_"]).into()]),
        (_, "discriminant") => random.pick(&["value", "position"]).into(),
        (_, "base-mask") => random.pick(&["0x0F", "0x1F", "0x70"]).into(),
        (_, "required" | "exhaustive" | "publish") => random.is_one_in(2).into(),
        ("package", "name") => format!("{name}-codes").into(),
        ("module", "name") => format!("{name}_codes").into(),
        (_, "license") => random
            .pick(&["MIT", "Apache-2.0", "MIT OR Apache-2.0"])
            .into(),
        (_, "keywords") => Value::Array(vec![name.into()]),
        (_, "categories") => Value::Array(vec![
            random.pick(&["api-bindings", "encoding", "parsing"]).into(),
        ]),
        (_, "features") => {
            let names = ["serde", "alloc", "message"].into_iter();
            let features = names.filter(|_| random.is_one_in(2)).map(Value::from);
            Value::Array(features.collect())
        }
        (_, "outcome-from") => "outcome_codes".into(),
        (_, "retrieved") => {
            let date = format!("2026-11-{:02}", 1 + number % 28);
            Value::Datetime(date.parse().unwrap())
        }
        (_, "since" | "version") => format!("1.{number}.0").into(),
        (
            _,
            "title" | "description" | "reason" | "document" | "publisher" | "deprecated" | "allow",
        ) => format!("The {name} {number}.").into(),
        _ => panic!("{section}.{key} needs a value"),
    }
}

/// What a row states in a column.
pub fn fact(random: &mut Random, column: &Table) -> Value {
    let number = i64::try_from(random.below(100)).unwrap();
    match text(column, "type") {
        "bool" => (number % 2 == 0).into(),
        "str" => format!("fact {number}").into(),
        _ => number.into(),
    }
}

/// The value of a key in a random row.
fn any(random: &mut Random, table: &Table, section: &str, key: &str) -> Option<Value> {
    let values: Vec<Value> = rows(table, section).map(|row| row[key].clone()).collect();
    (!values.is_empty()).then(|| values[random.below(values.len())].clone())
}
