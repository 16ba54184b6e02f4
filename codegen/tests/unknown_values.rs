//! What a generated crate answers about any value, known or not: from the code, the code of the base, or the
//! ranges. The tables in `tests/unknown_values` are parts of published lists; a program asks their crates about
//! every value of 8 and 16 bits and about many others, and a naive reading of each table has to agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codetable::Settings;
use codetable_testing::checkout;
use codetable_testing::compile::{self, cargo};
use toml::{Table, Value};

const FOLDER: &str = "codegen/tests/unknown_values";

/// A table, read without the library.
struct Oracle {
    table: Table,
    library: String,
    type_name: String,
    repr: String,
    /// The position of the code with each value.
    codes: BTreeMap<Wire, usize>,
    /// The bounds of each range of integers.
    bounds: Vec<(i128, i128)>,
}

/// A value on the wire.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Wire {
    Integer(i128),
    Str(String),
}

#[test]
#[ignore = "builds and lints a dozen crates: half a minute"]
fn known_and_unknown_values_are_answered_as_the_table_says() {
    let oracles = oracles();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unknown_values");
    write_workspace(&folder, &oracles);

    cargo(&folder, &["fmt", "--all", "--check"]);
    let clippy = [
        "clippy",
        "--quiet",
        "--workspace",
        "--exclude",
        "ask",
        "--all-features",
        "--",
    ];
    cargo(
        &folder,
        &[&clippy[..], &["-Wclippy::pedantic", "-Dwarnings"]].concat(),
    );
    let doc = [
        "doc",
        "--quiet",
        "--workspace",
        "--exclude",
        "ask",
        "--all-features",
        "--no-deps",
    ];
    cargo(&folder, &doc);
    cargo(
        &folder,
        &[
            "test",
            "--quiet",
            "--doc",
            "--workspace",
            "--exclude",
            "ask",
        ],
    );

    let printed = cargo(&folder, &["run", "--quiet", "--package", "ask"]);
    let mut lines = printed.lines();
    for oracle in &oracles {
        for value in oracle.samples() {
            assert_eq!(
                lines.next(),
                Some(oracle.line(&value).as_str()),
                "{}",
                oracle.library
            );
        }
    }
    assert_eq!(lines.next(), None);
}

fn oracles() -> Vec<Oracle> {
    let oracle = |path: &PathBuf| {
        let table: Table = fs::read_to_string(path).unwrap().parse().unwrap();
        let text = |section: &str, key: &str| table[section][key].as_str().unwrap().to_owned();
        let mut oracle = Oracle {
            library: text("package", "name").replace('-', "_"),
            type_name: text("table", "type"),
            repr: text("table", "repr"),
            table,
            codes: BTreeMap::new(),
            bounds: Vec::new(),
        };
        let codes = oracle.rows("code").iter();
        oracle.codes = codes
            .map(|code| oracle.wire(&code["value"]))
            .zip(0..)
            .collect();
        if oracle.limits().is_some() {
            let number = |value: &Value| match oracle.wire(value) {
                Wire::Integer(number) => number,
                Wire::Str(text) => panic!("{text}"),
            };
            let bounds = oracle.rows("range").iter();
            oracle.bounds = bounds
                .map(|range| (number(&range["first"]), number(&range["last"])))
                .collect();
        }
        oracle
    };
    checkout::files(FOLDER, Some("toml"))
        .iter()
        .map(oracle)
        .collect()
}

impl Oracle {
    fn rows(&self, key: &str) -> &[Value] {
        self.table
            .get(key)
            .map_or(&[], |rows| rows.as_array().unwrap())
    }

    /// The lowest and the highest value; `None` for strings.
    fn limits(&self) -> Option<(i128, i128)> {
        let bits: u32 = self.repr[1..].parse().ok()?;
        Some(if self.repr.starts_with('i') {
            (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
        } else {
            (0, (1 << bits) - 1)
        })
    }

    fn wire(&self, value: &Value) -> Wire {
        let number = match (value, self.limits()) {
            (Value::String(text), None) => return Wire::Str(text.clone()),
            (Value::String(text), Some(_)) => match text.strip_prefix("0x") {
                Some(digits) => i128::from_str_radix(digits, 16).unwrap(),
                None => text.parse().unwrap(),
            },
            (value, _) => value.as_integer().unwrap().into(),
        };
        let (low, high) = self.limits().unwrap();
        Wire::Integer(if number > high {
            number - (high - low + 1)
        } else {
            number
        })
    }

    fn code(&self, value: &Wire) -> Option<&Value> {
        self.codes.get(value).map(|code| &self.rows("code")[*code])
    }

    fn base(&self, value: &Wire) -> Option<Wire> {
        let mask = self.wire(self.table["table"].get("base-mask")?);
        match (value, mask) {
            (Wire::Integer(value), Wire::Integer(mask)) => Some(Wire::Integer(value & mask)),
            _ => panic!("{value:?}"),
        }
    }

    /// The ranges around a value, the narrowest first.
    fn ranges(&self, value: &Wire) -> Vec<&Value> {
        let width = |(position, range): (usize, &Value)| match value {
            Wire::Integer(value) => {
                let (first, last) = self.bounds[position];
                (first..=last).contains(value).then(|| last - first)
            }
            Wire::Str(value) => {
                let prefix = range["prefix"].as_str().unwrap();
                value.starts_with(prefix).then(|| -(prefix.len() as i128))
            }
        };
        let ranges = self.rows("range").iter().enumerate();
        let mut around: Vec<(i128, &Value)> = ranges
            .filter_map(|range| Some((width(range)?, range.1)))
            .collect();
        around.sort_by_key(|(width, _)| *width);
        around.into_iter().map(|(_, range)| range).collect()
    }

    /// What a code says with what it takes from ranges, or what ranges say of a value without a code.
    fn fact<'o>(&'o self, value: &Wire, key: &str) -> Option<&'o Value> {
        let own = self.code(value).and_then(|code| code.get(key));
        own.or_else(|| {
            self.ranges(value)
                .into_iter()
                .find_map(|range| range.get(key))
        })
    }

    /// The same in the order of the raw type: code, code of the base, ranges.
    fn answer<'o>(&'o self, value: &Wire, key: &str) -> Option<&'o Value> {
        let base = self.base(value).filter(|base| self.code(base).is_some());
        match (self.code(value), base) {
            (None, Some(base)) => self.fact(&base, key).or_else(|| self.fact(value, key)),
            _ => self.fact(value, key),
        }
    }

    fn has_tag(&self, value: &Wire, tag: &str) -> bool {
        let has = |row: &Value| {
            let tags = row.get("tags").and_then(Value::as_array);
            tags.is_some_and(|tags| tags.iter().any(|other| other.as_str() == Some(tag)))
        };
        let holds = |value: &Wire| {
            self.code(value).is_some_and(has) || self.ranges(value).into_iter().any(has)
        };
        let base = self.base(value).filter(|base| self.code(base).is_some());
        let of_base = self.code(value).is_none() && base.is_some_and(|base| holds(&base));
        holds(value) || of_base
    }

    fn fallback(&self, value: &Wire) -> Option<Wire> {
        let base = self.base(value).filter(|base| self.code(base).is_some());
        match (self.code(value), base) {
            (Some(_), _) => Some(value.clone()),
            (None, Some(base)) => Some(base),
            (None, None) => {
                let ranges = self.ranges(value);
                let fallback = ranges.into_iter().find_map(|range| range.get("fallback"));
                fallback.map(|fallback| self.wire(fallback))
            }
        }
    }

    /// The line that the program prints for a value.
    fn line(&self, value: &Wire) -> String {
        let own = |key: &str| match self.code(value) {
            Some(code) => string(code.get(key)),
            None => string(
                self.ranges(value)
                    .into_iter()
                    .find_map(|range| range.get(key)),
            ),
        };
        let outcome = string(self.answer(value, "outcome"));
        let mut fields = vec![
            show(value),
            format!("{:?} {:?}", own("label"), own("description")),
            format!("{outcome:?}"),
            ["error", "success", "warning"]
                .map(|word| (outcome == Some(word)).to_string())
                .join(" "),
        ];
        if !self.rows("group").is_empty() {
            let id = string(self.answer(value, "group"));
            let title = id.map(|id| {
                let mut groups = self.rows("group").iter();
                let group = groups.find(|group| group["id"].as_str() == Some(id));
                group.unwrap()["title"].as_str().unwrap()
            });
            fields.push(format!("{title:?}"));
        }
        for tag in self.rows("tag") {
            fields.push(self.has_tag(value, tag["id"].as_str().unwrap()).to_string());
        }
        fields.push(
            self.fallback(value)
                .map_or("none".to_owned(), |code| show(&code)),
        );
        fields.extend(self.base(value).map(|base| show(&base)));
        fields.join("\t")
    }

    /// Every value of a small type; else the neighborhood of each value that the table names, and some of
    /// everywhere.
    fn samples(&self) -> Vec<Wire> {
        let Some((low, high)) = self.limits() else {
            return self.strings();
        };
        if high - low < 1 << 16 {
            return (low..=high).map(Wire::Integer).collect();
        }
        let mut numbers = BTreeSet::from([low, high]);
        let rows = ["code", "range", "gap"]
            .into_iter()
            .flat_map(|key| self.rows(key));
        for row in rows {
            for key in ["value", "first", "last"] {
                if let Some(Wire::Integer(number)) = row.get(key).map(|value| self.wire(value)) {
                    numbers.extend([0, 1, 2, 0x100, 0x1_0000, 1 << 30].map(|step| number + step));
                    numbers.extend([1, 2, 0x100, 0x1_0000, 1 << 30].map(|step| number - step));
                }
            }
        }
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..2000 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            numbers.insert(low + i128::from(random >> 16) % (high - low + 1));
        }
        numbers.retain(|number| (low..=high).contains(number));
        numbers.into_iter().map(Wire::Integer).collect()
    }

    fn strings(&self) -> Vec<Wire> {
        let mut strings = BTreeSet::from([String::new(), "~".to_owned(), "é".to_owned()]);
        for row in ["code", "range"].into_iter().flat_map(|key| self.rows(key)) {
            let text = row
                .get("value")
                .or(row.get("prefix"))
                .unwrap()
                .as_str()
                .unwrap();
            for cut in 0..=text.len() {
                for end in ["", "\0", ".", "0", "1.99", "P", "é", "\u{10FFFF}"] {
                    strings.insert(format!("{}{end}", &text[..cut]));
                }
            }
        }
        strings.into_iter().map(Wire::Str).collect()
    }

    /// The part of the program that asks this table's crate.
    fn ask(&self) -> String {
        let library = &self.library;
        let values = match self.limits() {
            Some((low, high)) if high - low < 1 << 16 => format!("{}::MIN..={0}::MAX", self.repr),
            _ => {
                let values: Vec<String> = self.samples().iter().map(show).collect();
                format!("[{}]", values.join(", "))
            }
        };
        let mut fields = vec![
            "format!(\"{value:?}\")".to_owned(),
            "format!(\"{:?} {:?}\", raw.label(), raw.description())".to_owned(),
            "format!(\"{:?}\", raw.outcome().map(|outcome| outcome.to_string()))".to_owned(),
            "[raw.is_error(), raw.is_success(), raw.is_warning()].map(|is| is.to_string()).join(\" \")"
                .to_owned(),
        ];
        let mut equal = vec![
            "outcome".to_owned(),
            "is_error".to_owned(),
            "is_success".to_owned(),
        ];
        equal.push("is_warning".to_owned());
        if !self.rows("group").is_empty() {
            fields.push("format!(\"{:?}\", raw.group().map(|group| group.to_string()))".to_owned());
            equal.push("group".to_owned());
        }
        for tag in self.rows("tag") {
            let method = format!(
                "is_{}",
                tag["id"].as_str().unwrap().replace(['-', ' '], "_")
            );
            fields.push(format!("raw.{method}().to_string()"));
            equal.push(method);
        }
        let fallback =
            "raw.fallback().map_or(\"none\".to_owned(), |code| format!(\"{:?}\", code.value()))";
        fields.push(fallback.to_owned());
        if self.table["table"].get("base-mask").is_some() {
            fields.push("format!(\"{:?}\", raw.base().value())".to_owned());
        }
        let equal = equal.iter().fold(String::new(), |mut text, method| {
            _ = writeln!(text, "assert_eq!(code.{method}(), raw.{method}());");
            text
        });
        format!(
            "for value in {values} {{\n\
             let raw = {library}::Raw{}::new(value);\n\
             println!(\"{{}}\", [{}].join(\"\\t\"));\n\
             if let Some(code) = raw.known() {{\n\
             assert_eq!(Some(code.label()), raw.label());\n\
             assert_eq!(code.description(), raw.description());\n{equal}}}\n}}\n",
            self.type_name,
            fields.join(",\n"),
        )
    }
}

fn string(value: Option<&Value>) -> Option<&str> {
    value.map(|text| text.as_str().unwrap())
}

/// A value as the program prints it.
fn show(value: &Wire) -> String {
    match value {
        Wire::Integer(number) => number.to_string(),
        Wire::Str(text) => format!("{text:?}"),
    }
}

/// Writes a workspace of the crates of all tables and the program that asks them.
fn write_workspace(folder: &Path, oracles: &[Oracle]) {
    let generated = folder.join("generated");
    if generated.exists() {
        fs::remove_dir_all(&generated).unwrap();
    }
    let sources = checkout::tables(&[FOLDER]);
    let artifacts = codetable::generate(&sources, &Settings::default()).unwrap();
    compile::write(&artifacts, &generated);

    let mut main = checkout::read("codegen/tests/programs/unknown_values.rs");
    let mut manifest =
        "[package]\nname = \"ask\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n"
            .to_owned();
    main.push_str("\nfn main() {\nsources_are_right();\n");
    for oracle in oracles {
        main.push_str(&oracle.ask());
        let package = oracle.library.replace('_', "-");
        _ = writeln!(
            manifest,
            "{package} = {{ path = \"../generated/{package}\" }}"
        );
    }
    main.push_str("}\n");
    let program = folder.join("ask");
    fs::create_dir_all(program.join("src")).unwrap();
    fs::write(program.join("src/main.rs"), main).unwrap();
    fs::write(program.join("Cargo.toml"), manifest).unwrap();
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\", \"ask\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    cargo(folder, &["fmt", "--package", "ask"]);
}
