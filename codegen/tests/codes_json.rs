//! `codes.json` of every valid table: valid by its schema, and with exactly what the table says, read by a
//! plain TOML reader and a plain JSON reader.

use boon::{Compiler, Schemas};
use codetable_testing::{checkout, generate, text_of};
use serde_json::{Value as Json, json};
use toml::{Table, Value};

const MESSAGE: &str = r#"
[message]
root = "RESULT"
request-id = "ID"
type = "TYPE"
code = "CODE"
text = "TEXT"
error-type = "ERROR"
"#;

/// Each table with the `codes.json` made from it.
fn pairs() -> Vec<(Table, Json)> {
    let tables = checkout::tables(&checkout::VALID);
    let mut pairs: Vec<_> = tables.iter().map(|table| pair(table.text())).collect();
    let one = checkout::read("codegen/tests/shapes/one.toml");
    pairs.push(pair(&format!("{one}\n{MESSAGE}")));
    assert!(pairs.len() > 10);
    pairs
}

fn pair(text: &str) -> (Table, Json) {
    let artifacts = generate(text);
    let codes = serde_json::from_str(text_of(&artifacts, "/codes.json")).unwrap();
    (text.parse().unwrap(), codes)
}

/// Makes a schema refuse what it does not describe, and checks that it or a definition describes each
/// member.
fn make_strict(schema: &mut Json) {
    if let Json::Object(members) = schema {
        if members.contains_key("properties") {
            members.insert("additionalProperties".to_owned(), false.into());
            let described = |inner: &Json| {
                let about = inner.get("$ref").or(inner.get("description"));
                about.is_some_and(|about| about.as_str() != Some(""))
            };
            let properties = members["properties"].as_object().unwrap();
            assert!(properties.values().all(described), "{properties:?}");
        }
        members.values_mut().for_each(make_strict);
    }
}

#[test]
fn every_table_is_valid_by_the_schema() {
    let mut schema: Json = serde_json::from_str(&checkout::read("spec/codes.schema.json")).unwrap();
    make_strict(&mut schema);
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("codes.schema.json", schema).unwrap();
    let index = compiler.compile("codes.schema.json", &mut schemas).unwrap();
    for (_, codes) in pairs() {
        if let Err(error) = schemas.validate(&codes, index) {
            panic!("{}: {error}", codes["package"]["name"]);
        }
        for list in ["codes", "gaps", "retired"] {
            let Some(first) = codes[list].get(0) else {
                continue;
            };
            for member in first
                .as_object()
                .unwrap()
                .keys()
                .filter(|member| *member != "value")
            {
                let mut without = codes.clone();
                without[list][0].as_object_mut().unwrap().remove(member);
                let optional = [
                    "outcome",
                    "group",
                    "description",
                    "since",
                    "deprecated",
                    "allow",
                    "same-label-as",
                ];
                let accepted = schemas.validate(&without, index).is_ok();
                assert_eq!(
                    accepted,
                    optional.contains(&member.as_str()),
                    "{list}: {member}"
                );
            }
        }
    }
}

/// The three spellings of a value, computed without the library.
fn value(table: &Table, written: &Value) -> Json {
    let repr = table["table"]["repr"].as_str().unwrap();
    let text = match written {
        Value::String(text) if repr == "str" => {
            return json!({ "value": text, "wire": text, "shown": text });
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let bits: u32 = repr[1..].parse().unwrap();
    let number = match text.strip_prefix("0x") {
        Some(digits) => i128::from_str_radix(digits, 16).unwrap(),
        None => text.parse().unwrap(),
    };
    let modulus = 1_i128 << bits;
    let hex = table["table"].get("radix").and_then(Value::as_str) == Some("hex");
    // A TOML reader does not say how an integer was written: tables displayed in hexadecimal write it so.
    let in_hex = text.starts_with("0x") || (hex && written.is_integer());
    let wraps = repr.starts_with('i') && in_hex && (modulus / 2..modulus).contains(&number);
    let number = if wraps { number - modulus } else { number };
    let width = bits as usize / 4;
    let shown = if hex && number < modulus && number >= -modulus / 2 {
        format!("0x{:0width$X}", number.rem_euclid(modulus))
    } else if hex {
        format!("0x{number:0width$X}")
    } else {
        number.to_string()
    };
    let mut all = json!({ "wire": number.to_string(), "shown": shown });
    if number.abs() < 1 << 53 {
        all["value"] = json!(i64::try_from(number).unwrap());
    }
    all
}

/// A row with the three spellings of its value in place of the value.
fn row(table: &Table, row: &Value, lists: &[&str]) -> Json {
    let mut row = serde_json::to_value(row).unwrap();
    let members = row.as_object_mut().unwrap();
    let spellings = value(
        table,
        &Value::try_from(members.remove("value").unwrap()).unwrap(),
    );
    members.extend(spellings.as_object().unwrap().clone());
    if let Some(aliases) = members.remove("alias") {
        members.insert("aliases".to_owned(), aliases);
    }
    for list in lists {
        members.entry(*list).or_insert(json!([]));
    }
    row
}

fn rows<'t>(table: &'t Table, key: &str) -> Vec<&'t Value> {
    let rows = table.get(key).and_then(Value::as_array);
    rows.into_iter().flatten().collect()
}

/// Removes the names in Rust, which other tests compare. Each row must have one.
fn without(json: &Json, name: &str) -> Json {
    let mut all = json.clone();
    for row in all.as_array_mut().unwrap() {
        let removed = row.as_object_mut().unwrap().remove(name);
        assert!(removed.is_some_and(|name| !name.as_str().unwrap().is_empty()));
    }
    all
}

#[test]
fn it_says_what_the_table_says() {
    for (table, codes) in pairs() {
        let name = &codes["package"]["name"];
        assert_eq!(
            codes["package"],
            serde_json::to_value(&table["package"]).unwrap()
        );
        let message = table
            .get("message")
            .map(|message| serde_json::to_value(message).unwrap());
        assert_eq!(codes.get("message"), message.as_ref());
        let groups = serde_json::to_value(rows(&table, "group")).unwrap();
        assert_eq!(without(&codes["groups"], "variant"), groups, "{name}");

        let labels: Vec<&str> = rows(&table, "code")
            .iter()
            .map(|row| row["label"].as_str().unwrap())
            .collect();
        let found = codes["codes"].as_array().unwrap();
        assert_eq!(found.len(), labels.len(), "{name}");
        for (written, found) in rows(&table, "code").into_iter().zip(found) {
            let mut expected = row(&table, written, &["tags", "aliases"]);
            let mut found = found.clone();
            let members = found.as_object_mut().unwrap();
            members["aliases"] = without(&members["aliases"], "variant");
            for alias in expected["aliases"].as_array_mut().unwrap() {
                alias.as_object_mut().unwrap().remove("variant");
            }
            // The first code with a label and those that repeat it name each other.
            if expected.get("same-label-as").is_some() {
                let first = rows(&table, "code").into_iter().find(|row| {
                    row.get("same-label-as").is_none()
                        && row["label"].as_str() == written["label"].as_str()
                });
                let first = value(&table, &first.unwrap()["value"]);
                expected["same-label-as"] = first["wire"].clone();
            }
            let repeats = members.remove("repeated-by").unwrap();
            let count = labels
                .iter()
                .filter(|label| **label == expected["label"])
                .count()
                - 1;
            let is_first = expected.get("same-label-as").is_none();
            assert_eq!(
                repeats.as_array().unwrap().len(),
                if is_first { count } else { 0 },
                "{name}"
            );
            for tags in [&mut members["tags"], &mut expected["tags"]] {
                tags.as_array_mut().unwrap().sort_by_key(Json::to_string);
            }
            let variant = members.remove("variant").unwrap();
            let chosen = expected.as_object_mut().unwrap().remove("variant");
            assert!(chosen.is_none_or(|chosen| chosen == variant), "{name}");
            if expected.get("description") == Some(&json!("")) {
                expected.as_object_mut().unwrap().remove("description");
            }
            assert_eq!(found, expected, "{name}");
        }

        let gaps: Vec<Json> = rows(&table, "gap").into_iter().map(|gap| {
            let end = |key| value(&table, gap.get(key).or(gap.get("value")).unwrap());
            json!({ "first": end("first"), "last": end("last"), "reason": gap["reason"].as_str() })
        }).collect();
        assert_eq!(codes["gaps"], json!(gaps), "{name}");
        let retired: Vec<Json> = rows(&table, "retired")
            .into_iter()
            .map(|retired| row(&table, retired, &[]))
            .collect();
        assert_eq!(codes["retired"], json!(retired), "{name}");
    }
}

/// 2⁵³ − 1 is the largest integer that every reader of JSON keeps.
#[test]
fn a_number_that_readers_would_round_is_left_out() {
    let table = checkout::read("codegen/tests/shapes/extremes.toml");
    for (most, value) in [
        ("9007199254740991", json!(9_007_199_254_740_991_i64)),
        ("-9007199254740991", json!(-9_007_199_254_740_991_i64)),
        ("9007199254740992", Json::Null),
        ("-9007199254740992", Json::Null),
    ] {
        let (_, codes) =
            pair(&table.replace("value = 9223372036854775807", &format!("value = {most}")));
        assert_eq!(codes["codes"][1]["value"], value);
        assert_eq!(codes["codes"][1]["wire"], most);
    }
}
