//! What commands print with `--message-format json` is what their schemas say, whatever the exit status.

mod support;

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use codetable_testing::checkout;
use serde_json::{Value, json};
use support::{CommandOutput, Scratch, Workspace, root};

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
        self.mark(&json, &self.text.clone(), "");
        json
    }

    /// The schema that a schema refers to, if it does, with the path of its members.
    fn resolve(&self, schema: &Value, path: &str) -> (Value, String) {
        match schema["$ref"].as_str() {
            Some(name) => {
                let pointer = name.strip_prefix('#').unwrap();
                (self.text.pointer(pointer).unwrap().clone(), name.to_owned())
            }
            None => (schema.clone(), path.to_owned()),
        }
    }

    /// Marks the members of a schema that a value has, and the words of its enums.
    fn mark(&mut self, value: &Value, schema: &Value, path: &str) {
        let (schema, path) = self.resolve(schema, path);
        for (name, member) in value.as_object().into_iter().flatten() {
            let path = format!("{path}/{name}");
            self.mark(member, &schema["properties"][name], &path);
            self.seen.insert(path);
        }
        for item in value.as_array().into_iter().flatten() {
            self.mark(item, &schema["items"], &path);
        }
        if schema["enum"].is_array() {
            self.seen.insert(format!("{path}={value}"));
        }
    }

    /// The members of the schema, and the words of its enums, that did not occur in any output.
    fn unseen(&self) -> Vec<String> {
        let mut all = BTreeSet::new();
        self.members(&self.text, "", &mut all);
        all.difference(&self.seen).cloned().collect()
    }

    fn members(&self, schema: &Value, path: &str, all: &mut BTreeSet<String>) {
        let (schema, path) = self.resolve(schema, path);
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}/{name}");
            self.members(member, &path, all);
            all.insert(path);
        }
        if schema["items"].is_object() {
            self.members(&schema["items"], &path, all);
        }
        for word in schema["enum"].as_array().into_iter().flatten() {
            all.insert(format!("{path}={word}"));
        }
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

    // Two editions of one of several lists.
    let lists = "# Colors\n\n| 1 | RED |\n|---|---|\n| 2 | BLUE |\n\n# Shapes\n\n| 1 | a | ROUND |\n|---|---|---|\n| 2 | b | FLAT |\n";
    fs::write(&other, lists).unwrap();
    let args = ["--against", other.to_str().unwrap(), "--list", "1"];
    let editions = schema.check(
        &compare(&[&[other.to_str().unwrap()], &args[..]].concat()),
        0,
    );
    assert_eq!(editions["others"][0]["list"], 2, "{editions:#}");

    // No difference.
    fs::write(&other, "| 1 | OPEN |\n|---|---|\n| 2 | SHUT |\n").unwrap();
    fs::write(
        scratch.spec("doors.toml"),
        table(&[("1", "OPEN"), ("2", "SHUT")]),
    )
    .unwrap();
    let same = schema.check(&compare(&[other.to_str().unwrap()]), 0);
    assert_eq!(same["rows"], json!([]));

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
    let made = schema.check(&new("three", &[other, page, "--list", "1"]), 0);
    let others = [(2, "Shapes", other), (3, "", page)];
    for (at, (number, name, file)) in others.into_iter().enumerate() {
        let other = &made["others"][at];
        assert_eq!(other["list"], number, "{made:#}");
        assert_eq!(other["name"].as_str().unwrap_or_default(), name);
        assert_eq!(other["file"], file);
    }
    let unseen = schema.unseen();
    // A table that is made has no mistakes.
    let of_mistakes = |member: &&String| member.starts_with("/diagnostics/");
    assert!(
        unseen.iter().all(|member| of_mistakes(&member)),
        "{unseen:?}"
    );
}

const JSON: [&str; 2] = ["--message-format", "json"];
const README: &str = "generated/door-codes/README.md";
const LOCK: &str = "generated/codetable.lock";

/// A workspace with two tables, of which everything is generated.
fn workspace() -> Workspace {
    let workspace = Workspace::new();
    for (name, label) in [("door", "OPEN"), ("gate", "UP")] {
        let table = support::table(&format!("{name}-codes"), &[label]);
        workspace.write(&format!("spec/{name}s.toml"), &table);
    }
    workspace.generate();
    workspace
}

/// Two labels in one table, which is a mistake with a related place.
fn add_mistake(workspace: &Workspace) {
    let table = support::table("door-codes", &["OPEN", "OPEN"]);
    workspace.write("spec/doors.toml", &table);
}

/// Replaces the value of a line of the lock file.
fn set_digest(workspace: &Workspace, key: &str, value: Option<&str>) {
    let lock = workspace.read(LOCK);
    let lines = lock
        .lines()
        .filter_map(|line| match (line.rsplit_once(' '), value) {
            (Some((name, _)), None) if name == key => None,
            (Some((name, _)), Some(value)) if name == key => Some(format!("{key} {value}\n")),
            _ => Some(format!("{line}\n")),
        });
    workspace.write(LOCK, &lines.collect::<String>());
}

/// The digest of a file.
fn digest(workspace: &Workspace, key: &str) -> String {
    let lock = workspace.read(LOCK);
    let mut lines = lock.lines().filter_map(|line| line.rsplit_once(' '));
    lines.find(|(name, _)| *name == key).unwrap().1.to_owned()
}

#[test]
fn codegen_prints_what_its_schema_says() {
    let mut schema = Schema::new("codegen");
    let workspace = workspace();
    let codegen = |args: &[&str]| workspace.codetable(&[&["codegen"], &JSON[..], args].concat());
    let done = schema.check(&codegen(&[]), 0);
    assert_eq!(
        (&done["written"], &done["left"], &done["help"]),
        (&json!([]), &json!([]), &json!([]))
    );
    let all = done["unchanged"].as_u64().unwrap();

    // The same files as in the text.
    workspace.replace("spec/doors.toml", "OPEN", "AJAR");
    workspace.remove("spec/gates.toml");
    fs::copy(root().join("Cargo.lock"), workspace.path("Cargo.lock")).unwrap();
    let done = schema.check(&codegen(&[]), 0);
    let (written, removed) = (&done["written"], &done["removed"]);
    let has = |paths: &Value, path: &str| paths.as_array().unwrap().contains(&path.into());
    assert!(has(written, README) && has(written, LOCK), "{done:#}");
    assert!(has(removed, "generated/gate-codes/README.md"), "{done:#}");
    assert_eq!(done["cargo_lock"], "updated");
    let count = |paths: &Value| paths.as_array().unwrap().len() as u64;
    let unchanged = done["unchanged"].as_u64().unwrap();
    assert_eq!(count(written) + count(removed) + unchanged, all, "{done:#}");

    // What is left alone.
    workspace.write("generated/mine.txt", "mine\n");
    workspace.remove(README);
    fs::create_dir(workspace.path(README)).unwrap();
    fs::remove_dir_all(workspace.path("generated/door-codes/docs")).unwrap();
    workspace.write("generated/door-codes/docs", "mine\n");
    let gates = support::table("gate-codes", &["UP"]);
    workspace.write("spec/gates.toml", &gates);
    let codes = "generated/door-codes/codes.json";
    #[cfg(unix)]
    {
        workspace.remove(codes);
        std::os::unix::fs::symlink("README.md", workspace.path(codes)).unwrap();
    }
    schema.check(&codegen(&[]), 1);
    workspace.write("generated/gate-codes/mine.txt", "mine\n");
    workspace.remove("spec/gates.toml");
    workspace.write("Cargo.lock", "not a lock file\n");
    let left = schema.check(&codegen(&[]), 1);
    assert_eq!(left["cargo_lock"], "unknown");
    assert_eq!(left["help"].as_array().unwrap().len(), 2, "{left:#}");

    add_mistake(&workspace);
    schema.check(&codegen(&[]), 2);
    schema.check(&codegen(&["--unknown"]), 2);
    let mut unseen = schema.unseen();
    unseen.retain(|member| cfg!(unix) || !member.ends_with("=\"link\""));
    assert_eq!(unseen, Vec::<String>::new());
}

#[test]
fn check_prints_what_its_schema_says() {
    let mut schema = Schema::new("check");
    let workspace = workspace();
    let check =
        |args: &[&str]| workspace.codetable(&[&["codegen", "--check"], &JSON[..], args].concat());
    let find = |found: &Value, path: &str| {
        let stale = found["stale"].as_array().unwrap();
        let file = stale.iter().find(|file| file["path"] == path);
        file.unwrap_or_else(|| panic!("no {path} in {found:#}"))
            .clone()
    };
    let none = schema.check(&check(&[]), 0);
    assert_eq!((&none["stale"], &none["help"]), (&json!([]), &Value::Null));

    // The same words and the same diff as in the text.
    workspace.replace(README, "OPEN", "AJAR");
    let edited = schema.check(&check(&[]), 1);
    let file = find(&edited, README);
    assert_eq!(
        (&file["status"], &file["cause"]),
        (&"changed".into(), &"edited".into())
    );
    let text = workspace.codetable(&["codegen", "--check"]);
    let (reason, diff) = (
        file["reason"].as_str().unwrap(),
        file["diff"].as_str().unwrap(),
    );
    let says = format!("stale: {README}: {reason}\n{diff}\n");
    assert!(text.out.contains(&says), "{says}{}", text.out);
    assert_eq!(edited["help"], "run: cargo xtask codegen");
    assert_eq!(edited["command"], "cargo xtask codegen");

    // A README of another generator, then of another table, too; one that the lock file does not know.
    set_digest(
        &workspace,
        README,
        Some(&digest(&workspace, "generated/gate-codes/README.md")),
    );
    workspace.write(README, &workspace.read("generated/gate-codes/README.md"));
    assert_eq!(
        find(&schema.check(&check(&[]), 1), README)["cause"],
        "generator"
    );
    workspace.replace("spec/doors.toml", "OPEN", "SHUT");
    set_digest(&workspace, "generator", Some("0.0.1"));
    let cause = find(&schema.check(&check(&[]), 1), README);
    assert_eq!(cause["cause"], "table_and_generator");
    set_digest(&workspace, README, None);
    assert_eq!(
        find(&schema.check(&check(&[]), 1), README)["cause"],
        "unknown"
    );
    workspace.generate();
    let ours = workspace.read(LOCK);
    workspace.replace("spec/doors.toml", "SHUT", "OPEN");
    assert_eq!(
        find(&schema.check(&check(&[]), 1), README)["cause"],
        "table"
    );
    workspace.generate();

    // As `merge=union` leaves it.
    workspace.write(LOCK, &(workspace.read(LOCK) + &ours));
    assert_eq!(find(&schema.check(&check(&[]), 1), LOCK)["cause"], "merged");
    workspace.generate();

    // What is missing, in the way, orphaned or foreign.
    workspace.write("generated/mine.txt", "mine\n");
    workspace.remove(README);
    let found = schema.check(&check(&[]), 1);
    assert_eq!(find(&found, README)["status"], "missing");
    assert_eq!(find(&found, "generated/mine.txt")["status"], "foreign");
    let help = found["help"].as_str().unwrap();
    assert!(help.starts_with("move what the generator did"), "{help}");
    fs::create_dir(workspace.path(README)).unwrap();
    fs::remove_dir_all(workspace.path("generated/door-codes/docs")).unwrap();
    workspace.write("generated/door-codes/docs", "mine\n");
    #[cfg(unix)]
    {
        let codes = "generated/door-codes/codes.json";
        workspace.remove(codes);
        std::os::unix::fs::symlink("README.md", workspace.path(codes)).unwrap();
        assert_eq!(find(&schema.check(&check(&[]), 1), codes)["cause"], "link");
    }
    workspace.remove("spec/gates.toml");
    let gates = "generated/gate-codes/README.md";
    let found = schema.check(&check(&[]), 1);
    assert_eq!(find(&found, README)["cause"], "folder");
    assert_eq!(find(&found, gates)["status"], "orphaned");
    workspace.write("generated/gate-codes/src/mine.rs", "mine\n");
    assert_eq!(find(&schema.check(&check(&[]), 1), gates)["status"], "kept");

    add_mistake(&workspace);
    let invalid = schema.check(&check(&[]), 2);
    assert_eq!(invalid["stale"], json!([]));
    schema.check(&check(&["--unknown"]), 2);
    let mut unseen = schema.unseen();
    unseen.retain(|member| cfg!(unix) || !member.ends_with("=\"link\""));
    assert_eq!(unseen, Vec::<String>::new());
}

/// With JSON, annotations are on standard error.
#[test]
fn annotations_do_not_break_json() {
    let workspace = workspace();
    workspace.remove(README);
    let on_github = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(args).args(JSON).current_dir(workspace.root());
        support::ran(command.env("GITHUB_ACTIONS", "true").output().unwrap())
    };
    let ran = on_github(&["codegen", "--check"]);
    Schema::new("check").check(&ran, 1);
    let start = format!("::error file={README},line=1,col=1,title=stale artifact::missing. ");
    assert!(ran.err.starts_with(&start), "{}", ran.err);

    workspace.write("generated/mine.txt", "mine\n");
    let ran = on_github(&["codegen"]);
    Schema::new("codegen").check(&ran, 1);
    let says = "::error file=generated/mine.txt,line=1,col=1,title=left alone::not written by the generator. \
                Move what was left alone somewhere else, then run: cargo xtask codegen\n";
    assert_eq!(ran.err, says);
}

/// A table with everything that `explain` says of a row.
const FACTS: &str = r#"
[[group]]
id = "inner"
title = "Inner doors"

[[tag]]
id = "heavy"

[[tag]]
id = "glass"

[[column]]
id = "width"
type = "u16"
description = "The width."

[[range]]
first = 8
last = 15
label = "Some inner door"
description = "A door within the house."
outcome = "warning"
group = "inner"
tags = ["heavy"]
fallback = 8

[[range]]
first = 12
last = 13
label = "Glass door"
tags = ["glass"]

[[code]]
value = 1
label = "OPEN"
outcome = "success"
link = "https://doors.example/open"
since = "0.1.0"
deprecated = "use 8"

[[code.alias]]
label = "AJAR"
description = "Open a little."
deprecated = "use OPEN"

[[code]]
value = 8
label = "SHUT"
description = "It is shut."
outcome = "error"
columns = { width = 90 }

[[code]]
value = 12
label = "SHUT"
same-label-as = 8

[[code]]
value = 81
label = "BASED"

[[gap]]
first = 20
last = 29
reason = "kept free"

[[retired]]
value = 30
label = "GONE"
since = "0.1.0"
reason = "bricked up"
"#;

/// A folder with the table of [`FACTS`], and that table.
fn facts() -> (Scratch, String) {
    let scratch = Scratch::new();
    let with_mask = table(&[]).replace("repr = \"u8\"", "repr = \"u8\"\nbase-mask = \"0x0F\"");
    let text = with_mask + FACTS;
    fs::write(scratch.spec("doors.toml"), &text).unwrap();
    (scratch, text)
}

fn explain(scratch: &Scratch, args: &[&str]) -> CommandOutput {
    scratch.xtask(&[&["explain"], &JSON[..], args].concat())
}

#[test]
fn explain_says_whether_a_code_a_range_or_a_base_states_a_fact() {
    let (scratch, _) = facts();
    let first = |query: &str| {
        let found = explain(&scratch, &[query]);
        let found: Value = serde_json::from_str(&found.out).unwrap();
        found["queries"][0]["codes"][0].clone()
    };
    let outer = json!({"first": "8", "last": "15"});
    let inner = json!({"first": "12", "last": "13"});
    let of_outer = [
        json!({"key": "outcome", "from": "range", "range": outer}),
        json!({"key": "group", "from": "range", "range": outer}),
        json!({"key": "tags", "from": "range", "tag": "heavy", "range": outer}),
    ];
    let glass = json!({"key": "tags", "from": "range", "tag": "glass", "range": inner});

    let open = first("1");
    assert_eq!(open["variant"], "Door::Open");
    assert_eq!(open["inherited"], json!([]));
    // A code with an outcome of its own, and the rest of its range.
    let shut = first("8");
    assert_eq!(shut["outcome"], "error");
    assert_eq!(shut["group"], "inner");
    assert_eq!(shut["inherited"], json!(of_outer[1..]));
    // A value without a code.
    let unknown = first("13");
    assert_eq!(unknown["kind"], "unknown");
    assert_eq!(unknown["label"], "Glass door");
    assert_eq!(unknown["outcome"], "warning");
    let all = json!([of_outer[0], of_outer[1], of_outer[2], glass]);
    assert_eq!(unknown["inherited"], all);
    // One of which the code of the base says something.
    let based = first("17");
    assert_eq!(based["base"], "1");
    assert_eq!(based["treated_as"], "1");
    let of_base = json!([{"key": "outcome", "from": "base"}]);
    assert_eq!(based["inherited"], of_base);
    // A range does not inherit what it states itself.
    let range = first("within the house");
    assert_eq!(range["kind"], "range");
    assert_eq!(range["inherited"], json!([]));
    let nested = first("glass door");
    assert_eq!(nested["values"], inner);
    assert_eq!(nested["inherited"], json!(of_outer));
}

#[test]
fn explain_prints_what_its_schema_says() {
    let mut schema = Schema::new("explain");
    let (scratch, facts) = facts();
    let explain = |args: &[&str]| explain(&scratch, args);
    for query in ["1", "8", "13", "17", "glass door", "25", "30", "81"] {
        let found = schema.check(&explain(&[query]), 0);
        let answer = &found["queries"][0];
        assert_eq!(answer["found"], true, "{answer:#}");
        assert_eq!(answer["suggestions"], json!([]), "{answer:#}");
    }

    // The rows are those of the text, in its order.
    let rows = schema.check(&explain(&["shut"]), 0);
    let values = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["value"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(values(&rows["queries"][0]["codes"]), ["8", "12"]);
    let near = schema.check(&explain(&["opem"]), 1);
    let query = &near["queries"][0];
    assert_eq!(
        (&query["query"], &query["found"]),
        (&"opem".into(), &false.into())
    );
    assert!(!values(&query["suggestions"]).is_empty());

    let strings = facts
        .split("[[group]]")
        .next()
        .unwrap()
        .replace("\"u8\"", "\"str\"");
    let strings = strings.replace("base-mask = \"0x0F\"\n", "");
    let prefix = "[[range]]\nprefix = \"23\"\noutcome = \"error\"\n\n\
                  [[code]]\nvalue = \"23505\"\nlabel = \"UNIQUE\"\n";
    fs::write(scratch.spec("doors.toml"), strings + prefix).unwrap();
    let unknown = schema.check(&explain(&["23999"]), 0);
    let values = &unknown["queries"][0]["codes"][0]["values"];
    assert_eq!(*values, json!({"prefix": "23"}));

    schema.check(&explain(&["open", "--table", "none"]), 2);
    schema.check(&explain(&[]), 2);
    let twice = table(&[("1", "OPEN"), ("1", "SHUT")]);
    fs::write(scratch.spec("doors.toml"), twice).unwrap();
    let invalid = schema.check(&explain(&["1"]), 2);
    assert_eq!(invalid["queries"], json!([]));
    assert_eq!(schema.unseen(), Vec::<String>::new());
}

#[test]
fn breaking_prints_what_its_schema_says() {
    let mut schema = Schema::new("breaking");
    let cases = "xtask/tests/breaking";
    let breaking = |before: &str, after: &str, status: i32, schema: &mut Schema| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command
            .args(["breaking", "--against", before, "--spec", after])
            .args(JSON);
        let ran = support::ran(command.env_remove("GITHUB_ACTIONS").output().unwrap());
        schema.check(&ran, status)
    };
    for case in fs::read_dir(root().join(cases)).unwrap() {
        let name = case.unwrap().file_name().into_string().unwrap();
        let case = format!("{cases}/{name}");
        let expected = checkout::read(&format!("{case}/out.txt"));
        let status = expected.trim_end().rsplit_once(' ').unwrap().1;
        let (before, after) = (format!("{case}/before"), format!("{case}/after"));
        breaking(&before, &after, status.parse().unwrap(), &mut schema);
    }

    // A table that is gone, with notice.
    let workspace = workspace();
    workspace.write("old/doors.toml", &workspace.read("spec/doors.toml"));
    workspace.write("old/gates.toml", &workspace.read("spec/gates.toml"));
    workspace.remove("spec/gates.toml");
    let retired =
        "retired = [{ package = \"gate-codes\", since = \"0.1.0\", reason = \"no gates\" }]\n";
    workspace.write("Cargo.toml", &(workspace.read("Cargo.toml") + retired));
    let compared = workspace.codetable(&["breaking", "--against", "old", JSON[0], JSON[1]]);
    let compared = schema.check(&compared, 0);
    assert_eq!(
        compared["tables"][1]["retired"]["reason"], "no gates",
        "{compared:#}"
    );
    assert_eq!(schema.unseen(), Vec::<String>::new());
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
