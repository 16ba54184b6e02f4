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
    let folders = [&checkout::VALID[..], &["codegen/tests/unknown_values"]].concat();
    let tables = checkout::tables(&folders);
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
        for list in ["columns", "ranges", "codes", "gaps", "retired"] {
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
                    "label",
                    "fallback",
                    "within",
                    "columns",
                    "link",
                    "since",
                    "deprecated",
                    "allow",
                    "same-label-as",
                ];
                let is_optional = match (list, member.as_str()) {
                    ("codes" | "retired", "label") | ("columns", "description") => false,
                    (_, member) => optional.contains(&member),
                };
                let accepted = schemas.validate(&without, index).is_ok();
                assert_eq!(accepted, is_optional, "{list}: {member}");
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
    let number = number(&text);
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
        let digits = table["table"].get("width").and_then(Value::as_integer);
        let width = usize::try_from(digits.unwrap_or(0)).unwrap();
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{:0width$}", number.unsigned_abs())
    };
    let mut all = json!({ "wire": number.to_string(), "shown": shown });
    if number.abs() < 1 << 53 {
        all["value"] = json!(i64::try_from(number).unwrap());
    }
    all
}

/// Checks what a range states.
fn check_range(table: &Table, written: &Value, found: &Json) {
    let mut expected = serde_json::to_value(written).unwrap();
    let members = expected.as_object_mut().unwrap();
    for end in ["first", "last"] {
        if let Some(bound) = written.get(end) {
            members.insert(end.to_owned(), value(table, bound));
        }
    }
    if let Some(fallback) = written.get("fallback") {
        members.insert(
            "fallback".to_owned(),
            value(table, fallback)["wire"].clone(),
        );
    }
    members.entry("tags").or_insert(json!([]));
    let mut found = found.clone();
    found.as_object_mut().unwrap().remove("within");
    assert_eq!(found, expected);
}

/// Whether a range, as `codes.json` has it, contains the value of a code.
fn is_inside(range: &Json, code: &Json) -> bool {
    let wire = |json: &Json| json["wire"].as_str().unwrap().to_owned();
    if let Some(prefix) = range["prefix"].as_str() {
        return wire(code).starts_with(prefix);
    }
    let [first, last, value] =
        [&range["first"], &range["last"], code].map(|json| wire(json).parse().unwrap());
    (first..=last).contains::<i128>(&value)
}

/// Removes from a code what it takes from ranges, after a look at whether the range around it states that.
fn remove_inherited(code: &mut Json, ranges: &Json) -> usize {
    let inherited = code.as_object_mut().unwrap().remove("inherited").unwrap();
    let inherited = inherited.as_array().unwrap();
    for fact in inherited {
        let range = &ranges[usize::try_from(fact["range"].as_u64().unwrap()).unwrap()];
        assert!(is_inside(range, code), "{code}");
        let key = fact["key"].as_str().unwrap();
        if key == "tags" {
            let is_it = |tag: &Json| *tag == fact["tag"];
            assert!(range["tags"].as_array().unwrap().iter().any(is_it));
            code["tags"]
                .as_array_mut()
                .unwrap()
                .retain(|tag| !is_it(tag));
        } else {
            let removed = code.as_object_mut().unwrap().remove(key);
            assert_eq!(removed.as_ref(), range.get(key), "{code}");
        }
    }
    inherited.len()
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

/// Writes what a code states in columns of integers as `codes.json` does, whether or not it is in quotes.
fn expect_numbers(table: &Table, code: &mut Json) {
    for column in rows(table, "column") {
        let id = column["id"].as_str().unwrap();
        let is_text = ["str", "bool"].contains(&column["type"].as_str().unwrap());
        if let Some(fact) = code.pointer_mut(&format!("/columns/{id}"))
            && !is_text
        {
            let number = number(fact.as_str().unwrap_or(&fact.to_string()));
            *fact = match i64::try_from(number) {
                Ok(number) if number.unsigned_abs() < 1 << 53 => json!(number),
                _ => json!(number.to_string()),
            };
        }
    }
}

fn number(text: &str) -> i128 {
    match text.strip_prefix("0x") {
        Some(digits) => i128::from_str_radix(digits, 16).unwrap(),
        None => text.parse().unwrap(),
    }
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

fn check_metadata(table: &Table, found: &Json) {
    let mut expected = serde_json::to_value(&table["table"]).unwrap();
    let members = expected.as_object_mut().unwrap();
    members.remove("strip-prefix");
    members.entry("radix").or_insert(json!("decimal"));
    members.entry("exhaustive").or_insert(json!(false));
    if let Some(mask) = table["table"].get("base-mask") {
        members.insert("base-mask".to_owned(), value(table, mask)["wire"].clone());
    }
    if let Some(day) = table["table"]["source"].get("retrieved") {
        members["source"]["retrieved"] = json!(day.to_string());
    }
    let mut found = found.clone();
    let found_members = found.as_object_mut().unwrap();
    assert!(found_members.remove("file").is_some());
    let discriminant = found_members.remove("discriminant").unwrap();
    let chosen = members.remove("discriminant");
    assert!(chosen.is_none_or(|chosen| chosen == discriminant));
    assert_eq!(found, expected);
}

/// Checks the groups, the tags, the columns and the ranges.
fn check_declarations(table: &Table, codes: &Json) {
    let name = &codes["package"]["name"];
    let groups = serde_json::to_value(rows(table, "group")).unwrap();
    assert_eq!(without(&codes["groups"], "variant"), groups, "{name}");
    let tags = serde_json::to_value(rows(table, "tag")).unwrap();
    let found = without(&codes["tags"], "predicate").to_string();
    assert_eq!(
        found.replace("\"name\":", "\"id\":"),
        tags.to_string(),
        "{name}"
    );
    let mut columns = serde_json::to_value(rows(table, "column")).unwrap();
    for column in columns.as_array_mut().unwrap() {
        let required = column.as_object_mut().unwrap().entry("required");
        required.or_insert(json!(false));
    }
    assert_eq!(without(&codes["columns"], "method"), columns, "{name}");
    let ranges = codes["ranges"].as_array().unwrap();
    assert_eq!(ranges.len(), rows(table, "range").len());
    for (written, found) in rows(table, "range").into_iter().zip(ranges) {
        check_range(table, written, found);
    }
}

#[test]
fn it_says_what_the_table_says() {
    let mut inherited = 0;
    for (table, codes) in pairs() {
        let name = &codes["package"]["name"];
        let mut package = serde_json::to_value(&table["package"]).unwrap();
        let members = package.as_object_mut().unwrap();
        members.entry("keywords").or_insert(json!([]));
        members.entry("publish").or_insert(json!(true));
        assert_eq!(codes["package"], package);
        check_metadata(&table, &codes["table"]);
        let message = table
            .get("message")
            .map(|message| serde_json::to_value(message).unwrap());
        assert_eq!(codes.get("message"), message.as_ref());
        check_declarations(&table, &codes);
        let all = codes["codes"].as_array().unwrap().iter().cloned();
        let counts = all.map(|mut code| remove_inherited(&mut code, &codes["ranges"]));
        inherited += counts.sum::<usize>();

        let labels: Vec<&str> = rows(&table, "code")
            .iter()
            .map(|row| row["label"].as_str().unwrap())
            .collect();
        let found = codes["codes"].as_array().unwrap();
        assert_eq!(found.len(), labels.len(), "{name}");
        for (written, found) in rows(&table, "code").into_iter().zip(found) {
            let mut expected = row(&table, written, &["tags", "aliases"]);
            let mut found = found.clone();
            remove_inherited(&mut found, &codes["ranges"]);
            let link = found.as_object_mut().unwrap().remove("link");
            let template = table["table"]["source"].get("link");
            assert_eq!(
                link.is_some(),
                expected.get("link").is_some() || template.is_some(),
                "{name}"
            );
            let own_link = expected.as_object_mut().unwrap().remove("link");
            assert!(own_link.is_none() || own_link == link, "{name}");
            expected.as_object_mut().unwrap().remove("padded-label");
            expect_numbers(&table, &mut expected);
            let members = found.as_object_mut().unwrap();
            members["aliases"] = without(&members["aliases"], "variant");
            for alias in expected["aliases"].as_array_mut().unwrap() {
                let alias = alias.as_object_mut().unwrap();
                alias.remove("variant");
                alias.remove("padded-label");
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
    assert!(inherited > 50, "{inherited}");
}

/// The ranges nest, and each code and each range takes what it does not state from the narrowest that does.
#[test]
fn codes_say_which_range_states_what() {
    let rows = "[[tag]]\nid = \"a\"\n[[tag]]\nid = \"b\"\ndescription = \"B.\"\n\
                [[column]]\nid = \"big\"\ntype = \"u64\"\ndescription = \"A number.\"\n\
                [[range]]\nfirst = 10\nlast = 99\noutcome = \"error\"\ntags = [\"a\"]\nlabel = \"All\"\n\
                [[range]]\nfirst = 20\nlast = 29\ntags = [\"b\"]\nfallback = 20\n\
                [[code]]\nvalue = 20\nlabel = \"TWENTY\"\ncolumns = { big = \"18446744073709551615\" }\n\
                [[code]]\nvalue = 21\nlabel = \"OWN\"\noutcome = \"success\"\ntags = [\"a\"]\ncolumns = { big = 7 }\n";
    let (_, codes) = pair(&codetable_testing::table("repr = \"u8\"", rows));
    let ranges = &codes["ranges"];
    assert_eq!(ranges[0].get("within"), None);
    assert_eq!(
        (&ranges[0]["label"], &ranges[0]["tags"]),
        (&json!("All"), &json!(["a"]))
    );
    let inner = json!({
        "first": { "value": 20, "wire": "20", "shown": "20" },
        "last": { "value": 29, "wire": "29", "shown": "29" },
        "within": 0,
        "tags": ["b"],
        "fallback": "20",
    });
    assert_eq!(ranges[1], inner);
    assert_eq!(codes["tags"][1]["description"], json!("B."));

    let twenty = &codes["codes"][0];
    assert_eq!(twenty["outcome"], "error");
    assert_eq!(twenty["tags"], json!(["a", "b"]));
    let inherited = json!([
        { "key": "outcome", "range": 0 },
        { "key": "tags", "tag": "a", "range": 0 },
        { "key": "tags", "tag": "b", "range": 1 },
    ]);
    assert_eq!(twenty["inherited"], inherited);
    // More than readers of JSON keep.
    assert_eq!(twenty["columns"], json!({ "big": "18446744073709551615" }));
    let own = &codes["codes"][1];
    assert_eq!(
        own["inherited"],
        json!([{ "key": "tags", "tag": "b", "range": 1 }])
    );
    assert_eq!(own["columns"], json!({ "big": 7 }));
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
