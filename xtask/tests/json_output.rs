//! What commands print with `--message-format json` is what their schemas say, whatever the exit status.

mod support;

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use codetable_testing::checkout;
use serde_json::Value;
use support::{CommandOutput, Scratch, Workspace};

/// The schema of a command, and which members of it occurred.
struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
    text: Value,
    seen: BTreeSet<String>,
}

impl Schema {
    fn new(command: &str) -> Self {
        let text = checkout::read(&format!("xtask/schemas/{command}.json"));
        let text: Value = serde_json::from_str(&text).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(command, text.clone()).unwrap();
        let index = compiler.compile(command, &mut schemas).unwrap();
        Self {
            schemas,
            index,
            text,
            seen: BTreeSet::new(),
        }
    }

    fn check(&mut self, ran: &CommandOutput, status: i32) -> Value {
        assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
        let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.out));
        if let Err(error) = self.schemas.validate(&json, self.index) {
            panic!("{error}\n{json:#}");
        }
        assert_eq!(json.get("diagnostics").is_some(), status == 2, "{json:#}");
        mark(&json, &self.text, "", &mut self.seen);
        json
    }

    /// The members of the schema that did not occur in any output.
    fn unseen(&self) -> Vec<String> {
        let mut all = BTreeSet::new();
        members(&self.text, "", &mut all);
        all.difference(&self.seen).cloned().collect()
    }
}

/// Marks the members of a schema that a value has.
fn mark(value: &Value, schema: &Value, path: &str, seen: &mut BTreeSet<String>) {
    if let Some(object) = value.as_object() {
        for (name, member) in object {
            let path = format!("{path}/{name}");
            mark(member, &schema["properties"][name], &path, seen);
            seen.insert(path);
        }
    }
    for item in value.as_array().into_iter().flatten() {
        mark(item, &schema["items"], path, seen);
    }
    let words = schema["properties"]["kind"]["enum"].as_array();
    if words.is_some() {
        seen.insert(format!("{path}/kind={}", value["kind"].as_str().unwrap()));
    }
}

/// All members of a schema.
fn members(schema: &Value, path: &str, all: &mut BTreeSet<String>) {
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        members(member, &path, all);
        all.insert(path);
    }
    if schema["items"].is_object() {
        members(&schema["items"], path, all);
    }
    let words = schema["properties"]["kind"]["enum"].as_array();
    for word in words.into_iter().flatten() {
        all.insert(format!("{path}/kind={}", word.as_str().unwrap()));
    }
}

const TABLE: &str = "format = 1\n[table]\ntitle = \"Door\"\ntype = \"Door\"\nrepr = \"u8\"\n\
    [table.source]\ndocument = \"Doors\"\n[package]\nname = \"door\"\nversion = \"0.1.0\"\n\
    description = \"Doors\"\npublish = false\n";

/// A table of these codes.
fn table(codes: &[(&str, &str)]) -> String {
    let row = |(value, label): &(&str, &str)| {
        format!("\n[[code]]\nvalue = {value}\nlabel = \"{label}\"\n")
    };
    TABLE.to_owned() + &codes.iter().map(row).collect::<String>()
}

#[test]
fn compare_prints_what_its_schema_says() {
    let mut schema = Schema::new("compare");
    let scratch = Scratch::new();
    let own = [
        ("1", "OPEN"),
        ("2", "SHUT"),
        ("3", "STUCK"),
        ("4", "WIDE"),
        ("5", "LOST"),
        ("9", "GONE"),
    ];
    fs::write(scratch.spec("doors.toml"), table(&own)).unwrap();
    let page = scratch.spec("page.md");
    let list = "| Code | Name |\n|---|---|\n| 1 | OPEN |\n| 2 | SHUT |\n| 2 | CLOSED |\n| 3 | JAMMED |\n| 7 | WIDE |\n\
        | 8 | NEW |\n| x | LOST |\n| 20-29 | Private |\n| 30-39 | Unassigned |\n";
    fs::write(&page, list).unwrap();
    let (page, json) = (page.to_str().unwrap(), ["--message-format", "json"]);
    let compare = |args: &[&str]| scratch.xtask(&[&["compare"], args, &json].concat());
    schema.check(&compare(&[page]), 1);
    schema.check(&compare(&[page, page]), 1);

    // Nothing that the table lists, and several lists that could be meant.
    let other = scratch.spec("other.md");
    fs::write(
        &other,
        "# Colors\n\n| 1 | RED |\n|---|---|\n| 2 | BLUE |\n\n```\n1 A\n```\n",
    )
    .unwrap();
    let refused = schema.check(&compare(&[other.to_str().unwrap()]), 2);
    assert_eq!(refused["candidates"][0]["name"], "Colors", "{refused:#}");
    schema.check(
        &compare(&[other.to_str().unwrap(), other.to_str().unwrap()]),
        2,
    );

    // No difference.
    fs::write(&other, "| 1 | OPEN |\n|---|---|\n| 2 | SHUT |\n").unwrap();
    fs::write(
        scratch.spec("doors.toml"),
        table(&[("1", "OPEN"), ("2", "SHUT")]),
    )
    .unwrap();
    let same = schema.check(&compare(&[other.to_str().unwrap()]), 0);
    assert_eq!(same["rows"], serde_json::json!([]));

    // A file that is not there, a wrong call, and a table with mistakes.
    schema.check(&compare(&["missing.md"]), 2);
    schema.check(&compare(&["--unknown", page]), 2);
    fs::write(
        scratch.spec("doors.toml"),
        table(&[("1", "OPEN"), ("1", "SHUT")]),
    )
    .unwrap();
    let invalid = schema.check(&compare(&[page]), 2);
    let diagnostic = &invalid["diagnostics"][0];
    assert_eq!(diagnostic["line"].as_u64(), Some(19), "{diagnostic:#}");
    assert_eq!(schema.unseen(), Vec::<String>::new());
}

#[test]
fn new_prints_what_its_schema_says() {
    let mut schema = Schema::new("new");
    let scratch = Scratch::new();
    let page = scratch.spec("page.md");
    let list = "| Code | Name |\n|---|---|\n| 1 | OPEN |\n| 2 | SHUT |\n| x | LOST |\n| 3-9 | Unassigned |\n";
    fs::write(&page, list).unwrap();
    let page = page.to_str().unwrap();
    let new = |name: &str, args: &[&str]| {
        scratch.xtask(&[&["new", name, "--message-format=json", "--from"], args].concat())
    };
    let made = schema.check(&new("one", &[page]), 1);
    assert_eq!(made["read"], 2, "{made:#}");
    let more = scratch.spec("more.md");
    let rows = "| Code | Name |\n|---|---|\n| 11 | AJAR |\n| 12 | WIDE |\n| y | LOST |\n| 13 | Unassigned |\n";
    fs::write(&more, rows).unwrap();
    schema.check(&new("two", &[page, more.to_str().unwrap()]), 1);
    let exists = schema.check(&new("one", &[page]), 2);
    assert_eq!(
        (&exists["written"], &exists["read"]),
        (&Value::Null, &0.into())
    );

    let other = scratch.spec("other.md");
    let lists = "# Colors\n\n| 1 | RED |\n|---|---|\n| 2 | BLUE |\n\n# Shapes\n\n| 1 | a | ROUND |\n|---|---|---|\n| 2 | b | FLAT |\n";
    fs::write(&other, lists).unwrap();
    let other = other.to_str().unwrap();
    let refused = schema.check(&new("three", &[other]), 2);
    assert_eq!(refused["candidates"][1]["name"], "Shapes", "{refused:#}");
    schema.check(&new("three", &[other, other]), 2);
    let unseen = schema.unseen();
    // A table that is made has no mistakes.
    let of_mistakes = |member: &&String| member.starts_with("/diagnostics/");
    assert!(
        unseen.iter().all(|member| of_mistakes(&member)),
        "{unseen:?}"
    );
}

#[test]
fn init_prints_what_its_schema_says() {
    let mut schema = Schema::new("init");
    let workspace = Workspace::new();
    let init =
        |args: &[&str]| workspace.codetable(&[&["init", "--message-format=json"], args].concat());
    let actions = |json: &Value| -> Vec<String> {
        let files = json["files"].as_array().unwrap().iter();
        let action = |file: &Value| format!("{} {}", file["action"], file["path"]).replace('"', "");
        files.map(action).collect()
    };
    workspace.write(".gitattributes", "Cargo.lock merge=union\n");
    let other = schema.check(&init(&["--spec", "tables"]), 1);
    let expected = [
        "changed Cargo.toml",
        "added tables/schema.json",
        "added tables/codes.schema.json",
        "added generated/.gitattributes",
        "blocked .gitattributes",
    ];
    assert_eq!(actions(&other), expected, "{other:#}");
    workspace.remove(".gitattributes");
    let ready = schema.check(&init(&[]), 0);
    assert_eq!(actions(&ready)[0], "unchanged Cargo.toml", "{ready:#}");
    assert_eq!(actions(&ready)[4], "added .gitattributes", "{ready:#}");

    // An option that cannot be a setting, an option that does not exist, and a manifest that is not valid.
    let refused = schema.check(&init(&["--out", "../crates"]), 2);
    assert_eq!(refused["files"], serde_json::json!([]), "{refused:#}");
    schema.check(&init(&["--unknown"]), 2);
    workspace.write("Cargo.toml", "[workspace\n");
    schema.check(&init(&[]), 2);
    assert_eq!(schema.unseen(), Vec::<String>::new());
}
